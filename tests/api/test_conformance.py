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
ACCEPTED = '"2xx", "304", "401", "403", "404", "409", "412", "416", "429"'
PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("/api/v1", '"422"', ("--exclude-path-regex", "^/(operator|events$)")),
    ("/v1", '"400"', ()),
    ("/api/v1", '"422"', ("--include-path-regex", "^/operator")),
)
"""Prefix, status of a recording, a link or an option that has the right form and can't be used, and
which of the paths. The stream of all jobs has no end. A token opens either one's own things or the
operator's endpoints; those come last: they stop the service from taking up jobs."""


@pytest.mark.timeout(400)
def test_every_answer_is_as_documented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callers, "BURST", 10**9)
    monkeypatch.setattr(openai_jobs, "LOOK_SECONDS", 0.02)
    site_folder = tmp_path / "site"
    site_folder.mkdir()
    with running_site(site_folder) as site:
        for prefix, refused, paths in PARTS:
            config = tmp_path / "schemathesis.toml"
            config.write_text(CONFIG.format(statuses=f"{ACCEPTED}, {refused}"))
            token = site.admin if paths[:1] == ("--include-path-regex",) else site.token
            done = subprocess.run(
                [
                    *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(config)),
                    *("run", f"{site.url}{prefix}/openapi.json", "--url", f"{site.url}{prefix}"),
                    *("--header", f"Authorization: Bearer {token}", *paths),
                ],
                capture_output=True,
                text=True,
                cwd=tmp_path,
                check=False,
            )
            assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
            assert "Failures" not in done.stdout
