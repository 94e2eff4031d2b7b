"""The recording in a message on Discord that somebody has a link to.

The bot may read more than the person who asks: whether they may read that message is asked of
Discord, each time, and answered as if there were none when they may not.
https://support.discord.com/hc/en-us/articles/206141927 tells what the permissions mean
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


IN_VAIN = 100
"""How often in a minute Discord may be asked for what it does not show: it bans who asks ten
thousand times in ten minutes. https://discord.com/developers/docs/topics/rate-limits"""


class MessageLinks:
    """The messages that one bot's people have links to."""

    def __init__(self, wire: RestClient) -> None:
        self._wire = wire
        self._in_vain: deque[float] = deque(maxlen=IN_VAIN)  # when

    async def recording_in(self, ref: MessageRef, account: Account) -> Media:
        """The first one. Raises MessageLink, NothingIn, and ChatDown, ChatBusy."""
        if len(self._in_vain) == IN_VAIN and self._in_vain[0] > time.monotonic() - 60:
            raise ChatBusy(30)
        message = await self._message(ref, int(account.id))
        if message is None:
            raise MessageLink
        for media in media_of_raw({"channel_id": ref.address.chat, **message}):
            return media
        raise NoMedia

    async def _message(self, ref: MessageRef, user: int) -> Json | None:
        client = await self._wire.connected()
        try:
            with translate_errors():
                channel = await client.fetch_channel(int(ref.address.chat))
                may = await _may_read(channel, user)
            return await self._wire.message(ref.address.chat, ref.message) if may else None
        except ChatGone as gone:
            log.info("a linked message can't be read", error=str(gone))
            self._in_vain.append(time.monotonic())
            return None


async def _may_read(channel: object, user: int) -> bool:
    """Whether somebody sees a channel and what was said there before."""
    if isinstance(channel, discord.DMChannel):
        return any(it.id == user for it in channel.recipients)
    if not isinstance(channel, (discord.abc.GuildChannel, discord.Thread)):
        return False
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return False
    member = await channel.guild.fetch_member(user)
    may = channel.permissions_for(member)
    if isinstance(channel, (discord.VoiceChannel, discord.StageChannel)) and not may.connect:
        return False
    if isinstance(channel, discord.Thread) and channel.is_private() and not may.manage_threads:
        await channel.fetch_member(user)  # raises NotFound
    return may.view_channel and may.read_message_history
