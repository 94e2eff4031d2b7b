"""Whether the queue server takes something and gives it back, and which workers listen to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from pipeline.queue.embedded_server import is_answering, queue_address, socket_path
from pipeline.self_test.queue import try_queue


async def redis(ground: DoctorContext) -> AsyncIterator[Finding]:
    """The server of REDIS_URL, or the embedded one, which is started for this where it is not
    running; and the workers."""
    from pipeline.queue.client import Queue  # noqa: PLC0415 loads arq

    given = ground.settings.pipeline.redis_url
    if finding := ground.in_folder("redis", given):
        yield finding
        return
    async with queue_address(given, ground.settings.queue_folder) as url:
        yield (finding := told(await try_queue(url), given))
        if finding.todo:
            return
        queue = await Queue.open(url)
        try:
            workers = await queue.workers()
        finally:
            await queue.close()
    if workers:
        named = ", ".join(f"{each.id} on {each.device}" for each in workers)
        yield ok("workers", f"{len(workers)} at work: {named}")
    else:
        todo = "mp4totext up starts one with everything else, mp4totext worker alone"
        yield careful("workers", "none is at work now, so nothing that is sent is heard", todo)


async def tried(ground: DoctorContext) -> Finding:
    """The same without starting anything."""
    given = ground.settings.pipeline.redis_url
    if given:
        return told(await try_queue(given), given)
    running = f"unix://{socket_path(ground.settings.queue_folder)}"
    if not await is_answering(running):
        return careful("redis", "the embedded server is not running", "mp4totext up starts it")
    return told(await try_queue(running), given)


def told(trouble: str, given: str) -> Finding:
    """What the trial came to."""
    kind = "the server of REDIS_URL" if given else "the embedded server"
    if not trouble:
        return ok("redis", f"{kind} takes something and gives it back")
    todo = "start it, or change REDIS_URL" if given else "see valkey.log in DATA_DIR/queue"
    return broken("redis", f"{kind} does not work: {trouble}", todo)
