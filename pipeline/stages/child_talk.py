"""What a confined child says to its parent: one JSON object a line on standard output."""

from __future__ import annotations

import json
import sys
from typing import NoReturn

PROGRESS = "progress"
"""{"progress": 0..1}: how far it is."""
ANSWER = "answer"
"""{"answer": {…}}: the work is done."""
ERROR = "error"
"""{"error": code, "values": {…}, "detail": …}: the work can't be done; code as in errors.py."""
SYSTEM = "system"
"""{"system": errno}: the machine failed, not the media: the disk is full, say."""


class GivingUp(Exception):
    """The media can't be used: `code` as in storage.errors."""

    def __init__(self, code: str, detail: str = "", **values: float) -> None:
        super().__init__(detail or code)
        self.code = code
        self.detail = detail
        self.values = values


def say_progress(fraction: float) -> None:
    """Tell how far the work is, 0..1."""
    _say({PROGRESS: round(fraction, 4)})


def say_answer(answer: dict[str, object]) -> None:
    """Tell what came out."""
    _say({ANSWER: answer})


def say_error(error: GivingUp) -> None:
    """Tell why nothing came out."""
    _say({ERROR: error.code, "values": error.values, "detail": error.detail})


def say_system_error(error: OSError) -> NoReturn:
    """Tell that the machine failed, and leave."""
    _say({SYSTEM: error.errno or 0})
    sys.exit(1)


def _say(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
