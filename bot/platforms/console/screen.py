"""What a terminal shows: messages with their buttons, and cards that change in place.

Cards stand above the line that is being typed, where there is one (`attach`); on a terminal
without one they are redrawn by rich; elsewhere some of their changes are lines of their own.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from bot.chat import Message
from bot.platforms.console.numbered_messages import NumberedMessages, letters
from bot.platforms.console.terminal import printable, rendered

_EVERY = 5.0
"""Seconds between two lines about one card, where it can't be redrawn."""
_ROOM = 0.4
"""The part of a terminal's height that cards may take."""


class Screen:
    """The screen of one terminal."""

    def __init__(self, console: Console, *, offers: bool = True) -> None:
        """Shows nothing yet. Without `offers` nobody can press a button, so none is shown."""
        self.console = console
        self.offers = offers
        self.shown = NumberedMessages()
        self.redraws = console.is_terminal and not console.is_dumb_terminal
        self._cards: dict[str, Message] = {}
        self._last: dict[str, Message] = {}  # by message: what was printed last
        self._told: dict[str, tuple[str, float]] = {}
        self._live: Live | None = None
        self._invalidate: Callable[[], None] | None = None

    def attach(self, invalidate: Callable[[], None] | None) -> None:
        """From now on cards are drawn by who shows the line that is being typed: `cards_above`,
        asked for anew after `invalidate`."""
        self.stop()
        self._invalidate = invalidate

    def card(self, ref: str, message: Message) -> None:
        """Something that changes while work goes on."""
        self._cards[ref] = message
        self.shown.note(ref, message)
        if self.redraws:
            self._redraw()
        else:
            self._tell(ref, message)

    def message(self, ref: str, message: Message) -> None:
        """Something that stays; shown once more only when it changed."""
        self._cards.pop(ref, None)
        self._told.pop(ref, None)
        self._redraw()
        number = self.shown.note(ref, message)
        if self._last.get(ref) == message:
            return
        if number is not None:  # others never change, or are soon forgotten
            self._last[ref] = message
        text = rendered(message)
        text.rstrip()
        for row in self._rows(ref, message):
            text.append("\n").append_text(row)
        if self.redraws:
            text = Text("\n", overflow="fold").append_text(text)
        self.print(text)

    def has_card(self, ref: str) -> bool:
        """Whether this message is a card."""
        return ref in self._cards

    @property
    def busy(self) -> bool:
        """Whether there are cards that are not answers yet."""
        return bool(self._cards)

    def cards_above(self) -> str:
        """The newest cards in full, as text with escape sequences that fits the terminal, each
        line with its end."""
        width, height = self.console.size
        most, lines, left = max(3, int(height * _ROOM)), list[Text](), len(self._cards)
        for ref in reversed(self._cards):
            card = self._card(ref).wrap(self.console, max(width - 1, 10))
            if lines and len(lines) + len(card) > most:
                break
            lines, left = [*card[:most], *lines], left - 1
        if left:
            lines.insert(0, Text(f"… +{left} · /status", "dim"))
        if not lines:
            return ""
        with self.console.capture() as captured:
            for line in (Text(), *lines):
                line.truncate(width - 1)
                self.console.print(line, soft_wrap=True, end="\n")
        return captured.get()

    def print(self, text: Text) -> None:
        """Print a line, above the cards."""
        self.console.print(text, soft_wrap=not self.console.is_terminal)

    def stop(self) -> None:
        """Take the cards away: somebody is going to type."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _card(self, ref: str) -> Text:
        message = self._cards[ref]
        text = rendered(message)
        text.rstrip()
        for row in self._rows(ref, message):
            text.append("\n").append_text(row)
        return text

    def _rows(self, ref: str, message: Message) -> list[Text]:
        """The buttons with their codes, in their rows."""
        number, place, rows = self.shown.number(ref), 0, []
        for row in message.buttons if self.offers else ():
            line = Text("  ", overflow="fold")
            for button in row:
                if place and len(line) > 2:
                    line.append("   ")
                line.append(f"{number}{letters(place)}", "bold cyan")
                line.append(f" {' '.join(printable(button.label).split())}")
                place += 1
            rows.append(line)
        return rows

    def _tell(self, ref: str, message: Message) -> None:
        """A line about a card, when it does something else than before or some time has passed."""
        line = " | ".join(printable(message.text).split("\n"))
        doing, now = message.text.split("\n")[1:2], time.monotonic()
        before, told = self._told.get(ref, ("", 0.0))
        if before != str(doing) or now - told > _EVERY:
            self._told[ref] = str(doing), now
            self.print(Text(f"· {line}"))

    def _redraw(self) -> None:
        if self._invalidate is not None:
            self._invalidate()
        elif self.redraws and (self._cards or self._live):
            if self._live is None:
                self._live = Live(console=self.console, auto_refresh=False, transient=True)
                self._live.start()
            self._live.update(Group(*map(self._card, self._cards)), refresh=True)
