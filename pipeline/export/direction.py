"""Direction of lines that mix right-to-left scripts with Latin names, digits and times.

Readers of plain text guess the direction of a line: by its first letter (browsers, Telegram,
Discord), or always from left to right (most players). A line that begins with a name, a time or a
dash is then shown in the wrong order. Invisible characters say the direction:
https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters

A right-to-left line is an embedding (U+202B to U+202C), which libass asks for
(https://github.com/libass/libass/issues/295), Subtitle Edit writes and every player knows; the
newer isolates are unknown to some. A mark (U+200F) before it is the first letter for those who
guess.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from storage.models import Summary

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
_EMBEDDING = "\u202b"
_END_OF_EMBEDDING = "\u202c"
_MARKS = {False: LEFT_TO_RIGHT_MARK, True: RIGHT_TO_LEFT_MARK}


def is_right_to_left(texts: Iterable[str]) -> bool:
    """Return whether most letters of a text are of a right-to-left script."""
    right = left = 0
    for text in texts:
        for char in text:
            direction = unicodedata.bidirectional(char)
            right += direction in ("R", "AL")
            left += direction == "L"
    return right > left


def summary_is_right_to_left(summary: Summary) -> bool:
    """Return the usual direction of a summary's lines."""
    points = (*summary.points, *summary.actions, *summary.decisions, *summary.questions)
    titles = (summary.title, summary.gist, *(chapter.title for chapter in summary.chapters))
    return is_right_to_left((*titles, *(point.text for point in points)))


def direction_of(text: str, usual: bool) -> bool:
    """Return whether a line reads from right to left in a text with this `usual` direction.

    A right-to-left sentence may have more letters of Latin names than of its own. A sentence
    without any of its own is of another language.
    """
    directions = {unicodedata.bidirectional(char) for char in text}
    if usual:
        return "L" not in directions or not directions.isdisjoint(("R", "AL"))
    return is_right_to_left((text,))


def directed(line: str, right_to_left: bool) -> str:
    """Return a line with the characters that make every reader show it in its direction.

    A left-to-right line without right-to-left letters stays as it is.
    """
    if right_to_left:
        return f"{RIGHT_TO_LEFT_MARK}{_EMBEDDING}{line}{_END_OF_EMBEDDING}"
    return f"{LEFT_TO_RIGHT_MARK}{line}" if has_right_to_left(line) else line


def has_right_to_left(text: str) -> bool:
    """Return whether a text has a letter of a right-to-left script."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def leading_mark(text: str, right_to_left: bool) -> str:
    """Return the mark before a text for readers that go by the first letter, as chats do.

    It is "" where the first letter already has the right direction.
    """
    first = _first_direction(text)
    return "" if not first or (first != "L") == right_to_left else _MARKS[right_to_left]


def marked_name(name: str, right_to_left: bool) -> str:
    """Return a name that stays in one piece in a line of the other direction.

    Without marks a number behind a Latin name would join it: `Anna: 5` would read `5 :Anna`.
    """
    line = leading_mark(name, right_to_left)
    own = _MARKS[not right_to_left]
    return f"{own}{name}{own}{line}" if line else name


def _first_direction(text: str) -> str:
    """Return the direction (L, R, AL) of the first letter that has one; "" without one."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((found for found in directions if found in ("L", "R", "AL")), "")
