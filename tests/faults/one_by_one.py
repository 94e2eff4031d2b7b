"""Measurement of each kind of fault alone: the next one comes when everything is answered."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.faults.backups import Backups
from tests.faults.campaign import uncertain_windows
from tests.faults.installation import DatabaseName, Installation
from tests.faults.kinds.kind import FaultKind, Scene
from tests.faults.ledger import Ledger, shown_on
from tests.faults.oracle import Sent, Verdict, judge
from tests.faults.pace import USUAL
from tests.faults.people import People
from tests.faults.schedule import Fault
from tests.faults.table import Row

PATIENCE = 120.0
"""Seconds after which a fault counts as never over."""
BEFORE = 4.0
"""Seconds before a fault in which a recording may still be under way."""
WARM_UP, SETTLING = 20.0, 20.0
"""Seconds before the first fault and after the last one."""


class Measurement:
    """Measurement of faults in one installation."""

    def __init__(
        self, installation: Installation, people: People, ledger: Ledger, backups: Backups
    ) -> None:
        self._installation, self._ledger = installation, ledger
        self._scene = partial(Scene, installation, people, backups)
        self._people = people
        self._faults: list[tuple[Fault, float, float]] = []
        self._measured: list[tuple[Row, list[Sent]]] = []

    def measure(self, kind: FaultKind, database: str, kinds: Mapping[str, FaultKind]) -> Row:
        """Inject a fault, wait until it is over, and return its row as far as it is known."""
        seconds = sum(kind.kind.seconds) / 2
        start = time.monotonic()
        with kind.inject(self._scene(len(self._faults))):
            self._people.both_send()
            time.sleep(seconds)
        end = time.monotonic()
        self._faults.append((Fault(0.0, kind.kind.name, seconds, 0), start, end))
        with self._ledger.lock:
            sent = [it for it in self._ledger.sent if start - BEFORE <= it.at <= end]
        over = self._wait(sent, kinds)
        verdict = self._verdict(sent, kinds)
        row = Row(
            kind.kind.name,
            database,
            end - start,
            max([verdict.delays.get(it.words, 0.0) for it in sent if it.words], default=0.0),
            len([it for it in verdict.wrong if "no words in" in it]),
            len(verdict.lost),
            len(verdict.doubled) + len(verdict.uncertain),
            None if over is None else over - end,
        )
        self._measured.append((row, sent))
        return row

    def final_rows(self, kinds: Mapping[str, FaultKind]) -> list[Row]:
        """Return all rows with what was lost or doubled in the end: a double may come late, and one
        that the bot finds is gone."""
        rows = []
        for row, sent in self._measured:
            now = self._verdict(sent, kinds)
            doubled = len(now.doubled) + len(now.uncertain)
            rows.append(replace(row, lost=len(now.lost), doubled=doubled))
        return rows

    def _wait(self, sent: Sequence[Sent], kinds: Mapping[str, FaultKind]) -> float | None:
        """Return the time at which all of these have an end; None if they never have."""
        while time.monotonic() < self._faults[-1][2] + PATIENCE:
            verdict = self._verdict(sent, kinds)
            if not (verdict.lost or verdict.stuck):
                return time.monotonic()
            time.sleep(0.25)
        return None

    def _verdict(self, sent: Sequence[Sent], kinds: Mapping[str, FaultKind]) -> Verdict:
        shown = shown_on(self._installation.telegram, self._installation.discord)
        return judge(sent, shown, self._ledger.moved, uncertain_windows(kinds, self._faults))


def measure_all(
    folder: Path, kinds: Mapping[str, FaultKind], database: DatabaseName, seed: int
) -> list[Row]:
    """Measure all kinds that this database has, one after the other."""
    ledger = Ledger()
    with Installation(folder, database) as installation:
        people = People(installation, ledger, folder / "recordings", seed, USUAL)
        with people:
            time.sleep(WARM_UP)
            backups = Backups(installation, folder / "backups")
            measurement = Measurement(installation, people, ledger, backups)
            for kind in kinds.values():
                if database in kind.kind.on:
                    sys.stdout.write(f"{measurement.measure(kind, database, kinds)}\n")
                    sys.stdout.flush()
        time.sleep(SETTLING)
        backups.finish()
        sys.stdout.write("".join(f"backup: {it}\n" for it in backups.problems))
        return measurement.final_rows(kinds)
