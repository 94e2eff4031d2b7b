"""A meeting in two files, joined: each person keeps one label, and nothing is heard twice."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame

from pipeline.engines.audio import SAMPLE_RATE
from pipeline.engines.protocols import Engines
from pipeline.engines.registry import build_engines
from pipeline.media.decode import decode
from pipeline.process_recording import process_recording
from pipeline.run.checkpoint import Run
from pipeline.settings import PipelineSettings
from storage.blobs import Blobs, digest_of, source_key
from storage.models import Blob, Media, Options, Result, Stage, SummaryStyle
from tests.paths import ROOT

MEETING = ROOT / "bot/demo_recording/meeting.mp4"
CUT = 30.5
"""Second of the meeting in a pause, at which the second file begins."""
OPTIONS = Options("en", summary=SummaryStyle.NONE, speech=False, formats=())


def ignore(fraction: float, newest: str = "") -> None:
    """Report to nobody."""


def write_halves(folder: Path) -> tuple[Path, Path]:
    audio = decode(MEETING, folder, 600, ignore).audio
    halves = folder / "first.wav", folder / "second.wav"
    for path, start, end in zip(halves, (0.0, CUT), (CUT, audio.seconds), strict=True):
        samples = (audio.read(start, end) * 32767).astype(np.int16)
        with av.open(str(path), "w", format="wav") as made:
            stream = made.add_stream("pcm_s16le", rate=SAMPLE_RATE, layout="mono")
            frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
            frame.sample_rate = SAMPLE_RATE
            made.mux(stream.encode(frame))
            made.mux(stream.encode(None))
    return halves


def media_of(path: Path) -> Media:
    sha256, size = digest_of(path)
    return Media(str(path), path.name, size, None, Blob(source_key(sha256), sha256, size))


class Runner:
    """Runs recordings in sequence with one blob store. `stages` are those of the last run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.engines: Engines = build_engines(
            PipelineSettings(_env_file=None, whisper_model="base", voice="none"), folder
        )
        self.blobs = Blobs.open(f"file://{folder}/blobs")
        self.lines: list[tuple[float, str, str]] = []
        self.heard: list[str] = []

    async def run(self, path: Path, parts: tuple[Media, ...] = ()) -> Result:
        scratch = self.folder / f"scratch {path.name}"
        scratch.mkdir()
        sha256, _ = digest_of(path)
        run = Run("job", sha256, self.blobs, scratch)
        run.sink = lambda progress: self.heard.append(progress.newest)
        self.heard.clear()
        result = await process_recording(path, path.name, OPTIONS, self.engines, run, 600, parts)
        self.lines = [(line.start, line.speaker, line.text) for line in run.lines]
        assert Stage.TRANSCRIPT not in {timing.stage for timing in run.timings} or not parts
        return result


def names_at(path: Path) -> list[tuple[float, float, str]]:
    rows = [line.split() for line in path.read_text().splitlines()]
    return [(float(row[3]), float(row[3]) + float(row[4]), row[7]) for row in rows]


async def test_each_person_has_one_label_in_all_files(tmp_path: Path) -> None:
    halves = write_halves(tmp_path)
    runner = Runner(tmp_path)
    alone: list[str] = []
    seconds = 0.0
    for path in halves:
        seconds += (await runner.run(path)).seconds
        alone += [text for _, _, text in runner.lines]
    joined = tmp_path / "joined"
    joined.write_bytes(b"".join(path.read_bytes() for path in halves))
    result = await runner.run(joined, tuple(map(media_of, halves)))
    assert result.seconds == pytest.approx(seconds, abs=0.001)
    assert not any(runner.heard), "recognized again"
    assert " ".join(text for _, _, text in runner.lines).split() == " ".join(alone).split()
    turns = names_at(MEETING.with_suffix(".rttm"))
    labels: dict[str, set[str]] = {}
    for start, label, _ in runner.lines:
        name = next(name for _, end, name in turns if start + 0.3 < end)
        labels.setdefault(name, set()).add(label)
    assert sorted(map(len, labels.values())) == [1, 1, 1], labels
    assert len(result.speakers) == 3
