"""Print the tables; with `--show` also each summary, and what is false or missing."""

from __future__ import annotations

import sys
from functools import reduce
from operator import add

from benchmarks.summaries.checklist import Score, items_of, score
from benchmarks.summaries.judged import Judgement, judge
from benchmarks.summaries.meetings import RECORDED, Meeting, load_meetings
from pipeline.engines.protocols import SummaryOptions
from pipeline.engines.summarization.textrank import KeySentences
from pipeline.export.files import ignore
from storage.models import Summary

KINDS = ("action", "decision", "question", "title")


def report_line(name: str, scores: list[Score]) -> str:
    """Return one line of the table of facts."""
    facts, found = sum(s.facts for s in scores), sum(s.facts_found for s in scores)
    actors, named = sum(s.actors for s in scores), sum(s.actors_named for s in scores)
    items, alone = sum(s.items for s in scores), sum(s.standing_alone for s in scores)
    titles = sum(s.title_good for s in scores)
    return (
        f"{name:<22} {found:>4}/{facts:<4} {named:>4}/{actors:<4} {alone:>4}/{items:<4} "
        f"{sum(s.repeated for s in scores):>8} {titles:>4}/{len(scores)}"
    )


def judged_line(name: str, judged: list[dict[str, Judgement]]) -> str:
    """Return one line of the table of judged items: precision and recall of each kind."""
    kinds = [reduce(add, (each[kind] for each in judged), Judgement()) for kind in KINDS]
    items = reduce(add, kinds[:-1], Judgement())
    cells = [
        f"{f'{kind.right}/{kind.printed}':>6} {f'{kind.found}/{kind.expected}':>6}"
        for kind in (*kinds, items)
    ]
    return f"{name:<18} " + "  ".join(cells)


def show(summary: Summary, judged: dict[str, Judgement]) -> None:
    """Print a summary, and what is false or missing in it."""
    print(f"   title: {summary.title}")
    print("\n".join(f"   chapter: {chapter.title}" for chapter in summary.chapters))
    print("   " + "\n   ".join(items_of(summary)))
    for kind, judgement in judged.items():
        for mark, items in (("FALSE", judgement.false), ("MISSING", judgement.missing)):
            for item in items:
                print(f"   {mark} {kind}: {item}")


def main() -> None:
    """Print both tables."""
    rows: list[tuple[Meeting, Score, dict[str, Judgement]]] = []
    for meeting in load_meetings():
        options = SummaryOptions(recorded=RECORDED)
        summary = KeySentences().summarize(meeting.transcript, options, ignore)
        judged = judge(meeting, summary)
        rows.append((meeting, score(meeting, summary), judged))
        if "--show" in sys.argv:
            print(meeting.name)
            show(summary, judged)
    halves = (("tuned", False), ("held out (*)", True))
    print(f"{'meeting':<22} {'facts':>9} {'actors':>9} {'alone':>9} {'repeated':>8} {'title':>6}")
    for meeting, scored, _ in rows:
        print(report_line(meeting.name + " *" * meeting.held_out, [scored]))
    for name, held_out in halves:
        print(report_line(name, [row[1] for row in rows if row[0].held_out == held_out]))
    print("\nright/printed (precision) and found/expected (recall)")
    print(f"{'meeting':<18} " + "  ".join(f"{kind:^13}" for kind in (*KINDS, "all but title")))
    for meeting, _, judged in rows:
        print(judged_line(meeting.name + " *" * meeting.held_out, [judged]))
    for name, held_out in halves:
        print(judged_line(name, [row[2] for row in rows if row[0].held_out == held_out]))
    print(judged_line("all", [row[2] for row in rows]))


if __name__ == "__main__":
    main()
