"""Mutants of media files. The same seed, number and files give the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_EDGE = 4096
"""Bytes at both ends of a file where most headers and indexes are."""
_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
"""Sizes and counts at which parsers overflow."""

Change = Callable[[random.Random, bytearray, bytes], None]
"""Changes the bytes in place; the last argument is another file."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A damaged copy of `original`, which is named after it."""

    number: int
    name: str
    content: bytes


def mutant(seed: int, number: int, files: Sequence[Path]) -> Mutant:
    """Return mutant `number` of a campaign with this seed. One to six changes are made."""
    chance = random.Random(f"{seed} {number}")  # noqa: S311  it must be repeatable
    original, other = chance.choice(files), chance.choice(files)
    content, donor = bytearray(original.read_bytes()), other.read_bytes()
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        chance.choice(_CHANGES)(chance, content, donor)
    return Mutant(number, original.name, bytes(content))


def _place(chance: random.Random, content: bytearray) -> int:
    """Return a position: in three of four cases near the beginning or the end."""
    size = max(1, len(content))
    part = chance.random()
    if part < 0.5:
        return chance.randrange(min(_EDGE, size))
    if part < 0.75:
        return size - 1 - chance.randrange(min(_EDGE, size))
    return chance.randrange(size)


def _flip_bit(chance: random.Random, content: bytearray, _donor: bytes) -> None:
    if content:
        content[_place(chance, content)] ^= 1 << chance.randrange(8)


def _write_number(chance: random.Random, content: bytearray, _donor: bytes) -> None:
    """Overwrite 1, 2, 4 or 8 bytes, as a size or a count may be stored there."""
    at, width = _place(chance, content), chance.choice((1, 2, 4, 8))
    number = chance.choice(_NUMBERS) & ((1 << 8 * width) - 1)
    content[at : at + width] = number.to_bytes(width, chance.choice(("big", "little")))


def _remove(chance: random.Random, content: bytearray, _donor: bytes) -> None:
    at = _place(chance, content)
    del content[at : at + chance.randint(1, 3000)]


def _repeat(chance: random.Random, content: bytearray, _donor: bytes) -> None:
    at = _place(chance, content)
    content[at:at] = content[at : at + chance.randint(1, 3000)] * chance.randint(1, 4)


def _cut_off(chance: random.Random, content: bytearray, _donor: bytes) -> None:
    del content[_place(chance, content) :]


def _overwrite(chance: random.Random, content: bytearray, _donor: bytes) -> None:
    at, width = _place(chance, content), chance.randint(1, 200)
    content[at : at + width] = chance.randbytes(width)


def _insert_other(chance: random.Random, content: bytearray, donor: bytes) -> None:
    """Insert or put over a piece of another file, such as its header."""
    start = _place(chance, bytearray(donor))
    piece = donor[start : start + chance.randint(1, 20_000)]
    at = _place(chance, content)
    content[at : at + chance.choice((0, len(piece)))] = piece


def _swap_boxes(chance: random.Random, content: bytearray, _donor: bytes) -> None:
    """Exchange two pieces, as if boxes or pages came in another order."""
    first, second = sorted((_place(chance, content), _place(chance, content)))
    width = min(second - first, chance.randint(4, 2000))
    here, there = content[first : first + width], content[second : second + width]
    content[first : first + width], content[second : second + width] = there, here


_CHANGES: tuple[Change, ...] = (
    _flip_bit,
    _flip_bit,
    _write_number,
    _write_number,
    _write_number,
    _remove,
    _repeat,
    _cut_off,
    _overwrite,
    _insert_other,
    _swap_boxes,
)
