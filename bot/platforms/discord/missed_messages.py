"""Messages that no event told: those between two sessions, and those of a bot that was down.

Discord does not redeliver them. The history of each channel with an earlier message to the bot is
read after that message. The key of an event shows that it was handled before.
https://discord.com/developers/docs/resources/message#get-channel-messages

A bot can't list its direct messages: neither the session's `private_channels` nor
`/users/@me/channels` names one, so that of somebody who never wrote before is not found.
https://github.com/discord/discord-api-docs/issues/184
https://github.com/discord/discord-api-docs/pull/2770
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import aiohttp
import discord

from bot.chat import HandledMessages
from bot.platforms.discord.references import MessageTarget
from bot.platforms.retry import BACKOFF
from storage import logs

log = logs.get(__name__)

MOST_CHANNELS = 10_000  # whose last message is remembered
MOST_READ = 500  # channels that are read after a lost session
MOST_MESSAGES = 50  # messages of one channel that are read then
LONGEST = timedelta(days=1)  # age of a message that is still handled, as on Telegram

_DIRECT = -1  # stands for the direct messages, beside the numbers of shards
TRIES = 7  # with pauses of 0.5, 1, 2 … 16 s between them
ERRORS = (discord.DiscordException, aiohttp.ClientError, OSError)

T = TypeVar("T")
OnMessage = Callable[[discord.Message], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _LastMessage:
    """Last message of a channel that was addressed to the bot, and the channel's server: None for
    direct messages, 0 when it is not known yet."""

    message: int
    guild: int | None


class MissedMessages:
    """Last message of each channel, over all sessions of a bot."""

    def __init__(self) -> None:
        """Know no channel."""
        self._last: dict[int, _LastMessage] = {}  # by channel, the oldest first
        self._handled = HandledMessages()
        self._read: set[int] = set()  # shards whose servers were read; _DIRECT for direct messages
        self._sorted = asyncio.Event()  # it is known which channels are those of servers

    def follow(self, handled: HandledMessages) -> None:
        """Read what came after these messages of an earlier process."""
        self._handled = handled
        self._read.clear()
        self._sorted.clear()
        for ref in reversed(handled.messages):
            target = MessageTarget.of(ref)
            self._last.setdefault(int(target.channel), _LastMessage(int(target.message), 0))

    def note(self, message: discord.Message) -> None:
        """Note a message that is addressed to the bot."""
        self._last.pop(message.channel.id, None)
        guild = message.guild.id if message.guild else None
        self._last[message.channel.id] = _LastMessage(message.id, guild)
        if len(self._last) > MOST_CHANNELS:
            del self._last[next(iter(self._last))]

    async def read_direct(self, client: discord.AutoShardedClient, handle: OnMessage) -> None:
        """Read the direct messages, and find out which channels are those of servers."""
        self._sorted.clear()
        try:
            for channel, last in self._recent():
                if last.guild is None:
                    await _read(client.get_partial_messageable(channel), last, handle)
                elif last.guild == 0:
                    await self._read_unknown(client, channel, last, handle)
        finally:
            self._sorted.set()
        self._note_read(client, _DIRECT)

    async def read_servers(
        self, client: discord.AutoShardedClient, shard: int, handle: OnMessage
    ) -> None:
        """Read the channels of the servers of a shard, which are cached by now, as soon as
        `read_direct` has found out which those are."""
        await self._sorted.wait()
        for channel, last in self._recent():
            guild = client.get_guild(last.guild) if last.guild else None
            if guild and guild.shard_id == shard:
                place = guild.get_channel_or_thread(channel)
                if isinstance(place, discord.abc.Messageable):
                    await _read(place, last, handle)
        self._note_read(client, shard)

    def _note_read(self, client: discord.AutoShardedClient, part: int) -> None:
        if client.is_closed():  # the next session reads what this one could not
            return
        self._read.add(part)
        if self._read >= {_DIRECT, *(client.shard_ids or range(client.shard_count or 1))}:
            self._handled.read.set()

    async def _read_unknown(
        self, client: discord.Client, channel: int, last: _LastMessage, handle: OnMessage
    ) -> None:
        try:
            place = await _patiently(lambda: client.fetch_channel(channel))
        except (discord.Forbidden, discord.NotFound):  # the bot is not in that server (any more)
            self._last.pop(channel, None)
            return
        except ERRORS as error:
            log.warning("a channel was not found, skipped", problem=type(error).__name__)
            return
        guild = getattr(place, "guild", None)
        self._last[channel] = known = _LastMessage(last.message, guild.id if guild else None)
        if guild is None:
            await _read(client.get_partial_messageable(channel), known, handle)

    def _recent(self) -> list[tuple[int, _LastMessage]]:
        """Return the channels that may have missed messages, the most recently used first."""
        return list(reversed(self._last.items()))[:MOST_READ]


async def _read(place: discord.abc.Messageable, last: _LastMessage, handle: OnMessage) -> None:
    oldest = discord.utils.time_snowflake(datetime.now(UTC) - LONGEST)
    after = discord.Object(max(last.message, oldest))

    async def read() -> None:
        async for message in place.history(limit=MOST_MESSAGES, after=after, oldest_first=True):
            await handle(message)

    try:
        await _patiently(read)
    except Exception as error:  # noqa: BLE001  also of the library, when a message is unreadable
        log.warning("reading missed messages failed, skipped", problem=type(error).__name__)


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Return the result of a call, tried again while Discord does not answer."""
    for tries in range(1, TRIES):
        try:
            return await call()
        except (discord.Forbidden, discord.NotFound):
            raise
        except ERRORS as error:
            log.info("Discord does not answer, retrying", problem=type(error).__name__, tries=tries)
        await asyncio.sleep(BACKOFF.delay(tries))
    return await call()
