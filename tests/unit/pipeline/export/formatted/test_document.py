"""Documents on disk, made in real child processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.export.files import ignore, write_words
from pipeline.export.formatted import document
from pipeline.export.formatted.document import FORMATS, Subject, make_document
from pipeline.media.confined.child_runner import ChildKilled
from storage.errors import CorruptMedia, Stopped
from storage.models import Format, SpeakerShare
from tests.unit.pipeline.export.formatted.meetings import NAMES, summary, transcript

EMPTY = Subject("x", None, {})
SIGNS = {Format.DOCX: b"PK", Format.PDF: b"%PDF-", Format.HTML: b"<!doctype html>"}


def words(folder: Path) -> Path:
    (folder / "words").mkdir()
    shares = [SpeakerShare(each, name, 1.0) for each, name in NAMES.items()]
    return write_words(transcript(), summary(), shares, {}, (), folder / "words").path


@pytest.mark.parametrize("kind", FORMATS)
def test_document_is_made_and_nothing_else_stays(kind: Format, tmp_path: Path) -> None:
    output = tmp_path / "out" / "talk"
    output.parent.mkdir()
    wanted = Subject("talk", summary(), NAMES)
    assert make_document(kind, wanted, words(tmp_path), output, ignore) == document.Document(True)
    assert output.read_bytes().startswith(SIGNS[kind])
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize("error", [CorruptMedia("died"), ChildKilled("killed"), OSError(28, "")])
def test_failure_is_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: Any) -> dict[str, Any]:
        raise error

    monkeypatch.setattr(document, "run_child", fail)
    made = make_document(Format.PDF, EMPTY, tmp_path, tmp_path / "x", ignore)
    assert not made.is_made
    assert [(it.code, it.values["code"]) for it in made.notes] == [("no_document", "failed")]


def test_missing_script_names_its_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"code": "no_font", "font": "Noto Sans Thai", "unshown": ""}
    monkeypatch.setattr(document, "run_child", lambda *_: answer)
    made = make_document(Format.PDF, EMPTY, tmp_path, tmp_path / "x", ignore)
    assert made.notes[0].values == {"format": "pdf", "code": "no_font", "font": "Noto Sans Thai"}


def test_letters_without_a_font_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(_: str, request: dict[str, Any], __: object) -> dict[str, Any]:
        Path(request["output"]).write_bytes(b"x")
        return {"code": "", "font": "", "unshown": "\U0001fae8\u0378"}

    monkeypatch.setattr(document, "run_child", write)
    made = make_document(Format.PDF, EMPTY, tmp_path, tmp_path / "x", ignore)
    assert made.is_made
    assert made.notes[0].values == {"format": "pdf", "letters": "U+1FAE8, U+0378"}


def test_stop_ends_the_child(tmp_path: Path) -> None:
    def stop(fraction: float, newest: str = "") -> None:
        raise Stopped

    with pytest.raises(Stopped):
        make_document(Format.PDF, EMPTY, words(tmp_path), tmp_path / "x", stop)
    assert {it.name for it in tmp_path.iterdir()} == {"words"}


def test_memory_of_the_child_is_limited(tmp_path: Path) -> None:
    made = make_document(
        Format.PDF, EMPTY, words(tmp_path), tmp_path / "x", ignore, memory=150_000_000
    )
    assert [it.values["code"] for it in made.notes] == ["failed"]


def test_damaged_words_are_a_failure_and_no_hang(tmp_path: Path) -> None:
    damaged = tmp_path / "words.json"
    damaged.write_bytes(b"{")
    made = make_document(Format.DOCX, EMPTY, damaged, tmp_path / "x", ignore)
    assert made.notes[0].values["code"] == "failed"
