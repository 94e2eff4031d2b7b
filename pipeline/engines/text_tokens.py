"""Words of a text in any script, and joining and shortening of texts."""

from __future__ import annotations

import re
import sys
import unicodedata

from storage.unspaced_scripts import UNSPACED_CLASS

UNSPACED = re.compile(f"[{UNSPACED_CLASS}]+")
"""Consecutive characters of scripts without spaces."""
_WITHOUT_SPACE = re.compile(f"[{UNSPACED_CLASS}。、！？，：；]+")


def _mark_ranges() -> str:
    """Return the vowel signs and other marks (categories Mn, Mc) as the content of a `[…]`.

    `\\w` lacks them, though Indic, Arabic and Thai words consist of them as well:
    https://www.unicode.org/reports/tr29/#WB4
    """
    ranges: list[list[int]] = []
    for code in range(0x300, min(0x11FFF, sys.maxunicode)):
        if unicodedata.category(chr(code)) in ("Mn", "Mc"):
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


LETTERS = rf"\w{_mark_ranges()}\u200c\u200d"
"""Letters, digits, marks and joiners as the content of a regular expression's `[…]`."""
WORD = re.compile(rf"[{LETTERS}'’]+")


def join(left: str, right: str) -> str:
    """Return two texts joined by a space; without it in scripts that have none."""
    touching = left[-1:] + right[:1]
    return f"{left}{right}" if _WITHOUT_SPACE.fullmatch(touching) else f"{left} {right}"


def tokens(text: str) -> list[str]:
    """Return the words in lower case; pairs of characters in scripts without spaces."""
    found: list[str] = []
    for run in WORD.findall(lower(text)):
        at = 0
        for unspaced in UNSPACED.finditer(run):
            found += [run[at : unspaced.start()], *_pairs(unspaced.group())]
            at = unspaced.end()
        found.append(run[at:])
    return [token for token in found if token.strip("'’_")]


def lower(text: str) -> str:
    """Return the text in compatibility form and lower case, without the dot of a Turkish İ."""
    return unicodedata.normalize("NFKC", text).lower().replace("i\u0307", "i")


def clip(text: str, longest: int) -> str:
    """Return the text in at most `longest` characters, cut at a word, with an ellipsis if cut."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    at = head.rfind(" ")
    whole_words = head[:at] if at > longest // 2 else head
    return whole_words.rstrip(" ,;:-–—.") + "…"


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(max(1, len(run) - 1))]
