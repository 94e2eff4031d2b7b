"""Download and upload of files on Discord.

The URL of an attachment is signed and expires after about a day, so a media handle also names the
message: `channel/message/attachment url`. The attachment of a command is in no message.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import discord
import httpx

from bot.chat import ChatDown, OutFile
from storage.errors import MediaGone, TooLarge
from storage.models import MEGABYTE, FileKind

MEGABYTE = 1 << 20
LARGEST_REQUEST = 24 * MEGABYTE  # 25 MB with everything around the files
TIMEOUT = httpx.Timeout(30, read=60)  # seconds without a byte


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment. `channel` and `message` are empty when it is in no message."""

    channel: str
    message: str
    id: str
    url: str

    @property
    def is_fresh(self) -> bool:
        """Return whether the URL should still work: `ex` is its expiry in hexadecimal seconds."""
        ends = parse_qs(urlsplit(self.url).query).get("ex", ["0"])[0]
        try:
            return int(ends, 16) > time.time() + 5
        except ValueError:
            return True


def media_handle(channel: str, message: str, attachment: str, url: str) -> str:
    """Return the media handle of an attachment."""
    return f"{channel}/{message}/{attachment} {url}"


def parse_handle(text: str) -> Attachment:
    """Parse a media handle."""
    where, _, url = text.partition(" ")
    channel, message, number = where.split("/")
    return Attachment(channel, message, number, url)


def attachment_url(message: Any, number: str) -> str:
    """Return the current URL of an attachment of this message (as JSON). Raises MediaGone."""
    attachments = list(message.get("attachments", ()))
    for snapshot in message.get("message_snapshots", ()):
        attachments += snapshot["message"].get("attachments", ())
    for attachment in attachments:
        if str(attachment["id"]) == number:
            return str(attachment["url"])
    raise MediaGone("the message no longer has the attachment")


async def stream_to_file(url: str, into: Path, limit: int) -> None:
    """Write the content of a URL to a new file, which is deleted on failure. Raises TooLarge
    (`limit` is in bytes), MediaGone, ChatDown."""
    try:
        async with (
            httpx.AsyncClient(timeout=TIMEOUT) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code in (403, 404, 410):
                raise MediaGone(f"Discord returned status {response.status_code}")
            if response.status_code != httpx.codes.OK:
                raise ChatDown(f"the download returned status {response.status_code}")
            size = 0
            async with await anyio.open_file(into, "wb") as out:
                async for part in response.aiter_bytes(MEGABYTE):
                    size += len(part)
                    if size > limit:
                        raise TooLarge(
                            megabytes=f"{size / MEGABYTE:.0f}", limit=f"{limit / MEGABYTE:.0f}"
                        )
                    await out.write(part)
    except httpx.HTTPError as error:
        into.unlink(missing_ok=True)  # noqa: ASYNC240  no await here: one file, at once
        raise ChatDown(f"the download failed: {type(error).__name__}") from None
    except BaseException:
        into.unlink(missing_ok=True)  # noqa: ASYNC240  as above: this may be a cancellation
        raise


def group_by_message(files: Sequence[OutFile], most: int) -> list[list[OutFile]]:
    """Group files by message: at most `most` files and LARGEST_REQUEST bytes in each."""
    groups: list[list[OutFile]] = []
    room = 0
    for file in files:
        size = file.path.stat().st_size
        if not groups or len(groups[-1]) >= most or size > room:
            groups.append([])
            room = LARGEST_REQUEST
        groups[-1].append(file)
        room -= size
    return groups


@asynccontextmanager
async def temporary_text_file(text: str) -> AsyncIterator[OutFile]:
    """Write a text to a temporary file for the time of the block."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "message.txt"
        content = text.encode("utf-8", "replace")
        await asyncio.to_thread(path.write_bytes, content)
        yield OutFile(FileKind.TXT, path, path.name, "text/plain")


@contextmanager
def open_files(files: Sequence[OutFile]) -> Iterator[list[discord.File]]:
    """Open the files for the time of a request."""
    with ExitStack() as stack:
        found = []
        for file in files:
            found.append(one := discord.File(file.path, filename=file.name, spoiler=False))
            stack.callback(one.close)
        yield found
