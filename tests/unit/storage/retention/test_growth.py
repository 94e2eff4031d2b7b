"""No table grows without an end: each says what limits it, and each retention really deletes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, DateTime, Float, Integer, LargeBinary
from sqlalchemy import Table as Rows

from storage.blobs import Blobs
from storage.database import Database
from storage.erasure.background import erase_deleted, sqlite_path
from storage.models import SEND_AGE, JobState, Stage
from storage.quota_window import DAY
from storage.repositories import audit
from storage.repositories.secrets.codes import LOCKOUT
from storage.repositories.secrets.login_notices import PERIOD as LOGIN_NOTICE_AGE
from storage.repositories.stage_speeds import KEPT
from storage.repositories.webhooks.deliveries import KEEP as WEBHOOK_DELIVERY_AGE
from storage.retention import UPDATE_AGE, forget_account, forget_older_than
from storage.tables.columns import Table
from tests.unit.storage.conftest import ANNA

DAYS = 30
RESULTS = timedelta(days=DAYS)
NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Deleted:
    """Retention deletes rows when so much time has passed since `column`."""

    column: str
    after: timedelta
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WithParent:
    """Rows go with those of another table, which the database does itself."""

    parent: str


@dataclass(frozen=True, slots=True)
class WithPerson:
    """Rows go when the person deletes their data, by so many at most until then."""

    most: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The newest rows are kept, by number."""

    most: int


@dataclass(frozen=True, slots=True)
class Few:
    """Rows are few, whatever people send, for this reason."""

    why: str


LIMITS: dict[str, Deleted | WithParent | WithPerson | Kept | Few] = {
    "accounts": WithPerson("one for each person and platform"),
    "announcements": Deleted("created", RESULTS, {"state": "sent"}),
    "api_tokens": Deleted("expires", NOTHING),
    "audit": Kept(audit.ENTRIES),
    "chats": Few("one for each group whose settings somebody changed"),
    "codes": Deleted("expires", NOTHING, {"joined": None}),
    "corrections": WithParent("jobs"),
    "days": Few("one for each day, language and kind of end, without anybody's data: figures"),
    "deletions": Few("one for each deletion that is under way"),
    "deliveries": WithParent("jobs"),
    "erasures": Few("notes of deletions, erased with what they are about every ten seconds"),
    "fingerprints": WithParent("jobs"),
    "handed_over": WithParent("jobs"),
    "inbox": Deleted("seen", UPDATE_AGE),
    "jobs": Deleted("finished", RESULTS, {"state": "done", "media_sha": None}),
    "joined_logins": WithPerson("one for each account at a provider that the person joined"),
    "login_notices": Deleted("moment", LOGIN_NOTICE_AGE),
    "people": WithPerson("one for each person"),
    "platform_bots": Few("one for each platform"),
    "platform_leases": Few("one for each platform"),
    "questions": WithParent("jobs"),
    "receivers": WithParent("announcements"),
    "sends": Deleted("changed", SEND_AGE),
    "shares": WithParent("jobs"),
    "speeds": Kept(KEPT),
    "switches": Few("one for each flag of the service, and for each platform that is read again"),
    "tags": WithParent("jobs"),
    "transcripts": WithParent("jobs"),
    "tries": Deleted("last", LOCKOUT),
    "upload_parts": WithParent("uploads"),
    "uploads": Deleted("expires", NOTHING),
    "usage": Deleted("moment", DAY),
    "used_proofs": Deleted("expires", NOTHING),
    "voices": Deleted("heard", RESULTS),
    "web_sessions": Deleted("expires", NOTHING),
    "webhook_deliveries": Deleted("created", WEBHOOK_DELIVERY_AGE),
    "webhooks": WithPerson("five for each person"),
}
TABLES = {table.name: table for table in Table.metadata.sorted_tables}
FIXED: Mapping[str, Any] = {
    "platform": ANNA.platform.value,
    "account": ANNA.id,
    "state": JobState.DONE.value,
    "stage": Stage.TRANSCRIPT.value,
    "kind": "sound",
    "role": "user",
    "quota": "{}",
    "options": "{}",
    "media": json.dumps({"handle": "h", "name": "n", "size": 1}),
}


def value_of(column: Column[Any], number: int) -> Any:
    """Return a value of a row, other than those of other numbers where that is possible."""
    for kind, value in (
        (Boolean, False),
        (Integer, number),
        (Float, float(number)),
        (DateTime, f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"),
        (LargeBinary, bytes([number % 256])),
    ):
        if isinstance(column.type, kind) or isinstance(getattr(column.type, "impl", None), kind):
            return value
    return FIXED.get(column.name, f"value {number}")


def fill(path: Path, table: Rows, *rows: Mapping[str, Any]) -> None:
    """Insert rows, past all code that writes them, and without their parents."""
    names = [column.name for column in table.columns]
    places = ", ".join("?" * len(names))
    with closing(sqlite3.connect(path)) as connection, connection:
        for number, row in enumerate(rows, 1):
            values = [
                row[it.name] if it.name in row else value_of(it, number) for it in table.columns
            ]
            line = f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({places})'  # noqa: S608
            connection.execute(line, values)


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608


def path_of(database: Database) -> Path:
    path = sqlite_path(database.address)
    assert path
    return path


def those_of(kind: type) -> list[str]:
    return [name for name, limit in LIMITS.items() if isinstance(limit, kind)]


def test_every_table_says_what_limits_it() -> None:
    assert LIMITS.keys() == TABLES.keys()


@pytest.mark.parametrize("name", those_of(Deleted))
async def test_retention_deletes_what_is_old_and_nothing_else(
    name: str, database: Database, blobs: Blobs
) -> None:
    limit = LIMITS[name]
    assert isinstance(limit, Deleted)
    path, hour = path_of(database), timedelta(hours=1)
    ages = [limit.after + hour] * 3 + [limit.after - timedelta(minutes=30)] * 2
    moments = [{limit.column: f"{datetime.now(UTC) - age:%Y-%m-%d %H:%M:%S.%f}"} for age in ages]
    fill(path, TABLES[name], *({**limit.values, **moment} for moment in moments))
    await forget_older_than(database, blobs, DAYS)
    assert count(path, name) == 2


@pytest.mark.parametrize("name", those_of(WithParent))
def test_row_goes_with_its_parent(name: str) -> None:
    limit = LIMITS[name]
    assert isinstance(limit, WithParent)
    (key,) = [it for it in TABLES[name].foreign_keys if it.column.table.name == limit.parent]
    assert key.ondelete == "CASCADE"
    assert not isinstance(LIMITS[limit.parent], Few)


@pytest.mark.parametrize("name", those_of(Kept))
async def test_newest_rows_are_kept(name: str, database: Database, blobs: Blobs) -> None:
    limit = LIMITS[name]
    assert isinstance(limit, Kept)
    path = path_of(database)
    fill(path, TABLES[name], *({} for _ in range(limit.most + 7)))
    async with database.begin() as unit:
        await unit.stage_speeds.record(Stage.TRANSCRIPT, "engine", 10.0, 1.0)
    await forget_older_than(database, blobs, DAYS)
    assert count(path, name) == limit.most


async def test_rows_of_a_person_go_with_their_data(database: Database, blobs: Blobs) -> None:
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
    path = path_of(database)
    for name in those_of(WithPerson):
        if not count(path, name):
            fill(path, TABLES[name], *({} for _ in range(3)))
    await forget_account(database, blobs, ANNA)
    assert {name: count(path, name) for name in those_of(WithPerson)} == dict.fromkeys(
        those_of(WithPerson), 0
    )


async def test_notes_of_deletions_go(database: Database, blobs: Blobs) -> None:
    path = path_of(database)
    old = {"finished": "2020-01-01 00:00:00.000000", "media_sha": None}
    fill(path, TABLES["jobs"], old, old, old)
    fill(path, TABLES["transcripts"], *({"job_id": f"value {it}"} for it in (1, 2, 3)))
    await forget_older_than(database, blobs, DAYS)
    assert count(path, "transcripts") == 0
    assert count(path, "erasures")
    await erase_deleted(database.address)
    assert count(path, "erasures") == 0
