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


def count(line: str, wanted: tuple[Phrase, ...]) -> int:
    """Return the number of phrases that a line contains."""
    text = f" {fold(line)} "
    found = 0
    for phrase in wanted:
        end = "" if phrase is wanted[-1] and matches_prefix(phrase) else " "
        found += f" {' '.join(phrase)}{end}" in text
    return found
