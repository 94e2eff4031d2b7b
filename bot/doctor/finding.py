"""What a check found: how bad it is, in a sentence, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Level(StrEnum):
    """How bad it is. CAREFUL: it works, and probably not as somebody expects."""

    OK = "ok"
    CAREFUL = "careful"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `name` is what was looked at, `todo` what to do ("": nothing)."""

    name: str
    level: Level
    says: str
    todo: str = ""

    def __str__(self) -> str:
        stop = "" if self.says.endswith((".", "?", "!")) else "."
        todo = f"{stop} To do: {self.todo}" if self.todo else ""
        return f"{self.level:<7} {self.name}: {self.says}{todo}"

    def told(self, mask: Callable[[str], str]) -> Finding:
        """The same on one line, without secrets and control characters: servers choose their
        words, and names of files are other people's."""
        return replace(self, says=_plain(mask(self.says)), todo=_plain(mask(self.todo)))


def ok(name: str, says: str) -> Finding:
    """It works."""
    return Finding(name, Level.OK, says)


def careful(name: str, says: str, todo: str = "") -> Finding:
    """It works, and somebody should know about it."""
    return Finding(name, Level.CAREFUL, says, todo)


def broken(name: str, says: str, todo: str = "") -> Finding:
    """It does not work."""
    return Finding(name, Level.BROKEN, says, todo)


def worst(findings: Iterable[Finding]) -> Level:
    """The worst level among them."""
    levels = {finding.level for finding in findings}
    return next((it for it in (Level.BROKEN, Level.CAREFUL) if it in levels), Level.OK)


def _plain(text: str) -> str:
    line = " ".join(text.split())
    return "".join(it if it.isprintable() else "?" for it in line)
