"""Findings, and the runner of the checks: order, timeouts and errors."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.config import Findings, Settings
from bot.doctor import runner
from bot.doctor.captions import SCRIPTS, captions, documents_of, finding_of
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, Level, broken, careful, ok, worst
from bot.doctor.runner import TimedCheck, run_checks, select_checks
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.config.problem import Problem
from storage.errors import BadSetting
from storage.logs import masked
from storage.settings import StorageSettings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(BotSettings(), PipelineSettings(), StorageSettings(data_dir=tmp_path))


def test_finding_line_has_level_name_sentence_and_action() -> None:
    assert str(ok("disk", "1 GB free")) == "ok      disk: 1 GB free"
    assert str(broken("disk", "full", "free some")) == "broken  disk: full. To do: free some"
    assert worst([ok("a", ""), careful("b", "")]) is Level.CAREFUL
    assert worst([careful("b", ""), broken("c", ""), ok("a", "")]) is Level.BROKEN
    assert worst([]) is Level.OK


def test_texts_of_servers_are_sanitized() -> None:
    mask = masked(["hidden-key"])
    finding = broken("x", "401 hidden-key\n\x1b[31mok      y: fine", "see hidden-key").sanitize(
        mask
    )
    assert "\n" not in finding.says
    assert "\x1b" not in finding.says
    assert "hidden-key" not in str(finding)


async def _silent(context: DoctorContext) -> AsyncIterator[Finding]:
    yield ok("silent", "begun")
    await asyncio.Event().wait()


async def _native(context: DoctorContext) -> AsyncIterator[Finding]:
    await context.in_thread(time.sleep, 3600)
    yield ok("native", "never")


async def _bug(context: DoctorContext) -> AsyncIterator[Finding]:
    raise RuntimeError("a bug")
    yield ok("bug", "never")


async def _setting(context: DoctorContext) -> AsyncIterator[Finding]:
    raise BadSetting(setting="DEVICE", problem="there is none")
    yield ok("setting", "never")


async def _well(context: DoctorContext) -> AsyncIterator[Finding]:
    yield ok("well", await context.in_thread(str, threading.current_thread().name))


PLAN = {
    "silent": TimedCheck(_silent, 0.1),
    "native": TimedCheck(_native, 0.1),
    "bug": TimedCheck(_bug, 60),
    "setting": TimedCheck(_setting, 60),
    "well": TimedCheck(_well, 60),
}


async def test_failing_checks_become_findings_and_the_others_run(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "CHECKS", PLAN)
    pending: list[list[str]] = []
    findings = [
        it async for it in run_checks(settings, on_pending=lambda names: pending.append([*names]))
    ]
    levels = [(it.name, it.level) for it in findings]
    assert levels == [
        ("silent", Level.OK),
        ("silent", Level.BROKEN),
        ("native", Level.BROKEN),
        ("bug", Level.BROKEN),
        ("setting", Level.BROKEN),
        ("well", Level.OK),
    ]
    assert "no answer within" in findings[1].says
    assert findings[1].todo.endswith("--only silent")
    assert findings[3].says == "RuntimeError: a bug"
    assert (findings[4].says, findings[4].todo) == ("there is none", "change DEVICE")
    assert pending[0] == list(PLAN)
    assert pending[-1] == []


async def test_wrong_settings_come_first_and_a_bad_folder_is_reported_once(
    settings: Settings,
) -> None:
    wrong = Findings(
        [Problem("DATA_DIR", "belongs to somebody")], [Problem("WHISPER_MODLE", "no such setting")]
    )
    findings = [it async for it in run_checks(settings, [], wrong)]
    assert [it.level for it in findings[:2]] == [Level.BROKEN, Level.CAREFUL]
    by_name = {it.name: it for it in findings}
    for name in ("database", "blobs", "redis", "engines"):
        assert "DATA_DIR, see settings" in by_name[name].says
    assert "DATABASE_URL" not in str(findings)


def test_only_known_checks_can_be_chosen() -> None:
    assert select_checks(["redis", "database"]) == ["database", "redis"]
    assert select_checks([])[0] == "machine"
    with pytest.raises(BadSetting) as exc_info:
        select_checks(["luck"])
    assert (
        "unknown check luck; the checks are machine, database" in exc_info.value.values["problem"]
    )


def test_documents_name_scripts_without_a_font() -> None:
    every = documents_of(set(SCRIPTS.values()), "")
    assert (every.level, every.todo) == (Level.OK, "")
    some = documents_of({"a", "ش"}, "")
    assert some.level is Level.CAREFUL
    assert "texts in Hebrew, Armenian" in some.says
    assert "Cyrillic" not in some.says, "the library of PDFs has it"
    assert "fonts-noto-core" in some.todo
    failed = documents_of(set(SCRIPTS.values()), "pdf")
    assert failed.level is Level.BROKEN
    assert "pdf" in failed.says


async def test_documents_are_made() -> None:
    settings = Settings(BotSettings(), PipelineSettings(max_burned_minutes=0), StorageSettings())
    found = [each async for each in captions(DoctorContext(settings))]
    assert [each.name for each in found] == ["captions", "documents"]
    assert "MAX_BURNED_MINUTES=0" in found[0].says
    assert found[1].says.startswith("docx, pdf and html are made")


def test_drawable_scripts_are_listed() -> None:
    every = finding_of(set(SCRIPTS.values()), shaping=True)
    assert every.level is Level.OK
    some = finding_of({"a", "я"}, shaping=False)
    assert some.level is Level.CAREFUL
    assert "can draw Latin, Cyrillic; films in Greek, Arabic" in some.says
    assert "libfribidi0" in some.todo
    assert "libfribidi0" not in finding_of({"a"}, shaping=True).todo
    assert "draw nothing" in finding_of(set(), shaping=True).says
