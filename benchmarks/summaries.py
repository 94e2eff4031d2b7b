"""Quality of the offline summary: `python -m benchmarks.summaries`.

Each file in `benchmarks/meetings` is a composed meeting or talk with a checklist: the facts that a
good summary has, words of a good title, and sentences that nobody understands alone. The checklists
of the held-out files were written before the summarizer was changed, and nothing is tuned on them.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.textrank import KeySentences
from pipeline.engines.text_tokens import tokens
from pipeline.export.files import ignore
from storage.models import Segment, Summary, Transcript, Word

MEETINGS = Path(__file__).parent / "meetings"
RATE = {"ja": 8, "zh": 6}
"""Characters per second of speech; 15 in other languages."""
GAP, PAUSE = 0.4, 4.0
"""Seconds between turns, and of a pause (a line of `--`)."""
ENDS = tuple(".?!…。？！؟।")
ALIKE = 0.8
"""Share of common words from which two texts say the same."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Fact of a checklist: an item of the summary has all `words`; of an action also its actor."""

    kind: str
    who: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Transcript with its checklist. `title` are words of which a good title has one."""

    name: str
    transcript: Transcript
    facts: tuple[Fact, ...]
    title: tuple[str, ...]
    fragments: frozenset[str]
    held_out: bool


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


def load_meeting(path: Path) -> Meeting:
    """Return the meeting of a file, with the speakers S1, S2, … in the order of their turns."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    said = [line.partition(": ") for line in content["turns"].strip().splitlines()]
    turns = [(name, text) for name, _, text in said]
    ids: dict[str, str] = {}
    for name, text in turns:
        if text:
            ids.setdefault(name, f"S{len(ids) + 1}")
    transcript = compose(turns, ids, content["language"])
    return Meeting(
        path.stem,
        transcript,
        tuple(parse_fact(line, ids) for line in content["facts"]),
        tuple(content["title"]),
        frozenset(content["fragments"]),
        content["held_out"],
    )


def parse_fact(line: str, ids: dict[str, str]) -> Fact:
    """Return the fact of a line `kind | who | word, word`, or `kind | word, word`."""
    kind, *who, words = (part.strip() for part in line.split("|"))
    return Fact(kind, ids.get("".join(who), ""), tuple(words.lower().split(", ")))


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


def report_line(name: str, scores: list[Score]) -> str:
    """Return one line of the table."""
    facts, found = sum(s.facts for s in scores), sum(s.facts_found for s in scores)
    actors, named = sum(s.actors for s in scores), sum(s.actors_named for s in scores)
    items, alone = sum(s.items for s in scores), sum(s.standing_alone for s in scores)
    titles = sum(s.title_good for s in scores)
    return (
        f"{name:<22} {found:>4}/{facts:<4} {named:>4}/{actors:<4} {alone:>4}/{items:<4} "
        f"{sum(s.repeated for s in scores):>8} {titles:>4}/{len(scores)}"
    )


def main() -> None:
    """Print the table; with `--show` also each summary."""
    print(f"{'meeting':<22} {'facts':>9} {'actors':>9} {'alone':>9} {'repeated':>8} {'title':>6}")
    scores: dict[bool, list[Score]] = {False: [], True: []}
    for path in sorted(MEETINGS.glob("*.toml")):
        meeting = load_meeting(path)
        summary = KeySentences().summarize(meeting.transcript, SummaryOptions(), ignore)
        found = score(meeting, summary)
        scores[meeting.held_out].append(found)
        mark = " *" if meeting.held_out else ""
        print(report_line(meeting.name + mark, [found]))
        if "--show" in sys.argv:
            print(f"   title: {summary.title}\n   " + "\n   ".join(items_of(summary)))
    print(report_line("all tuned", scores[False]))
    print(report_line("all held out (*)", scores[True]))


if __name__ == "__main__":
    main()
