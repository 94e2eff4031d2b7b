"""What is wrong with a setting, in words; and how a value is shown without giving a secret away."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 60  # characters of a value that are repeated


@dataclass(frozen=True, slots=True)
class Problem:
    """One setting that can't be used as it is. `says` tells what is allowed and what to do; it
    never holds a secret."""

    setting: str
    says: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.says}"


def shown(value: object) -> str:
    """A value in quotes, cut when it is long, with control characters as escapes."""
    text = str(value)
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f'"{cut.encode("unicode_escape").decode() if not cut.isprintable() else cut}"'
