"""The whole pipeline with engines that count their calls."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from pipeline.engines.protocols import Audio, Report, TranscribeOptions, WindowCache
from pipeline.steps import analysis, outputs
from storage.blobs import clips_prefix
from storage.errors import EngineMissing, EngineUnreachable, MediaGone, NoAudio
from storage.models import (
    Captions,
    FileKind,
    Format,
    Note,
    Options,
    Removed,
    SpeakerCount,
    SpeechMap,
    Stage,
    SummaryStyle,
    Transcript,
)
from tests.unit.pipeline.fakes import TRACK_CHOSEN, Fakes, PipelineHarness

ALL_ONCE = Counter(decode=1, detect=1, transcribe=1, diarize=1, summarize=1, speak=1)


async def test_everything_is_made(harness: PipelineHarness) -> None:
    result = await harness.process()
    assert result.headline == "The numbers"
    assert result.language == "en"
    assert result.seconds == 20.0
    assert "Good morning everybody" in result.opening
    assert [share.id for share in result.speakers] == ["S1", "S2"]
    assert result.notes == (TRACK_CHOSEN,)
    assert result.engines == {
        "transcriber": "fake 1",
        "diarizer": "fake 1",
        "summarizer": "fake 1",
        "voice": "fake voice",
    }
    files = {file.kind: file for file in result.files}
    assert set(files) == {
        FileKind.TXT,
        FileKind.SRT,
        FileKind.SUMMARY,
        FileKind.VOICE,
        FileKind.AUDIO,
        FileKind.CLIP,
    }
    assert files[FileKind.VOICE].name == "talk.summary.ogg"
    assert files[FileKind.AUDIO].seconds == 2.0
    text = harness.blobs.get_bytes(files[FileKind.TXT].blob.key).decode()
    assert "I have brought the numbers of March" in text
    assert harness.fakes.asked == ALL_ONCE
    assert harness.took == [*Stage]


async def test_what_an_older_recipe_made_is_made_again(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        for steps in (analysis, outputs):
            older.setattr(steps, "RECIPE", 2)  # its windows could have another window's text
        await harness.process()
    await harness.process()
    assert harness.fakes.asked == ALL_ONCE + ALL_ONCE


async def test_short_captions_change_the_subtitles_and_nothing_else(
    harness: PipelineHarness,
) -> None:
    first = await harness.process(options=Options(formats=(Format.TXT, Format.SRT, Format.VTT)))
    short = Options(formats=(Format.TXT, Format.SRT, Format.VTT), captions=Captions.SHORT)
    again = await harness.process(options=short, media_there=False)
    assert harness.took == [Stage.FILES]
    before = {file.kind: file.blob.sha256 for file in first.files}
    after = {file.kind: file.blob.sha256 for file in again.files}
    changed = {kind for kind in before if before[kind] != after[kind]}
    assert changed == {FileKind.SRT, FileKind.VTT}


async def test_names_go_everywhere_without_the_recording_or_an_engine(
    harness: PipelineHarness,
) -> None:
    await harness.process()
    harness.fakes.asked.clear()
    named = Options(names=(("S1", "Anna <b>"), ("S2", "")))
    result = await harness.process(options=named, media_there=False)
    assert not harness.fakes.asked
    assert harness.took == [Stage.FILES]
    assert [share.name for share in result.speakers] == ["Anna <b>", "Speaker 2"]
    assert "Anna <b>: Good morning" in result.opening
    text = next(file for file in result.files if file.kind is FileKind.TXT)
    assert " Anna <b>: Good morning" in harness.blobs.get_bytes(text.blob.key).decode()
    assert result.notes == (TRACK_CHOSEN,)


async def test_names_of_another_number_of_speakers_are_dropped(harness: PipelineHarness) -> None:
    result = await harness.process(options=Options(names=(("S1", "Anna"),)))
    assert [share.name for share in result.speakers] == ["Speaker 1", "Speaker 2"]
    assert Note("names_dropped") in result.notes


async def test_clips_go_with_the_recording_and_nothing_misses_them(
    harness: PipelineHarness,
) -> None:
    first = await harness.process()
    clips = [file for file in first.files if file.kind is FileKind.CLIP]
    assert [(file.name, file.seconds) for file in clips] == [("S1", 3.0), ("S2", 3.0)]
    harness.blobs.delete(clips_prefix("ab" * 32))
    again = await harness.process(media_there=False)
    assert not [file for file in again.files if file.kind is FileKind.CLIP]
    assert again.notes == first.notes


async def test_the_careful_one_listens_when_it_is_wished_for(harness: PipelineHarness) -> None:
    careful = Options(careful=True)
    await harness.process(options=careful)
    assert harness.fakes.asked["transcribe"] == 1, "without a careful engine the usual one does it"
    harness.careful = Fakes(id="careful 1")
    result = await harness.process(options=careful)
    assert harness.careful.asked == Counter(transcribe=1)
    assert result.engines["transcriber"] == "careful 1"
    await harness.process()
    assert harness.fakes.asked["transcribe"] == 1


async def test_another_person_s_same_recording_is_answered_from_the_store(
    harness: PipelineHarness,
) -> None:
    first = await harness.process()
    again = await harness.process(media_there=False)
    assert again == first
    assert harness.fakes.asked == ALL_ONCE
    assert harness.took == []
    renamed = await harness.process("other name.mov", media_there=False)
    named = {file.name.split(".")[0] for file in renamed.files if file.kind is not FileKind.CLIP}
    assert named == {"other name"}
    assert harness.fakes.asked == ALL_ONCE
    assert harness.took == [Stage.FILES]


@pytest.mark.parametrize(
    ("wish", "redone"),
    [
        ({"language": "de"}, {"decode", "transcribe"}),
        ({"hints": ("March",)}, {"decode", "transcribe"}),
        # The fake finds the same two speakers, so steps that depend on them are loaded.
        ({"speakers": SpeakerCount(2, 2)}, {"decode", "diarize"}),
        ({"summary": SummaryStyle.SHORT}, {"summarize"}),
        ({"summary_language": "fr"}, {"summarize"}),
        ({"summary": SummaryStyle.NONE}, set()),
        ({"speech": False}, set()),
        ({"formats": (Format.VTT, Format.JSON)}, set()),
    ],
)
async def test_another_wish_redoes_only_what_depends_on_it(
    harness: PipelineHarness, wish: dict[str, object], redone: set[str]
) -> None:
    await harness.process()
    harness.fakes.asked.clear()
    await harness.process(options=replace(Options(), **wish))  # type: ignore[arg-type] # by name
    assert set(harness.fakes.asked) == redone


async def test_a_crash_resumes_where_it_was(harness: PipelineHarness) -> None:
    harness.fakes.trouble = {"transcribe": MemoryError()}
    with pytest.raises(MemoryError):
        await harness.process()
    harness.fakes.trouble = {}
    await harness.process()
    # The sound lay in the scratch folder of the dead attempt: it is decoded again, not heard again.
    assert harness.fakes.asked == ALL_ONCE + Counter(decode=1, transcribe=1)


@pytest.mark.parametrize("error", [NoAudio(), EngineMissing(setting="WHISPER_MODEL")])
async def test_without_a_text_there_is_no_result(
    harness: PipelineHarness, error: Exception
) -> None:
    what = "decode" if isinstance(error, NoAudio) else "transcribe"
    harness.fakes.trouble = {what: error}
    with pytest.raises(type(error)):
        await harness.process()


async def test_media_that_is_gone_is_missed_only_where_it_is_needed(
    harness: PipelineHarness,
) -> None:
    with pytest.raises(MediaGone):
        await harness.process(media_there=False)


@pytest.mark.parametrize("bug", [True, False])
@pytest.mark.parametrize(
    ("what", "code", "missing"),
    [
        ("diarize", "no_speakers", "diarizer"),
        ("summarize", "no_summary", "summarizer"),
        ("speak", "no_voice", "voice"),
    ],
)
async def test_the_text_comes_whatever_fails_later(
    harness: PipelineHarness, what: str, code: str, missing: str, *, bug: bool
) -> None:
    trouble = EngineUnreachable("gone", engine="fake 1")
    harness.fakes.trouble = {what: ZeroDivisionError("bug") if bug else trouble}
    result = await harness.process()
    note = next(note for note in result.notes if note.code == code)
    assert note.values["engine"] == "fake 1"
    assert note.values["code"] == ("bug" if bug else "engine_unreachable")
    assert missing not in result.engines
    assert "Good morning everybody" in result.opening
    assert FileKind.TXT in {file.kind for file in result.files}
    harness.fakes.trouble = {}
    healed = await harness.process()
    assert code not in {note.code for note in healed.notes}
    assert missing in healed.engines


async def test_only_who_asked_for_speech_hears_that_no_voice_is_installed(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Note("no_voice", {"engine": "piper", "code": "engine_missing"})
    monkeypatch.setattr(outputs, "read_aloud", lambda *_: (None, (missing,)))
    quiet = await harness.process()
    assert missing not in quiet.notes
    assert FileKind.VOICE not in {file.kind for file in quiet.files}
    assert missing in (await harness.process(options=Options(speech=True))).notes
    broken = Note("no_voice", {"engine": "piper", "code": "engine_nonsense"})
    monkeypatch.setattr(outputs, "read_aloud", lambda *_: (None, (broken,)))
    assert broken in (await harness.process()).notes


async def test_speech_that_was_asked_for_where_the_operator_wants_none_is_said(
    harness: PipelineHarness,
) -> None:
    harness.has_voice = False
    assert "no_voice" not in {note.code for note in (await harness.process()).notes}
    told = await harness.process(options=Options(speech=True))
    assert "no_voice" in {note.code for note in told.notes}


async def test_files_that_can_t_be_written_do_not_cost_the_text(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(outputs, "write_files", fail)
    result = await harness.process()
    assert result.notes[-1] == Note("no_files", {"engine": "", "code": "bug"})
    made = {file.kind for file in result.files}
    assert made == {FileKind.VOICE, FileKind.AUDIO, FileKind.CLIP}
    assert "Good morning everybody" in result.opening


async def test_silence_has_a_result_that_says_so(harness: PipelineHarness) -> None:
    harness.fakes.sentences = ()
    result = await harness.process()
    assert Note("nothing_said") in result.notes
    assert result.summary is None
    assert result.opening == ""
    assert {file.kind for file in result.files} == {FileKind.TXT, FileKind.SRT}
    assert set(harness.fakes.asked) == {"decode", "detect", "transcribe"}


async def test_the_answer_tells_what_text_was_removed(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = harness.fakes.transcribe

    def transcribe(
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        made = heard(audio, speech, options, cache, report)
        return replace(made, removed=(Removed(3.0, 4.0, "repeated"), Removed(5, 6, "no_speech")))

    monkeypatch.setattr(harness.fakes, "transcribe", transcribe)
    assert Note("text_removed", {"count": "2"}) in (await harness.process()).notes


async def test_a_hostile_name_stays_a_name(harness: PipelineHarness) -> None:
    result = await harness.process("../../etc/\udcffpasswd\n.mp4")
    for file in result.files:
        assert "/" not in file.name
        assert "\n" not in file.name
        folder = "clips" if file.kind is FileKind.CLIP else "files"
        assert file.blob.key.startswith(f"media/{'ab' * 32}/{folder}/")
