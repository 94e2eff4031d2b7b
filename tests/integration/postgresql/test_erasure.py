"""After a deletion the text is in no row and in no index of PostgreSQL."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.exc import SQLAlchemyError

from storage.blobs import Blobs
from storage.database import Database
from storage.erasure import postgresql
from storage.erasure.background import erase_deleted, sqlite_path
from storage.models import (
    GOOGLE,
    Address,
    ApiToken,
    CodeKind,
    Deletion,
    IncomingFile,
    MessageRef,
    Options,
    Platform,
    TokenScope,
    Webhook,
)
from storage.retention import forget_account
from tests.postgresql_server import PostgresqlServer
from tests.unit.storage.conftest import ANNA, BEN, NOON, make_job
from tests.unit.storage.test_erasure import SECRET, fill, find, notes, store


async def index_file(server: PostgresqlServer, url: str) -> Path:
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        await connection.execute("CHECKPOINT")
        name: str = await connection.fetchval("SELECT pg_relation_filepath('ix_spoken_words')")
    finally:
        await connection.close()
    return Path(server.folder) / name


async def rows_to_remove(connection: asyncpg.Connection, table: str) -> int:
    """Vacuum every page of a table and return the number of dead rows that were there.

    The counts of pg_stat_… would not do: sessions report their changes late, also those from before
    a vacuum. https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-STATS-VIEWS
    """
    told: list[str] = []
    connection.add_log_listener(lambda _, message: told.append(str(message)))
    await connection.execute(f"VACUUM (VERBOSE, DISABLE_PAGE_SKIPPING) {table}")
    counts = re.findall(r"tuples: (\d+) removed, \d+ remain, (\d+) are dead", "\n".join(told))
    assert counts, told
    return sum(int(removed) + int(dead) for removed, dead in counts)


async def test_deleted_words_leave_the_index_and_the_tables(
    database: Database, server: PostgresqlServer, url: str, blobs: Blobs
) -> None:
    await fill(database, range(5))
    await store(database, 100, ANNA, SECRET)
    await fill(database, range(101, 105))
    async with database.begin() as unit:
        assert await unit.tags.add(make_job(100), SECRET)
    await erase_deleted(url)
    assert SECRET.encode() in (await index_file(server, url)).read_bytes()
    await forget_account(database, blobs, ANNA)
    await erase_deleted(url)
    assert SECRET.encode() not in (await index_file(server, url)).read_bytes()
    assert await find(database, BEN, "a1word") == 9
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        for table in ("jobs", "tags", "transcripts", "spoken"):
            assert await rows_to_remove(connection, table) == 0
    finally:
        await connection.close()
    assert await notes(database) == set()


async def test_typed_words_of_a_person_are_vacuumed(database: Database, url: str) -> None:
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.set_options(ANNA, Options(hints=(SECRET,)))
    await erase_deleted(url)
    async with database.begin() as unit:
        await unit.people.set_options(ANNA, Options())
    assert await notes(database) == {"people"}
    await erase_deleted(url)


async def test_name_of_a_deleted_recording_is_vacuumed(database: Database, url: str) -> None:
    """A confirmed deletion keeps it for the outcome, until it is done."""
    await erase_deleted(url)
    deletion = Deletion("d1", make_job().reply_to, True, "u1:done", "en", words=SECRET)
    async with database.begin() as unit:
        await unit.deletions.add(deletion)
        await unit.deletions.note("d1", ["a" * 64])
    async with database.begin() as unit:
        await unit.deletions.end("d1")
    assert await notes(database) == {"deletions"}
    await erase_deleted(url)
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        assert await rows_to_remove(connection, "deletions") == 0
    finally:
        await connection.close()


async def test_names_of_what_signs_a_person_in_are_vacuumed(database: Database, url: str) -> None:
    """Sessions, tokens, codes and joined logins have the name of a person, webhooks an address, and
    an upload the name of a file."""
    later = NOON + timedelta(days=1)
    await erase_deleted(url)
    async with database.begin() as unit:
        await unit.web_sessions.start("s" * 64, ANNA, "Firefox", NOON, SECRET)
        days = timedelta(days=9)
        token = ApiToken("t" * 64, ANNA, SECRET, (TokenScope.READ,), NOON, None, NOON + days)
        await unit.api_tokens.add(token)
        await unit.webhooks.add(Webhook("w1", ANNA, f"https://{SECRET}.example", (), "x", NOON))
        place = MessageRef(Address(Platform.TELEGRAM, "1"), "1")
        await unit.codes.create_single(CodeKind.WEB, ANNA, place, NOON, timedelta(1), SECRET)
        await unit.joined_logins.join(GOOGLE, "1", ANNA, SECRET, NOON)
        await unit.uploads.add(IncomingFile("u1", ANNA, SECRET, "", "", 5, 0, later))
    assert await notes(database) == set()
    async with database.begin() as unit:
        await unit.forget_secrets(ANNA)
        await unit.uploads.remove("u1")
    tables = {"web_sessions", "api_tokens", "webhooks", "codes", "joined_logins", "uploads"}
    assert await notes(database) == tables
    await erase_deleted(url)
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        for table in (*tables, "webhook_deliveries"):
            assert await rows_to_remove(connection, table) == 0
    finally:
        await connection.close()


async def test_several_processes_and_a_half_built_index(
    database: Database, url: str, blobs: Blobs
) -> None:
    await store(database, 1, ANNA, SECRET)
    await fill(database, range(2, 5))
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:  # what a crash in the middle of REINDEX leaves
        half = "CREATE INDEX ix_spoken_words_ccnew ON spoken USING gin (words)"
        await connection.execute(half)
        await connection.execute(
            "UPDATE pg_index SET indisvalid = false"
            " WHERE indexrelid = 'ix_spoken_words_ccnew'::regclass"
        )
        await forget_account(database, blobs, ANNA)
        await asyncio.gather(*(erase_deleted(url) for _ in range(3)))
        names = "SELECT count(*) FROM pg_class WHERE relname LIKE 'ix_spoken_words_cc%'"
        assert await connection.fetchval(names) == 0
    finally:
        await connection.close()
    assert await notes(database) == set()


async def test_nothing_is_noted_when_nothing_is_deleted(database: Database, url: str) -> None:
    await erase_deleted(url)
    async with database.begin() as unit:
        assert await unit.jobs.delete_for(ANNA) == []
        assert await unit.jobs.delete_ended_before(make_job().created) == []
    assert await notes(database) == set()
    assert sqlite_path(url) is None


async def test_connection_that_is_lost_meanwhile_is_an_error_of_the_database(
    database: Database, url: str, blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The erasure is tried again then, and it is no bug."""

    async def lost(*_: object) -> None:
        raise asyncpg.InterfaceError("connection is closed")

    await store(database, 1, ANNA, SECRET)
    await forget_account(database, blobs, ANNA)
    monkeypatch.setattr(postgresql, "_vacuum", lost)
    with pytest.raises(SQLAlchemyError, match="connection is closed"):
        await erase_deleted(url)
    monkeypatch.undo()
    await erase_deleted(url)
    assert await notes(database) == set()
