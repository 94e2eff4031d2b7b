"""The chat at a real pseudo-terminal."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.models import Job
from tests.e2e.terminal.session import (
    CTRL_C,
    CTRL_D,
    DOWN,
    ENTER,
    ESCAPE,
    LEFT,
    TAB,
    UP,
    TerminalSession,
)
from tests.e2e.terminal.work import Work
from tests.paths import DATA

WITHOUT_WORKER = ["tests.e2e.terminal.without_worker"]
NOTE = DATA / "asr" / "en" / "jfk.flac"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "data")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[TerminalSession]:
    (tmp_path / "my talk.mp4").write_bytes(b"film")
    with TerminalSession(WITHOUT_WORKER, tmp_path) as terminal:
        terminal.sees("Tab completes", "demo", "/help")
        terminal.until(lambda: terminal.typed == ">")
        yield terminal


def sends(terminal: TerminalSession, work: Work) -> Job:
    """Send the recording by its completed name, and start work on it."""
    terminal.keys("./my", TAB)
    terminal.until(lambda: terminal.typed == r"> ./my\ talk.mp4")
    terminal.keys(" sp", TAB)
    terminal.until(lambda: "speakers=" in terminal.screen)
    terminal.keys("\x17", "lang=en", ENTER)  # Ctrl-W takes the word back
    terminal.sees("my talk.mp4", "1a Cancel")
    job = work.begin("and so it goes")
    terminal.sees("50%", "and so it goes")
    return job


def test_speakers_are_named_by_reply_and_form_and_voices_remembered(
    terminal: TerminalSession, work: Work, tmp_path: Path
) -> None:
    job = sends(terminal, work)
    terminal.keys("/hstory", *[LEFT] * 5, "i")  # arrows move, and print nothing
    terminal.until(lambda: terminal.typed == "> /history")
    work.end(job, "A talk about harbours")
    terminal.sees("A talk about harbours", "1e Name the speakers", "talk.txt")
    terminal.until(
        lambda: terminal.typed == "> /history"
    )  # the answer has not broken the input line
    terminal.keys(CTRL_C)
    terminal.until(lambda: terminal.typed == ">")
    terminal.line("1e")
    terminal.sees("Who speaks in my talk.mp4?", "2a Type the names", "reply to 2 >")
    terminal.line("/settings lang=de")  # a message while typing removes nothing
    terminal.sees("German")
    terminal.line("Anna, Ben")
    terminal.sees("Shall I remember these voices?", "4a Remember", "4b No")
    renamed = work.begin("")
    work.end(renamed, "A talk about harbours")
    terminal.sees("Anna 75%", "Ben 25%")
    terminal.line("4a")
    terminal.sees("Remembered: Anna, Ben.")
    terminal.line("2a")
    terminal.sees("Enter goes to the next field")
    terminal.until(lambda: terminal.typed.endswith(": Anna"))
    terminal.keys(ENTER)
    terminal.until(lambda: terminal.typed.endswith(": Ben"))
    terminal.keys("\x15", "Zoë 日本", ENTER)
    terminal.sees("Remembered: Anna, Zoë 日本.")
    work.end(work.begin(""), "A talk about harbours")
    terminal.sees("Zoë 日本 25%")
    assert "^[[" not in terminal.raw
    assert (tmp_path / "out" / "talk.txt").read_text() == "A talk about harbours"
    assert "\x1b]8;id=" in terminal.raw
    assert (tmp_path / "out" / "talk.txt").as_uri() in terminal.raw
    terminal.keys(CTRL_D)
    assert terminal.ends() == 0


def test_running_job_continues_after_leaving_the_terminal(
    terminal: TerminalSession, work: Work, tmp_path: Path
) -> None:
    sends(terminal, work)
    for line in ("/search harbour", "/link ABCD-EFGH", "1a b"):
        terminal.line(line)
        terminal.until(lambda: terminal.typed == ">")
    terminal.keys("half a line", CTRL_C)
    terminal.until(lambda: terminal.typed == ">")
    terminal.keys(CTRL_C)
    terminal.sees("Ctrl-C again to leave", "continue at the next start")
    terminal.keys(CTRL_C)
    terminal.sees("Unfinished jobs continue at the next start.")
    assert terminal.ends() == 0
    history = tmp_path / "data" / "console-history"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert "ABCD" not in history.read_text()
    with TerminalSession(WITHOUT_WORKER, tmp_path) as again:
        again.sees("my talk.mp4", "1a Cancel")  # the card is drawn again
        again.keys(UP)
        again.until(lambda: again.typed == "> 1a b")
        again.keys(UP)
        again.until(lambda: again.typed == "> /search harbour")
        again.keys(DOWN, DOWN)
        again.until(lambda: again.typed == ">")
        again.line("/cancel")
        again.until(lambda: "1a Cancel" not in again.screen)
        again.line("/delete_my_data")
        code = re.compile(r"(\d+a) Delete everything")
        again.until(lambda: code.search(again.screen) is not None)
        found = code.search(again.screen)
        assert found is not None
        again.line(found[1])
        again.sees("Deleted")
        assert "harbour" not in (history.read_text() if history.exists() else "")
        again.keys(UP)
        again.line("/quit")
        assert again.ends() == 0


def test_settings_pages_work_in_small_windows_and_with_escape(terminal: TerminalSession) -> None:
    terminal.line("/settings")
    terminal.sees("1a")
    terminal.resize(40, 60)
    terminal.line("1a")
    terminal.sees("Turkish")
    terminal.line("Turkish")
    terminal.sees("Language: Turkish")
    terminal.keys("/rep", ESCAPE, CTRL_C)
    terminal.until(lambda: terminal.typed == ">")
    terminal.line("9z")
    terminal.sees("There is no button 9z.")
    terminal.line("exit")
    assert terminal.ends() == 0


def test_simple_terminal_gets_plain_lines(tmp_path: Path) -> None:
    with TerminalSession(WITHOUT_WORKER, tmp_path, {"TERM": "dumb"}) as terminal:
        terminal.sees("Files are written to", ">")
        terminal.line("/status")
        terminal.sees("I'm not working on anything")
        terminal.line("/quit")
        assert terminal.ends() == 0
    assert "\x1b" not in terminal.raw


def test_no_color_disables_colours(tmp_path: Path) -> None:
    with TerminalSession(WITHOUT_WORKER, tmp_path, {"NO_COLOR": "1"}) as terminal:
        terminal.sees("Tab completes")
        terminal.line("/settings")
        terminal.sees("1a")
        terminal.keys(CTRL_D)
        assert terminal.ends() == 0
    colours = re.compile(r"\x1b\[[0-9;]*?(?:3[0-8]|4[0-8]|9[0-7])(?:;[0-9;]*)?m")
    assert colours.search(terminal.raw) is None


def test_short_recording_is_transcribed_by_real_engines(tmp_path: Path) -> None:
    (tmp_path / "note.flac").symlink_to(NOTE)
    with TerminalSession(["bot", "up"], tmp_path) as terminal:
        terminal.sees("demo")
        terminal.line("note.flac summary=none speech=no formats=txt")
        terminal.sees("note.flac", "your country", "1b Transcript", "note.txt", timeout=150)
        terminal.line("/search country")
        terminal.sees("2a 1")
        terminal.keys(CTRL_D)
        assert terminal.ends() == 0
    assert "country" in (tmp_path / "out" / "note.txt").read_text()
    assert (tmp_path / "data" / "console.log").read_text() == ""
