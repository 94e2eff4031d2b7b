"""Division of a transcript into pieces that a subtitle line never breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from storage import unspaced_scripts
from storage.models import Segment, Transcript

LINE_COLUMNS = 42
"""Columns of a subtitle line."""
_SHORT_WORD = 6
"""Columns up to which a word of a script without spaces is not broken."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Unbreakable piece: a word, or one character of a script without spaces. Times are in ms."""

    text: str
    start: int
    end: int
    speaker: str | None
    spaced: bool
    """A space precedes it, unless it begins a line."""

    width: int = field(init=False)
    """Width in columns."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", columns(self.text))


def columns(text: str) -> int:
    """Return the columns of a text: 2 for wide characters, 0 for combining ones."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def pieces_of(transcript: Transcript) -> Iterator[Piece]:
    """Yield every word in the order of speech; long words in scripts without spaces are split."""
    for segment in sorted(transcript.segments, key=lambda each: each.start):
        yield from _whole_words(_pieces(segment))


def _pieces(segment: Segment) -> Iterator[Piece]:
    """Yield the pieces of a segment, with the spacing of its text."""
    if not segment.words:
        spaced = not is_unspaced(segment.text.lstrip()[:1])
        yield from _spread(segment.text, segment.start, segment.end, segment.speaker, spaced)
        return
    at = 0
    for word in segment.words:
        text = " ".join(word.text.split())
        found = segment.text.find(text, at)
        spaced = found < 0 or found > at if at else not is_unspaced(text[:1])
        at = at if found < 0 else found + len(text)
        yield from _spread(text, word.start, word.end, word.speaker or segment.speaker, spaced)


def _spread(
    text: str, start: float, end: float, speaker: str | None, spaced: bool
) -> Iterator[Piece]:
    """Cut a text at its spaces and between wide characters; each piece gets its share of time."""
    parts = _split(text)
    total = sum(columns(part) for part, _ in parts) or 1
    begin, length = round(start * 1000), max(0, round((end - start) * 1000))
    done = 0
    for index, (part, after_space) in enumerate(parts):
        first = begin + length * done // total
        done += columns(part)
        last = begin + length * done // total
        yield Piece(part, first, last, speaker, spaced if index == 0 else after_space)


def _split(text: str) -> list[tuple[str, bool]]:
    """Return the unbreakable parts of a text, and whether a space precedes each."""
    parts: list[tuple[str, bool]] = []
    for chunk in text.split():
        part = ""
        after_space = True
        whole = columns(chunk) <= _SHORT_WORD
        for char in chunk:
            if part and not whole and _may_break(part[-1], char):
                parts.append((part, after_space))
                part, after_space = "", False
            part += char
        parts.append((part, after_space))
    return parts


def _may_break(left: str, right: str) -> bool:
    """Return whether a line may end between two characters without a space between them.

    It may end beside a character of a script without spaces, but not before closing or after
    opening punctuation.
    """
    if not (is_unspaced(left) or is_unspaced(right)):
        return False
    return unicodedata.category(right)[0] not in "PMC" and unicodedata.category(left) != "Ps"


def is_unspaced(char: str) -> bool:
    """Return whether a character has no space before it.

    True for scripts without spaces and for wide characters, except Hangul, which is wide and has
    spaces. False for "".
    """
    if unspaced_scripts.is_unspaced(char):
        return True
    is_wide = bool(char) and unicodedata.east_asian_width(char) in "WF"
    return is_wide and not "가" <= char <= "힣"


def _whole_words(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join words that a recognizer split: `Py` and `thon`, a word and its comma."""
    word: Piece | None = None
    for piece in pieces:
        if word is not None and _belongs_together(word, piece):
            end = max(word.end, piece.end)
            word = replace(word, text=word.text + piece.text, end=end)
            continue
        if word is not None:
            yield word
        word = piece
    if word is not None:
        yield word


def _belongs_together(left: Piece, right: Piece) -> bool:
    return (
        not right.spaced
        and left.speaker == right.speaker
        and not _may_break(left.text[-1], right.text[0])
        and left.width + right.width <= LINE_COLUMNS
    )
