"""Text as it is searched: one form for small and capital letters, accents, and every script."""

from __future__ import annotations

import re
import unicodedata

MOST_WORDS = 12
"""Of a question; the rest is left out."""
BEGINNING = 3
"""Letters from which on the last word of a question may be the beginning of a longer one."""

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
"""Letters of scripts that don't put spaces between words: each is searched as a word."""
_WORDS = re.compile(r"[^\W_]+")

Phrase = tuple[str, ...]


def fold(text: str) -> str:
    """The words of a text with single spaces between them, letters and digits only: the same for
    `Café`, `CAFE` and `cafe`, for `Isparta`, `ısparta` and `ISPARTA`."""
    if not text.isascii():
        # An İ becomes an i and a dot; the ı of Turkish is the small form of I.
        apart = unicodedata.normalize("NFKD", text.casefold()).replace("ı", "i")
        kept = "".join(it for it in apart if not unicodedata.combining(it))
        text = _UNSPACED.sub(r" \g<0> ", unicodedata.normalize("NFC", kept))
    return " ".join(_WORDS.findall(text.casefold()))


def phrases(question: str) -> tuple[Phrase, ...]:
    """What has to be found of a question: for each of its words what stands side by side in it,
    such as `e-mail`. Nothing in it is an operator of anything."""
    folded = (tuple(fold(word).split()) for word in question[:400].split())
    return tuple(it for it in folded if it)[:MOST_WORDS]


def may_go_on(phrase: Phrase) -> bool:
    """Whether the last phrase of a question may be the beginning of what is found."""
    return len(phrase[-1]) >= BEGINNING


def count(line: str, wanted: tuple[Phrase, ...]) -> int:
    """How many of the phrases a line holds."""
    there = f" {fold(line)} "
    found = 0
    for phrase in wanted:
        end = "" if phrase is wanted[-1] and may_go_on(phrase) else " "
        found += f" {' '.join(phrase)}{end}" in there
    return found
