"""What a line typed at a terminal means: files, a command, a link, words, or a button's number."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path

from bot.chat import Button, Command, Event, Link, Origin, Press, Text, Upload
from bot.link_urls import found_in
from bot.platforms.console.terminal import like_a_path, paths_in, printable
from storage.models import Account, Address, Media, MessageRef, Platform

YOU = Account(Platform.CONSOLE, "local")
HERE = Address(Platform.CONSOLE, "terminal")


class NotThere(Exception):
    """A line that names what there is not; its text says so."""


def events_of(line: str, buttons: Sequence[tuple[str, Button]], locale: str) -> list[Event]:
    """The events of a line; `buttons` can be pressed, each with its message. Raises NotThere."""
    line = line.strip()
    if not line:
        return []
    if line.startswith("#") and line[1:].isdigit():
        return [_press(int(line[1:]), buttons, locale)]
    paths, rest = paths_in(line)
    if paths:
        return [upload(path, rest, locale) for path in paths]
    if like_a_path(line):
        raise NotThere(f"There is no file {printable(line)}")
    return [_words(line, _origin(locale))]


def upload(path: Path, caption: str, locale: str) -> Upload:
    """A file on this disk, as somebody's recording."""
    media = Media(handle=str(path.resolve()), name=path.name, size=path.stat().st_size)
    return Upload(_origin(locale), media, caption)


def _words(line: str, origin: Origin) -> Event:
    if line.startswith("/"):
        name, _, arguments = line[1:].partition(" ")
        return Command(origin, name, arguments.strip(), urls=found_in(arguments))
    if urls := found_in(line):
        return Link(origin, urls, line)
    return Text(origin, line)


def _press(number: int, buttons: Sequence[tuple[str, Button]], locale: str) -> Press:
    if not 1 <= number <= len(buttons):
        raise NotThere(f"There is no button #{number}.")
    ref, button = buttons[number - 1]
    return Press(_origin(locale, ref), button.action, button.argument)


def _origin(locale: str, message: str = "") -> Origin:
    key = uuid.uuid4().hex
    return Origin(key, YOU, MessageRef(HERE, message or key), locale)
