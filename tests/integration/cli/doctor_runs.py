"""Runs of `mp4totext doctor` as an operator starts it, and their findings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.paths import ROOT


@dataclass(frozen=True)
class DoctorOutput:
    """Output of the doctor: exit status, findings and complete text."""

    status: int
    findings: tuple[dict[str, str], ...]
    text: str

    def of(self, name: str) -> dict[str, str]:
        """Return the only finding of this name."""
        (finding,) = [each for each in self.findings if each["name"] == name]
        return finding

    def levels(self) -> dict[str, set[str]]:
        """Return the levels by name."""
        levels: dict[str, set[str]] = {}
        for each in self.findings:
            levels.setdefault(each["name"], set()).add(each["level"])
        return levels

    def broken(self) -> list[dict[str, str]]:
        return [each for each in self.findings if each["level"] == "broken"]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return an environment with nothing but PATH and these settings."""
    usual = {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DATA_DIR": str(folder / "data"),
        "HF_HUB_OFFLINE": "1",
        "COLUMNS": "200",
    }
    return usual | settings


def doctor(
    folder: Path, *line: str, by: Sequence[str] = (), program: Sequence[str] = (), **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*by, sys.executable, *(program or ("-m", "bot")), "doctor", *line],
        env=environment(folder, **settings),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def run_doctor(
    folder: Path, only: str = "", by: Sequence[str] = (), **settings: str
) -> DoctorOutput:
    chosen = ["--only", only] if only else []
    done = doctor(folder, "--json", *chosen, by=by, **settings)
    assert "Traceback" not in done.stderr, done.stderr
    report = json.loads(done.stdout)
    assert report["version"] == 1
    assert report["level"] == ("broken" if done.returncode else report["level"])
    return DoctorOutput(done.returncode, tuple(report["findings"]), done.stdout + done.stderr)
