"""Whatever becomes of a film, its person is told what happened and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.export import burned_video, film
from pipeline.export.files import MadeFiles, ignore, write_files
from pipeline.export.video import SubtitledVideo
from pipeline.media import fonts
from pipeline.steps.outputs import OutputSteps
from pipeline.steps.source import Recording
from storage.errors import BadMedia
from storage.models import (
    Captions,
    FileKind,
    Format,
    Note,
    Options,
    Segment,
    SpeechMap,
    Transcript,
    VideoCaptions,
)
from tests.integration.media.films import Film, make
from tests.integration.media.test_remux import job_of
from tests.integration.media.whole_films.test_film_matrix import PHONE, PLAIN

SAID = Transcript("en", 2.0, (Segment(0.4, 1.2, "Hello."),))
GREETED = Transcript("hi", 2.0, (Segment(0.4, 1.2, "नमस्ते"),))
UNCOPIED = [
    Film("asf", "wmv2", ("libmp3lame",)),
    Film("flv", "flv1", ("libmp3lame",)),
]
"""Films whose pictures no container takes as they are."""
A_MOMENT = 0.001
"""Seconds in which no film is encoded."""
LIMIT = Note("change_setting", {"setting": "MAX_BURNED_MINUTES"})
BURNED = pytest.mark.parametrize("burned", [False, True], ids=["track", "burned"])
FORMATS = (Format.TXT, Format.VIDEO)


def made_of(
    source: Path, *, burned: bool, said: Transcript = SAID, most_seconds: float = 600.0
) -> MadeFiles:
    out = source.parent / "out"
    out.mkdir()
    made = write_files(
        "x", said, None, (), {}, (), FORMATS, out, source, ignore, Captions.NORMAL, burned,
        most_seconds,
    )  # fmt: skip
    assert sorted(it.name for it in out.iterdir()) == sorted(it.name for it in made.files)
    return made


@pytest.fixture
def _no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        burned_video, "choose_fonts", lambda text, code: fonts.choose_fonts(text, code, ())
    )


@BURNED
@pytest.mark.parametrize("shot", UNCOPIED, ids=str)
def test_film_that_must_be_encoded_is_too_long_for_it(
    shot: Film, burned: bool, tmp_path: Path
) -> None:
    source = make(shot, tmp_path / "source")
    made = made_of(source, burned=burned, most_seconds=A_MOMENT)
    assert [it.kind for it in made.files] == [FileKind.TXT]
    why, step = made.notes
    assert (why.code, why.values["code"], step) == ("no_video", "too_long", LIMIT)
    assert float(why.values["minutes"]) > float(why.values["limit"]) > 0


@BURNED
def test_film_that_must_be_encoded_where_captions_are_off(burned: bool, tmp_path: Path) -> None:
    made = made_of(make(UNCOPIED[0], tmp_path / "source"), burned=burned, most_seconds=0.0)
    assert [it.kind for it in made.files] == [FileKind.TXT]
    assert made.notes == (Note("no_video", {"code": "off"}), LIMIT)


@BURNED
@pytest.mark.usefixtures("_no_fonts")
def test_film_that_must_be_encoded_has_no_font(burned: bool, tmp_path: Path) -> None:
    made = made_of(make(UNCOPIED[0], tmp_path / "source"), burned=burned, said=GREETED)
    assert [it.kind for it in made.files] == [FileKind.TXT]
    assert made.notes == (Note("no_video", {"code": "no_font", "font": "Noto Sans Devanagari"}),)


@BURNED
def test_damaged_film_keeps_its_transcript(burned: bool, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(make(PLAIN, tmp_path / "whole").read_bytes()[:200])
    made = made_of(source, burned=burned)
    assert [it.name for it in made.files] == ["x.txt"]
    assert made.notes == (Note("no_video", {"code": "not_copied"}),)


@pytest.mark.usefixtures("_no_fonts")
def test_missing_font_turns_burned_captions_into_a_track(tmp_path: Path) -> None:
    made = made_of(make(PLAIN, tmp_path / "source"), burned=True, said=GREETED)
    assert made.files[-1].name == "x.subtitled.mp4"
    assert made.notes == (Note("not_burned", {"code": "no_font", "font": "Noto Sans Devanagari"}),)


@pytest.mark.parametrize(("most_seconds", "code"), [(A_MOMENT, "too_long"), (0.0, "off")])
def test_film_above_the_limit_gets_a_track(most_seconds: float, code: str, tmp_path: Path) -> None:
    made = made_of(make(PLAIN, tmp_path / "source"), burned=True, most_seconds=most_seconds)
    assert made.files[-1].name == "x.subtitled.mp4"
    why, step = made.notes
    assert (why.code, why.values["code"], step) == ("not_burned", code, LIMIT)


def test_encoded_film_says_both_that_it_is_and_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def uncopied(*_words: object) -> SubtitledVideo:
        raise BadMedia

    monkeypatch.setattr(film, "subtitled_video", uncopied)
    source = make(replace(PHONE, pixels="yuv420p10le"), tmp_path / "source")
    made = made_of(source, burned=False)
    assert made.notes == (Note("burned_instead"), Note("hdr_reduced"))


@pytest.mark.parametrize("burned", [VideoCaptions.TRACK, VideoCaptions.BURNED])
async def test_film_comes_with_the_next_try_when_the_operator_has_raised_the_limit(
    burned: VideoCaptions, tmp_path: Path
) -> None:
    source = make(UNCOPIED[0], tmp_path / "source")
    options = Options(formats=FORMATS, video=burned)
    recording = Recording(2.0, True, (), SpeechMap((), (), ()))
    for most_seconds, kinds in ((0.0, {FileKind.TXT}), (600.0, {FileKind.TXT, FileKind.VIDEO})):
        task = job_of(source, options, tmp_path)
        task.run.burn_seconds = most_seconds
        files = await OutputSteps(task).write_files(recording, SAID, None, ())
        assert {each.kind for each in files} == kinds
        assert ("no_video" in {note.code for note in task.notes}) == (FileKind.VIDEO not in kinds)
