"""What a terminal may be shown, and how people name files on one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shlex
import shutil
import sys
import threading
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from rich.text import Text

from bot.chat import Message, Style

_STYLES: dict[Style, str] = {
    "plain": "",
    "bold": "bold",
    "italic": "italic",
    "code": "cyan",
    "quote": "dim italic",
}


def printable(text: str) -> str:
    """Text that can't steer a terminal: no control characters but line ends and tabs, nothing
    invisible, nothing that turns the direction of writing."""
    return "".join(map(_printable, text))


def _printable(char: str) -> str:
    kind = unicodedata.category(char)
    if char in "\n\t" or kind not in ("Cc", "Cf", "Cs"):
        return char
    return "" if kind == "Cf" else "�"


def rendered(message: Message) -> Text:
    """A message as rich shows it; brackets in it are brackets, not markup."""
    text = Text(overflow="fold")
    for span in message.spans:
        text.append(printable(span.text), style=_STYLES[span.style])
    return text


def paths_in(line: str) -> tuple[list[Path], str]:
    """Existing files named in a line, as typed, quoted, dragged in or as file:// links, and the
    words that are none."""
    whole = Path(line).expanduser()
    if _is_file(whole):
        return [whole], ""
    try:
        words = shlex.split(line)
    except ValueError:
        words = line.split()
    paths, rest = [], []
    for word in words:
        path = Path(unquote(urlsplit(word).path) if word.startswith("file://") else word)
        path = path.expanduser()
        if _is_file(path):
            paths.append(path)
        else:
            rest.append(word)
    return paths, shlex.join(rest)


def like_a_path(line: str) -> bool:
    """Whether somebody meant a file, which `paths_in` has not found."""
    path = Path(line)
    if line.startswith("/"):
        return "/" in line[1:].partition(" ")[0]
    return " " not in line and "://" not in line and bool(path.suffix) and path.stem != path.name


def safe_name(name: str) -> str:
    """A file name that stays in its folder and shows what it is."""
    name = printable(name).replace("/", "_").replace("\\", "_").replace("\n", " ").lstrip(".")
    return name[-150:] or "file"


def take(source: Path, into: Path) -> None:
    """Put a file there, linked where the disk allows. Raises OSError."""
    try:
        os.link(source.resolve(), into)
    except OSError:
        shutil.copyfile(source, into)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


async def read_line() -> str:
    """One line of standard input, "" at its end. The reader is a daemon thread: a thread that
    waits for a terminal can't be stopped, and must not keep the process."""
    loop = asyncio.get_running_loop()
    line: asyncio.Future[str] = loop.create_future()

    def answer(text: str) -> None:
        if not line.done():
            line.set_result(text)

    def read() -> None:
        text = sys.stdin.readline()
        with contextlib.suppress(RuntimeError):  # the program ended first
            loop.call_soon_threadsafe(answer, text)

    threading.Thread(target=read, daemon=True).start()
    return await line
