"""Text that a document can hold and show as it is meant, from untrusted names and transcripts.

XML forbids most control characters (https://www.w3.org/TR/xml/#charsets), PDF/UA byte order marks.
Overrides of the text direction would show a name or a sentence as another one
(https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing), and an embedding that is never
closed reaches to the end of its paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from storage.unspaced_scripts import is_unspaced

REPLACEMENT = "\ufffd"
_KEPT_FORMATS = frozenset("\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u00ad")
"""Invisible characters that belong to the spelling of a language, or order one word."""
_LONGEST_WORD = 60
"""Letters of a word that fits into a line of a page."""
_PIECE = 30
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")
_MAY_BREAK = "\u200b"


def visible_text(text: str) -> str:
    """Return a text as one line without characters that no document shows; half a surrogate pair,
    private characters and noncharacters become U+FFFD."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join("".join(map(_visible, text)).split())


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Zl", "Zp") or (category == "Cc" and char.isspace()):
        return " "
    if category == "Cc" or (category == "Cf" and char not in _KEPT_FORMATS):
        return ""
    return REPLACEMENT if category in ("Cs", "Co") or _is_noncharacter(char) else char


def _is_noncharacter(char: str) -> bool:
    """Return whether a character is none for ever; others may have come after this Python."""
    return "\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE


def breakable(text: str) -> str:
    """Return a text whose very long words may be broken by who lays out lines between words only.

    Scripts without spaces have places to break at anyway.
    """
    return _LONG_WORD.sub(lambda found: _MAY_BREAK.join(_pieces(found.group())), text)


def _pieces(word: str) -> Iterator[str]:
    """Yield the pieces of a word, never cut before a mark on the letter before."""
    start = 0
    for at, (before, char) in enumerate(pairwise(word), start=1):
        if is_unspaced(char) or is_unspaced(before):
            continue
        joins = unicodedata.category(char)[0] == "M" or "\u200d" in (before, char)
        if at - start >= _PIECE and not joins:
            yield word[start:at]
            start = at
    yield word[start:]
