"""Takes messages and interactions in from the gateway; every interaction is acknowledged at once.

Discord gives 3 seconds for the first answer to an interaction, so it is deferred before anything
is read or decided. Only a form has to be that first answer itself: it is made in less, or not.
Discord repeats no event, so what fails is tried again here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import aiohttp
import discord
from discord.http import Route

from bot.chat import ButtonPress, CommandCard, Event, EventHandler, Form, FormOpener
from bot.platforms.discord.app_commands import suggestions
from bot.platforms.discord.interactions import (
    events_of_interaction,
    interaction_ref_of,
    is_ephemeral,
)
from bot.platforms.discord.messages import events_of
from bot.platforms.discord.modals import OPENS_SECONDS, modal
from bot.platforms.discord.references import InteractionRef
from bot.platforms.discord.shards import Shards
from storage import logs
from storage.backoff import Backoff

log = logs.get(__name__)

TRIES = 9  # more than a minute with the pauses between them
BACKOFF = Backoff(0.5, 30.0)  # seconds between tries
REMEMBERED = 10_000  # people whose language, and channels whose newest message is known
ANSWERED = 40060  # the error code for a second first answer: a repeated request got through before
MISSED = 50  # messages of one channel that are read again after a lost session
CAUGHT_UP = 500  # channels that are read again then


# This bot never speaks in a voice channel: no warnings that it could not.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


@dataclass(frozen=True, slots=True)
class Newest:
    """The last message of a channel that was for us, and the server that it is in, if any."""

    message: int
    guild: int | None


class Gateway(discord.AutoShardedClient):
    """One bot at the gateway. `deferred` is told of every door that waits for its first answer."""

    def __init__(
        self,
        hear: EventHandler,
        cards: Sequence[CommandCard],
        deferred: Callable[[InteractionRef], None],
        message_content: bool,
        forms: Mapping[str, FormOpener],
        shards: Shards,
    ) -> None:
        super().__init__(
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                dm_messages=True,
                message_content=message_content,
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=30.0,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self._hear = hear
        self._cards = cards
        self._deferred = deferred
        self._forms = forms
        self._shards = shards
        self._newest: dict[int, Newest] = {}  # by channel; the last one is that of the last word
        self._locales: dict[int, str] = {}  # interactions tell a person's language, messages don't

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002  discord.py's
        """A new session waits for its turn."""
        await self._shards.turn(shard_id or 0)

    async def on_shard_connect(self, shard: int) -> None:
        """A new session began: what was written to us since the last one is told by nobody. What
        was heard already is known by its key. Direct messages come by the first connection."""
        if shard == 0:
            for channel, newest in self._remembered():
                if newest.guild is None:
                    await self._catch_up(self.get_partial_messageable(channel), newest)

    async def on_shard_ready(self, shard: int) -> None:
        """The same for channels of servers, which are known by now."""
        for channel, newest in self._remembered():
            guild = self.get_guild(newest.guild) if newest.guild else None
            if guild and guild.shard_id == shard:
                place = guild.get_channel_or_thread(channel)
                if isinstance(place, discord.abc.Messageable):
                    await self._catch_up(place, newest)

    def _remembered(self) -> list[tuple[int, Newest]]:
        """The channels that may have missed something, those where somebody spoke last first."""
        return list(reversed(self._newest.items()))[:CAUGHT_UP]

    async def _catch_up(self, place: discord.abc.Messageable, newest: Newest) -> None:
        try:
            missed = place.history(
                limit=MISSED, after=discord.Object(newest.message), oldest_first=True
            )
            async for message in missed:
                await self.on_message(message)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            log.warning("missed messages can't be read", problem=type(error).__name__)

    async def on_message(self, message: discord.Message) -> None:
        """Somebody wrote."""
        if self.user is None:
            return
        locale = self._locales.get(message.author.id)
        if locale is None:
            locale = str(message.guild.preferred_locale) if message.guild else "en"
        events = events_of(message, self.user.id, locale)
        if events or message.guild is None:
            self._newest.pop(message.channel.id, None)
            guild = message.guild.id if message.guild else None
            self._newest[message.channel.id] = Newest(message.id, guild)
            if len(self._newest) > REMEMBERED:
                del self._newest[next(iter(self._newest))]
        for event in events:
            await self._take(event)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Somebody used a command, a menu or a button, or types in a form."""
        if interaction.type is discord.InteractionType.autocomplete:
            await self._suggest(interaction)
            return
        if interaction.type not in (
            discord.InteractionType.application_command,
            discord.InteractionType.component,
            discord.InteractionType.modal_submit,
        ):
            return
        alone = is_ephemeral(interaction, self._cards)
        if await self._opens_form(interaction, alone):
            return
        shown = await _acknowledged(interaction, alone)
        if interaction.channel_id is None:
            log.warning("an interaction in no channel", interaction=interaction.id)
            return
        door = interaction_ref_of(interaction, alone)
        if (
            shown != str(interaction.id)
            and interaction.type is discord.InteractionType.application_command
        ):
            self._deferred(door)
        self._remember(interaction.user.id, str(interaction.locale))
        for event in events_of_interaction(interaction, shown, door, self._cards):
            await self._take(event)

    async def _opens_form(self, interaction: discord.Interaction, alone: bool) -> bool:
        """Answer a button that opens a form with it. False: it has to be answered otherwise."""
        if interaction.type is not discord.InteractionType.component or not interaction.message:
            return False
        shown, door = str(interaction.message.id), interaction_ref_of(interaction, alone)
        (press,) = events_of_interaction(interaction, shown, door, self._cards)
        if not isinstance(press, ButtonPress) or press.action not in self._forms:
            return False
        form = await _made(self._forms[press.action], press)
        if form is None:
            return False
        route = Route(
            "POST",
            "/interactions/{webhook_id}/{webhook_token}/callback",
            webhook_id=interaction.id,
            webhook_token=interaction.token,
        )
        try:
            await self.http.request(route, json=modal(form))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            code = error.code if isinstance(error, discord.HTTPException) else 0
            log.warning("a form was not opened", problem=type(error).__name__, code=code)
            return code == ANSWERED
        return True

    async def _suggest(self, interaction: discord.Interaction) -> None:
        """What may be typed. It is a help and no more: what fails is not tried again."""
        data: Mapping[str, Any] = interaction.data or {}
        for option in data.get("options", ()):
            if option.get("focused"):
                name, typed = str(option["name"]), str(option["value"])
                found = suggestions(self._cards, str(data["name"]), name, typed)
                choices = [discord.app_commands.Choice(**it) for it in found]
                with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
                    await interaction.response.autocomplete(choices)

    def _remember(self, user: int, locale: str) -> None:
        self._locales.pop(user, None)
        self._locales[user] = locale
        if len(self._locales) > REMEMBERED:
            del self._locales[next(iter(self._locales))]

    async def _take(self, event: Event) -> None:
        """Hand an event over, as often as it takes."""
        for tries in range(1, TRIES + 1):
            try:
                await self._hear(event)
            except Exception:
                log.exception("an event failed", key=event.origin.key, tries=tries)
                await asyncio.sleep(BACKOFF.delay(tries))
            else:
                return
        log.error("an event is skipped", key=event.origin.key, tries=TRIES)


async def _made(ask: FormOpener, press: ButtonPress) -> Form | None:
    """The form that a press opens; None: there is none, or it took too long."""
    try:
        return await asyncio.wait_for(ask(press), OPENS_SECONDS)
    except TimeoutError:
        log.warning("a form was not made in time", action=press.action)
    except Exception:
        log.exception("a form was not made", action=press.action)
    return None


async def _acknowledged(interaction: discord.Interaction, alone: bool) -> str:
    """Tell Discord that an answer will come. Returns the number of the message that will be the
    answer, or of the one whose button was pressed; the interaction's own, which is no message's,
    when Discord would not have it."""
    try:
        answer = await interaction.response.defer(ephemeral=alone)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        kind = type(error).__name__
        code = error.code if isinstance(error, discord.HTTPException) else 0
        log.warning("an interaction was not acknowledged", problem=kind, code=code)
        answer = None
    if interaction.message is not None:
        return str(interaction.message.id)
    return str((answer and answer.message_id) or interaction.id)
