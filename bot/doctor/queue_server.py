"""Checks of the queue server: a round trip of one entry, and the running workers."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from pipeline.queue.embedded_server import is_answering, queue_address, socket_path
from pipeline.self_test.queue import try_queue


async def redis(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check the server of REDIS_URL, or the embedded one, which is started if necessary; then the
    workers."""
    from bot.admin.worker_list import described  # noqa: PLC0415 as the next one
    from pipeline.queue.client import Queue  # noqa: PLC0415 loads arq

    redis_url = context.settings.pipeline.redis_url
    if finding := context.in_folder("redis", redis_url):
        yield finding
        return
    async with queue_address(redis_url, context.settings.queue_folder) as url:
        yield (finding := queue_finding(await try_queue(url), redis_url))
        if finding.todo:
            return
        queue = await Queue.open(url)
        try:
            workers = await queue.workers()
        finally:
            await queue.close()
    if workers:
        names = "; ".join(f"{each.id} on {each.device}, {described(each)}" for each in workers)
        yield ok("workers", f"{len(workers)} running: {names}")
    else:
        todo = "start one with mp4totext worker, or the whole service with mp4totext up"
        yield careful("workers", "none is running, so recordings are not transcribed", todo)


async def check_running(context: DoctorContext) -> Finding:
    """Check the server without starting it."""
    redis_url = context.settings.pipeline.redis_url
    if redis_url:
        return queue_finding(await try_queue(redis_url), redis_url)
    embedded = f"unix://{socket_path(context.settings.queue_folder)}"
    if not await is_answering(embedded):
        return careful(
            "redis", "the embedded server is not running", "start the service with mp4totext up"
        )
    return queue_finding(await try_queue(embedded), redis_url)


def queue_finding(error: str, redis_url: str) -> Finding:
    """Return the finding for the result of `try_queue`, "" for success."""
    kind = "the server of REDIS_URL" if redis_url else "the embedded server"
    if not error:
        return ok("redis", f"{kind} accepts an entry and returns it")
    todo = "start it, or change REDIS_URL" if redis_url else "see valkey.log in DATA_DIR/queue"
    return broken("redis", f"{kind} does not work: {error}", todo)
