"""Delivery of one ended job to its chat: the card becomes the answer, then the files follow.

Each visible part has a row with the state `new`, `sending` or `sent`, so that a crash between two
parts repeats none. The answer itself is an edit, which may be repeated without harm. Files whose
sending a crash cut off are sent again: a file twice is better than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import (
    Capabilities,
    Chat,
    ChatBusy,
    ChatDown,
    ChatError,
    ChatGone,
    Message,
    OutFile,
    Priority,
    Span,
    Withdraws,
)
from bot.chat.text import short
from bot.context.request import plain
from bot.context.services import Services
from bot.delivery.other_places import other_places
from bot.i18n.translator import Translator
from bot.jobs import no_message, oversize, redo_rules
from bot.jobs.album import close_card, lock_key, message_key, shares_card
from bot.jobs.answer_message import build_answer, show_deleted
from bot.jobs.files import files_on_disk
from bot.views import job_card
from bot.views.answer import chapter_list, is_silent
from bot.views.redo_changes import redo_changes
from storage import logs
from storage.models import Artifact, Failure, FileKind, Job, JobState, MessageRef, Result
from storage.retention import release_media

log = logs.get(__name__)


async def deliver(services: Services, chat: Chat, job: Job) -> None:
    """Deliver what is missing of an ended job and release its media. Raises ChatBusy, ChatDown."""
    before = await services.database.query(lambda unit: redo_rules.previous_answer(unit, job))
    try:
        if not job.options.silent:
            job = await no_message.with_chat(services, chat, job)
            await _deliver_parts(services, chat, job, before)
    except (ChatBusy, ChatDown):
        raise
    except ChatGone as error:
        log.warning("delivery: chat is gone", job=job.id, error=str(error))
        await _deliver_elsewhere(services, chat, job, before)
    except ChatError as error:  # gone or refused: a retry would not help
        log.warning("delivery: chat refused the answer, giving up", job=job.id, error=str(error))
    await services.database.transact(lambda unit: unit.jobs.mark_delivered(job.id))
    await release_media(services.database, services.blobs, job, services.storage.keep_media_hours)


async def _deliver_parts(services: Services, chat: Chat, job: Job, before: Job | None) -> None:
    if shares_card(job):
        await _deliver_album_answer(services, chat, job)
    else:
        await _deliver_answer(services, chat, job, before)
    if job.result and job.state is JobState.DONE and not job.options.rewrite.quiet:
        previous = before.result if before and not redo_rules.is_redo_from_other_chat(job) else None
        await _deliver_files(services, chat, job, changed(job.result, previous))


async def _deliver_elsewhere(services: Services, chat: Chat, job: Job, before: Job | None) -> None:
    async for moved in other_places(chat, job):
        try:
            await _deliver_parts(services, chat, moved, before)
        except (ChatBusy, ChatDown):
            raise
        except ChatError as error:
            log.warning("delivery: chat refused the answer", job=job.id, error=str(error))
        else:
            return


def changed(result: Result, before: Result | None) -> Result:
    """Return the result without the files that the result before it already had."""
    if before is None:
        return result
    known = {(file.kind, file.blob.sha256) for file in before.files}
    files = [file for file in result.files if (file.kind, file.blob.sha256) not in known]
    return replace(result, files=tuple(files))


async def _deliver_answer(services: Services, chat: Chat, job: Job, before: Job | None) -> None:
    if await _part_state(services, job, "answer") == "sent":
        return
    message = await _answer_message(services, chat, job, before)
    if not await _mark_sending(services, job, "answer"):
        return
    try:
        ref = await _ensure_card(services, chat, job)
        async with services.card_locks.of(job.id):  # a redo's card may be on its way
            await chat.edit(ref, message, Priority.ANSWER)
    except (ChatBusy, ChatDown):
        raise
    except ChatError as error:
        # The card was deleted, can't be edited, or the user blocked the bot.
        log.info("delivery: card edit failed, sending a new message", job=job.id, error=str(error))
        ref = await chat.send(job.reply_to.address, message, job.reply_target, f"{job.id}:answer")
        if job.card and not before and isinstance(chat, Withdraws):
            await chat.withdraw(job.card)
    await _mark_answer_sent(services, chat, job, ref)


async def _deliver_album_answer(services: Services, chat: Chat, job: Job) -> None:
    """Send the answer of an album's job as a reply to its recording: the album shares one card. A
    cancelled job gets no answer: the card shows it."""
    if job.state is not JobState.CANCELLED and await _part_state(services, job, "answer") != "sent":
        message = await _answer_message(services, chat, job, None)
        if await _mark_sending(services, job, "answer"):
            ref = await chat.send(job.reply_to.address, message, job.reply_to, f"{job.id}:answer")
            await _mark_answer_sent(services, chat, job, ref)
    await close_card(services, chat, job)


async def _ensure_card(services: Services, chat: Chat, job: Job) -> MessageRef:
    """Return the card that becomes the answer; send it when a crash came before it."""
    async with services.card_locks.of(lock_key(job)):
        now = await services.database.query(lambda unit: unit.jobs.get(job.id))
        if now is not None and now.card is not None:
            return now.card
        t = services.translations.for_locale(job.locale)
        waiting = job_card.job_card(job, job_card.CardStatus(), t)
        key = await message_key(services, job)
        ref = await chat.send(job.reply_to.address, waiting, job.reply_target, key)
        await services.database.transact(lambda unit: unit.jobs.set_card(job.id, ref))
        return ref


async def _answer_message(services: Services, chat: Chat, job: Job, before: Job | None) -> Message:
    """Return the answer of a job, or the reason why there is none. A failed or cancelled redo
    returns the answer before it, with the reason as a line."""
    t, limits = services.translations.for_locale(job.locale), chat.capabilities_at(job.reply_to)
    if job.state is JobState.DONE and job.result is not None:
        new = changed(job.result, before.result if before else None)
        lines = redo_changes(before, job, t) if before else []
        lines += [] if is_silent(new) else oversize.oversize_notes(new, limits.upload, t)
        return await build_answer(services, limits, job, job.result, lines)
    if job.state is JobState.CANCELLED:
        reason = t("card-cancelled")
    else:
        reason = t.failure(job.failure or Failure("bug"))
    if before is not None and before.result is not None:
        line = t("again-nothing", why=reason)
        return await build_answer(services, limits, before, before.result, [line])
    name = short(job.media.name)
    if job.state is JobState.CANCELLED:
        return Message((Span(f"{name}\n{reason}"),), tone="failed")
    title = Span(t("card-failed", name=name), "bold")
    return Message((title, Span(f"\n{reason}")), tone="failed")


async def _deliver_files(services: Services, chat: Chat, job: Job, result: Result) -> None:
    limits = chat.capabilities_at(job.reply_to)
    t = services.translations.for_locale(job.locale)
    for part, files in _file_parts(result, limits):
        if await _part_state(services, job, part) == "sent":
            continue
        async with files_on_disk(services, files) as local:
            out = _with_chapters(
                await oversize.shrink_to_limit(local, limits.upload), chat, result, t
            )
            if not await _mark_sending(services, job, part):
                return
            refs: list[MessageRef] = []
            key = f"{job.id}:{part}"
            if out:
                refs = await _send_files(chat, job, out, key)
            elif local:
                reason = plain(t("large-not-made", name=short(local[0].name)))
                refs = [await chat.send(job.reply_to.address, reason, job.reply_target, key)]
            await _mark_sent(services, job, part, refs)


def _with_chapters(
    files: list[OutFile], chat: Chat, result: Result, t: Translator
) -> list[OutFile]:
    """Add the chapters to the caption of the first file if the answer is folded.

    Times in a caption are links into the recording. Audio and video files are skipped, since the
    times would lead into those.
    """
    first = next((it for it in files if it.seconds is None), None)
    if first is None or not (chat.capabilities.rich and chat.capabilities.caption):
        return files
    words = chapter_list(result, t, chat.capabilities.caption)
    return [replace(it, caption=words) if it is first else it for it in files]


async def _send_files(chat: Chat, job: Job, files: Sequence[OutFile], key: str) -> list[MessageRef]:
    """Send files; return no reference when the platform refuses them, so that others arrive."""
    try:
        return await chat.send_files(job.reply_to.address, files, job.reply_target, key)
    except (ChatBusy, ChatDown, ChatGone):
        raise
    except ChatError as error:
        log.warning("delivery: files refused, going on without them", job=job.id, error=str(error))
        return []


def _file_parts(result: Result, limits: Capabilities) -> list[tuple[str, Sequence[Artifact]]]:
    """Return the files by message: as many together as the chat takes; the voice note and each
    oversized file on its own. A recording without speech has none: they would be empty."""
    if is_silent(result):
        return []
    wanted = [file for file in result.files if file.is_in_answer]
    small = [file for file in wanted if file.blob.size <= limits.upload]
    oversized = oversize.pending_files(result, limits.upload)
    voice = [file for file in small if file.kind is FileKind.VOICE]
    others = [file for file in small if file.kind is not FileKind.VOICE]
    size = max(1, limits.files)
    groups = [others[start : start + size] for start in range(0, len(others), size)]
    parts: list[tuple[str, Sequence[Artifact]]] = [
        ("files" if number == 0 else f"files-{number + 1}", group)
        for number, group in enumerate(groups)
    ]
    parts += [("voice", voice)] if voice else []
    return parts + [(f"large-{number}", [file]) for number, file in enumerate(oversized, 1)]


async def _part_state(services: Services, job: Job, part: str) -> str:
    return await services.database.query(lambda unit: unit.deliveries.state(job.id, part))


async def _mark_sending(services: Services, job: Job, part: str) -> bool:
    """Return whether the part may be sent: the job was not deleted since it was read."""
    return await services.database.transact(lambda unit: unit.deliveries.mark_sending(job.id, part))


async def _mark_sent(services: Services, job: Job, part: str, refs: list[MessageRef]) -> bool:
    """Return False when the job was deleted while the part was sent."""
    transact = services.database.transact
    return await transact(lambda unit: unit.deliveries.mark_sent(job.id, part, refs))


async def _mark_answer_sent(services: Services, chat: Chat, job: Job, ref: MessageRef) -> None:
    """Mark the answer as sent. If the job was deleted meanwhile, the message says so instead."""
    if not await _mark_sent(services, job, "answer", [ref]):
        await show_deleted(services, chat, job, ref)
