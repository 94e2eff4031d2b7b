"""Division of a transcript into readable subtitle cues, for srt, vtt and video files.

The rules are common to broadcasters (EBU-TT-D practice, the BBC's and Netflix's guides). A cue has
two lines of at most 42 columns, and at most 20 columns per second if the speech allows that. It is
cut at the ends of sentences and clauses first, and never inside a word. A new speaker gets a new
cue, or in a quick exchange a new line. Short captions, for phones held upright, are one line of at
most 32 columns by the same rules. A column is a character; wide East Asian characters have two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.export.cue_layout import (
    MAX_LINES,
    SHAPES,
    SHORT_COLUMNS,
    End,
    Shape,
    divide_lines,
    end_between,
    join_pieces,
)
from pipeline.export.cue_speakers import (
    join_exchanges,
    mark_turns,
    name_speakers,
    reads_right_to_left,
)
from pipeline.export.cue_times import (
    COLUMNS_A_SECOND,
    LONGEST_MS,
    SHORTEST_MS,
    Draft,
    set_ends,
    set_starts,
)
from pipeline.export.cue_tokens import Piece, pieces_of
from pipeline.export.direction import is_right_to_left
from storage.models import Captions, Transcript

__all__ = [
    "COLUMNS_A_SECOND",
    "LONGEST_MS",
    "MAX_LINES",
    "PAUSE_MS",
    "SHORTEST_MS",
    "SHORT_COLUMNS",
    "Cue",
    "cut_cues",
]

PAUSE_MS = 1500
"""Silence that ends a cue."""

# Costs of a cue; only their proportions matter. A cut inside a sentence is worst, then one inside
# a clause; a pause there makes it better, but not good. Very short and very full cues are avoided,
# and most of all some words that are neither the beginning nor the end of anything.
_COST_OF_CUE = 10.0
_COST_OF_CUT = {End.NOTHING: 30.0, End.CLAUSE: 8.0, End.SENTENCE: 0.0}
_COST_AT_A_PAUSE = 0.4
_COST_OF_FRAGMENT = 25.0
_COST_A_SECOND_SHORT = 15.0
_COST_A_COLUMN_TOO_FAST = 1.5
_GOOD_PAUSE_MS = 300
_FRAGMENT_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class Cue:
    """One subtitle: milliseconds from the start of the media, its lines, and its speaker (id).

    In an exchange of two speakers `voices` has the speaker of each line; `speaker` is the first.
    `right_to_left` is the direction of the lines, which do not contain it. `pieces` are the words
    of each line with their times.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    speaker: str | None
    voices: tuple[str | None, ...] = ()
    right_to_left: bool = False
    pieces: tuple[tuple[Piece, ...], ...] = field(default=(), repr=False, compare=False)


def cut_cues(
    transcript: Transcript,
    labels: Mapping[str, str] | None = None,
    captions: Captions = Captions.NORMAL,
) -> list[Cue]:
    """Return the cues of a transcript in order, without overlaps, with every word once.

    No cue has words of two files of a joined recording.

    `labels` (speaker id to displayed name) marks each turn: with `Name: ` where there is time to
    read it, otherwise with a dash.
    """
    pieces = list(pieces_of(transcript))
    if labels:
        pieces = list(mark_turns(pieces))
    shape = SHAPES[captions]
    begins = [round(file.start * 1000) for file in transcript.files]
    drafts = set_starts([draft for run in _runs(pieces, begins) for draft in _cut(run, shape)])
    usual = is_right_to_left(segment.text for segment in transcript.segments)
    if labels:
        by_file = groupby(drafts, lambda draft: bisect_right(begins, draft.rows[0][0].start))
        drafts = [draft for _, those in by_file for draft in join_exchanges(list(those), shape)]
        drafts = list(name_speakers(drafts, labels, shape, usual))
    return [_cue(draft, shape, usual) for draft in set_ends(drafts)]


def _cue(draft: Draft, shape: Shape, usual: bool) -> Cue:
    pieces = tuple(line for row in draft.rows for line in divide_lines(row, shape))
    lines = tuple(join_pieces(line) for line in pieces)
    voices = tuple(line[0].speaker for line in pieces) if len(draft.rows) > 1 else ()
    right_to_left = reads_right_to_left(draft.rows, usual)
    speaker = draft.rows[0][0].speaker
    return Cue(draft.start, draft.end, lines, speaker, voices, right_to_left, pieces)


def _runs(pieces: Sequence[Piece], begins: Sequence[int]) -> Iterator[list[Piece]]:
    """Yield stretches of one speaker in one file, without a long pause. `begins` are the times of
    files in milliseconds."""
    run: list[Piece] = []
    for piece in pieces:
        if run and (
            piece.speaker != run[-1].speaker
            or piece.start - run[-1].end >= PAUSE_MS
            or piece.start < run[-1].start
            or bisect_right(begins, piece.start) != bisect_right(begins, run[-1].start)
        ):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _cut(run: Sequence[Piece], shape: Shape) -> list[Draft]:
    """Return the cheapest division of a run into cues, computed from its end backwards."""
    cost = [0.0] * (len(run) + 1)
    cut = [len(run)] * len(run)
    for first in range(len(run) - 1, -1, -1):
        cost[first], cut[first] = min(
            (_cost(run, first, end, width) + cost[end], end)
            for end, width in _ends(run, first, shape)
        )
    drafts = []
    first = 0
    while first < len(run):
        pieces = tuple(run[first : cut[first]])
        drafts.append(Draft(pieces[0].start, max(piece.end for piece in pieces), (pieces,)))
        first = cut[first]
    return drafts


def _ends(run: Sequence[Piece], first: int, shape: Shape) -> Iterator[tuple[int, int]]:
    """Yield possible ends of a cue that begins at `first`, with its number of columns.

    The last one is where the lines are full or the cue is too long. There is always one: a single
    word is never too long. A label is followed by at least one word.
    """
    line, width, total = 1, 0, 0
    least = first + 1 if run[first].label and first + 1 < len(run) else first
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


def _cost(run: Sequence[Piece], first: int, end: int, width: int) -> float:
    """Return the cost of a cue with pieces `first` to `end`, of `width` columns."""
    last = run[end - 1]
    next_start = run[end].start if end < len(run) else last.end + SHORTEST_MS
    cost = _COST_OF_CUE + _cost_of_cut(run, end)
    if width < _FRAGMENT_COLUMNS and not _is_whole(run, first, end):
        cost += _COST_OF_FRAGMENT * (1 - width / _FRAGMENT_COLUMNS)
    duration = min(max(next_start, last.end), run[first].start + LONGEST_MS) - run[first].start
    cost += max(0, SHORTEST_MS - duration) / 1000 * _COST_A_SECOND_SHORT
    cost += max(0.0, width - duration / 1000 * COLUMNS_A_SECOND) * _COST_A_COLUMN_TOO_FAST
    return cost


def _cost_of_cut(run: Sequence[Piece], end: int) -> float:
    """Return the cost of a cut before piece `end`; nothing at the end of the run."""
    if end == len(run):
        return 0.0
    cost = _COST_OF_CUT[end_between(run[end - 1], run[end])]
    pause = run[end].start - run[end - 1].end
    return cost * _COST_AT_A_PAUSE if pause >= _GOOD_PAUSE_MS else cost


def _is_whole(run: Sequence[Piece], first: int, end: int) -> bool:
    """Return whether a cue begins and ends with a sentence, or with the run."""
    begins = first == 0 or end_between(run[first - 1], run[first]) is End.SENTENCE
    following = run[end] if end < len(run) else None
    return begins and (following is None or end_between(run[end - 1], following) is End.SENTENCE)
