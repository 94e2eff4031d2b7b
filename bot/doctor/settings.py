"""Findings about the settings."""

from __future__ import annotations

from collections.abc import Iterator

from bot.app.config import Findings, Settings
from bot.doctor.finding import Finding, broken, careful, ok
from storage.config.folders import check_writable
from storage.config.problem import Problem

FOLDER = "DATA_DIR"


def settings(findings: Findings) -> Iterator[Finding]:
    """Yield a finding for each wrong setting."""
    for each in findings.problems:
        yield broken("settings", str(each))
    for each in findings.warnings:
        yield careful("settings", str(each))
    if not findings.problems and not findings.warnings:
        yield ok("settings", "all settings are valid")


def unusable_folder(settings: Settings, findings: Findings | None) -> Problem | None:
    """Return the problem of DATA_DIR, None if it is usable. With other wrong settings, reading them
    did not check the folder, so it is checked here."""
    if findings is None:
        return None
    known = next((each for each in findings.problems if each.setting == FOLDER), None)
    return known or check_writable(FOLDER, settings.storage.data_dir)
