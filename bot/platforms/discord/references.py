"""Where an answer can go: an interaction is a door that stands open for 15 minutes.

What is known of the door is kept in the reference to the message (`MessageRef.way`), so that it
is found again after a restart.
https://discord.com/developers/docs/interactions/receiving-and-responding
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass

from storage.models import Address, MessageRef, Platform

OPEN_SECONDS = 15 * 60 - 5
"""How long an interaction's token is good for, less the time that a request takes."""
EDITABLE_SECONDS = 3600
"""After that Discord counts edits (error 30046)."""
_EPOCH = 1_420_070_400.0  # 2015-01-01: https://discord.com/developers/docs/reference#snowflakes


def born(snowflake: str) -> float:
    """When something came to be (Unix seconds): its number tells."""
    return (int(snowflake) >> 22) / 1000 + _EPOCH


@dataclass(frozen=True, slots=True)
class InteractionRef:
    """One interaction. `here`: the bot itself may write in that channel, too. `alone`: what is
    said is for that person's eyes only. `upload`: bytes that one message may carry."""

    interaction: str
    user: str
    here: bool
    alone: bool
    upload: int
    token: str

    @property
    def is_open(self) -> bool:
        """Whether Discord still takes answers by its token."""
        return time.time() - born(self.interaction) < OPEN_SECONDS

    def written(self) -> str:
        """As a reference keeps it."""
        flags = ("h" if self.here else "") + ("a" if self.alone else "")
        return f"{self.interaction}/{self.user}/{flags}/{self.upload}/{self.token}"

    @classmethod
    def read(cls, text: str) -> InteractionRef:
        """The opposite of `written`."""
        interaction, user, flags, upload, token = text.split("/", 4)
        return cls(interaction, user, "h" in flags, "a" in flags, int(upload), token)


@dataclass(frozen=True, slots=True)
class MessageTarget:
    """A message of a channel, and the door that led to it."""

    channel: str
    message: str
    door: InteractionRef | None = None

    @classmethod
    def of(cls, ref: MessageRef) -> MessageTarget:
        """What a reference says. Several recordings of one message are told apart by `+n`."""
        door = InteractionRef.read(ref.way) if ref.way else None
        return cls(channel_of(ref.address), ref.message.partition("+")[0], door)

    @property
    def is_old(self) -> bool:
        """Whether Discord counts the edits of this message."""
        return time.time() - born(self.message) > EDITABLE_SECONDS


def ref(
    address: Address, message: str, door: InteractionRef | None = None, part: int = 0
) -> MessageRef:
    """A reference to a message, to be read by `Spot.of`."""
    number = f"{message}+{part}" if part else message
    return MessageRef(address, number, door.written() if door else "")


def channel_of(address: Address) -> str:
    """The channel to write to: a thread is one of its own."""
    return address.thread or address.chat


def address(channel: str, parent: str | None = None) -> Address:
    """The address of a channel, or of a thread in the channel `parent`."""
    if parent is None:
        return Address(Platform.DISCORD, channel)
    return Address(Platform.DISCORD, parent, channel)


def base_of(api_url: str) -> str:
    """Where the REST API of the version that discord.py speaks begins."""
    base = api_url.rstrip("/")
    if re.search(r"/v\d+$", base):
        return base
    return f"{base}/v10" if base.endswith("/api") else f"{base}/api/v10"
