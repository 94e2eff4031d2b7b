"""State of an SQLite file and of its connections, for the message of a test that failed on it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def database_state(path: Path) -> str:
    """Return what the file holds, what a new connection says of it, and who has it open.

    SQLite says «file is not a database» of a damaged file, and also when another part of a process
    closed the file descriptor of a connection: https://www.sqlite.org/howtocorrupt.html
    """
    lines = [
        f"{each.name}: {_beginning(each)}" for each in sorted(path.parent.glob(path.name + "*"))
    ]
    lines += [f"descriptor {number}: {target}" for number, target in _open_files(path.parent)]
    try:
        with closing(sqlite3.connect(path, timeout=10)) as rows:
            lines.append(f"integrity: {rows.execute('PRAGMA integrity_check').fetchall()}")
    except sqlite3.Error as error:
        lines.append(f"a new connection fails, too: {error}")
    return "\n".join(lines)


def _beginning(path: Path) -> str:
    with path.open("rb") as file:
        return f"{path.stat().st_size} bytes, inode {path.stat().st_ino}, {file.read(32)!r}"


def _open_files(folder: Path) -> list[tuple[str, str]]:
    links = []
    for link in Path("/proc/self/fd").glob("*"):
        try:
            links.append((link.name, str(link.readlink())))
        except OSError:  # closed meanwhile
            continue
    return [(number, target) for number, target in links if str(folder) in target]
