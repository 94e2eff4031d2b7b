"""Connections to SQLite that block, and the settings of each connection of the service."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

SETTINGS = (
    "synchronous = FULL",  # a commit survives a power cut
    "foreign_keys = ON",
    "secure_delete = ON",  # deleted content is overwritten
    "wal_autocheckpoint = 0",  # the WAL is moved by `storage.sqlite.wal` alone
    "journal_size_limit = 0",  # a WAL that begins anew keeps no frames of the one before
)
"""Settings of each connection that commits. https://www.sqlite.org/pragma.html"""
BUSY_SECONDS = 10.0
"""Seconds that a statement waits for a lock of another connection before it fails."""


@contextmanager
def blocking_connection(
    path: Path, busy_seconds: float = BUSY_SECONDS
) -> Iterator[sqlite3.Connection]:
    """Open a connection without transactions of Python's own, and close it at the end."""
    with closing(sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)) as rows:
        for setting in SETTINGS:
            rows.execute(f"PRAGMA {setting}")
        yield rows
