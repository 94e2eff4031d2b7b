"""Findings of checks: a level, a sentence, and the action to take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Level(StrEnum):
    """Level of a finding. CAREFUL means that it works, but probably not as expected."""

    OK = "ok"
    CAREFUL = "careful"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, shown as one line. `name` is the checked part, `says` the result, and `todo` the
    action to take, "" for none."""

    name: str
    level: Level
    says: str
    todo: str = ""

    def __str__(self) -> str:
        stop = "" if self.says.endswith((".", "?", "!")) else "."
        todo = f"{stop} To do: {self.todo}" if self.todo else ""
        return f"{self.level:<7} {self.name}: {self.says}{todo}"

    def sanitize(self, mask: Callable[[str], str]) -> Finding:
        """Return the finding on one line, without secrets and control characters: it may contain
        texts of servers and file names of users."""
        return replace(self, says=_plain(mask(self.says)), todo=_plain(mask(self.todo)))


def ok(name: str, says: str) -> Finding:
    """Return a finding for a part that works."""
    return Finding(name, Level.OK, says)


def careful(name: str, says: str, todo: str = "") -> Finding:
    """Return a finding for a part that works, but probably not as expected."""
    return Finding(name, Level.CAREFUL, says, todo)


def broken(name: str, says: str, todo: str = "") -> Finding:
    """Return a finding for a part that does not work."""
    return Finding(name, Level.BROKEN, says, todo)


def worst(findings: Iterable[Finding]) -> Level:
    """Return the worst level of the findings."""
    levels = {finding.level for finding in findings}
    return next((it for it in (Level.BROKEN, Level.CAREFUL) if it in levels), Level.OK)


def _plain(text: str) -> str:
    line = " ".join(text.split())
    return "".join(it if it.isprintable() else "?" for it in line)
