"""Times of subtitle cues: as long as it takes to read them, if the next cue allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from pipeline.export.cue_layout import join_pieces
from pipeline.export.cue_tokens import Piece
from pipeline.export.line_breaks import columns

COLUMNS_A_SECOND = 20
LONGEST_MS = 7000
SHORTEST_MS = 1000
"""Minimum duration of a cue, if the next one allows it."""
_MIN_START_DISTANCE_MS = 250
"""Minimum time between the starts of two cues: two people may start at once."""
_FLICKER_MS = 200
"""A shorter gap between two cues is closed, because it looks like flicker."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Cue before its lines are laid out: the time of its words in ms, and a row of pieces for each
    speaker in it."""

    start: int
    end: int
    rows: tuple[tuple[Piece, ...], ...]


def reading_ms(draft: Draft) -> int:
    """Return the milliseconds that a reader needs."""
    width = sum(columns(join_pieces(row)) for row in draft.rows)
    return -(-width * 1000 // COLUMNS_A_SECOND)


def room_ms(draft: Draft, following: Draft | None) -> int:
    """Return the longest time that a cue can be shown."""
    return LONGEST_MS if following is None else min(LONGEST_MS, following.start - draft.start)


def set_starts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with starts that go forward."""
    started: list[Draft] = []
    for draft in drafts:
        start = max(0, draft.start)
        if started:
            start = max(start, started[-1].start + _MIN_START_DISTANCE_MS)
        started.append(replace(draft, start=start))
    return started


def set_ends(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with as much reading time as the next one allows, without overlaps."""
    timed = []
    for draft, following in zip_longest(drafts, drafts[1:]):
        reading = max(SHORTEST_MS, reading_ms(draft))
        end = max(draft.end, min(draft.start + reading, draft.start + LONGEST_MS))
        if following is not None:
            near = following.start - end < _FLICKER_MS
            end = following.start if near else end
        timed.append(replace(draft, end=end))
    return timed
