"""Redo of a finished job with other options, from stored data: ownership and rules.

A redo is a job of its own (`again_of`) with the same recording, the same message and the same
owner. The newest finished job of such a chain is "the answer". When a user asks for a redo in
another chat than the one that shows the answer, the redo belongs to that chat and to the account
that asks, and begins a chain of its own: so each account keeps its own results when accounts are
unlinked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot import policy
from bot.chat import ButtonPress, ChatError, Command, Event, FormSubmission
from bot.context.request import Reply, Request, plain
from bot.context.services import Services
from bot.jobs.intake import show_card
from bot.quota.checks import admit_job, sender_quota
from bot.views.answer_buttons import with_summary
from bot.views.job_card import CardStatus, job_card
from storage.database import Unit
from storage.models import Format, Job, JobState, Media, MessageRef, Options, job_id


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

    def is_shown_by(self, message: MessageRef) -> bool:
        """Return whether this message shows the answer. Ignores the thread: a button press may not
        carry it."""
        shown = self.message
        return shown is not None and _message_key(shown) == _message_key(message)


def _message_key(ref: MessageRef) -> tuple[str, str, str]:
    return ref.address.platform, ref.address.chat, ref.message


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
    """Return whether a job has ended and its message says so; files may still follow."""
    if job.finished is None:
        return False
    return job.delivered is not None or await unit.deliveries.state(job.id, "answer") == "sent"


async def authorized_answer(request: Request, unit: Unit, job: str) -> StoredAnswer | None:
    """Return the answer for its owner or an admin, else None. Access by an admin goes to the
    audit log."""
    kept = await peek_answer(request, unit, job)
    if kept is not None and kept.job.account not in request.person.accounts:
        await unit.audit.note(request.origin.account, _audit_action(request.event), kept.root)
    return kept


async def peek_answer(request: Request, unit: Unit, job: str) -> StoredAnswer | None:
    """Return the answer for its owner or an admin, else None. Writes nothing."""
    kept = await find_answer(unit, job)
    if kept is None or kept.job.account in request.person.accounts:
        return kept
    return kept if policy.is_admin(request.person, request.services.settings) else None


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


async def start_redo(
    request: Request, unit: Unit, kept: StoredAnswer, options: Options
) -> Reply | None:
    """Start a redo with these options. Allows one redo of an answer at a time, within the jobs
    that a user may have at once, and counts no minutes. Raises TooManyJobs."""
    services, origin = request.services, request.origin
    if kept.busy:
        return Reply(plain(request.t("again-busy")))
    await admit_job(request, unit, sender_quota(request))
    if options.speech and not kept.job.options.speech:
        options = replace(options, summary=with_summary(options))
    job = Job(
        id=job_id(origin.address.platform, origin.address.chat, origin.key),
        account=kept.job.account,
        reply_to=kept.job.reply_to,
        media=await _media(services, unit, kept.job, options),
        options=options,
        created=datetime.now(UTC),
        locale=kept.job.locale,
        card=kept.message,
        again_of=kept.root,
    )
    if _is_from_other_chat(request, kept):
        return await _start_in_this_chat(request, unit, job)
    if not await unit.jobs.add(job):
        return None
    if job.media.blob is None:
        return Reply(owed=job)
    return Reply(then=lambda: _start(services, job))


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
        for each in await unit.jobs.using(job.media.blob.sha256)
        if each.state is JobState.DONE and each.result and each.account in person.accounts
    ]
    return max(
        (each for each in done if each.id != job.id and each.created <= job.created),
        key=lambda each: each.created,
        default=None,
    )


def _is_from_other_chat(request: Request, kept: StoredAnswer) -> bool:
    """Return whether the user owns the answer and it is in another chat, like its recording."""
    places = [it.address for it in (kept.job.reply_to, kept.message) if it]
    own = kept.job.account in request.person.accounts
    return own and not any(map(request.origin.is_in, places))


async def _start_in_this_chat(request: Request, unit: Unit, job: Job) -> Reply | None:
    """Start the redo as a job of this chat and this account. A pressed message becomes the card; a
    typed command gets a new one. Only the platform that has the recording can download it."""
    services, origin, pressed = (
        request.services,
        request.origin,
        isinstance(request.event, ButtonPress),
    )
    if job.media.blob is None and job.account.platform is not origin.account.platform:
        where = request.t("platform-name", code=job.account.platform)
        return Reply(plain(request.t("again-elsewhere", platform=where)))
    job = replace(
        job,
        account=origin.account,
        reply_to=origin.message,
        locale=request.locale,
        card=origin.message if pressed else None,
        again_of=job.id,
    )
    if not await unit.jobs.add(job):
        return None
    owed = job if job.media.blob is None else None
    if pressed:
        return Reply(
            job_card(job, CardStatus(), request.t),
            edit=True,
            owed=owed,
            then=_enqueue(services, job),
        )
    return Reply(plain(request.t("again-here")), owed=owed, then=_enqueue(services, job))


def _enqueue(services: Services, job: Job) -> Callable[[], Awaitable[None]] | None:
    """Return a callback that sends the missing card and enqueues the job; None when the recording
    must be fetched first."""
    if job.media.blob is None:
        return None

    async def enqueue() -> None:
        if job.card is None:
            await show_card(services, job)
        await services.queue.notify(job.id, job.attempt)

    return enqueue


async def _media(services: Services, unit: Unit, job: Job, options: Options) -> Media:
    """The recording, with its bytes while they are kept: the new job's row, written in this same
    transaction, keeps them from then on. What is made from the text needs no bytes."""
    media = job.media
    if media.blob is None or not needs_recording(job.options, options):
        return media
    await unit.jobs.hold_media(media.blob.sha256)
    kept = await asyncio.to_thread(services.blobs.exists, media.blob.key)
    return media if kept else replace(media, blob=None)


def needs_recording(before: Options, after: Options) -> bool:
    """Return whether the new options need the recording itself, not only its transcript."""

    def audio_options(it: Options) -> object:
        return it.language, it.hints, it.speakers, it.careful

    return audio_options(before) != audio_options(after) or Format.VIDEO in after.formats


async def _start(services: Services, job: Job) -> None:
    """Turn the answer into a card, then enqueue the job. In this order, and the edit is tried once:
    a late card must not cover the new answer, and the outbox relay edits the card as well."""
    ref = job.card
    chat = services.chats.get(ref.address.platform) if ref else None
    if ref is not None and chat is not None:
        with suppress(ChatError):
            await chat.edit(
                ref, job_card(job, CardStatus(), services.translations.for_locale(job.locale))
            )
    await services.queue.notify(job.id, job.attempt)
