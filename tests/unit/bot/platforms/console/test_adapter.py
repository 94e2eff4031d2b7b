"""The terminal adapter: cards, files and hostile texts."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.chat import Button, ChatDown, Message, OutFile, Span
from bot.platforms.console.adapter import ConsoleChat
from bot.platforms.console.terminal import file_line
from storage.errors import MediaGone
from storage.models import FileKind, Media, MessageRef
from tests.unit.bot.platforms.console.terminals import ANSWER, CARD, TERMINAL, output, screen


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
