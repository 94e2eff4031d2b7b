"""Scripts and languages that put no spaces between words.

Search, sentences, subtitles and speaker labels join and cut text by this list. Korean is not in it:
Hangul is written with spaces.
"""

from __future__ import annotations

UNSPACED_LANGUAGES = frozenset({"bo", "ja", "km", "lo", "my", "th", "yue", "zh"})
"""ISO 639 codes: Tibetan, Japanese, Khmer, Lao, Burmese, Thai, Cantonese, Chinese."""

_RANGES = (
    ("\u0e00", "\u0e7f"),  # Thai
    ("\u0e80", "\u0eff"),  # Lao
    ("\u0f00", "\u0fff"),  # Tibetan
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3040", "\u30ff"),  # Japanese kana
    ("\u3400", "\u9fff"),  # Han, with extension A
    ("\uf900", "\ufaff"),  # Han, compatibility forms
    ("\U00020000", "\U0003ffff"),  # Han, extensions B and later: planes 2 and 3
)
"""First and last character of each block. https://www.unicode.org/Public/UNIDATA/Blocks.txt"""

UNSPACED_CLASS = "".join(f"{first}-{last}" for first, last in _RANGES)
"""The characters as the content of a regular expression's `[…]`."""


def is_unspaced(character: str) -> bool:
    """Return whether a character belongs to a script without spaces; False for ""."""
    return any(first <= character <= last for first, last in _RANGES)
