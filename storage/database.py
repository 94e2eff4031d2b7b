"""The database: opened once, migrated to the newest version, used in short transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from tenacity import retry, retry_if_exception_message, stop_after_delay, wait_random

from storage.database_errors import bad_setting
from storage.repositories import (
    Announcements,
    Audit,
    Chats,
    Codes,
    Deliveries,
    History,
    Inbox,
    Jobs,
    PendingReplies,
    People,
    ServiceFlags,
    StageSpeeds,
    StatisticsQueries,
    Transcripts,
    Usage,
    Voices,
)
from storage.sqlite.group_commit import WriteQueue
from storage.sqlite.inline_connection import connect

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
"""How long a transaction waits for another process's before it gives up."""
MIGRATION_LOCK = 0x6D703474  # "mp4t": any number, as long as nobody else on the server uses it


@dataclass(frozen=True, slots=True)
class Unit:
    """One transaction, seen as the repositories that work in it."""

    people: People
    chats: Chats
    jobs: Jobs
    history: History
    inbox: Inbox
    deliveries: Deliveries
    pending_replies: PendingReplies
    stage_speeds: StageSpeeds
    statistics: StatisticsQueries
    audit: Audit
    transcripts: Transcripts
    voices: Voices
    service_flags: ServiceFlags
    codes: Codes
    usage: Usage
    announcements: Announcements


class Database:
    """Rows, in transactions. Belongs to the event loop that it was opened in."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._writing = engine.execution_options(begin="BEGIN IMMEDIATE")
        self._reading = engine.execution_options(begin="BEGIN")
        # One writer at a time is SQLite's rule. Between processes it is kept by looking again and
        # again; inside one, waiting in line is faster and fair.
        self._line = WriteQueue(self._writing) if engine.dialect.name == "sqlite" else None

    @classmethod
    async def open(cls, url: str) -> Database:
        """Connect, and bring the tables to the newest version.

        Several processes may do so at once. Raises BadSetting when that can't be done.
        """
        with _naming_the_setting(url):
            database = cls(_engine(url))
            try:
                async with database._writing.begin() as connection:
                    await connection.run_sync(migrate)
            except BaseException:
                await database.close()
                raise
        return database

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Unit]:
        """One transaction that may write: committed at the end, rolled back on an exception.

        On SQLite it waits for every other writer, so never do slow work inside, and never begin
        another one inside: that raises RuntimeError.
        """
        writing = self._line or self._writing
        async with writing.begin() as connection:
            yield _unit(connection)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        """One transaction that only reads: it waits for nobody, and nothing in it is kept."""
        async with self._reading.connect() as connection:
            yield _unit(connection)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._writing.dispose()


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest version, inside the transaction of `connection`."""
    if connection.dialect.name == "postgresql":  # SQLite's BEGIN IMMEDIATE is its lock
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
    command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration, in code: there is no alembic.ini to find or to lose."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _unit(connection: AsyncConnection) -> Unit:
    return Unit(
        people=People(connection),
        chats=Chats(connection),
        jobs=Jobs(connection),
        history=History(connection),
        inbox=Inbox(connection),
        deliveries=Deliveries(connection),
        pending_replies=PendingReplies(connection),
        stage_speeds=StageSpeeds(connection),
        statistics=StatisticsQueries(connection),
        audit=Audit(connection),
        transcripts=Transcripts(connection),
        voices=Voices(connection),
        service_flags=ServiceFlags(connection),
        codes=Codes(connection),
        usage=Usage(connection),
        announcements=Announcements(connection),
    )


def _engine(url: str) -> AsyncEngine:
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_async_engine(address, pool_pre_ping=True)
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_file(address.database)
    connecting = {"timeout": BUSY_SECONDS, "async_creator_fn": connect}
    engine = create_async_engine(address, connect_args=connecting)
    event.listen(engine.sync_engine, "connect", _set_up_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def _naming_the_setting(url: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        try:
            address = make_url(url)
        except ArgumentError:
            address = None
        if told := bad_setting(error, address):
            raise told from error
        raise


@retry(
    retry=retry_if_exception_message(match="database is locked"),
    stop=stop_after_delay(BUSY_SECONDS),
    wait=wait_random(0.01, 0.1),
    reraise=True,
)
def _make_file(path: str) -> None:
    """Create the file, in WAL mode for good: readers and the writer do not wait for each other.

    A file that can't be opened is found out here, since aiosqlite's thread stumbles over it. Two
    who switch a new file at the same moment would wait for each other, so SQLite tells one of
    them at once that it is locked, whatever the timeout. https://www.sqlite.org/wal.html
    """
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Set what is per connection. https://www.sqlite.org/pragma.html"""
    connection.isolation_level = None  # transactions begin where we say, not where sqlite3 guesses
    cursor = connection.cursor()
    for setting in (
        "synchronous = FULL",  # a commit survives a power cut
        "foreign_keys = ON",
        "secure_delete = ON",  # what is forgotten is overwritten
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another has written in
    # between (SQLITE_BUSY_SNAPSHOT), whatever the timeout; IMMEDIATE takes the lock first.
    # https://www.sqlite.org/isolation.html
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN IMMEDIATE"))
