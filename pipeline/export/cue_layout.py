"""Lines of a subtitle cue, and how well a text ends at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from pipeline.export.cue_tokens import LINE_COLUMNS, Piece, writes_spaces_between_sentences
from pipeline.export.line_breaks import columns
from pipeline.export.punctuation import CLAUSE_END, CLOSING, SENTENCE_END
from storage.models import Captions

MAX_LINES = 2
SHORT_COLUMNS = 32
_CLAUSE_BONUS = 16
"""Columns by which lines may differ for a break at a clause."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Maximum size of one cue."""

    columns: int
    lines: int


SHAPES = {
    Captions.NORMAL: Shape(LINE_COLUMNS, MAX_LINES),
    Captions.SHORT: Shape(SHORT_COLUMNS, 1),
}


class End(IntEnum):
    """Unit of speech that ends between two pieces."""

    NOTHING = 0
    CLAUSE = 1
    SENTENCE = 2


def end_between(left: Piece, right: Piece | None) -> End:
    """Return the unit that ends behind a piece.

    Thai, Lao, Khmer and Burmese mark clauses and sentences by a space and have no full stop.
    """
    text = left.text.rstrip(CLOSING)
    if text.endswith(SENTENCE_END):
        return End.SENTENCE
    spaced = right is not None and right.spaced and writes_spaces_between_sentences(text[-1:])
    return End.CLAUSE if spaced or text.endswith(CLAUSE_END) else End.NOTHING


def lay_out(pieces: Sequence[Piece], shape: Shape) -> tuple[str, ...]:
    """Return one line if it fits, otherwise the best two: cut at a clause, with even lengths."""
    return tuple(join_pieces(line) for line in divide_lines(pieces, shape))


def divide_lines(pieces: Sequence[Piece], shape: Shape) -> tuple[tuple[Piece, ...], ...]:
    """Return the pieces of each line of `lay_out`."""
    whole = tuple(pieces)
    if columns(join_pieces(whole)) <= shape.columns or len(whole) == 1 or shape.lines == 1:
        return (whole,)

    def penalty(at: int) -> tuple[int, float]:
        upper, lower = columns(join_pieces(whole[:at])), columns(join_pieces(whole[at:]))
        over = max(0, upper - shape.columns) + max(0, lower - shape.columns)
        clause = end_between(whole[at - 1], whole[at]) > End.NOTHING and not whole[at - 1].label
        return over, abs(upper - lower) - _CLAUSE_BONUS * clause + 0.5 * (upper > lower)

    first = 2 if whole[0].label and len(whole) > 2 else 1  # a name is not left without a word
    best = min(range(first, len(whole)), key=penalty)
    return whole[:best], whole[best:]


def join_pieces(pieces: Sequence[Piece]) -> str:
    """Return the pieces as one line."""
    first, *rest = pieces
    return first.text + "".join(" " * piece.spaced + piece.text for piece in rest)


def fits(lines: Sequence[str], shape: Shape) -> bool:
    """Return whether lines are within the size of a cue."""
    return len(lines) <= shape.lines and all(columns(line) <= shape.columns for line in lines)
