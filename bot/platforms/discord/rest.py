"""Requests to Discord's REST API through an unmodified discord.py, which keeps its rate limits.

Bodies are the API's own JSON: nothing of a message lives in this process, so that everything
means the same after a restart. https://discord.com/developers/docs/resources/message
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
from bot.platforms.discord.errors import InteractionExpired, translate_errors
from bot.platforms.discord.files import opened
from bot.platforms.discord.references import InteractionRef

PATIENCE = 10.0  # seconds to wait for a connection before a request fails
NO_MENTIONS = discord.AllowedMentions.none().to_dict()
ALONE = 1 << 6  # flag: only this person sees it

Json = dict[str, Any]


def nonce(key: str) -> str:
    """At most 25 characters that stand for a key: Discord shows one nonce once."""
    return hashlib.sha256(key.encode()).hexdigest()[:25]


class RestClient:
    """The requests of one bot; a client lends its connection for as long as it is logged in."""

    def __init__(self) -> None:
        self._client: discord.Client | None = None
        self._lent = asyncio.Event()
        self._shut: dict[str, InteractionRef] = {}  # doors that Discord closed before their time

    def open(self, client: discord.Client) -> None:
        """From now on requests go through this client."""
        self._client = client
        self._lent.set()

    def close(self) -> None:
        """The client is gone; requests wait for the next."""
        self._lent.clear()

    # --- in a channel -----------------------------------------------------------------------

    async def send(
        self, channel: str, body: Json, files: Sequence[OutFile] = (), key: str = ""
    ) -> str:
        """A new message; the same `key` within minutes gives the message that is there already.
        Returns its number."""
        if key:
            body = body | {"nonce": nonce(key), "enforce_nonce": True}
        route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
        return str((await self._request(route, body, files))["id"])

    async def edit(self, channel: str, message: str, body: Json) -> None:
        """Another form of a message of ours."""
        route = Route(
            "PATCH",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message,
        )
        await self._request(route, body)

    async def message(self, channel: str, message: str) -> Json:
        """A message as it is now."""
        route = Route(
            "GET",
            "/channels/{channel_id}/messages/{message_id}",
            channel_id=channel,
            message_id=message,
        )
        return await self._request(route)

    async def open_direct(self, user: str) -> str:
        """The number of the channel for direct messages to somebody."""
        body = {"recipient_id": user}
        return str((await self._request(Route("POST", "/users/@me/channels"), body))["id"])

    async def is_admin(self, channel: str, user: str) -> bool:
        """Whether somebody may manage the server of this channel; False where there is none."""
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
        """Bytes that one file may have in this channel's server, as far as is known."""
        found = self._client.get_channel(int(channel)) if self._client else None
        guild = getattr(found, "guild", None)
        return int(guild.filesize_limit) if guild else otherwise

    def may_embed(self, channel: str) -> bool:
        """Whether our embeds are shown in this channel, as far as is known."""
        found = self._client.get_channel(int(channel)) if self._client else None
        if not isinstance(found, discord.abc.GuildChannel | discord.Thread):
            return True
        return found.permissions_for(found.guild.me).embed_links

    # --- through an interaction's door --------------------------------------------------------

    def is_open(self, door: InteractionRef) -> bool:
        """Whether answers may go this way, as far as is known. One that turned out to be shut is
        not tried again: Discord bans who asks ten thousand times in vain."""
        return door.is_open and door.interaction not in self._shut

    async def follow_up(
        self, door: InteractionRef, body: Json, files: Sequence[OutFile] = ()
    ) -> str:
        """Another message that answers an interaction. Returns its number."""
        if door.alone:
            body = body | {"flags": ALONE}
        return str((await self._by(door, "POST", "", body, files, params={"wait": "true"}))["id"])

    async def edit_answer(self, door: InteractionRef, message: str, body: Json) -> str:
        """Another form of a message that answered an interaction, `@original` for the first.
        Returns its number."""
        return str((await self._by(door, "PATCH", f"/messages/{message}", body))["id"])

    async def answer(self, door: InteractionRef, message: str) -> Json:
        """An answer to an interaction as it is now."""
        return await self._by(door, "GET", f"/messages/{message}")

    async def _by(
        self, door: InteractionRef, method: str, path: str, *content: Any, **more: Any
    ) -> Json:
        route = Route(
            method,
            "/webhooks/{webhook_id}/{webhook_token}" + path,
            webhook_id=(await self.connected()).application_id,
            webhook_token=door.token,
        )
        try:
            return await self._request(route, *content, **more)
        except InteractionExpired:
            self._shut = {it: old for it, old in self._shut.items() if old.is_open}
            self._shut[door.interaction] = door
            raise

    # --- how ----------------------------------------------------------------------------------

    async def connected(self) -> discord.Client:
        """The client that is logged in. Raises ChatDown when there is none for a while."""
        try:
            await asyncio.wait_for(self._lent.wait(), PATIENCE)
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
                with opened(files) as parts:
                    form = _form(body or {}, parts)
                    answer = await client.http.request(route, form=form, files=parts, **more)
            elif body is not None:
                answer = await client.http.request(route, json=body, **more)
            else:
                answer = await client.http.request(route, **more)
            return answer


def _form(body: Json, files: Sequence[discord.File]) -> list[Json]:
    """https://discord.com/developers/docs/reference#uploading-files"""
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
