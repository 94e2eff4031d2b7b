"""Video with its captions drawn into the picture, for players and sites that show no subtitles."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from math import ceil
from pathlib import Path

from pipeline.engines.protocols import Report
from pipeline.export.cues import Cue, cut_cues
from pipeline.export.video import SubtitledVideo
from pipeline.media.confined.child_runner import run_child
from pipeline.media.confined.sandbox import Limits
from pipeline.media.fonts import FontChoice, can_shape, choose_fonts
from storage.models import Captions, Note, Transcript

_MEMORY = 4_000_000_000
"""Bytes of address space: encoder, decoder and filters reserve much more than they use."""
_BYTES_A_SECOND = 150_000
"""Bytes of the least bit rate that the encoder is allowed, with sound."""


def burned_video(
    source: Path, transcript: Transcript, names: Mapping[str, str], stem: str, folder: Path,
    report: Report, captions: Captions = Captions.NORMAL, most_seconds: float = 3600.0,
    threads: int = 1,
) -> SubtitledVideo | Note:  # fmt: skip
    """Write `<stem>.captioned.mp4` into `folder`: H.264 with the captions in the picture.

    Decoder, filters and encoder have `threads` each. Returns the reason instead, a note
    `not_burned`, when no installed font has the script, or when the work would take more than
    `most_seconds`, or for 0. Raises BadMedia when the picture can't be decoded, and leaves nothing.
    """
    if not most_seconds:
        return Note("not_burned", {"code": "off"})
    level = cut_cues(transcript, names, captions)
    text = "\n".join(line for cue in level for line in cue.lines)
    fonts = choose_fonts(text, transcript.language)
    if fonts.missing:
        return _no_font(fonts)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        script = Path(scratch) / "cues.json"
        upright = cut_cues(transcript, names, Captions.SHORT)
        _write_cues(script, {"level": level, "upright": upright})
        output = Path(scratch) / "out" / "video.mp4"
        output.parent.mkdir()
        request: dict[str, object] = {
            "source": str(source.resolve()),
            "cues": str(script.resolve()),
            "output": str(output.resolve()),
            "faces": [(str(it.path), it.index, it.letters) for it in fonts.faces],
            "shaping": can_shape(),
            "threads": threads,
            "most_seconds": most_seconds,
            "limits": asdict(_limits(source, transcript.seconds, most_seconds * threads)),
        }
        answer = run_child("pipeline.media.burn_child", request, report)
        if answer["too_long"]:
            return _too_long(answer["too_long"], most_seconds)
        path = output.rename(folder / f"{stem}.captioned.mp4")
    notes = (Note("hdr_reduced"),) if answer["was_hdr"] else ()
    return SubtitledVideo(path, answer["left_out"], notes)


def _write_cues(path: Path, shapes: Mapping[str, Sequence[Cue]]) -> None:
    cues = {
        shape: [(cue.start, cue.end, "\n".join(cue.lines)) for cue in cues]
        for shape, cues in shapes.items()
    }
    path.write_text(json.dumps(cues), encoding="utf-8", errors="replace")


def _limits(source: Path, seconds: float, processor: float) -> Limits:
    return Limits(
        memory=_MEMORY,
        processor=120 + int(processor),
        file_size=source.stat().st_size * 5 + int(seconds) * _BYTES_A_SECOND + 100_000_000,
    )


def _no_font(fonts: FontChoice) -> Note:
    return Note("not_burned", {"code": "no_font", "font": fonts.font_names})


def _too_long(seconds: float, most_seconds: float) -> Note:
    minutes = {"minutes": str(ceil(seconds / 60)), "limit": f"{most_seconds / 60:g}"}
    return Note("not_burned", {"code": "too_long", **minutes})
