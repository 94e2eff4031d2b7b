"""Judgement of every action, decision, open question and key phrase of the title of a summary.

A printed item is right if it is one of the expected items of its kind: the same person, thing and
date, and no sentence that belongs to something else. Everything else is false, also a repetition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from benchmarks.summaries.meetings import RECORDED, Expected, Meeting
from pipeline.engines.sentences import sentences_of
from pipeline.engines.summarization.due_dates import format_date
from storage.models import Summary

KINDS = {"action": "actions", "decision": "decisions", "question": "questions"}
_DAYS = 62
"""Days after the recording in which a stated date is looked for."""
_SHORTEST, _TAIL = 8, 25
"""Characters of a sentence that is looked for in an item, and of its end that is compared."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Items of one kind: printed and right, printed, expected and printed, expected."""

    right: int = 0
    printed: int = 0
    found: int = 0
    expected: int = 0
    false: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def __add__(self, other: Judgement) -> Judgement:
        """Return the sum of two judgements."""
        return Judgement(
            self.right + other.right,
            self.printed + other.printed,
            self.found + other.found,
            self.expected + other.expected,
            self.false + other.false,
            self.missing + other.missing,
        )


def judge(meeting: Meeting, summary: Summary) -> dict[str, Judgement]:
    """Return the judgement of each kind, and of the title."""
    judged = {}
    for kind, name in KINDS.items():
        printed = [point.text for point in getattr(summary, name)]
        judged[kind] = judge_items(
            meeting, printed, [item for item in meeting.expected if item.kind == kind]
        )
    return judged | {"title": judge_title(meeting, summary.title)}


def judge_items(meeting: Meeting, printed: Iterable[str], expected: list[Expected]) -> Judgement:
    """Compare printed items with the expected ones, each of which counts once."""
    left, false = list(expected), []
    printed = list(printed)
    for text in printed:
        found = next((item for item in left if is_right(meeting, text, item)), None)
        if found:
            left.remove(found)
        else:
            false.append(text)
    missing = tuple(f"{item.who} {', '.join(item.what)}".strip() for item in left)
    right = len(printed) - len(false)
    return Judgement(right, len(printed), right, len(expected), tuple(false), missing)


def is_right(meeting: Meeting, text: str, item: Expected) -> bool:
    """Return whether a printed item is this one: who, what, by when, and nothing else."""
    who, due, body = parted_label(text, meeting.transcript.language)
    folded = body.lower()
    if item.kind == "action":
        speaker = re.fullmatch(r"S\d+", item.who)
        named = who == item.who if speaker else not who and item.who.lower() in folded
        if not named:
            return False
        if due != (item.when if isinstance(item.when, date) else None):
            return False
    words = (*item.what, *([item.when] if isinstance(item.when, str) and item.when else ()))
    return all(word in folded for word in words) and not has_foreign_sentence(meeting, body, item)


def parted_label(text: str, language: str) -> tuple[str, date | None, str]:
    """Return speaker, date and text of `Speaker 2 (Fri, Dec 4): text`; "" and None without."""
    for offset in range(_DAYS):
        day = date.fromordinal(RECORDED.toordinal() + offset)
        mark = format_date(day, language)
        found = re.match(rf"(?:Speaker (\d+) \({re.escape(mark)}\)|{re.escape(mark)}): ", text)
        if found:
            return f"S{found[1]}" if found[1] else "", day, text[found.end() :]
    found = re.match(r"Speaker (\d+): ", text)
    return (f"S{found[1]}", None, text[found.end() :]) if found else ("", None, text)


def has_foreign_sentence(meeting: Meeting, body: str, item: Expected) -> bool:
    """Return whether a sentence of the transcript is in an item that it does not belong to."""
    own = (*item.what, *item.also)
    folded = body.lower()
    for sentence in sentences_of(meeting.transcript):
        said = sentence.text.lower()
        inside = len(said) >= _SHORTEST and said[-_TAIL:] in folded
        if inside and not any(word in said for word in own):
            return True
    return False


def judge_title(meeting: Meeting, title: str) -> Judgement:
    """Compare the key phrases of a title with the expected ones: topics, and others."""
    printed = phrases_of(title)
    right = meeting.phrases.union(*meeting.topics)
    false = tuple(phrase for phrase in printed if phrase not in right)
    missing = tuple(min(topic) for topic in meeting.topics if not topic & set(printed))
    topics = len(meeting.topics)
    right_ones = len(printed) - len(false)
    return Judgement(right_ones, len(printed), topics - len(missing), topics, false, missing)


def phrases_of(title: str) -> list[str]:
    """Return the key phrases of a title."""
    return [phrase.strip().lower() for phrase in re.split("[,、،] ?", title) if phrase.strip()]
