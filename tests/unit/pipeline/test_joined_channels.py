"""Joined recordings with one person on each channel: heard by channel, or a note says so."""

from __future__ import annotations

import hashlib
import json
import wave
from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.protocols import Engines
from pipeline.media.decode import decode
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.steps import source
from storage.blobs import source_key
from storage.models import (
    Blob,
    FileKind,
    Format,
    Media,
    Options,
    Result,
    Segment,
    SpeakerCount,
    SpeakerVoice,
    SpeechMap,
    Transcript,
    Voiceprint,
    Word,
)
from tests.integration.media.archives import BEN, CARLA, Wave, archive, encoded, talk, voice
from tests.unit.pipeline.fakes import PipelineHarness

BY_CHANNEL = Options(formats=(Format.JSON,), speakers=SpeakerCount(channels=True))
AUTOMATIC = Options(formats=(Format.JSON,))


@pytest.fixture(autouse=True)
def _real_decoder(monkeypatch: pytest.MonkeyPatch, harness: PipelineHarness) -> None:
    monkeypatch.setattr(source, "decode", decode)


def call(path: Path, *sides: Wave) -> Path:
    """Write a recording with a side on each channel."""
    samples = np.zeros((max(map(len, sides)), len(sides)), np.int16)
    for channel, side in enumerate(sides):
        samples[: len(side), channel] = np.clip(side, -1, 1) * 32767
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(sides))
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(samples.tobytes())
    return path


@pytest.fixture
def calls(tmp_path: Path) -> list[Path]:
    """Return two calls: in the second one the person of the second channel speaks first."""
    first, second, _ = talk()
    later = np.concatenate([np.zeros(5 * SAMPLE_RATE, np.float32), first])
    return [call(tmp_path / "a.wav", first, second), call(tmp_path / "b.wav", later, voice(BEN))]


async def join(
    harness: PipelineHarness, recordings: list[Path], options: Options = BY_CHANNEL
) -> Result:
    harness.runs += 1
    contents = [path.read_bytes() for path in recordings]
    parts = []
    for path, each in zip(recordings, contents, strict=True):
        sha = hashlib.sha256(each).hexdigest()
        blob = Blob(source_key(sha), sha, len(each))
        parts.append(Media(f"handle {path.name}", path.name, len(each), None, blob))
    media = harness.folder / f"joined{harness.runs}"
    content = b"".join(contents)
    media.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    fakes = harness.fakes
    run = Run("job", sha256, harness.blobs, harness.folder / f"scratch{harness.runs}")
    engines = Engines(fakes, fakes, fakes, [fakes], [], None, voiceprints=True)
    return await process_recording(media, "joined", options, engines, run, 3600, parts)


def segments(harness: PipelineHarness, result: Result) -> list[dict[str, str]]:
    (file,) = [each for each in result.files if each.kind is FileKind.JSON]
    found: list[dict[str, str]] = json.loads(harness.blobs.get_bytes(file.blob.key))["segments"]
    return found


def codes(result: Result) -> list[str]:
    return [note.code for note in result.notes]


async def test_channels_are_heard_alone_and_keep_their_speakers_in_all_files(
    harness: PipelineHarness, calls: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def transcribe(audio: Audio, speech: SpeechMap, *_: object) -> Transcript:
        start, text = speech.regions[0][0], audio.path.stem
        words = (Word(start, start + 1, text, 0.9),)
        return Transcript("en", audio.seconds, (Segment(start, start + 1, text, words),))

    monkeypatch.setattr(harness.fakes, "transcribe", transcribe)
    harness.fakes.voices = (SpeakerVoice("S1", Voiceprint("fake 1", 20.0, "AAAA")),)
    result = await join(harness, calls)
    assert codes(result).count("channels_apart") == 1
    found = [(each["speaker"], each["text"]) for each in segments(harness, result)]
    first, second = ("S1", "channel-1"), ("S2", "channel-2")
    assert found == [first, second, second, first]
    assert [voice.speaker for voice in result.voices] == ["S1", "S2"]
    assert harness.fakes.asked["diarize"] == 2


async def test_calls_that_are_joined_without_the_option_have_a_note(
    harness: PipelineHarness, calls: list[Path]
) -> None:
    result = await join(harness, calls, AUTOMATIC)
    assert harness.fakes.asked["transcribe"] == 2
    (note,) = [note for note in result.notes if note.code == "joined_channels_mixed"]
    assert note.values == {"names": "a.wav, b.wav"}


async def test_files_with_other_numbers_of_channels_are_mixed_with_a_note(
    harness: PipelineHarness, calls: list[Path], tmp_path: Path
) -> None:
    alone = call(tmp_path / "c.wav", voice(CARLA))
    for options in (BY_CHANNEL, AUTOMATIC):
        result = await join(harness, [*calls, alone], options)
        (note,) = [note for note in result.notes if note.code == "joined_channels_differ"]
        assert note.values == {"names": "a.wav, b.wav"}
        assert len(segments(harness, result)) == 6


async def test_channels_with_the_same_sound_have_a_note(
    harness: PipelineHarness, tmp_path: Path
) -> None:
    alone = [call(tmp_path / f"{name}.wav", voice(CARLA)) for name in "cd"]
    result = await join(harness, alone)
    assert codes(result).count("channels_alike") == 1
    assert "channels_alike" not in codes(await join(harness, alone, AUTOMATIC))


async def test_tracks_with_the_same_names_keep_their_names(
    harness: PipelineHarness, tmp_path: Path
) -> None:
    first, second, third = talk()
    members = {"1-anna.flac": encoded(first), "2-ben.flac": encoded(second)}
    zips = [archive(tmp_path / f"{it}.zip", members | {"i.txt": it.encode()}) for it in "ab"]
    result = await join(harness, zips)
    assert [(it.id, it.name) for it in result.speakers] == [("S1", "anna"), ("S2", "ben")]
    assert "tracks_apart" in codes(result)
    other = archive(tmp_path / "o.zip", {**members, "2-ben.flac": b"", "3-o.flac": encoded(third)})
    assert "joined_channels_differ" in codes(await join(harness, [zips[0], other]))
