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
    services: Services, limits: Capabilities, job: Job, result: Result, more: Sequence[str] = ()
) -> Message:
    """The answer with its receipt, its buttons, and `more` lines."""
    t = services.translations.for_locale(job.locale)
    message = await _words(services, limits, result, t, more)
    return replace(message, buttons=answer_buttons(job, t), is_final=True, tone="done")


async def _words(
    services: Services, limits: Capabilities, result: Result, t: Translator, more: Sequence[str]
) -> Message:
    kept = services.storage
    keeping = Keeping(kept.keep_media_hours, kept.retention_days, services.pipeline.openai_base_url)
    line = receipt(result.engines, keeping, t)
    message = answer(result, t, limits.text, more, line)
    if not limits.rich:
        return message
    text = await _transcript(services, result, limits.rich)
    return replace(message, sections=folded(result, t, limits.rich, more, line, text))


async def _transcript(services: Services, result: Result, limit: int) -> str:
    """The text out of the file that goes to the person; "" when there is none, or it is gone."""
    for file in result.files:
        if file.kind is FileKind.TXT:
            try:
                raw = await asyncio.to_thread(services.blobs.get_bytes, file.blob.key)
            except KeyError:
                return ""
            return raw[: 4 * limit].decode(errors="ignore")
    return ""
