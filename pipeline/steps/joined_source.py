"""Media of a joined recording: several files, whose sound runs on from one to the next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.engines.audio import SAMPLE_RATE, Audio
from pipeline.engines.protocols import Report
from pipeline.run.checkpoint import Run
from pipeline.run.part_run import SpanEstimate, part_run
from pipeline.steps.source import Recording, Source
from storage.errors import MediaGone
from storage.models import Media

_CHUNK = 4 * 1024 * 1024
"""Bytes held in memory while a file is copied."""


@dataclass(frozen=True, slots=True)
class PartOfSource:
    """One file of a joined recording, with its own source and run. `bytes` are its size."""

    name: str
    source: Source
    run: Run
    estimate: SpanEstimate
    bytes: int


@dataclass(frozen=True, slots=True)
class HeardPart:
    """A file that could be decoded, with the time in seconds at which it begins."""

    part: PartOfSource
    start: float
    recording: Recording


class JoinedSource(Source):
    """Media of a joined recording. `parts` are its files; `media` holds their bytes in order."""

    def __init__(
        self,
        media: Path,
        run: Run,
        max_seconds: float,
        parts: Sequence[Media],
        by_channel: bool = False,
    ) -> None:
        super().__init__(media, run, max_seconds, by_channel=by_channel)
        self.max_seconds = max_seconds
        self.parts: list[PartOfSource] = []
        self.heard: tuple[HeardPart, ...] = ()
        self._joined: Audio | None = None
        self._joined_channels: tuple[Audio, ...] = ()
        first = 0
        for number, each in enumerate(parts, 1):
            if each.blob is None:
                raise MediaGone(f"file {number} of a joined recording was not stored")
            size = each.blob.size
            cut = partial(self._cut, first, size)
            own, estimate = part_run(run, number, each.blob, cut)
            path = own.scratch / "source"
            source = Source(path, own, max_seconds, name=each.name, by_channel=by_channel)
            self.parts.append(PartOfSource(each.name, source, own, estimate, size))
            first += size

    def file_up_to(self, size: int) -> Path | None:  # noqa: ARG002  as above
        """Return None: the bytes of several files are no recording that plays."""
        return None

    def audio(self, report: Report) -> Audio:
        """Return the sound of all files that could be decoded, one after the other."""
        if self._joined is None:
            sounds = (each.part.source.audio(report) for each in self.heard)
            self._joined = self._write("joined", sounds)
        return self._joined

    def channels(self, recording: Recording, report: Report) -> tuple[Audio, ...]:
        """Return the sound of every channel of all files, with silence outside its own speech."""
        if not self._joined_channels:
            own = [each.part.source.channels(each.recording, report) for each in self.heard]
            self._joined_channels = tuple(
                self._write(f"joined-channel-{number}", (sounds[number] for sounds in own))
                for number in range(len(recording.channels))
            )
        return self._joined_channels

    def _write(self, name: str, sounds: Iterator[Audio]) -> Audio:
        """Write one mono sound of each file, one after the other, into the scratch folder."""
        self._run.scratch.mkdir(parents=True, exist_ok=True)
        path = self._run.scratch / f"{name}.s16le"
        with path.open("wb") as joined:
            for each, sound in zip(self.heard, sounds, strict=True):
                joined.seek(_offset(each.start))  # what is skipped is silence
                with sound.path.open("rb") as file:
                    shutil.copyfileobj(file, joined, _CHUNK)
                joined.truncate(_offset(each.start + sound.seconds))
        return Audio(path, path.stat().st_size / 2 / SAMPLE_RATE)

    def _cut(self, first: int, size: int, into: Path) -> None:
        """Write `size` bytes of the media, from byte `first` on, to a new file."""
        into.parent.mkdir(parents=True, exist_ok=True)
        with self.file().open("rb") as media, into.open("wb") as file:
            media.seek(first)
            while size and (data := media.read(min(size, _CHUNK))):
                file.write(data)
                size -= len(data)
        if size:
            into.unlink()
            raise MediaGone("the stored recording is too short")


def _offset(seconds: float) -> int:
    """Return the byte at which a moment of decoded sound begins."""
    return 2 * round(seconds * SAMPLE_RATE)
