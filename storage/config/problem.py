"""Problems with settings as messages that never reveal a secret."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 60  # characters of a value that a message repeats


@dataclass(frozen=True, slots=True)
class Problem:
    """A setting with a value that can't be used. `says` tells the allowed values and what to do; it
    never holds a secret."""

    setting: str
    says: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.says}"


def quote(value: object) -> str:
    """Return a value in quotes; a long one is cut, control characters are escaped."""
    text = str(value)
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return f'"{cut.encode("unicode_escape").decode() if not cut.isprintable() else cut}"'
