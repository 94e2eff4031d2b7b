"""Transcript as tables and tracks for other programs: spreadsheets (tsv), Audacity and Praat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from storage.models import Segment, Transcript

_FORMULA = ("=", "+", "-", "@")
"""First characters that spreadsheets take for a formula:
https://owasp.org/www-community/attacks/CSV_Injection"""

_SHORTEST = 0.001
"""Seconds of the shortest interval."""


def tsv(transcript: Transcript, names: Mapping[str, str]) -> str:
    """Return a table with a line for each segment, as Whisper writes it, and a column for speakers.

    `start` and `end` are milliseconds; `speaker` is empty where there is only one. A text that a
    spreadsheet would calculate begins with a space.
    """
    rows = [("start", "end", "text", "speaker")]
    for segment in transcript.segments:
        start, end = round(segment.start * 1000), round(segment.end * 1000)
        name = names.get(segment.speaker or "", "")
        rows.append((str(start), str(end), _cell(segment.text), _cell(name)))
    return "".join("\t".join(row) + "\n" for row in rows)


def _cell(text: str) -> str:
    line = _line(text)
    return f" {line}" if line.startswith(_FORMULA) else line


def labels(transcript: Transcript, names: Mapping[str, str]) -> str:
    """Return a label track for Audacity: seconds, seconds, text, a line for each segment.

    https://manual.audacityteam.org/man/importing_and_exporting_labels.html
    """
    lines = []
    for segment in transcript.segments:
        name = names.get(segment.speaker or "")
        text = _line(f"{name}: {segment.text}" if name else segment.text)
        lines.append(f"{segment.start:.6f}\t{max(segment.start, segment.end):.6f}\t{text}\n")
    return "".join(lines)


@dataclass(frozen=True, slots=True)
class _Interval:
    """Labelled stretch of a tier, in seconds."""

    start: float
    end: float
    text: str


def textgrid(transcript: Transcript, names: Mapping[str, str]) -> str:
    """Return a TextGrid for Praat: for each speaker a tier of utterances and one of words.

    Tiers are `Anna - words` with several speakers (`names`), as forced aligners name them. The
    intervals of a tier fill the whole time: https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html
    """
    ends = [transcript.seconds, *(segment.end for segment in transcript.segments)]
    length = max(_SHORTEST, *(round(end, 3) for end in ends))
    tiers = [(name, _filled(intervals, length)) for name, intervals in _tiers(transcript, names)]
    head = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", *_span(length, "")]
    lines = [*head, "tiers? <exists>", f"size = {len(tiers)}", "item []:"]
    for number, (name, intervals) in enumerate(tiers, start=1):
        lines += [f"    item [{number}]:", *_tier(name, intervals, length)]
    return "\n".join(lines) + "\n"


def _tier(name: str, intervals: Sequence[_Interval], length: float) -> Iterator[str]:
    indent = " " * 8
    yield f'{indent}class = "IntervalTier"'
    yield f"{indent}name = {_quoted(name)}"
    yield from _span(length, indent)
    yield f"{indent}intervals: size = {len(intervals)}"
    for number, each in enumerate(intervals, start=1):
        yield f"{indent}intervals [{number}]:"
        yield f"{indent}    xmin = {_number(each.start)}"
        yield f"{indent}    xmax = {_number(each.end)}"
        yield f"{indent}    text = {_quoted(each.text)}"


def _span(length: float, indent: str) -> tuple[str, str]:
    return f"{indent}xmin = 0", f"{indent}xmax = {_number(length)}"


def _tiers(
    transcript: Transcript, names: Mapping[str, str]
) -> Iterator[tuple[str, list[_Interval]]]:
    """Yield the tiers of each speaker in the order of their first words."""
    speakers: dict[str, list[Segment]] = {}
    for segment in transcript.segments:
        name = names.get(segment.speaker or "", segment.speaker or "") if names else ""
        speakers.setdefault(name, []).append(segment)
    for name, segments in (speakers or {"": []}).items():
        before = f"{name} - " if name else ""
        yield f"{before}utterances", [_Interval(it.start, it.end, it.text) for it in segments]
        words = [word for segment in segments for word in segment.words]
        if words:
            yield f"{before}words", [_Interval(it.start, it.end, it.text) for it in words]


def _filled(intervals: Iterable[_Interval], length: float) -> list[_Interval]:
    """Return the intervals in order, without overlaps, with empty ones between them.

    Praat has no interval without a length: such a text gets a millisecond, or at the very end a
    place in the interval before it.
    """
    filled: list[_Interval] = []
    at = 0.0
    for each in sorted(intervals, key=lambda it: it.start):
        start, text = max(at, round(each.start, 3)), _line(each.text)
        end = min(max(round(each.end, 3), start + _SHORTEST), length)
        if end <= start:
            before = filled.pop() if filled else _Interval(0.0, length, "")
            filled.append(replace(before, text=f"{before.text} {text}".strip()))
            continue
        if start > at:
            filled.append(_Interval(at, start, ""))
        filled.append(_Interval(start, end, text))
        at = end
    return [*filled, _Interval(at, length, "")] if at < length else filled


def _number(seconds: float) -> str:
    return f"{seconds:.6f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    """Return a string of Praat, in which quotes are doubled."""
    return f'"{text.replace(chr(34), chr(34) * 2)}"'


def _line(text: str) -> str:
    return " ".join(text.split())
