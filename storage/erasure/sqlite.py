"""Erasure of deleted texts from an SQLite database: from the full-text index, and from the WAL.

SQLite overwrites deleted rows (`PRAGMA secure_delete`), but two places keep them:

- The index is a list of segments. A deletion adds a note to the newest one, and the words stay in
  the old one until both are merged. From SQLite 3.42 on the words are deleted at once (option
  `secure-delete`). Before it, all segments are merged here: https://www.sqlite.org/fts5.html, 4.10.
- The WAL keeps the pages before the deletion until it is overwritten or truncated:
  https://www.sqlite.org/wal.html, and `PRAGMA wal_checkpoint(TRUNCATE)`.

Everything here blocks, in small transactions of a connection of its own, so that no other writer
waits long.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage import logs
from storage.erasure.index_levels import drop_empty_levels

ERASES_AT_ONCE = sqlite3.sqlite_version_info >= (3, 42)
"""The index has `secure-delete`."""
PAGES = 200
"""Pages of the index, of 4 kB, that one transaction merges: some 20 to 40 ms."""
PAUSE = 0.02
"""Seconds between two transactions, in which other writers have their turn."""
BUSY_SECONDS = 10.0
CHECKPOINT_TRIES, CHECKPOINT_PAUSE = 20, 0.25
"""Readers of an old state keep the WAL; a read of this service takes milliseconds."""


log = logs.get(__name__)


def erase(path: Path) -> None:
    """Erase what was deleted, and the notes of it, then truncate the WAL."""
    with _connection(path) as rows:
        (noted,) = rows.execute("SELECT max(id) FROM erasures").fetchone()
    if noted is not None:
        erase_from_index(path)
        with _connection(path) as rows:
            rows.execute("DELETE FROM erasures WHERE id <= ?", (noted,))
    if not truncate_wal(path):
        log.info("the WAL could not be truncated, trying again")


def erase_from_index(path: Path) -> None:
    """Erase the words of deleted transcripts from the index `spoken`."""
    if ERASES_AT_ONCE and _is_set(path):
        return
    drop_empty_levels(path)
    with _connection(path) as rows:
        pages = -PAGES  # a negative number: all segments, whatever their sizes
        while _merge(rows, pages):
            pages = PAGES
            time.sleep(PAUSE)
        if ERASES_AT_ONCE:  # the database was made by an older version of SQLite
            rows.execute("INSERT INTO spoken (spoken, rank) VALUES ('secure-delete', 1)")
    drop_empty_levels(path)


def truncate_wal(path: Path) -> bool:
    """Move the WAL into the database and truncate it. Return False when readers were in the way.

    The first checkpoint does nearly all the work and blocks nobody. The second one has the lock of
    the writers, so it gives up at once when it would have to wait for readers.
    """
    wal = path.with_name(f"{path.name}-wal")
    if not wal.exists() or wal.stat().st_size == 0:
        return True
    with _connection(path, busy_seconds=0) as rows:
        for _ in range(CHECKPOINT_TRIES):
            rows.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            (is_busy, _, _) = rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not is_busy:
                return True
            time.sleep(CHECKPOINT_PAUSE)
    return False


def _is_set(path: Path) -> bool:
    with _connection(path) as rows:
        option = "SELECT v FROM spoken_config WHERE k = 'secure-delete'"
        return bool((rows.execute(option).fetchone() or (0,))[0])


def _merge(rows: sqlite3.Connection, pages: int) -> bool:
    """Merge some pages. Return False when nothing was left to merge.

    The documentation of FTS5 gives the criterion: fewer than two changed rows.
    """
    rows.execute("BEGIN IMMEDIATE")
    before = rows.total_changes
    rows.execute("INSERT INTO spoken (spoken, rank) VALUES ('merge', ?)", (pages,))
    changed = rows.total_changes - before
    rows.execute("COMMIT")
    return changed >= 2


@contextmanager
def _connection(path: Path, busy_seconds: float = BUSY_SECONDS) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)) as rows:
        rows.execute("PRAGMA secure_delete = ON")
        rows.execute("PRAGMA synchronous = FULL")
        yield rows
