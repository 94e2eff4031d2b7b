"""The chat port on a terminal: type a file's path or a command, watch the card, find the files.

While something is under way its card is redrawn in place, and `/cancel` can be typed; otherwise
there is a prompt, and buttons are pressed by their numbers. Everything shown goes through
`printable`: names and transcripts are hostile.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text as Styled

from bot.chat import (
    Ask,
    Command,
    CommandCard,
    Event,
    Hear,
    Limits,
    Link,
    Message,
    OutFile,
    Profile,
    Rank,
    Upload,
)
from bot.link_errors import MessageLink
from bot.platforms.console.events import HERE, NotThere, events_of, upload
from bot.platforms.console.screen import Screen
from bot.platforms.console.terminal import printable, read_line, safe_name, take
from storage.errors import MediaGone
from storage.models import Account, Address, Media, MessageRef, Platform

LIMITS = Limits(download=1 << 50, upload=1 << 50, text=100_000, files=100, edit_every=0.25)
_QUIET = 0.6  # seconds without a word before the prompt comes back
_ANSWER_WITHIN = 5.0


class ConsoleChat:
    """One person at a terminal. `out` is where files are written; with `files` these are
    submitted with `wishes` as their caption, and nothing is asked."""

    platform = Platform.CONSOLE
    limits = LIMITS

    def __init__(
        self,
        out: Path,
        files: Sequence[Path] = (),
        wishes: str = "",
        console: Console | None = None,
        locale: str = "en",
    ) -> None:
        self.written: list[Path] = []
        """Every file written so far."""
        self._out, self._files, self._wishes, self._locale = out, files, wishes, locale
        self._screen = Screen(console or Console())
        self._asked: set[str] = set()  # messages of ours that sent a file
        self._cards: set[str] = set()  # messages that answer those: work is under way
        self._spoken = asyncio.Event()
        self._said = 0.0
        self._typed: asyncio.Task[str] | None = None  # the line that is being typed

    # --- out -----------------------------------------------------------------------------------

    async def say(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",
        rank: Rank = Rank.REPLY,  # noqa: ARG002  a terminal takes all there is
    ) -> MessageRef:
        """Print a message, or draw a card."""
        ref = MessageRef(to, key or uuid.uuid4().hex)
        if reply_to and reply_to.message in self._asked:
            self._cards.add(ref.message)
        self._show(ref.message, message)
        return ref

    async def edit(
        self,
        ref: MessageRef,
        message: Message,
        rank: Rank = Rank.REPLY,  # noqa: ARG002  a terminal takes all there is
    ) -> None:
        """Redraw a card, or print what a message has become."""
        self._show(ref.message, message)

    def opening(self, words: str) -> str:  # noqa: ARG002  the port's
        """There is none."""
        return ""

    def limits_at(self, ref: MessageRef) -> Limits:  # noqa: ARG002  the same in every chat
        """They do not differ."""
        return self.limits

    def spare(self, to: Address) -> bool:  # noqa: ARG002  a terminal takes all there is
        """There is always room."""
        return True

    async def draft(self, to: Address, text: str, key: str) -> None:
        """Nothing: the card shows what was heard last."""

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,  # noqa: ARG002  a terminal has one thread of talk
        key: str = "",
    ) -> list[MessageRef]:
        """Copy the files into the folder, and say where they are."""
        self._out.mkdir(parents=True, exist_ok=True)
        for file in files:
            path = self._out / safe_name(file.name)
            await asyncio.to_thread(shutil.copyfile, file.path, path)
            self.written.append(path)
            self._screen.print(Styled(f"→ {printable(str(path))}", style="green"))
        self._heard()
        return [MessageRef(to, key or uuid.uuid4().hex)]

    async def fetch(self, media: Media, into: Path) -> None:
        """The file itself, linked where the disk allows."""
        try:
            await asyncio.to_thread(take, Path(media.handle), into)
        except OSError as error:
            raise MediaGone(str(error)) from error

    # --- in ------------------------------------------------------------------------------------

    async def recording_in(self, message: MessageRef, account: Account) -> Media:  # noqa: ARG002
        """A terminal has no links to its messages."""
        raise MessageLink

    async def manages(self, address: Address, account: Account) -> bool:  # noqa: ARG002  the port's
        """Who sits at the terminal decides."""
        return True

    async def private(self, account: Account) -> Address:  # noqa: ARG002  the port's
        """Nobody else is here."""
        return HERE

    async def hears_all(self, address: Address) -> bool:  # noqa: ARG002  the port's
        """Every line that is typed."""
        return True

    async def run(
        self,
        hear: Hear,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,  # noqa: ARG002  a terminal shows none
        forms: Mapping[str, Ask] | None = None,  # noqa: ARG002  nor forms
    ) -> None:
        """Submit the files that were given, else prompt until the end of input."""
        try:
            if self._files:
                for file in self._files:
                    await self._hear(hear, upload(file, self._wishes, self._locale))
                await asyncio.Event().wait()
            self._screen.print(Styled(f"Files are written to {self._out.resolve()}", style="dim"))
            names = " ".join(f"/{card.name}" for card in commands)
            self._screen.print(
                Styled(f"Type the path of a recording, or {names}. Ctrl-C ends.", "dim")
            )
            while (line := await self._ask()) is not None:
                await self._hear_line(hear, line)
                await self._until_quiet(hear)
        finally:
            self._screen.stop()
            if self._typed:
                self._typed.cancel()

    async def _hear_line(self, hear: Hear, line: str) -> None:
        try:
            events = events_of(line, self._screen.buttons(), self._locale)
        except NotThere as missing:
            self._screen.print(Styled(str(missing), "dim"))
            self._heard()
            return
        for event in events:
            await self._hear(hear, event)

    async def _hear(self, hear: Hear, event: Event) -> None:
        if isinstance(event, (Upload, Link)) or (isinstance(event, Command) and event.urls):
            self._asked.add(event.origin.message.message)
        self._spoken.clear()
        await hear(event)

    async def _ask(self) -> str | None:
        self._screen.list_buttons()
        self._screen.console.print("> ", end="")
        line = await self._line()
        self._typed = None
        return line or None

    def _line(self) -> asyncio.Task[str]:
        if self._typed is None:
            self._typed = asyncio.create_task(read_line())
        return self._typed

    async def _until_quiet(self, hear: Hear) -> None:
        """Wait for the reply, and for the cards to end. Somebody at a terminal is listened to
        meanwhile; the lines of a script are taken one after the other."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._spoken.wait(), _ANSWER_WITHIN)
        loop = asyncio.get_running_loop()
        while self._under_way() or loop.time() - self._said < _QUIET:
            await asyncio.sleep(0.1)
            if self._screen.console.is_terminal and self._line().done() and self._line().result():
                line, self._typed = self._line().result(), None
                await self._hear_line(hear, line)

    def _under_way(self) -> bool:
        """Whether there are cards that are not answers yet."""
        return self._screen.changes(self._cards)

    def _show(self, ref: str, message: Message) -> None:
        if ref in self._cards and message.buttons and not message.settled:
            self._screen.card(ref, message)
        else:
            self._screen.message(ref, message)
        self._heard()

    def _heard(self) -> None:
        self._said = asyncio.get_running_loop().time()
        self._spoken.set()
