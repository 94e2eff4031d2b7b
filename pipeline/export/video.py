"""Video with its subtitles as a track that players can switch on and off."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.export.cues import cut_cues
from pipeline.export.language_codes import three_letters
from pipeline.export.subtitles import srt_text
from pipeline.media.child import run_child
from pipeline.media.remux_child import Request
from pipeline.media.sandbox import Limits
from storage.errors import BadMedia
from storage.models import Captions, Transcript

_MEMORY = 1_500_000_000
"""Bytes of address space."""
_MP4_FAMILY = b"ftyp"


def subtitled_video(
    source: Path, transcript: Transcript, names: Mapping[str, str], stem: str, folder: Path,
    report: Report, captions: Captions = Captions.NORMAL,
) -> Path:  # fmt: skip
    """Write `<stem>.subtitled.mp4` (or `.mkv`) into `folder`: the same video, not re-encoded.

    MP4 stays MP4 if its codecs allow that; everything else becomes Matroska. Raises BadMedia when
    the streams can't be copied; no file is left in that case.
    """
    cues = [[cue.start, cue.end, srt_text(cue)] for cue in cut_cues(transcript, names, captions)]
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        script = Path(scratch) / "cues.json"
        script.write_text(json.dumps(cues), encoding="utf-8")
        *others, last = ("mp4", "mkv") if _is_mp4(source) else ("mkv",)
        for container in (*others, last):
            made = Path(scratch) / "out" / f"video.{container}"
            made.parent.mkdir(exist_ok=True)
            request = Request(
                source=str(source.resolve()),
                cues=str(script.resolve()),
                output=str(made.resolve()),
                container=container,
                language=three_letters(transcript.language),
                limits=_limits(source),
            )
            try:
                run_child("pipeline.media.remux_child", asdict(request), report)
            except BadMedia:
                if container == last:
                    raise
            else:
                return made.rename(folder / f"{stem}.subtitled.{container}")
    raise AssertionError("unreachable: the last container returns or raises")


def _is_mp4(source: Path) -> bool:
    with source.open("rb") as file:
        return file.read(8)[4:] == _MP4_FAMILY


def _limits(source: Path) -> Limits:
    size = source.stat().st_size
    return Limits(
        memory=_MEMORY,
        processor=60 + size // 10_000_000,  # copying reaches hundreds of megabytes per second
        file_size=size + size // 4 + 50_000_000,
    )
