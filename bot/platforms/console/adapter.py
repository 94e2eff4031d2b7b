"""The chat port on a terminal: the user types the path of a file, or a command, and gets files.

At a terminal the input line stays at the bottom, and cards change above it. Elsewhere lines are
read one after the other. All output goes through `printable`, since names and transcripts may be
hostile.
"""

from __future__ import annotations

import asyncio
import shutil
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text as Styled

from bot.chat import (
    ButtonPress,
    Capabilities,
    ChatDown,
    CommandCard,
    EventHandler,
    FormOpener,
    HandledMessages,
    Message,
    OutFile,
    Priority,
    Profile,
)
from bot.i18n.translator import Translations
from bot.links.errors import MessageLink
from bot.platforms.console.events import TERMINAL, upload
from bot.platforms.console.form_input import FIELDS
from bot.platforms.console.screen import Screen
from bot.platforms.console.session import Session, SessionOptions
from bot.platforms.console.terminal import file_line, link_or_copy, printable, safe_name
from storage.errors import MediaGone
from storage.models import Account, Address, Media, MessageRef, Platform

LIMITS = Capabilities(
    download=1 << 50, upload=1 << 50, text=100_000, files=100, edit_every=0.25, fields=FIELDS
)


class ConsoleChat:
    """One user at a terminal. Files are written to the folder `out`. With `files`, these are
    submitted with `caption`, and no input is read. `sample` is the recording that
    the word `demo` sends. Input is kept in the file `history` for `days`; 0 means for ever."""

    platform = Platform.CONSOLE
    capabilities = LIMITS

    def __init__(
        self,
        out: Path,
        files: Sequence[Path] = (),
        caption: str = "",
        console: Console | None = None,
        locale: str = "en",
        sample: Path | None = None,
        history: Path | None = None,
        days: int = 0,
    ) -> None:
        self.written: list[Path] = []
        """Every file written so far."""
        words = Translations()
        locale = words.best(locale)
        self._out, self._files, self._caption, self._locale = out, files, caption, locale
        self._t = words.for_locale(locale)
        self.screen = Screen(console or Console(), offers=not files)
        self._session = Session(
            self.screen, self._t, SessionOptions(out, locale, sample, history, days)
        )

    # --- out -----------------------------------------------------------------------------------

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,  # noqa: ARG002  a terminal has one conversation
        key: str = "",
        rank: Priority = Priority.REPLY,  # noqa: ARG002  a terminal has no rate limit
    ) -> MessageRef:
        """Print a message, or draw a card."""
        ref = MessageRef(to, key or uuid.uuid4().hex)
        self._show(ref.message, message)
        return ref

    async def edit(
        self,
        ref: MessageRef,
        message: Message,
        rank: Priority = Priority.REPLY,  # noqa: ARG002  a terminal has no rate limit
    ) -> None:
        """Redraw a card, or print the changed message."""
        self._show(ref.message, message)

    async def answer_press(self, press: ButtonPress, text: str) -> bool:  # noqa: ARG002
        """Return False: nobody else reads the terminal."""
        return False

    def start_link(self, words: str) -> str:  # noqa: ARG002  required by Chat
        """Return "": a terminal has no start links."""
        return ""

    def capabilities_at(self, ref: MessageRef) -> Capabilities:  # noqa: ARG002  the same in every chat
        """Return the same limits for every message."""
        return self.capabilities

    def try_reserve(self, to: Address) -> bool:  # noqa: ARG002  a terminal has no rate limit
        """Return True: a terminal has no rate limit."""
        return True

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        """Do nothing: the card shows the last words."""

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,  # noqa: ARG002  a terminal has one conversation
        key: str = "",
    ) -> list[MessageRef]:
        """Copy the files into the folder and print their paths. Raises ChatDown."""
        for file in files:
            path = self._out / safe_name(file.name)
            try:
                self._out.mkdir(parents=True, exist_ok=True)
                await asyncio.to_thread(shutil.copyfile, file.path, path)
            except OSError as error:
                why = error.strerror or type(error).__name__
                words = self._t("console-not-written", path=printable(str(path)), why=why)
                self.screen.print(Styled(words, "red"))
                raise ChatDown(f"{path}: {why}") from error
            self.written.append(path)
            self.screen.print(file_line(path))
        self._session.note_output()
        return [MessageRef(to, key or uuid.uuid4().hex)]

    async def download(self, media: Media, into: Path) -> None:
        """Link or copy the file to `into`. Raises MediaGone."""
        try:
            await asyncio.to_thread(link_or_copy, Path(media.handle), into)
        except OSError as error:
            raise MediaGone(str(error)) from error

    # --- in ------------------------------------------------------------------------------------

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:  # noqa: ARG002
        """Raise MessageLink: a terminal has no links to its messages."""
        raise MessageLink

    async def is_chat_admin(self, address: Address, account: Account) -> bool:  # noqa: ARG002  required by Chat
        """Return True: the user at the terminal decides."""
        return True

    async def direct_chat(self, account: Account) -> Address:  # noqa: ARG002  required by Chat
        """Return the terminal, which only the user reads."""
        return TERMINAL

    async def receives_all_messages(self, address: Address) -> bool:  # noqa: ARG002  required by Chat
        """Return True: every typed line is received."""
        return True

    async def run(
        self,
        handle: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,  # noqa: ARG002  the first screen introduces itself
        forms: Mapping[str, FormOpener] | None = None,
        handled: HandledMessages | None = None,  # noqa: ARG002  somebody types here
    ) -> None:
        """Submit the given files, else read lines until the end of input."""
        try:
            if self._files:
                for file in self._files:
                    await handle(upload(file, self._caption, self._locale))
                await asyncio.Event().wait()
            await self._session.run(handle, commands, forms or {})
        finally:
            self.screen.stop()

    def _show(self, ref: str, message: Message) -> None:
        """Show a job's message as a card until it is final or has failed, and then as a message."""
        under_way = message.tone in ("waiting", "working") and not message.is_final
        preparing = self.screen.has_card(ref) and message.tone == "done" and not message.is_final
        if under_way or preparing:
            self.screen.card(ref, message)
        else:
            self.screen.message(ref, message)
            self._session.offer_reply(ref, message)
        self._session.note_output()
