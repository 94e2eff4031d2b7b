"""The recording in a Discord message given by its link.

The bot may read more than the user who asks. So Discord is asked each time whether the user may
read that message; if not, the answer is the same as for a message that does not exist.
https://support.discord.com/hc/en-us/articles/206141927 explains the permissions.
"""

from __future__ import annotations

import time
from collections import deque

import discord

from bot.chat import ChatBusy, ChatGone
from bot.links.errors import MessageLink, NoMedia
from bot.platforms.discord.errors import translate_errors
from bot.platforms.discord.interactions import media_of_raw
from bot.platforms.discord.rest import Json, RestClient
from storage import logs
from storage.models import Account, Media, MessageRef

log = logs.get(__name__)


MAX_REFUSED = 100
"""Refused requests that are allowed in a minute. Discord bans a client after ten thousand refused
requests in ten minutes. https://discord.com/developers/docs/topics/rate-limits"""


class MessageLinks:
    """Linked messages of one bot."""

    def __init__(self, rest: RestClient) -> None:
        self._rest = rest
        self._refused: deque[float] = deque(maxlen=MAX_REFUSED)  # times

    async def recording_in(self, ref: MessageRef, account: Account) -> Media:
        """Return the first recording in a message. Raises MessageLink, NoMedia, ChatDown,
        ChatBusy."""
        if len(self._refused) == MAX_REFUSED and self._refused[0] > time.monotonic() - 60:
            raise ChatBusy(30)
        message = await self._message(ref, int(account.id))
        if message is None:
            raise MessageLink
        for media in media_of_raw({"channel_id": ref.address.chat, **message}):
            return media
        raise NoMedia

    async def _message(self, ref: MessageRef, user: int) -> Json | None:
        client = await self._rest.connected()
        try:
            with translate_errors():
                channel = await client.fetch_channel(int(ref.address.chat))
                can_read = await _can_read(channel, user)
            return await self._rest.message(ref.address.chat, ref.message) if can_read else None
        except ChatGone as gone:
            log.info("reading a linked message failed, refused", error=str(gone))
            self._refused.append(time.monotonic())
            return None


async def _can_read(channel: object, user: int) -> bool:
    """Return whether a user may see a channel and its history."""
    if isinstance(channel, discord.DMChannel):
        return any(it.id == user for it in channel.recipients)
    if not isinstance(channel, (discord.abc.GuildChannel, discord.Thread)):
        return False
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return False
    member = await channel.guild.fetch_member(user)
    allowed = channel.permissions_for(member)
    if isinstance(channel, (discord.VoiceChannel, discord.StageChannel)) and not allowed.connect:
        return False
    if isinstance(channel, discord.Thread) and channel.is_private() and not allowed.manage_threads:
        await channel.fetch_member(user)  # raises NotFound
    return allowed.view_channel and allowed.read_message_history
