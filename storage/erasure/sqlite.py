"""Erasure of deleted texts from an SQLite database: from the full-text index, and from the WAL.

SQLite overwrites deleted rows (`PRAGMA secure_delete`), but two places keep them:

- The index is a list of segments. A deletion adds a note to the newest one, and the words stay in
  the old one until both are merged. From SQLite 3.42 on the words are deleted at once (option
  `secure-delete`). Before it, all segments are merged here: https://www.sqlite.org/fts5.html, 4.10.
- The WAL keeps the pages before the deletion until it is overwritten or cut off:
  https://www.sqlite.org/wal.html.

Everything here blocks, in small transactions of a connection of its own, so that no other writer
waits long.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from storage import logs
from storage.erasure.index_levels import drop_empty_levels
from storage.sqlite.blocking_connection import blocking_connection
from storage.sqlite.wal import MOST_BYTES, begin_anew, move_wal, wal_size

ERASES_AT_ONCE = sqlite3.sqlite_version_info >= (3, 42)
"""The index has `secure-delete`."""
PAGES = 200
"""Pages of the index, of 4 kB, that one transaction merges: some 20 to 40 ms."""
PAUSE = 0.02
"""Seconds between two transactions, in which other writers have their turn."""
WAL_TRIES, WAL_PAUSE = 20, 0.25
"""Readers of an old state keep the WAL; a read of this service takes milliseconds."""


log = logs.get(__name__)


def erase(path: Path) -> None:
    """Erase what was deleted, and the notes of it, then cut off the WAL."""
    with blocking_connection(path) as rows:
        (noted,) = rows.execute("SELECT max(id) FROM erasures").fetchone()
    if noted is not None:
        erase_from_index(path)
        with blocking_connection(path) as rows:
            rows.execute("DELETE FROM erasures WHERE id <= ?", (noted,))
    if not clear_wal(path):
        log.info("the WAL could not be cut off, trying again")


def erase_from_index(path: Path) -> None:
    """Erase the words of deleted transcripts from the index `spoken`."""
    if ERASES_AT_ONCE and _is_set(path):
        return
    drop_empty_levels(path)
    with blocking_connection(path) as rows:
        pages = -PAGES  # a negative number: all segments, whatever their sizes
        while _merge(rows, pages):
            pages = PAGES
            time.sleep(PAUSE)
            if wal_size(path) >= MOST_BYTES:
                move_wal(path)
        if ERASES_AT_ONCE:  # the database was made by an older version of SQLite
            rows.execute("INSERT INTO spoken (spoken, rank) VALUES ('secure-delete', 1)")
    drop_empty_levels(path)


def clear_wal(path: Path) -> bool:
    """Move the WAL into the database and cut it off. Return False when readers were in the way."""
    for _ in range(WAL_TRIES):
        if begin_anew(path):
            return True
        time.sleep(WAL_PAUSE)
    return False


def _is_set(path: Path) -> bool:
    with blocking_connection(path) as rows:
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
