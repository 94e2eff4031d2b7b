"""Makes audio or video fit a size limit: audio is encoded again, video is split into parts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.engines.protocols import Report
from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from pipeline.media.shrink_child import Request

_MEMORY = 1_500_000_000
"""Bytes of address space."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the resulting files."""

    path: Path
    seconds: float


def shrink_audio(
    source: Path, seconds: float, largest: int, folder: Path, report: Report
) -> list[Piece]:
    """Encode the audio as one ogg/opus file of at most `largest` bytes in the empty `folder`.

    Raises BadMedia when the bit rate would be too low for understandable speech.
    """
    limits = Limits(_MEMORY, 60 + int(seconds), largest + 1_000_000)
    request = Request("audio", str(source), str(folder), largest, seconds, "", limits)
    return _run(request, report)


def split_video(
    source: Path, extension: str, largest: int, folder: Path, report: Report
) -> list[Piece]:
    """Split the video into parts of at most `largest` bytes in the empty `folder`, in order.

    It is cut at key frames without encoding. `extension` is mp4 or mkv. Raises BadMedia when it
    can't be split.
    """
    size = source.stat().st_size
    limits = Limits(_MEMORY, 60 + size // 5_000_000, largest + 1_000_000)
    request = Request("video", str(source), str(folder), largest, 0.0, extension, limits)
    return _run(request, report)


def _run(request: Request, report: Report) -> list[Piece]:
    answer: dict[str, Any] = run_child("pipeline.media.shrink_child", asdict(request), report)
    return [Piece(Path(request.folder) / name, seconds) for name, seconds in answer["files"]]
