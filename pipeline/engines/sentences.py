"""Sentences of a transcript with their times, the units of extractive summaries.

sentencex knows where sentences end in about 300 languages, and which abbreviations have a full stop
(https://github.com/wikimedia/sentencex). Text without punctuation is cut at pauses.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.engines.ordinals import is_ordinal
from pipeline.engines.text_tokens import join
from storage.models import Segment, Transcript
from storage.unspaced_scripts import is_unspaced

_SENTENCE_END = re.compile(r"[.!?…。！？؟।॥۔]+[\"'»”’)\]」』]*$")
_LONGEST = 320  # characters: in music, chatter and some languages full stops are missing
_LONG_WITHOUT_END = 160  # characters of text without a full stop that is cut at a clear pause
_CLEAR_PAUSE = 0.5  # seconds
_MAX_PAUSE = 1.5  # seconds of silence that end a sentence where full stops are missing
_MAX_PAUSE_INSIDE = 4.0  # seconds of silence that end an unfinished sentence anywhere
_PUNCTUATED = 0.3  # share of segments with a full stop from which a transcript has punctuation
_TITLE = re.compile(
    r"(?:^|\s)(?:[^\W\d_]|av|mm|mme|mlle|me|pr|sn|bpk|sdr|ny|hj|ir|dr|prof|mr|mrs|ms|st|sra?|srta|dra"
    r"|dña|гр|д-р|стр|им|ул|напр|т\.е|т\.д|डॉ|श्री|सुश्री|प्रो)\.$",
    re.IGNORECASE,
)
"""Initials and abbreviations before a name that sentencex does not know in every language."""
_CLOSING_QUOTE = "」』"
_MISSED = {
    "es": re.compile(r"(?<=\b[Nn]o\.)\s+(?=[A-ZÁÉÍÓÚÜÑ¿¡])"),
    "ja": re.compile(r"(?<=[。！？])(?=\d)"),
    "zh": re.compile(r"(?<=[。！？])(?=\d)"),
}
"""Ends that sentencex misses: Spanish "no." is an abbreviation to it (número), and no sentence of
these scripts begins with a digit."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` is the time of a word or segment of the transcript."""

    start: float
    end: float
    text: str
    number: int = 0
    speaker: str | None = None

    @property
    def is_complete(self) -> bool:
        """Return whether the sentence has an end mark."""
        return bool(_SENTENCE_END.search(self.text))


@dataclass(frozen=True, slots=True)
class _Mark:
    """Position in the text of a turn, `first` to `last`, that has a time."""

    first: int
    last: int
    start: float
    end: float


def sentences_of(transcript: Transcript) -> list[Sentence]:
    """Return the sentences in order, numbered.

    Segments of one speaker are joined and split again, since a recognizer also ends segments at
    abbreviations and in the middle of a sentence.
    """
    ended = sum(bool(_SENTENCE_END.search(s.text.rstrip())) for s in transcript.segments)
    punctuated = ended > _PUNCTUATED * len(transcript.segments)
    found = [
        sentence
        for turn in _turns(transcript.segments, _MAX_PAUSE_INSIDE if punctuated else _MAX_PAUSE)
        for sentence in _split_turn(turn, transcript.language)
    ]
    return [replace(sentence, number=number) for number, sentence in enumerate(found)]


def sentence_ends(text: str, language: str) -> list[int]:
    """Return the place behind each sentence of a text."""
    return [last for _, last in _spans(text, language, ())]


def _turns(segments: Sequence[Segment], max_pause: float) -> Iterator[list[Segment]]:
    """Yield the consecutive segments of one speaker without a longer pause."""
    turn: list[Segment] = []
    for segment in segments:
        if turn and (
            segment.speaker != turn[-1].speaker or segment.start - turn[-1].end >= max_pause
        ):
            yield turn
            turn = []
        turn.append(segment)
    if turn:
        yield turn


def _split_turn(turn: Sequence[Segment], language: str) -> Iterator[Sentence]:
    text, marks = _text_with_times(turn)
    firsts = [mark.first for mark in marks]
    for first, last in _spans(text, language, marks):
        for begin, end in _cut_long(text, first, last, marks):
            part = text[begin:end].strip()
            if not part:
                continue
            start = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
            at = max(0, bisect_right(firsts, start) - 1)
            if start >= marks[at].last and at + 1 < len(marks):
                at += 1
            until = max(at, bisect_left(firsts, end) - 1)
            yield Sentence(marks[at].start, marks[until].end, part, speaker=turn[0].speaker)


def _text_with_times(turn: Sequence[Segment]) -> tuple[str, list[_Mark]]:
    """Return the text of a turn, and the times of its words (of a segment without words)."""
    text = ""
    marks: list[_Mark] = []
    for segment in turn:
        # The segment's own text: words do not contain the spaces between them.
        addition = " ".join(segment.text.split())
        text = join(text, addition) if text and addition else text + addition
        base = at = len(text) - len(addition)
        for word in segment.words:
            found = text.find(word.text, at)
            if found >= 0 and word.text:
                at = found + len(word.text)
                marks.append(_Mark(found, at, word.start, word.end))
        if addition and at == base:
            marks.append(_Mark(base, len(text), segment.start, segment.end))
    return text, marks


def _spans(text: str, language: str, marks: Sequence[_Mark]) -> Iterator[tuple[int, int]]:
    """Yield the first and last character of each sentence."""
    from sentencex import segment as split  # noqa: PLC0415 a library of the worker only

    begin = at = 0
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)  # UTF-8 does not have half a character
    pieces = [*split(language or "en", whole), ""]
    for piece, following in pairwise(pieces):
        at += len(piece)
        left, right = text[begin:at].rstrip(), following.lstrip()
        if following and _continues(left, right):
            continue
        if is_ordinal(left, right, language, _pause_at(at, marks)):
            continue
        yield from _missed_ends(text, begin, at, language)
        begin = at
    if begin < len(text):
        yield begin, len(text)


def _pause_at(at: int, marks: Sequence[_Mark]) -> float:
    """Return the seconds between the words beside a place."""
    following = bisect_left(marks, at, key=lambda mark: mark.first)
    if not 0 < following < len(marks):
        return 0.0
    return marks[following].start - marks[following - 1].end


def _missed_ends(text: str, begin: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield a span, cut where a sentence ends in it."""
    missed = _MISSED.get(language)
    for found in missed.finditer(text, begin, end) if missed else ():
        yield begin, found.end()
        begin = found.end()
    yield begin, end


def _continues(left: str, right: str) -> bool:
    """Return whether the text goes on where sentencex sees an end."""
    if left.endswith((*_CLOSING_QUOTE,)):
        return right.startswith(("と", "って"))
    if not left.endswith("."):
        return False
    return right[:1].islower() or _TITLE.search(left) is not None


def _cut_long(
    text: str, first: int, last: int, marks: Sequence[_Mark]
) -> Iterator[tuple[int, int]]:
    """Yield a span, cut at its pauses while it is too long."""
    waiting = [(first, last)]
    while waiting:
        begin, end = waiting.pop()
        ended = bool(_SENTENCE_END.search(text[begin:end].rstrip()))
        inside = [(a, b) for a, b in pairwise(marks) if begin < b.first < end]
        pause, at = _best_cut(text, begin, end, inside)
        too_long = end - begin > _LONGEST
        if too_long or (end - begin > _LONG_WITHOUT_END and not ended and pause >= _CLEAR_PAUSE):
            waiting += [(at, end), (begin, at)]
        else:
            yield begin, end


def _best_cut(
    text: str, begin: int, end: int, inside: Sequence[tuple[_Mark, _Mark]]
) -> tuple[float, int]:
    """Return the longest pause of a span, in seconds, and its place; else a space near the middle.

    Its first and last fifth are not considered, because they would become fragments.
    """
    edge, middle = (end - begin) / 5, (begin + end) // 2
    cuts = [
        (round(right.start - left.end, 2), -abs(right.first - middle), right.first)
        for left, right in inside
        if begin + edge < right.first < end - edge
    ]
    if cuts:
        return max(cuts)[0], max(cuts)[2]
    space = text.rfind(" ", begin + 1, middle + 1)
    if space < 0 and not is_unspaced(text[middle : middle + 1]):
        space = text.find(" ", middle, end - 1)
    return 0.0, space if space > begin else middle
