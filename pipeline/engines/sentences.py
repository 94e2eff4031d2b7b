"""A transcript as sentences with their times: what an extract is chosen from."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from storage.models import Segment, Transcript
from storage.unspaced_scripts import UNSPACED_CLASS

_ENDS = re.compile(r"[.!?…。！？؟।॥]+[\"'»”’)\]]*$")
_NEXT_SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?…؟।॥])\s+")
_LONGEST = 320  # characters: recognizers leave out full stops in music, chatter, some languages
_BREATH = 1.5  # seconds of silence after which an unfinished sentence will not go on

UNSPACED = re.compile(f"[{UNSPACED_CLASS}]+")
"""A run of characters of scripts without spaces."""
_TOUCHING = re.compile(f"[{UNSPACED_CLASS}。、！？，：；]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` is the time of a word or segment of the transcript."""

    start: float
    end: float
    text: str
    number: int = 0


def sentences_of(transcript: Transcript) -> list[Sentence]:
    """The sentences in order, numbered. Fragments of one speaker are joined until a full stop, a
    pause, or too much text; a segment with several sentences is taken apart."""
    found: list[Sentence] = []
    open_from: Segment | None = None
    for segment in transcript.segments:
        for piece in _pieces(segment):
            goes_on = (
                found
                and open_from is not None
                and open_from.speaker == segment.speaker
                and piece.start - found[-1].end < _BREATH
                and len(found[-1].text) + len(piece.text) < _LONGEST
            )
            if goes_on:
                before = found.pop()
                text = join(before.text, piece.text)
                piece = Sentence(before.start, piece.end, text)  # noqa: PLW2901 the joined piece
            found.append(piece)
            open_from = None if _ENDS.search(piece.text) else segment
    return [replace(sentence, number=number) for number, sentence in enumerate(found)]


def join(left: str, right: str) -> str:
    """Two texts as one: with a space, unless the script is written without."""
    touching = left[-1:] + right[:1]
    return f"{left}{right}" if _TOUCHING.fullmatch(touching) else f"{left} {right}"


def tokens(text: str) -> list[str]:
    """The words in lower case; where the script has no spaces, pairs of characters instead."""
    found: list[str] = []
    for run in re.findall(r"[\w'’]+", unicodedata.normalize("NFKC", text).lower()):
        at = 0
        for unspaced in UNSPACED.finditer(run):
            found += [run[at : unspaced.start()], *_pairs(unspaced.group())]
            at = unspaced.end()
        found.append(run[at:])
    return [token for token in found if token.strip("'’_")]


def clip(text: str, longest: int) -> str:
    """The text in at most `longest` characters, cut at a word, with an ellipsis if cut."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    at = head.rfind(" ")
    whole_words = head[:at] if at > longest // 2 else head
    return whole_words.rstrip(" ,;:-–—.") + "…"


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(max(1, len(run) - 1))]


def _pieces(segment: Segment) -> Iterator[Sentence]:
    """The sentences or parts of sentences of one segment."""
    if not segment.words:
        for sentence in _NEXT_SENTENCE.split(segment.text):
            for text in textwrap.wrap(sentence, _LONGEST):
                yield Sentence(segment.start, segment.end, text)
        return
    # Cut from the segment's own text: words do not say where the spaces between them are.
    begin = end = 0
    start = segment.words[0].start
    for word, following in zip(segment.words, (*segment.words[1:], None), strict=True):
        found = segment.text.find(word.text, end)
        end = found + len(word.text) if found >= 0 else end
        if following is None:
            end = len(segment.text)
        if following is None or _ENDS.search(word.text) or end - begin > _LONGEST:
            if text := " ".join(segment.text[begin:end].split()):
                yield Sentence(start, word.end, text)
            begin, start = end, following.start if following else word.end
