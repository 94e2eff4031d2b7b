"""Reasons why a film is not returned: only those of the film itself are final."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.export import film as film_module
from pipeline.export.film import Film
from pipeline.steps.context import FINAL
from storage.errors import BadMedia, CorruptMedia, UnsupportedCodec
from storage.models import Captions, Note, Transcript

BAD = UnsupportedCodec("wmv3")


def raising(error: Exception) -> object:
    def fail(*_arguments: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    ("copying", "drawing", "is_final"),
    [
        (BAD, CorruptMedia("broken"), True),
        (BAD, MemoryError("a frame"), False),
        (BAD, OSError(28, "No space left on device"), False),
        (BAD, RuntimeError("the encoder"), False),
        (MemoryError("a packet"), CorruptMedia("broken"), False),
    ],
)
def test_film_is_tried_again_after_a_fault_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    copying: BadMedia | MemoryError,
    drawing: Exception,
    *,
    is_final: bool,
) -> None:
    monkeypatch.setattr(film_module, "subtitled_video", raising(copying))
    monkeypatch.setattr(film_module, "burned_video", raising(drawing))
    transcript = Transcript("en", 1.0, ())
    film = Film(tmp_path / "a.wmv", transcript, {}, Captions.NORMAL, "a", tmp_path, 60.0, 1)
    notes = film.write(lambda fraction, newest="": None, burned=False)
    assert isinstance(notes, tuple)
    assert all(isinstance(note, Note) for note in notes)
    assert notes[0].values["code"] == "not_copied"
    assert (notes[0] in FINAL) is is_final
