"""Every public method of every repository, called once on a house with rows, and what it asks the
database then. Methods are found by themselves, and their arguments by the types that they name."""

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
    CodeKind,
    Failure,
    Job,
    JobState,
    Line,
    Media,
    MessageRef,
    Options,
    Platform,
    Quota,
    ReceiverState,
    Result,
    Role,
    Stage,
    Voiceprint,
)
from tests.unit.storage.conftest import ANNA, BEN, NOON, RESULT, add, make_job

Said = tuple[str, Any]
"""A statement as the driver gets it, with its values."""

LINES = (Line(0.0, "Speaker 1", "Good morning to everybody"),)
WAITS, RUNS, DONE = (make_job(number) for number in (1, 2, 3))
NEWS = Announcement("n1", "Closed", Platform.TELEGRAM, BEN, "en", AnnouncementState.DRAFT, NOON)
VOICE = ("Wilhelmina", Voiceprint("net", 20.0, "voice"))

VALUES: dict[Any, Any] = {
    Account: ANNA,
    Address: DONE.reply_to.address,
    Announcement: NEWS,
    CodeKind: CodeKind.INVITE,
    Failure: Failure("bug"),
    Job: DONE,
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
    Stage: Stage.AUDIO,
    bool: True,
    datetime: NOON,
    float: 24.0,
    int: 1,
    str: "good",
    timedelta: timedelta(hours=1),
    tuple[str, Voiceprint]: VOICE,
}
"""What is handed to an argument of this type."""
NAMED: dict[str, Any] = {
    "comer": BEN,
    "job_id": RUNS.id,
    "news_id": NEWS.id,
    "root": DONE.id,
    "sha256": "a" * 64,
    "skip": 0,
}
"""What is handed to an argument of this name."""
OF_WAITING = {
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
"""They do the more to a job that waits; all others to one that runs."""


WHOLE = {
    ("stage_speeds.factors", "speeds"): "at most twenty rows for each stage",
    (
        "statistics.collect",
        "accounts",
    ): "to count people is to look at each, and their rows are small",
    ("statistics.collect", "days"): "some rows for each day, whatever happened on it",
    ("statistics.count_states", "days"): "as above",
    ("audit.latest", "audit"): "from the newest on, as far as the limit",
}
"""Where a whole table is read, and why that may be."""
ASKS_NOTHING = {"jobs.lock_media", "usage.lock"}
"""Locks of PostgreSQL; SQLite has one writer at a time."""


def every_method(unit: type = Unit) -> Iterator[tuple[str, str]]:
    """The names of each repository of a unit, and of each of its methods."""
    kinds = get_type_hints(unit)
    for repository in fields(unit):
        for name, _ in inspect.getmembers(kinds[repository.name], inspect.iscoroutinefunction):
            if not name.startswith("_"):
                yield repository.name, name


def arguments(name: str, method: Callable[..., Any]) -> dict[str, Any]:
    """Something for each argument."""
    hints = get_type_hints(method)
    found = {}
    for argument in inspect.signature(method).parameters:
        kind = hints[argument]
        if argument == "job_id" and name in OF_WAITING:
            found[argument] = WAITS.id
        else:
            found[argument] = NAMED[argument] if argument in NAMED else _value(kind)
    return found


def _value(kind: Any) -> Any:
    origin, parts = get_origin(kind), get_args(kind)
    if kind in VALUES:
        return VALUES[kind]
    if origin in (Sequence, Collection, list):
        return [_value(parts[0])]
    if type(None) in parts:
        return _value(next(it for it in parts if it is not type(None)))
    if is_dataclass(kind):  # a noun that is not named above, from the least that makes one
        hints = get_type_hints(kind)
        needed = [it for it in fields(kind) if MISSING is it.default is it.default_factory]
        return kind(**{it.name: _value(hints[it.name]) for it in needed})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    raise AssertionError(f"what to hand over as {kind}? say so in VALUES")


async def settle(database: Database) -> None:
    """Rows in every table that methods look into before they go on."""
    ended = replace(make_job(4), state=JobState.FAILED, failure=Failure("bug"), finished=NOON)
    await add(database, WAITS, RUNS, DONE, ended, make_job(5, BEN), make_job(6, sha=None))
    async with database.begin() as unit:
        for account in (ANNA, BEN):
            await unit.people.get_or_create(account, "en")
        await unit.people.set_role(BEN, Role.ADMIN)
        for job in (RUNS, DONE):
            assert await unit.jobs.claim(job.id, "worker")
            await unit.deliveries.mark_sending(job.id, "card")
        await unit.jobs.finish(DONE.id, 1, RESULT)
        await unit.transcripts.save(DONE, LINES)
        await unit.pending_replies.add(DONE.id, DONE.reply_to)
        await unit.audit.record(BEN, "block", "telegram:1")
        await unit.announcements.add_draft(NEWS)
        await unit.voices.save(ANNA, DONE.reply_to.address, DONE.id, [VOICE], NOON)
        await unit.chats.set_automatic(DONE.reply_to.address, ANNA, on=True)


@asynccontextmanager
async def noted(database: Database) -> AsyncIterator[list[Said]]:
    """What is asked meanwhile."""
    said: list[Said] = []

    def note(_c: object, _u: object, statement: str, values: Any, _x: object, many: bool) -> None:
        if statement.split(maxsplit=1)[0] in ("SELECT", "INSERT", "UPDATE", "DELETE"):
            said.append((statement, values[0] if many else values))

    engine = database._read_engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def asked(database: Database, ask: Callable[[Unit], Awaitable[object]]) -> list[Said]:
    """The statements of one call, of which nothing is kept. What is added to a row that is not
    there is refused, but asked it was."""
    async with database.read() as unit, noted(database) as said:
        with suppress(IntegrityError):
            await ask(unit)
    return said


async def all_asked(database: Database) -> dict[str, list[Said]]:
    """The statements of every method, by `repository.method`."""
    await settle(database)
    found = {}
    for repository, method in every_method():
        name = f"{repository}.{method}"

        async def ask(unit: Unit, where: str = repository, what: str = method) -> object:
            bound = getattr(getattr(unit, where), what)
            return await bound(**arguments(f"{where}.{what}", bound))

        found[name] = await asked(database, ask)
    return found


def in_vain(found: dict[str, list[Said]]) -> set[str]:
    """Methods that asked nothing: what they were given led nowhere."""
    return {name for name, said in found.items() if not said} - ASKS_NOTHING


def beyond(read: set[tuple[str, str]]) -> list[str]:
    """What is read as a whole without a reason."""
    return sorted(f"{name} reads all of {table}" for name, table in read - set(WHOLE))
