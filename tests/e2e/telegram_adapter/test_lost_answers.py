"""Many chats while the answers to 30 % of all sends are lost, with a restart in the middle."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.chat import Button, ChatDown, Message, OutFile, Span
from bot.platforms.telegram import rate_limiter
from bot.platforms.telegram.adapter import TelegramChat
from storage.models import FileKind
from tests.e2e.telegram_adapter.lossy import Lossy, file_in, says
from tests.e2e.telegram_adapter.places import at, ref
from tests.e2e.telegram_server import Person, Post, TelegramServer

JOBS = 3  # that one chat has, two of them at once
PROBES = ("editMessageReplyMarkup", "editMessageCaption", "deleteMessage")

Seen = tuple[int, str, str, tuple[str, ...]]
"""A message as people see it: the one that it replies to, kind, text or file, buttons."""


@dataclass
class Script:
    """Messages that a bot owes to one chat. It goes on where the process before it ended."""

    person: Person
    folder: Path
    chance: random.Random
    number: int
    steps: list[tuple[str, str]] = field(default_factory=list)
    expected: Counter[Seen] = field(default_factory=Counter)
    question: Post | None = None

    def __post_init__(self) -> None:
        kinds = ["card", "reply", "menu", "files", "voice", "document", "reply"]
        self.steps = [(kind, f"{self.number}:{step}") for step, kind in enumerate(kinds)]
        self.question = self.person.says(f"question {self.number}")

    async def run(self, chat: TelegramChat) -> None:
        """Send what is still owed. Replies are sent once, all others until they were answered."""
        while self.steps:
            kind, key = self.steps[0]
            if kind in ("reply", "menu"):
                self.steps.pop(0)
                with suppress(ChatDown):
                    await self._send(chat, kind, key)
            else:
                with suppress(ChatDown):
                    await self._send(chat, kind, key)
                    self.steps.pop(0)
            if self.chance.random() < 0.5:
                self.person.says("meanwhile")
            await asyncio.sleep(self.chance.random() * 0.2)

    async def _send(self, chat: TelegramChat, kind: str, key: str) -> None:
        assert self.question is not None
        to, reply = at(self.person), ref(self.person, self.question)
        message, files = self._message(kind, key), self._files(kind, key)
        labels = tuple(row[0].label for row in message.buttons)
        seen = [(file.kind.value, file.name) for file in files] or [("text", message.text)]
        for each, name in seen if kind not in ("reply", "menu") else ():
            shown = {"voice": "voice"}.get(each, "text" if not files else "document")
            self.expected[self.question.id, shown, "" if shown == "voice" else name, labels] = 1
        if files:
            await chat.send_files(to, files, reply, key)
        else:
            await chat.send(to, message, reply, key)

    def _message(self, kind: str, key: str) -> Message:
        if kind == "card":  # the same text in every job of the chat
            return Message((Span("In the queue"),), ((Button("Cancel", "cancel", key),),))
        if kind == "menu":
            return Message((Span("Settings"),), ((Button("Language", "language"),),))
        return says("No.")

    def _files(self, kind: str, key: str) -> list[OutFile]:
        name = f"talk {key.replace(':', ' ')}"
        if kind == "voice":
            return [file_in(self.folder, FileKind.VOICE, f"{name}.ogg", key.encode() * 3)]
        if kind == "document":
            return [file_in(self.folder, FileKind.MD, f"{name}.md", key.encode())]
        if kind == "files":
            formats = (FileKind.TXT, FileKind.SRT, FileKind.VTT)
            return [file_in(self.folder, it, f"{name}.{it.value}", key.encode()) for it in formats]
        return []


def seen(post: Post) -> Seen:
    name = post.file.name if post.file and post.kind != "voice" else post.text
    return (post.reply_to or 0, post.kind, name, tuple(post.labels))


@pytest.fixture(autouse=True)
def _room(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PRIVATE", "GROUP"):
        monkeypatch.setattr(rate_limiter, name, rate_limiter.RateLimit(50, 50, 2))


@pytest.fixture
def people(server: TelegramServer) -> list[Person]:
    anna, ben = server.person("Anna"), server.person("Ben")
    groups = [server.basic_group("Family"), server.group("Team"), server.group("Club")]
    return [anna, ben, *(anna.at(group) for group in groups)]


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_message_is_there_once_after_lost_answers_and_a_restart(
    server: TelegramServer, people: list[Person], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    numbers = iter(range(1000))
    lossy = Lossy(server, tmp_path)
    scripts = [
        Script(person, tmp_path, chance, next(numbers)) for person in people for _ in range(JOBS)
    ]
    async with lossy.process() as chat:
        for person in people:
            await chat.send(at(person), says("hello"))
        server.loses_answers(0.3, seed)
        with suppress(TimeoutError):
            async with asyncio.timeout(1.0 + seed / 4):
                await asyncio.gather(*(script.run(chat) for script in scripts))
    async with lossy.process() as chat:
        await asyncio.gather(*(script.run(chat) for script in scripts))
        server.loses_answers(0)
        before = sum(len(person.sees()) for person in people)
        for person in people:
            await shows_each_once(person, [it for it in scripts if it.person is person])
    after = sum(len(person.sees()) for person in people)
    asked = sum(len(server.calls(method)) for method in PROBES)
    print(f"{before - after} of {before} left, {asked} requests")  # noqa: T201  with -s
    with server.world.lock:
        assert not any(it.deleted for it in server.world.posts.values() if not it.from_bot)


async def shows_each_once(person: Person, scripts: list[Script]) -> None:
    """Wait until a chat has exactly what it was owed."""
    expected = Counter[Seen]([(0, "text", "hello", ())])
    for script in scripts:
        expected.update(script.expected)
    with person.world.lock:  # replies were sent once each, if at all: every one stays
        posted = Counter(
            seen(it) for it in person.world.posts.values() if it.chat == person.chat["id"]
        )
    expected |= Counter({it: count for it, count in posted.items() if it[2] in ("No.", "Settings")})
    try:
        async with asyncio.timeout(40):
            while Counter(map(seen, person.sees())) != expected:  # noqa: ASYNC110  on a server
                await asyncio.sleep(0.1)
    except TimeoutError:
        there = Counter(map(seen, person.sees()))
        pytest.fail(f"too many: {there - expected}, too few: {expected - there}")
