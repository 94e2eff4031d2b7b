"""The input line with editing, history and completion, below all output.

Only this module needs prompt_toolkit's application. It is imported only at an interactive terminal.
https://python-prompt-toolkit.readthedocs.io
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from prompt_toolkit import ANSI, PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import Completer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples, to_formatted_text
from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.patch_stdout import patch_stdout

from bot.platforms.console.history import InputHistory
from bot.platforms.console.terminal import printable

_MENU = 6
"""Lines kept free below the input line for completions."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Callbacks of the prompt. `label` and `above` return the current label and the text above it.
    `cancel` cancels the pending reply and returns False when there is none. `leaving` prints how to
    leave."""

    label: Callable[[], str]
    above: Callable[[], str]
    cancel: Callable[[], bool]
    leaving: Callable[[], None]


class Prompt:
    """Reads lines at a terminal. Output appears above the input line."""

    def __init__(self, keys: Keys, history: InputHistory, choices: Completer) -> None:
        self._keys, self._history = keys, history
        self._warned = False
        self._field: str | None = None  # the label of the current form field
        self._lines: PromptSession[str] = PromptSession(
            self._message,
            history=history,
            completer=choices,
            complete_in_thread=True,
            complete_while_typing=Condition(self._offers_while_typing),
            key_bindings=self._bindings(),
            reserve_space_for_menu=_MENU,
            enable_suspend=True,
        )
        self._fields: PromptSession[str | None] = PromptSession(
            self._message, history=DummyHistory(), key_bindings=_field_bindings()
        )
        self._lines.default_buffer.on_text_changed += self._on_text_changed

    @contextmanager
    def open(self) -> Iterator[None]:
        """Print above the input line for the time of the block."""
        with patch_stdout(raw=True):
            yield

    def redraw(self) -> None:
        """Redraw after a change above the line, and drop the input if the history was deleted."""
        if self._history.forget_deleted() and not self.typing:
            self._lines.default_buffer.reset()
        for session in (self._lines, self._fields):
            if session.app.is_running:
                session.app.invalidate()

    @property
    def typing(self) -> bool:
        """Return whether the input line has text."""
        return bool(self._lines.default_buffer.text)

    async def line(self) -> str | None:
        """Return the next line, None at the end."""
        self._history.forget_deleted()
        try:
            # SIGINT stays with the service: Ctrl-C does not send it during a read.
            line: str = await self._lines.prompt_async(handle_sigint=False)
        except EOFError:
            return None
        return line

    async def field(self, label: str, value: str, hint: str) -> str | None:
        """Return the value of a form field; None when the user leaves the form."""
        self._field = printable(label)
        try:
            typed: str | None = await self._fields.prompt_async(
                default=printable(value),
                placeholder=[("class:placeholder fg:ansibrightblack", printable(hint))],
                handle_sigint=False,
            )
        except EOFError:
            return None
        finally:
            self._field = None
        return typed

    def _message(self) -> StyleAndTextTuples:
        above = "" if get_app().is_done else self._keys.above()
        label = self._keys.label() if self._field is None else f"{self._field}: "
        parts = [*to_formatted_text(ANSI(above)), ("bold", label)]
        return [(style, text) for style, text, *_ in parts]

    def _offers_while_typing(self) -> bool:
        """Return whether to complete while typing: for commands and options only, since a pending
        completion would swallow the Tab key."""
        line = self._lines.default_buffer.text
        return line.startswith("/") or " " in line

    def _on_text_changed(self, _buffer: object) -> None:
        self._warned = False

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()

        def stop(event: KeyPressEvent) -> None:
            """Clear the line, else cancel the reply, else print how to leave, else leave."""
            if event.current_buffer.text:
                event.current_buffer.reset()
            elif self._keys.cancel():
                event.app.invalidate()
            elif self._warned:
                event.app.exit(exception=EOFError)
            else:
                self._warned = True
                self._keys.leaving()

        def escape(event: KeyPressEvent) -> None:
            self._keys.cancel()
            event.app.invalidate()

        keys.add("c-c")(stop)
        nothing_typed = Condition(lambda: not get_app().current_buffer.text)
        keys.add("escape", filter=nothing_typed)(escape)
        return keys


def _field_bindings() -> KeyBindings:
    keys = KeyBindings()

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    for key in ("escape", "c-c"):
        keys.add(key)(leave)
    return keys
