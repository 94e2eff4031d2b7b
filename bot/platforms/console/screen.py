"""What a terminal shows: cards that are redrawn in place, messages, and buttons by number."""

from __future__ import annotations

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from bot.chat import Button, Message
from bot.platforms.console.terminal import printable, rendered


class Screen:
    """The screen of one terminal. Where output is no terminal, every change of a card is a line."""

    def __init__(self, console: Console) -> None:
        """Shows nothing yet."""
        self.console = console
        self._cards: dict[str, Message] = {}
        self._menu: tuple[str, Message] | None = None  # whose buttons can be pressed
        self._listed = True
        self._live: Live | None = None

    def card(self, ref: str, message: Message) -> None:
        """Something that changes while work goes on."""
        self._cards[ref] = message
        if self.console.is_terminal:
            self._redraw()
        else:
            lines = " | ".join(message.text.split("\n"))
            self.print(Text(f"· {printable(lines)}"))

    def message(self, ref: str, message: Message) -> None:
        """Something that stays; its buttons are offered in place of earlier ones."""
        self._cards.pop(ref, None)
        self._redraw()
        self.print(rendered(message))
        if message.buttons:
            self._menu, self._listed = (ref, message), False
        elif self._menu and self._menu[0] == ref:
            self._menu = None

    def buttons(self) -> list[tuple[str, Button]]:
        """What can be pressed, each with its message: of the last message that offered something,
        and of the cards."""
        messages = [self._menu] if self._menu else []
        messages += self._cards.items()
        return [(ref, it) for ref, message in messages for row in message.buttons for it in row]

    def list_buttons(self) -> None:
        """Say the numbers of what can be pressed, unless that was done."""
        self.stop()
        if not self._listed:
            lines = (f"  #{number} {it.label}" for number, (_, it) in enumerate(self.buttons(), 1))
            self.print(Text(printable("\n".join(lines))))
        self._listed = True

    def changes(self, refs: set[str]) -> bool:
        """Whether any of these messages is a card that is not an answer yet."""
        return not refs.isdisjoint(self._cards)

    def print(self, text: Text) -> None:
        """Print a line, above the cards."""
        self.console.print(text, soft_wrap=not self.console.is_terminal)

    def stop(self) -> None:
        """Take the cards away: somebody is going to type."""
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _redraw(self) -> None:
        if not self.console.is_terminal:
            return
        if self._live is None:
            self._live = Live(console=self.console, auto_refresh=False, transient=True)
            self._live.start()
        self._live.update(Group(*map(rendered, self._cards.values())), refresh=True)
