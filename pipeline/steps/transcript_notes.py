"""Notes for the user about a transcript: silence, music, invented text, and doubtful words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from pipeline.engines.doubtful_words import doubtful_words
from storage.models import Note, Transcript, Word
from storage.models.parts import clock
from storage.unspaced_scripts import is_unspaced

MOST_PLACES = 5
"""Places to check that a note names."""
VERY_DOUBTFUL = 0.35
"""Probability below which a word is worth a place: a line of the answer asks for attention, while a
mark in a file does not."""
APART_SECONDS = 5.0
"""Seconds between two places: closer ones are heard together."""
MIN_LETTERS = 4
"""Letters of a word that is worth a place: shorter ones are mostly «and» and the like, which change
little. Numbers and words of scripts without spaces may be shorter."""
NOT_SPEECH = "no_speech"
"""Reason of `Removed` for music and noise: the text was invented, and nothing was said."""

OF_TEXT = frozenset({"nothing_said", "not_speech", "text_removed", "check_places"})
"""Codes of `transcript_notes`."""


def transcript_notes(transcript: Transcript, start: float = 0.0) -> Iterator[Note]:
    """Yield the notes about what is missing in a transcript, and what should be checked.

    The transcript begins at `start` of the recording, in seconds.
    """
    if not transcript.segments:
        yield Note("nothing_said")
    not_speech = sum(each.why == NOT_SPEECH for each in transcript.removed)
    if not_speech:
        yield Note("not_speech", {"count": str(not_speech)})
    if invented := len(transcript.removed) - not_speech:
        yield Note("text_removed", {"count": str(invented)})
    if places := places_to_check(transcript):
        named = ", ".join(_place(word, start) for word in places)
        yield Note("check_places", {"places": named})


def places_to_check(transcript: Transcript) -> Sequence[Word]:
    """Return the most doubtful words, in order of time and at some distance from each other."""
    chosen: list[Word] = []
    worthwhile = filter(_is_worthwhile, doubtful_words(transcript, VERY_DOUBTFUL))
    for word in sorted(worthwhile, key=lambda each: each.probability):
        if all(abs(word.start - other.start) >= APART_SECONDS for other in chosen):
            chosen.append(word)
        if len(chosen) == MOST_PLACES:
            break
    return sorted(chosen, key=lambda word: word.start)


def _is_worthwhile(word: Word) -> bool:
    """Return whether a doubtful word is worth the time to listen to it."""
    text = word.text
    short_is_fine = any(map(str.isdigit, text)) or any(map(is_unspaced, text))
    letters = sum(unicodedata.category(each)[0] in "LM" for each in text)
    return short_is_fine or letters >= MIN_LETTERS


def _place(word: Word, start: float) -> str:
    return f"{clock(start + word.start)} «{word.text.strip(_EDGES)}»"


_EDGES = " .,;:!?…\"'()[]«»„“”。，、？！"
