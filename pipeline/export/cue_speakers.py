"""Marks of speakers in subtitles without markup: dashes and names.

Subtitles mark a new speaker by a dash, and two speakers on the screen by a dash on each line:
https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617, «Dual Speakers»; a single
speaker who follows nobody has none. A name says more and costs time to read; it takes the place of
the dash where there is time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.export.cue_layout import Shape, fits, join_pieces, lay_out
from pipeline.export.cue_times import SHORTEST_MS, Draft, reading_ms, room_ms
from pipeline.export.cue_tokens import Piece
from pipeline.export.direction import direction_of, marked_name

DASH = "-"
_LONGEST_WAIT_MS = 1000
"""Silence after which an answer is a cue of its own."""


def mark_turns(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a dash before each turn, which stays with the first word."""
    speaker: str | None = None
    for piece in pieces:
        if piece.speaker is not None and piece.speaker != speaker:
            yield _label(DASH, piece)
            piece = replace(piece, spaced=True)  # noqa: PLW2901  the same piece with a space
        speaker = piece.speaker
        yield piece


def join_exchanges(drafts: Sequence[Draft], shape: Shape) -> list[Draft]:
    """Return the drafts with quick questions and answers in one cue, a line each.

    Two turns are joined where one of them alone would be too short to be read.
    """
    joined: list[Draft] = []
    for index, draft in enumerate(drafts):
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        if joined and _is_exchange(joined[-1], draft, following, shape):
            first = joined.pop()
            lines = (_with_label(first.rows[0], DASH), _with_label(draft.rows[0], DASH))
            joined.append(Draft(first.start, max(first.end, draft.end), lines))
        else:
            joined.append(draft)
    return joined


def _is_exchange(first: Draft, second: Draft, third: Draft | None, shape: Shape) -> bool:
    speakers = first.rows[0][0].speaker, second.rows[0][0].speaker
    if len(first.rows) > 1 or None in speakers or speakers[0] == speakers[1]:
        return False
    if second.start - first.end > _LONGEST_WAIT_MS or not second.rows[0][0].label:
        return False
    lines = [join_pieces(_with_label(draft.rows[0], DASH)) for draft in (first, second)]
    joined = Draft(first.start, second.end, (*first.rows, *second.rows))
    return (
        fits(lines, shape)
        and (_is_hurried(first, second) or _is_hurried(second, third))
        and second.end - first.start <= room_ms(joined, None)
    )


def _is_hurried(draft: Draft, following: Draft | None) -> bool:
    room = room_ms(draft, following)
    return room < SHORTEST_MS or room < reading_ms(draft)


def reads_right_to_left(rows: Sequence[Sequence[Piece]], usual: bool) -> bool:
    """Return the direction of a cue by its words, in a text with this `usual` direction."""
    words = (piece.text for row in rows for piece in row if not piece.label)
    return direction_of(" ".join(words), usual)


def name_speakers(
    drafts: Sequence[Draft], names: Mapping[str, str], shape: Shape, right_to_left: bool
) -> Iterator[Draft]:
    """Yield the drafts with a name in place of each dash where there is time to read it.

    `names` are the displayed names by speaker id; `right_to_left` is the direction of the text.
    """
    for index, draft in enumerate(drafts):
        direction = reads_right_to_left(draft.rows, right_to_left)
        rows = tuple(_with_name(row, names, direction) for row in draft.rows)
        named = replace(draft, rows=rows)
        room = room_ms(draft, drafts[index + 1] if index + 1 < len(drafts) else None)
        lines = [line for row in rows for line in lay_out(row, shape)]
        affordable = reading_ms(named) <= room and fits(lines, shape)
        if affordable:
            yield named
        else:
            yield draft if index else _without_dash(draft)


def _without_dash(draft: Draft) -> Draft:
    """Return the first cue of all: its only speaker follows nobody."""
    label, *words = draft.rows[0]
    if len(draft.rows) > 1 or not label.label or not words:
        return draft
    return replace(draft, rows=((replace(words[0], spaced=False), *words[1:]),))


def _with_name(
    row: Sequence[Piece], names: Mapping[str, str], right_to_left: bool
) -> tuple[Piece, ...]:
    speaker = row[0].speaker
    if not row[0].label or speaker is None:
        return tuple(row)
    return _with_label(row, f"{marked_name(names.get(speaker, speaker), right_to_left)}:")


def _with_label(row: Sequence[Piece], text: str) -> tuple[Piece, ...]:
    """Return the pieces with a label, which replaces the one that they have."""
    words = row[1:] if row[0].label else row
    return (_label(text, words[0]), replace(words[0], spaced=True), *words[1:])


def _label(text: str, piece: Piece) -> Piece:
    return Piece(text, piece.start, piece.start, piece.speaker, True, label=True)
