"""`mp4totext blobs`: checks and moves all stored files, without a chat or a running service."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.runtime import fail, for_terminal, read_settings, run_and_exit

if TYPE_CHECKING:
    from bot.app.service import Settings

app = typer.Typer(help="Check and move recordings and results.", no_args_is_help=True)

_SHOWN = 20
"""Lines of one kind; the rest is counted."""


@app.command()
def verify() -> None:
    """Compare the database with the stored files.

    Says what is missing and what nobody owns. The exit status is 0 if nothing is missing, 1 if
    something is. The service may run.
    """
    from bot.app import config

    run_and_exit(_verify(for_terminal(read_settings(config.ADMINISTRATION))))


@app.command()
def move(
    to: Annotated[
        str, typer.Argument(metavar="TO", help="file:///srv/blobs or s3://bucket/prefix")
    ],
) -> None:
    """Copy all stored files from BLOB_URL to another place.

    Stop the service first, and set BLOB_URL to the new place afterwards. Run it again after an
    interruption: it goes on where it was. A bucket is reached with the S3_ settings.
    """
    from bot.app import config

    run_and_exit(_move(for_terminal(read_settings(config.ADMINISTRATION)), to))


async def _verify(settings: Settings) -> int:
    from storage.blob_store.trouble import BlobStoreTrouble
    from storage.blob_upkeep.verify import verify_blobs
    from storage.blobs import Blobs
    from storage.database import Database

    storage = settings.storage
    database = await Database.open(storage.database)
    try:
        blobs = Blobs.open(storage.blobs, storage.bucket)
        found = await verify_blobs(database, blobs, storage.keep_media_hours)
    except BlobStoreTrouble as error:
        fail(str(error), 1)
    finally:
        await database.close()
    typer.echo(f"{found.jobs} jobs, {found.objects} files, {found.bytes / 1e6:.1f} MB")
    _list("missing", [f"{it.key} of job {it.job}" for it in found.missing])
    unowned = [f"{sha} ({size / 1e6:.1f} MB)" for sha, size in found.unowned.items()]
    _list("owned by nobody, deleted when it is some hours old", unowned)
    return 1 if found.missing else 0


def _list(title: str, lines: list[str]) -> None:
    typer.echo(f"{title}: {len(lines)}")
    for line in lines[:_SHOWN]:
        typer.echo(f"  {line}")
    if len(lines) > _SHOWN:
        typer.echo(f"  … and {len(lines) - _SHOWN} more")


async def _move(settings: Settings, to: str) -> int:
    from storage.blob_store.trouble import BlobStoreTrouble
    from storage.blob_upkeep.move import move_blobs
    from storage.blobs import Blobs
    from storage.config.addresses import blob_address
    from storage.config.bucket import missing_key

    try:
        target = settings.storage.model_copy(update={"blob_url": blob_address(to)})
    except ValueError as error:
        fail(f"TO: {error}", 2)
    if target.bucket and (problem := missing_key(target.bucket)):
        fail(str(problem), 2)
    if target.blobs == settings.storage.blobs:
        fail("TO: is where the files are already", 2)
    await _refuse_beside_workers(settings)
    old = Blobs.open(settings.storage.blobs, settings.storage.bucket)
    new = Blobs.open(target.blobs, target.bucket)
    with tempfile.TemporaryDirectory(dir=settings.storage.data_dir) as scratch:
        try:
            moved = await asyncio.to_thread(
                move_blobs, old.store, new.store, Path(scratch), _progress
            )
        except (BlobStoreTrouble, OSError) as error:
            fail(f"{error}\nRun the same command again: it goes on where it was.", 1)
    megabytes = f"{moved.bytes / 1e6:.1f} MB"
    typer.echo(f"copied: {moved.copied} ({megabytes}); already there: {moved.skipped}")
    typer.echo(f"Now set BLOB_URL={target.blobs} for bots and workers, and start the service.")
    typer.echo(f"The old files are still in {old.store.place}.")
    return 0


def _progress(count: int) -> None:
    if count % 1000 == 0:
        typer.echo(f"{count} files …", err=True)


async def _refuse_beside_workers(settings: Settings) -> None:
    """End the program while a worker runs: what it writes would not be moved."""
    from pipeline.queue.client import Queue
    from pipeline.queue.embedded_server import socket_path

    url = settings.pipeline.redis_url or f"unix://{socket_path(settings.queue_folder)}"
    queue = await Queue.open(url)
    try:
        workers = await queue.workers()
    finally:
        await queue.close()
    if workers:
        fail("A worker is running: stop bots and workers first.", 1)
