"""Normalization of texts and queries for search: case, accents and scripts without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from storage.unspaced_scripts import is_unspaced

MOST_WORDS = 12
"""Words of a query; the rest is ignored."""
_LONGEST = 500
"""Characters of a word on PostgreSQL; one has at most four bytes."""
BEGINNING = 3
"""Letters from which the last word of a query also matches longer words."""

_WORDS_OF_ASCII = re.compile(r"[a-z0-9]+")
_OPTIONAL = (
    ("\u00ad", "\u00ad"),  # soft hyphen
    ("\u0300", "\u036f"),  # accents
    ("\u0483", "\u0489"),  # titlo and others of Cyrillic
    ("\u0591", "\u05bd"),  # points and cantillation of Hebrew
    ("\u05bf", "\u05bf"),
    ("\u05c1", "\u05c2"),
    ("\u05c4", "\u05c5"),
    ("\u05c7", "\u05c7"),
    ("\u0610", "\u061a"),  # vowel points of Arabic
    ("\u0640", "\u0640"),  # tatweel, which stretches a word
    ("\u064b", "\u065f"),
    ("\u0670", "\u0670"),
    ("\u06d6", "\u06dc"),
    ("\u06df", "\u06e4"),
    ("\u06e7", "\u06e8"),
    ("\u06ea", "\u06ed"),
    ("\u08ca", "\u08e1"),
    ("\u08e3", "\u08ff"),
    ("\u0711", "\u0711"),  # vowel points of Syriac
    ("\u0730", "\u074a"),
    *((mark, mark) for mark in "\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc"),  # nuktas
    ("\u1ab0", "\u1aff"),  # accents, extended
    ("\u1dc0", "\u1dff"),
    ("\u20d0", "\u20ff"),
    ("\ufe20", "\ufe2f"),
    ("\u034f", "\u034f"),  # joiners and variants of a character
    ("\u180b", "\u180f"),
    ("\u200d", "\u200d"),
    ("\u2060", "\u2060"),
    ("\ufe00", "\ufe0f"),
    ("\U000e0100", "\U000e01ef"),
)
"""First and last of the characters that are often left out in writing, or that nobody sees.
https://www.unicode.org/Public/UNIDATA/Blocks.txt"""
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
"""Signs after which a non-joiner stands inside a syllable. In Persian it separates words."""
_LEFT_OUT = re.compile(
    "[" + "".join(f"{first}-{last}" for first, last in _OPTIONAL) + f"]|(?<=[{_VIRAMAS}])\u200c"
)

Phrase = tuple[str, ...]


def fold(text: str) -> str:
    """Return the words of a text, joined by single spaces: letters, digits, and their marks.

    Case and accents do not matter: `Café`, `CAFE` and `cafe` give the same result, and so do
    `Isparta`, `ısparta` and `ISPARTA`. Marks that make another letter or syllable stay, such as the
    vowel signs of Hindi and Burmese and the voicing mark of kana. In a script without spaces each
    letter with its marks is a word.
    """
    if text.isascii():
        return " ".join(_WORDS_OF_ASCII.findall(text.lower()))
    # An İ becomes an i and a dot; the Turkish ı is the lower case of I.
    decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("ı", "i")
    plain = unicodedata.normalize("NFC", _LEFT_OUT.sub("", decomposed)).casefold()
    return " ".join("".join(_with_breaks(plain)).split())


def _with_breaks(text: str) -> Iterator[str]:
    """Yield the letters, digits and marks of a text, and a space wherever a word ends."""
    in_word = unspaced = False
    for character in text:
        kind = unicodedata.category(character)[0]
        if kind == "M" and in_word:
            yield character
            continue
        in_word = kind in "LN"
        if not in_word or unspaced or is_unspaced(character):
            yield " "
        unspaced = is_unspaced(character)
        if in_word:
            yield character


def tsvector(folded: str) -> str:
    """Return the words of a folded text with their positions, as PostgreSQL reads a tsvector.

    It takes words of at most 2046 bytes: longer ones are cut.
    https://www.postgresql.org/docs/current/textsearch-limitations.html
    """
    return " ".join(f"'{word[:_LONGEST]}':{at}" for at, word in enumerate(folded.split(), 1))


def phrases(question: str) -> tuple[Phrase, ...]:
    """Return the phrases of a query: one for each of its words, such as `e-mail`.

    No character acts as an operator.
    """
    folded = (tuple(fold(word).split()) for word in question[:400].split())
    return tuple(it for it in folded if it)[:MOST_WORDS]


def matches_prefix(phrase: Phrase) -> bool:
    """Return whether the last phrase of a query also matches longer words."""
    return len(phrase[-1]) >= BEGINNING


FORGIVEN = range(5, 21)
"""Letters of a word in which one slip is forgiven: shorter words have too many neighbours."""
_ALPHABETS = tuple(
    "".join(map(chr, range(ord(first), ord(last) + 1))) + more
    for first, last, more in (
        ("a", "z", ""),
        ("а", "я", "єіґ"),
        ("α", "ω", ""),
        ("א", "ת", ""),
        ("ا", "ي", "پچژکگی"),
    )
)
"""Letters of the alphabets as `fold` writes them."""


def neighbours(word: str) -> frozenset[str]:
    """Return the words that one slip makes of a folded word: a letter too much, too few, another
    one, or two that changed places. Empty for words outside FORGIVEN and for scripts without an
    alphabet here."""
    alphabet = next((it for it in _ALPHABETS if word and set(word) <= set(it)), "")
    if len(word) not in FORGIVEN or not alphabet:
        return frozenset()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    made = {left + right[1:] for left, right in cuts if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in cuts if right for letter in alphabet}
    made |= {left + letter + right for left, right in cuts for letter in alphabet}
    return frozenset(made - {word})


def forgiving(wanted: tuple[Phrase, ...]) -> tuple[tuple[Phrase, ...], ...]:
    """Return each phrase with the phrases that may stand for it, itself first. At most three words
    are forgiven."""
    left = 3
    alternatives = []
    for phrase in wanted:
        others = neighbours(phrase[0]) if len(phrase) == 1 and left else frozenset[str]()
        left -= bool(others)
        alternatives.append((phrase, *((other,) for other in sorted(others))))
    return tuple(alternatives)


def count_any(line: str, alternatives: tuple[tuple[Phrase, ...], ...]) -> int:
    """Return the number of phrases of which a line contains one of the alternatives."""
    words = set(fold(line).split())
    return sum(
        any(len(other) == 1 and other[0] in words for other in others)
        or count(line, (others[0],)) > 0
        for others in alternatives
    )


def count(line: str, wanted: tuple[Phrase, ...]) -> int:
    """Return the number of phrases that a line contains."""
    text = f" {fold(line)} "
    found = 0
    for phrase in wanted:
        end = "" if phrase is wanted[-1] and matches_prefix(phrase) else " "
        found += f" {' '.join(phrase)}{end}" in text
    return found
