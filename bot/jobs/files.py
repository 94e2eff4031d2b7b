"""Files of a result on their way to a chat, and those that are asked for once more."""

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
from bot.context.retry import retry_when_busy
from bot.context.services import Services
from bot.i18n.translator import Translator
from bot.jobs import oversize
from bot.views.answer_buttons import SUBTITLES, SUMMARY, TRANSCRIPT, VOICE
from storage import logs
from storage.models import Artifact, FileKind, MessageRef, Result

log = logs.get(__name__)

KINDS = {
    SUMMARY: (FileKind.SUMMARY,),
    TRANSCRIPT: (FileKind.TXT, FileKind.MD),
    SUBTITLES: (FileKind.SRT, FileKind.VTT),
    VOICE: (FileKind.VOICE,),
}
"""What a button of the answer hands out: the first of these that was made."""


def artifact_for(result: Result, action: str) -> Artifact | None:
    """The file that this button stands for, None when it was not made."""
    for kind in KINDS[action]:
        for file in result.files:
            if file.kind is kind:
                return file
    return None


@asynccontextmanager
async def files_on_disk(
    services: Services, files: Sequence[Artifact]
) -> AsyncIterator[list[OutFile]]:
    """The files on this machine, until the block ends. One whose bytes are gone is left out: the
    rest must arrive."""
    folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=services.scratch))
    try:
        yield await asyncio.to_thread(_fetched, services, files, folder)
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
    """Send stored files once more, as a reply; a sentence when they can't be sent."""
    why = t("file-gone")
    async with files_on_disk(services, files) as here:
        out = await oversize.shrink_to_limit(here, chat.capabilities_at(reply_to).upload)
        if here and not out:
            why = t("large-not-made", name=short(here[0].name))
        if out:
            try:
                await retry_when_busy(lambda: chat.send_files(reply_to.address, out, reply_to, key))
            except ChatError as error:
                log.warning("a file was not handed out", key=key, error=str(error))
                why = t("error-expected")
            else:
                return
    try:
        await retry_when_busy(lambda: chat.send(reply_to.address, plain(why), reply_to))
    except ChatError as error:
        log.warning("no reply", key=key, error=str(error))


def _fetched(services: Services, files: Sequence[Artifact], folder: Path) -> list[OutFile]:
    out = []
    for number, file in enumerate(files):
        path = folder / f"{number}"
        try:
            services.blobs.get_file(file.blob.key, path)
        except KeyError:
            log.warning("a file is no longer kept", file=file.name)
            continue
        out.append(OutFile(file.kind, path, file.name, file.mime, file.seconds))
    return out
