"""One ended job to its chat: the card becomes the answer, then the files follow.

Each visible part is a row, `new`, `sending`, `sent`, so that a crash between two parts repeats
none. The answer itself is an edit, which may be repeated without harm. Files that were being sent
when the process died are sent again: platforms have no way to ask whether they arrived, the time
between their arrival and our row is milliseconds, and a file twice is better than none.
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
)
from bot.chat.text import short
from bot.context.request import plain
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs import oversize, redo
from bot.jobs.album import close, shares_card
from bot.jobs.answer_message import build_answer
from bot.jobs.files import files_on_disk
from bot.views import job_card
from bot.views.answer import chapter_list, silent
from storage import logs
from storage.models import Artifact, Failure, FileKind, Job, JobState, MessageRef, Result
from storage.retention import release_media

log = logs.get(__name__)


async def deliver(services: Services, chat: Chat, job: Job) -> None:
    """Everything owed for a final job that is not delivered. Raises ChatBusy and ChatDown; what
    was sent until then is not sent again."""
    async with services.database.read() as unit:
        before = await redo.previous_answer(unit, job)
    try:
        if shares_card(job):
            await _own_answer(services, chat, job)
        else:
            await _answer(services, chat, job, before)
        if job.result is not None and job.state is JobState.DONE:
            had = before.result if before and not redo.is_redo_from_other_chat(job) else None
            await _files(services, chat, job, changed(job.result, had))
    except (ChatBusy, ChatDown):
        raise
    except ChatError as error:  # gone, or refused: another try would not help
        log.warning("the answer can't be given", job=job.id, error=str(error))
    async with services.database.begin() as unit:
        await unit.jobs.delivered(job.id)
    await release_media(services.database, services.blobs, job, services.storage.keep_media_hours)


def changed(result: Result, before: Result | None) -> Result:
    """The result with those files only that the one before did not have."""
    if before is None:
        return result
    known = {(file.kind, file.blob.sha256) for file in before.files}
    files = [file for file in result.files if (file.kind, file.blob.sha256) not in known]
    return replace(result, files=tuple(files))


async def _answer(services: Services, chat: Chat, job: Job, before: Job | None) -> None:
    if await _state(services, job, "answer") == "sent":
        return
    message = await _message(services, chat, job, before)
    await _sending(services, job, "answer")
    try:
        ref = await _card(services, chat, job)
        await chat.edit(ref, message, Priority.ANSWER)
    except (ChatBusy, ChatDown):
        raise
    except ChatError as error:
        # The person deleted the card, or blocked us, or it can't be edited: a new message tells.
        log.info("the card can't become the answer", job=job.id, error=str(error))
        ref = await chat.send(job.reply_to.address, message, job.reply_to, f"{job.id}:answer")
    await _sent(services, job, "answer", [ref])


async def _own_answer(services: Services, chat: Chat, job: Job) -> None:
    """Of an album: the card is everybody's, so the answer is a message to its own recording.
    That a recording was cancelled is seen on the card."""
    if job.state is not JobState.CANCELLED and await _state(services, job, "answer") != "sent":
        message = await _message(services, chat, job, None)
        await _sending(services, job, "answer")
        ref = await chat.send(job.reply_to.address, message, job.reply_to, f"{job.id}:answer")
        await _sent(services, job, "answer", [ref])
    await close(services, chat, job)


async def _card(services: Services, chat: Chat, job: Job) -> MessageRef:
    """The card that becomes the answer; said first when the bot died before it could."""
    if job.card is not None:
        return job.card
    t = services.translations.for_locale(job.locale)
    waiting = job_card.job_card(job, job_card.CardStatus(), t)
    ref = await chat.send(job.reply_to.address, waiting, job.reply_to, f"{job.id}:card")
    async with services.database.begin() as unit:
        await unit.jobs.set_card(job.id, ref)
    return ref


async def _message(services: Services, chat: Chat, job: Job, before: Job | None) -> Message:
    """The answer; or why there is none; or, when only doing it again came to nothing, the answer
    that was there before, and why it stays."""
    t = services.translations.for_locale(job.locale)
    if job.state is JobState.DONE and job.result is not None:
        limits = chat.capabilities_at(job.reply_to)
        new = changed(job.result, before.result if before else None)
        lines = [] if silent(new) else oversize.oversize_notes(new, limits.upload, t)
        return await build_answer(services, limits, job, job.result, lines)
    if job.state is JobState.CANCELLED:
        why = t("card-cancelled")
    else:
        why = t.failure(job.failure or Failure("bug"))
    if before is not None and before.result is not None:
        line = t("again-nothing", why=why)
        return await build_answer(
            services, chat.capabilities_at(job.reply_to), before, before.result, [line]
        )
    name = short(job.media.name)
    if job.state is JobState.CANCELLED:
        return Message((Span(f"{name}\n{why}"),), tone="failed")
    title = Span(t("card-failed", name=name), "bold")
    return Message((title, Span(f"\n{why}")), tone="failed")


async def _files(services: Services, chat: Chat, job: Job, result: Result) -> None:
    limits = chat.capabilities_at(job.reply_to)
    t = services.translations.for_locale(job.locale)
    for part, files in _parts(result, limits):
        if await _state(services, job, part) == "sent":
            continue
        async with files_on_disk(services, files) as here:
            out = _with_chapters(
                await oversize.shrink_to_limit(here, limits.upload), chat, result, t
            )
            await _sending(services, job, part)
            refs: list[MessageRef] = []
            key = f"{job.id}:{part}"
            if out:
                refs = await _send(chat, job, out, key)
            elif here:
                why = plain(t("large-not-made", name=short(here[0].name)))
                refs = [await chat.send(job.reply_to.address, why, job.reply_to, key)]
            await _sent(services, job, part, refs)


def _with_chapters(
    files: list[OutFile], chat: Chat, result: Result, t: Translator
) -> list[OutFile]:
    """Where the answer folds, the chapters stand beside the first file too: there their times are
    links into the recording. Not beside sound or film: they would lead into that."""
    first = next((it for it in files if it.seconds is None), None)
    if first is None or not (chat.capabilities.rich and chat.capabilities.caption):
        return files
    words = chapter_list(result, t, chat.capabilities.caption)
    return [replace(it, caption=words) if it is first else it for it in files]


async def _send(chat: Chat, job: Job, files: Sequence[OutFile], key: str) -> list[MessageRef]:
    """Send files; those that the platform refuses are left out: the others must arrive."""
    try:
        return await chat.send_files(job.reply_to.address, files, job.reply_to, key)
    except (ChatBusy, ChatDown, ChatGone):
        raise
    except ChatError as error:
        log.warning("files were refused", job=job.id, error=str(error))
        return []


def _parts(result: Result, limits: Capabilities) -> list[tuple[str, Sequence[Artifact]]]:
    """Files by message: as many together as the place takes, the voice note on its own, and so is
    each that must be made to fit first. Where nobody said anything they would be empty: there are
    none."""
    if silent(result):
        return []
    wanted = [file for file in result.files if file.kind is not FileKind.CLIP]
    light = [file for file in wanted if file.blob.size <= limits.upload]
    heavy = oversize.pending_files(result, limits.upload)
    voice = [file for file in light if file.kind is FileKind.VOICE]
    others = [file for file in light if file.kind is not FileKind.VOICE]
    size = max(1, limits.files)
    groups = [others[start : start + size] for start in range(0, len(others), size)]
    parts: list[tuple[str, Sequence[Artifact]]] = [
        ("files" if number == 0 else f"files-{number + 1}", group)
        for number, group in enumerate(groups)
    ]
    parts += [("voice", voice)] if voice else []
    return parts + [(f"large-{number}", [file]) for number, file in enumerate(heavy, 1)]


async def _state(services: Services, job: Job, part: str) -> str:
    async with services.database.read() as unit:
        return await unit.deliveries.state(job.id, part)


async def _sending(services: Services, job: Job, part: str) -> None:
    async with services.database.begin() as unit:
        await unit.deliveries.sending(job.id, part)


async def _sent(services: Services, job: Job, part: str, refs: list[MessageRef]) -> None:
    async with services.database.begin() as unit:
        await unit.deliveries.sent(job.id, part, refs)
