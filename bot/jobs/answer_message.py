"""The message of a job that is done, in the forms that its chat can show."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Capabilities, Message
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.views.answer import answer, folded
from bot.views.answer_buttons import answer_buttons
from bot.views.privacy_receipt import Keeping, receipt
from storage.models import FileKind, Job, Result


async def build_answer(
    desk: Services, limits: Capabilities, job: Job, result: Result, more: Sequence[str] = ()
) -> Message:
    """The answer with its receipt, its buttons, and `more` lines."""
    say = desk.words.into(job.locale)
    message = await _words(desk, limits, result, say, more)
    return replace(message, buttons=answer_buttons(job, say), settled=True, tone="done")


async def _words(
    desk: Services, limits: Capabilities, result: Result, say: Translator, more: Sequence[str]
) -> Message:
    kept = desk.storage
    keeping = Keeping(kept.keep_media_hours, kept.retention_days, desk.pipeline.openai_base_url)
    line = receipt(result.engines, keeping, say)
    message = answer(result, say, limits.text, more, line)
    if not limits.rich:
        return message
    text = await _transcript(desk, result, limits.rich)
    return replace(message, folds=folded(result, say, limits.rich, more, line, text))


async def _transcript(desk: Services, result: Result, limit: int) -> str:
    """The text out of the file that goes to the person; "" when there is none, or it is gone."""
    for file in result.files:
        if file.kind is FileKind.TXT:
            try:
                raw = await asyncio.to_thread(desk.blobs.get_bytes, file.blob.key)
            except KeyError:
                return ""
            return raw[: 4 * limit].decode(errors="ignore")
    return ""
