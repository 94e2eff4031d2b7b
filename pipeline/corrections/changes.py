"""Changes of a transcript that a person asks for. Each is checked and says what it replaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from pipeline.corrections.word_times import retimed
from pipeline.engines.spoken_words import without_fillers, word_spans
from storage.models import Change, ChangeKind, Segment, Transcript, Word
from storage.unspaced_scripts import is_unspaced

LONGEST = 5_000
"""Characters of one sentence."""
MOST_SPEAKERS = 30
NEW = "new"
"""Stands for a speaker that the transcript does not have yet."""
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what follows: https://trojansource.codes/"""
_NUMBER = re.compile(r"S(\d{1,4})")


class WrongChange(ValueError):
    """The change is not possible. The text is a code: `same`, `long`, `last`, `gone`, `many`."""


def clean_text(text: str) -> str:
    """Return a text on one line, without characters that are invisible and do harm."""
    kept = (
        " " if unicodedata.category(it) in ("Cc", "Zl", "Zp") else it
        for it in text
        if it not in _OVERRIDES and unicodedata.category(it) not in ("Cs", "Co", "Cn")
    )
    return " ".join("".join(kept).split())


def write(transcript: Transcript, at: int, text: str) -> Change:
    """Return the change of a sentence to this text. Each line of it becomes a sentence; without any
    the sentence goes. Raises WrongChange."""
    segment = _segment(transcript, at)
    shown = shown_segment(transcript, at)
    lines = [line for line in map(clean_text, text.splitlines()) if line]
    if len(" ".join(lines)) > LONGEST:
        raise WrongChange("long")
    if not lines:
        if len(transcript.segments) == 1:
            raise WrongChange("last")
        return Change(ChangeKind.DELETE, at, (segment,))
    if lines == [clean_text(shown.text)]:
        raise WrongChange("same")
    kind = ChangeKind.TEXT if len(lines) == 1 else ChangeKind.SPLIT
    return Change(kind, at, (segment,), tuple(_rewritten(shown, lines)))


def write_words(transcript: Transcript, at: int, first: int, count: int, text: str) -> Change:
    """Return the change of some words of a sentence, as people read it, to this text; "" removes
    them. Raises WrongChange."""
    _segment(transcript, at)
    shown = shown_segment(transcript, at)
    spans = (word_spans(shown) or [])[first : first + count]
    if not spans or len(spans) < count:
        raise WrongChange("gone")
    start, end = spans[0][0], spans[-1][1]
    return write(transcript, at, f"{shown.text[:start]}{clean_text(text)}{shown.text[end:]}")


def merge(transcript: Transcript, at: int) -> Change:
    """Return the change that joins a sentence with the next one. Raises WrongChange."""
    first, second = _segment(transcript, at), _segment(transcript, at + 1)
    one, other = shown_segment(transcript, at), shown_segment(transcript, at + 1)
    before, after = one.text.strip(), other.text.strip()
    text = before + _space(before, after) + after
    if len(text) > LONGEST:
        raise WrongChange("long")
    joined = replace(
        one,
        start=min(one.start, other.start),
        end=max(one.end, other.end),
        text=text,
        words=(*_words_of(one), *_words_of(other)),
    )
    joined = _said_by(_in_order(joined), one.speaker)
    return Change(ChangeKind.MERGE, at, (first, second), (joined,))


def give(transcript: Transcript, at: int, speaker: str) -> Change:
    """Return the change of the speaker of a sentence; NEW is one more. Raises WrongChange."""
    segment, known = _segment(transcript, at), speakers_of(transcript)
    if speaker == NEW:
        if len(known) >= MOST_SPEAKERS:
            raise WrongChange("many")
        numbers = [int(found[1]) for it in known if (found := _NUMBER.fullmatch(it))]
        speaker = f"S{max(numbers, default=0) + 1}"
    elif speaker not in known:
        raise WrongChange("gone")
    changed = _said_by(segment, speaker)
    if changed == segment:
        raise WrongChange("same")
    return Change(ChangeKind.SPEAKER, at, (segment,), (changed,))


def speakers_of(transcript: Transcript) -> tuple[str, ...]:
    """Return the ids of the speakers, in the order of their first words."""
    return tuple(dict.fromkeys(it.speaker for it in transcript.segments if it.speaker))


def shown_segment(transcript: Transcript, at: int) -> Segment:
    """Return a segment as people read it: without fillers that are left out, unless that is all of
    it."""
    segment = transcript.segments[at]
    readable = without_fillers(replace(transcript, segments=(segment,))).segments
    return readable[0] if readable else segment


def _segment(transcript: Transcript, at: int) -> Segment:
    if not 0 <= at < len(transcript.segments):
        raise WrongChange("gone")
    return transcript.segments[at]


def _words_of(segment: Segment) -> tuple[Word, ...]:
    return segment.words if has_own_words(segment) else retimed(segment, segment.text)


def _said_by(segment: Segment, speaker: str | None) -> Segment:
    words = tuple(replace(word, speaker=speaker) for word in segment.words)
    return replace(segment, speaker=speaker, words=words)


def _in_order(segment: Segment) -> Segment:
    """Return a joined segment whose words begin one after the other: two may have spoken at once,
    and then the words of the second one begin with the last of the first."""
    words: list[Word] = []
    for word in segment.words:
        start = max(word.start, words[-1].start) if words else word.start
        words.append(replace(word, start=start, end=max(start, word.end)))
    return replace(segment, words=tuple(words))


def _space(before: str, after: str) -> str:
    return "" if is_unspaced(before[-1:]) and is_unspaced(after[:1]) else " "


def _rewritten(segment: Segment, lines: Sequence[str]) -> list[Segment]:
    """Return segments with these texts in place of one."""
    words = list(retimed(segment, "\n".join(lines)))
    made: list[Segment] = []
    start = segment.start
    for number, line in enumerate(lines, 1):
        own = _take(words, line)
        is_last = number == len(lines)
        end = max(segment.end if is_last else own[-1].end, own[-1].end, start)
        made.append(replace(segment, start=start, end=end, text=line, words=tuple(own)))
        start = words[0].start if words else end
    return made


def _take(words: list[Word], line: str) -> list[Word]:
    """Take the words of a line off the list."""
    own: list[Word] = []
    left = len("".join(line.split()))
    while words and left > 0:
        left -= len("".join(words[0].text.split()))
        own.append(words.pop(0))
    return own


def has_own_words(segment: Segment) -> bool:
    """Return whether the text of a segment is its words and the spaces between them."""
    spans = word_spans(segment)
    return spans is not None and "".join(segment.text.split()) == "".join(
        "".join(word.text.split()) for word in segment.words
    )
