"""Start of a redo: quota, the new job's row, and its recording, stored or fetched again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from bot.chat import ButtonPress, ChatError, Event, Message
from bot.context.refusals import RequestRefused, refusal_text
from bot.context.request import Reply, Request, edit_or_send, plain, reply_target
from bot.context.retry import retry_when_away, retry_when_busy
from bot.context.services import Services
from bot.jobs.intake import show_card, start_job
from bot.jobs.redo_rules import StoredAnswer, check_not_busy, is_from_other_chat
from bot.jobs.rewrites import rewritten
from bot.jobs.stored_media import restore_media, retry_restore
from bot.parsing.languages import check_model_language
from bot.quota.checks import admit, admit_job, check_part, sender_quota
from bot.views.answer_buttons import with_summary
from bot.views.job_card import CardStatus, job_card
from pipeline.engines.whisper.languages import language_codes
from storage.database import Unit
from storage.errors import QuotaUsedUp
from storage.models import AS_THEIR_ROLE, Blob, Format, Job, JobState, Options


async def start_redo(
    request: Request[Event], unit: Unit, answer: StoredAnswer, options: Options
) -> Reply | None:
    """Start a redo with these options. Allows one redo of an answer at a time, within the jobs
    that a user may have at once. It counts minutes when it recognizes the recording again, or more
    of it. Raises RequestRefused, InvalidOption, TooManyJobs, TooLong, NoSuchPart."""
    services, origin = request.services, request.origin
    if options.part and answer.job.media.parts:
        raise RequestRefused("join-no-part")
    await _hold(unit, answer)
    check_model_language(options, services.pipeline.whisper_model)
    counts = await _admit_redo(request, unit, answer, options)
    if options.part != answer.job.options.part:  # its speakers may be others
        options = replace(options, names=())
    if options.speech and not answer.job.options.speech:
        options = replace(options, summary=with_summary(options))
    source = answer.job.media
    stored = source.blob if needs_recording(answer.job.options, options) else None
    job = Job(
        id=origin.job_id(origin.key),
        account=answer.job.account,
        reply_to=answer.job.reply_to,
        media=replace(source, blob=None) if stored else source,
        options=await rewritten(unit, answer, options, page=services.settings.has_pages),
        created=services.clock(),
        locale=answer.job.locale,
        card=answer.message,
        again_of=answer.root,
        quota=sender_quota(request) if counts else AS_THEIR_ROLE,
    )
    if is_from_other_chat(request, answer):
        return await _start_in_this_chat(request, unit, job, stored, counts=counts)
    if not await unit.jobs.add(job, counts=counts):
        return None
    if stored is not None:
        restore = partial(_restore_and_start, services, job, stored)
        return Reply(then=lambda: retry_restore(services, job, restore))
    if job.media.blob is None:
        return Reply(owed=job)
    return Reply(then=lambda: _start(services, job))


async def _hold(unit: Unit, answer: StoredAnswer) -> None:
    """Let nobody delete the answer until the commit. Raises RequestRefused."""
    check_not_busy(answer)
    if not await unit.jobs.hold(answer.job.id):  # deleted since it was read
        raise RequestRefused("result-not-yours")


async def _admit_redo(
    request: Request[Event], unit: Unit, answer: StoredAnswer, options: Options
) -> bool:
    """Check the redo against the quota of the sender. Return whether it counts minutes."""
    quota, job = sender_quota(request), answer.job
    whole = None if answer.result.part else answer.result.seconds
    length = job.media.seconds or whole
    check_part(options.part, length)
    known = await unit.jobs.chain(answer.root)
    hears_more = not options.part.is_within(job.options.part)
    if not hears_more and any(_is_recognized(each, options) for each in known):
        await admit_job(request, unit, quota)
        return False
    try:
        await admit(request, unit, quota, options.part.seconds(length))
    except QuotaUsedUp as error:
        raise RequestRefused("again-minutes", why=refusal_text(error, request.t)) from error
    return True


def _is_recognized(job: Job, options: Options) -> bool:
    """Return whether the words that these options need are stored with the job."""
    if job.state is not JobState.DONE:
        return False
    same = _recognition_options(job.options) == _recognition_options(options)
    return same and options.part.is_within(job.options.part)


async def _restore_and_start(services: Services, job: Job, stored: Blob) -> None:
    restored = await restore_media(services, job, stored)
    await (_start(services, restored) if restored else start_job(services, job))


async def _start_in_this_chat(
    request: Request[Event], unit: Unit, job: Job, stored: Blob | None, *, counts: bool
) -> Reply | None:
    """Start the redo as a job of this chat and this account. A pressed message becomes the card; a
    typed command gets a new one. Only the platform that has the recording can download it."""
    services, origin = request.services, request.origin
    pressed = isinstance(request.event, ButtonPress)
    can_download = job.account.platform is origin.account.platform
    where = request.t("platform-name", code=job.account.platform)
    not_here = RequestRefused("again-elsewhere", platform=where)
    if job.media.blob is None and stored is None and not can_download:
        raise not_here
    corrected = job.again_of or job.id
    job = replace(
        job,
        account=origin.account,
        options=replace(job.options, silent=False),
        reply_to=origin.message,
        locale=request.locale,
        card=origin.message if pressed else None,
        again_of=job.id,
    )
    if not await unit.jobs.add(job, counts=counts):
        return None
    await unit.corrections.copy(corrected, job.id)
    begun = job_card(job, CardStatus(), request.t) if pressed else plain(request.t("again-here"))
    if job.media.blob is not None and pressed:
        return Reply(then=lambda: _start(services, job))
    if job.media.blob is not None:
        return Reply(begun, then=_enqueue(services, job))
    if stored is None:
        return Reply(begun, edit=pressed, owed=job)
    refused = None if can_download else not_here
    restore = partial(_restore_here, request, job, stored, begun, refused)
    return Reply(then=lambda: retry_restore(services, job, restore))


async def _restore_here(
    request: Request[Event], job: Job, stored: Blob, begun: Message, refused: RequestRefused | None
) -> None:
    """Start a redo in this chat with the stored recording. Without it the recording is downloaded,
    or the redo `refused`. `begun` takes the place of a pressed message, or follows a command."""
    services, pressed = request.services, isinstance(request.event, ButtonPress)
    restored = await restore_media(services, job, stored)
    if restored is None and refused is not None:
        await _take_back(request, job, refused)
        return
    if restored and pressed:
        await _turn_into_card(services, restored)
    else:
        with suppress(ChatError):  # the outbox relay shows the job all the same
            await _send_reply(request, begun, edit=pressed)
    await (_enqueue(services, restored)() if restored else start_job(services, job))


async def _take_back(request: Request[Event], job: Job, error: RequestRefused) -> None:
    """Delete the new job, and say why."""
    await request.services.database.transact(lambda unit: unit.jobs.delete_chain(job.id))
    why = plain(error.text(request.t))
    with suppress(ChatError):
        await retry_when_away(lambda: _send_reply(request, why, edit=False))


async def _send_reply(request: Request[Event], message: Message, *, edit: bool) -> None:
    chat, event, origin = request.chat, request.event, request.origin
    key = f"{origin.key}:reply"
    if isinstance(event, ButtonPress):
        await edit_or_send(chat, event, message, key, edit=edit)
    else:
        target = reply_target(event)
        await retry_when_busy(lambda: chat.send(origin.address, message, target, key))


def _enqueue(services: Services, job: Job) -> Callable[[], Awaitable[None]]:
    """Return a callback that sends the missing card and enqueues the job."""

    async def enqueue() -> None:
        if job.card is None:
            await show_card(services, job)
        await services.queue.notify(job.id, job.attempt)

    return enqueue


def needs_recording(before: Options, after: Options) -> bool:
    """Return whether the new options need the recording itself, not only its transcript."""

    def audio_options(it: Options) -> object:
        return _recognition_options(it), it.speakers, it.part

    return audio_options(before) != audio_options(after) or Format.VIDEO in after.formats


def _recognition_options(it: Options) -> object:
    """Return the options that decide what is recognized, beside the part."""
    return language_codes(it.language), it.hints, it.careful, it.louder


async def _start(services: Services, job: Job) -> None:
    """Turn the answer into a card, then enqueue the job."""
    await _turn_into_card(services, job)
    await services.queue.notify(job.id, job.attempt)


async def _turn_into_card(services: Services, job: Job) -> None:
    """Turn the answer into a card. A late card must not cover the new answer, since a worker may
    find the job by itself: the new answer waits for the edit, which is tried once. The outbox relay
    edits the card as well."""
    ref = job.card
    chat = services.chats.get(ref.address.platform) if ref else None
    if ref is None or chat is None:
        return
    async with services.card_locks.of(job.id):
        now = await services.database.query(lambda unit: unit.jobs.get(job.id))
        if now is None or now.finished is not None:
            return
        t = services.translations.for_locale(job.locale)
        with suppress(ChatError):
            await chat.edit(ref, job_card(job, CardStatus(), t))
