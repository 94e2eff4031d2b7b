"""Remembers what `run` made of which recording, so that nobody else's file is ever written over and
a watched folder is not worked through again.

A file of JSON lines in DATA_DIR for each output folder. It holds digests of names, no names and no
texts, so it may outlive them. Lost, it costs little: files that are there count as somebody else's.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.cli.run.hashes import digest
from storage import logs

log = logs.get(__name__)

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: the same ones, the same content."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one input: `source` is the hash of its bytes, `files` are stamps of what was
    written, by digest of the name below the output folder."""

    input: str
    stamp: Stamp
    source: str
    status: str
    code: str = ""
    files: dict[str, Stamp] = field(default_factory=dict)


def stamp_of(path: Path) -> Stamp:
    """Raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


class Ledger:
    """What is remembered about one output folder."""

    def __init__(self, data_dir: Path, out: Path) -> None:
        self._out = Path(os.path.realpath(out))
        self._path = data_dir / "run" / f"{digest(str(self._out))}.jsonl"
        self._entries: dict[str, Entry] = {}
        self._writers: dict[str, tuple[Stamp, Entry]] = {}
        self._folders: dict[Path, str] = {}
        self._read()

    def find(self, given: str) -> Entry | None:
        """What came of an input the last time; `given` as in `Entry.input`."""
        return self._entries.get(given)

    def is_ours(self, path: Path) -> bool:
        """Whether a file was written by us and not changed since."""
        known = self._writers.get(self._name(path))
        return known is not None and _is_as_it_was(path, known[0])

    def owns(self, path: Path, given: str, source: str) -> bool:
        """Whether it may be written over: it is ours, and from the same input or recording."""
        known = self._writers.get(self._name(path))
        if known is None or not _is_as_it_was(path, known[0]):
            return False
        return given == known[1].input or source == known[1].source

    def note(
        self, given: str, stamp: Stamp, source: str, status: str, code: str, files: Sequence[Path]
    ) -> None:
        """Remember it. Raises OSError."""
        made = {self._name(path): stamp_of(path) for path in files}
        self._append(Entry(given, stamp, source, status, code, made))

    def touched(self, given: str, stamp: Stamp) -> None:
        """An input has another time, and the content that it had. Raises OSError, KeyError."""
        self._append(replace(self._entries[given], stamp=stamp))

    def _append(self, entry: Entry) -> None:
        if entry == self._entries.get(entry.input):
            return
        self._take(entry)
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path.open("ab") as file:  # appended as one: a reader sees all of a line or none
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(json.dumps(asdict(entry), separators=(",", ":")).encode() + b"\n")

    def _take(self, entry: Entry) -> None:
        self._entries[entry.input] = entry
        for name, stamp in entry.files.items():
            self._writers[name] = stamp, entry

    def _name(self, path: Path) -> str:
        folder = self._folders.setdefault(path.parent, "") or os.path.realpath(path.parent)
        self._folders[path.parent] = folder
        return digest(os.path.relpath(f"{folder}/{path.name}", self._out))

    def _read(self) -> None:
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                self._take(_entry(json.loads(line)))
            except (ValueError, TypeError, KeyError, AttributeError):  # cut short by a crash
                log.warning("a line of the ledger can't be read", ledger=self._path.name)


def _entry(raw: dict[str, Any]) -> Entry:
    files = raw.pop("files")
    stamp = raw.pop("stamp")
    stamps = {str(name): _stamp(each) for name, each in files.items()}
    texts = {name: str(value) for name, value in raw.items()}
    return Entry(stamp=_stamp(stamp), files=stamps, **texts)


def _stamp(raw: Any) -> Stamp:
    return int(raw[0]), int(raw[1])


def _is_as_it_was(path: Path, stamp: Stamp) -> bool:
    try:
        return stamp_of(path) == stamp
    except OSError:
        return False
