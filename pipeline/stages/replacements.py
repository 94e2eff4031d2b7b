"""Replacement of words by the rules of a user: what was heard, and how it is written.

Rules are plain text. They match whole words in any case, in every script: a word is letters, marks
and digits. In scripts without spaces a rule matches anywhere, because nothing there shows where a
word ends. The text is read once from left to right and the longest rule wins, so the result of a
rule is never changed by another one.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.stages.segment_edits import Edit, edit_segment
from storage.models import Segment, Transcript
from storage.unspaced_scripts import is_unspaced

_DOTTED = frozenset({"az", "tr"})
"""Languages in which I is the capital of ı, and İ that of i."""
_INSIDE = "LMN"
"""First letters of the Unicode categories of a word: letters, marks, digits."""

Rules = Sequence[tuple[str, str]]


def replace_words(transcript: Transcript, rules: Rules) -> Transcript:
    """Return the transcript in which the rules (heard, written) are applied."""
    if not rules:
        return transcript
    segments = tuple(
        _replace_in(segment, rules, segment.language or transcript.language)
        for segment in transcript.segments
    )
    return replace(transcript, segments=segments)


def _replace_in(segment: Segment, rules: Rules, language: str) -> Segment:
    edits = list(_edits(segment.text, _index(rules, language), language))
    return edit_segment(segment, edits) if edits else segment


@dataclass(frozen=True, slots=True)
class _Folded:
    """Text in which case does not matter; `places[i]` is where character i stands in the text."""

    text: str
    places: tuple[int, ...]


def _fold(text: str, language: str) -> _Folded:
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char.isspace():
            if folded and folded[-1] == " ":
                continue
            lower = " "
        else:
            lower = _lower(char, language)
        folded += lower
        places += [place] * len(lower)
    return _Folded("".join(folded), (*places, len(text)))


def _lower(char: str, language: str) -> str:
    if language in _DOTTED and char == "I":
        return "ı"
    return "i" if char == "İ" else char.casefold()


def _upper(char: str, language: str) -> str:
    return "İ" if language in _DOTTED and char == "i" else char.upper()


def _index(rules: Rules, language: str) -> Mapping[str, list[tuple[str, str]]]:
    """Return the rules by the first character of what was heard, the longest first."""
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for heard, written in rules:
        plain = unicodedata.normalize("NFC", " ".join(heard.split()))
        if folded := _fold(plain, language).text:
            index[folded[0]].append((folded, written))
    for same_start in index.values():
        same_start.sort(key=lambda rule: -len(rule[0]))
    return index


def _edits(text: str, index: Mapping[str, list[tuple[str, str]]], language: str) -> Iterator[Edit]:
    folded = _fold(text, language)
    at = 0
    while at < len(folded.text):
        for heard, written in index.get(folded.text[at], ()):
            if folded.text.startswith(heard, at):
                start, end = folded.places[at], folded.places[at + len(heard)]
                if _is_whole(text, start, end):
                    yield Edit(start, end, _in_case_of(text[start:end], written, language))
                    at += len(heard) - 1
                    break
        at += 1


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether no word goes on before or after the characters."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    """Return whether the characters on both sides belong to one word."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    if unicodedata.category(right)[0] == "M":
        return True
    if is_unspaced(left) or is_unspaced(right):
        return False
    return all(unicodedata.category(char)[0] in _INSIDE for char in (left, right))


def _in_case_of(heard: str, written: str, language: str) -> str:
    """Return what is written, with the capitals of what was heard if it has none of its own."""
    if written != written.lower():
        return written
    letters = [char for char in heard if char.isalpha()]
    if len(letters) > 1 and all(char != char.lower() for char in letters):
        return "".join(_upper(char, language) for char in written)
    if letters and letters[0] != letters[0].lower():
        return _upper(written[0], language) + written[1:]
    return written
