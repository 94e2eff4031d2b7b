"""Sentences of a transcript with their times, the units of extractive summaries."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from storage.models import Segment, Transcript
from storage.unspaced_scripts import UNSPACED_CLASS

_SENTENCE_END = re.compile(r"[.!?…。！？؟।॥]+[\"'»”’)\]]*$")
_NEXT_SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?…؟।॥])\s+")
_LONGEST = 320  # characters: in music, chatter and some languages full stops are missing
_MAX_PAUSE = 1.5  # seconds of silence that end an unfinished sentence

UNSPACED = re.compile(f"[{UNSPACED_CLASS}]+")
"""Consecutive characters of scripts without spaces."""
_WITHOUT_SPACE = re.compile(f"[{UNSPACED_CLASS}。、！？，：；]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` is the time of a word or segment of the transcript."""

    start: float
    end: float
    text: str
    number: int = 0


def sentences_of(transcript: Transcript) -> list[Sentence]:
    """Return the sentences in order, numbered.

    Fragments of one speaker are joined until a full stop, a pause, or the maximum length. A segment
    with several sentences is split.
    """
    found: list[Sentence] = []
    open_from: Segment | None = None
    for segment in transcript.segments:
        for piece in _pieces(segment):
            continues = (
                found
                and open_from is not None
                and open_from.speaker == segment.speaker
                and piece.start - found[-1].end < _MAX_PAUSE
                and len(found[-1].text) + len(piece.text) < _LONGEST
            )
            if continues:
                previous = found.pop()
                text = join(previous.text, piece.text)
                piece = Sentence(previous.start, piece.end, text)  # noqa: PLW2901 the joined piece
            found.append(piece)
            open_from = None if _SENTENCE_END.search(piece.text) else segment
    return [replace(sentence, number=number) for number, sentence in enumerate(found)]


def join(left: str, right: str) -> str:
    """Return two texts joined by a space; without it in scripts that have none."""
    touching = left[-1:] + right[:1]
    return f"{left}{right}" if _WITHOUT_SPACE.fullmatch(touching) else f"{left} {right}"


def tokens(text: str) -> list[str]:
    """Return the words in lower case; pairs of characters in scripts without spaces."""
    found: list[str] = []
    for run in re.findall(r"[\w'’]+", unicodedata.normalize("NFKC", text).lower()):
        at = 0
        for unspaced in UNSPACED.finditer(run):
            found += [run[at : unspaced.start()], *_pairs(unspaced.group())]
            at = unspaced.end()
        found.append(run[at:])
    return [token for token in found if token.strip("'’_")]


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


def _pieces(segment: Segment) -> Iterator[Sentence]:
    """Yield the sentences or parts of sentences of one segment."""
    if not segment.words:
        for sentence in _NEXT_SENTENCE.split(segment.text):
            for text in textwrap.wrap(sentence, _LONGEST):
                yield Sentence(segment.start, segment.end, text)
        return
    # Cut from the segment's own text: words do not contain the spaces between them.
    begin = end = 0
    start = segment.words[0].start
    for word, following in zip(segment.words, (*segment.words[1:], None), strict=True):
        found = segment.text.find(word.text, end)
        end = found + len(word.text) if found >= 0 else end
        if following is None:
            end = len(segment.text)
        if following is None or _SENTENCE_END.search(word.text) or end - begin > _LONGEST:
            if text := " ".join(segment.text[begin:end].split()):
                yield Sentence(start, word.end, text)
            begin, start = end, following.start if following else word.end
