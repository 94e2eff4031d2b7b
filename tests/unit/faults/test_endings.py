"""Ends of processes: those that a fault causes are told from crashes."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

from tests.faults.campaign import Outcome
from tests.faults.endings import LATE, Ended, Endings, Ends, unexplained
from tests.faults.installation import BOT, WORKERS
from tests.faults.kinds.all_kinds import KINDS
from tests.faults.kinds.storage import DISK_READ_ONLY
from tests.faults.oracle import judge
from tests.faults.report import lines_of
from tests.unit.faults.sent_recordings import ANSWER, FILE, SENT

CRASH = Ended(WORKERS[0], -signal.SIGSEGV, 20.0)


def test_crash_that_no_fault_caused_fails_the_campaign() -> None:
    outcome = Outcome(judge([SENT], [ANSWER, FILE]), jobs=1, ended=unexplained([CRASH], []))
    lines, is_good = lines_of(outcome, 1, "sqlite")
    assert not is_good
    assert "worker-1 ended by itself with status -11 (SIGSEGV)" in lines
    assert lines[-1].endswith("1 processes ended")


def test_part_that_ends_on_its_own_is_found_whatever_its_status() -> None:
    for status in (0, 1, 2, -signal.SIGABRT, -signal.SIGKILL):
        assert unexplained([replace(CRASH, status=status)], [])


def test_end_is_explained_by_its_fault_alone() -> None:
    refused = Ended(BOT, 2, 20.0)
    cause = Ends(KINDS[DISK_READ_ONLY].ends, start=10.0, end=22.0)
    assert unexplained([refused], [cause]) == []
    assert unexplained([replace(refused, at=22.0 + LATE + 1)], [cause])
    assert unexplained([replace(refused, at=9.0)], [cause])
    assert unexplained([replace(refused, status=1)], [cause]), "a traceback"
    assert unexplained([replace(refused, status=-signal.SIGSEGV)], [cause])
    assert unexplained([refused], [Ends(KINDS["bot killed"].ends, 10.0, 22.0)])


def test_stop_of_an_operator_ends_with_success() -> None:
    stopped = Ended(BOT, 0, 20.0, stopped=True)
    assert unexplained([stopped, replace(stopped, status=-signal.SIGTERM)], []) == []
    for status in (1, -signal.SIGSEGV, -signal.SIGKILL):  # the last: it hung
        assert "after SIGTERM" in unexplained([replace(stopped, status=status)], [])[0]


def test_end_has_the_last_line_of_its_log(tmp_path: Path) -> None:
    endings = Endings(lambda part: tmp_path / part)
    (tmp_path / BOT).write_text("Traceback (most recent call last):\nValueError: planted\n\n")
    endings.add(BOT, 1, 5.0)
    endings.add(WORKERS[0], 1, 6.0)
    assert unexplained(endings.found, []) == [
        "bots ended by itself with status 1: ValueError: planted",
        "worker-1 ended by itself with status 1",
    ]
