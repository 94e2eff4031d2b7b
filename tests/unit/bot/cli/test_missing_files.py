"""Requested files that were not made."""

from __future__ import annotations

from bot.cli.missing_files import explain_missing_files, requested_kinds
from bot.i18n.translator import Translations
from pipeline.export.formatted.document import FORMATS
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


def test_requested_kinds_follow_the_options() -> None:
    assert requested_kinds(Options(formats=(Format.TXT,), speech=False)) == {
        FileKind.TXT,
        FileKind.SUMMARY,
    }
    assert requested_kinds(Options(formats=(), summary=SummaryStyle.NONE)) == set()
    assert requested_kinds(Options(formats=(Format.VIDEO,))) == {FileKind.VIDEO, FileKind.SUMMARY}
    assert requested_kinds(Options(speech=True)) >= {
        FileKind.SUMMARY,
        FileKind.VOICE,
        FileKind.AUDIO,
    }


def test_complete_result_gives_no_sentence() -> None:
    options = Options()
    assert explain_missing_files(options, result(requested_kinds(options)), SAY) == ""


def test_missing_files_are_named_with_the_reason() -> None:
    options = Options(formats=(Format.TXT, Format.VIDEO), speech=True)
    why = Note("no_video", {"code": "sound_only"})
    finished = result({FileKind.TXT, FileKind.SUMMARY}, "Hello.", why, Note("no_voice"))
    sentence = explain_missing_files(options, finished, SAY)
    assert sentence.startswith("Not made: audio, video, voice.")
    assert "sound only" in sentence


def test_video_that_could_not_be_copied_has_its_own_reason() -> None:
    note = Note("no_video", {"code": "not_copied"})
    sentence = explain_missing_files(
        Options(formats=(Format.VIDEO,)), result(set(), "Hello.", note), SAY
    )
    assert "sound only" not in sentence
    assert "subtitles" in sentence


def test_summary_is_missing_only_if_it_failed() -> None:
    options = Options(formats=(Format.TXT,), speech=True)
    short = Note("no_voice", {"engine": "", "code": "short"})
    assert explain_missing_files(options, result({FileKind.TXT}, "Hello.", short), SAY) == ""
    failed = Note("no_summary", {"engine": "gemini", "code": "engine_over_quota"})
    sentence = explain_missing_files(options, result({FileKind.TXT}, "Hello.", failed), SAY)
    assert sentence.startswith("Not made: audio, summary, voice.")


def test_summary_of_a_silent_recording_is_not_missing() -> None:
    options = Options(formats=(Format.TXT,))
    assert explain_missing_files(options, result({FileKind.TXT}, ""), SAY) == ""
    assert "txt" in explain_missing_files(options, result(set(), ""), SAY)


def test_without_speech_no_subtitles_are_missing() -> None:
    texts = (Format.TXT, Format.MD, Format.JSON, Format.TSV, *FORMATS)
    timed = tuple(each for each in Format if each not in texts)
    options = Options(formats=(Format.TXT, *(it for it in timed if it is not Format.VIDEO)))
    silent = result({FileKind.TXT}, "", Note("nothing_said"))
    assert explain_missing_files(options, silent, SAY) == ""
    assert explain_missing_files(options, result(set(), "", Note("nothing_said")), SAY)
