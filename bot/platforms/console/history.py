"""History of typed lines, kept for the next start; lines with a secret are never kept.

Each line of the file holds Unix seconds, a tab and the text. A user who deletes their data deletes
the file, and then the lines in memory are dropped, too.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from prompt_toolkit.history import History

from bot.chat import CommandCard

MOST = 1000
"""Most lines in the file."""
_TEMPORARY = re.compile(r"#?\d+[a-z]{0,2}|/?reply\b.*|/?(quit|exit)", re.IGNORECASE | re.DOTALL)
"""Numbers of messages and buttons, which mean something else after the next start."""
_SECRET_LINK = re.compile(r"https?://(?:[^\s/]*@|\S*\?)", re.IGNORECASE)
"""Links with a user or a query; the query often is a signature."""


class InputHistory(History):
    """The newest lines. Without a `path` they are in memory only; `days` 0 means no age limit."""

    def __init__(self, path: Path | None, cards: Iterable[CommandCard] = (), days: int = 0) -> None:
        super().__init__()
        self._path, self._days = path, days
        self._secret = secret_commands(cards)
        self._had_file = False  # whether there was a file

    def load_history_strings(self) -> Iterable[str]:
        """Return the lines of the file, the newest first, and remove old lines from it."""
        if self._path is None:
            return []
        try:
            written = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        self._had_file = True
        oldest = time.time() - self._days * 86_400 if self._days else 0.0
        kept = [line for line in written if _time_of(line) >= oldest][-MOST:]
        if kept != written:
            self._write("".join(f"{line}\n" for line in kept), os.O_TRUNC)
        return [line.partition("\t")[2] for line in reversed(kept)]

    def append_string(self, string: str) -> None:
        """Add a line, unless it holds a secret."""
        self.forget_deleted()
        if not holds_secret(string, self._secret):
            super().append_string(string)

    def store_string(self, string: str) -> None:
        """Append a line to the file."""
        if self._path is None or _TEMPORARY.fullmatch(string.strip()):
            return
        text = " ".join(string.split("\n"))
        self._write(f"{int(time.time())}\t{text}\n", os.O_APPEND)
        self._had_file = True

    def forget_deleted(self) -> bool:
        """Drop the lines in memory if the file was deleted. Return whether it was."""
        deleted = self._had_file and self._path is not None and not self._path.exists()
        if deleted:
            self._loaded_strings.clear()
            self._had_file = False
        return deleted

    def _write(self, text: str, flags: int) -> None:
        """Write to the file. Where that fails, the history is kept in memory only."""
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | flags, 0o600)
            with os.fdopen(file, "w", encoding="utf-8", errors="replace") as lines:
                os.fchmod(file, 0o600)
                lines.write(text)
        except OSError:
            self._path = None


def secret_commands(cards: Iterable[CommandCard]) -> Mapping[str, bool]:
    """Return the commands whose arguments include a secret."""
    return {card.name: True for card in cards if any(it.secret for it in card.options)}


def holds_secret(line: str, secret: Mapping[str, bool]) -> bool:
    """Return whether a line must not be kept."""
    words = line.split()
    name = words[0].lower().removeprefix("/") if words else ""
    return (name in secret and len(words) > 1) or _SECRET_LINK.search(line) is not None


def _time_of(line: str) -> float:
    seconds = line.partition("\t")[0]
    return float(seconds) if seconds.isascii() and seconds.isdigit() else -1.0
