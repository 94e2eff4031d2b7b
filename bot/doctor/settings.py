"""What reading the settings found, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from bot.app.config import Findings, Settings
from bot.doctor.finding import Finding, broken, careful, ok
from storage.config.folders import check_writable
from storage.config.problem import Problem

FOLDER = "DATA_DIR"


def settings(findings: Findings) -> Iterator[Finding]:
    """Each wrong setting once."""
    for each in findings.problems:
        yield broken("settings", str(each))
    for each in findings.warnings:
        yield careful("settings", str(each))
    if not findings.problems and not findings.warnings:
        yield ok("settings", "every setting that is set has a form that can be used")


def unusable_folder(settings: Settings, findings: Findings | None) -> Problem | None:
    """Why DATA_DIR can't be used; other wrong settings keep it from being looked at when they are
    read."""
    if findings is None:
        return None
    known = next((each for each in findings.problems if each.setting == FOLDER), None)
    return known or check_writable(FOLDER, settings.storage.data_dir)
