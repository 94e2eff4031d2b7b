"""Words of an alignment: punctuation and marks joined with the letters that they belong to."""

from __future__ import annotations

import unicodedata
from typing import Any

from faster_whisper.transcribe import merge_punctuations

from storage.models import Word

_PREPENDED = "\"'“¿([{-"
_APPENDED = "\"'.。,，!！?？:：”)]}、"


def to_words(alignment: list[dict[str, Any]], *, spaced: bool) -> tuple[Word, ...]:
    """Convert an alignment of faster-whisper to words.

    Punctuation is joined with its word. In a `spaced` language so are parts without a space between
    them ("cold" and "-hearted"). Vowel signs and other marks stay with their letter.
    """
    merge_punctuations(alignment, _PREPENDED, _APPENDED)
    words: list[Word] = []
    for one in alignment:
        text, start, end = one["word"], float(one["start"]), float(one["end"])
        if not text.strip():
            continue
        if words and ((spaced and not text.startswith(" ")) or _starts_with_mark(text)):
            last = words[-1]
            probability = min(last.probability, float(one["probability"]))
            words[-1] = Word(last.start, end, last.text + text, probability)
        else:
            words.append(Word(start, end, text, float(one["probability"])))
    return tuple(words)


def _starts_with_mark(text: str) -> bool:
    """Return whether a text begins with a sign that belongs to the letter before it."""
    return unicodedata.category(text[0]).startswith("M")
