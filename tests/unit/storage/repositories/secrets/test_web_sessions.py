"""Sessions of browsers: how long they are valid, and whose they are."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage.blobs import Blobs
from storage.database import Database
from storage.models import WebSession
from storage.repositories.secrets.web_sessions import IDLE, LIFETIME, MOST, is_touch_due
from storage.retention import forget_account, forget_older_than
from tests.unit.storage.conftest import ANNA, BEN, NOON

KEY = "a" * 64


async def start_session(database: Database, key: str = KEY, now: datetime = NOON) -> None:
    async with database.begin() as unit:
        await unit.web_sessions.start(key, ANNA, "Firefox", now)


async def find_session(database: Database, now: datetime, key: str = KEY) -> WebSession | None:
    async with database.read() as unit:
        return await unit.web_sessions.find(key, now)


async def test_session_is_found_by_its_key_alone(database: Database) -> None:
    await start_session(database)
    assert await find_session(database, NOON) == WebSession(KEY, ANNA, "Firefox", NOON, NOON)
    assert await find_session(database, NOON, "b" * 64) is None


async def test_session_ends_without_use(database: Database) -> None:
    await start_session(database)
    assert await find_session(database, NOON + IDLE - timedelta(seconds=1)) is not None
    assert await find_session(database, NOON + IDLE) is None


async def test_use_prolongs_a_session_but_not_beyond_its_lifetime(database: Database) -> None:
    await start_session(database)
    now = NOON
    while now + IDLE / 2 < NOON + LIFETIME:
        now += IDLE / 2
        session = await find_session(database, now)
        assert session is not None
        async with database.begin() as unit:
            await unit.web_sessions.touch(session, now)
    assert await find_session(database, NOON + LIFETIME) is None


async def test_ended_session_is_not_revived_by_a_late_request(database: Database) -> None:
    await start_session(database)
    session = await find_session(database, NOON)
    assert session is not None
    async with database.begin() as unit:
        await unit.web_sessions.end(KEY, NOON)
        await unit.web_sessions.touch(session, NOON + timedelta(seconds=1))
    assert await find_session(database, NOON + timedelta(seconds=2)) is None


async def test_ended_session_stays_ended_for_a_clock_that_is_behind(database: Database) -> None:
    """The page's machine may be seconds behind that of the bot, where a person signs out."""
    await start_session(database)
    session = await find_session(database, NOON)
    assert session is not None
    behind = NOON + timedelta(minutes=10)
    async with database.begin() as unit:
        await unit.web_sessions.end(KEY, behind + timedelta(seconds=2))
    assert await find_session(database, behind) is None
    async with database.begin() as unit:
        await unit.web_sessions.touch(session, behind)
    assert await find_session(database, behind + timedelta(seconds=3)) is None


@pytest.mark.parametrize("short_key", ["", KEY[:16]])
async def test_sessions_of_others_stay(database: Database, short_key: str) -> None:
    await start_session(database)
    async with database.begin() as unit:
        assert await unit.web_sessions.end_for([BEN], NOON, short_key) == 0
    assert await find_session(database, NOON) is not None
    async with database.begin() as unit:
        assert await unit.web_sessions.end_for([BEN, ANNA], NOON, short_key) == 1
    assert await find_session(database, NOON) is None


async def test_further_session_ends_the_oldest(database: Database) -> None:
    for number in range(MOST + 2):
        await start_session(database, f"{number:064d}", NOON + timedelta(minutes=number))
    async with database.read() as unit:
        sessions = await unit.web_sessions.list_for([ANNA], NOON + timedelta(minutes=MOST + 2))
    assert [int(it.key) for it in sessions] == list(range(MOST + 1, 1, -1))


async def test_forgotten_account_has_no_sessions(database: Database, blobs: Blobs) -> None:
    await start_session(database)
    await forget_account(database, blobs, ANNA)
    assert await find_session(database, NOON) is None


async def test_expired_sessions_are_deleted(database: Database, blobs: Blobs) -> None:
    await start_session(database)
    await forget_older_than(database, blobs, 30)
    async with database.begin() as unit:
        assert await unit.web_sessions.end_for([ANNA], NOON) == 0


def test_request_is_noted_every_five_minutes() -> None:
    session = WebSession(KEY, ANNA, "", NOON, NOON)
    assert not is_touch_due(session, NOON + timedelta(minutes=4))
    assert is_touch_due(session, NOON + timedelta(minutes=5))
