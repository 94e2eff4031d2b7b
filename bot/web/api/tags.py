"""Routes of the tags of a result."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from bot.web.api.bodies import RATE_HEADERS, answer, errors
from bot.web.api.callers import caller_of, transact
from bot.web.api.problems import Problem, no_such
from bot.web.api.reading import JobId
from bot.web.context import web_of
from bot.web.library.chosen import held_recording, own_recording
from bot.web.library.tags import give_tags, read_tags
from storage.database import Unit
from storage.models import Job, tag_key
from storage.repositories.pages.tags import MOST_OF_RESULT

router = APIRouter()

_NO_SEPARATOR = r"^[^\x00,;،、؛]*$"

TagName = Annotated[str, Field(min_length=1, max_length=40, pattern=_NO_SEPARATOR)]
_OK = {"headers": RATE_HEADERS}


class JobTags(BaseModel):
    """Tags of a result: redos of a job share them. Case makes no other tag. A tag has no
    comma and no semicolon."""

    model_config = ConfigDict(extra="forbid")

    tags: list[TagName] = Field(max_length=MOST_OF_RESULT)


@router.get(
    "/jobs/{job}/tags",
    response_model=JobTags,
    responses={200: _OK, **errors(304, 404)},
    tags=["jobs"],
)
async def get_tags(request: Request, job: JobId) -> Response:
    """Return the tags of a result."""

    async def read(unit: Unit) -> JobTags:
        return await _shown(unit, await _own(request, unit, job))

    return answer(request, await web_of(request).query(read))


@router.put(
    "/jobs/{job}/tags",
    response_model=JobTags,
    responses={200: _OK, **errors(404, 422)},
    tags=["jobs"],
)
async def put_tags(request: Request, job: JobId, body: Annotated[JobTags, Body()]) -> Response:
    """Give a result these tags in place of those that it has."""
    names = list(dict.fromkeys(name for each in body.tags for name in read_tags(each) or [""]))
    if "" in names:  # of invisible characters alone
        raise Problem(422, "invalid_request", caller_of(request).tongue.t("tags-name"))

    async def write(unit: Unit) -> JobTags:
        await unit.people.lock()
        known = await held_recording(unit, caller_of(request).person, job)
        if known is None:
            raise no_such(request)
        wanted = set(map(tag_key, names))
        for name in (await _shown(unit, known)).tags:
            if tag_key(name) not in wanted:
                await unit.tags.remove(known.again_of or known.id, name)
        await give_tags(unit, caller_of(request).person, [known], names)
        return await _shown(unit, known)

    return answer(request, await transact(request, write))


async def _own(request: Request, unit: Unit, job: str) -> Job:
    """Return the newest job of an own answer. Raises Problem."""
    found = await own_recording(unit, caller_of(request).person, job)
    if found is None:
        raise no_such(request)
    return found


async def _shown(unit: Unit, job: Job) -> JobTags:
    root = job.again_of or job.id
    return JobTags(tags=(await unit.tags.of_results([root])).get(root, []))
