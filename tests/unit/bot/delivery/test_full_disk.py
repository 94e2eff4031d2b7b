"""A disk that is full when a message was sent: it is recorded later, and not sent again."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.delivery.outbox import OutboxRelay
from storage.repositories import Deliveries, Jobs
from tests.unit.bot.dispatch.test_dispatcher import handle, jobs
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.job_states import done, is_delivered, rounds


def full_once(
    monkeypatch: pytest.MonkeyPatch, kind: type, name: str, argument: object = None
) -> None:
    """Let the first statement of this name, with this argument, fail as on a full disk."""
    statement, tries = getattr(kind, name), iter([True])

    async def fail_once(self: Any, *args: Any) -> Any:
        if argument in (None, *args) and next(tries, False):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise OperationalError("", {}, error) from error
        return await statement(self, *args)

    monkeypatch.setattr(kind, name, fail_once)


async def test_card_is_sent_once(
    harness: BotHarness, relay: OutboxRelay, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_once(monkeypatch, Jobs, "set_card")
    await handle(harness, harness.upload())
    (job,) = await jobs(harness)
    assert job.card is not None
    assert len(harness.chat.shown) == 1


@pytest.mark.parametrize("part", ["answer", "files", "voice"])
async def test_part_is_sent_once(
    harness: BotHarness, relay: OutboxRelay, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    job = await done(harness)
    full_once(monkeypatch, Deliveries, "mark_sent", part)
    await rounds(relay, 4)
    assert harness.chat.sent == [["talk.txt", "talk.summary.mp3"], ["talk.summary.ogg"]]
    assert await is_delivered(harness, job)
