"""Typed input: history without secrets, completion, forms."""

from __future__ import annotations

import asyncio
import stat
import time
from pathlib import Path

import pytest
from prompt_toolkit.completion import Completion
from prompt_toolkit.formatted_text import fragment_list_to_text

from bot.chat import Button, Field, Form, Message, Span
from bot.dispatch.command_menu import menu
from bot.i18n.translator import Translations
from bot.platforms.console.completion import files
from bot.platforms.console.form_input import fill
from bot.platforms.console.history import MOST, InputHistory
from bot.platforms.console.numbered_messages import NumberedMessages
from bot.platforms.console.paths import find_paths
from tests.unit.bot.platforms.console.test_tables import offered

CARDS = menu(Translations())


async def lines(history: InputHistory) -> list[str]:
    """Return the lines, the newest first."""
    return [line async for line in history.load()]


async def test_input_history_is_stored_privately(tmp_path: Path) -> None:
    path = tmp_path / "data" / "history"
    before = InputHistory(path, CARDS)
    for line in ("/search harbour", "~/talk.mp4 lang=de"):
        before.append_string(line)
    assert await lines(InputHistory(path, CARDS)) == ["~/talk.mp4 lang=de", "/search harbour"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "secret",
    [
        "/link ABCD-1234",
        "/LINK ABCD-1234",
        "/start welcome2026",
        "https://anna:secret@example.org/talk.mp3",
        "/transcribe https://example.org/talk.mp3?signature=abc",
    ],
)
async def test_secrets_are_not_stored_in_the_history(secret: str, tmp_path: Path) -> None:
    history = InputHistory(tmp_path / "history", CARDS)
    history.append_string(secret)
    assert history.get_strings() == []
    assert not (tmp_path / "history").exists()


async def test_button_codes_and_replies_are_not_stored_in_the_history(tmp_path: Path) -> None:
    history = InputHistory(tmp_path / "history", CARDS)
    for line in ("3a", "#3", "/reply 3 Anna", "/quit", "/link"):
        history.append_string(line)
    assert len(history.get_strings()) == 5
    assert await lines(InputHistory(tmp_path / "history", CARDS)) == ["/link"]


async def test_deleted_history_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "history"
    history = InputHistory(path, CARDS)
    history.append_string("/search marigold")
    path.unlink()
    history.append_string("/help")
    assert history.get_strings() == ["/help"]
    assert "marigold" not in path.read_text()


async def test_old_and_excess_lines_are_dropped(tmp_path: Path) -> None:
    path, now = tmp_path / "history", int(time.time())
    many = [f"{now}\t/search {number}\n" for number in range(MOST + 5)]
    path.write_text(f"{now - 40 * 86_400}\t/search marigold\nnonsense\n" + "".join(many))
    kept = await lines(InputHistory(path, CARDS, days=30))
    assert len(kept) == MOST
    assert kept[-1] == "/search 5"
    assert "marigold" not in path.read_text()


async def test_unwritable_folder_keeps_the_history_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    history = InputHistory(tmp_path / "file" / "history", CARDS)
    assert await lines(history) == []
    history.append_string("/help")
    assert history.get_strings() == ["/help"]


def completed(typed: str) -> dict[str, str]:
    def label_of(it: Completion) -> str:
        return fragment_list_to_text(it.display)

    return {it.text: label_of(it) for it in files(typed)}


def test_completed_file_names_can_be_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("my talk.mp4", "日本 🎬.mp4", "it's.mp3", ".hidden.mp3"):
        (tmp_path / name).touch()
    (tmp_path / "my folder").mkdir()
    offered = completed(f"{tmp_path}/")
    assert "my folder/" in offered.values()
    assert ".hidden.mp3" not in offered.values()
    for text, label in offered.items():
        if not text.endswith("/"):
            assert find_paths(text) == ([tmp_path / label], "")
            assert find_paths(f"{text} lang=de") == ([tmp_path / label], "lang=de")
    assert set(completed(f"'{tmp_path}/MY ")) == {
        f"'{tmp_path}/my folder/",
        f"'{tmp_path}/my talk.mp4'",
    }
    monkeypatch.setenv("HOME", str(tmp_path))
    assert set(completed("~/.h")) == {"~/.hidden.mp3"}
    assert completed("/no/such/folder/") == completed("~nobody-here/") == {}


def test_hostile_names_are_not_completed(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\u202e.mp4").touch()
    (tmp_path / "a\nb.mp4").touch()
    assert completed(f"{tmp_path}/") == {}
    messages = NumberedMessages()
    messages.note("m", Message((Span("?"),), ((Button("Sum\x1b[2J", "x"),),)))
    (label,) = offered("sum", messages, requested=True)
    assert label == "1a"


def test_buttons_are_completed_by_their_labels() -> None:
    messages = NumberedMessages()
    messages.note("m", Message((Span("?"),), ((Button("Summary", "x"), Button("Text", "y")),)))
    assert set(offered("te", messages, requested=True)) >= {"1b"}
    assert offered("te", messages) == {}, "only the Tab key asks"


async def test_form_prompts_for_each_field() -> None:
    prompts: list[tuple[str, str, str]] = []
    answers = iter(["Annabel", ""])

    async def ask(*field: str) -> str | None:
        prompts.append((field[0], field[1], field[2]))
        return next(answers)

    form = Form("Who?", (Field("1", "Speaker 1", "Anna", "Hello", 5), Field("2", "B")), "name")
    assert await fill(form, ask) == {"1": "Annab", "2": ""}
    assert prompts == [("Speaker 1", "Anna", "Hello"), ("B", "", "")]


async def test_form_accepts_several_lines_and_can_be_abandoned() -> None:
    form = Form("Who?", (Field("all", "1 = Anna", "1 = \n2 = ", lines=True),), "name")

    def answering(*answers: str | None):  # type: ignore[no-untyped-def]
        waiting = iter(answers)

        async def ask(*_field: str) -> str | None:
            await asyncio.sleep(0)
            return next(waiting)

        return ask

    assert await fill(form, answering("1 = Anna", "2 = Ben", "3 = Cem", "")) == {
        "all": "1 = Anna\n2 = Ben\n3 = Cem"
    }
    assert await fill(form, answering("1 = Anna", None)) is None
