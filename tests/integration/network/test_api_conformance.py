"""Schemathesis over the whole API: what its OpenAPI documents allow and forbid, asked of a running
service. No answer is a 500, and each is as documented."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.web.api import callers, openai_jobs
from tests.unit.bot.web.api.running_site import running_site

CONFIG = """
seed = 7
color = false
[checks.positive_data_acceptance]
expected-statuses = [{statuses}]
[phases.coverage]
enabled = true
[phases.fuzzing]
enabled = true
[phases.stateful]
enabled = false
[generation]
max-examples = 4
"""
ACCEPTED = '"2xx", "304", "401", "403", "404", "409", "416", "429"'
REFUSED = {"/api/v1": '"422"', "/v1": '"400"'}
"""Status of a recording, a link or an option that has the right form and can't be used."""


@pytest.mark.timeout(240)
def test_every_answer_is_as_documented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "BURST", 10**9)
    monkeypatch.setattr(openai_jobs, "LOOK_SECONDS", 0.02)
    site_folder = tmp_path / "site"
    site_folder.mkdir()
    with running_site(site_folder) as site:
        for prefix, refused in REFUSED.items():
            config = tmp_path / "schemathesis.toml"
            config.write_text(CONFIG.format(statuses=f"{ACCEPTED}, {refused}"))
            done = subprocess.run(
                [
                    *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
                    *("run", f"{site.url}{prefix}/openapi.json", "--url", f"{site.url}{prefix}"),
                    *("--header", f"Authorization: Bearer {site.token}"),
                ],
                capture_output=True,
                text=True,
                cwd=tmp_path,
                check=False,
            )
            assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
            assert "Failures" not in done.stdout
