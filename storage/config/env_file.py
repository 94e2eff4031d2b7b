"""Checks of the file `.env`: readability, and lines that have no effect.

pydantic-settings takes values from this file. It silently ignores a folder of this name, lines
that it can't read and names that it does not know.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping
from io import StringIO
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from storage.config.names import OTHERS, closest_name
from storage.config.problem import Problem, quote


class EnvFile:
    """Content of the file. `problems` prevent the start of the program, `warnings` do not."""

    def __init__(self, path: Path, known: Collection[str]) -> None:
        """Read the file. `known` are the names of all settings, in capitals."""
        # dotenv's messages are incomplete: each problem is reported here, once.
        logging.getLogger("dotenv.main").setLevel(logging.ERROR)
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.values: dict[str, str] = {}
        self.readable = True
        self._name = str(path)
        self._known_names = known
        text = self._text(path)
        for line in parse_stream(StringIO(text)):
            self._add_line(line)

    def _text(self, path: Path) -> str:
        try:
            if path.is_dir():
                message = "is a folder; Docker makes one where a file to be mounted is missing. "
                message += "Remove it, and copy .env.example to .env"
            else:
                return path.read_text(encoding="utf-8-sig") if path.exists() else ""
        except UnicodeDecodeError as error:
            message = f"is not UTF-8 text (byte {error.start}); save it as UTF-8"
        except OSError as error:
            message = f"can't be read: {error.strerror}; give it to the user that runs mp4totext"
        self._problem(message)
        self.readable = False
        return ""

    def _add_line(self, line: Binding) -> None:
        if line.error:
            written = line.original.string.strip()
            start = written.split("=")[0].split(":")[0].strip()[:40]  # never a value
            message = f"line {line.original.line} can't be read; write NAME=value"
            self._problem(f"{message}, not {quote(f'{start}…')}")
        elif line.key is not None:
            self._add_value(line.key.upper(), line)

    def _add_value(self, name: str, line: Binding) -> None:
        number = line.original.line + line.original.string.count("\n", 0, _indent(line))
        if line.value is None:
            self._problem(f"line {number} has no value; write {name}=value")
        elif name in self.values:
            self.warnings.append(
                Problem(name, f"stands twice in {self._name}; the one in line {number} is used")
            )
        self.values[name] = line.value or ""
        if name in self._known_names or OTHERS.fullmatch(name):
            return
        if suggestion := closest_name(name, self._known_names):
            message = (
                f"{self._name} line {number}: there is no such setting; did you mean {suggestion}?"
            )
            self.problems.append(Problem(name, message))
            return
        further = closest_name(name, self._known_names, most=4)
        message = f"{self._name} line {number}: there is no such setting, so it does nothing"
        suggestion = f"; did you mean {further}?" if further else ""
        self.warnings.append(Problem(name, message + suggestion))

    def _problem(self, message: str) -> None:
        self.problems.append(Problem(self._name, message))


def _indent(line: Binding) -> int:
    """Return the offset of the statement: blank lines before it belong to its text."""
    text = line.original.string
    return len(text) - len(text.lstrip())


def find_misspelt(
    environment: Mapping[str, str], known_names: Collection[str]
) -> Iterator[Problem]:
    """Yield names in the environment that look like a misspelt setting.

    Such a name is one or two slips from a setting and shares its first word. Most of the
    environment belongs to other programs, so these are only warnings.
    """
    for name in environment:
        if name.upper() in known_names or "_" not in name or OTHERS.fullmatch(name):
            continue
        first = name.partition("_")[0]
        if suggestion := closest_name(
            name, [it for it in known_names if it.partition("_")[0] == first]
        ):
            yield Problem(name, f"there is no such setting; did you mean {suggestion}?")
