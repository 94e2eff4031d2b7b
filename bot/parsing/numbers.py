"""Small numbers in commands and in payloads of buttons, which anybody can forge."""

from __future__ import annotations


def small_number(written: str, digits: int = 4) -> int:
    """Return a number of at most so many decimal digits; 0 for anything else."""
    known = written.isascii() and written.isdigit() and len(written) <= digits
    return int(written) if known else 0
