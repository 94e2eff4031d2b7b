"""The whole pipeline when a step fails, a file is hostile, or nothing was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import Report, TranscribeOptions, WindowCache
from pipeline.steps import outputs
from storage.blobs import clips_prefix
from storage.errors import EngineMissing, EngineUnreachable, MediaGone, NoAudio
from storage.models import (
    FileKind,
    Note,
    Options,
    Removed,
    SpeechMap,
    Transcript,
)
from tests.unit.pipeline.fakes import PipelineHarness


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


@pytest.mark.parametrize("error", [NoAudio(), EngineMissing(setting="WHISPER_MODEL")])
async def test_failed_decoding_or_transcription_fails_the_job(
    harness: PipelineHarness, error: Exception
) -> None:
    step = "decode" if isinstance(error, NoAudio) else "transcribe"
    harness.fakes.trouble = {step: error}
    with pytest.raises(type(error)):
        await harness.process()


async def test_missing_media_fails_only_when_needed(
    harness: PipelineHarness,
) -> None:
    with pytest.raises(MediaGone):
        await harness.process(media_there=False)


@pytest.mark.parametrize("bug", [True, False])
@pytest.mark.parametrize(
    ("step", "code", "missing"),
    [
        ("diarize", "no_speakers", "diarizer"),
        ("summarize", "no_summary", "summarizer"),
        ("speak", "no_voice", "voice"),
    ],
)
async def test_text_is_delivered_when_a_later_step_fails(
    harness: PipelineHarness, step: str, code: str, missing: str, *, bug: bool
) -> None:
    error = EngineUnreachable("gone", engine="fake 1")
    harness.fakes.trouble = {step: ZeroDivisionError("bug") if bug else error}
    result = await harness.process()
    note = next(note for note in result.notes if note.code == code)
    assert note.values["engine"] == "fake 1"
    assert note.values["code"] == ("bug" if bug else "engine_unreachable")
    assert missing not in result.engines
    assert "Good morning everybody" in result.opening
    assert FileKind.TXT in {file.kind for file in result.files}
    harness.fakes.trouble = {}
    second = await harness.process()
    assert code not in {note.code for note in second.notes}
    assert missing in second.engines


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
    result = await harness.process(options=Options(speech=True))
    assert "no_voice" in {note.code for note in result.notes}


async def test_failed_file_export_does_not_cost_the_text(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(outputs, "write_files", fail)
    result = await harness.process()
    assert result.notes[-1] == Note("no_files", {"engine": "", "code": "bug"})
    kinds = {file.kind for file in result.files}
    assert kinds == {FileKind.VOICE, FileKind.AUDIO, FileKind.CLIP}
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
    original = harness.fakes.transcribe

    def transcribe(
        audio: Audio,
        speech: SpeechMap,
        options: TranscribeOptions,
        cache: WindowCache,
        report: Report,
    ) -> Transcript:
        transcript = original(audio, speech, options, cache, report)
        return replace(
            transcript, removed=(Removed(3.0, 4.0, "repeated"), Removed(5, 6, "no_speech"))
        )

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


async def test_missing_cantonese_support_is_noted(harness: PipelineHarness) -> None:
    harness.fakes.language = "zh"
    result = await harness.process(options=Options("yue"))
    values = {"engine": "fake 1", "language": "yue", "instead": "zh"}
    assert Note("heard_as", values) in result.notes
