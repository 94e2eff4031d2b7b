"""Statements of every public method of every repository, each called once on filled tables.

Methods are found by reflection; their arguments are chosen by type.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from storage.database import Database, Unit
from storage.models import (
    Account,
    Address,
    Announcement,
    AnnouncementState,
    Change,
    ChangeKind,
    CodeKind,
    Corrected,
    Correction,
    Deletion,
    Failure,
    Job,
    JobState,
    LibraryFilter,
    Line,
    Media,
    MessageRef,
    Options,
    Platform,
    Quota,
    ReceiverState,
    Result,
    Role,
    Share,
    Stage,
    TokenScope,
    Voiceprint,
    WebhookEvent,
)
from tests.unit.storage.conftest import ANNA, BEN, NOON, RESULT, add, make_job

Statement = tuple[str, Any]
"""Statement as the driver gets it, with its values."""

LINES = (Line(0.0, "Speaker 1", "Good morning to everybody"),)
WAITING, RUNNING, DONE = (make_job(number) for number in (1, 2, 3))
NEWS = Announcement("n1", "Closed", Platform.TELEGRAM, BEN, "en", AnnouncementState.DRAFT, NOON)
DELETION = Deletion("good", DONE.reply_to, True, "u1:done", "en", accounts=(ANNA,))
VOICE = ("Wilhelmina", Voiceprint("net", 20.0, "voice"))
CORRECTION = Correction(1, "base", Change(ChangeKind.TEXT), Platform.TELEGRAM, NOON)

VALUES: dict[Any, Any] = {
    Account: ANNA,
    Address: DONE.reply_to.address,
    Announcement: NEWS,
    CodeKind: CodeKind.INVITE,
    Corrected: Corrected("base", 1),
    Correction: CORRECTION,
    Deletion: DELETION,
    Failure: Failure("bug"),
    Job: DONE,
    LibraryFilter: LibraryFilter(),
    Line: LINES[0],
    Media: DONE.media,
    MessageRef: DONE.reply_to,
    AnnouncementState: AnnouncementState.STOPPED,
    Options: Options(),
    Platform: Platform.TELEGRAM,
    Quota: Quota(),
    ReceiverState: ReceiverState.TOLD,
    Result: RESULT,
    Role: Role.USER,
    Share: Share("good", DONE.id, ANNA, True, NOON, NOON),
    Stage: Stage.AUDIO,
    bool: True,
    datetime: NOON,
    float: 24.0,
    int: 1,
    str: "good",
    timedelta: timedelta(hours=1),
    tuple[TokenScope, ...]: (TokenScope.READ,),
    tuple[WebhookEvent, ...]: (WebhookEvent.COMPLETED,),
    tuple[datetime, str]: (NOON, DONE.id),
    tuple[str, Voiceprint]: VOICE,
    tuple[tuple[str, str], ...]: (("Keler", "Keller"),),
}
"""Arguments by type."""
VALUES_BY_NAME: dict[str, Any] = {
    "joining": BEN,
    "job_id": RUNNING.id,
    "news_id": NEWS.id,
    "root": DONE.id,
    "sha256": "a" * 64,
    "skip": 0,
}
"""Arguments by name."""
FOR_WAITING_JOBS = {
    f"jobs.{it}"
    for it in (
        "claim",
        "set_media",
        "media_gone",
        "refuse",
        "move_to_front",
        "set_options",
        "position",
    )
}
"""Methods that do more on a waiting job. All others are called for a running job."""


ALLOWED_SCANS = {
    ("stage_speeds.factors", "speeds"): "at most twenty rows for each stage",
    (
        "statistics.collect",
        "accounts",
    ): "to count people is to look at each, and their rows are small",
    ("statistics.collect", "days"): "some rows for each day, whatever happened on it",
    ("statistics.count_states", "days"): "as above",
    ("chats.find_rows", "jobs"): "once in the life of a group, and outside of write transactions",
    ("chats.find_rows", "deliveries"): "as above",
    ("chats.find_rows", "codes"): "as above, and the table has some rows",
    ("chats.move", "voices"): "once in the life of a group, and the table is small",
    ("chats.move", "spoken"): "one row by its id, which SQLite calls a scan of a virtual table",
    (
        "sends.forget",
        "sends",
    ): "once in the life of an account; the table has some rows for an hour",
    ("library.list_for", "anon"): "the newest rows of each account, at most as many as the limit",
    ("deletions.list_for", "deletions"): "some rows, each for seconds",
    ("handed_over.list_for", "handed_over"): "some rows, each for a second",
    ("webhook_deliveries.due", "anon"): "the part of them that is due, which an index finds",
    ("audit.latest", "audit"): "from the newest on, as far as the limit",
    ("audit.delete_oldest", "audit"): "the newest entry, which the index has at its end",
}
"""Tables that a method may read as a whole, with the reason."""
WITHOUT_STATEMENTS = {
    *(
        "jobs.lock_album",
        "jobs.lock_chain",
        "people.lock",
        "usage.lock",
        "voices.lock",
        "webhooks.lock",
    ),
}
"""Locks of PostgreSQL; SQLite has one writer at a time."""


def every_method(unit: type = Unit) -> Iterator[tuple[str, str]]:
    """Yield the names of each repository of a unit and of each of its methods."""
    kinds = get_type_hints(unit)
    for repository in fields(unit):
        for name, _ in inspect.getmembers(kinds[repository.name], inspect.iscoroutinefunction):
            if not name.startswith("_"):
                yield repository.name, name


def arguments(name: str, method: Callable[..., Any]) -> dict[str, Any]:
    """Return a value for each argument."""
    hints = get_type_hints(method)
    values = {}
    for argument in inspect.signature(method).parameters:
        kind = hints[argument]
        if argument == "job_id" and name in FOR_WAITING_JOBS:
            values[argument] = WAITING.id
        else:
            values[argument] = (
                VALUES_BY_NAME[argument] if argument in VALUES_BY_NAME else _value(kind)
            )
    return values


def _value(kind: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if kind in VALUES:
        return VALUES[kind]
    if origin in (Sequence, Collection, list):
        return [_value(parts[0])]
    if type(None) in parts:
        return _value(next(it for it in parts if it is not type(None)))
    if is_dataclass(kind):  # a model that is not in VALUES: only the required fields
        hints = get_type_hints(kind)
        needed = [it for it in fields(kind) if MISSING is it.default is it.default_factory]
        return kind(**{it.name: _value(hints[it.name]) for it in needed})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    raise AssertionError(f"what to hand over as {kind}? say so in VALUES")


async def fill_tables(database: Database) -> None:
    """Fill every table that methods read before they continue."""
    ended = replace(make_job(4), state=JobState.FAILED, failure=Failure("bug"), finished=NOON)
    await add(database, WAITING, RUNNING, DONE, ended, make_job(5, BEN), make_job(6, sha=None))
    async with database.begin() as unit:
        for account in (ANNA, BEN):
            await unit.people.get_or_create(account, "en")
        await unit.people.set_role(BEN, Role.ADMIN)
        for job in (RUNNING, DONE):
            assert await unit.jobs.claim(job.id, "worker")
            await unit.deliveries.mark_sending(job.id, "card")
        await unit.jobs.finish(DONE.id, 1, RESULT)
        await unit.transcripts.save(DONE, LINES)
        await unit.pending_replies.add(DONE.id, DONE.reply_to)
        await unit.audit.record(BEN, "block", "telegram:1")
        await unit.announcements.add_draft(NEWS)
        await unit.voices.save(ANNA, DONE.reply_to.address, DONE.id, [VOICE], NOON)
        await unit.deletions.add(DELETION)
        await unit.chats.set_automatic(DONE.reply_to.address, ANNA, on=True)


@asynccontextmanager
async def record_statements(database: Database) -> AsyncIterator[list[Statement]]:
    """Record the statements that are executed meanwhile."""
    statements: list[Statement] = []

    def record(_c: object, _u: object, statement: str, values: Any, _x: object, many: bool) -> None:
        if statement.split(maxsplit=1)[0] in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            statements.append((statement, values[0] if many else values))

    engine = database._read_engine.sync_engine
    event.listen(engine, "before_cursor_execute", record)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", record)


async def statements_of(
    database: Database, call: Callable[[Unit], Awaitable[object]]
) -> list[Statement]:
    """Return the statements of one call, which is rolled back.

    An insert that refers to a missing row fails, but its statement is recorded.
    """
    async with database.read() as unit, record_statements(database) as statements:
        with suppress(IntegrityError):
            await call(unit)
    return statements


async def statements_of_all(database: Database) -> dict[str, list[Statement]]:
    """Return the statements of every method, by `repository.method`."""
    await fill_tables(database)
    statements = {}
    for repository, method in every_method():
        name = f"{repository}.{method}"

        async def call(unit: Unit, where: str = repository, what: str = method) -> object:
            bound = getattr(getattr(unit, where), what)
            return await bound(**arguments(f"{where}.{what}", bound))

        statements[name] = await statements_of(database, call)
    return statements


def without_statements(found: dict[str, list[Statement]]) -> set[str]:
    """Return the methods without a statement: their arguments were not suitable."""
    return {name for name, statements in found.items() if not statements} - WITHOUT_STATEMENTS


def unexpected_scans(read: set[tuple[str, str]]) -> list[str]:
    """Return the tables that are read as a whole without a reason."""
    return sorted(f"{name} reads all of {table}" for name, table in read - set(ALLOWED_SCANS))
