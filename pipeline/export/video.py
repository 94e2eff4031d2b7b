"""Video with its subtitles as a track that players can switch on and off."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.export.cues import cut_cues
from pipeline.export.language_codes import three_letters
from pipeline.export.subtitles import srt_text
from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from pipeline.media.remux_child import Request
from storage.errors import BadMedia
from storage.models import Captions, Note, Transcript

_MEMORY = 1_500_000_000
"""Bytes of address space."""
_PLAYED_IN_MP4 = (
    "h264",
    "hevc",
    "mpeg4",
    "av1",
    "libdav1d",
    "aac",
    "alac",
    "mp3",
    "mp3float",
    "ac3",
    "eac3",
)
"""Names of FFmpeg's decoders: what players expect in an MP4. A QuickTime file may hold more."""


@dataclass(frozen=True, slots=True)
class SubtitledVideo:
    """A film on disk, how many tracks of its source it lacks, and notes about its picture."""

    path: Path
    left_out: int
    notes: tuple[Note, ...] = ()


def subtitled_video(
    source: Path, transcript: Transcript, names: Mapping[str, str], stem: str, folder: Path,
    report: Report, captions: Captions = Captions.NORMAL,
) -> SubtitledVideo:  # fmt: skip
    """Write `<stem>.subtitled.mp4` (or `.mov`, `.3gp`, `.mkv`) into `folder`: the same video, not
    encoded again.

    MP4, 3GP and QuickTime stay what they are as long as they can hold the tracks, everything else
    becomes Matroska. A track that no container can hold is left out. Raises BadMedia when the
    picture can't be copied, and then leaves nothing behind.
    """
    cues = [[cue.start, cue.end, srt_text(cue)] for cue in cut_cues(transcript, names, captions)]
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        script = Path(scratch) / "cues.json"
        script.write_text(json.dumps(cues), encoding="utf-8")
        *others, last = _container_choices(source)
        for choice in (*others, last):
            output = Path(scratch) / "out" / f"video.{choice.container}"
            output.parent.mkdir(exist_ok=True)
            request = Request(
                source=str(source.resolve()),
                cues=str(script.resolve()),
                output=str(output.resolve()),
                container=choice.container,
                language=three_letters(transcript.language),
                whole=choice.whole,
                codecs=list(choice.codecs),
                limits=_limits(source),
            )
            try:
                answer = run_child("pipeline.media.remux_child", asdict(request), report)
            except BadMedia:
                if choice == last:
                    raise
            else:
                path = output.rename(folder / f"{stem}.subtitled.{choice.container}")
                return SubtitledVideo(path, answer["left_out"])
    raise AssertionError("unreachable: the last container returns or raises")


@dataclass(frozen=True, slots=True)
class _ContainerChoice:
    """A container to try, with every track or without some, for these codecs (none: for all)."""

    container: str
    whole: bool
    codecs: tuple[str, ...] = ()


def _container_choices(source: Path) -> list[_ContainerChoice]:
    """Return the containers to try, the best first."""
    with source.open("rb") as file:
        head = file.read(12)
    tried: list[tuple[str, tuple[str, ...]]]
    if head[4:8] != b"ftyp":
        tried = [("mkv", ())]
    elif head[8:] == b"qt  ":
        tried = [("mp4", _PLAYED_IN_MP4), ("mov", ()), ("mkv", ())]
    elif head[8:11] == b"3gp":  # old phones: H.263 and AMR
        tried = [("mp4", _PLAYED_IN_MP4), ("3gp", ()), ("mkv", ())]
    else:
        tried = [("mp4", ()), ("mkv", ())]
    return [
        _ContainerChoice(name, whole, codecs) for whole in (True, False) for name, codecs in tried
    ]


def _limits(source: Path) -> Limits:
    size = source.stat().st_size
    return Limits(
        memory=_MEMORY,
        processor=60 + size // 10_000_000,  # copying reaches hundreds of megabytes per second
        file_size=size + size // 4 + 50_000_000,
    )
