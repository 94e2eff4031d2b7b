"""Cuts a transcript into subtitle cues that can be read: the core of srt, vtt and video files.

The rules are those that broadcasters share (EBU-TT-D practice, the BBC's and Netflix's guides): two
lines of at most 42 columns, at most 20 columns a second where the speech leaves the time, cuts at
the ends of sentences and clauses before any other word, no word cut, a new cue for a new speaker.
Short captions, for phones held upright, are one line of at most 32 columns by the same rules.
A column is a character; the wide characters of East Asia take two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.export.cue_tokens import LINE_COLUMNS, Piece, columns, pieces_of
from storage.models import Captions, Transcript

MOST_LINES = 2
SHORT_COLUMNS = 32
COLUMNS_A_SECOND = 20
LONGEST_MS = 7000
SHORTEST_MS = 1000
"""Cues are held this long where the next one leaves the time."""
PAUSE_MS = 1500
"""A silence that a cue never spans."""
_FLASH_MS = 250
"""Cues start at least this far apart, whatever the words say: two people may start at once."""
_FLICKER_MS = 200
"""A shorter gap between two cues is closed: it would be seen as a flicker."""

_SENTENCE_END = tuple(".?!…。？！؟।")
_CLAUSE_END = (*_SENTENCE_END, *",;:—–，、；：،؛")
_CLOSING = "\"'”’»)]」』"

# What a cue costs; only the proportions matter. Cutting sentences apart is worst, then cutting
# clauses; long pauses make a good cut; crumbs and floods are to be avoided.
_COST_OF_CUE = 10.0
_COST_MID_CLAUSE = 30.0
_COST_CLAUSE = 8.0
_COST_A_SECOND_SHORT = 15.0
_COST_A_COLUMN_TOO_FAST = 1.5
_WELCOME_PAUSE_MS = 300


@dataclass(frozen=True, slots=True)
class Shape:
    """How much one cue may hold."""

    columns: int
    lines: int


SHAPES = {
    Captions.NORMAL: Shape(LINE_COLUMNS, MOST_LINES),
    Captions.SHORT: Shape(SHORT_COLUMNS, 1),
}


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: milliseconds from the start of the media, its lines, who speaks (an id)."""

    start: int
    end: int
    lines: tuple[str, ...]
    speaker: str | None


def cut_cues(
    transcript: Transcript,
    labels: Mapping[str, str] | None = None,
    captions: Captions = Captions.NORMAL,
) -> list[Cue]:
    """The cues of a transcript: in order, not overlapping, every word once.

    `labels` (speaker id to shown name) puts `Name: ` before the first words of each turn.
    """
    pieces = list(pieces_of(transcript))
    if labels:
        pieces = list(_labelled(pieces, labels))
    shape = SHAPES[captions]
    return _timed([cue for run in _runs(pieces) for cue in _cut(run, shape)])


def _labelled(pieces: Sequence[Piece], labels: Mapping[str, str]) -> Iterator[Piece]:
    """The pieces with the speaker's name before each turn; name and first word stay together."""
    speaker: str | None = None
    for piece in pieces:
        if piece.speaker is not None and piece.speaker != speaker:
            name = labels.get(piece.speaker, piece.speaker)
            yield Piece(f"{name}:", piece.start, piece.start, piece.speaker, True)
            piece = replace(piece, spaced=True)  # noqa: PLW2901  the same piece, set apart
        speaker = piece.speaker
        yield piece


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Stretches that one speaker says without a long pause."""
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
    """The cheapest way to cut a run into cues, found from its end backwards."""
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
    """Where a cue that begins at `first` may end, until its lines are full or it stands too long,
    and how many columns it then has.

    There is always one: a single word is never too long. A name is not left without a word.
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
    """A speaker's name takes no time."""
    return piece.start == piece.end and piece.text.endswith(":")


def _cost(run: Sequence[Piece], first: int, end: int, width: int) -> float:
    """What it costs that pieces `first` to `end`, of `width` columns, become a cue."""
    last = run[end - 1]
    until = run[end].start if end < len(run) else last.end + SHORTEST_MS
    cost = _COST_OF_CUE
    if end < len(run) and until - last.end < _WELCOME_PAUSE_MS:
        text = last.text.rstrip(_CLOSING)
        if not text.endswith(_CLAUSE_END):
            cost += _COST_MID_CLAUSE
        elif not text.endswith(_SENTENCE_END):
            cost += _COST_CLAUSE
    held = min(max(until, last.end), run[first].start + LONGEST_MS) - run[first].start
    cost += max(0, SHORTEST_MS - held) / 1000 * _COST_A_SECOND_SHORT
    cost += max(0.0, width - held / 1000 * COLUMNS_A_SECOND) * _COST_A_COLUMN_TOO_FAST
    return cost


def _cue(pieces: Sequence[Piece], shape: Shape) -> Cue:
    end = max(piece.end for piece in pieces)
    return Cue(pieces[0].start, end, _lines(pieces, shape), pieces[0].speaker)


def _lines(pieces: Sequence[Piece], shape: Shape) -> tuple[str, ...]:
    """One line if it fits, else the better cut into two: at a clause, and of even length."""
    whole = _join(pieces)
    if columns(whole) <= shape.columns or len(pieces) == 1 or shape.lines == 1:
        return (whole,)

    def badness(at: int) -> tuple[int, float]:
        upper, lower = columns(_join(pieces[:at])), columns(_join(pieces[at:]))
        over = max(0, upper - shape.columns) + max(0, lower - shape.columns)
        clause = pieces[at - 1].text.rstrip(_CLOSING).endswith(_CLAUSE_END)
        return over, abs(upper - lower) - 16 * clause + 0.5 * (upper > lower)

    best = min(range(1, len(pieces)), key=badness)
    return _join(pieces[:best]), _join(pieces[best:])


def _join(pieces: Sequence[Piece]) -> str:
    first, *rest = pieces
    return first.text + "".join(" " * piece.spaced + piece.text for piece in rest)


def _timed(cues: Sequence[Cue]) -> list[Cue]:
    """Give the cues the time to be read that the next one leaves, and no overlap."""
    started: list[Cue] = []
    for cue in cues:
        start = max(0, cue.start)
        if started:
            start = max(start, started[-1].start + _FLASH_MS)
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
