"""What a terminal may be shown, and where what it shows leads to."""

from __future__ import annotations

import os
import shutil
import socket
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from rich.style import Style as Look
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


def link_to(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The address of a file for a terminal that opens links (OSC 8), in ASCII; "" where terminals
    are known not to. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda"""
    if environment.get("TERM", "") in ("", "dumb", "linux"):
        return ""
    whole = quote(os.fsencode(path.absolute()))
    if distribution := environment.get("WSL_DISTRO_NAME"):
        return f"file://wsl.localhost/{quote(distribution)}{whole}"  # Windows Terminal opens it
    # A host tells the terminal at the other end of ssh that the file is not on its machine.
    return f"file://{socket.gethostname() if 'SSH_CONNECTION' in environment else ''}{whole}"


def file_line(path: Path) -> Text:
    """The line that says where a file was written."""
    line = Text("→ ", style="green", overflow="fold")
    link = link_to(path)
    line.append(printable(str(path)), Look(link=link) if link else "")
    return line


def locale_of(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the terminal as a tag such as `tr-TR`."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), "").partition(".")[0].partition("@")[0]
    return name.replace("_", "-") if name not in ("", "C", "POSIX") else "en"


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
