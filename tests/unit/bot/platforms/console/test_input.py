"""Typed lines and given files: events, answers to questions, and the end of a session."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest

from bot.chat import Command, Event, Message, Span, Text, Upload
from bot.platforms.console.adapter import ConsoleChat
from storage.models import MessageRef
from tests.unit.bot.platforms.console.terminals import (
    ANSWER,
    CARD,
    QUESTION,
    TERMINAL,
    Recorder,
    output,
    run_with_input,
    screen,
)


@pytest.mark.parametrize("line", ["no.mp4", "/no/such/file\x1b[2J.mp4", "#0", "1a", "/reply 7 hi"])
async def test_missing_file_or_button_prints_an_error_without_an_event(
    line: str, chat: ConsoleChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = await run_with_input(chat, f"{line}\n", monkeypatch)
    assert "There is no " in output(chat)
    assert "\x1b" not in output(chat)
    assert recorder.events == []


async def test_folder_prints_its_own_error(
    chat: ConsoleChat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await run_with_input(chat, f"{tmp_path}/\n", monkeypatch)
    assert "is a folder" in output(chat)


async def test_given_files_are_submitted_with_the_caption(tmp_path: Path, talk: Path) -> None:
    chat = ConsoleChat(tmp_path / "out", [talk, talk], "formats=all", screen())
    recorder = Recorder(chat, ANSWER)
    task = asyncio.create_task(chat.run(recorder, []))
    async with asyncio.timeout(20):
        await recorder.twice.wait()
    task.cancel()
    assert [event.caption for event in recorder.events if isinstance(event, Upload)] == [
        "formats=all"
    ] * 2
    assert len({event.origin.message for event in recorder.events}) == 2
    assert "1a" not in output(chat)  # no input, so no button codes


async def test_session_ends_with_the_input(
    chat: ConsoleChat, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = await run_with_input(chat, f"{talk}\n\n/help\n", monkeypatch)
    assert [type(event) for event in recorder.events] == [Upload, Command]
    assert output(chat).count("reply") == 2


@pytest.mark.parametrize("leave", ["/quit", "exit", "QUIT"])
async def test_quit_words_end_the_session(
    leave: str, chat: ConsoleChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = await run_with_input(chat, f"{leave}\n/help\n", monkeypatch)
    assert recorder.events == []


async def test_line_after_a_question_is_its_reply(
    chat: ConsoleChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = await chat.send(TERMINAL, QUESTION)
    recorder = await run_with_input(chat, "Anna, Ben\nand now?\n/reply 1 Cem\n", monkeypatch)
    replies = [event.reply_to for event in recorder.events if isinstance(event, Text)]
    assert [each and each.message for each in replies] == [question.message, None, question.message]
    assert "reply to 1 >" in output(chat)
    assert "/reply 1 …" in output(chat)  # how one reply is given in several lines


async def test_empty_line_postpones_the_question(
    chat: ConsoleChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = await chat.send(TERMINAL, QUESTION)
    recorder = await run_with_input(chat, "\nquit?\n/reply\nAnna\n", monkeypatch)
    words = [event for event in recorder.events if isinstance(event, Text)]
    assert [(it.text, it.reply_to is not None) for it in words] == [
        ("quit?", False),
        ("Anna", True),
    ]
    assert words[1].reply_to == MessageRef(TERMINAL, question.message)


async def test_simple_terminal_can_cancel_a_running_job(
    tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = ConsoleChat(tmp_path / "out", console=screen(terminal=True))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{talk}\n/cancel\n"))
    events: list[Event] = []
    cards: list[MessageRef] = []

    async def handle(event: Event) -> None:
        events.append(event)
        if isinstance(event, Upload):
            await chat.send(TERMINAL, QUESTION)
            cards.append(await chat.send(TERMINAL, CARD, event.origin.message))
        else:
            await chat.edit(cards[0], Message((Span("Cancelled."),), tone="failed"))

    async with asyncio.timeout(20):
        await chat.run(handle, [])
    assert [type(event) for event in events] == [Upload, Command]


async def test_simple_terminal_can_quit_during_a_job(
    tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = ConsoleChat(tmp_path / "out", console=screen(terminal=True))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{talk}\n/quit\n/help\n"))
    events: list[Event] = []

    async def handle(event: Event) -> None:
        events.append(event)
        await chat.send(TERMINAL, CARD)

    async with asyncio.timeout(20):
        await chat.run(handle, [])
    assert [type(event) for event in events] == [Upload]
    assert "continue at the next start" in output(chat)
