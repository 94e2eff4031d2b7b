"""Division of speech into windows that are recognized one by one, by pure functions.

Whisper decodes at most 30 s at once, and it invents text for silence. Windows therefore contain
only speech and end at long pauses. Otherwise they are as long as possible, because context helps. A
window that gets too long ends at a change of voice or at its longest pause. Cutting at every change
of voice was measured too: it loses more words in short answers than it gains in long ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from storage.models import SpeechMap

Span = tuple[float, float]
FindQuiet = Callable[[float, float], float]

LONGEST = 28.0
"""Maximum length of a window in seconds: Whisper's 30 s less some margin."""
PAUSE = 2.0
"""Pause in seconds that ends a window."""
FRAGMENT = 0.6
"""A change of voice within this many seconds of a pause or another change is no place to cut."""
CHANGE = 1.0
"""A change of voice is as good a place to cut as a pause of this many seconds."""
MARGIN = 0.4
"""Seconds of silence kept around a window, so that no consonant is lost."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a recording, in seconds. `speech` are its spans in which somebody talks.

    With a quiet voice all voices get the level of the loudest one before they are recognized.
    """

    start: float
    end: float
    speech: tuple[Span, ...]
    has_quiet_voice: bool = False

    @property
    def name(self) -> str:
        """A stable name, in milliseconds, that sorts by time: `000001230-000029870`."""
        return f"{round(self.start * 1000):09d}-{round(self.end * 1000):09d}"

    @property
    def speech_seconds(self) -> float:
        """Seconds of speech in it."""
        return sum(end - start for start, end in self.speech)

    def speech_within(self, start: float, end: float) -> float:
        """Return the seconds of speech between two times."""
        return sum(max(0.0, min(b, end) - max(a, start)) for a, b in self.speech)

    def part(self, start: float, end: float) -> Window:
        """Return a part of the window as a window."""
        speech = ((max(a, start), min(b, end)) for a, b in self.speech)
        spans = tuple((a, b) for a, b in speech if a < b)
        return Window(start, end, spans, self.has_quiet_voice)

    def pieces(self, least: float) -> list[Window]:
        """Return the window, cut in pauses into pieces with at least so many seconds of speech."""
        cuts = [self.start]
        for (start, before), (after, _) in pairwise(self.speech):
            at = (before + after) / 2
            rest = self.speech_within(after, self.end)
            if start < at and min(self.speech_within(cuts[-1], at), rest) >= least:
                cuts.append(round(at, 3))
        return [self.part(start, end) for start, end in pairwise([*cuts, self.end])]

    def halves(self) -> tuple[Window, Window]:
        """Return two windows, cut in the longest pause near the middle, else in the middle."""
        quarter = (self.end - self.start) / 4
        pauses = [
            (after - before, (before + after) / 2)
            for (_, before), (after, _) in pairwise(self.speech)
            if self.start + quarter < (before + after) / 2 < self.end - quarter
        ]
        at = max(pauses)[1] if pauses else halfway(self.start, self.end)
        return self.part(self.start, at), self.part(at, self.end)


def halfway(start: float, end: float) -> float:
    """Return the middle, where continuous speech is cut without information about its sound."""
    return (start + end) / 2


def cut_windows(
    speech: SpeechMap, seconds: float, quiet: FindQuiet = halfway
) -> tuple[Window, ...]:
    """Return the windows of a recording of `seconds`, in order.

    None is longer than LONGEST plus margins. Speech without a pause is cut at the time that `quiet`
    returns for a span.
    """
    groups: list[list[Span]] = []
    open_group: list[Span] = []
    for span in _pieces(speech, quiet):
        if open_group and span[0] - open_group[-1][1] > PAUSE:
            groups.append(open_group)
            open_group = []
        open_group.append(span)
        while open_group[-1][1] - open_group[0][0] > LONGEST:
            count = _best_cut(open_group, speech)
            groups.append(open_group[:count])
            open_group = open_group[count:]
    windows = _add_margins([*groups, open_group] if open_group else groups, seconds)
    return tuple(_mark_quiet_voices(windows, speech.quiet_voices))


def _mark_quiet_voices(windows: Iterable[Window], voices: Sequence[Span]) -> Iterator[Window]:
    """Yield the windows, and say of each whether it has a quiet voice."""
    for window in windows:
        after = bisect_right(voices, window.start, key=lambda span: span[1])
        has_one = after < len(voices) and voices[after][0] < window.end
        yield replace(window, has_quiet_voice=True) if has_one else window


def _best_cut(spans: Sequence[Span], speech: SpeechMap) -> int:
    """Return the number of spans of the next window; together they are too long.

    The window ends at a change of voice or a long pause, preferably in the second half of LONGEST.
    """

    def score(count: int) -> tuple[bool, float]:
        before, after = spans[count - 1][1], spans[count][0]
        changed = bool(speech.changes_between(before, after))
        in_second_half = before - spans[0][0] > LONGEST / 2
        return in_second_half, after - before + (CHANGE if changed else 0.0)

    fitting = [n for n in range(1, len(spans)) if spans[n - 1][1] - spans[0][0] <= LONGEST]
    return max(fitting, key=score)


def _pieces(speech: SpeechMap, quiet: FindQuiet) -> Iterator[Span]:
    """Yield the regions, cut at changes of voice, and where they are too long."""
    for start, end in speech.regions:
        edges = [start]
        for change in speech.changes_between(start, end):
            if edges[-1] + FRAGMENT < change < end - FRAGMENT:
                edges.append(change)
        for span in pairwise([*edges, end]):
            yield from _split_long(span, quiet)


def _split_long(span: Span, quiet: FindQuiet) -> Iterator[Span]:
    """Yield a span in parts no longer than LONGEST."""
    start, end = span
    while end - start > LONGEST:
        at = quiet(start + LONGEST / 2, start + LONGEST)
        yield start, at
        start = at
    yield start, end


def _add_margins(groups: Sequence[Sequence[Span]], seconds: float) -> Iterator[Window]:
    """Yield windows around groups of spans, with as much margin as their neighbours leave."""
    before = -MARGIN
    for index, spans in enumerate(groups):
        first, last = spans[0][0], spans[-1][1]
        after = groups[index + 1][0][0] if index + 1 < len(groups) else seconds + MARGIN
        start = max(0.0, (before + first) / 2, first - MARGIN)
        end = min(seconds, (last + after) / 2, last + MARGIN)
        yield Window(round(start, 3), round(end, 3), _join_touching(spans))
        before = last


def _join_touching(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans; those that touch are joined."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
