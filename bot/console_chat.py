"""The chat port on a terminal: type a file's path or a command, watch the card, find the files.

While something is under way its card is redrawn in place, and `/cancel` can be typed; otherwise
there is a prompt. Everything shown goes through `printable`: names and transcripts are hostile.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import uuid
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text as Styled

from bot.chat import (
    Button,
    Command,
    CommandCard,
    Event,
    Hear,
    Limits,
    Link,
    Message,
    Origin,
    OutFile,
    Press,
    Profile,
    Rank,
    Text,
    Upload,
)
from bot.terminal import paths_in, printable, read_line, rendered, safe_name
from storage.errors import MediaGone
from storage.models import Account, Address, Media, MessageRef, Platform

LIMITS = Limits(download=1 << 50, upload=1 << 50, text=100_000, files=100, edit_every=0.25)
YOU = Account(Platform.CONSOLE, "local")
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
        self._console = console or Console()
        self._chat = Address(Platform.CONSOLE, "terminal")
        self._open: dict[str, Message] = {}  # messages with buttons, which may still change
        self._asked: set[str] = set()  # messages of ours that sent a file
        self._cards: set[str] = set()  # messages that answer those: work is under way
        self._live: Live | None = None
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
    ) -> MessageRef:
        """Print a message; one with buttons stays open for changes."""
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
        """Redraw an open message, or print what it has become."""
        self._show(ref.message, message)

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
            self._print(Styled(f"→ {printable(str(path))}", style="green"))
        self._heard()
        return [MessageRef(to, key or uuid.uuid4().hex)]

    async def fetch(self, media: Media, into: Path) -> None:
        """The file itself, linked where the disk allows."""
        try:
            await asyncio.to_thread(_take, Path(media.handle), into)
        except OSError as error:
            raise MediaGone(str(error)) from error

    # --- in ------------------------------------------------------------------------------------

    async def manages(self, address: Address, account: Account) -> bool:  # noqa: ARG002  the port's
        """Who sits at the terminal decides."""
        return True

    async def hears_all(self, address: Address) -> bool:  # noqa: ARG002  the port's
        """Every line that is typed."""
        return True

    async def run(
        self,
        hear: Hear,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,  # noqa: ARG002  a terminal shows none
    ) -> None:
        """Submit the files that were given, else prompt until the end of input."""
        try:
            if self._files:
                for file in self._files:
                    await hear(self._upload(file, self._wishes))
                await asyncio.Event().wait()
            self._print(Styled(f"Files are written to {self._out.resolve()}", style="dim"))
            names = " ".join(f"/{card.name}" for card in commands)
            self._print(Styled(f"Type the path of a recording, or {names}. Ctrl-C ends.", "dim"))
            while (line := await self._ask()) is not None:
                await self._hear_line(hear, line)
                await self._until_quiet(hear)
        finally:
            self._stop_live()
            if self._typed:
                self._typed.cancel()

    async def _hear_line(self, hear: Hear, line: str) -> None:
        for event in self._events(line):
            self._spoken.clear()
            await hear(event)

    def _events(self, line: str) -> list[Event]:
        line = line.strip()
        if not line:
            return []
        if line.startswith("#") and line[1:].isdigit():
            return self._press(int(line[1:]))
        paths, rest = paths_in(line)
        if paths:
            return [self._upload(path, rest) for path in paths]
        if line.startswith("/"):
            name, _, arguments = line[1:].partition(" ")
            return [Command(self._origin(), name, arguments.strip())]
        if line.startswith(("http://", "https://")):
            return [Link(self._origin(), line)]
        return [Text(self._origin(), line)]

    def _upload(self, path: Path, caption: str) -> Upload:
        origin = self._origin()
        self._asked.add(origin.message.message)
        media = Media(handle=str(path.resolve()), name=path.name, size=path.stat().st_size)
        return Upload(origin, media, caption)

    def _press(self, number: int) -> list[Event]:
        buttons = [(ref, each) for ref, message in self._open.items() for each in _buttons(message)]
        if not 1 <= number <= len(buttons):
            return []
        ref, button = buttons[number - 1]
        self._open.pop(ref, None)
        origin = self._origin(ref)
        return [Press(origin, button.action, button.argument)]

    def _origin(self, message: str = "") -> Origin:
        key = uuid.uuid4().hex
        return Origin(key, YOU, MessageRef(self._chat, message or key), self._locale)

    async def _ask(self) -> str | None:
        self._stop_live()
        buttons = [each for message in self._open.values() for each in _buttons(message)]
        for number, button in enumerate(buttons, start=1):
            self._print(Styled(f"  #{number} {printable(button.label)}"))
        self._console.print("> ", end="")
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
            if self._console.is_terminal and self._line().done() and self._line().result():
                line, self._typed = self._line().result(), None
                await self._hear_line(hear, line)

    def _under_way(self) -> bool:
        """Whether there are cards that are not answers yet."""
        return not self._cards.isdisjoint(self._open)

    # --- the screen ----------------------------------------------------------------------------

    def _show(self, ref: str, message: Message) -> None:
        if message.buttons and not message.settled:
            self._open[ref] = message
            if self._console.is_terminal:
                self._redraw()
            else:
                lines = " | ".join(message.text.split("\n"))
                self._print(Styled(f"· {printable(lines)}"))
        else:
            self._open.pop(ref, None)
            self._redraw()
            self._print(rendered(message))
        self._heard()

    def _redraw(self) -> None:
        if not self._console.is_terminal:
            return
        if self._live is None:
            self._live = Live(console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        cards = (rendered(message) for message in self._open.values())
        self._live.update(Group(*cards), refresh=True)

    def _stop_live(self) -> None:
        if self._live is not None:
            self._live.stop()
            self._live = None

    def _print(self, text: Styled) -> None:
        self._console.print(text, soft_wrap=not self._console.is_terminal)

    def _heard(self) -> None:
        self._said = asyncio.get_running_loop().time()
        self._spoken.set()


def _buttons(message: Message) -> list[Button]:
    return [button for row in message.buttons for button in row]


def _take(source: Path, into: Path) -> None:
    try:
        os.link(source.resolve(), into)
    except OSError:
        shutil.copyfile(source, into)
