"""Routing of replies: as the response to a deferred interaction ("thinking …"), into the channel,
as a follow-up of the interaction, or as a direct message; the first that works.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

from bot.chat import ChatGone, OutFile
from bot.platforms.discord.clock import created_at
from bot.platforms.discord.errors import ReplyRefused
from bot.platforms.discord.references import (
    InteractionRef,
    MessageTarget,
    address,
    channel_of,
    ref,
)
from bot.platforms.discord.rest import Json, RestClient
from storage import logs
from storage.models import Address, MessageRef

log = logs.get(__name__)

_LOADING = 1 << 7  # message flag: the response to an interaction is deferred

ReplyRoute = Callable[[], Awaitable[MessageRef]]


class ReplyRouter:
    """Routes the replies of one bot. Call `remember` with every deferred interaction."""

    def __init__(self, rest: RestClient) -> None:
        self._rest = rest
        self._deferred: dict[str, InteractionRef] = {}
        self._started = time.time()

    def remember(self, interaction_ref: InteractionRef) -> None:
        """Note an interaction that waits for its first response."""
        self._deferred[interaction_ref.interaction] = interaction_ref
        for number in [it for it, old in self._deferred.items() if not old.is_open]:
            del self._deferred[number]

    async def send_deferred_response(
        self, to: Address, interaction_ref: InteractionRef, body: Json
    ) -> MessageRef | None:
        """Send a message in place of "thinking …". Return None when that is no longer shown."""
        if not self._rest.is_open(interaction_ref) or not await self._is_deferred(interaction_ref):
            return None
        try:
            number = await self._rest.edit_response(interaction_ref, "@original", body)
        except ChatGone as gone:
            log.info("a deferred interaction is gone, trying other routes", error=str(gone))
            self._deferred.pop(interaction_ref.interaction, None)
            return None
        self._deferred.pop(interaction_ref.interaction, None)
        return ref(to, number, interaction_ref)

    async def _is_deferred(self, interaction_ref: InteractionRef) -> bool:
        """Return whether an interaction still waits for its first response. Discord is asked about
        one that an earlier process deferred."""
        if interaction_ref.interaction in self._deferred:
            return True
        if created_at(interaction_ref.interaction) > self._started:
            return False  # this process deferred it and has responded
        try:
            answer = await self._rest.get_response(interaction_ref, "@original")
        except ChatGone:
            return False
        return bool(answer.get("flags", 0) & _LOADING)

    async def send(
        self,
        to: Address,
        body: Json,
        files: Sequence[OutFile],
        target: MessageTarget | None,
        key: str,
    ) -> MessageRef:
        """Send a new message by the first route that works. Raises ChatGone when none does."""
        gone = ChatGone("no route to the recipient")
        for route in self._routes(to, body, files, target, key):
            try:
                return await route()
            except ChatGone as error:
                log.info("a reply route failed, trying the next", error=str(error))
                gone = error
        raise gone

    def _routes(
        self,
        to: Address,
        body: Json,
        files: Sequence[OutFile],
        target: MessageTarget | None,
        key: str,
    ) -> Iterator[ReplyRoute]:
        """Yield the routes: the channel, where a repeated send shows once; the interaction, until
        it expires; a direct message. Ephemeral replies never go into a channel."""
        interaction_ref = target.interaction_ref if target else None
        if interaction_ref is None or (interaction_ref.can_post and not interaction_ref.ephemeral):
            yield partial(self._send_to_channel, to, body, files, target, key)
        if interaction_ref is not None:
            if self._rest.is_open(interaction_ref):
                yield partial(self._follow_up, to, body, files, interaction_ref)
            yield partial(self._send_direct, body, files, interaction_ref, key)

    async def _send_to_channel(
        self,
        to: Address,
        body: Json,
        files: Sequence[OutFile],
        target: MessageTarget | None,
        key: str,
    ) -> MessageRef:
        channel = channel_of(to)
        if target is not None:
            # When the message is gone, the answer is sent without a reply.
            reference = {"message_id": target.message, "fail_if_not_exists": False}
            reply = body | {"message_reference": reference}
            try:
                return ref(to, await self._rest.send(channel, reply, files, key))
            except ReplyRefused as error:
                log.info("a reply was refused, sending without it", error=str(error))
        return ref(to, await self._rest.send(channel, body, files, key))

    async def _follow_up(
        self, to: Address, body: Json, files: Sequence[OutFile], interaction_ref: InteractionRef
    ) -> MessageRef:
        return ref(to, await self._rest.follow_up(interaction_ref, body, files), interaction_ref)

    async def _send_direct(
        self, body: Json, files: Sequence[OutFile], interaction_ref: InteractionRef, key: str
    ) -> MessageRef:
        channel = await self._rest.open_direct(interaction_ref.user)
        return ref(address(channel), await self._rest.send(channel, body, files, key))
