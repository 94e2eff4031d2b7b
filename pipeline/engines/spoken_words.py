"""Words of a segment in its text, and the text without the words that are left out."""

from __future__ import annotations

from dataclasses import replace

from storage.models import Segment, Transcript, Word

PAUSES = ",;:…–—-،؛，、"
ENDS = ".?!…。？！؟।"
CLOSING = "\"'”’»)]」』"
"""Characters that may follow the end of a sentence."""


def word_spans(segment: Segment) -> list[tuple[int, int]] | None:
    """Return where each word stands in the text; None where the words are not those of the text."""
    spans = []
    at = 0
    for word in segment.words:
        found = segment.text.find(word.text, at)
        if found < 0 or not word.text:
            return None
        at = found + len(word.text)
        spans.append((found, at))
    return spans


def without_fillers(transcript: Transcript) -> Transcript:
    """Return the transcript without the words that are marked."""
    if not any(word.filler for segment in transcript.segments for word in segment.words):
        return transcript
    cleaned = (
        _cleaned(segment, segment.language or transcript.language)
        for segment in transcript.segments
    )
    return replace(transcript, segments=tuple(each for each in cleaned if each.text.strip()))


def _cleaned(segment: Segment, language: str) -> Segment:
    """Return the segment without its marked words; its text is empty if there is no other."""
    spans = word_spans(segment)
    if spans is None or not any(word.filler for word in segment.words):
        return segment
    words: list[Word] = []
    text = ""
    capital = False
    for at, (word, (start, end)) in enumerate(zip(segment.words, spans, strict=True)):
        if word.filler:
            if words and _ends(word.text) and not _ends(words[-1].text):
                text, words[-1] = _ended(text, words[-1], word.text)
            else:
                capital = capital or (word.text[:1].isupper() and (not words or _ends(text)))
            continue
        kept = replace(word, text=_capitalized(word.text, language)) if capital else word
        capital = False
        gap = segment.text[spans[at - 1][1] if at else 0 : start] if words else ""
        text += gap + kept.text
        words.append(kept)
        if at == len(spans) - 1:
            text += segment.text[end:]
    if not words:
        return replace(segment, text="", words=())
    return replace(segment, text=text.strip(), words=tuple(words))


def _ended(text: str, word: Word, filler: str) -> tuple[str, Word]:
    """Return a text and its last word with the end of the sentence that a filler carried."""
    end = filler.rstrip(CLOSING)[-1]
    bare = word.text.rstrip(PAUSES)
    without = text[: len(text) - len(word.text)] if text.endswith(word.text) else None
    if without is None or not bare:
        return text, word
    return without + bare + end, replace(word, text=bare + end)


def _ends(text: str) -> bool:
    return text.rstrip(CLOSING).endswith(tuple(ENDS))


def _capitalized(text: str, language: str) -> str:
    for at, char in enumerate(text):
        if char.isalpha():
            upper = "İ" if language == "tr" and char == "i" else char.upper()
            return text[:at] + upper + text[at + 1 :]
    return text
