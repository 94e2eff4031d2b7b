"""Parsing of typed lines into events: files, a command, a link, a button, a reply, a text."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from bot.chat import Button, ButtonPress, Command, Event, Link, Origin, Text, Upload
from bot.links.urls import find_links
from bot.platforms.console.numbered_messages import NumberedMessages, looks_like_code
from bot.platforms.console.paths import find_paths, is_folder, looks_like_path
from bot.platforms.console.terminal import printable
from storage.models import Account, Address, Media, MessageRef, Platform

LOCAL_USER = Account(Platform.CONSOLE, "local")
TERMINAL = Address(Platform.CONSOLE, "terminal")
REPLY = re.compile(r"/?reply(?:\s+#?(\d{1,6})(?:\s+(.*))?)?", re.IGNORECASE | re.DOTALL)
"""`/reply 3 Anna, Ben`, or `/reply 3`, after which the next line is the reply."""


class UnknownReference(Exception):
    """A line names something that does not exist. `key` is the message's Fluent key, `name` the
    name in the line."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(f"{key}: {name}")
        self.key, self.name = key, printable(name)


@dataclass(frozen=True, slots=True)
class LineParser:
    """Parses lines. `shown` are the messages on screen, `locale` is the terminal's language,
    `reply_to` the message that the line replies to ("" for none), and `sample` the recording that
    the word `demo` sends."""

    shown: NumberedMessages
    locale: str = "en"
    reply_to: str = ""
    sample: Path | None = None

    def events(self, line: str) -> list[Event]:
        """Return the events of a line. Raises UnknownReference."""
        line = line.strip()
        if not line:
            return []
        if found := REPLY.fullmatch(line):
            return self._reply(found[1], found[2] or "")
        if button := self.shown.find_by_code(line):
            return [self._button_press(*button)]
        paths, rest = find_paths(line)
        if paths:
            return [self._file_event(path, rest) for path in paths]
        return [self._line_event(line)]

    def _check(self, line: str) -> None:
        """Raise UnknownReference for a line that looks like a file or a button and is neither."""
        if looks_like_path(line):
            key = "console-folder" if is_folder(line) else "console-no-file"
            raise UnknownReference(key, line)
        if looks_like_code(line) and not self.reply_to:
            raise UnknownReference("console-no-button", line)

    def _reply(self, number: str | None, words: str) -> list[Event]:
        found = self.shown.message(int(number)) if number else None
        if found is None:
            raise UnknownReference("console-no-message", number or "")
        return replace(self, reply_to=found[0]).events(words)

    def _file_event(self, path: Path, words: str) -> Event:
        event = upload(path, words, self.locale)
        if not words.startswith("/"):
            return event
        name, arguments = _command(words)
        return Command(event.origin, name, arguments, reply_media=event.media)

    def _line_event(self, line: str) -> Event:
        """Return the event of a line without files. In a reply any word may be a name, so special
        words and labels do not count there."""
        if line.lower() in ("help", "?"):
            line = "/help"
        if not self.reply_to:
            if line.lower() == "demo" and self.sample:
                return upload(self.sample, "", self.locale)
            if button := self.shown.find_by_label(line):
                return self._button_press(*button)
        self._check(line)
        return self._text_event(line)

    def _text_event(self, line: str) -> Event:
        origin = _origin(self.locale)
        replied = MessageRef(TERMINAL, self.reply_to) if self.reply_to else None
        if line.startswith("/"):
            name, arguments = _command(line)
            return Command(origin, name, arguments, reply_to=replied, urls=find_links(arguments))
        if (urls := find_links(line)) and replied is None:
            return Link(origin, urls, line)
        return Text(origin, line, replied)

    def _button_press(self, ref: str, button: Button) -> ButtonPress:
        return ButtonPress(_origin(self.locale, ref), button.action, button.argument)


def upload(path: Path, caption: str, locale: str) -> Upload:
    """Return the event of sending a file from this disk."""
    media = Media(handle=str(path.resolve()), name=path.name, size=path.stat().st_size)
    return Upload(_origin(locale), media, caption)


def form_origin(press: ButtonPress) -> Origin:
    """Return the origin of a form submission, made from the button press that opened the form."""
    return replace(press.origin, key=uuid.uuid4().hex)


def _command(line: str) -> tuple[str, str]:
    name, _, arguments = line[1:].partition(" ")
    return name, arguments.strip()


def _origin(locale: str, message: str = "") -> Origin:
    key = uuid.uuid4().hex
    return Origin(key, LOCAL_USER, MessageRef(TERMINAL, message or key), locale)
