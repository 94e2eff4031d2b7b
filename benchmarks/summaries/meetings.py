"""Meetings and talks of `benchmarks/meetings`, as transcripts that a recognizer would write."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from storage.models import Segment, Transcript, Word

MEETINGS = Path(__file__).parents[1] / "meetings"
RECORDED = date(2026, 11, 28)
"""Day of all recordings, a Saturday: due dates are counted from it."""
RATE = {"ja": 8, "zh": 6}
"""Characters per second of speech; 15 in other languages."""
GAP, PAUSE = 0.4, 4.0
"""Seconds between turns, and of a pause (a line of `--`)."""
ENDS = tuple(".?!…。？！؟।")


@dataclass(frozen=True, slots=True)
class Fact:
    """Fact of a checklist: an item of the summary has all `words`; of an action also its actor."""

    kind: str
    who: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """Action, decision or question of a meeting, as a line `kind | who | what | when | also`.

    `who` is a speaker (`S1`) or a name, or "" if nobody is named. `what` are words that the item
    has. `when` is a date that it states before its text, or words of its text, or "" without any
    date. `also` are words of further sentences that belong to it, such as an answer to a request.
    """

    kind: str
    who: str
    what: tuple[str, ...]
    when: date | str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Transcript with its expectations.

    `title` are words of which a good title has one. `topics` are the key phrases that a title has,
    each with its other forms. `phrases` are further right ones. `verbs` are the finite verbs of the
    text, which no title has.
    """

    name: str
    transcript: Transcript
    facts: tuple[Fact, ...]
    title: tuple[str, ...]
    fragments: frozenset[str]
    held_out: bool
    expected: tuple[Expected, ...]
    topics: tuple[frozenset[str], ...]
    phrases: frozenset[str]
    verbs: frozenset[str]


def load_meetings() -> list[Meeting]:
    """Return all meetings and talks."""
    return [load_meeting(path) for path in sorted(MEETINGS.glob("*.toml"))]


def load_meeting(path: Path) -> Meeting:
    """Return the meeting of a file, with the speakers S1, S2, … in the order of their turns."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    said = [line.partition(": ") for line in content["turns"].strip().splitlines()]
    turns = [(name, text) for name, _, text in said]
    ids: dict[str, str] = {}
    for name, text in turns:
        if text:
            ids.setdefault(name, f"S{len(ids) + 1}")
    return Meeting(
        path.stem,
        compose(turns, ids, content["language"]),
        tuple(parse_fact(line, ids) for line in content["facts"]),
        tuple(content["title"]),
        frozenset(content["fragments"]),
        content["held_out"],
        tuple(parse_expected(line, ids) for line in content["expected"]),
        tuple(frozenset(split(line.lower(), "|")) for line in content["topics"]),
        frozenset(phrase.lower() for phrase in content["phrases"]),
        frozenset(content["verbs"].lower().split()),
    )


def split(text: str, mark: str) -> tuple[str, ...]:
    """Return the parts of a text, without those that are empty."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())


def parse_fact(line: str, ids: dict[str, str]) -> Fact:
    """Return the fact of a line `kind | who | word, word`, or `kind | word, word`."""
    kind, *who, words = (part.strip() for part in line.split("|"))
    return Fact(kind, ids.get("".join(who), ""), tuple(words.lower().split(", ")))


def parse_expected(line: str, ids: dict[str, str]) -> Expected:
    """Return the item of a line `kind | who | what | when | also`; the last two may be missing."""
    kind, who, what, when, also = (part.strip() for part in f"{line} | | ".split("|")[:5])
    due = date.fromisoformat(when) if when[:4].isdigit() and when[4:5] == "-" else when.lower()
    words = split(what.lower(), ", "), split(also.lower(), ", ")
    return Expected(kind, ids.get(who, who), words[0], due, words[1])


def compose(turns: list[tuple[str, str]], ids: dict[str, str], language: str) -> Transcript:
    """Return a transcript whose segments end where a recognizer's do: behind each full stop."""
    rate, now = RATE.get(language, 15), 0.5
    segments: list[Segment] = []
    for name, text in turns:
        if not text:
            now += PAUSE
            continue
        for segment_words in split_segments(text, language):
            words = []
            for word in segment_words:
                end = now + len(word) / rate
                words.append(Word(now, end, word, 0.95, ids[name]))
                now = end + (0 if language in RATE else 1 / rate)
            joined = ("" if language in RATE else " ").join(segment_words)
            segments.append(Segment(words[0].start, words[-1].end, joined, tuple(words), ids[name]))
        now += GAP
    return Transcript(language, now, tuple(segments))


def split_segments(text: str, language: str) -> Iterator[list[str]]:
    """Yield the words of each segment."""
    words: list[str] = []
    for word in list(text) if language in RATE else text.split():
        words.append(word)
        if word.endswith(ENDS):
            yield words
            words = []
    if words:
        yield words
