"""Places where a line of text may end, by the rules of its script.

Unicode's line breaking algorithm (UAX 14) says where a line may end. ICU knows its rules and finds
the words of Chinese, Thai, Lao, Khmer and Burmese by dictionaries. BudouX finds the phrases of
Japanese by a small model. A line ends between words, and not before a mark that belongs to the line
above.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

import budoux
from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker

from pipeline.engines.ordinals import is_ordinal
from storage.unspaced_scripts import is_unspaced

_WIDEST = 32
"""Columns of the widest part that is kept whole: a line of short captions."""

_NEAR = 60
"""Characters before a place that may tell an ordinal number."""

_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff]+")
_SHORT_KATAKANA = 2
"""Letters of a piece that the dictionary cuts off a word of katakana that it does not know."""
_LEADING_VOWELS = frozenset("เแโใไເແໂໃໄ")
"""Vowels of Thai and Lao that are written before their consonant.
https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt, Logical_Order_Exception."""
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_JAPANESE, _KOREAN = "ja@lb=strict;lw=phrase", "ko@lb=strict;lw=phrase"
"""ICU locales with the values of CSS `line-break: strict` and `word-break: auto-phrase`.
https://www.unicode.org/reports/tr35/#UnicodeLineBreakWordIdentifier"""


def columns(text: str) -> int:
    """Return the columns of a text: 2 for wide characters, 0 for marks above and below others."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def unbreakable_parts(text: str, language: str = "") -> list[str]:
    """Return the parts between which a line may end. Joined, they are the text.

    A part keeps the spaces after it. `language` is an ISO 639 code. It has little effect, since
    kana, Hangul and scripts with dictionaries are recognized. A part wider than a short line is
    divided at a less suitable place: between a number and its unit, or inside a long phrase. Only a
    word of a script with spaces may stay wider.
    """
    clean = _LONE_SURROGATE.sub("\ufffd", text)
    characters = {at for at in _ends(CharacterBreaker(clean, "und")) if _between_words(clean, at)}
    levels = [level & characters for level in (*_levels(clean, language), characters)]
    levels[0] = {at for at in levels[0] if not _is_bound_to_number(clean, at, language)}
    return list(_divide(text, levels))


def _levels(text: str, language: str) -> list[set[int]]:
    """Return the offsets at which a line may end, the best first."""
    locale = _locale(text, language)
    strict = _ends(LineBreaker(text, f"{locale.partition('@')[0]}@lb=strict"))
    spaces = {found.end() for found in re.finditer(r"\s+", text)}
    words = _katakana_kept(text, _ends(WordBreaker(text, locale))) | spaces
    if locale == _JAPANESE:
        phrases = _ends(_japanese().parse(text)) | spaces
        levels = [strict & phrases & _ends(LineBreaker(text, locale)), strict & phrases]
    else:
        levels = [strict & words, strict & words]
    return [*levels, strict & words, spaces, strict]


@cache
def _japanese() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def _divide(text: str, levels: Iterable[set[int]]) -> Iterator[str]:
    """Yield the text cut at the first level of offsets; what is too wide at the next ones."""
    parts = [(0, len(text))]
    for number, level in enumerate(levels):
        parts = [
            piece
            for start, end in parts
            for piece in (
                _cut(start, end, level)
                if number == 0 or columns(text[start:end].rstrip()) > _WIDEST
                else [(start, end)]
            )
        ]
    return (text[start:end] for start, end in parts)


def _cut(start: int, end: int, offsets: set[int]) -> list[tuple[int, int]]:
    edges = [start, *sorted(at for at in offsets if start < at < end), end]
    return [(left, right) for left, right in pairwise(edges) if left < right]


def _locale(text: str, language: str) -> str:
    if _KANA.search(text):
        return _JAPANESE
    if _HANGUL.search(text):
        return _KOREAN
    return f"{language if language.isascii() and language.isalpha() else 'und'}@lb=strict"


def _ends(parts: Iterable[str]) -> set[int]:
    """Return the offset of each part's end. A breaker's own offsets count UTF-16 units."""
    return set(accumulate(map(len, parts)))


def _katakana_kept(text: str, words: set[int]) -> set[int]:
    """Return the ends of words without those that take an unknown word of katakana apart.

    ICU's dictionary finds the words of `インターナショナルコミュニケーション`, but makes single
    letters of what it does not know.
    """
    kept = set(words)
    for run in _KATAKANA.finditer(text):
        edges = sorted({at for at in words if run.start() < at < run.end()} | {*run.span()})
        widths = [right - left for left, right in pairwise(edges)]
        if widths and min(widths) <= _SHORT_KATAKANA:
            kept -= set(edges[1:-1])
    return kept


def _between_words(text: str, at: int) -> bool:
    """Return whether a place is behind a space, or beside a letter of a script without spaces."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if left in _LEADING_VOWELS:
        return False
    return left.isspace() or is_unspaced_letter(left) or is_unspaced_letter(right)


def _is_bound_to_number(text: str, at: int, language: str) -> bool:
    """Return whether the words beside a place are a number and its unit, or what it counts."""
    before = text[max(0, at - _NEAR) : at]
    return _between_number_and_unit(text, at) or is_ordinal(before, text[at:], language)


def _between_number_and_unit(text: str, at: int) -> bool:
    """Return whether a place is between a number and the word, sign or number after it, or between
    the sign of a currency and its number."""
    left, right = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    if _is_number(left):
        return _is_number(right) or unicodedata.category(right or " ")[0] in "LMS" or right == "%"
    return unicodedata.category(left or " ") == "Sc" and _is_number(right)


def _is_number(char: str) -> bool:
    """Return whether a character is a digit or a numeral of any script (`十`)."""
    return bool(char) and unicodedata.numeric(char, None) is not None


def is_unspaced_letter(char: str) -> bool:
    """Return whether a character has no space before it.

    True for scripts without spaces and for wide characters, except Hangul, which is wide and has
    spaces. False for "".
    """
    if is_unspaced(char):
        return True
    is_wide = bool(char) and unicodedata.east_asian_width(char) in "WF"
    return is_wide and not "가" <= char <= "힣"
