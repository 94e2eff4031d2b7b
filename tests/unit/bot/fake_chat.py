"""A chat without a platform: it records what the bot sends, and fails when it is told to."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.chat import (
    ButtonPress,
    Capabilities,
    ChatError,
    CommandCard,
    EventHandler,
    FormOpener,
    HandledMessages,
    Message,
    OutFile,
    Priority,
    Profile,
)
from bot.links.errors import MessageLink
from storage.errors import MediaGone
from storage.models import (
    Account,
    Address,
    Media,
    MessageRef,
    Platform,
)

LIMITS = Capabilities(download=20 << 20, upload=50 << 20, text=4096, files=10, edit_every=0.0)


@dataclass
class FakeChat:
    """Chat that records its calls; `trouble` holds the errors to raise next, by method and chat."""

    platform: Platform = Platform.TELEGRAM
    capabilities: Capabilities = LIMITS
    shown: dict[str, list[Message]] = field(default_factory=dict)
    replies: dict[str, MessageRef | None] = field(default_factory=dict)
    drafts: list[tuple[str, str]] = field(default_factory=list)
    sent: list[list[str]] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    trouble: dict[tuple[str, str], list[Exception]] = field(default_factory=dict)
    log: list[tuple[str, str, str]] = field(default_factory=list)
    linked: dict[tuple[MessageRef, Account], Media] = field(default_factory=dict)
    managers: set[Account] = field(default_factory=set)
    all_ears: bool = True
    alerts: list[str] = field(default_factory=list)
    crowded: set[str] = field(default_factory=set)
    ranks: list[Priority] = field(default_factory=list)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(100))

    async def send(
        self,
        to: Address,
        message: Message,
        reply_to: MessageRef | None = None,
        key: str = "",
        rank: Priority = Priority.REPLY,
    ) -> MessageRef:
        self._maybe_fail("send", to.chat)
        ref = MessageRef(to, str(next(self._numbers)))
        self.shown[ref.message] = [message]
        self.replies[ref.message] = reply_to
        self.log.append(("send", to.chat, message.text))
        return ref

    async def answer_press(self, press: ButtonPress, text: str) -> bool:
        self.alerts.append(text)
        return True

    def start_link(self, words: str) -> str:
        is_telegram = self.platform is Platform.TELEGRAM
        return f"https://example.org/bot?start={words}" if is_telegram else ""

    def capabilities_at(self, ref: MessageRef) -> Capabilities:
        return self.capabilities

    def try_reserve(self, to: Address) -> bool:
        return to.chat not in self.crowded

    async def edit(
        self, ref: MessageRef, message: Message, rank: Priority = Priority.REPLY
    ) -> None:
        self._maybe_fail("edit", ref.address.chat)
        self.ranks.append(rank)
        self.shown.setdefault(ref.message, []).append(message)
        self.log.append(("edit", ref.address.chat, message.text))

    async def show_draft(self, to: Address, text: str, key: str) -> None:
        self._maybe_fail("show_draft", to.chat)
        self.drafts.append((to.chat, text))

    async def send_files(
        self,
        to: Address,
        files: Sequence[OutFile],
        reply_to: MessageRef | None = None,
        key: str = "",
    ) -> list[MessageRef]:
        self._maybe_fail("send_files", to.chat)
        assert all([await asyncio.to_thread(file.path.is_file) for file in files])
        self.sent.append([file.name for file in files])
        self.log.append(("files", to.chat, key))
        return [MessageRef(to, str(next(self._numbers))) for _ in files]

    async def download(self, media: Media, into: Path) -> None:
        self._maybe_fail("download", "")
        if media.handle not in self.contents:
            raise MediaGone
        await asyncio.to_thread(into.write_bytes, self.contents[media.handle])

    async def media_in_message(self, message: MessageRef, account: Account) -> Media:
        self._maybe_fail("media_in_message", "")
        media = self.linked.get((message, account))
        if media is None:
            raise MessageLink
        return media

    async def is_chat_admin(self, address: Address, account: Account) -> bool:
        self._maybe_fail("is_chat_admin", address.chat)
        return account in self.managers

    async def direct_chat(self, account: Account) -> Address:
        self._maybe_fail("direct_chat", account.id)
        return Address(self.platform, f"private-{account.id}")

    async def receives_all_messages(self, address: Address) -> bool:
        return self.all_ears

    async def run(
        self,
        handle: EventHandler,
        commands: Sequence[CommandCard],
        profile: Profile | None = None,
        forms: Mapping[str, FormOpener] | None = None,
        handled: HandledMessages | None = None,
    ) -> None:
        await asyncio.Event().wait()

    def fails(self, verb: str, *errors: Exception, chat: str = "c1") -> None:
        self.trouble.setdefault((verb, chat), []).extend(errors)

    def _maybe_fail(self, verb: str, chat: str) -> None:
        if waiting := self.trouble.get((verb, chat)):
            raise waiting.pop(0)

    @property
    def texts(self) -> list[str]:
        """Return the present text of each message, oldest first."""
        return [messages[-1].text for messages in self.shown.values()]

    @property
    def last(self) -> Message:
        return list(self.shown.values())[-1][-1]


class Denied(ChatError):
    """Refusal that cannot be retried."""
