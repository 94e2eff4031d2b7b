"""The report of a campaign: findings, then one line of figures."""

from __future__ import annotations

from statistics import median

from tests.faults.campaign import Outcome
from tests.faults.recovery import p99


def lines_of(outcome: Outcome, seed: int, database: str) -> tuple[list[str], bool]:
    """Return the lines, and whether nothing is to be mended."""
    verdict = outcome.verdict
    findings = [*verdict.problems, *outcome.orphans, *outcome.canaries, *outcome.errors]
    findings += [f"backup: {it}" for it in outcome.backups] + outcome.ended
    notes = [f"doubled after an uncertain send: {it}" for it in verdict.uncertain]
    figures = {
        "jobs": outcome.jobs,
        "faults": len(outcome.faults),
        "answered": verdict.answered,
        "refused": verdict.refused,
        "lost": len(verdict.lost),
        "doubled": len(verdict.doubled),
        "doubled after an uncertain send": len(verdict.uncertain),
        "wrong": len(verdict.wrong),
        "unasked": len(verdict.unasked),
        "stuck": outcome.stuck + len(verdict.stuck),
        "orphans": len(outcome.orphans),
        "canaries": len(outcome.canaries),
        "processes ended": len(outcome.ended),
    }
    if outcome.restored:
        notes.append(
            f"{outcome.restored} backups were restored elsewhere and compared, "
            f"{outcome.refused_backups} tries were ended by faults"
        )
    notes += [
        f"works again after a kill: {part} in {p99(times):.1f} s (p99 of {len(times)}, median "
        f"{median(times):.1f} s)"
        for part, times in outcome.recovery.items()
        if times
    ]
    line = ", ".join(f"{count} {name}" for name, count in figures.items())
    return [*notes, *findings, f"seed {seed}, {database}: {line}"], not findings
