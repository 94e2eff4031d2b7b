"""Several files become one transcript, and what was recognized of them before is used again."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import Report
from pipeline.media.decode import Decoded
from pipeline.steps import source
from storage.blobs import media_prefix, source_key
from storage.errors import BadMedia, MediaGone, NotMedia, TooLong
from storage.models import (
    WHOLE,
    Blob,
    Diarization,
    FileKind,
    Format,
    Media,
    Note,
    Options,
    Part,
    Result,
    Transcript,
)
from tests.unit.pipeline.fakes import TRACK_CHOSEN, PipelineHarness

SHA = ("a1" * 32, "b2" * 32, "c3" * 32)
JOINED = "d4" * 32
TEXTS = Options(formats=(Format.TXT, Format.SRT, Format.JSON, Format.MD, Format.VTT))


def files(*names: str) -> tuple[Media, ...]:
    return tuple(
        Media(f"handle {name}", name, 5, 20.0, Blob(source_key(sha), sha, 5))
        for name, sha in zip(names, SHA, strict=False)
    )


TWO = files("monday.m4a", "tuesday.m4a")


async def join(harness: PipelineHarness, parts: tuple[Media, ...] = TWO, **more: object) -> Result:
    harness.fakes.asked.clear()
    options = more.pop("options", TEXTS)
    return await harness.process(
        "monday + 1.m4a",
        options,  # type: ignore[arg-type]
        sha256=JOINED,
        parts=parts,
        **more,  # type: ignore[arg-type]
    )


def texts(harness: PipelineHarness, result: Result) -> dict[FileKind, str]:
    wanted = {FileKind(each.value) for each in TEXTS.formats}
    return {
        file.kind: harness.blobs.get_bytes(file.blob.key).decode()
        for file in result.files
        if file.kind in wanted
    }


async def test_times_of_joined_files_run_on_below_their_names(harness: PipelineHarness) -> None:
    result = await join(harness)
    assert harness.fakes.asked == Counter(
        decode=2, detect=2, transcribe=2, diarize=1, summarize=1, speak=1
    )
    assert result.seconds == 40.0
    assert result.notes == (Note("joined", {"names": "monday.m4a, tuesday.m4a"}), TRACK_CHOSEN)
    assert result.opening.startswith("— monday.m4a —\nSpeaker 1: Good morning")
    assert "\n— tuesday.m4a —\nSpeaker 2: Good morning" in result.opening
    made = texts(harness, result)
    assert made[FileKind.TXT].startswith("=== monday.m4a ===\n\n[00:00] Speaker 1: Good morning")
    assert "\n=== tuesday.m4a ===\n\n[00:20] Speaker 2: Good morning" in made[FileKind.TXT]
    assert "\n### tuesday.m4a\n\n**00:20 Speaker 2:** Good" in made[FileKind.MD]
    assert "\n00:00:20,000 --> " in made[FileKind.SRT]
    document = json.loads(made[FileKind.JSON])
    assert document["files"] == [
        {"name": "monday.m4a", "start": 0},
        {"name": "tuesday.m4a", "start": 20},
    ]
    assert document["duration"] == 40
    assert [each["start"] for each in document["segments"]] == [0, 10, 20, 30]
    assert document["segments"][3]["words"][0]["start"] == 30


async def test_recognized_files_are_not_recognized_again(harness: PipelineHarness) -> None:
    for part, sha in zip(TWO, SHA, strict=False):
        await harness.process(part.name, TEXTS, sha256=sha)
    await join(harness)
    assert harness.fakes.asked == Counter(decode=2, diarize=1, summarize=1, speak=1)
    for sha in SHA[:2]:
        harness.blobs.delete(media_prefix(sha))
    await join(harness, media_there=False)
    assert not harness.fakes.asked


async def test_results_of_joined_files_are_deleted_with_the_recording(
    harness: PipelineHarness,
) -> None:
    await join(harness)
    harness.blobs.delete(media_prefix(JOINED))
    assert harness.blobs.bytes_used() == 0


async def test_diarization_hears_all_files_as_one_sound(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode(
        path: Path, folder: Path, max_seconds: float, report: Report, part: Part = WHOLE
    ) -> Decoded:
        seconds = 1.00003 if path.read_bytes() == b"first" else 2.0
        level = b"\x01\x00" if path.read_bytes() == b"first" else b"\x02\x00"
        pcm = folder / "audio.s16le"
        pcm.write_bytes(level * round(seconds * 16_000))
        return Decoded(Audio(pcm, seconds), False, seconds, 1, 1)

    heard: list[Audio] = []
    diarize = harness.fakes.diarize

    def listen(audio: Audio, *rest: object) -> Diarization:
        heard.append(audio)
        return diarize(audio, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(source, "decode", decode)
    monkeypatch.setattr(harness.fakes, "diarize", listen)
    media = harness.folder / "source1"
    monkeypatch.setattr(Path, "write_bytes", _writer(media, b"firstother"))
    await join(harness)
    (sound,) = heard
    assert sound.seconds == pytest.approx(3.00003, abs=1e-4)
    samples = sound.read(0.0, 9.0) * 32768
    assert (samples[15_999], samples[16_001], len(samples)) == (1.0, 2.0, 48_000)


def _writer(special: Path, content: bytes):  # type: ignore[no-untyped-def]
    write = Path.write_bytes

    def written(self: Path, data: bytes) -> int:
        return write(self, content if self == special else data)

    return written


async def test_file_that_is_no_recording_is_left_out_with_a_note(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Counter[str]()

    def decode(path: Path, *rest: object) -> Decoded:
        calls["decode"] += 1
        if calls["decode"] == 1:
            raise BadMedia("broken")
        return harness.fakes.decode(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(source, "decode", decode)
    result = await join(harness, files("a.m4a", "b.m4a", "c.m4a"))
    assert result.seconds == 40.0
    assert result.notes[:2] == (
        Note("joined", {"names": "b.m4a, c.m4a"}),
        Note("file_left_out", {"name": "a.m4a", "code": BadMedia.code}),
    )
    assert "a.m4a" not in result.opening
    assert "— b.m4a —" in result.opening


async def test_joined_recording_without_any_sound_fails(harness: PipelineHarness) -> None:
    harness.fakes.trouble["decode"] = NotMedia("no")
    with pytest.raises(NotMedia):
        await join(harness)


async def test_joined_recordings_together_are_not_too_long(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = harness.fakes.decode

    def decode(path: Path, folder: Path, *rest: object) -> Decoded:
        found = real(path, folder, *rest)  # type: ignore[arg-type]
        return Decoded(found.audio, False, 2000.0, 1, 1)

    monkeypatch.setattr(source, "decode", decode)
    with pytest.raises(TooLong) as refused:
        await join(harness)
    assert refused.value.values == {"minutes": "66.7", "limit": "60"}


async def test_truncated_joined_media_is_gone(harness: PipelineHarness) -> None:
    longer = Media("h", "b.m4a", 9, 20.0, Blob(source_key(SHA[1]), SHA[1], 9))
    with pytest.raises(MediaGone):
        await join(harness, (TWO[0], longer))


async def test_joined_files_may_have_other_languages(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    languages = iter(("de", "en"))
    transcribe = harness.fakes.transcribe

    def in_turn(*rest: object) -> object:
        harness.fakes.language = next(languages)
        return transcribe(*rest)  # type: ignore[arg-type]

    monkeypatch.setattr(harness.fakes, "transcribe", in_turn)
    result = await join(harness)
    document = json.loads(texts(harness, result)[FileKind.JSON])
    assert document["language"] == "de"
    assert [each["language"] for each in document["segments"]] == ["de", "de", "en", "en"]


async def test_notes_about_the_text_have_the_times_of_all_files(
    harness: PipelineHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    transcribe = harness.fakes.transcribe
    calls = Counter[str]()

    def second_is_doubtful(*rest: object) -> Transcript:
        found = transcribe(*rest)  # type: ignore[arg-type]
        calls["transcribe"] += 1
        if calls["transcribe"] == 1:
            return replace(found, segments=(), language="")
        doubtful = replace(found.segments[0].words[1], text="Aachen", probability=0.05)
        words = (found.segments[0].words[0], doubtful, *found.segments[0].words[2:])
        text = " ".join(word.text for word in words)
        first = replace(found.segments[0], words=words, text=text)
        return replace(found, segments=(first, *found.segments[1:]))

    monkeypatch.setattr(harness.fakes, "transcribe", second_is_doubtful)
    result = await join(harness)
    notes = {note.code: note.values for note in result.notes}
    assert set(notes) == {"joined", "track_chosen", "check_places"}
    assert notes["check_places"]["places"].startswith("0:21 ")
    assert result.language == "en"
