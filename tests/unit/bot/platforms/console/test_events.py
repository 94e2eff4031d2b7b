"""Parsing of typed lines: files, commands, links, buttons, replies."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Button, ButtonPress, Command, Event, Link, Message, Span, Text, Upload
from bot.platforms.console import paths
from bot.platforms.console.events import LineParser, UnknownReference
from bot.platforms.console.numbered_messages import NumberedMessages, button_letters
from bot.platforms.console.paths import find_paths
from bot.platforms.console.terminal import link_to, locale_of, printable, safe_name


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "Anna's «talk».mp4"
    path.write_bytes(b"film")
    return path


@pytest.fixture
def parser() -> LineParser:
    messages = NumberedMessages()
    messages.note("m1", Message((Span("?"),), ((Button("Cancel", "cancel", "j1"),),)))
    messages.note(
        "m2", Message((Span("?"),), ((Button("1", "open", "a"), Button("2", "open", "b")),))
    )
    return LineParser(messages)


@given(st.text())
def test_printable_removes_control_characters(text: str) -> None:
    clean = printable("\x1b[2J\x9b31m\u202e\r\x07" + text)
    assert not set(clean) & {*map(chr, range(9)), *map(chr, range(11, 32)), "\x7f", "\u202e"}
    assert not any("\x80" <= char <= "\x9f" for char in clean)


@given(st.text())
def test_file_name_stays_in_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert "/" not in safe
    assert (Path("/out") / safe).parent == Path("/out")
    assert safe not in (".", "..")


@given(st.text())
def test_parser_accepts_any_line(line: str) -> None:
    name = ""
    try:
        LineParser(NumberedMessages()).events(line)
    except UnknownReference as missing:
        name = missing.name
    assert printable(name) == name


def test_quoted_escaped_and_uri_paths_are_found(talk: Path) -> None:
    escaped = "".join(f"\\{char}" if char in " '«»" else char for char in str(talk))
    quoted = "'" + str(talk).replace("'", "'\\''") + "'"
    for line in (str(talk), f'"{talk}"', quoted, escaped, talk.as_uri(), f"{quoted} "):
        assert find_paths(line.strip()) == ([talk], ""), line
        assert find_paths(f"{line.strip()} lang=de") == ([talk], "lang=de"), line
    link = talk.as_uri().replace("file://", "file://localhost")
    assert find_paths(f"{link} lang=de speakers=2") == ([talk], "lang=de speakers=2")
    assert find_paths("hello 'there") == ([], "hello 'there")


def test_several_files_in_a_line_share_the_caption(talk: Path, parser: LineParser) -> None:
    other = talk.with_name("b.mp3")
    other.write_bytes(b"sound")
    events = parser.events(f'"{talk}" {other} speakers=2')
    assert [(it.media.name, it.caption) for it in events if isinstance(it, Upload)] == [
        (talk.name, "speakers=2"),
        ("b.mp3", "speakers=2"),
    ]
    assert len({event.origin.key for event in events}) == 2


def test_paths_in_the_home_folder_are_expanded(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(talk.parent))
    assert find_paths(f'"~/{talk.name}" lang=de') == ([talk], "lang=de")
    assert find_paths("~nobody-of-that-name/x.mp4")[0] == []


def test_windows_paths_are_mapped_in_wsl(monkeypatch: pytest.MonkeyPatch) -> None:
    mounted = Path("/mnt/c/Users/Anna Lee/talk.mp4")
    monkeypatch.setattr(paths, "is_file", lambda path: path == mounted)
    for line in (
        r"C:\Users\Anna Lee\talk.mp4",
        r'"C:\Users\Anna Lee\talk.mp4"',
        "C:/Users/Anna Lee/talk.mp4",
    ):
        assert find_paths(line) == ([mounted], ""), line
    assert find_paths(r'"c:\Users\Anna Lee\talk.mp4" lang=de') == ([mounted], "lang=de")


def test_lines_become_events(talk: Path, parser: LineParser) -> None:
    (upload,) = parser.events(f'"{talk}" lang=de')
    assert isinstance(upload, Upload)
    assert (upload.media.name, upload.media.size, upload.caption) == (talk.name, 4, "lang=de")
    (command,) = parser.events("/settings lang=de")
    assert isinstance(command, Command)
    assert (command.name, command.arguments) == ("settings", "lang=de")
    (command,) = parser.events(f'/transcribe "{talk}" lang=de')
    assert isinstance(command, Command)
    assert (command.name, command.arguments) == ("transcribe", "lang=de")
    assert command.reply_media is not None
    assert isinstance(parser.events("https://example.org/x lang=de")[0], Link)
    for words in ("hello", "well. no?", "hello...", "it's"):
        assert isinstance(parser.events(words)[0], Text)
    assert isinstance(parser.events("help")[0], Command)
    assert parser.events("   ") == []


def test_buttons_are_pressed_by_code_and_label(parser: LineParser) -> None:
    def pressed(line: str) -> tuple[str, str]:
        (press,) = parser.events(line)
        assert isinstance(press, ButtonPress)
        return press.origin.message.message, press.argument

    assert pressed("1a") == pressed("#1A") == pressed("cancel") == ("m1", "j1")
    assert pressed("2b") == ("m2", "b")
    assert pressed("2") == ("m2", "b"), "the words on it, as in lists of /search"
    for line in ("3", "3a", "2c"):
        with pytest.raises(UnknownReference, match="console-no-button"):
            parser.events(line)


def test_labels_and_keywords_in_a_reply_are_text(parser: LineParser, talk: Path) -> None:
    replying = LineParser(parser.shown, reply_to="m2", sample=talk)
    events: list[Event] = [replying.events(line)[0] for line in ("Cancel", "demo", "7", "2 = Ben")]
    assert all(isinstance(it, Text) and it.reply_to is not None for it in events)
    assert isinstance(replying.events("2b")[0], ButtonPress)
    assert isinstance(replying.events(f'"{talk}"')[0], Upload)
    (event,) = parser.events("reply #1 Anna, Ben")
    assert isinstance(event, Text)
    assert (event.text, event.reply_to and event.reply_to.message) == ("Anna, Ben", "m1")


def test_demo_sends_the_sample_recording(talk: Path) -> None:
    (upload,) = LineParser(NumberedMessages(), sample=talk).events("Demo")
    assert isinstance(upload, Upload)
    assert isinstance(LineParser(NumberedMessages()).events("demo")[0], Text)


def test_messages_keep_their_numbers_and_old_ones_are_dropped() -> None:
    messages, button = NumberedMessages(), Button("x", "x")
    assert messages.note("plain", Message((Span("?"),))) is None
    assert messages.note("first", Message((Span("?"),), ((button,),))) == 1
    for number in range(600):
        messages.note(f"m{number}", Message((Span("?"),), ((button,),)))
    assert messages.message(1) is None
    assert messages.note("m599", Message((Span("!"),))) == 601
    assert messages.message(601) == ("m599", Message((Span("!"),)))
    assert [button_letters(place) for place in (0, 25, 26, 51, 52)] == ["a", "z", "aa", "az", "ba"]


def test_file_links_name_the_host() -> None:
    path = Path("/out/a b;.txt")
    assert link_to(path, {"TERM": "xterm-256color"}) == "file:///out/a%20b%3B.txt"
    assert link_to(path, {"TERM": "linux"}) == link_to(path, {}) == ""
    wsl = {"TERM": "xterm", "WSL_DISTRO_NAME": "Ubuntu"}
    assert link_to(path, wsl) == "file://wsl.localhost/Ubuntu/out/a%20b%3B.txt"
    away = link_to(path, {"TERM": "xterm", "SSH_CONNECTION": "x"})
    assert away.endswith("/out/a%20b%3B.txt")
    assert not away.startswith("file:///")


def test_locale_is_read_from_the_terminal_environment() -> None:
    assert locale_of({"LANG": "tr_TR.UTF-8"}) == "tr-TR"
    assert locale_of({"LANG": "tr_TR.UTF-8", "LC_ALL": "C"}) == "en"
    assert locale_of({}) == locale_of({"LANG": "C.UTF-8"}) == "en"
