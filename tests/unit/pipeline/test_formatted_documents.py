"""Documents of a job: made with the other files, and never instead of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.export import files
from pipeline.export.formatted import document
from pipeline.export.formatted.document import FORMATS, Document
from storage.models import FileKind, Format, Note, Options, Result
from tests.unit.pipeline.fakes import PipelineHarness


def codes(result: Result) -> set[str]:
    return {note.code for note in result.notes}


WANTED = Options(formats=(Format.TXT, *FORMATS))


async def test_documents_come_with_the_other_files(harness: PipelineHarness) -> None:
    result = await harness.process(options=WANTED)
    made = {file.kind: file for file in result.files}
    for kind, sign in (("docx", b"PK"), ("pdf", b"%PDF-"), ("html", b"<!doctype html>")):
        file = made[FileKind(kind)]
        assert file.name == f"talk.{kind}"
        assert harness.blobs.get_bytes(file.blob.key).startswith(sign)
    assert FileKind.TXT in made
    assert "no_document" not in codes(result)


async def test_script_without_a_font_leaves_the_other_files_and_is_tried_again(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = Note("no_document", {"format": "pdf", "code": "no_font", "font": "Noto Sans Thai"})
    real = document.make_document

    def without_fonts(kind: Format, *rest: Any) -> Document:
        return Document(False, (note,)) if kind is Format.PDF else real(kind, *rest)

    monkeypatch.setattr(files, "make_document", without_fonts)
    first = await harness.process(options=WANTED)
    kinds = {file.kind for file in first.files}
    assert {FileKind.TXT, FileKind.DOCX, FileKind.HTML} <= kinds
    assert FileKind.PDF not in kinds
    assert note in first.notes
    monkeypatch.undo()
    again = await harness.process(options=WANTED)
    assert FileKind.PDF in {file.kind for file in again.files}
    assert "no_document" not in codes(again)


async def test_no_document_is_left_in_the_scratch_folder(
    harness: PipelineHarness, tmp_path: Path
) -> None:
    await harness.process(options=Options(formats=(Format.PDF,)))
    names = {path.name for path in (tmp_path / "scratch1/files").iterdir()}
    assert names <= {"talk.pdf", "talk.summary.md"}
