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

import discord
import httpx

from bot.chat import OutFile
from bot.platforms.files import TIMEOUT, stream_to_file
from storage.errors import MediaGone
from storage.models import MEGABYTE, FileKind

LARGEST_REQUEST = 24 * MEGABYTE  # 25 MB with everything around the files


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


async def download_url(url: str, into: Path, limit: int) -> None:
    """Write the content of a URL to a new file, which is deleted on failure. Raises TooLarge
    (`limit` is in bytes), MediaGone, ChatDown."""
    async with httpx.AsyncClient(timeout=TIMEOUT) as client:
        await stream_to_file(client, url, into, limit, gone=(403, 404, 410))


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
