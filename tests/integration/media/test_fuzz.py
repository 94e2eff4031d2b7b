"""The fuzzing of the intake: it finds faults, and a few mutants of each run of the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.steps.source import Source
from storage.errors import CorruptMedia
from tests.fuzz.__main__ import campaign, main
from tests.fuzz.intake import take_in
from tests.fuzz.mutants import Mutant, mutant
from tests.fuzz.originals import recordings
from tests.paths import DATA

NOTE = Mutant(7, "note.flac", (DATA / "asr/en/ls_1998-15444-0001.flac").read_bytes())


def leave_a_file(source: Source, *_: object) -> None:
    scratch = source.file().parent / "scratch"
    scratch.mkdir()
    (scratch / "piece").touch()
    raise CorruptMedia


def break_down(*_: object) -> None:
    raise IndexError("list index out of range")


def test_mutants_are_repeatable_and_differ() -> None:
    files = recordings(DATA)
    assert len(files) > 40
    made = [mutant(1, number, files) for number in range(50)]
    assert made == [mutant(1, number, files) for number in range(50)]
    assert len({it.content for it in made}) > 45
    assert made[0] != mutant(2, 0, files)


@pytest.mark.parametrize(
    ("listen", "words"), [(break_down, "list index"), (leave_a_file, "files left: ['piece']")]
)
def test_fault_is_found_and_its_mutant_kept(
    listen: Callable[..., None],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Source, "listen", listen)
    kept = tmp_path / "kept"
    # Mutants that the check of the first bytes refuses are not decoded.
    assert main(["--mutants", "4", "--jobs", "1", "--kept", str(kept)]) == 1
    assert words in capsys.readouterr().out
    assert list(kept.glob("1-*"))


def test_good_recording_is_taken_in_and_nothing_is_left(tmp_path: Path) -> None:
    outcome = take_in(NOTE, tmp_path)
    assert (outcome.code, outcome.fault) == ("sound", "")
    assert list(tmp_path.iterdir()) == []


def test_mutants_end_in_sound_or_in_words(tmp_path: Path) -> None:
    outcomes = list(campaign(0, range(30), 1, tmp_path / "kept"))
    assert [it.fault for it in outcomes if it.fault] == []
    assert {"sound", "corrupt"} <= {it.code for it in outcomes}
