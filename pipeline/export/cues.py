"""Division of a transcript into readable subtitle cues, for srt, vtt and video files.

The rules are common to broadcasters (EBU-TT-D practice, the BBC's and Netflix's guides). A cue has
two lines of at most 42 columns, and at most 20 columns per second if the speech allows that. It is
cut at the ends of sentences and clauses first, and never inside a word. A new speaker gets a new
cue. Short captions, for phones held upright, are one line of at most 32 columns by the same rules.
A column is a character; wide East Asian characters have two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.export.cue_tokens import LINE_COLUMNS, Piece, columns, pieces_of
from storage.models import Captions, Transcript

MAX_LINES = 2
SHORT_COLUMNS = 32
COLUMNS_A_SECOND = 20
LONGEST_MS = 7000
SHORTEST_MS = 1000
"""Minimum duration of a cue, if the next one allows it."""
PAUSE_MS = 1500
"""Silence that ends a cue."""
_MIN_START_DISTANCE_MS = 250
"""Minimum time between the starts of two cues: two people may start at once."""
_FLICKER_MS = 200
"""A shorter gap between two cues is closed, because it looks like flicker."""

_SENTENCE_END = tuple(".?!…。？！؟।")
_CLAUSE_END = (*_SENTENCE_END, *",;:—–，、；：،؛")
_CLOSING = "\"'”’»)]」』"

# Costs of a cue; only their proportions matter. A cut inside a sentence is worst, then one inside
# a clause. Long pauses are good cuts. Very short and very full cues are avoided.
_COST_OF_CUE = 10.0
_COST_MID_CLAUSE = 30.0
_COST_CLAUSE = 8.0
_COST_A_SECOND_SHORT = 15.0
_COST_A_COLUMN_TOO_FAST = 1.5
_GOOD_PAUSE_MS = 300


@dataclass(frozen=True, slots=True)
class Shape:
    """Maximum size of one cue."""

    columns: int
    lines: int


SHAPES = {
    Captions.NORMAL: Shape(LINE_COLUMNS, MAX_LINES),
    Captions.SHORT: Shape(SHORT_COLUMNS, 1),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: milliseconds from the start of the media, its lines, and its speaker (id)."""

    start: int
    end: int
    lines: tuple[str, ...]
    speaker: str | None


def cut_cues(
    transcript: Transcript,
    labels: Mapping[str, str] | None = None,
    captions: Captions = Captions.NORMAL,
) -> list[Cue]:
    """Return the cues of a transcript in order, without overlaps, with every word once.

    `labels` (speaker id to displayed name) puts `Name: ` before the first words of each turn.
    """
    pieces = list(pieces_of(transcript))
    if labels:
        pieces = list(_insert_labels(pieces, labels))
    shape = SHAPES[captions]
    return _set_times([cue for run in _runs(pieces) for cue in _cut(run, shape)])


def _insert_labels(pieces: Sequence[Piece], labels: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the pieces with the speaker's name before each turn; it stays with the first word."""
    speaker: str | None = None
    for piece in pieces:
        if piece.speaker is not None and piece.speaker != speaker:
            name = labels.get(piece.speaker, piece.speaker)
            yield Piece(f"{name}:", piece.start, piece.start, piece.speaker, True)
            piece = replace(piece, spaced=True)  # noqa: PLW2901  the same piece with a space
        speaker = piece.speaker
        yield piece


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield stretches of one speaker without a long pause."""
    run: list[Piece] = []
    for piece in pieces:
        if run and (
            piece.speaker != run[-1].speaker
            or piece.start - run[-1].end >= PAUSE_MS
            or piece.start < run[-1].start
        ):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _cut(run: Sequence[Piece], shape: Shape) -> list[Cue]:
    """Return the cheapest division of a run into cues, computed from its end backwards."""
    cost = [0.0] * (len(run) + 1)
    cut = [len(run)] * len(run)
    for first in range(len(run) - 1, -1, -1):
        cost[first], cut[first] = min(
            (_cost(run, first, end, width) + cost[end], end)
            for end, width in _ends(run, first, shape)
        )
    cues = []
    first = 0
    while first < len(run):
        cues.append(_cue(run[first : cut[first]], shape))
        first = cut[first]
    return cues


def _ends(run: Sequence[Piece], first: int, shape: Shape) -> Iterator[tuple[int, int]]:
    """Yield possible ends of a cue that begins at `first`, with its number of columns.

    They end when its lines are full or it is too long. There is always one: a single word is never
    too long. A name is not left without a word.
    """
    line, width, total = 1, 0, 0
    least = first + 1 if _is_label(run[first]) and first + 1 < len(run) else first
    for index in range(first, len(run)):
        piece = run[index]
        wider = width + piece.spaced + piece.width if width else piece.width
        if width and wider > shape.columns:
            line, wider = line + 1, piece.width
        too_long = piece.end - run[first].start > LONGEST_MS
        if index > least and (line > shape.lines or too_long):
            return
        width = wider
        total += piece.spaced + piece.width
        if index >= least:
            yield index + 1, total


def _is_label(piece: Piece) -> bool:
    """Return whether a piece is a speaker's name, which has no duration."""
    return piece.start == piece.end and piece.text.endswith(":")


def _cost(run: Sequence[Piece], first: int, end: int, width: int) -> float:
    """Return the cost of a cue with pieces `first` to `end`, of `width` columns."""
    last = run[end - 1]
    next_start = run[end].start if end < len(run) else last.end + SHORTEST_MS
    cost = _COST_OF_CUE
    if end < len(run) and next_start - last.end < _GOOD_PAUSE_MS:
        text = last.text.rstrip(_CLOSING)
        if not text.endswith(_CLAUSE_END):
            cost += _COST_MID_CLAUSE
        elif not text.endswith(_SENTENCE_END):
            cost += _COST_CLAUSE
    duration = min(max(next_start, last.end), run[first].start + LONGEST_MS) - run[first].start
    cost += max(0, SHORTEST_MS - duration) / 1000 * _COST_A_SECOND_SHORT
    cost += max(0.0, width - duration / 1000 * COLUMNS_A_SECOND) * _COST_A_COLUMN_TOO_FAST
    return cost


def _cue(pieces: Sequence[Piece], shape: Shape) -> Cue:
    end = max(piece.end for piece in pieces)
    return Cue(pieces[0].start, end, _lines(pieces, shape), pieces[0].speaker)


def _lines(pieces: Sequence[Piece], shape: Shape) -> tuple[str, ...]:
    """Return one line if it fits, otherwise the best two: cut at a clause, with even lengths."""
    whole = _join(pieces)
    if columns(whole) <= shape.columns or len(pieces) == 1 or shape.lines == 1:
        return (whole,)

    def penalty(at: int) -> tuple[int, float]:
        upper, lower = columns(_join(pieces[:at])), columns(_join(pieces[at:]))
        over = max(0, upper - shape.columns) + max(0, lower - shape.columns)
        clause = pieces[at - 1].text.rstrip(_CLOSING).endswith(_CLAUSE_END)
        return over, abs(upper - lower) - 16 * clause + 0.5 * (upper > lower)

    best = min(range(1, len(pieces)), key=penalty)
    return _join(pieces[:best]), _join(pieces[best:])


def _join(pieces: Sequence[Piece]) -> str:
    first, *rest = pieces
    return first.text + "".join(" " * piece.spaced + piece.text for piece in rest)


def _set_times(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues with as much reading time as the next one allows, without overlaps."""
    started: list[Cue] = []
    for cue in cues:
        start = max(0, cue.start)
        if started:
            start = max(start, started[-1].start + _MIN_START_DISTANCE_MS)
        started.append(replace(cue, start=start))
    timed = []
    for cue, following in zip_longest(started, started[1:]):
        width = sum(columns(line) for line in cue.lines)
        reading = max(SHORTEST_MS, -(-width * 1000 // COLUMNS_A_SECOND))
        end = max(cue.end, min(cue.start + reading, cue.start + LONGEST_MS))
        if following is not None:
            near = following.start - end < _FLICKER_MS
            end = following.start if near else end
        timed.append(replace(cue, end=end))
    return timed
