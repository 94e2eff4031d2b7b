"""Checks of the database: a test row, the version of the tables, the jobs in them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

from bot.app.process_lock import folder_name, runs_here
from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, Level, broken, careful, ok
from storage.errors import BadSetting
from storage.machine.disk import is_of_host, remote_kind
from storage.models import Platform
from storage.self_test import WriteTest, try_rows
from storage.sqlite.soundness import CHECK_SECONDS, find_damage

FEWEST = 3
"""Processes that an installation has at least: a bot, its pages, a worker."""
_FULL = 0.9


async def database(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check a test row, then report the counts of jobs."""
    if finding := context.in_folder("database", context.settings.storage.database_url):
        yield finding
        return
    finding, test = await check_write(context)
    yield finding
    if test is None:
        return
    if remote := _remote(context.settings.storage.database):
        yield remote
        if remote.level is Level.BROKEN:
            return
    async for each in connections(context):
        yield each
    if context.settings.storage.database.startswith("sqlite") and test.state != "new":
        yield await _file(_path(context.settings.storage.database))
    if test.state == "ready":
        async for each in _contents(context):
            yield each


async def check_write(context: DoctorContext) -> tuple[Finding, WriteTest | None]:
    """Write a row and roll it back."""
    storage = context.settings.storage
    where = "DATABASE_URL" if storage.database_url else str(_path(storage.database))
    try:
        test = await try_rows(storage.database)
    except BadSetting as error:
        todo = f"fix that, or change {error.values['setting']}"
        return broken("database", error.values["problem"], todo), None
    match test.state:
        case "new":
            says = f"{where} has no tables yet; the service creates them when it starts"
            return ok("database", says), test
        case "behind":
            says = f"{where} is {test.missing} migrations behind this version"
            todo = "start the service, which applies them, or run mp4totext migrate"
            return careful("database", says, todo), test
        case _:
            duration = f"{test.seconds * 1000:.0f} ms"
            return ok("database", f"{where}; a row written and rolled back in {duration}"), test


async def connections(context: DoctorContext) -> AsyncIterator[Finding]:
    """Compare DATABASE_POOL with what a server that answers allows. SQLite has no such limit."""
    from storage.postgresql.engine import is_behind_a_pooler  # noqa: PLC0415 takes a second
    from storage.postgresql.room import BESIDE_THE_POOL, find_room  # noqa: PLC0415

    storage = context.settings.storage
    if storage.database.startswith("sqlite"):
        return
    name, pool = "connections", storage.database_pool
    if is_behind_a_pooler(storage.database):
        says = f"a process opens up to {pool} to the pooler (DATABASE_POOL), which shares its own"
        yield ok(name, f"{says}; its limit is max_client_conn")
        return
    room = await find_room(storage.database)
    each = f"a process opens up to {pool} (DATABASE_POOL) and {BESIDE_THE_POOL} more"
    says = f"PostgreSQL has {room.most}, {room.opened} are open; {each}"
    fit = room.processes(pool)
    if room.opened >= room.most * _FULL:
        todo = "end other programs' connections, raise max_connections, or put PgBouncer in front"
        yield careful(name, f"{says}: nearly none is left", todo)
    elif fit < FEWEST:
        smaller = room.pool(FEWEST)
        lower = f"set DATABASE_POOL={smaller}, " if smaller >= FEWEST else ""
        todo = f"{lower}raise max_connections, or put PgBouncer in front"
        yield careful(name, f"{says}: too few for a bot, its pages and a worker", todo)
    else:
        yield ok(name, f"{says}: enough for {fit} processes")


def _path(url: str) -> Path:
    return Path(url.partition(":///")[2])


def _remote(url: str) -> Finding | None:
    """Return a finding for SQLite on a network file system. Its WAL needs memory that processes
    share, which does not work there: https://www.sqlite.org/wal.html."""
    if not url.startswith("sqlite") or not (kind := remote_kind(_path(url))):
        return None
    todo = "put DATA_DIR on a local disk, or set DATABASE_URL"
    if is_of_host(kind):
        says = f"{_path(url)} is on {kind}, a folder of another system, where SQLite can lose rows"
        return careful("database", says, todo)
    says = f"{_path(url)} is on {kind}, a network file system: the service does not start"
    return broken("database", says, todo)


async def _file(path: Path) -> Finding:
    """Check the pages of an SQLite file."""
    damage = await asyncio.to_thread(find_damage, path)
    if damage:
        todo = (
            "stop the service, and restore the newest backup into a new DATA_DIR: mp4totext restore"
        )
        return broken("database file", f"{path} is damaged: {damage}", todo)
    says = (
        "its pages are whole" if damage is not None else f"not read whole in {CHECK_SECONDS:.0f} s"
    )
    says += f"; SQLite {sqlite3.sqlite_version}"
    return ok("database file", says)


async def _contents(context: DoctorContext) -> AsyncIterator[Finding]:
    from storage.database import Database  # noqa: PLC0415 takes a second

    database = await Database.open(context.settings.storage.database)
    try:
        async with database.read() as unit:
            counts, drained = (
                await unit.statistics.count_states(),
                await unit.service_flags.drained_since(),
            )
            platforms = context.settings.bot.platforms
            holders = {each: await unit.service_flags.holder(each) for each in platforms}
    finally:
        await database.close()
    jobs = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    yield ok("jobs", jobs or "none so far")
    if drained is not None:
        says = f"no new jobs have started since {drained:%Y-%m-%d %H:%M} UTC"
        yield careful(
            "drained", says, "start them again with /drain off or mp4totext admin drain off"
        )
    for platform, holder in holders.items():
        yield _bot(platform, holder, context.settings.storage.data_dir)


def _bot(platform: Platform, holder: str, folder: Path) -> Finding:
    """Return the finding about who serves a platform with this database."""
    name = f"bot for {platform}"
    if not holder:
        return ok(name, "none is running")
    if holder == folder_name(folder, platform):
        return ok(name, "the one of this folder serves it")
    if runs_here(folder, platform):
        says = f"standby: {holder} serves it; the bot of this folder takes over when that one ends"
        return ok(name, says)
    return ok(name, f"{holder} serves it, in another folder or on another machine")
