"""Files of a result that are made for a request, with the corrections of its page."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from starlette.requests import Request

from bot.jobs.redo_rules import StoredAnswer, find_own_answer
from bot.web.api.callers import caller_of
from bot.web.api.problems import Problem
from bot.web.context import web_of
from bot.web.documents.making import NotMade, make_file
from storage import logs
from storage.database import Unit
from storage.models import Format, Job

log = logs.get(__name__)


async def made_file(request: Request, answer: StoredAnswer, kind: Format) -> bytes:
    """Return a file of a result. Raises Problem."""
    web, caller = web_of(request), caller_of(request)
    person, t = str(caller.person.id), caller.tongue.t
    if web.documents.is_full(person):
        raise Problem(429, "too_many_requests", t("web-busy"), {"Retry-After": "5"})
    with tempfile.TemporaryDirectory(dir=web.services.scratch) as folder:
        async with web.documents.turn(person):
            try:
                made = await make_file(web, answer, kind, Path(folder))
            except NotMade as error:
                raise Problem(503, "not_made", t("web-away"), {"Retry-After": "60"}) from error
        if not made.is_made:
            raise Problem(503, "not_made", t("web-away"), {"Retry-After": "60"})
        return await asyncio.to_thread(Path(folder, "document").read_bytes)


async def corrected_result(request: Request, job: Job) -> bytes | None:
    """Return the JSON of a result that was corrected on its page; None for one that was not, and
    for a result that another one has replaced."""

    async def read(unit: Unit) -> StoredAnswer | None:
        found = await find_own_answer(unit, caller_of(request).person, job.id)
        is_newest = found is not None and found.job.id == job.id
        return found if found and is_newest and await unit.corrections.newest(found.root) else None

    answer = await web_of(request).query(read)
    return await made_file(request, answer, Format.JSON) if answer else None
