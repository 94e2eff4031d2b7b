"""Ledger of the files that `run` has written, by recording.

With it `run` never overwrites files of other programs, and does not process a watched folder again.
It is a file of JSON lines in DATA_DIR for each output folder. It holds digests of names, and no
names or texts, so it may be kept longer than those. Without it existing files count as files of
other programs.
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
"""Size in bytes and modification time in nanoseconds. The same stamp means the same content."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Result of one input. `source` is the hash of its bytes. `files` are the stamps of the written
    files, by the digest of the path below the output folder."""

    input: str
    stamp: Stamp
    source: str
    status: str
    code: str = ""
    files: dict[str, Stamp] = field(default_factory=dict)


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file. Raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


class Ledger:
    """Ledger of one output folder."""

    def __init__(self, data_dir: Path, out: Path) -> None:
        self._out = Path(os.path.realpath(out))
        self._path = data_dir / "run" / f"{digest(str(self._out))}.jsonl"
        self._entries: dict[str, Entry] = {}
        self._written: dict[str, tuple[Stamp, Entry]] = {}
        self._folders: dict[Path, str] = {}
        self._read()

    def find(self, key: str) -> Entry | None:
        """Return the last result of an input; `key` is `Entry.input`."""
        return self._entries.get(key)

    def is_own_file(self, path: Path) -> bool:
        """Return whether `run` wrote a file that has not changed since."""
        written = self._written.get(self._name(path))
        return written is not None and _is_unchanged(path, written[0])

    def may_overwrite(self, path: Path, key: str, source: str) -> bool:
        """Return whether `run` wrote the file for the same input or recording, and it is
        unchanged."""
        written = self._written.get(self._name(path))
        if written is None or not _is_unchanged(path, written[0]):
            return False
        return key == written[1].input or source == written[1].source

    def record(
        self, key: str, stamp: Stamp, source: str, status: str, code: str, files: Sequence[Path]
    ) -> None:
        """Record the result of an input. Raises OSError."""
        stamps = {self._name(path): stamp_of(path) for path in files}
        self._append(Entry(key, stamp, source, status, code, stamps))

    def update_stamp(self, key: str, stamp: Stamp) -> None:
        """Record a new stamp of an input with the same content. Raises OSError, KeyError."""
        self._append(replace(self._entries[key], stamp=stamp))

    def _append(self, entry: Entry) -> None:
        if entry == self._entries.get(entry.input):
            return
        self._index(entry)
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._path.open("ab") as file:  # in one write: readers see whole lines
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(json.dumps(asdict(entry), separators=(",", ":")).encode() + b"\n")

    def _index(self, entry: Entry) -> None:
        self._entries[entry.input] = entry
        for name, stamp in entry.files.items():
            self._written[name] = stamp, entry

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
                self._index(_entry(json.loads(line)))
            except (ValueError, TypeError, KeyError, AttributeError):  # truncated by a crash
                log.warning("a line of the ledger can't be read, skipped", ledger=self._path.name)


def _entry(raw: dict[str, Any]) -> Entry:
    files = raw.pop("files")
    stamp = raw.pop("stamp")
    stamps = {str(name): _stamp(each) for name, each in files.items()}
    texts = {name: str(value) for name, value in raw.items()}
    return Entry(stamp=_stamp(stamp), files=stamps, **texts)


def _stamp(raw: Any) -> Stamp:
    return int(raw[0]), int(raw[1])


def _is_unchanged(path: Path, stamp: Stamp) -> bool:
    try:
        return stamp_of(path) == stamp
    except OSError:
        return False
