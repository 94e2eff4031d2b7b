"""Captions whose words light up as they are spoken: Advanced SubStation (ass) and lyrics (lrc)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, zip_longest

from pipeline.export.cue_tokens import Piece
from pipeline.export.cues import Cue, cut_cues
from pipeline.export.direction import directed
from storage.models import Captions, Transcript

_ASS_HEAD = """[Script Info]
ScriptType: v4.00+
Title: {title}
PlayResX: 1920
PlayResY: 1080
WrapStyle: 0
ScaledBorderAndShadow: yes
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,64,&H00FFFFFF,&H00B4B4B4,&H00000000,&H80000000,\
0,0,0,0,100,100,0,0,1,3,1,2,60,60,54,1
Style: RightToLeft,Arial,64,&H00FFFFFF,&H00B4B4B4,&H00000000,&H80000000,\
0,0,0,0,100,100,0,0,1,3,1,2,60,60,54,-1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""Words are grey until they are spoken. Encoding -1 makes libass find the direction of a line and
order it as a whole, across the tags of its words:
https://github.com/libass/libass/wiki/ASS-File-Format-Guide"""
_ASS_TEXT = str.maketrans({"{": "(", "}": ")", "\\": "\\\u2060"})
"""Braces hold overrides. An invisible joiner keeps a backslash from the letter behind it."""
_LRC_TEXT = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")"})
"""Lyrics have no escapes; these brackets hold times."""
_EMPTY_LINE_MS = 2000
"""Silence after which players are told to show nothing."""


@dataclass(frozen=True, slots=True)
class _Syllable:
    """Text that lights up at once, with the space before it, from `start` to `end` (ms)."""

    text: str
    start: int
    end: int
    label: bool


def ass(
    title: str,
    transcript: Transcript,
    names: Mapping[str, str],
    captions: Captions = Captions.NORMAL,
) -> str:
    """Return Advanced SubStation text with the time of each word.

    `names` (speaker id to displayed name; may be empty) label the turns.
    """
    events = [_ass_event(cue, names) for cue in cut_cues(transcript, names, captions)]
    return _ASS_HEAD.format(title=_plain(title)) + "".join(f"{event}\n" for event in events)


def _ass_event(cue: Cue, names: Mapping[str, str]) -> str:
    style = "RightToLeft" if cue.right_to_left else "Default"
    name = _plain(names.get(cue.speaker or "", "")).replace(",", " ")
    at = cue.start
    lines = []
    for pieces in cue.pieces:
        line = ""
        for syllable in _syllables(pieces):
            text = syllable.text.translate(_ASS_TEXT)
            if syllable.label:
                line += text
                continue
            start, end = max(at, syllable.start), max(at, syllable.end)
            wait, duration = _centiseconds(start) - _centiseconds(at), _centiseconds(end)
            line += f"{{\\k{wait}}}" if wait else ""
            line += f"{{\\kf{duration - _centiseconds(start)}}}{text}"
            at = end
        lines.append(directed(line, cue.right_to_left))
    times = f"{_ass_clock(cue.start)},{_ass_clock(cue.end)}"
    return f"Dialogue: 0,{times},{style},{name},0,0,0,," + r"\N".join(lines)


def lrc(title: str, transcript: Transcript, names: Mapping[str, str]) -> str:
    """Return lyrics with the time of each line and of each word in it, as karaoke players read
    them: `[00:12.00]<00:12.00>When <00:12.40>the<00:12.70>`. https://en.wikipedia.org/wiki/LRC_(file_format)
    """
    cues = cut_cues(transcript, names)
    head = [
        f"[ti:{_plain(title).translate(_LRC_TEXT)}]",
        *([f"[la:{transcript.language}]"] if transcript.language else []),
        f"[length:{_lrc_clock(round(transcript.seconds * 1000))}]",
    ]
    return "\n".join([*head, *_lrc_lines(cues)]) + "\n"


def _lrc_lines(cues: Sequence[Cue]) -> Iterator[str]:
    for cue, following in zip_longest(cues, cues[1:]):
        line, at = "", cue.start
        for syllable in _syllables(list(chain.from_iterable(cue.pieces))):
            at = max(at, syllable.start)
            line += f"<{_lrc_clock(at)}>{syllable.text.translate(_LRC_TEXT)}"
            at = max(at, syllable.end)
        yield f"[{_lrc_clock(cue.start)}]{line}<{_lrc_clock(at)}>"
        if following is None or following.start - cue.end >= _EMPTY_LINE_MS:
            yield f"[{_lrc_clock(cue.end)}]"


def _syllables(pieces: Sequence[Piece]) -> Iterator[_Syllable]:
    """Yield the words of a line; a space belongs to the word before it, as karaoke writes it."""
    parts: list[tuple[str, int, bool, bool]] = []
    for piece in pieces:
        edges = [(0, piece.start), *piece.words, (len(piece.text), piece.end)]
        for (first, start), (last, _) in pairwise(edges):
            text = piece.text[first:last]
            parts.append((text.rstrip(), start, piece.label, piece.spaced if not first else True))
    ends = [start for _, start, _, _ in parts[1:]] + [pieces[-1].end]
    for (text, start, label, _), following, end in zip_longest(parts, parts[1:], ends):
        space = " " if following is not None and following[3] else ""
        yield _Syllable(text + space, start, max(start, end), label)


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_ASS_TEXT)


def _centiseconds(milliseconds: int) -> int:
    return round(milliseconds / 10)


def _ass_clock(milliseconds: int) -> str:
    seconds, rest = divmod(_centiseconds(milliseconds), 100)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:02}"


def _lrc_clock(milliseconds: int) -> str:
    seconds, rest = divmod(_centiseconds(milliseconds), 100)
    return f"{seconds // 60:02}:{seconds % 60:02}.{rest:02}"
