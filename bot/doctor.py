"""`mp4totext doctor`: what is configured, what will be used, what answers, and what to do."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Callable, Sequence

from bot.doctor_chats import Line, discord, status_of, telegram
from bot.service import Settings
from pipeline.queue import Queue
from pipeline.server import queue_address
from storage.blobs import Blobs
from storage.database import Database
from storage.errors import BadSetting, Expected

_HUB = "https://huggingface.co"


Check = Callable[[Settings], AsyncIterator[Line]]


async def examine(settings: Settings, only: Sequence[str] = ()) -> AsyncIterator[Line]:
    """Every finding, as soon as it is known. Raises BadSetting for an unknown name in `only`."""
    unknown = [name for name in only if name not in CHECKS]
    if unknown:
        names = ", ".join(CHECKS)
        raise BadSetting(setting="--only", problem=f"{', '.join(unknown)}; known: {names}")
    for name in only or CHECKS:
        try:
            async for line in CHECKS[name](settings):
                yield line
        except Expected as error:
            what = ": ".join(error.values.values()) or error.detail or error.code
            yield Line(name, False, what)
        except Exception as error:  # noqa: BLE001 whatever is broken here is the finding
            yield Line(name, False, f"{type(error).__name__}: {error}")


async def _database(settings: Settings) -> AsyncIterator[Line]:
    database = await Database.open(settings.storage.database)
    try:
        async with database.read() as unit:
            counts, drained = await unit.figures.states(), await unit.switches.drained()
    finally:
        await database.close()
    jobs = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    where = "DATABASE_URL" if settings.storage.database_url else settings.storage.database
    yield Line("database", True, f"{where}; jobs: {jobs or 'none'}")
    if drained is not None:
        said = f"since {drained:%Y-%m-%d %H:%M} UTC no new work is begun; /drain off ends it"
        yield Line("drained", None, said)


async def _blobs(settings: Settings) -> AsyncIterator[Line]:
    def round_trip() -> int:
        blobs = Blobs.open(settings.storage.blobs)
        key = f"doctor/{secrets.token_hex(8)}"
        blobs.put_bytes(key, b"well")
        if blobs.get_bytes(key) != b"well":
            raise BadSetting(setting="BLOB_URL", problem="what is read is not what was written")
        blobs.delete(key)
        return blobs.bytes_used()

    used = await asyncio.to_thread(round_trip)
    yield Line("blobs", True, f"{settings.storage.blobs}; {used / 1e6:.1f} MB kept")


async def _redis(settings: Settings) -> AsyncIterator[Line]:
    given = settings.pipeline.redis_url
    async with queue_address(given, settings.queue_folder) as url:
        queue = await Queue.open(url)
        try:
            answers = await queue.ping()
            workers = await queue.workers()
        finally:
            await queue.close()
    kind = "REDIS_URL" if given else "embedded server"
    if not answers:
        yield Line("redis", False, f"{kind} does not answer; start it, or change REDIS_URL")
        return
    yield Line("redis", True, f"{kind} answers")
    named = ", ".join(f"{each.id} on {each.device}" for each in workers)
    yield Line("workers", None, named or "none at work now; start one: mp4totext worker")


async def _engines(settings: Settings) -> AsyncIterator[Line]:
    def ask() -> list[Line]:
        from pipeline.engines import build_kit, check_kit  # noqa: PLC0415 only workers have them

        kit = build_kit(settings.pipeline, settings.storage.data_dir)
        return [Line(role, ok, f"{name}: {says}") for role, name, ok, says in check_kit(kit)]

    try:
        lines = await asyncio.to_thread(ask)
    except ImportError as error:
        yield Line(
            "engines",
            False,
            f"{error.name} is not installed: this is the small installation of a bot alone, which "
            "needs none. A worker needs the complete one: pip install . in the project's folder",
        )
        return
    for line in _lenient(lines):
        yield line


def _lenient(lines: Sequence[Line]) -> list[Line]:
    """Of several engines for one role, one that works is enough."""
    works = {line.name for line in lines if line.ok}
    if "voice" not in works:  # an extra: jobs are whole without it
        lines = [Line(it.name, None, it.says) if it.name == "voice" else it for it in lines]
    return [
        Line(line.name, None, f"{line.says} (not needed: another one works)")
        if line.ok is False and line.name in works
        else line
        for line in lines
    ]


async def _gpu(settings: Settings) -> AsyncIterator[Line]:
    try:
        import ctranslate2  # noqa: PLC0415 only workers have it
    except ImportError:
        yield Line("gpu", None, "not looked for: only what a bot needs is installed")
        return
    count = await asyncio.to_thread(ctranslate2.get_cuda_device_count)
    if count:
        yield Line("gpu", True, f"{count} CUDA device(s); DEVICE={settings.pipeline.device}")
    else:
        wrong = settings.pipeline.device == "cuda"
        yield Line(
            "gpu",
            False if wrong else None,
            "no CUDA device is seen"
            + ("; set DEVICE=auto or cpu, or install the driver" if wrong else ""),
        )


async def _hub(settings: Settings) -> AsyncIterator[Line]:  # noqa: ARG001 the shape of a check
    address = os.environ.get("HF_ENDPOINT", _HUB)
    status = await status_of(address)
    if isinstance(status, int):
        yield Line("hub", True, f"{address} answers")
    else:
        yield Line(
            "hub",
            None,
            f"{address} does not answer ({status}); models must be installed "
            "or in a folder (WHISPER_MODEL)",
        )


CHECKS: dict[str, Check] = {
    "database": _database,
    "blobs": _blobs,
    "redis": _redis,
    "gpu": _gpu,
    "hub": _hub,
    "engines": _engines,
    "telegram": telegram,
    "discord": discord,
}
"""What can be looked at, in this order; the names are those of `--only`."""
