"""Redo of a finished job with other options, from stored data: ownership and rules.

A redo is a job of its own (`again_of`) with the same recording, the same message and the same
owner. The newest finished job of such a chain is "the answer". A redo that is requested in another
chat than the one with the answer belongs to that chat and to the requesting account. It begins a
chain of its own, so that each account keeps its own results when accounts are unlinked.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot import access
from bot.chat import ButtonPress, Command, Event, FormSubmission
from bot.context.refusals import RequestRefused
from bot.context.request import Request
from storage.database import Unit
from storage.errors import UserError
from storage.models import Job, JobState, MessageRef, Person, Result


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """A stored answer: its job, the message that shows it, and `busy`: a redo of it is under way
    or its outcome is not shown yet."""

    job: Job
    message: MessageRef | None
    busy: bool

    @property
    def root(self) -> str:
        """Return the id that the jobs of the chain share."""
        return self.job.again_of or self.job.id

    @property
    def result(self) -> Result:
        """Return the result of the job. `find_answer` returns only answers that have one."""
        if self.job.result is None:
            raise UserError(f"job {self.job.id} has no result")
        return self.job.result

    def is_shown_by(self, message: MessageRef) -> bool:
        """Return whether this message shows the answer."""
        return self.message is not None and self.message.is_same(message)


def is_from_other_chat(request: Request[Event], answer: StoredAnswer) -> bool:
    """Return whether the user owns the answer and it is in another chat, like its recording."""
    places = [it.address for it in (answer.job.reply_to, answer.message) if it]
    own = answer.job.account in request.person.accounts
    return own and not any(map(request.origin.is_in, places))


def check_not_busy(answer: StoredAnswer) -> None:
    """Check that no redo of the answer is under way. Raises RequestRefused."""
    if answer.busy:
        raise RequestRefused("again-busy")


async def find_answer(unit: Unit, job: str) -> StoredAnswer | None:
    """Return the answer that a job belongs to; None when there is none or it was deleted."""
    known = await unit.jobs.get(job)
    if known is None:
        return None
    chain = await unit.jobs.chain(known.again_of or known.id)
    done = [each for each in chain if each.state is JobState.DONE and each.result]
    if not done:
        return None
    refs = await unit.deliveries.refs(done[-1].id, "answer")
    busy = any([not await _is_shown(unit, each) for each in chain])
    return StoredAnswer(done[-1], refs[0] if refs else done[-1].card, busy)


async def _is_shown(unit: Unit, job: Job) -> bool:
    """Return whether a job has ended and its message shows the end; files may still follow."""
    if job.finished is None:
        return False
    return job.delivered is not None or await unit.deliveries.state(job.id, "answer") == "sent"


async def own_answer(request: Request[Event], unit: Unit, job: str) -> StoredAnswer:
    """Return the answer for its owner.

    Raises RequestRefused for other people, admins included, with the same message whether the
    answer exists or not.
    """
    answer = await find_own_answer(unit, request.person, job)
    if answer is None:
        raise RequestRefused("result-not-yours")
    return answer


async def find_own_answer(unit: Unit, person: Person, job: str) -> StoredAnswer | None:
    """Return the answer that a job belongs to, if it is this person's."""
    answer = await find_answer(unit, job)
    return answer if answer and answer.job.account in person.accounts else None


async def authorized_answer(request: Request[Event], unit: Unit, job: str) -> StoredAnswer:
    """Return the answer for its owner or an admin. Access by an admin goes to the audit log.
    Raises RequestRefused for others, as `own_answer` does."""
    answer = await peek_answer(request, unit, job)
    if answer is None:
        raise RequestRefused("result-not-yours")
    if answer.job.account not in request.person.accounts:
        await unit.audit.record(request.origin.account, _audit_action(request.event), answer.root)
    return answer


async def peek_answer(request: Request[Event], unit: Unit, job: str) -> StoredAnswer | None:
    """Return the answer for its owner or an admin, else None. Writes nothing."""
    answer = await find_answer(unit, job)
    if answer is None or answer.job.account in request.person.accounts:
        return answer
    return answer if access.is_admin(request.person, request.services.settings) else None


def _audit_action(event: Event) -> str:
    """Return the action as /audit names it."""
    match event:
        case Command(name=name):
            return name
        case ButtonPress(action=action) | FormSubmission(action=action):
            return action
        case _:
            return "names"  # a reply to the question


async def previous_answer(unit: Unit, job: Job) -> Job | None:
    """Return the job whose answer the message showed before this redo; None for no redo."""
    if job.again_of is None:
        return None
    if is_redo_from_other_chat(job):
        return await _opened_answer(unit, job)
    done = [
        each
        for each in await unit.jobs.chain(job.again_of)
        if each.state is JobState.DONE and each.result and each.id != job.id
    ]
    older = [each for each in done if each.created <= job.created]
    return older[-1] if older else None


def is_redo_from_other_chat(job: Job) -> bool:
    """Return whether it was started in another chat than the one that shows the answer."""
    return job.again_of == job.id


async def _opened_answer(unit: Unit, job: Job) -> Job | None:
    """Return the user's newest earlier answer for the same recording, which that chat showed."""
    person = await unit.people.find(job.account)
    if person is None or job.media.blob is None:
        return None
    done = [
        each
        for each in await unit.jobs.with_media(job.media.blob.sha256)
        if each.state is JobState.DONE and each.result and each.account in person.accounts
    ]
    return max(
        (each for each in done if each.id != job.id and each.created <= job.created),
        key=lambda each: each.created,
        default=None,
    )
