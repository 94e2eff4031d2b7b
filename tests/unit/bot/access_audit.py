"""Access audit: every action of every visitor against Anna's data, and its effects.

Anna's harness holds recordings, answers, questions, menus and settings, all with words that only
she may read. Visitors try everything that the tables of the dispatcher know. After each step no
row, file or message of hers may have changed, and no word of hers may have been sent.
"""

from __future__ import annotations

import asyncio
import functools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import structlog

from bot.chat import Button, ButtonPress, Event, Message, OutFile, Priority
from bot.dispatch.dispatcher import make_dispatcher
from bot.dispatch.forms import form_openers
from storage.models import Account, Address, MessageRef, Platform
from tests.unit.bot.fake_chat import FakeChat
from tests.unit.bot.fakes import BotHarness

ANNA = Account(Platform.TELEGRAM, "70071007")
ELSEWHERE = (Account(Platform.DISCORD, "70071008"), Account(Platform.TELEGRAM, "70071009"))
"""Other accounts of Anna."""
_WORDS = ("marigold", "zanzibar", "wilhelmina", "quagmire", "kryptonite", "tupelo")
SECRETS = (*_WORDS, ANNA.id, *(one.id for one in ELSEWHERE))
"""Secrets of Anna: words in her file names, transcripts, speaker names, summaries, settings and
file contents, and the ids of her accounts."""
TEAM, HOME = "team", "anna-home"
"""The group, and the private chat of Anna."""

Row = tuple[str, tuple[Any, ...]]


@dataclass
class RecordingChat(FakeChat):
    """Chat that records everything that a user could read, and the messages that changed."""

    read: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",
        rank: Priority = Priority.REPLY,
    ) -> MessageRef:
        self.read += _words(message)
        ref = await super().send(to, message, reply_to, key, rank)
        self.places[ref.message] = to.chat
        return ref

    async def edit(
        self, ref: MessageRef, message: Message, rank: Priority = Priority.REPLY
    ) -> None:
        self.read += _words(message)
        self.changed.add(ref.message)
        await super().edit(ref, message, rank)

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        self.read.append(text)
        await super().show_draft(to, text, key)

    async def answer_press(self, press: ButtonPress, text: str) -> bool:
        self.read.append(text)
        return await super().answer_press(press, text)

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        for file in files:
            content = await asyncio.to_thread(file.path.read_bytes)
            self.read += [file.name, file.caption, content.decode(errors="replace")]
        return await super().send_files(to, files, reply_to, key)

    def carries(self, message: str, action: str, argument: str) -> bool:
        """Return whether a message has this button now."""
        return (action, argument) in {
            (it.action, it.argument) for it in buttons(self.shown.get(message, [])[-1:])
        }


def buttons(messages: Iterable[Message]) -> Iterator[Button]:
    """Return the buttons of these messages."""
    return (it for message in messages for row in message.buttons for it in row)


def _words(message: Message) -> list[str]:
    folded = [span.text for fold in message.sections for span in fold.spans]
    payloads = [f"{it.label} {it.argument}" for it in buttons([message])]
    return [message.text, *(fold.title for fold in message.sections), *folded, *payloads]


@dataclass
class Walk:
    """Walk of a visitor through a harness with Anna's data and its rows at `path`. `steps` counts
    the events, `broken` lists what went wrong."""

    harness: BotHarness
    path: Path
    steps: int = 0
    broken: list[str] = field(default_factory=list)
    _rows: set[Row] = field(default_factory=set)
    _jobs: set[str] = field(default_factory=set)
    _files: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _messages: set[str] = field(default_factory=set)
    _changes: int = 0

    @functools.cached_property
    def _database(self) -> sqlite3.Connection:
        return sqlite3.connect(self.path)

    def close(self) -> None:
        """Close the connection to the rows."""
        self._database.close()

    @property
    def chat(self) -> RecordingChat:
        """Return the chat that records what users can read."""
        assert isinstance(self.harness.chat, RecordingChat)
        return self.harness.chat

    def begins(self, visitor: Account) -> None:
        """Start the walk: from now on only the visitor's own data may change."""
        _count_changes(self._database)
        rows = rows_of(self._database)
        (person,) = [row[1][2] for row in rows if row[0] == "accounts" and visitor.id in row[1]]
        own = {
            row
            for row in rows
            if visitor.id in row[1] or (row[1][:1] == (person,) and row[0] == "people")
        }
        self._rows = rows - own
        self._jobs = {row[1][0] for row in self._rows if row[0] == "jobs"}
        self._files = {it: _stamp(it) for it in self._blobs() if it.is_file()}
        self._messages = set(self.chat.shown)

    async def step(self, event: Event) -> None:
        """Handle an event and record what is wrong after it."""
        self.steps += 1
        self.chat.read.clear()
        self.chat.changed.clear()
        queue = self.harness.queue
        queue.notified.clear()
        queue.cancelled.clear()
        with structlog.testing.capture_logs() as logs:
            if isinstance(event, ButtonPress):
                await self._opens_form(event)
            await make_dispatcher(self.harness.services)(event)
            async with asyncio.timeout(60):
                await self.harness.services.tasks.wait_idle()
        request, read = repr(event).lower(), "\n".join(self.chat.read).lower()
        wrong: dict[str, Iterable[object]] = {
            "rows of Anna's changed or are gone": self._rows_gone(),
            "files of Anna's changed or are gone": self._files_gone(),
            "messages of Anna's changed": self.chat.changed & self._messages,
            "words of Anna's were said": {it for it in SECRETS if it in read and it not in request},
            "jobs of Anna's were stopped": self._jobs & set(queue.cancelled),
            "jobs of Anna's were begun": self._jobs & {job for job, _ in queue.notified},
            "something broke": {it["event"] for it in logs if it["log_level"] == "error"},
        }
        what = f"{type(event).__name__} {repr(event).rpartition('), ')[2]}"[:200]
        self.broken += [
            f"{what}: {how}: {sorted(map(str, it))[:3]}" for how, it in wrong.items() if it
        ]

    async def _opens_form(self, press: ButtonPress) -> None:
        ask = form_openers(self.harness.services).get(press.action)
        if ask is not None and (form := await ask(press)) is not None:
            parts = [(it.label, it.value, it.hint) for it in form.fields]
            self.chat.read += [form.title, form.argument, *(it for part in parts for it in part)]

    def _rows_gone(self) -> set[Row]:
        (changes,) = self._database.execute("SELECT changes FROM walk").fetchone()
        if changes == self._changes:
            return set()
        self._changes = changes
        return self._rows - rows_of(self._database)

    def _files_gone(self) -> set[str]:
        return {it.name for it, stamp in self._files.items() if _stamp(it) != stamp}

    def _blobs(self) -> list[Path]:
        return list((self.path.parent / "blobs").rglob("*"))


def _stamp(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except FileNotFoundError:
        return (0, 0)
    return stat.st_mtime_ns, stat.st_size


def _tables(database: sqlite3.Connection) -> list[str]:
    """Return all tables except update keys, service statistics and SQLite's own."""
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'spoken%' AND name NOT IN ('inbox', 'days', 'walk', 'alembic_version')"
    )
    return [name for (name,) in names]


def rows_of(database: sqlite3.Connection) -> set[Row]:
    names = [*_tables(database), "spoken"]
    return {(it, row) for it in names for row in database.execute(f"SELECT * FROM {it}")}  # noqa: S608


def _count_changes(database: sqlite3.Connection) -> None:
    """Count changes with triggers: reading every row after every step would be too slow."""
    if database.execute("SELECT 1 FROM sqlite_master WHERE name = 'walk'").fetchone():
        return
    database.execute("CREATE TABLE walk (changes INTEGER)")
    database.execute("INSERT INTO walk VALUES (0)")
    for table in _tables(database):
        for change in ("INSERT", "UPDATE", "DELETE"):
            database.execute(
                f"CREATE TRIGGER walk_{table}_{change} AFTER {change} ON {table} BEGIN"  # noqa: S608
                " UPDATE walk SET changes = changes + 1; END"
            )
    database.commit()


def pressed(
    walk: Walk, who: Account, chat: str, message: str, button: tuple[str, str]
) -> ButtonPress:
    """Return a press as the platform reports it; the message may not have the button at all."""
    press = walk.harness.press(*button, who=who, chat=chat, private=chat != TEAM)
    at = replace(press.origin.message, message=message)
    genuine = walk.chat.carries(message, *button)
    return replace(press, origin=replace(press.origin, message=at), genuine=genuine)
