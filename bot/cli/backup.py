"""`mp4totext backup`, `restore` and `move`: rows and blobs in one file, and back.

Modules are imported where they are needed, as everywhere in the command line.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from bot.cli.runtime import fail, for_terminal, read_settings, run_and_exit

if TYPE_CHECKING:
    from storage.settings import StorageSettings


def backup(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A new file; a folder, for one named by the time; `-` is standard output.",
        ),
    ],
    keep: Annotated[
        int,
        typer.Option(
            min=0, help="With a folder: delete all but this many of its backups; 0: all stay."
        ),
    ] = 0,
) -> None:
    """Write all rows and files of the service to one file, while it runs.

    Keep it as safe as DATA_DIR: it holds what people sent. `.env` is not in it.
    """
    folder = file if file.is_dir() else None
    if keep and not folder:
        fail(f"--keep needs a folder, and {file} is none.", 2)
    _run(_backup_to_folder(_settings(), folder, keep) if folder else _backup(_settings(), file))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False)],
    check: Annotated[
        bool, typer.Option("--check", help="Read the backup, and say whether it is whole.")
    ] = False,
) -> None:
    """Put a backup into an empty database and the blob store.

    An older version's backup is brought to this version.
    """
    _run(_check(file) if check else _restore(_settings(), file))


def move(
    to: Annotated[
        str,
        typer.Argument(
            metavar="DATABASE_URL",
            help="An empty database. Leave the password to PGPASSWORD or ~/.pgpass.",
        ),
    ],
) -> None:
    """Copy all rows to another database, for example from SQLite to PostgreSQL.

    Stop the service first. The old database stays as it is.
    """
    _run(_move(_settings(), to))


def _settings() -> StorageSettings:
    from bot.app import config

    return for_terminal(read_settings(config.ROWS)).storage


def _say(text: str) -> None:
    """Print on standard error: standard output may be the backup."""
    typer.echo(text, err=True)


def _run(work: Coroutine[None, None, None]) -> None:
    """Run one of the commands; an expected error is one sentence."""
    from storage.backup.archive import BrokenArchive
    from storage.backup.restore import CanNotRestore

    async def run() -> int:
        await work
        return 0

    try:
        run_and_exit(run())
    except BrokenArchive as error:
        fail(f"This backup can't be used: {error}.", 1)
    except CanNotRestore as error:
        fail(f"Nothing was changed: {error}.", 1)
    except OSError as error:
        fail(f"{error.filename or 'The file'}: {error.strerror or error}", 1)


async def _backup_to_folder(settings: StorageSettings, folder: Path, keep: int) -> None:
    from storage.backup.folder import delete_older, named_by_time

    await _backup(settings, named_by_time(folder))
    for gone in delete_older(folder, keep) if keep else []:
        _say(f"Deleted {gone}")


async def _backup(settings: StorageSettings, file: Path) -> None:
    from storage.backup.create import appearing_whole

    if str(file) == "-":
        if sys.stdout.isatty():
            fail("Standard output is a terminal: give a file, or a pipe behind it.", 2)
        await _write(settings, sys.stdout.buffer)
        return
    with appearing_whole(file) as opened:
        await _write(settings, opened)
    _say(f"Written to {file}. To look whether it is whole: mp4totext restore --check {file}")


async def _write(settings: StorageSettings, file: IO[bytes]) -> None:
    from storage.backup.create import create_backup
    from storage.blobs import Blobs
    from storage.database import Database

    async with AsyncExitStack() as stack:
        database = await Database.open(settings.database)
        stack.push_async_callback(database.close)
        blobs = await asyncio.to_thread(Blobs.open, settings.blobs, settings.bucket)
        saved = await create_backup(
            database, blobs, file, settings.data_dir, version("mp4totext"), _say
        )
    _say(f"{saved.objects:,} files, {saved.bytes / 1e6:,.1f} MB")
    if saved.gone:
        _say(f"{saved.gone} files expired meanwhile and are not in it")


async def _check(file: Path) -> None:
    from storage.backup.archive import ArchiveReader

    with ArchiveReader.open(file) as archive:
        it = archive.manifest
        typer.echo(
            f"Whole: {len(archive.tables)} tables, {len(archive.blobs):,} files,"
            f" made by mp4totext {it.version} on {it.made}."
        )


async def _restore(settings: StorageSettings, file: Path) -> None:
    from storage.backup.archive import ArchiveReader
    from storage.backup.restore import restore_backup
    from storage.blobs import Blobs

    with ArchiveReader.open(file) as archive:
        _say(f"The backup of {archive.manifest.made} is whole.")
        blobs = await asyncio.to_thread(Blobs.open, settings.blobs, settings.bucket)
        await asyncio.to_thread(blobs.check_bucket)
        done = await restore_backup(archive, settings.database, blobs, settings.data_dir, _say)
    typer.echo(f"Restored {done.rows:,} rows and {done.objects:,} files.")


async def _move(settings: StorageSettings, to: str) -> None:
    from storage.backup.move import move_rows
    from storage.config.database_address import database_address
    from storage.database import Database

    try:
        target = database_address(to)
    except ValueError as error:
        fail(f"This address can't be used: {error}", 2)
    database = await Database.open(settings.database)
    try:
        rows = await move_rows(database, target, settings.data_dir, version("mp4totext"))
    finally:
        await database.close()
    typer.echo(f"Copied {rows:,} rows. Set DATABASE_URL to the new address now.")
