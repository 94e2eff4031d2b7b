"""The messages that offer something, by numbers that stay: 3 is a message, 3b a button of it."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from bot.chat import Button, Message

_MOST = 500
"""Messages that are remembered; buttons of older ones are found again by /history."""
_CODE = re.compile(r"#?(\d{1,6})([a-z]{1,2})?", re.IGNORECASE)


def letters(place: int) -> str:
    """a, b, … z, aa, ab, …: the name of the button at a place from 0."""
    alphabet = string.ascii_lowercase
    first, last = divmod(place, len(alphabet))
    return (alphabet[first - 1] if first else "") + alphabet[last]


class NumberedMessages:
    """What can be pressed and replied to. A message keeps its number when it changes."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._messages: dict[int, tuple[str, Message]] = {}
        self._numbers: dict[str, int] = {}
        self._next = 1

    def note(self, ref: str, message: Message) -> int | None:
        """Remember what a message is now; its number, if it offers something or once did."""
        number = self._numbers.get(ref)
        if number is None:
            if not (message.buttons or message.expects_reply):
                return None
            number, self._next = self._next, self._next + 1
            self._numbers[ref] = number
        self._messages[number] = ref, message
        while len(self._messages) > _MOST:
            oldest = next(iter(self._messages))
            del self._numbers[self._messages.pop(oldest)[0]]
        return number

    def message(self, number: int) -> tuple[str, Message] | None:
        """The message with a number."""
        return self._messages.get(number)

    def number(self, ref: str) -> int | None:
        """The number of a message."""
        return self._numbers.get(ref)

    def buttons(self) -> Iterator[tuple[str, str, Button]]:
        """Code, message and button of all that can be pressed, the newest message first."""
        for number in sorted(self._messages, reverse=True):
            ref, message = self._messages[number]
            for place, button in enumerate(_all(message)):
                yield f"{number}{letters(place)}", ref, button

    def pressed(self, line: str) -> tuple[str, Button] | None:
        """The button that a line means by its code."""
        found = _CODE.fullmatch(line)
        if found is None or found[2] is None or int(found[1]) not in self._messages:
            return None
        ref, message = self._messages[int(found[1])]
        named = {letters(place): button for place, button in enumerate(_all(message))}
        button = named.get(found[2].lower())
        return (ref, button) if button else None

    def labelled(self, line: str) -> tuple[str, Button] | None:
        """The newest button with this text."""
        wanted = line.casefold()
        matching = (it for it in self.buttons() if it[2].label.casefold() == wanted)
        return next(((ref, button) for _, ref, button in matching), None)


def like_a_code(line: str) -> bool:
    """Whether a line is written like a button or the number of a message."""
    return _CODE.fullmatch(line) is not None


def _all(message: Message) -> list[Button]:
    return [button for row in message.buttons for button in row]
