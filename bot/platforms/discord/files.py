"""Files down from Discord, streamed to disk, and up.

An attachment's address is signed and dies after about a day, so a handle says also where the
message is: `channel/message/attachment address`. What was handed to a command is in no message.
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

LARGEST_REQUEST = 24 * MEGABYTE  # 25 with all that stands around the files
TIMEOUT = httpx.Timeout(30, read=60)  # seconds without a byte


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment; `channel` and `message` are empty when no message has it."""

    channel: str
    message: str
    id: str
    url: str

    @property
    def is_fresh(self) -> bool:
        """Whether the address should still be good: `ex` is its end in hexadecimal seconds."""
        ends = parse_qs(urlsplit(self.url).query).get("ex", ["0"])[0]
        try:
            return int(ends, 16) > time.time() + 5
        except ValueError:
            return True


def handle(channel: str, message: str, attachment: str, url: str) -> str:
    """How an attachment is found again."""
    return f"{channel}/{message}/{attachment} {url}"


def attachment_of(text: str) -> Attachment:
    """The opposite of `handle`."""
    where, _, url = text.partition(" ")
    channel, message, number = where.split("/")
    return Attachment(channel, message, number, url)


def address_in(message: Any, number: str) -> str:
    """Where an attachment of this message (as JSON) is now. Raises MediaGone."""
    attachments = list(message.get("attachments", ()))
    for snapshot in message.get("message_snapshots", ()):
        attachments += snapshot["message"].get("attachments", ())
    for attachment in attachments:
        if str(attachment["id"]) == number:
            return str(attachment["url"])
    raise MediaGone("the message no longer has the attachment")


async def stream(url: str, into: Path, limit: int) -> None:
    """Write what is at an address to a new file, which is not left behind on failure. Raises
    TooLarge (`limit` in bytes), MediaGone, ChatDown."""
    try:
        async with (
            httpx.AsyncClient(timeout=TIMEOUT) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code in (403, 404, 410):
                raise MediaGone(f"Discord answers {response.status_code}")
            if response.status_code != httpx.codes.OK:
                raise ChatDown(f"the download answers {response.status_code}")
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
        raise ChatDown(f"the download broke off: {type(error).__name__}") from None
    except BaseException:
        into.unlink(missing_ok=True)  # noqa: ASYNC240  as above: this may be a cancellation
        raise


def by_message(files: Sequence[OutFile], most: int) -> list[list[OutFile]]:
    """Files by message: at most so many, and so many bytes, in each."""
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
async def written(text: str) -> AsyncIterator[OutFile]:
    """A text as a file, until the block ends."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "message.txt"
        content = text.encode("utf-8", "replace")
        await asyncio.to_thread(path.write_bytes, content)
        yield OutFile(FileKind.TXT, path, path.name, "text/plain")


@contextmanager
def opened(files: Sequence[OutFile]) -> Iterator[list[discord.File]]:
    """The files, open for as long as a request reads from them."""
    with ExitStack() as stack:
        found = []
        for file in files:
            found.append(one := discord.File(file.path, filename=file.name, spoiler=False))
            stack.callback(one.close)
        yield found
