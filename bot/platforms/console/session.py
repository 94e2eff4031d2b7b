"""The session of one user at a terminal: reads lines, handles their events, and ends."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text as Styled

from bot.chat import (
    ButtonPress,
    CommandCard,
    Event,
    EventHandler,
    FormOpener,
    FormSubmission,
    Message,
    Text,
)
from bot.i18n.translator import Translator
from bot.platforms.console.events import REPLY, LineParser, UnknownReference, form_origin
from bot.platforms.console.form_input import AskField, fill
from bot.platforms.console.plain_input import PlainInput
from bot.platforms.console.screen import Screen
from bot.platforms.console.terminal import printable
from bot.platforms.console.welcome import welcome

if TYPE_CHECKING:
    from bot.platforms.console.prompt import Prompt

_LEAVE = ("/quit", "/exit", "quit", "exit")
_QUIET = 0.6  # seconds without output before the next line of a script is read
_ANSWER_TIMEOUT = 5.0


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """Options of a session: the folder `out` for files, the terminal's language, the recording of
    `demo`, and the file and the days of the input history."""

    out: Path
    locale: str = "en"
    sample: Path | None = None
    history: Path | None = None
    days: int = 0


class Session:
    """Reads the lines of one user until they leave."""

    def __init__(self, screen: Screen, t: Translator, options: SessionOptions) -> None:
        self._screen, self._t, self._options = screen, t, options
        self._reply_to = ""  # the message that the next line replies to
        self._last_question = ""  # the last message that asked for words
        self._answered = asyncio.Event()
        self._last_output = 0.0
        self._prompt: Prompt | None = None
        self._plain = PlainInput(self._print_label)
        self._forms: Mapping[str, FormOpener] = {}
        self._buttons_explained = False

    # --- output ----------------------------------------------------------------------------

    def offer_reply(self, ref: str, message: Message) -> None:
        """Offer to reply to a message that asks for it, and explain once how to press buttons."""
        number = self._screen.shown.number(ref)
        if not self._screen.offers:
            return
        if message.expects_reply:
            self._last_question = ref
            if self._prompt is None or not self._prompt.typing:
                self._reply_to = ref
            self._hint("console-asks", number=f"{number}")
        elif self._reply_to == ref:
            self._reply_to = ""
        if message.buttons and not self._buttons_explained:
            self._buttons_explained = True
            self._hint("console-press", code=f"{number}a")

    def note_output(self) -> None:
        """Note that something was printed."""
        self._last_output = asyncio.get_running_loop().time()
        self._answered.set()

    # --- input -----------------------------------------------------------------------------

    async def run(
        self, handle: EventHandler, cards: Sequence[CommandCard], forms: Mapping[str, FormOpener]
    ) -> None:
        """Read lines until the end of input, or until the user leaves."""
        self._forms = forms
        self._prompt = self._open_prompt(cards)
        for each in welcome(
            self._t,
            self._options.out,
            sample=self._options.sample is not None,
            editing=self._prompt is not None,
        ):
            self._screen.console.print(each)
        try:
            await (
                self._read_prompt(handle, self._prompt)
                if self._prompt
                else self._read_script(handle)
            )
        finally:
            self._plain.close()
        if self._screen.busy:
            self._hint("console-goes-on")

    def _open_prompt(self, cards: Sequence[CommandCard]) -> Prompt | None:
        """Return a prompt with editing, if the terminal is interactive and supports it."""
        if not (self._screen.redraws and sys.stdin.isatty() and sys.stdout.isatty()):
            return None
        try:
            from bot.platforms.console.completion import Choices  # noqa: PLC0415  it loads a library
            from bot.platforms.console.history import InputHistory  # noqa: PLC0415
            from bot.platforms.console.prompt import Keys, Prompt  # noqa: PLC0415
        except ImportError:
            return None

        words = {"/reply": "console-does-reply", "/quit": "console-quit"}
        if self._options.sample:
            words["demo"] = "console-demo"
        descriptions = {word: self._t(key) for word, key in words.items()}
        keys = Keys(
            self._label, self._screen.cards_above, self._cancel_reply, self._explain_leaving
        )
        history = InputHistory(self._options.history, cards, self._options.days)
        return Prompt(
            keys, history, Choices(cards, descriptions, self._screen.shown, self._options.locale)
        )

    async def _read_prompt(self, handle: EventHandler, prompt: Prompt) -> None:
        with prompt.open():
            self._screen.attach(prompt.redraw)
            try:
                while (line := await prompt.line()) is not None:
                    if not await self._handle_input(handle, line, prompt.field):
                        return
            finally:
                self._screen.attach(None)

    async def _read_script(self, handle: EventHandler) -> None:
        """Read the lines of a script, each after the answers to the one before."""
        while (line := await self._plain.line(self._label())) is not None:
            goes_on = await self._handle_input(handle, line, self._plain.field)
            if not (goes_on and await self._wait_until_quiet(handle)):
                return

    async def _wait_until_quiet(self, handle: EventHandler) -> bool:
        """Wait for the reply and for the end of all cards. At a simple terminal lines are read
        meanwhile. Return False when the user leaves."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), _ANSWER_TIMEOUT)
        loop = asyncio.get_running_loop()
        while self._screen.busy or loop.time() - self._last_output < _QUIET:
            await asyncio.sleep(0.1)
            line = self._plain.take() if self._screen.console.is_terminal else None
            if line and not await self._handle_input(handle, line, self._plain.field):
                return False
        return True

    async def _handle_input(self, handle: EventHandler, text: str, ask: AskField) -> bool:
        """Handle the typed text, which has several lines when pasted. Return False to leave."""
        lines = text.strip().splitlines() or [""]
        for line in map(str.strip, lines):
            if line.lower() in _LEAVE and not self._reply_to:
                return False
            if line.lower() == "/quit":
                return False
            await self.handle_line(handle, line, ask)
        return True

    async def handle_line(self, handle: EventHandler, line: str, ask: AskField) -> None:
        """Handle the events of a line, or print its error."""
        if not line:
            self._cancel_reply()
            return
        found = REPLY.fullmatch(line)
        if found and not (found[2] or "").strip() and self._start_reply(found[1]):
            return
        shown, options = self._screen.shown, self._options
        parser = LineParser(shown, options.locale, self._reply_to, options.sample)
        try:
            events = parser.events(line)
        except UnknownReference as missing:
            self._hint(missing.key, name=missing.name)
            self.note_output()
            return
        self._answered.clear()
        for event in events:
            await self._handle_event(handle, event, ask)

    async def _handle_event(self, handle: EventHandler, event: Event, ask: AskField) -> None:
        if isinstance(event, ButtonPress) and event.action in self._forms:
            form = await self._forms[event.action](event)
            if form is not None:
                self._reply_to = ""
                self._screen.print(Styled(printable(form.title), "bold"))
                self._hint("console-form")
                values = await fill(form, ask)
                if values is None:
                    self._hint("console-form-left")
                    self.note_output()
                    return
                origin = form_origin(event)
                await handle(FormSubmission(origin, form.action, form.argument, values))
                return
        if isinstance(event, Text) and event.reply_to is not None:
            self._reply_to = ""
        elif isinstance(event, Text) and (number := self._screen.shown.number(self._last_question)):
            self._hint("console-meant", number=f"{number}")
        await handle(event)

    def _start_reply(self, number: str | None) -> bool:
        """Make the next line a reply to this message, else to the last one that asked. Return
        whether there is one."""
        message = self._screen.shown.message(int(number)) if number else None
        ref = message[0] if message else "" if number else self._last_question
        self._reply_to = ref or self._reply_to
        return bool(ref)

    def _label(self) -> str:
        number = self._screen.shown.number(self._reply_to)
        return self._t("console-reply", number=f"{number}") + " " if number else "> "

    def _cancel_reply(self) -> bool:
        """Cancel the reply. Return False when there is none."""
        number = self._screen.shown.number(self._reply_to)
        if number is None:
            return False
        self._reply_to = ""
        self._hint("console-later", number=f"{number}")
        return True

    def _explain_leaving(self) -> None:
        self._hint("console-leave-busy" if self._screen.busy else "console-leave")

    def _print_label(self, label: Styled) -> None:
        self._screen.stop()
        self._screen.console.print(label, end="")

    def _hint(self, key: str, **values: str) -> None:
        self._screen.print(Styled(self._t(key, **values), "dim"))
