"""Facts of a checklist that a summary has, sentences that stand alone, and repeated ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from benchmarks.summaries.meetings import ENDS, Meeting
from pipeline.engines.text_tokens import tokens
from storage.models import Summary

ALIKE = 0.8
"""Share of common words from which two texts say the same."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one summary."""

    facts: int
    facts_found: int
    actors: int
    actors_named: int
    items: int
    standing_alone: int
    repeated: int
    title_good: bool


def items_of(summary: Summary) -> list[str]:
    """Return the gist and the points of a summary as a list of texts."""
    lists = ("points", "actions", "decisions", "questions")
    points = [point.text for name in lists for point in getattr(summary, name, ())]
    return ([summary.gist] if summary.gist else []) + points


def score(meeting: Meeting, summary: Summary) -> Score:
    """Compare a summary with the checklist."""
    items = items_of(summary)
    folded = [item.lower() for item in items]
    found = [[i for i in folded if all(w in i for w in fact.words)] for fact in meeting.facts]
    acting = [(f, hits) for f, hits in zip(meeting.facts, found, strict=True) if f.who]
    named = sum(any(f"speaker {f.who[1:]}" in hit for hit in hits) for f, hits in acting)
    repeated = sum(is_repeated(one, other) for one, other in combinations(items, 2))
    return Score(
        len(meeting.facts),
        sum(map(bool, found)),
        len(acting),
        named,
        len(items),
        sum(stands_alone(item, meeting.fragments) for item in items),
        repeated,
        is_good_title(summary.title, meeting),
    )


def stands_alone(item: str, fragments: frozenset[str]) -> bool:
    """Return whether an item is whole and has more than sentences that need another one."""
    text = item.strip().rstrip("\"'»”’)").rstrip()
    body = item.split(": ", 1)[-1].strip()
    return text.endswith(ENDS[:3] + ENDS[4:]) and body not in fragments and item not in fragments


def is_repeated(one: str, other: str) -> bool:
    """Return whether the shorter text is mostly in the longer one."""
    words, others = set(tokens(one)), set(tokens(other))
    return len(words & others) >= ALIKE * min(len(words), len(others))


def is_good_title(title: str, meeting: Meeting) -> bool:
    """Return whether a title has a topic word and is neither cut off nor a whole sentence."""
    text = " ".join(segment.text for segment in meeting.transcript.segments).lower()
    sentence = len(title) > 40 and title.lower().rstrip(".…") in text
    return (
        any(word.lower() in title.lower() for word in meeting.title)
        and "…" not in title
        and not title.endswith(".")
        and not sentence
    )
