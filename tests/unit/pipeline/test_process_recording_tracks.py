"""Archives of tracks in the whole pipeline: the speakers have the names of their tracks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engines.protocols import Engines
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from storage.blobs import Blobs
from storage.models import FileKind, Format, Options, Result, SpeakerCount
from tests.integration.media.archives import archive, encoded, talk
from tests.unit.pipeline.fakes import Fakes, PipelineHarness

WANTED = Options(formats=(Format.TXT, Format.SRT))


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    first, second, _ = talk()
    members = {"1-anna.flac": encoded(first), "2-ben.flac": encoded(second), "info.txt": b"x"}
    return archive(tmp_path / "craig.zip", members)


async def process(media: Path, harness: PipelineHarness, options: Options = WANTED) -> Result:
    harness.runs += 1
    fakes, scratch = harness.fakes, media.parent / f"scratch{harness.runs}"
    run = Run("job", "cd" * 32, harness.blobs, scratch)
    engines = Engines(fakes, fakes, fakes, [fakes], [], None, voiceprints=True)
    return await process_recording(media, media.name, options, engines, run, 3600)


def text(result: Result, blobs: Blobs, kind: FileKind = FileKind.TXT) -> str:
    (file,) = [each for each in result.files if each.kind is kind]
    return blobs.get_bytes(file.blob.key).decode()


async def test_speakers_have_the_names_of_their_tracks(
    harness: PipelineHarness, zipped: Path
) -> None:
    result = await process(zipped, harness)
    assert [(it.id, it.name) for it in result.speakers] == [("S1", "anna"), ("S2", "ben")]
    assert "tracks_apart" in [note.code for note in result.notes]
    assert "] anna: Good morning" in text(result, harness.blobs)
    assert "\nben: " in text(result, harness.blobs) or "] ben: " in text(result, harness.blobs)
    assert "anna: " in text(result, harness.blobs, FileKind.SRT)
    assert harness.fakes.asked["transcribe"] == 2
    assert result.seconds == pytest.approx(20.0, abs=0.01)
    assert result.recognized == ()


async def test_typed_names_and_numbers_come_before_tracks(
    harness: PipelineHarness, zipped: Path
) -> None:
    await process(zipped, harness)
    asked = Fakes().asked + harness.fakes.asked
    named = replace(WANTED, names=(("S1", "Dr. Lee"), ("S2", "")))
    result = await process(zipped, harness, named)
    assert [it.name for it in result.speakers] == ["Dr. Lee", "Speaker 2"]
    assert harness.fakes.asked["transcribe"] == asked["transcribe"]
    mixed = await process(zipped, harness, replace(WANTED, speakers=SpeakerCount(3, 3)))
    assert [it.name for it in mixed.speakers] == ["Speaker 1", "Speaker 2"]
    assert "tracks_apart" not in [note.code for note in mixed.notes]
    assert harness.fakes.asked["transcribe"] == asked["transcribe"] + 1
