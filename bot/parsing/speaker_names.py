"""Speakers' names as people type them: `1 = Anna`, a line for each; or in order: `Anna, Ben`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from storage.errors import InvalidOption
from storage.models import SpeakerShare

LONGEST = 40
"""Characters of a name."""
EXAMPLE = "1 = Anna, 2 = Ben"
Names = tuple[tuple[str, str], ...]
"""For every speaker of an answer its id and the name, "" where it has none."""

_NUMBERED = re.compile(
    r"(?:(?:^|[\n,;])[ \t]*(?:[^\W\d_]{1,12}[ \t]?)?|[ \t])([0-9]{1,3})[ \t]*[=:][ \t]*"
)
"""`2 = `; at the beginning of a part a word may stand before it: `Speaker 2 = `."""
_APART = re.compile(r"[\n,;]")
_JOINERS = "\u200c\u200d"
"""Format characters that names of some languages are written with."""


def read(text: str, speakers: Sequence[SpeakerShare], now: Names = ()) -> Names:
    """The names after what somebody typed, given those until `now`. A name of nothing takes a name
    away. Raises InvalidOption."""
    given = _numbered(text) or _in_order(text)
    wrong = next((number for number in given if not 1 <= number <= len(speakers)), None)
    if wrong is not None or not given:
        written = clean(text) if wrong is None else f"{wrong}"
        raise InvalidOption(wish=written or "…", choices=f"{EXAMPLE} (1–{len(speakers)})")
    known = dict(now) if {one for one, _ in now} == {share.id for share in speakers} else {}
    return tuple(
        (share.id, given.get(number, known.get(share.id, "")))
        for number, share in enumerate(speakers, 1)
    )


def clean(name: str) -> str:
    """A name on one line, without what can't be seen or turns the direction of writing, at most
    LONGEST characters."""
    kept = (
        " " if unicodedata.category(it) in ("Cc", "Zl", "Zp") else it
        for it in name
        if it in _JOINERS or unicodedata.category(it) not in ("Cf", "Cs", "Co", "Cn")
    )
    return " ".join("".join(kept).split())[:LONGEST].strip(" ,;:" + _JOINERS)


def _numbered(text: str) -> dict[int, str]:
    """`1 = Anna 2 = Ben`, on one line or several."""
    marks = list(_NUMBERED.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return {
        int(mark[1]): clean(text[mark.end() : end].partition("\n")[0])
        for mark, end in zip(marks, ends, strict=False)
    }


def _in_order(text: str) -> dict[int, str]:
    names = [clean(part) for part in _APART.split(text)]
    return {number: name for number, name in enumerate(names, 1) if name}
