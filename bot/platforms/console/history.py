"""Lines that were typed, kept for the next start; never those that hold a secret.

One line of the file is one that was typed: seconds since 1970, a tab, the text. Who deletes their
data deletes the file, and then the lines in memory go as well.
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
"""Lines that are kept."""
_FLEETING = re.compile(r"#?\d+[a-z]{0,2}|/?reply\b.*|/?(quit|exit)", re.IGNORECASE | re.DOTALL)
"""Numbers of messages and buttons: they mean something else after the next start."""
_SECRET_LINK = re.compile(r"https?://(?:[^\s/]*@|\S*\?)", re.IGNORECASE)
"""Links with a user or a query, which often is a signature."""


class InputHistory(History):
    """The newest lines. `path` None keeps them in memory alone, `days` 0 however old they are."""

    def __init__(self, path: Path | None, cards: Iterable[CommandCard] = (), days: int = 0) -> None:
        super().__init__()
        self._path, self._days = path, days
        self._secret = secret_commands(cards)
        self._kept = False  # whether there was a file

    def load_history_strings(self) -> Iterable[str]:
        """The lines of the file, the newest first; those that are too old leave it."""
        if self._path is None:
            return []
        try:
            written = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        self._kept = True
        oldest = time.time() - self._days * 86_400 if self._days else 0.0
        kept = [line for line in written if _when(line) >= oldest][-MOST:]
        if kept != written:
            self._write("".join(f"{line}\n" for line in kept), os.O_TRUNC)
        return [line.partition("\t")[2] for line in reversed(kept)]

    def append_string(self, string: str) -> None:
        """Remember a line, unless it holds a secret."""
        self.forget_deleted()
        if not holds_secret(string, self._secret):
            super().append_string(string)

    def store_string(self, string: str) -> None:
        """Append a line to the file."""
        if self._path is None or _FLEETING.fullmatch(string.strip()):
            return
        text = " ".join(string.split("\n"))
        self._write(f"{int(time.time())}\t{text}\n", os.O_APPEND)
        self._kept = True

    def forget_deleted(self) -> bool:
        """Forget what was typed before somebody deleted the file; whether they did."""
        deleted = self._kept and self._path is not None and not self._path.exists()
        if deleted:
            self._loaded_strings.clear()
            self._kept = False
        return deleted

    def _write(self, text: str, how: int) -> None:
        """A folder that can't be written keeps no history, and is no reason to stop."""
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | how, 0o600)
            with os.fdopen(file, "w", encoding="utf-8", errors="replace") as lines:
                os.fchmod(file, 0o600)
                lines.write(text)
        except OSError:
            self._path = None


def secret_commands(cards: Iterable[CommandCard]) -> Mapping[str, bool]:
    """The commands beside which a code is typed."""
    return {card.name: True for card in cards if any(it.secret for it in card.options)}


def holds_secret(line: str, secret: Mapping[str, bool]) -> bool:
    """Whether a line must not be kept."""
    words = line.split()
    name = words[0].lower().removeprefix("/") if words else ""
    return (name in secret and len(words) > 1) or _SECRET_LINK.search(line) is not None


def _when(line: str) -> float:
    seconds = line.partition("\t")[0]
    return float(seconds) if seconds.isascii() and seconds.isdigit() else -1.0
