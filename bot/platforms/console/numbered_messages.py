"""Messages with buttons or questions, under stable numbers: 3 is a message, 3b its button."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from bot.chat import Button, Message

_MOST = 500
"""Most messages kept; /history shows the buttons of older ones again."""
_CODE = re.compile(r"#?(\d{1,6})([a-z]{1,2})?", re.IGNORECASE)


def button_letters(place: int) -> str:
    """Return the letters of the button at an index from 0: a, b, … z, aa, ab, …"""
    alphabet = string.ascii_lowercase
    first, last = divmod(place, len(alphabet))
    return (alphabet[first - 1] if first else "") + alphabet[last]


class NumberedMessages:
    """Messages that can be pressed or replied to. A message keeps its number when it changes."""

    def __init__(self) -> None:
        """Start without messages."""
        self._messages: dict[int, tuple[str, Message]] = {}
        self._numbers: dict[str, int] = {}
        self._next = 1

    def note(self, ref: str, message: Message) -> int | None:
        """Store a message. Return its number, if it offers something or once did."""
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
        """Return the reference and the message with a number."""
        return self._messages.get(number)

    def number(self, ref: str) -> int | None:
        """Return the number of a message."""
        return self._numbers.get(ref)

    def buttons(self) -> Iterator[tuple[str, str, Button]]:
        """Yield code, reference and button of every button, the newest message first."""
        for number in sorted(self._messages, reverse=True):
            ref, message = self._messages[number]
            for place, button in enumerate(_buttons_of(message)):
                yield f"{number}{button_letters(place)}", ref, button

    def find_by_code(self, line: str) -> tuple[str, Button] | None:
        """Return the button whose code is the line."""
        found = _CODE.fullmatch(line)
        if found is None or found[2] is None or int(found[1]) not in self._messages:
            return None
        ref, message = self._messages[int(found[1])]
        buttons = {
            button_letters(place): button for place, button in enumerate(_buttons_of(message))
        }
        button = buttons.get(found[2].lower())
        return (ref, button) if button else None

    def find_by_label(self, line: str) -> tuple[str, Button] | None:
        """Return the newest button with this label."""
        wanted = line.casefold()
        matching = (it for it in self.buttons() if it[2].label.casefold() == wanted)
        return next(((ref, button) for _, ref, button in matching), None)


def looks_like_code(line: str) -> bool:
    """Return whether a line looks like the code of a button or the number of a message."""
    return _CODE.fullmatch(line) is not None


def _buttons_of(message: Message) -> list[Button]:
    return [button for row in message.buttons for button in row]
