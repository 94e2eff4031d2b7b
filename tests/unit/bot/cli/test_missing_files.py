"""What an exit status stands on."""

from __future__ import annotations

from bot.cli.missing_files import lacking, wanted
from bot.i18n.translator import Translations
from storage.models import (
    Artifact,
    Blob,
    FileKind,
    Format,
    Note,
    Options,
    Result,
    SummaryStyle,
)

SAY = Translations().for_locale("en")


def result(kinds: set[FileKind], opening: str = "Hello.", *notes: Note) -> Result:
    blob = Blob("k", "s", 1)
    files = tuple(Artifact(kind, f"talk.{kind}", "x", blob) for kind in kinds)
    return Result("Hello", "en", 1.0, opening, None, (), files, notes)


def test_what_options_ask_for() -> None:
    assert wanted(Options(formats=(Format.TXT,), speech=False)) == {FileKind.TXT, FileKind.SUMMARY}
    assert wanted(Options(formats=(), summary=SummaryStyle.NONE)) == set()
    assert wanted(Options(formats=(Format.VIDEO,))) == {FileKind.VIDEO, FileKind.SUMMARY}
    assert wanted(Options(speech=True)) >= {FileKind.SUMMARY, FileKind.VOICE, FileKind.AUDIO}


def test_all_there_is_no_complaint() -> None:
    options = Options()
    assert lacking(options, result(wanted(options)), SAY) == ""


def test_what_is_missing_is_named_with_its_reason() -> None:
    options = Options(formats=(Format.TXT, Format.VIDEO), speech=True)
    why = Note("no_video", {"code": "sound_only"})
    made = result({FileKind.TXT, FileKind.SUMMARY}, "Hello.", why, Note("no_voice"))
    sentence = lacking(options, made, SAY)
    assert sentence.startswith("Not made: audio, video, voice.")
    assert "sound only" in sentence


def test_a_film_that_could_not_be_copied_is_not_said_to_be_sound_only() -> None:
    note = Note("no_video", {"code": "not_copied"})
    sentence = lacking(Options(formats=(Format.VIDEO,)), result(set(), "Hello.", note), SAY)
    assert "sound only" not in sentence
    assert "subtitles" in sentence


def test_silence_lacks_no_summary() -> None:
    options = Options(formats=(Format.TXT,))
    assert lacking(options, result({FileKind.TXT}, ""), SAY) == ""
    assert "txt" in lacking(options, result(set(), ""), SAY)
