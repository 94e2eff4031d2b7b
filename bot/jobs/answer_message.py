"""Message of a finished job, in the forms that its chat can show, and its deletion."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Capabilities, Chat, ChatError, Message
from bot.chat.text import short
from bot.context.refusals import RequestRefused
from bot.context.request import plain
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs.redo_rules import find_own_answer
from bot.views.answer import answer, folded
from bot.views.answer_buttons import answer_buttons, result_page
from bot.views.privacy_receipt import Retention, receipt
from storage import logs
from storage.database import Unit
from storage.models import Deletion, FileKind, Job, MessageRef, Person, Result

log = logs.get(__name__)


async def build_answer(
    services: Services, limits: Capabilities, job: Job, result: Result, more: Sequence[str] = ()
) -> Message:
    """Return the answer with its privacy receipt, its buttons and the extra lines `more`."""
    t = services.translations.for_locale(job.locale)
    message = await _message_body(services, limits, result, t, more)
    page = result_page(services.settings.web_url, job) if limits.url_buttons else ""
    return replace(message, buttons=answer_buttons(job, t, page), is_final=True, tone="done")


def deleted_message(job: Job, t: Translator) -> Message:
    """Return the message that takes the place of the answer of a deleted job."""
    return plain(t("drop-done", name=short(job.media.name)))


async def delete_rows(unit: Unit, job: Job, deletion: Deletion, t: Translator) -> Deletion:
    """Delete the rows of a result with all that redid it, and owe the rest. Return what is owed:
    its blobs, unless other jobs need them, and the words in place of the answer."""
    root = job.again_of or job.id
    media = await unit.jobs.delete_chain(root)
    await unit.voices.forget_source(job.account, root)
    words = deleted_message(job, t).text
    owed = replace(deletion, media=tuple(dict.fromkeys(it for it in media if it)), words=words)
    await unit.deletions.add(owed)
    return owed


async def delete_own_result(
    unit: Unit, person: Person, job_id: str, asked_by: str, t: Translator
) -> Deletion | None:
    """Delete the rows of a result with all that redid it. Return what is still owed; None when
    there is no such job of this person. A bot that shows the answer meanwhile, perhaps long after,
    finds no job any more.

    Raises RequestRefused while it is worked on.
    """
    job = await unit.jobs.get(job_id)
    if job is None or job.account not in person.accounts:
        return None
    await unit.jobs.lock_chain(job.again_of or job.id)
    found = await find_own_answer(unit, person, job_id)
    chain = await unit.jobs.chain(job.again_of or job.id)
    if not chain:  # deleted meanwhile
        return None
    if not all(each.state.is_final for each in chain):  # a retry of a failed one, too
        raise RequestRefused("again-busy")
    shown = found.message if found else job.card
    owed = Deletion(
        id=uuid.uuid4().hex,
        message=shown or job.reply_to,
        may_edit=shown is not None,
        key=f"{asked_by}:{job.id}:deleted",
        locale=job.locale,
    )
    return await delete_rows(unit, found.job if found else job, owed, t)


async def show_deleted(services: Services, chat: Chat, job: Job, ref: MessageRef) -> None:
    """Replace an answer that was shown while its job was deleted."""
    log.info("answer was shown after the deletion of its job, replacing it", job=job.id)
    message = deleted_message(job, services.translations.for_locale(job.locale))
    try:
        await retry_when_busy(lambda: chat.edit(ref, message))
    except ChatError as error:
        log.warning("shown answer of a deleted job not replaced", job=job.id, error=str(error))


async def is_stored(services: Services, job: Job) -> bool:
    """Return whether a job still exists."""
    return await services.database.query(lambda unit: unit.jobs.get(job.id)) is not None


async def _message_body(
    services: Services, limits: Capabilities, result: Result, t: Translator, more: Sequence[str]
) -> Message:
    storage, openai = services.storage, services.pipeline.openai_base_url
    retention = Retention(storage.keep_media_hours, storage.retention_days, openai)
    line = receipt(result.engines, retention, t)
    message = answer(result, t, limits.text, more, line)
    if not limits.rich:
        return message
    text = await _transcript_text(services, result, limits.rich)
    return replace(message, sections=folded(result, t, limits.rich, more, line, text))


async def _transcript_text(services: Services, result: Result, limit: int) -> str:
    """Return the text of the TXT file; "" when there is no such file or its bytes are gone."""
    for file in result.files:
        if file.kind is FileKind.TXT:
            try:
                raw = await asyncio.to_thread(services.blobs.get_bytes, file.blob.key, 4 * limit)
            except KeyError:
                return ""
            return raw.decode(errors="ignore")
    return ""
