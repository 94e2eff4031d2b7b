from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.sqlite.soundness import find_damage


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of some hundred pages with an index."""
    path = tmp_path / "rows.db"
    with closing(sqlite3.connect(path)) as rows:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT)")
        rows.execute("CREATE INDEX ix_texts ON texts (text)")
        numbers = ((f"{number:0200}",) for number in range(2000))
        rows.executemany("INSERT INTO texts (text) VALUES (?)", numbers)
        rows.commit()
    return path


def test_whole_file_has_no_damage(path: Path) -> None:
    assert find_damage(path) == ""


def test_lost_page_is_found(path: Path) -> None:
    """As a page that no checkpoint has moved from the WAL: an older state of it is there."""
    content = bytearray(path.read_bytes())
    content[40 * 4096 : 41 * 4096] = bytes(4096)
    path.write_bytes(content)
    assert find_damage(path)


def test_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "rows.db"
    path.write_bytes(b"no database" * 1000)
    assert find_damage(path) == "file is not a database"


def test_check_of_a_large_file_is_given_up(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        for _ in range(6):
            rows.execute("INSERT INTO texts (text) SELECT text || id FROM texts")
        rows.commit()
    assert find_damage(path, seconds=0.002) is None
    assert find_damage(path) == ""
