"""Normalization of texts and queries for search: case, accents and scripts without spaces."""

from __future__ import annotations

import re
import unicodedata

from storage.unspaced_scripts import UNSPACED_CLASS

MOST_WORDS = 12
"""Words of a query; the rest is ignored."""
BEGINNING = 3
"""Letters from which the last word of a query also matches longer words."""

_UNSPACED = re.compile(f"[{UNSPACED_CLASS}]")
"""A character of a script without spaces: each one is searched as a word."""
_WORDS = re.compile(r"[^\W_]+")

Phrase = tuple[str, ...]


def fold(text: str) -> str:
    """Return the words of a text, letters and digits only, joined by single spaces.

    Case and accents do not matter: `Café`, `CAFE` and `cafe` give the same result, and so do
    `Isparta`, `ısparta` and `ISPARTA`.
    """
    if not text.isascii():
        # An İ becomes an i and a dot; the Turkish ı is the lower case of I.
        decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("ı", "i")
        base = "".join(it for it in decomposed if not unicodedata.combining(it))
        text = _UNSPACED.sub(r" \g<0> ", unicodedata.normalize("NFC", base))
    return " ".join(_WORDS.findall(text.casefold()))


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
