"""One campaign: people send, faults come, everything is over, and the oracle judges."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.faults.backups import Backups
from tests.faults.canaries import ProcessWatch, canaries_of
from tests.faults.endings import Ends, unexplained
from tests.faults.installation import DatabaseName, Installation
from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.ledger import Ledger, shown_on
from tests.faults.oracle import Verdict, Windows, judge
from tests.faults.orphans import Rows, orphans_of, orphans_on_disk, rows_of
from tests.faults.pace import USUAL, Pace
from tests.faults.people import People
from tests.faults.recovery import seconds_of_recovery
from tests.faults.schedule import Fault
from tests.faults.trace import write_trace

PATIENCE, LONGEST = 150.0, 900.0
"""Seconds without any progress after which nothing is waited for, and seconds after the last fault
until everything has to be over. A delivery waits for at most 300 s after many failures, those of a
short fault for less."""
QUIET, MISSING_QUIET = 5.0, 40.0
"""Seconds without an open job after which nothing more is expected; the longer one while an answer
is missing, or there twice: the bot looks for doubles in the background."""
TOLD_LATE = 30.0
"""Seconds after the end of a fault in which a notice may still come: sends are tried again."""
UNCERTAIN_BEFORE, UNCERTAIN_AFTER = 3.0, 25.0
"""Seconds around a fault in which a send of the bot may have been under way: its requests time out
after 20 s at the latest."""


@dataclass(slots=True)
class Outcome:
    """Outcome of a campaign. `faults` are the faults with the time at which they began and ended;
    `errors` are those of the harness; `recovery` are the seconds after each kill by part;
    `ended` are processes that ended by no fault; `backups` is what was wrong in the `restored`
    ones, and `refused_backups` are tries that a fault ended."""

    verdict: Verdict
    jobs: int
    faults: list[tuple[Fault, float, float]] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    canaries: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    stuck: int = 0
    recovery: dict[str, list[float]] = field(default_factory=dict)
    backups: Sequence[str] = ()
    restored: int = 0
    refused_backups: int = 0


def run_campaign(
    folder: Path,
    kinds: Mapping[str, FaultKind],
    schedule: Sequence[Fault],
    database: DatabaseName,
    seed: int,
    seconds: float,
    pace: Pace = USUAL,
) -> Outcome:
    """Run a campaign in a new folder."""
    ledger = Ledger()
    with Installation(folder, database, pace) as installation:
        people = People(installation, ledger, folder / "recordings", seed, pace)
        backups = Backups(installation, folder / "backups")
        with people, ProcessWatch(installation.pids) as watch:
            scene = partial(Scene, installation, people, backups)
            faults = _inject(scene, kinds, schedule, seconds)
        backups.finish()
        settled = _settle(installation, ledger)
        shown = shown_on(installation.telegram, installation.discord)
        away, windows = times_away(kinds, faults), uncertain_windows(kinds, faults)
        verdict = judge(ledger.sent, shown, ledger.moved, windows, away)
        found = orphans_of(installation, settled)
        seen = canaries_of(installation, watch, ledger.sent)
        recovery = seconds_of_recovery(installation)
        installation.stop_parts()
        causes = [Ends(kinds[it.kind].ends, start, end) for it, start, end in faults]
        ended = unexplained(installation.endings.found, causes)
        if backups.count:
            backups.compare_at_rest()
        write_trace(installation, folder)
        found += orphans_on_disk(installation, settled)
    return Outcome(
        verdict, len(ledger.sent), faults, orphans=found, ended=ended, errors=people.errors,
        stuck=len(settled.open), canaries=seen, recovery=recovery, backups=backups.problems,
        restored=backups.count, refused_backups=backups.refused,
    )  # fmt: skip


def _inject(
    scene: Callable[[int], Scene],
    kinds: Mapping[str, FaultKind],
    schedule: Sequence[Fault],
    seconds: float,
) -> list[tuple[Fault, float, float]]:
    """Inject the faults at their times, and wait until the campaign is over."""
    began = time.monotonic()
    done = []
    for fault in schedule:
        time.sleep(max(0.0, began + fault.at - time.monotonic()))
        sys.stdout.write(f"{time.monotonic() - began:5.0f} s  {fault}\n")
        sys.stdout.flush()
        start = time.monotonic()
        with kinds[fault.kind].inject(scene(fault.number)):
            time.sleep(fault.seconds)
        done.append((fault, start, time.monotonic()))
    time.sleep(max(0.0, began + seconds - time.monotonic()))
    return done


def _settle(installation: Installation, ledger: Ledger) -> Rows:
    """Wait until nothing is open, as long as something gets done. Return the rows."""
    quiet_since = moved = time.monotonic()
    end, left = quiet_since + LONGEST, (0, 0)
    while True:
        rows = rows_of(installation)
        shown = shown_on(installation.telegram, installation.discord)
        verdict = judge(ledger.sent, shown, ledger.moved)
        now = time.monotonic()
        quiet_since = now if rows.open else quiet_since
        quiet = MISSING_QUIET if verdict.problems else QUIET
        if left != (left := (len(rows.open), len(verdict.problems))):
            moved = quiet_since = now
        if now - quiet_since > quiet or now > min(end, moved + PATIENCE):
            return rows
        time.sleep(1)


def times_away(
    kinds: Mapping[str, FaultKind], faults: Sequence[tuple[Fault, float, float]]
) -> list[tuple[float, float]]:
    """Return the times in which people may be told that the database is away."""
    waits = [it for it in faults if kinds[it[0].kind].is_away]
    return [(start, end + TOLD_LATE) for _, start, end in waits]


def uncertain_windows(
    kinds: Mapping[str, FaultKind], faults: Sequence[tuple[Fault, float, float]]
) -> Windows:
    """Return the times in which the bot could not learn whether a message arrived."""
    windows: dict[str, list[tuple[float, float]]] = {}
    for fault, start, end in faults:
        for platform in kinds[fault.kind].uncertain:
            window = (start - UNCERTAIN_BEFORE, end + UNCERTAIN_AFTER)
            windows.setdefault(platform, []).append(window)
    return Windows(windows)
