"""Whether rows can be written, whether the tables are of today, and what stands in them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from storage.disk import remote_kind
from storage.errors import BadSetting
from storage.self_test import WriteTest, try_rows


async def database(ground: DoctorContext) -> AsyncIterator[Finding]:
    """A row, then the counts of jobs."""
    if finding := ground.in_folder("database", ground.settings.storage.database_url):
        yield finding
        return
    finding, trial = await tried(ground)
    yield finding
    if trial is None:
        return
    if slow := _remote(ground.settings.storage.database):
        yield slow
    if trial.state == "ready":
        async for each in _contents(ground):
            yield each


async def tried(ground: DoctorContext) -> tuple[Finding, WriteTest | None]:
    """A row written and taken back."""
    storage = ground.settings.storage
    where = "DATABASE_URL" if storage.database_url else str(_path(storage.database))
    try:
        trial = await try_rows(storage.database)
    except BadSetting as error:
        todo = f"mend that, or change {error.values['setting']}"
        return broken("database", error.values["problem"], todo), None
    match trial.state:
        case "new":
            says = f"{where} has no tables yet; the service makes them when it starts"
            return ok("database", says), trial
        case "behind":
            says = f"{where} is {trial.missing} migrations behind this version"
            todo = "start the service, which applies them, or mp4totext migrate"
            return careful("database", says, todo), trial
        case _:
            took = f"{trial.seconds * 1000:.0f} ms"
            return ok("database", f"{where}; a row written and taken back in {took}"), trial


def _path(url: str) -> Path:
    return Path(url.partition(":///")[2])


def _remote(url: str) -> Finding | None:
    """SQLite's WAL shares memory between processes, which no other machine's disk can:
    https://www.sqlite.org/wal.html."""
    if not url.startswith("sqlite") or not (kind := remote_kind(_path(url).parent)):
        return None
    says = f"{_path(url)} lies on {kind}, a file system of another machine, where SQLite loses rows"
    return careful("database", says, "put DATA_DIR on a local disk, or set DATABASE_URL")


async def _contents(ground: DoctorContext) -> AsyncIterator[Finding]:
    from storage.database import Database  # noqa: PLC0415 takes a second

    rows = await Database.open(ground.settings.storage.database)
    try:
        async with rows.read() as unit:
            counts, drained = (
                await unit.statistics.count_states(),
                await unit.service_flags.drained_since(),
            )
    finally:
        await rows.close()
    jobs = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    yield ok("jobs", jobs or "none so far")
    if drained is not None:
        says = f"since {drained:%Y-%m-%d %H:%M} UTC no new jobs are started"
        yield careful("drained", says, "/drain off, or mp4totext admin drain off, ends it")
