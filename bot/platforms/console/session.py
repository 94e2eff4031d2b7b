"""The talk with one person at a terminal: lines in, what they mean, and how one leaves."""

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
from bot.platforms.console.events import REPLY, LineParser, UnknownReference, answered
from bot.platforms.console.form_input import AskField, fill
from bot.platforms.console.plain_input import PlainInput
from bot.platforms.console.screen import Screen
from bot.platforms.console.terminal import printable
from bot.platforms.console.welcome import welcome

if TYPE_CHECKING:
    from bot.platforms.console.prompt import Prompt

_LEAVE = ("/quit", "/exit", "quit", "exit")
_QUIET = 0.6  # seconds without a word before the next line of a script is taken
_ANSWER_WITHIN = 5.0


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """Where files go, the terminal's language, the recording of `demo`, and where and for how many
    days what was typed is kept."""

    out: Path
    locale: str = "en"
    sample: Path | None = None
    history: Path | None = None
    days: int = 0


class Session:
    """One person's lines, until they leave."""

    def __init__(self, screen: Screen, t: Translator, setting: SessionOptions) -> None:
        self._screen, self._t, self._setting = screen, t, setting
        self._reply_to = ""  # the message that the next line replies to
        self._asked = ""  # the last message that asked for words
        self._spoken = asyncio.Event()
        self._at = 0.0
        self._prompt: Prompt | None = None
        self._plain = PlainInput(self._begin)
        self._forms: Mapping[str, FormOpener] = {}
        self._told_how = False

    # --- what is said ----------------------------------------------------------------------

    def said(self, ref: str, message: Message) -> None:
        """Offer to reply to a message that asks for it, and say once how buttons are pressed."""
        number = self._screen.shown.number(ref)
        if not self._screen.offers:
            return
        if message.expects_reply:
            self._asked = ref
            if self._prompt is None or not self._prompt.typing:
                self._reply_to = ref
            self._hint("console-asks", number=f"{number}")
        elif self._reply_to == ref:
            self._reply_to = ""
        if message.buttons and not self._told_how:
            self._told_how = True
            self._hint("console-press", code=f"{number}a")

    def heard(self) -> None:
        """Something was said or shown."""
        self._at = asyncio.get_running_loop().time()
        self._spoken.set()

    # --- what is typed ---------------------------------------------------------------------

    async def run(
        self, hear: EventHandler, cards: Sequence[CommandCard], forms: Mapping[str, FormOpener]
    ) -> None:
        """Take lines until the end of input, or until somebody leaves."""
        self._forms = forms
        self._prompt = self._open(cards)
        for each in welcome(
            self._t,
            self._setting.out,
            sample=self._setting.sample is not None,
            editing=self._prompt is not None,
        ):
            self._screen.console.print(each)
        try:
            await (self._edited(hear, self._prompt) if self._prompt else self._scripted(hear))
        finally:
            self._plain.close()
        if self._screen.busy:
            self._hint("console-goes-on")

    def _open(self, cards: Sequence[CommandCard]) -> Prompt | None:
        """A prompt with editing, where somebody sits at a terminal that can do it."""
        if not (self._screen.redraws and sys.stdin.isatty() and sys.stdout.isatty()):
            return None
        try:
            from bot.platforms.console.completion import Choices  # noqa: PLC0415  it loads a library
            from bot.platforms.console.history import InputHistory  # noqa: PLC0415
            from bot.platforms.console.prompt import Keys, Prompt  # noqa: PLC0415
        except ImportError:
            return None

        words = {"/reply": "console-does-reply", "/quit": "console-quit"}
        if self._setting.sample:
            words["demo"] = "console-demo"
        says = {word: self._t(key) for word, key in words.items()}
        keys = Keys(self._label, self._screen.cards_above, self._cancel, self._how_to_leave)
        history = InputHistory(self._setting.history, cards, self._setting.days)
        return Prompt(keys, history, Choices(cards, says, self._screen.shown, self._setting.locale))

    async def _edited(self, hear: EventHandler, prompt: Prompt) -> None:
        with prompt.open():
            self._screen.attach(prompt.redraw)
            try:
                while (line := await prompt.line()) is not None:
                    if not await self._take(hear, line, prompt.field):
                        return
            finally:
                self._screen.attach(None)

    async def _scripted(self, hear: EventHandler) -> None:
        """The lines of a script are taken one after the other."""
        while (line := await self._plain.line(self._label())) is not None:
            goes_on = await self._take(hear, line, self._plain.field)
            if not (goes_on and await self._until_quiet(hear)):
                return

    async def _until_quiet(self, hear: EventHandler) -> bool:
        """Wait for the reply, and for the cards to end. Somebody at a simple terminal is listened
        to meanwhile. False: they leave."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._spoken.wait(), _ANSWER_WITHIN)
        loop = asyncio.get_running_loop()
        while self._screen.busy or loop.time() - self._at < _QUIET:
            await asyncio.sleep(0.1)
            line = self._plain.take() if self._screen.console.is_terminal else None
            if line and not await self._take(hear, line, self._plain.field):
                return False
        return True

    async def _take(self, hear: EventHandler, text: str, ask: AskField) -> bool:
        """Do what was typed; several lines were pasted. False: they leave."""
        lines = text.strip().splitlines() or [""]
        for line in map(str.strip, lines):
            if line.lower() in _LEAVE and not self._reply_to:
                return False
            if line.lower() == "/quit":
                return False
            await self.hear_line(hear, line, ask)
        return True

    async def hear_line(self, hear: EventHandler, line: str, ask: AskField) -> None:
        """Hear the events of a line, or say what is wrong with it."""
        if not line:
            self._cancel()
            return
        found = REPLY.fullmatch(line)
        if found and not (found[2] or "").strip() and self._begin_reply(found[1]):
            return
        shown, setting = self._screen.shown, self._setting
        hearing = LineParser(shown, setting.locale, self._reply_to, setting.sample)
        try:
            events = hearing.events(line)
        except UnknownReference as missing:
            self._hint(missing.key, name=missing.name)
            self.heard()
            return
        self._spoken.clear()
        for event in events:
            await self._hear(hear, event, ask)

    async def _hear(self, hear: EventHandler, event: Event, ask: AskField) -> None:
        if isinstance(event, ButtonPress) and event.action in self._forms:
            form = await self._forms[event.action](event)
            if form is not None:
                self._reply_to = ""
                self._screen.print(Styled(printable(form.title), "bold"))
                self._hint("console-form")
                values = await fill(form, ask)
                if values is None:
                    self._hint("console-form-left")
                    self.heard()
                    return
                origin = answered(event)
                await hear(FormSubmission(origin, form.action, form.argument, values))
                return
        if isinstance(event, Text) and event.reply_to is not None:
            self._reply_to = ""
        elif isinstance(event, Text) and (number := self._screen.shown.number(self._asked)):
            self._hint("console-meant", number=f"{number}")
        await hear(event)

    def _begin_reply(self, number: str | None) -> bool:
        """Whether the next line will be a reply: to this message, else to the last that asked."""
        message = self._screen.shown.message(int(number)) if number else None
        ref = message[0] if message else "" if number else self._asked
        self._reply_to = ref or self._reply_to
        return bool(ref)

    def _label(self) -> str:
        number = self._screen.shown.number(self._reply_to)
        return self._t("console-reply", number=f"{number}") + " " if number else "> "

    def _cancel(self) -> bool:
        """Reply to nothing; False when nothing was to be replied to."""
        number = self._screen.shown.number(self._reply_to)
        if number is None:
            return False
        self._reply_to = ""
        self._hint("console-later", number=f"{number}")
        return True

    def _how_to_leave(self) -> None:
        self._hint("console-leave-busy" if self._screen.busy else "console-leave")

    def _begin(self, label: Styled) -> None:
        self._screen.stop()
        self._screen.console.print(label, end="")

    def _hint(self, key: str, **values: str) -> None:
        self._screen.print(Styled(self._t(key, **values), "dim"))
