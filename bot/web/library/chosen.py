"""The recordings that a person has chosen on the list."""

from __future__ import annotations

from starlette.requests import Request

from bot.jobs.redo_rules import find_own_answer
from bot.web.sessions import Visitor, check_token
from bot.web.signing_in import read_pairs
from storage.database import Unit
from storage.models import Job, Person

MOST = 50
"""Recordings of one request; a page of the list has fewer."""
_FORM_BYTES = 16_384
_OTHER_FIELDS = 10


async def check_chosen(request: Request, visitor: Visitor) -> tuple[dict[str, str], list[str]]:
    """Return the values of a form, and the ids of the chosen recordings. Raises Refused."""
    pairs = await read_pairs(request, _FORM_BYTES, MOST + _OTHER_FIELDS)
    form = dict(pairs)
    check_token(request, form.get("token", ""), visitor.form_token)
    ids = dict.fromkeys(value for name, value in pairs if name == "job")
    return form, list(ids)[:MOST]


async def own_recording(unit: Unit, person: Person, job_id: str) -> Job | None:
    """Return the newest job of an answer, else the job itself that has ended without one, if it is
    this person's."""
    answer = await find_own_answer(unit, person, job_id)
    if answer is not None:
        return answer.job
    job = await unit.jobs.get(job_id)
    return job if job and job.account in person.accounts and job.state.is_final else None


async def held_recording(unit: Unit, person: Person, job_id: str) -> Job | None:
    """Return what `own_recording` returns, which nobody deletes until the commit."""
    job = await own_recording(unit, person, job_id)
    return job if job and await unit.jobs.hold(job.id) else None
