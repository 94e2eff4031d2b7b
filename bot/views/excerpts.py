"""Sentences in which searched words were found."""

from __future__ import annotations

from bot.chat.text import clip
from storage.models import Line

_CONTEXT_LENGTH = 80
"""UTF-16 units of a sentence that are shown before the word."""


def excerpt(line: Line, words: str, longest: int) -> str:
    """Return the sentence, from a little before the first word that was looked for."""
    spoken = line.text
    if len(spoken) > longest:
        places = [spoken.casefold().find(word.casefold()) for word in words.split()]
        first = min((it for it in places if it >= 0), default=0)
        context = min(_CONTEXT_LENGTH, longest // 3)
        if first > context:
            cut = spoken[first - context :]
            spoken = "… " + (cut.partition(" ")[2] or cut)
    return clip(spoken, longest)
