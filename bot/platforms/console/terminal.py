"""Safe output for terminals: text, links to files, file names."""

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
    """Return text that can't control a terminal: no control characters but line ends and tabs, no
    invisible characters, no direction overrides."""
    return "".join(map(_printable, text))


def _printable(char: str) -> str:
    kind = unicodedata.category(char)
    if char in "\n\t" or kind not in ("Cc", "Cf", "Cs"):
        return char
    return "" if kind == "Cf" else "�"


def render(message: Message) -> Text:
    """Return a message as rich text; brackets in it are not markup."""
    text = Text(overflow="fold")
    for span in message.spans:
        text.append(printable(span.text), style=_STYLES[span.style])
    return text


def link_to(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the URL of a file for terminals that open links (OSC 8), in ASCII; "" for terminals
    without links. https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda"""
    if environment.get("TERM", "") in ("", "dumb", "linux"):
        return ""
    whole = quote(os.fsencode(path.absolute()))
    if distribution := environment.get("WSL_DISTRO_NAME"):
        return f"file://wsl.localhost/{quote(distribution)}{whole}"  # Windows Terminal opens it
    # A host name tells the terminal at the other end of ssh that the file is not on its machine.
    return f"file://{socket.gethostname() if 'SSH_CONNECTION' in environment else ''}{whole}"


def file_line(path: Path) -> Text:
    """Return the line that shows the path of a written file."""
    line = Text("→ ", style="green", overflow="fold")
    link = link_to(path)
    line.append(printable(str(path)), Look(link=link) if link else "")
    return line


def locale_of(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the terminal as a tag such as `tr-TR`."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), "").partition(".")[0].partition("@")[0]
    return name.replace("_", "-") if name not in ("", "C", "POSIX") else "en"


def safe_name(name: str) -> str:
    """Return a file name that stays in its folder and keeps its extension."""
    name = printable(name).replace("/", "_").replace("\\", "_").replace("\n", " ").lstrip(".")
    return name[-150:] or "file"


def link_or_copy(source: Path, into: Path) -> None:
    """Link a file to a new path, or copy it where the disk does not allow links. Raises OSError."""
    try:
        os.link(source.resolve(), into)
    except OSError:
        shutil.copyfile(source, into)
