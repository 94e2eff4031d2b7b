"""The terminal adapter: cards, files, typed lines, and hostile texts."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.chat import (
    Button,
    ChatDown,
    Command,
    Event,
    Message,
    OutFile,
    Span,
    Text,
    Upload,
)
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.terminal import file_line
from storage.errors import MediaGone
from storage.models import Address, FileKind, Media, MessageRef, Platform

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


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "my talk.mp4"
    path.write_bytes(b"film")
    return path


@pytest.fixture
def chat(tmp_path: Path) -> ConsoleChat:
    return ConsoleChat(tmp_path / "out", console=screen())


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


async def test_earlier_question_keeps_its_buttons(chat: ConsoleChat) -> None:
    old, new = (Button(label, label) for label in ("Old", "New\x1b[2J"))
    await chat.send(TERMINAL, Message((Span("first"),), ((old,),)))
    ref = await chat.send(TERMINAL, Message((Span("second"),), ((old, new),), is_final=True))
    assert "  1a Old\n" in output(chat)
    assert "  2a Old   2b New�[2J\n" in output(chat)
    pressed = chat.screen.shown.find_by_code
    assert pressed("1a") is not None
    assert pressed("#2B") == (ref.message, new)
    await chat.edit(ref, Message((Span("third"),)))
    assert pressed("2b") is None
    assert pressed("1a") is not None


@pytest.mark.parametrize("terminal", [False, True])
async def test_card_is_redrawn_and_becomes_the_answer(tmp_path: Path, terminal: bool) -> None:
    chat = ConsoleChat(tmp_path / "out", console=screen(terminal))
    ref = await chat.send(TERMINAL, CARD, MessageRef(TERMINAL, "1"))
    await chat.edit(ref, CARD)
    assert chat.screen.busy
    await chat.edit(ref, Message((Span("The answer \x1b[31m[red]", "bold"),), tone="done"))
    assert chat.screen.busy  # the answer is being prepared
    await chat.edit(ref, ANSWER)
    await chat.edit(ref, ANSWER)  # deliveries may be repeated
    chat.screen.stop()
    assert "talk.mp4 [bold]" in output(chat)
    assert "[red]" in output(chat)
    assert output(chat).count("The answer.") == 1
    assert "\x1b[31m" not in output(chat)
    assert not chat.screen.busy


async def test_card_of_an_earlier_process_is_drawn_as_a_card(chat: ConsoleChat) -> None:
    await chat.edit(MessageRef(TERMINAL, "from-before"), CARD)
    assert chat.screen.busy


async def test_card_is_printed_at_intervals_without_a_terminal(chat: ConsoleChat) -> None:
    ref = await chat.send(TERMINAL, CARD)
    for _ in range(50):
        await chat.edit(ref, CARD)
    assert output(chat).count("talk.mp4") == 1


async def test_files_are_written_into_the_output_folder(
    chat: ConsoleChat, tmp_path: Path, talk: Path
) -> None:
    files = [
        OutFile(FileKind.TXT, talk, name, "text/plain")
        for name in ("talk.txt", "../../etc/passwd", "..", "a\x1b[2Jb.srt")
    ]
    await chat.send_files(TERMINAL, files)
    assert all(path.parent == tmp_path / "out" for path in chat.written)
    assert all(path.read_bytes() == b"film" for path in chat.written)
    assert len(set(chat.written)) == 4


async def test_unwritable_folder_prints_an_error_and_allows_a_retry(
    tmp_path: Path, talk: Path
) -> None:
    (tmp_path / "out").write_text("a file")
    chat = ConsoleChat(tmp_path / "out", console=screen())
    with pytest.raises(ChatDown):
        await chat.send_files(TERMINAL, [OutFile(FileKind.TXT, talk, "talk.txt", "text/plain")])
    assert "can't be written" in output(chat)


def test_written_file_of_any_name_is_shown_as_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    console = screen(terminal=True)
    console.print(file_line(Path("/out/a\x1b]8;;http://evil\x07b\u202e.txt")))
    assert isinstance(console.file, io.StringIO)
    line = console.file.getvalue()
    assert ";file:///out/a%1B%5D8%3B%3Bhttp%3A/evil%07b%E2%80%AE.txt\x1b\\" in line
    assert "\x07" not in line
    assert "\u202e" not in line
    assert "\x1b]8;;http" not in line


async def test_download_copies_the_local_file(
    chat: ConsoleChat, tmp_path: Path, talk: Path
) -> None:
    await chat.download(Media(str(talk), "x"), tmp_path / "into")
    assert (tmp_path / "into").read_bytes() == b"film"
    with pytest.raises(MediaGone):
        await chat.download(Media(str(tmp_path / "gone"), "x"), tmp_path / "into2")


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
