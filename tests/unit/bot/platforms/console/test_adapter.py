"""The terminal as a chat: paths in, cards and files out, nothing hostile through."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.chat import Button, Command, Event, Link, Message, OutFile, Press, Span, Text, Upload
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.events import events_of
from bot.platforms.console.terminal import paths_in, printable, safe_name
from storage.errors import MediaGone
from storage.models import Address, FileKind, Media, MessageRef, Platform

HERE = Address(Platform.CONSOLE, "terminal")
CARD = Message((Span("talk.mp4 [bold]"), Span("42 %")), ((Button("Cancel", "cancel", "j1"),),))


def screen(terminal: bool = False) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=80)


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "my talk.mp4"
    path.write_bytes(b"film")
    return path


@given(st.text())
def test_nothing_that_steers_a_terminal_is_printed(text: str) -> None:
    clean = printable("\x1b[2J\x9b31m\u202e\r\x07" + text)
    assert not set(clean) & {*map(chr, range(9)), *map(chr, range(11, 32)), "\x7f", "\u202e"}
    assert not any("\x80" <= char <= "\x9f" for char in clean)


@given(st.text())
def test_a_file_name_stays_in_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert "/" not in safe
    assert (Path("/out") / safe).parent == Path("/out")
    assert safe not in (".", "..")


def test_paths_as_people_give_them(talk: Path) -> None:
    quoted, escaped = f"'{talk}'", str(talk).replace(" ", "\\ ")
    link = talk.as_uri()
    for line in (str(talk), quoted, escaped, f"{quoted} ", link):
        assert paths_in(line.strip()) == ([talk], "")
    assert paths_in(f"{quoted} lang=de speakers=2") == ([talk], "lang=de speakers=2")
    assert paths_in("hello 'there") == ([], "hello ''\"'\"'there'")


def test_lines_become_events(talk: Path) -> None:
    def kinds(line: str) -> list[Event]:
        return events_of(line, [("m1", CARD.buttons[0][0])], "en")

    (upload,) = kinds(f"'{talk}' lang=de")
    assert isinstance(upload, Upload)
    assert (upload.media.name, upload.media.size, upload.caption) == ("my talk.mp4", 4, "lang=de")
    (command,) = kinds("/settings lang=de")
    assert isinstance(command, Command)
    assert (command.name, command.arguments) == ("settings", "lang=de")
    assert isinstance(kinds("https://example.org/x")[0], Link)
    assert isinstance(kinds("hello")[0], Text)
    assert kinds("   ") == []
    assert isinstance(kinds("well. no?")[0], Text)
    assert isinstance(kinds("hello...")[0], Text)
    assert isinstance(kinds("/language de")[0], Command)
    (press,) = kinds("#1")
    assert isinstance(press, Press)
    assert (press.action, press.argument, press.origin.message.message) == ("cancel", "j1", "m1")


@pytest.mark.parametrize("line", ["no.mp4", "/no/such/file\x1b[2J.mp4", "#0", "#1"])
async def test_what_is_not_there_is_told_and_not_heard(line: str, tmp_path: Path) -> None:
    chat, heard = ConsoleChat(tmp_path / "out", console=screen()), list[Event]()

    async def hear(event: Event) -> None:
        heard.append(event)

    await chat._hear_line(hear, line)
    assert f"There is no {'button' if '#' in line else 'file'} " in shown(chat._screen.console)
    assert "\x1b" not in shown(chat._screen.console)
    assert heard == []


async def test_the_buttons_of_the_last_message_are_offered_once(tmp_path: Path) -> None:
    console = screen()
    chat = ConsoleChat(tmp_path / "out", console=console)
    old, new = (Button(label, label, "") for label in ("Old", "New\x1b[2J"))
    await chat.say(HERE, Message((Span("first"),), ((old,),)))
    ref = await chat.say(HERE, Message((Span("second"),), ((old, new),), settled=True))
    chat._screen.list_buttons()
    chat._screen.list_buttons()
    assert shown(console).count("#") == 2
    assert "#1 Old\n  #2 New�[2J\n" in shown(console)
    assert len(chat._screen.buttons()) == 2
    await chat.edit(ref, Message((Span("third"),)))
    assert chat._screen.buttons() == []


@pytest.mark.parametrize("terminal", [False, True])
async def test_a_card_is_redrawn_and_becomes_the_answer(tmp_path: Path, terminal: bool) -> None:
    console = screen(terminal)
    chat = ConsoleChat(tmp_path / "out", console=console)
    chat._asked.add("1")
    ref = await chat.say(HERE, CARD, MessageRef(HERE, "1"))
    await chat.edit(ref, CARD)
    await chat.edit(ref, Message((Span("The answer \x1b[31m[red]", "bold"),)))
    chat._screen.stop()
    assert "talk.mp4 [bold]42 %" in shown(console)
    assert "[red]" in shown(console)
    assert "The answer" in shown(console)
    assert "\x1b[31m" not in shown(console)
    assert not chat._under_way()


async def test_files_are_written_into_the_folder(tmp_path: Path, talk: Path) -> None:
    chat = ConsoleChat(tmp_path / "out", console=screen())
    files = [
        OutFile(FileKind.TXT, talk, name, "text/plain")
        for name in ("talk.txt", "../../etc/passwd", "..", "a\x1b[2Jb.srt")
    ]
    await chat.send_files(HERE, files)
    assert all(path.parent == tmp_path / "out" for path in chat.written)
    assert all(path.read_bytes() == b"film" for path in chat.written)
    assert len(set(chat.written)) == 4


async def test_fetch_takes_the_file_itself(tmp_path: Path, talk: Path) -> None:
    chat = ConsoleChat(tmp_path / "out", console=screen())
    await chat.fetch(Media(str(talk), "x"), tmp_path / "into")
    assert (tmp_path / "into").read_bytes() == b"film"
    with pytest.raises(MediaGone):
        await chat.fetch(Media(str(tmp_path / "gone"), "x"), tmp_path / "into2")


async def test_given_files_are_submitted_with_their_wishes(tmp_path: Path, talk: Path) -> None:
    chat = ConsoleChat(tmp_path / "out", [talk, talk], "formats=all", screen())
    heard: list[Event] = []

    async def hear(event: Event) -> None:
        heard.append(event)

    task = asyncio.create_task(chat.run(hear, []))
    await asyncio.sleep(0.05)
    task.cancel()
    assert [event.caption for event in heard if isinstance(event, Upload)] == ["formats=all"] * 2
    assert len({event.origin.message for event in heard}) == 2


async def test_the_prompt_ends_with_the_input(
    tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = screen()
    chat = ConsoleChat(tmp_path / "out", console=console)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{talk}\n\n/help\n"))
    heard: list[Event] = []

    async def hear(event: Event) -> None:
        heard.append(event)
        await chat.say(HERE, Message((Span("reply"),)))

    async with asyncio.timeout(10):
        await chat.run(hear, [])
    assert [type(event) for event in heard] == [Upload, Command]
    assert shown(console).count("reply") == 2


async def test_somebody_at_a_terminal_can_cancel_while_it_works(
    tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = ConsoleChat(tmp_path / "out", console=screen(terminal=True))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{talk}\n/cancel\n"))
    heard: list[Event] = []
    cards: list[MessageRef] = []

    async def hear(event: Event) -> None:
        heard.append(event)
        if isinstance(event, Upload):
            await chat.say(HERE, CARD)  # a list with buttons, such as that of /status
            cards.append(await chat.say(HERE, CARD, event.origin.message))
        else:
            await chat.edit(cards[0], Message((Span("Cancelled."),)))

    async with asyncio.timeout(10):
        await chat.run(hear, [])
    assert [type(event) for event in heard] == [Upload, Command]


async def test_an_answer_with_buttons_ends_the_wait_for_its_card(
    tmp_path: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = screen(terminal=False)
    chat = ConsoleChat(tmp_path / "out", console=console)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{talk}\n"))

    async def hear(event: Event) -> None:
        card = await chat.say(HERE, CARD, event.origin.message)
        await chat.edit(card, Message((Span("The answer."),), CARD.buttons, settled=True))

    async with asyncio.timeout(10):
        await chat.run(hear, [])
    assert "The answer." in shown(console)
