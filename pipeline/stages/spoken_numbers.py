"""Numbers in digits: «twenty-five people» becomes «25 people».

Most numbers come from the recognizer in digits already. text2num finds the others, and CLDR says
how the language groups digits: 40,000 in English, 40.000 in German. What people write in words
stays: numbers up to twelve, «a thousand thanks», the million of «25 million». Numbers that stand
side by side («nineteen eighty-four», a telephone number) stay too: nothing shows where one ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from babel.numbers import format_decimal
from text_to_num import Occurence, find_numbers

from pipeline.stages.segment_edits import Edit, edit_segment
from storage.models import Segment, Transcript

LANGUAGES = frozenset({"da", "de", "en", "es", "fr", "it", "nl", "pt"})
"""Languages of text2num. https://github.com/allo-media/text2num"""
_IN_WORDS = 12
"""Numbers up to it are written in words, as style guides of most of these languages say."""
_UNGROUPED_DIGITS = 4
"""Years have as many, and are never grouped."""
_LARGE = re.compile(
    r"mill?i(?:o|ar)|mill[oó]n|milj(?:oen|ard)|milh[õã]"
    r"|(?:b|tr)il(?:l?i[oó]|l[oó]n|j|h)",
    re.IGNORECASE,
)
"""Beginnings of million, milliard, billion and trillion in these languages."""
_ROUND = re.compile(r"10{2,}")
_CLOCK = frozenset({"heure", "heures", "uhr", "uur"})
"""Words between hours and minutes, which are both in digits or both in words."""
_PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class _Token:
    """Word or punctuation mark of a text, for text2num."""

    start: int
    end: int
    spelled: str

    def text(self) -> str:
        """Return the token as it stands in the text."""
        return self.spelled

    def text_lowercase(self) -> str:
        """Return the token in lower case."""
        return self.spelled.lower()

    def nt_separated(self, _previous: _Token) -> bool:
        """Return False: only text separates tokens here."""
        return False

    def not_a_number_part(self) -> bool:
        """Return whether this token is no part of a number, whatever it looks like."""
        return _LARGE.match(self.spelled) is not None


def write_digits(transcript: Transcript) -> Transcript:
    """Return the transcript with spelled numbers in digits, in languages that text2num knows."""
    segments = tuple(
        _in_digits(segment, segment.language or transcript.language)
        for segment in transcript.segments
    )
    return replace(transcript, segments=segments)


def _in_digits(segment: Segment, language: str) -> Segment:
    if language not in LANGUAGES:
        return segment
    edits = list(_edits(segment.text, language))
    return edit_segment(segment, edits) if edits else segment


def _edits(text: str, language: str) -> Iterator[Edit]:
    tokens = [_Token(*found.span(), found.group()) for found in _PIECE.finditer(text)]
    found = find_numbers(tokens, language, 0)
    alone = [number for number in found if _stands_alone(number, found, tokens)]
    for number in alone:
        if _is_written_in_digits(number, alone, tokens):
            end = tokens[number.end - 1].end
            written = _digits(number, language)
            if written.endswith(".") and text[end : end + 1] == ".":  # an ordinal ends a sentence
                end += 1
            yield Edit(tokens[number.start].start, end, written)


def _stands_alone(number: Occurence, found: Sequence[Occurence], tokens: Sequence[_Token]) -> bool:
    """Return whether no other number stands before or after this one."""
    if any(number.start == other.end or number.end == other.start for other in found):
        return False
    around = (
        *tokens[max(number.start - 1, 0) : number.start],
        *tokens[number.end : number.end + 1],
    )
    return not any(char.isdigit() for token in around for char in token.spelled)


def _is_written_in_digits(
    number: Occurence, alone: Sequence[Occurence], tokens: Sequence[_Token]
) -> bool:
    if _ROUND.fullmatch(number.text) and number.end - number.start == 1:
        return False  # a thousand thanks, mille mercis
    if number.text.startswith("0") and number.text.isdigit():
        return False
    if number.value > _IN_WORDS or not number.value.is_integer():
        return True
    return any(_is_clock_time(number, other, tokens) for other in alone)


def _is_clock_time(hours: Occurence, minutes: Occurence, tokens: Sequence[_Token]) -> bool:
    between = [token.text_lowercase() for token in tokens[hours.end : minutes.start]]
    return len(between) == 1 and between[0] in _CLOCK and minutes.value > _IN_WORDS


def _digits(number: Occurence, language: str) -> str:
    written: str = number.text
    if written.isdigit() and len(written) > _UNGROUPED_DIGITS:
        return format_decimal(int(written), locale=language)
    return written.replace("ème", "e")  # as French typography writes 21e
