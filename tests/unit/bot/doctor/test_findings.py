"""Findings, and the examination that tells them: order, ceilings, and what breaks inside it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.config import Findings, Settings
from bot.doctor import runner
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, Level, broken, careful, ok, worst
from bot.doctor.runner import Planned, chosen, examine
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.config.problem import Problem
from storage.errors import BadSetting
from storage.logs import masked
from storage.settings import StorageSettings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(BotSettings(), PipelineSettings(), StorageSettings(data_dir=tmp_path))


def test_a_line_has_level_name_what_and_what_to_do() -> None:
    assert str(ok("disk", "1 GB free")) == "ok      disk: 1 GB free"
    assert str(broken("disk", "full", "free some")) == "broken  disk: full. To do: free some"
    assert worst([ok("a", ""), careful("b", "")]) is Level.CAREFUL
    assert worst([careful("b", ""), broken("c", ""), ok("a", "")]) is Level.BROKEN
    assert worst([]) is Level.OK


def test_a_server_s_words_write_no_line_of_their_own_and_hold_no_secret() -> None:
    mask = masked(["hidden-key"])
    told = broken("x", "401 hidden-key\n\x1b[31mok      y: fine", "see hidden-key").told(mask)
    assert "\n" not in told.says
    assert "\x1b" not in told.says
    assert "hidden-key" not in str(told)


async def test_what_is_silent_or_breaks_is_a_finding_and_the_rest_goes_on(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(ground: DoctorContext) -> AsyncIterator[Finding]:
        yield ok("silent", "begun")
        await asyncio.Event().wait()

    async def native(ground: DoctorContext) -> AsyncIterator[Finding]:
        await ground.in_thread(time.sleep, 3600)
        yield ok("native", "never")

    async def bug(ground: DoctorContext) -> AsyncIterator[Finding]:
        raise RuntimeError("a bug")
        yield ok("bug", "never")

    async def setting(ground: DoctorContext) -> AsyncIterator[Finding]:
        raise BadSetting(setting="DEVICE", problem="there is none")
        yield ok("setting", "never")

    async def well(ground: DoctorContext) -> AsyncIterator[Finding]:
        yield ok("well", await ground.in_thread(str, threading.current_thread().name))

    plan = {
        "silent": Planned(silent, 0.1),
        "native": Planned(native, 0.1),
        "bug": Planned(bug, 60),
        "setting": Planned(setting, 60),
        "well": Planned(well, 60),
    }
    monkeypatch.setattr(runner, "CHECKS", plan)
    pending: list[list[str]] = []
    found = [it async for it in examine(settings, watch=lambda names: pending.append([*names]))]
    levels = [(it.name, it.level) for it in found]
    assert levels == [
        ("silent", Level.OK),
        ("silent", Level.BROKEN),
        ("native", Level.BROKEN),
        ("bug", Level.BROKEN),
        ("setting", Level.BROKEN),
        ("well", Level.OK),
    ]
    assert "no answer within" in found[1].says
    assert found[1].todo.endswith("--only silent")
    assert found[3].says == "RuntimeError: a bug"
    assert (found[4].says, found[4].todo) == ("there is none", "change DEVICE")
    assert pending[0] == list(plan)
    assert pending[-1] == []


async def test_wrong_settings_come_first_and_a_bad_folder_blames_nothing_else(
    settings: Settings,
) -> None:
    wrong = Findings(
        [Problem("DATA_DIR", "belongs to somebody")], [Problem("WHISPER_MODLE", "no such setting")]
    )
    told = [it async for it in examine(settings, [], wrong)]
    assert [it.level for it in told[:2]] == [Level.BROKEN, Level.CAREFUL]
    by_name = {it.name: it for it in told}
    for name in ("database", "blobs", "redis", "engines"):
        assert "DATA_DIR, see settings" in by_name[name].says
    assert "DATABASE_URL" not in str(told)


def test_only_known_checks_can_be_chosen() -> None:
    assert chosen(["redis", "database"]) == ["database", "redis"]
    assert chosen([])[0] == "machine"
    with pytest.raises(BadSetting) as told:
        chosen(["luck"])
    assert "luck; known: machine, database" in told.value.values["problem"]
