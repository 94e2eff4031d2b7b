"""Output on a terminal: messages with their buttons, and cards that change in place.

With an input line (`attach`) cards are above it. On a terminal without one rich redraws them.
Elsewhere some of their changes are printed as lines.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from bot.chat import Message
from bot.platforms.console.numbered_messages import NumberedMessages, button_letters
from bot.platforms.console.terminal import printable, render

_CHANGE_INTERVAL = 5.0
"""Seconds between two lines about one card where it can't be redrawn."""
_CARDS_SHARE = 0.4
"""The share of a terminal's height that cards may take."""


class Screen:
    """The screen of one terminal."""

    def __init__(self, console: Console, *, offers: bool = True) -> None:
        """Start empty. Without `offers` buttons can't be pressed, so none are shown."""
        self.console = console
        self.offers = offers
        self.shown = NumberedMessages()
        self.redraws = console.is_terminal and not console.is_dumb_terminal
        self._cards: dict[str, Message] = {}
        self._last: dict[str, Message] = {}  # by reference: the message as last printed
        self._last_lines: dict[str, tuple[str, float]] = {}
        self._live: Live | None = None
        self._invalidate: Callable[[], None] | None = None

    def attach(self, invalidate: Callable[[], None] | None) -> None:
        """Let the prompt draw the cards from now on: it takes `cards_above` again after each call
        of `invalidate`. None ends that."""
        self.stop()
        self._invalidate = invalidate

    def card(self, ref: str, message: Message) -> None:
        """Show a message that changes during work."""
        self._cards[ref] = message
        self.shown.note(ref, message)
        if self.redraws:
            self._redraw()
        else:
            self._print_change(ref, message)

    def message(self, ref: str, message: Message) -> None:
        """Print a message that stays. It is printed again only when it has changed."""
        self._cards.pop(ref, None)
        self._last_lines.pop(ref, None)
        self._redraw()
        number = self.shown.note(ref, message)
        if self._last.get(ref) == message:
            return
        if number is not None:  # messages without a number never change
            self._last[ref] = message
        text = render(message)
        text.rstrip()
        for row in self._button_rows(ref, message):
            text.append("\n").append_text(row)
        if self.redraws:
            text = Text("\n", overflow="fold").append_text(text)
        self.print(text)

    def has_card(self, ref: str) -> bool:
        """Return whether this message is a card."""
        return ref in self._cards

    @property
    def busy(self) -> bool:
        """Return whether there are cards, which means work under way."""
        return bool(self._cards)

    def cards_above(self) -> str:
        """Return the newest cards in full, as text with escape sequences that fits the terminal.
        Each line has a line end."""
        width, height = self.console.size
        most, lines, left = max(3, int(height * _CARDS_SHARE)), list[Text](), len(self._cards)
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
        """Print a line above the cards."""
        self.console.print(text, soft_wrap=not self.console.is_terminal)

    def stop(self) -> None:
        """Remove the cards, so that the user can type."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _card(self, ref: str) -> Text:
        message = self._cards[ref]
        text = render(message)
        text.rstrip()
        for row in self._button_rows(ref, message):
            text.append("\n").append_text(row)
        return text

    def _button_rows(self, ref: str, message: Message) -> list[Text]:
        """Return the rows of buttons with their codes."""
        number, place, rows = self.shown.number(ref), 0, []
        for row in message.buttons if self.offers else ():
            line = Text("  ", overflow="fold")
            for button in row:
                if place and len(line) > 2:
                    line.append("   ")
                line.append(f"{number}{button_letters(place)}", "bold cyan")
                line.append(f" {' '.join(printable(button.label).split())}")
                place += 1
            rows.append(line)
        return rows

    def _print_change(self, ref: str, message: Message) -> None:
        """Print a line about a card when its step has changed or some time has passed."""
        line = " | ".join(printable(message.text).split("\n"))
        step, now = message.text.split("\n")[1:2], time.monotonic()
        last_step, printed_at = self._last_lines.get(ref, ("", 0.0))
        if last_step != str(step) or now - printed_at > _CHANGE_INTERVAL:
            self._last_lines[ref] = str(step), now
            self.print(Text(f"· {line}"))

    def _redraw(self) -> None:
        if self._invalidate is not None:
            self._invalidate()
        elif self.redraws and (self._cards or self._live):
            if self._live is None:
                self._live = Live(console=self.console, auto_refresh=False, transient=True)
                self._live.start()
            self._live.update(Group(*map(self._card, self._cards)), refresh=True)
