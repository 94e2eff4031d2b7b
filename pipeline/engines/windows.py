"""Cuts speech into the windows that are recognised one by one: pure functions of times.

Whisper hears at most 30 s at once. What it makes of a window depends on where the window was cut:
it tends to stop early at a long pause or where another voice sets in, and it invents text for
silence. So windows hold speech only, end at changes of voice and at long pauses, and are otherwise
as long as they may be, because context helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storage.models import SpeechMap

Span = tuple[float, float]

LONGEST = 28.0
"""Seconds of one window: Whisper's 30 s less some room to end in."""
PAUSE = 1.0
"""A pause of this many seconds ends a window."""
FRAGMENT = 0.6
"""A change of voice this close (seconds) to another cut is not followed: a cough, a "yes"."""
MARGIN = 0.2
"""Seconds of quiet kept around a window, so that no consonant is lost."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a recording, in seconds; `speech` are the spans in it where somebody talks."""

    start: float
    end: float
    speech: tuple[Span, ...]

    @property
    def name(self) -> str:
        """A stable name, in milliseconds, that sorts by time: `000001230-000029870`."""
        return f"{round(self.start * 1000):09d}-{round(self.end * 1000):09d}"

    @property
    def spoken(self) -> float:
        """Seconds of speech in it."""
        return sum(end - start for start, end in self.speech)


def cut(speech: SpeechMap, seconds: float) -> tuple[Window, ...]:
    """The windows of a recording of `seconds`, in order, none longer than LONGEST plus margins."""
    groups: list[list[Span]] = []
    for span, starts_new in _pieces(speech):
        begins = not groups or starts_new or span[0] - groups[-1][-1][1] > PAUSE
        if begins or span[1] - groups[-1][0][0] > LONGEST:
            groups.append([span])
        else:
            groups[-1].append(span)
    return tuple(_framed(groups, seconds))


def rest_of(window: Window, after: float) -> Window:
    """What is left of a window after a time in it, to be heard as a window of its own."""
    left = tuple((max(start, after), end) for start, end in window.speech if end > after)
    return Window(after, window.end, left)


def _pieces(speech: SpeechMap) -> Iterable[tuple[Span, bool]]:
    """The regions, cut at changes of voice and where they are too long; and whether a piece has
    to begin a new window."""
    changes = sorted(speech.changes)
    before = -1.0
    for start, end in speech.regions:
        voices = [start]
        for change in changes:
            if voices[-1] + FRAGMENT < change < end - FRAGMENT:
                voices.append(change)
        handed_over = any(before < change < start for change in changes)
        for index, span in enumerate(zip(voices, [*voices[1:], end], strict=True)):
            for part, short in enumerate(_shortened(span)):
                yield short, part > 0 or index > 0 or handed_over
        before = end


def _shortened(span: Span) -> Sequence[Span]:
    """A span as equal parts no longer than LONGEST."""
    start, end = span
    count = int((end - start) // LONGEST) + 1
    step = (end - start) / count
    return [(start + step * part, start + step * (part + 1)) for part in range(count)]


def _framed(groups: Sequence[Sequence[Span]], seconds: float) -> Iterable[Window]:
    """Windows around groups of spans, with as much margin as their neighbours leave."""
    for index, spans in enumerate(groups):
        before = groups[index - 1][-1][1] if index else 0.0
        after = groups[index + 1][0][0] if index + 1 < len(groups) else seconds
        start = (
            max((before + spans[0][0]) / 2, spans[0][0] - MARGIN)
            if index
            else max(0.0, spans[0][0] - MARGIN)
        )
        last = index + 1 == len(groups)
        edge = seconds if last else (spans[-1][1] + after) / 2
        yield Window(round(start, 3), round(min(edge, spans[-1][1] + MARGIN), 3), tuple(spans))
