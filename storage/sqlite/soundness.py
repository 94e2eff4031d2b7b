"""Soundness of an SQLite file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

CHECK_SECONDS = 10.0
"""Seconds after which a check of the pages is given up. Nobody waits for it meanwhile."""


def find_damage(path: Path, seconds: float = CHECK_SECONDS) -> str | None:
    """Return what is wrong with the pages and indexes of a file; "" for nothing, None when the time
    was too short. Blocks. https://www.sqlite.org/pragma.html#pragma_quick_check"""
    opened = closing(sqlite3.connect(path, timeout=seconds, isolation_level=None))
    with opened as rows, _interrupted_after(seconds, rows):
        return _check(rows)


def _check(rows: sqlite3.Connection) -> str | None:
    try:
        (first,) = rows.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            return None
        raise
    except sqlite3.DatabaseError as error:  # so damaged that it can't be read
        return str(error)
    return "" if first == "ok" else str(first)


@contextmanager
def _interrupted_after(seconds: float, rows: sqlite3.Connection) -> Iterator[None]:
    """Interrupt the statement after so many seconds. SQLite 3.40 calls no progress handler while it
    checks pages."""
    timer = threading.Timer(seconds, rows.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
