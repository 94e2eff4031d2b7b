"""Numbers in digits: «twenty-five people» becomes «25 people».

Most numbers come from the recognizer in digits already. text2num finds the others, and CLDR says
how the language groups digits: 40,000 in English, 40.000 in German. What people write in words
stays: numbers up to twelve, «a thousand thanks», the million of «25 million». Numbers that stand
side by side («nineteen eighty-four», a telephone number), also with a hesitation between them or in
two segments, stay too: nothing shows where one ends. So do words with a second reading: «twenty
hundredths», «a forty-second break», «several hundred thousand».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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
_HESITATION = re.compile(
    r"[aeuãäöø]+h+m*|u{2,}m+|um{2,}|erm+|e+u+h+m*|h+e+u+h*|h+m+|m{2,}|é{2,}|e{2,}m*"
)
"""Sounds inside a number that somebody looks for, in any of these languages."""
_ENGLISH_HESITATION = frozenset({"er", "um"})
"""Words with a meaning in other languages: «um acht», Danish «er»."""
_AND = frozenset({"and", "e", "en", "et", "og", "und", "y"})
_INSIDE = frozenset(
    {"oh", "double", "triple", "treble", "point", "komma", "virgule", "coma", "punto", "virgola"}
) | {"vírgula"}
"""Words inside numbers that text2num takes apart: «nineteen oh five», «two point twenty-five»."""
_PLURAL = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)ties|(?:hundred|thousand)s")
"""English words that are one number with that before them: «nineteen sixties»."""
_COUNTED = frozenset(
    {"hundred", "thousand", "hundert", "tausend", "honderd", "duizend", "hundrede", "tusind"}
)
"""Words that another one counts, which is no number: «several hundred thousand»."""
_HUNDRED = 100
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
    texts = [
        _Text.of(segment.text, segment.language or transcript.language)
        for segment in transcript.segments
    ]
    split = {at for at, (one, other) in enumerate(pairwise(texts)) if one.goes_on and other.begins}
    segments = (
        _in_digits(segment, text, first=at - 1 not in split, last=at not in split)
        for at, (segment, text) in enumerate(zip(transcript.segments, texts, strict=True))
    )
    return replace(transcript, segments=tuple(segments))


@dataclass(frozen=True, slots=True)
class _Text:
    """Text of a segment with its numbers; none in another language."""

    language: str
    tokens: Sequence[_Token] = ()
    numbers: Sequence[Occurence] = ()

    @classmethod
    def of(cls, text: str, language: str) -> _Text:
        """Find the numbers in a text."""
        if language not in LANGUAGES:
            return cls(language)
        tokens = [_Token(*found.span(), found.group()) for found in _PIECE.finditer(text)]
        return cls(language, tokens, find_numbers(tokens, language, 0))

    @property
    def begins(self) -> bool:
        """Return whether the first word is one of a number."""
        return bool(self.numbers) and self.numbers[0].start == 0

    @property
    def goes_on(self) -> bool:
        """Return whether the last word is one of a number, without a mark behind it."""
        return bool(self.numbers) and self.numbers[-1].end == len(self.tokens)


def _in_digits(segment: Segment, text: _Text, *, first: bool, last: bool) -> Segment:
    """Return the segment in digits, but for a first or last number that is a part of one."""
    numbers = text.numbers[0 if first else 1 : len(text.numbers) - (0 if last else 1)]
    edits = list(_edits(segment.text, text, numbers))
    return edit_segment(segment, edits) if edits else segment


def _edits(text: str, found: _Text, numbers: Sequence[Occurence]) -> Iterator[Edit]:
    tokens, parts = found.tokens, _parts(found.numbers, found.tokens, found.language)
    alone = [number for number in numbers if number.start not in parts]
    for number in alone:
        if _is_written_in_digits(number, alone, tokens):
            end = tokens[number.end - 1].end
            written = _digits(number, found.language)
            if written.endswith(".") and text[end : end + 1] == ".":  # an ordinal ends a sentence
                end += 1
            first = number.start - _has_article(number, tokens)
            yield Edit(tokens[first].start, end, written)


def _parts(found: Sequence[Occurence], tokens: Sequence[_Token], language: str) -> set[int]:
    """Return the starts of numbers that are perhaps parts of a longer one."""
    parts = {number.start for number in found if not _stands_alone(number, tokens)}
    for one, other in pairwise(found):
        between = tokens[one.end : other.start]
        if _is_inside_number(between, tokens[one.end - 1].end, language):
            parts |= {one.start, other.start}
    return parts


def _is_inside_number(between: Sequence[_Token], text_end: int, language: str) -> bool:
    """Return whether two numbers with this between them are perhaps one."""
    words = [token.text_lowercase() for token in between if token.spelled.isalnum()]
    if not words:  # side by side, or with a hyphen: «twenty-twenty-five»
        return not between or (between[0].spelled == "-" and between[0].start == text_end)
    meaning = [word for word in words if not _is_hesitation(word, language)]
    if len(meaning) < len(words):
        return all(word in _AND for word in meaning)
    return len(words) == 1 and words[0] in _INSIDE


def _is_hesitation(word: str, language: str) -> bool:
    in_english = language == "en" and word in _ENGLISH_HESITATION
    return in_english or _HESITATION.fullmatch(word) is not None


def _stands_alone(number: Occurence, tokens: Sequence[_Token]) -> bool:
    """Return whether no digits stand beside a number, and no plural that belongs to it."""
    before, behind = tokens[max(number.start - 1, 0) : number.start], tokens[number.end :][:2]
    if any(char.isdigit() for token in (*before, *behind[:1]) for char in token.spelled):
        return False
    following = [token.text_lowercase() for token in behind if token.spelled != "-"]
    return not (following and _PLURAL.fullmatch(following[0]))


def _has_article(number: Occurence, tokens: Sequence[_Token]) -> bool:
    """Return whether an English article before a number is a part of it: «a hundred and five»."""
    article = tokens[number.start - 1].text_lowercase() if number.start else ""
    is_compound = any(token.spelled == "-" for token in tokens[number.end : number.end + 1])
    return article == "a" and _is_counted(number, tokens) and not is_compound


def _is_counted(number: Occurence, tokens: Sequence[_Token]) -> bool:
    return tokens[number.start].text_lowercase() in _COUNTED


def _is_written_in_digits(
    number: Occurence, alone: Sequence[Occurence], tokens: Sequence[_Token]
) -> bool:
    if _ROUND.fullmatch(number.text) and number.end - number.start == 1:
        return False  # a thousand thanks, mille mercis
    if _has_other_reading(number, tokens):
        return False
    if number.text.startswith("0") and number.text.isdigit():
        return False
    if number.value > _IN_WORDS or not number.value.is_integer():
        return True
    return any(_is_clock_time(number, other, tokens) for other in alone)


def _has_other_reading(number: Occurence, tokens: Sequence[_Token]) -> bool:
    """Return whether a number of several words may be a fraction, a time or an unknown count."""
    before, last = tokens[: number.start], tokens[number.end - 1].text_lowercase()
    if _is_counted(number, tokens):
        return not before or before[-1].text_lowercase() != "a"
    if not number.is_ordinal or number.end - number.start == 1:
        return False
    if last == "second":
        behind = [token.text_lowercase() for token in tokens[number.end : number.end + 1]]
        return behind != ["of"]
    written: str = number.text
    return number.value % _HUNDRED == 0 or written.endswith("s")


def _is_clock_time(hours: Occurence, minutes: Occurence, tokens: Sequence[_Token]) -> bool:
    between = [token.text_lowercase() for token in tokens[hours.end : minutes.start]]
    return len(between) == 1 and between[0] in _CLOCK and minutes.value > _IN_WORDS


def _digits(number: Occurence, language: str) -> str:
    written: str = number.text
    if written.isdigit() and len(written) > _UNGROUPED_DIGITS:
        return format_decimal(int(written), locale=language)
    return written.replace("ème", "e")  # as French typography writes 21e
