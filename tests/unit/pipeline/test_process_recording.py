"""The whole pipeline with engines that count their calls."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import Report, TranscribeOptions, WindowCache
from pipeline.steps import analysis, outputs
from storage.blobs import clips_prefix
from storage.errors import EngineMissing, EngineUnreachable, MediaGone, NoAudio
from storage.models import (
    Captions,
    Clean,
    FileKind,
    Format,
    Note,
    Options,
    Part,
    Removed,
    SpeakerCount,
    SpeechMap,
    Stage,
    SummaryStyle,
    Transcript,
)
from tests.unit.pipeline.fakes import TRACK_CHOSEN, Fakes, PipelineHarness

ALL_ONCE = Counter(decode=1, detect=1, transcribe=1, diarize=1, summarize=1, speak=1)


async def test_result_has_text_speakers_summary_and_files(harness: PipelineHarness) -> None:
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


async def test_part_has_the_times_of_the_recording(harness: PipelineHarness) -> None:
    wanted = Options(formats=(Format.TXT, Format.SRT, Format.JSON), part=Part(1330.0, 1350.0))
    result = await harness.process(options=wanted)
    assert (result.seconds, result.part) == (20.0, (1330.0, 1350.0))
    assert result.summary is not None
    assert result.summary.points[0].at == 1330.0
    texts = {
        file.kind: harness.blobs.get_bytes(file.blob.key).decode()
        for file in result.files
        if file.kind in (FileKind.TXT, FileKind.SRT, FileKind.JSON)
    }
    assert texts[FileKind.TXT].startswith("[22:10] Speaker 1: Good morning")
    assert "\n00:22:10,000 --> " in f"\n{texts[FileKind.SRT]}"
    document = json.loads(texts[FileKind.JSON])
    assert document["part"] == {"start": 1330.0, "end": 1350.0}
    assert document["duration"] == 3600
    assert document["segments"][1]["words"][0]["start"] == 1340.0


async def test_replaced_words_appear_in_every_file_without_media(
    harness: PipelineHarness,
) -> None:
    every = Options(formats=(Format.TXT, Format.SRT, Format.VTT, Format.JSON, Format.MD))
    await harness.process(options=every)
    rules = (("welcome to", "greetings at"), ("thank you", "cheers"))
    result = await harness.process(options=replace(every, replacements=rules), media_there=False)
    assert harness.fakes.asked == ALL_ONCE + Counter(["summarize"])
    for file in result.files:
        if file.kind in tuple(FileKind(it.value) for it in every.formats):
            text = harness.blobs.get_bytes(file.blob.key).decode()
            assert "greetings" in text
            assert "Cheers" in text
            assert "welcome" not in text
            assert "Thank" not in text
    assert "Cheers very much" in result.opening


async def test_fillers_are_left_out_of_all_files_but_json(harness: PipelineHarness) -> None:
    harness.fakes.sentences = (("Um, good morning to to the the team, uh, of today.", "S1"),)
    every = Options(formats=(Format.TXT, Format.SRT, Format.VTT, Format.JSON, Format.MD))
    await harness.process(options=every)
    result = await harness.process(options=replace(every, clean=Clean.LIGHT), media_there=False)
    assert harness.fakes.asked["transcribe"] == 1
    texts = {
        file.kind: harness.blobs.get_bytes(file.blob.key).decode()
        for file in result.files
        if file.kind in tuple(FileKind(it.value) for it in every.formats)
    }
    document = json.loads(texts.pop(FileKind.JSON))
    words = document["segments"][0]["words"]
    assert [word["text"] for word in words if word.get("filler")] == ["Um,", "the", "uh,"]
    for text in texts.values():
        assert "Good morning to to" in text
        assert "the team, of" in text
        assert "Um" not in text
    assert result.opening == "Good morning to to the team, of today."


async def test_parts_of_a_recording_share_no_checkpoints(harness: PipelineHarness) -> None:
    """The speech of both may lie at the same seconds of their parts."""
    for part in (Part(0.0, 20.0), Part(40.0, 60.0)):
        await harness.process(options=Options(part=part))
    assert harness.fakes.asked == ALL_ONCE + ALL_ONCE - Counter(["summarize", "speak"])
    await harness.process(options=Options(part=Part(40.0, 60.0)), media_there=False)
    assert harness.took == []


async def test_results_of_an_older_recipe_are_recomputed(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        for steps in (analysis, outputs):
            older.setattr(steps, "RECIPE", 2)  # whose windows could hold the text of another window
        await harness.process()
    await harness.process()
    assert harness.fakes.asked == ALL_ONCE + ALL_ONCE


async def test_short_captions_change_only_the_subtitles(
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


async def test_speaker_names_are_applied_without_media_or_engines(
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


async def test_names_for_another_number_of_speakers_are_dropped(harness: PipelineHarness) -> None:
    result = await harness.process(options=Options(names=(("S1", "Anna"),)))
    assert [share.name for share in result.speakers] == ["Speaker 1", "Speaker 2"]
    assert Note("names_dropped") in result.notes


async def test_missing_voice_samples_do_not_fail_a_redo(
    harness: PipelineHarness,
) -> None:
    first = await harness.process()
    clips = [file for file in first.files if file.kind is FileKind.CLIP]
    assert [(file.name, file.seconds) for file in clips] == [("S1", 3.0), ("S2", 3.0)]
    harness.blobs.delete(clips_prefix("ab" * 32))
    again = await harness.process(media_there=False)
    assert not [file for file in again.files if file.kind is FileKind.CLIP]
    assert again.notes == first.notes


async def test_careful_engine_transcribes_when_requested(harness: PipelineHarness) -> None:
    careful = Options(careful=True)
    await harness.process(options=careful)
    assert harness.fakes.asked["transcribe"] == 1, "without a careful engine the usual one does it"
    harness.careful = Fakes(id="careful 1")
    result = await harness.process(options=careful)
    assert harness.careful.asked == Counter(transcribe=1)
    assert result.engines["transcriber"] == "careful 1"
    await harness.process()
    assert harness.fakes.asked["transcribe"] == 1


async def test_same_recording_of_another_person_uses_stored_steps(
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
    ("changes", "redone"),
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
async def test_changed_option_recomputes_only_dependent_steps(
    harness: PipelineHarness, changes: dict[str, object], redone: set[str]
) -> None:
    await harness.process()
    harness.fakes.asked.clear()
    await harness.process(options=replace(Options(), **changes))  # type: ignore[arg-type] # by name
    assert set(harness.fakes.asked) == redone


async def test_job_resumes_after_a_crash(harness: PipelineHarness) -> None:
    harness.fakes.trouble = {"transcribe": MemoryError()}
    with pytest.raises(MemoryError):
        await harness.process()
    harness.fakes.trouble = {}
    await harness.process()
    # The audio was in the scratch folder of the crashed attempt: it is decoded again, but speech is
    # not detected again.
    assert harness.fakes.asked == ALL_ONCE + Counter(decode=1, transcribe=1)


@pytest.mark.parametrize("error", [NoAudio(), EngineMissing(setting="WHISPER_MODEL")])
async def test_failed_decoding_or_transcription_fails_the_job(
    harness: PipelineHarness, error: Exception
) -> None:
    what = "decode" if isinstance(error, NoAudio) else "transcribe"
    harness.fakes.trouble = {what: error}
    with pytest.raises(type(error)):
        await harness.process()


async def test_missing_media_fails_only_when_needed(
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
async def test_text_is_delivered_when_a_later_step_fails(
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


async def test_missing_voice_is_noted_only_when_speech_was_requested(
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


async def test_requested_speech_without_a_configured_voice_is_noted(
    harness: PipelineHarness,
) -> None:
    harness.has_voice = False
    assert "no_voice" not in {note.code for note in (await harness.process()).notes}
    told = await harness.process(options=Options(speech=True))
    assert "no_voice" in {note.code for note in told.notes}


async def test_failed_file_export_does_not_cost_the_text(
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


async def test_silent_recording_has_a_result_with_a_note(harness: PipelineHarness) -> None:
    harness.fakes.sentences = ()
    result = await harness.process()
    assert Note("nothing_said") in result.notes
    assert result.summary is None
    assert result.opening == ""
    assert {file.kind for file in result.files} == {FileKind.TXT}  # no empty subtitles
    assert set(harness.fakes.asked) == {"decode", "detect", "transcribe"}


async def test_result_notes_the_removed_text(
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
    notes = (await harness.process()).notes
    assert Note("text_removed", {"count": "1"}) in notes
    assert Note("not_speech", {"count": "1"}) in notes


async def test_hostile_file_name_cannot_leave_its_folder(harness: PipelineHarness) -> None:
    result = await harness.process("../../etc/\udcffpasswd\n.mp4")
    for file in result.files:
        assert "/" not in file.name
        assert "\n" not in file.name
        folder = "clips" if file.kind is FileKind.CLIP else "files"
        assert file.blob.key.startswith(f"media/{'ab' * 32}/{folder}/")


CHINESE = (
    ("后来 我 发现 了 ， 他 的 头发 在 里面 。", "S1"),
    ("这个 软件 很 好 。", "S2"),
)


@pytest.mark.parametrize(
    ("language", "locale", "script"),
    [
        ("zh-Hant", "zh-Hans", "Hant"),
        (None, "zh-TW", "Hant"),
        ("zh", "zh-hant", "Hant"),
        ("zh-Hans", "zh-Hant", "Hans"),
        (None, "de", "Hans"),
    ],
)
async def test_chinese_files_use_the_requested_script(
    language: str | None, locale: str, script: str, harness: PipelineHarness
) -> None:
    fakes = harness.fakes
    fakes.sentences, fakes.language, fakes.gist = CHINESE, "zh", "软件"
    texts = (Format.TXT, Format.SRT, Format.VTT, Format.JSON, Format.MD)
    result = await harness.process(options=Options(language, formats=texts), locale=locale)
    kinds = (FileKind.TXT, FileKind.SRT, FileKind.VTT, FileKind.JSON, FileKind.MD)
    files = {
        it.kind: harness.blobs.get_bytes(it.blob.key).decode()
        for it in result.files
        if it.kind in (*kinds, FileKind.SUMMARY)
    }
    wanted, other = ("头发", "頭髮") if script == "Hans" else ("頭髮", "头发")
    for kind in kinds:
        assert wanted in files[kind], kind
        assert other not in files[kind], kind
    gist = "软件" if script == "Hans" else "軟件"
    assert gist in files[FileKind.SUMMARY]
    assert json.loads(files[FileKind.JSON])["script"] == script
    assert wanted in harness.lines[0].text + result.opening
    assert result.summary is not None
    assert result.summary.gist == gist


async def test_missing_cantonese_support_is_noted(harness: PipelineHarness) -> None:
    harness.fakes.language = "zh"
    result = await harness.process(options=Options("yue"))
    values = {"engine": "fake 1", "language": "yue", "instead": "zh"}
    assert Note("heard_as", values) in result.notes
