"""What a line typed at a terminal means: files, a command, a link, a button, a reply, words."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from bot.chat import Button, ButtonPress, Command, Event, Link, Origin, Text, Upload
from bot.links.urls import found_in
from bot.platforms.console.numbered_messages import NumberedMessages, like_a_code
from bot.platforms.console.paths import is_folder, like_a_path, paths_in
from bot.platforms.console.terminal import printable
from storage.models import Account, Address, Media, MessageRef, Platform

YOU = Account(Platform.CONSOLE, "local")
HERE = Address(Platform.CONSOLE, "terminal")
REPLY = re.compile(r"/?reply(?:\s+#?(\d{1,6})(?:\s+(.*))?)?", re.IGNORECASE | re.DOTALL)
"""`/reply 3 Anna, Ben`, or `/reply 3` alone: the next line is the reply."""


class UnknownReference(Exception):
    """A line that names what there is not: `key` are words of the console, `name` what it is."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(f"{key}: {name}")
        self.key, self.name = key, printable(name)


@dataclass(frozen=True, slots=True)
class LineParser:
    """What lines are understood by: what was shown, the terminal's language, the message that the
    line replies to ("": none), and the recording that the word `demo` sends."""

    shown: NumberedMessages
    locale: str = "en"
    reply_to: str = ""
    sample: Path | None = None

    def events(self, line: str) -> list[Event]:
        """The events of a line. Raises NotThere."""
        line = line.strip()
        if not line:
            return []
        if found := REPLY.fullmatch(line):
            return self._reply(found[1], found[2] or "")
        if pressed := self.shown.pressed(line):
            return [self._press(*pressed)]
        paths, rest = paths_in(line)
        if paths:
            return [self._sent(path, rest) for path in paths]
        return [self._said(line)]

    def _check(self, line: str) -> None:
        """Raises NotThere for what was meant as a file or a button and is none."""
        if like_a_path(line):
            key = "console-folder" if is_folder(line) else "console-no-file"
            raise UnknownReference(key, line)
        if like_a_code(line) and not self.reply_to:
            raise UnknownReference("console-no-button", line)

    def _reply(self, number: str | None, words: str) -> list[Event]:
        found = self.shown.message(int(number)) if number else None
        if found is None:
            raise UnknownReference("console-no-message", number or "")
        return replace(self, reply_to=found[0]).events(words)

    def _sent(self, path: Path, words: str) -> Event:
        sent = upload(path, words, self.locale)
        if not words.startswith("/"):
            return sent
        name, arguments = _command(words)
        return Command(sent.origin, name, arguments, reply_media=sent.media)

    def _said(self, line: str) -> Event:
        """What is no file; a name may be any word, so in a reply words are words."""
        if line.lower() in ("help", "?"):
            line = "/help"
        if not self.reply_to:
            if line.lower() == "demo" and self.sample:
                return upload(self.sample, "", self.locale)
            if pressed := self.shown.labelled(line):
                return self._press(*pressed)
        self._check(line)
        return self._words(line)

    def _words(self, line: str) -> Event:
        origin = _origin(self.locale)
        replied = MessageRef(HERE, self.reply_to) if self.reply_to else None
        if line.startswith("/"):
            name, arguments = _command(line)
            return Command(origin, name, arguments, reply_to=replied, urls=found_in(arguments))
        if (urls := found_in(line)) and replied is None:
            return Link(origin, urls, line)
        return Text(origin, line, replied)

    def _press(self, ref: str, button: Button) -> ButtonPress:
        return ButtonPress(_origin(self.locale, ref), button.action, button.argument)


def upload(path: Path, caption: str, locale: str) -> Upload:
    """A file on this disk, as somebody's recording."""
    media = Media(handle=str(path.resolve()), name=path.name, size=path.stat().st_size)
    return Upload(_origin(locale), media, caption)


def answered(press: ButtonPress) -> Origin:
    """Where the filled form comes from whose button was pressed."""
    return replace(press.origin, key=uuid.uuid4().hex)


def _command(line: str) -> tuple[str, str]:
    name, _, arguments = line[1:].partition(" ")
    return name, arguments.strip()


def _origin(locale: str, message: str = "") -> Origin:
    key = uuid.uuid4().hex
    return Origin(key, YOU, MessageRef(HERE, message or key), locale)
