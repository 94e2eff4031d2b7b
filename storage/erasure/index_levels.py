"""Levels of the full-text index, of SQLite before 3.42.

Merging all segments puts them on new levels, and never removes the old ones, which are empty then.
Two things follow. Words of deleted rows go only in a merge into the last level, so an empty level
behind it keeps them. And after some 1,000 merges the index has 2,000 levels, which FTS5 takes for a
damaged database. Emptied levels are therefore removed before and after each merge.

The record is the one of id 10 in the table `spoken_data`: four bytes of a cookie, then numbers
(varints): levels, segments, writes; for each level its segments being merged and its segments; for
each segment its id, first and last page. See "fts5_index.c" of these versions, «Structure record».
Later versions have `secure-delete` and need none of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from storage.sqlite.blocking_connection import blocking_connection

_COOKIE = 4
_RECORD = 10
_NUMBERS = 3
"""Numbers of one segment."""


def drop_empty_levels(path: Path) -> None:
    """Remove levels without segments, unless a merge is under way.

    A connection of its own, since FTS5 reads the record again only when another connection wrote.
    """
    with blocking_connection(path) as rows:
        rows.execute("BEGIN IMMEDIATE")
        found = rows.execute("SELECT block FROM spoken_data WHERE id = ?", (_RECORD,)).fetchone()
        shorter = without_empty_levels(found[0]) if found else None
        if shorter is not None:
            update = "UPDATE spoken_data SET block = ? WHERE id = ?"
            rows.execute(update, (shorter, _RECORD))
        rows.execute("COMMIT")


def without_empty_levels(record: bytes) -> bytes | None:
    """Return the record without empty levels; None when it may stay as it is.

    The levels keep their order, which is the age of their segments. Raises ValueError for a record
    of another format.
    """
    numbers = list(_numbers(record[_COOKIE:]))
    count, segments, writes = numbers[:3]
    levels: list[list[int]] = []
    at, merging, seen = 3, False, 0
    for _ in range(count):
        inputs, size = numbers[at : at + 2]
        end = at + 2 + _NUMBERS * size
        levels += [numbers[at:end]] if size else []
        merging, seen, at = merging or inputs > 0, seen + size, end
    if at != len(numbers) or seen != segments:
        raise ValueError("the record of the levels has another format")
    if merging or len(levels) == count:
        return None
    kept = [len(levels), segments, writes, *(number for level in levels for number in level)]
    return record[:_COOKIE] + b"".join(map(_varint, kept))


def _numbers(data: bytes) -> Iterator[int]:
    """Yield the numbers: seven bits a byte, the highest first, the last byte below 128.

    Numbers with nine bytes, whose last byte has eight bits, are never reached here.
    """
    value = 0
    for byte in data:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            yield value
            value = 0


def _varint(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | 0x80)
    return bytes(reversed(digits))
