"""Files of a result: copies on disk for sending, and files that a user asks for again."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.chat import Chat, ChatError, OutFile
from bot.chat.text import short
from bot.context.request import plain
from bot.context.retry import retry_when_away
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs import oversize
from bot.views.answer_buttons import SUBTITLES, SUMMARY, TRANSCRIPT, VOICE
from storage import logs
from storage.blob_store.trouble import BlobStoreTrouble
from storage.models import Artifact, FileKind, MessageRef, Result

log = logs.get(__name__)

KINDS = {
    SUMMARY: (FileKind.SUMMARY,),
    TRANSCRIPT: (FileKind.TXT, FileKind.MD),
    SUBTITLES: (FileKind.SRT, FileKind.SRT_BOM, FileKind.VTT, FileKind.ASS),
    VOICE: (FileKind.VOICE,),
}
"""File kinds behind each answer button; the first kind that the result has is sent."""


def artifact_for(result: Result, action: str) -> Artifact | None:
    """Return the file behind this button; None when the result has no such file."""
    for kind in KINDS[action]:
        for file in result.files:
            if file.kind is kind:
                return file
    return None


@asynccontextmanager
async def files_on_disk(
    services: Services, files: Sequence[Artifact]
) -> AsyncIterator[list[OutFile]]:
    """Copy the files to this machine for the length of the block. Skips files whose bytes are
    gone, so that the others still arrive."""
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=services.scratch))
    try:
        yield await asyncio.to_thread(_copy_files, services, files, folder)
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def resend_files(
    services: Services,
    chat: Chat,
    files: Sequence[Artifact],
    reply_to: MessageRef,
    t: Translator,
    key: str,
) -> None:
    """Send stored files again as a reply, or the reason why they can't be sent."""
    reason = t("file-gone")
    try:
        async with files_on_disk(services, files) as local:
            out = await oversize.shrink_to_limit(local, chat.capabilities_at(reply_to).upload)
            if local and not out:
                reason = t("large-not-made", name=short(local[0].name))
            if out:
                await retry_when_away(lambda: chat.send_files(reply_to.address, out, reply_to, key))
                return
    except (ChatError, BlobStoreTrouble, OSError) as error:
        log.warning("files: resend failed, replying with the reason", key=key, error=str(error))
        reason = t("error-expected")
    try:
        message, why = plain(reason), f"{key}:reason"
        await retry_when_away(lambda: chat.send(reply_to.address, message, reply_to, why))
    except ChatError as error:
        log.warning("files: reply failed, giving up", key=key, error=str(error))


def _copy_files(services: Services, files: Sequence[Artifact], folder: Path) -> list[OutFile]:
    out = []
    for number, file in enumerate(files):
        path = folder / f"{number}"
        try:
            services.blobs.get_file(file.blob, path)
        except KeyError:
            log.warning("files: bytes are gone, skipping the file", file=file.name)
            continue
        out.append(OutFile(file.kind, path, file.name, file.mime, file.seconds))
    return out
