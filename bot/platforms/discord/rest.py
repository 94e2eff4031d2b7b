"""Requests to Discord's REST API through an unmodified discord.py, which keeps the rate limits.

Bodies are the API's own JSON. No message object is kept in this process, so that references mean
the same after a restart. https://discord.com/developers/docs/resources/message
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Sequence
from typing import Any

import discord
from discord.http import Route

from bot.chat import ChatDown, ChatGone, OutFile
from bot.platforms.discord.clock import CLOCK
from bot.platforms.discord.errors import InteractionExpired, translate_errors
from bot.platforms.discord.files import open_files
from bot.platforms.discord.references import InteractionRef

CONNECTED_TIMEOUT = 10.0  # seconds to wait for a connection before a request fails
NO_MENTIONS = discord.AllowedMentions.none().to_dict()
EPHEMERAL = 1 << 6  # message flag: only this user sees it

Json = dict[str, Any]


def nonce(key: str) -> str:
    """Return a nonce of at most 25 characters for a key: Discord shows one nonce once."""
    return hashlib.sha256(key.encode()).hexdigest()[:25]


class RestClient:
    """REST requests of one bot, sent through the gateway client while it is logged in."""

    def __init__(self) -> None:
        self._client: discord.Client | None = None
        self._ready = asyncio.Event()
        self._expired: dict[str, InteractionRef] = {}  # interactions that Discord closed early

    def attach(self, client: discord.Client) -> None:
        """Send requests through this client from now on."""
        self._client = client
        self._ready.set()

    def detach(self) -> None:
        """Make requests wait for the next client."""
        self._ready.clear()

    # --- in a channel -----------------------------------------------------------------------

    async def send(
        self, channel: str, body: Json, files: Sequence[OutFile] = (), key: str = ""
    ) -> str:
        """Send a message and return its id. The same `key` within minutes returns the message
        that exists already."""
        if key:
            body = body | {"nonce": nonce(key), "enforce_nonce": True}
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        number = str((await self._request(route, body, files))["id"])
        CLOCK.learn(number)
        return number

    async def edit(self, channel: str, message: str, body: Json) -> None:
        """Edit a message of the bot."""
        route = Route(
            "PATCH",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message,
        )
        await self._request(route, body)

    async def delete(self, channel: str, message: str) -> None:
        """Delete a message of the bot."""
        route = Route(
            "DELETE",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message,
        )
        await self._request(route)

    async def message(self, channel: str, message: str) -> Json:
        """Return a message as JSON."""
        route = Route(
            "GET",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message,
        )
        return await self._request(route)

    async def open_direct(self, user: str) -> str:
        """Return the id of the channel for direct messages to a user."""
        body = {"recipient_id": user}
        return str((await self._request(Route("POST", "/users/@me/channels"), body))["id"])

    async def is_admin(self, channel: str, user: str) -> bool:
        """Return whether a user may manage the server of this channel; False without a server."""
        found = (await self.connected()).get_channel(int(channel))
        guild = getattr(found, "guild", None)
        if guild is None:
            return False
        try:
            with translate_errors():
                member = await guild.fetch_member(int(user))
        except ChatGone:
            return False
        return bool(member.guild_permissions.manage_guild)

    def upload_limit(self, channel: str, otherwise: int) -> int:
        """Return the largest file in bytes in this channel's server; `otherwise` if not known."""
        found = self._client.get_channel(int(channel)) if self._client else None
        guild = getattr(found, "guild", None)
        return int(guild.filesize_limit) if guild else otherwise

    def may_embed(self, channel: str) -> bool:
        """Return whether the bot's embeds are shown in this channel; True if not known."""
        found = self._client.get_channel(int(channel)) if self._client else None
        if not isinstance(found, discord.abc.GuildChannel | discord.Thread):
            return True
        return found.permissions_for(found.guild.me).embed_links

    # --- responses to an interaction ----------------------------------------------------------

    def is_open(self, interaction_ref: InteractionRef) -> bool:
        """Return whether the interaction takes responses, as far as is known. An expired one is
        not tried again: Discord bans a client after ten thousand refused requests."""
        return interaction_ref.is_open and interaction_ref.interaction not in self._expired

    async def follow_up(
        self, interaction_ref: InteractionRef, body: Json, files: Sequence[OutFile] = ()
    ) -> str:
        """Send a follow-up message to an interaction and return its id. Sent again after a lost
        answer it may show twice: webhooks know no nonce, and their messages can't be listed
        (https://github.com/discord/discord-api-docs/pull/6647)."""
        if interaction_ref.ephemeral:
            body = body | {"flags": EPHEMERAL}
        return str(
            (
                await self._request_by_token(
                    interaction_ref, "POST", "", body, files, params={"wait": "true"}
                )
            )["id"]
        )

    async def edit_response(self, interaction_ref: InteractionRef, message: str, body: Json) -> str:
        """Edit a response to an interaction and return its id; `@original` is the first one."""
        return str(
            (await self._request_by_token(interaction_ref, "PATCH", f"/messages/{message}", body))[
                "id"
            ]
        )

    async def get_response(self, interaction_ref: InteractionRef, message: str) -> Json:
        """Return a response to an interaction as JSON."""
        return await self._request_by_token(interaction_ref, "GET", f"/messages/{message}")

    async def _request_by_token(
        self, interaction_ref: InteractionRef, method: str, path: str, *content: Any, **more: Any
    ) -> Json:
        route = Route(
            method,
            "/webhooks/{webhook_id}/{webhook_token}" + path,
            webhook_id=(await self.connected()).application_id,
            webhook_token=interaction_ref.token,
        )
        try:
            return await self._request(route, *content, **more)
        except InteractionExpired:
            self._expired = {it: old for it, old in self._expired.items() if old.is_open}
            self._expired[interaction_ref.interaction] = interaction_ref
            raise

    # --- requests -----------------------------------------------------------------------------

    async def connected(self) -> discord.Client:
        """Wait for the client that is logged in. Raises ChatDown after CONNECTED_TIMEOUT."""
        try:
            await asyncio.wait_for(self._ready.wait(), CONNECTED_TIMEOUT)
        except TimeoutError:
            raise ChatDown("not connected to Discord") from None
        if self._client is None:
            raise ChatDown("not connected to Discord")
        return self._client

    async def _request(
        self, route: Route, body: Json | None = None, files: Sequence[OutFile] = (), **more: Any
    ) -> Json:
        client = await self.connected()
        if body is not None and route.path != "/users/@me/channels":
            body = body | {"allowed_mentions": NO_MENTIONS}
        with translate_errors():
            answer: Json
            if files:
                with open_files(files) as parts:
                    form = _form(body or {}, parts)
                    answer = await client.http.request(route, form=form, files=parts, **more)
            elif body is not None:
                answer = await client.http.request(route, json=body, **more)
            else:
                answer = await client.http.request(route, **more)
            return answer


def _form(body: Json, files: Sequence[discord.File]) -> list[Json]:
    """Return the parts of a multipart request:
    https://discord.com/developers/docs/reference#uploading-files"""
    names = [{"id": number, "filename": file.filename} for number, file in enumerate(files)]
    form: list[Json] = [
        {
            "name": "payload_json",
            "value": json.dumps(body | {"attachments": names}),
            "content_type": "application/json",
        }
    ]
    return form + [
        {
            "name": f"files[{number}]",
            "value": file.fp,
            "filename": file.filename,
            "content_type": "application/octet-stream",
        }
        for number, file in enumerate(files)
    ]
