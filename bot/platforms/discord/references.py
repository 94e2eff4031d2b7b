"""References to messages and interactions. An interaction takes responses for 15 minutes.

The interaction is encoded in the reference to the message (`MessageRef.way`), so that it survives
a restart.
https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.platforms.discord.clock import CLOCK, created_at
from storage.models import Address, MessageRef, Platform

OPEN_SECONDS = 15 * 60 - 5
"""Seconds that an interaction's token is valid, less the time of a request."""
EDITABLE_SECONDS = 3600
"""Age of a message after which Discord limits its edits (error 30046)."""


@dataclass(frozen=True, slots=True)
class InteractionRef:
    """One interaction. `can_post` is whether the bot itself may write in that channel, too.
    `ephemeral` is whether only that user sees the responses. `upload` is the largest file in
    bytes."""

    interaction: str
    user: str
    can_post: bool
    ephemeral: bool
    upload: int
    token: str

    @property
    def is_open(self) -> bool:
        """Return whether Discord still takes responses with the token."""
        return CLOCK.now() - created_at(self.interaction) < OPEN_SECONDS

    def encode(self) -> str:
        """Return the text that `decode` parses."""
        flags = ("h" if self.can_post else "") + ("a" if self.ephemeral else "")
        return f"{self.interaction}/{self.user}/{flags}/{self.upload}/{self.token}"

    @classmethod
    def decode(cls, text: str) -> InteractionRef:
        """Parse the text of `encode`."""
        interaction, user, flags, upload, token = text.split("/", 4)
        return cls(interaction, user, "h" in flags, "a" in flags, int(upload), token)


@dataclass(frozen=True, slots=True)
class MessageTarget:
    """A message in a channel, and the interaction that it answers or came from."""

    channel: str
    message: str
    interaction_ref: InteractionRef | None = None

    @classmethod
    def of(cls, ref: MessageRef) -> MessageTarget:
        """Parse a reference. A suffix `+n` distinguishes several recordings of one message."""
        interaction_ref = InteractionRef.decode(ref.way) if ref.way else None
        return cls(channel_of(ref.address), ref.message.partition("+")[0], interaction_ref)

    @property
    def is_old(self) -> bool:
        """Return whether Discord limits the edits of this message."""
        return CLOCK.now() - created_at(self.message) > EDITABLE_SECONDS


def ref(
    address: Address, message: str, interaction_ref: InteractionRef | None = None, part: int = 0
) -> MessageRef:
    """Return a reference to a message, for `MessageTarget.of`."""
    number = f"{message}+{part}" if part else message
    return MessageRef(address, number, interaction_ref.encode() if interaction_ref else "")


def channel_of(address: Address) -> str:
    """Return the channel to write to; a thread is a channel of its own."""
    return address.thread or address.chat


def address(channel: str, parent: str | None = None) -> Address:
    """Return the address of a channel, or of a thread in the channel `parent`."""
    if parent is None:
        return Address(Platform.DISCORD, channel)
    return Address(Platform.DISCORD, parent, channel)


def base_of(api_url: str) -> str:
    """Return the base URL of the REST API in the version that discord.py uses."""
    base = api_url.rstrip("/")
    if re.search(r"/v\d+$", base):
        return base
    return f"{base}/v10" if base.endswith("/api") else f"{base}/api/v10"
