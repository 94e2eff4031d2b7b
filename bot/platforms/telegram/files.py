"""Download and upload of files on Telegram, streamed to and from disk."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import groupby
from pathlib import Path

import httpx
from telegram import Bot, InputFile, InputMediaDocument, Message, ReplyParameters
from telegram.error import BadRequest

from bot.chat import OutFile
from bot.chat.text import strip_invisible
from bot.platforms.files import TIMEOUT, group_files, stream_to_file, too_large
from bot.platforms.telegram.duplicates.tracking import Track
from bot.platforms.telegram.errors import description_contains
from bot.platforms.telegram.local_files import (
    LOCAL_GET_FILE_TIMEOUT,
    link_to_local_file,
    path_on_server,
)
from storage.errors import MediaGone, TooLargeHere
from storage.models import MEGABYTE, Address, FileKind, Media

GET_FILE_TIMEOUT = 20  # seconds that getFile may take
UPLOAD_READ_TIMEOUT = 180  # seconds that Telegram may take to store an upload

LARGEST_ALBUM = 10
LARGEST_REQUEST = 49 * MEGABYTE
"""Bytes of all files in one request. https://api.telegram.org takes 50 MB for the whole request."""

_PLAYABLE = frozenset({FileKind.VOICE, FileKind.AUDIO, FileKind.VIDEO, FileKind.PICTURE})


@dataclass(frozen=True, slots=True)
class Place:
    """A chat and an optional topic in it."""

    chat: int
    thread: int | None

    @classmethod
    def of(cls, address: Address) -> Place:
        """Return the place of an address."""
        return cls(int(address.chat), None if address.thread is None else int(address.thread))


def download_client() -> httpx.AsyncClient:
    """Create the client for `download`, which streams to disk: python-telegram-bot would hold the
    whole file in memory. All downloads share one client: creating it reads every certificate of the
    machine, which takes longer than a small file."""
    return httpx.AsyncClient(timeout=TIMEOUT)


async def download(
    bot: Bot, client: httpx.AsyncClient, media: Media, into: Path, limit: int, local: bool
) -> None:
    """Write the bytes of `media` to the new file `into`, which is deleted on failure. Where a
    `local` server keeps its files on this machine, `into` becomes a link to the file instead.

    Raises TooLarge (before a byte is read, where Telegram gave the size), MediaGone, ChatDown.
    """
    if (media.size or 0) > limit:
        raise too_large(media.size or 0, limit, TooLargeHere)
    timeout = LOCAL_GET_FILE_TIMEOUT if local else GET_FILE_TIMEOUT
    address = await _file_address(bot, media, limit, timeout)
    try:
        if path := path_on_server(bot, address):
            await asyncio.to_thread(link_to_local_file, path, into, bot.token, local=local)
        else:
            await stream_to_file(client, address, into, limit, error=TooLargeHere)
    except BaseException:
        into.unlink(missing_ok=True)  # noqa: ASYNC240  no await here: this may be a cancellation
        raise


async def _file_address(bot: Bot, media: Media, limit: int, read_timeout: float) -> str:
    """Return the current URL of the file, or its path on a local Bot API server."""
    for wait in (0.5, 2.0, None):
        try:
            file = await bot.get_file(media.handle, read_timeout=read_timeout)
        except BadRequest as error:
            if description_contains(error, "file is too big"):
                raise too_large(media.size or limit + MEGABYTE, limit, TooLargeHere) from None
            # "wrong file_id or the file is temporarily unavailable" can mean either: retry.
            if wait is None or not description_contains(error, "temporarily unavailable"):
                raise MediaGone(f"getFile: {error.message}") from None
            await asyncio.sleep(wait)
        else:
            if not file.file_path:
                raise MediaGone("getFile returned no path")
            return file.file_path
    raise AssertionError("the last attempt returns or raises")


async def upload(
    bot: Bot,
    place: Place,
    files: Sequence[OutFile],
    reply: ReplyParameters | None,
    sent: list[int],
    track: Track,
) -> None:
    """Send files in order: consecutive documents as albums, audio and video as playable messages.
    The id of each message sent is appended to `sent`, one for each file. The first `len(sent)`
    files are skipped: they were sent before. `track` tracks each request."""
    for playable, group in groupby(files[len(sent) :], key=lambda file: file.kind in _PLAYABLE):
        one, many = (1, 0) if playable else (LARGEST_ALBUM, LARGEST_REQUEST)
        send = _send_playable if playable else _send_documents
        for album in group_files(list(group), one, many):
            async with track(album, len(sent)) as numbers:
                messages = await send(bot, place, album, reply)
                numbers += [message.message_id for message in messages]
            sent += numbers


async def _send_documents(
    bot: Bot, place: Place, files: Sequence[OutFile], reply: ReplyParameters | None
) -> Sequence[Message]:
    """Send one document as a message, two to ten as an album."""
    with _open_files(files, attach=len(files) > 1) as inputs:
        if len(inputs) == 1:
            return [
                await bot.send_document(
                    place.chat,
                    inputs[0],
                    caption=strip_invisible(files[0].caption) or None,
                    message_thread_id=place.thread,
                    reply_parameters=reply,
                    disable_content_type_detection=True,
                    read_timeout=UPLOAD_READ_TIMEOUT,
                )
            ]
        return await bot.send_media_group(
            place.chat,
            [
                InputMediaDocument(content, caption=strip_invisible(file.caption) or None)
                for file, content in zip(files, inputs, strict=True)
            ],
            message_thread_id=place.thread,
            reply_parameters=reply,
            read_timeout=UPLOAD_READ_TIMEOUT,
        )


async def _send_playable(
    bot: Bot, place: Place, files: Sequence[OutFile], reply: ReplyParameters | None
) -> Sequence[Message]:
    """Send one voice note, audio, video or picture that plays or shows in the chat."""
    (file,) = files
    seconds = None if file.seconds is None else timedelta(seconds=round(file.seconds))
    try:
        with _open_files([file]) as (content,):
            match file.kind:
                case FileKind.VOICE:
                    send = partial(bot.send_voice, place.chat, content, duration=seconds)
                case FileKind.AUDIO:
                    send = partial(bot.send_audio, place.chat, content, duration=seconds)
                case FileKind.PICTURE:
                    words = strip_invisible(file.caption) or None
                    send = partial(bot.send_photo, place.chat, content, caption=words)
                case _:
                    send = partial(
                        bot.send_video,
                        place.chat,
                        content,
                        duration=seconds,
                        supports_streaming=True,
                    )
            sent = await send(
                message_thread_id=place.thread,
                reply_parameters=reply,
                read_timeout=UPLOAD_READ_TIMEOUT,
            )
            return [sent]
    except BadRequest as error:
        if not description_contains(
            error, "voice_messages_forbidden"
        ):  # a privacy setting of the recipient
            raise
        return await _send_documents(bot, place, [file], reply)


@contextmanager
def _open_files(files: Sequence[OutFile], attach: bool = False) -> Iterator[list[InputFile]]:
    """Open the files for the time of a request."""
    with ExitStack() as stack:
        yield [
            InputFile(
                stack.enter_context(file.path.open("rb")),
                filename=file.name,
                attach=attach,
                read_file_handle=False,
            )
            for file in files
        ]
