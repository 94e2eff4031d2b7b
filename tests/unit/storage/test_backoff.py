"""Pauses between tries double up to a limit, after any number of tries."""

from __future__ import annotations

from storage.backoff import Backoff


def test_backoff_doubles_up_to_its_limit() -> None:
    backoff = Backoff(0.5, 30.0)
    assert [backoff.delay(tries) for tries in range(1, 9)] == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert backoff.delay(5000) == 30
