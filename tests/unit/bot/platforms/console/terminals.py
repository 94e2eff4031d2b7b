"""Terminals in memory: cards, what is printed, and typed input."""

from __future__ import annotations

import asyncio
import io

import pytest
from rich.console import Console

from bot.chat import Button, Event, Message, Span
from bot.platforms.console.adapter import ConsoleChat
from storage.models import Address, Platform

TERMINAL = Address(Platform.CONSOLE, "terminal")
CARD = Message(
    (Span("talk.mp4 [bold]\n"), Span("Listening\n42 %")),
    ((Button("Cancel", "cancel", "j1"),),),
    tone="working",
)
ANSWER = Message(
    (Span("The answer."),),
    ((Button("Summary", "sum", "j1"), Button("Text\x1b[2J", "txt", "j1")),),
    is_final=True,
    tone="done",
)
QUESTION = Message((Span("Who speaks?"),), ((Button("Type", "name", "j1"),),), expects_reply=True)


def screen(terminal: bool = False) -> Console:
    return Console(
        file=io.StringIO(), force_terminal=terminal, width=80, _environ={"TERM": "xterm"}
    )


def output(chat: ConsoleChat) -> str:
    file = chat.screen.console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


class Recorder:
    """Records events and answers."""

    def __init__(self, chat: ConsoleChat, answer: Message | None = None) -> None:
        self.events: list[Event] = []
        self.twice = asyncio.Event()
        self._chat = chat
        self._answer = answer or Message((Span("reply"),))

    async def __call__(self, event: Event) -> None:
        self.events.append(event)
        if len(self.events) > 1:
            self.twice.set()
        await self._chat.send(TERMINAL, self._answer)


async def run_with_input(chat: ConsoleChat, text: str, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Run the chat with this input. Return the recorded events."""
    recorder = Recorder(chat)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    async with asyncio.timeout(20):
        await chat.run(recorder, [])
    return recorder
