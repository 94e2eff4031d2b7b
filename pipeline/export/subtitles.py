"""Subtitles as SubRip (srt) and WebVTT (vtt)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from pipeline.export.cues import Cue, cut_cues
from pipeline.export.direction import directed
from storage.models import Captions, Transcript

_SRT_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "{": "(", "}": ")"})
"""SubRip has no escapes; these characters begin tags and overrides in players."""


def srt(
    transcript: Transcript, names: Mapping[str, str], captions: Captions = Captions.NORMAL
) -> str:
    """Return SubRip text. `names` (speaker id to displayed name; may be empty) label the turns."""
    blocks = [
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{srt_text(cue)}\n"
        for number, cue in enumerate(cut_cues(transcript, names, captions), start=1)
    ]
    return "\n".join(blocks)


def srt_text(cue: Cue) -> str:
    """Return the lines of a cue in their direction, without what a player takes for markup."""
    return "\n".join(directed_lines(cue)).translate(_SRT_LOOKALIKES)


def directed_lines(cue: Cue) -> list[str]:
    """Return the lines of a cue with the characters that keep their direction."""
    return [directed(line, cue.right_to_left) for line in cue.lines]


def vtt(
    transcript: Transcript, names: Mapping[str, str], captions: Captions = Captions.NORMAL
) -> str:
    """Return WebVTT text; voice tags name the speakers. https://www.w3.org/TR/webvtt1/."""
    return "\n".join(["WEBVTT\n", *_vtt_blocks(cut_cues(transcript, None, captions), names)])


def _vtt_blocks(cues: Sequence[Cue], names: Mapping[str, str]) -> list[str]:
    blocks = []
    for cue in cues:
        text = escape("\n".join(directed_lines(cue)), quote=False)
        if cue.speaker is not None and cue.speaker in names:
            text = f"<v {escape(names[cue.speaker], quote=False)}>{text}"
        blocks.append(f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{text}\n")
    return blocks


def _clock(milliseconds: int, point: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{rest:03}"
