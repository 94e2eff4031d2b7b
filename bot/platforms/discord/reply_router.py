"""Which way a message goes: in place of an interaction's "thinking …", into the channel, behind the
interaction, or to the person; the first that is open.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

from bot.chat import ChatGone, OutFile
from bot.platforms.discord.references import (
    InteractionRef,
    MessageTarget,
    address,
    born,
    channel_of,
    ref,
)
from bot.platforms.discord.rest import Json, RestClient
from storage import logs
from storage.models import Address, MessageRef

log = logs.get(__name__)

_LOADING = 1 << 7  # flag: an interaction's answer that is still to come

ReplyMethod = Callable[[], Awaitable[MessageRef]]


class ReplyRouter:
    """The ways of one bot. It is told of every interaction that it has put off."""

    def __init__(self, wire: RestClient) -> None:
        self._wire = wire
        self._deferred: dict[
            str, InteractionRef
        ] = {}  # interactions that wait for their first answer
        self._started = time.time()

    def remember(self, door: InteractionRef) -> None:
        """This interaction waits for its first answer."""
        self._deferred[door.interaction] = door
        for number in [it for it, old in self._deferred.items() if not old.is_open]:
            del self._deferred[number]

    async def first_method(
        self, to: Address, door: InteractionRef, body: Json
    ) -> MessageRef | None:
        """Put a message in place of "thinking …"; None where that is not to be seen any more."""
        if not self._wire.is_open(door) or not await self._waits(door):
            return None
        try:
            number = await self._wire.edit_answer(door, "@original", body)
        except ChatGone as gone:
            log.info("an interaction can't be answered", error=str(gone))
            self._deferred.pop(door.interaction, None)
            return None
        self._deferred.pop(door.interaction, None)
        return ref(to, number, door)

    async def _waits(self, door: InteractionRef) -> bool:
        """Whether an interaction still waits for its first answer. About one that an earlier
        process put off, Discord is asked."""
        if door.interaction in self._deferred:
            return True
        if born(door.interaction) > self._started:
            return False  # this process put it off, and has answered it
        try:
            answer = await self._wire.answer(door, "@original")
        except ChatGone:
            return False
        return bool(answer.get("flags", 0) & _LOADING)

    async def send(
        self,
        to: Address,
        body: Json,
        files: Sequence[OutFile],
        spot: MessageTarget | None,
        key: str,
    ) -> MessageRef:
        """A new message, by the first way that is open. Raises ChatGone when none is."""
        gone = ChatGone("no way to say it")
        for way in self._open(to, body, files, spot, key):
            try:
                return await way()
            except ChatGone as error:
                log.info("one way is closed", error=str(error))
                gone = error
        raise gone

    def _open(
        self,
        to: Address,
        body: Json,
        files: Sequence[OutFile],
        spot: MessageTarget | None,
        key: str,
    ) -> Iterator[ReplyMethod]:
        """The channel, where a repeated send shows once; the interaction, as long as it lives;
        a direct message. What is for one person's eyes goes into no channel."""
        door = spot.door if spot else None
        if door is None or (door.here and not door.alone):
            yield partial(self._into_channel, to, body, files, spot, key)
        if door is not None:
            if self._wire.is_open(door):
                yield partial(self._behind, to, body, files, door)
            yield partial(self._to_person, body, files, door, key)

    async def _into_channel(
        self,
        to: Address,
        body: Json,
        files: Sequence[OutFile],
        spot: MessageTarget | None,
        key: str,
    ) -> MessageRef:
        if spot is not None:
            # The person's message may be gone by now: then the answer stands alone.
            reference = {"message_id": spot.message, "fail_if_not_exists": False}
            body = body | {"message_reference": reference}
        return ref(to, await self._wire.send(channel_of(to), body, files, key))

    async def _behind(
        self, to: Address, body: Json, files: Sequence[OutFile], door: InteractionRef
    ) -> MessageRef:
        return ref(to, await self._wire.follow_up(door, body, files), door)

    async def _to_person(
        self, body: Json, files: Sequence[OutFile], door: InteractionRef, key: str
    ) -> MessageRef:
        channel = await self._wire.open_direct(door.user)
        return ref(address(channel), await self._wire.send(channel, body, files, key))
