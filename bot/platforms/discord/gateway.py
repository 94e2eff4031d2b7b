"""Messages and interactions from the gateway; every interaction is acknowledged at once.

Discord allows 3 seconds for the first response to an interaction, so it is deferred before
anything is read or decided. Only a form must be the first response itself, so it has to be built
within that time. Discord does not redeliver events, so failed ones are retried here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import aiohttp
import discord
from discord.http import Route

from bot.chat import ButtonPress, CommandCard, Event, EventHandler, Form, FormOpener
from bot.platforms.discord.app_commands import suggestions
from bot.platforms.discord.call_metrics import call_trace
from bot.platforms.discord.clock import CLOCK
from bot.platforms.discord.interactions import (
    events_of_interaction,
    interaction_ref_of,
    is_ephemeral,
)
from bot.platforms.discord.messages import events_of
from bot.platforms.discord.missed_messages import MissedMessages
from bot.platforms.discord.modals import OPENS_SECONDS, modal
from bot.platforms.discord.references import InteractionRef
from bot.platforms.discord.shards import Shards
from bot.platforms.discord.unreadable import skip_unreadable
from bot.platforms.retry import BACKOFF
from storage import logs
from storage.models import Platform
from storage.watch.health import HEALTH

log = logs.get(__name__)

TRIES = 9  # with pauses of 0.5, 1, 2 … 30 s between them: more than a minute
CACHE_SIZE = 10_000  # users whose language is cached
ALREADY_RESPONDED = 40060  # error code: an earlier request with the first response got through


# This bot never joins a voice channel, so the warnings about missing libraries are off.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


class Gateway(discord.AutoShardedClient):
    """Gateway client of one bot. `deferred` is called with every interaction that was deferred;
    `missed` outlives the client."""

    def __init__(
        self,
        handle: EventHandler,
        cards: Sequence[CommandCard],
        deferred: Callable[[InteractionRef], None],
        message_content: bool,
        forms: Mapping[str, FormOpener],
        shards: Shards,
        missed: MissedMessages,
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
            http_trace=call_trace(),
        )
        skip_unreadable(self._connection.parsers)
        self._handle = handle
        self._cards = cards
        self._deferred = deferred
        self._forms = forms
        self._shards = shards
        self._missed = missed
        self._lost: set[int] = set()  # connections that are lost for now
        self._locales: dict[int, str] = {}  # by user: interactions have a locale, messages don't

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002  discord.py's
        """Wait until a new session may start."""
        await self._shards.wait_for_turn(shard_id or 0)

    async def on_shard_connect(self, shard: int) -> None:
        """Read missed direct messages, which arrive on shard 0."""
        self._missed.begin(self, shard)
        if shard == 0:
            await self._missed.read_direct(self, self.on_message)

    async def on_shard_disconnect(self, shard: int) -> None:
        """Note a lost connection, which the library opens again."""
        self._lost.add(shard)
        self._missed.lose(shard)
        HEALTH.set_connection(Platform.DISCORD, "a gateway connection is lost")

    async def on_shard_resumed(self, shard: int) -> None:
        """Note a session that goes on."""
        self._missed.resume(self, shard)
        self._note_connected(shard)

    def _note_connected(self, shard: int) -> None:
        self._lost.discard(shard)
        if not self._lost:
            HEALTH.set_connection(Platform.DISCORD)

    async def on_shard_ready(self, shard: int) -> None:
        """Read missed messages of the channels of servers."""
        self._note_connected(shard)
        await self._missed.read_servers(self, shard, self.on_message)

    async def on_message(self, message: discord.Message) -> None:
        """Handle a message."""
        if self.user is None:
            return
        locale = self._locales.get(message.author.id)
        if locale is None:
            locale = str(message.guild.preferred_locale) if message.guild else "en"
        events = events_of(message, self.user.id, locale)
        if events or message.guild is None:
            self._missed.note(message)
        for event in events:
            await self._handle_event(event)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Handle a command, a message command, a button press, a form or a request for choices."""
        CLOCK.learn(str(interaction.id))
        if interaction.type is discord.InteractionType.autocomplete:
            await self._suggest(interaction)
            return
        if interaction.type not in (
            discord.InteractionType.application_command,
            discord.InteractionType.component,
            discord.InteractionType.modal_submit,
        ):
            return
        ephemeral = is_ephemeral(interaction, self._cards)
        if await self._open_form(interaction, ephemeral):
            return
        shown = await _defer(interaction, ephemeral)
        if interaction.channel_id is None:
            log.warning("an interaction has no channel, skipped", interaction=interaction.id)
            return
        interaction_ref = interaction_ref_of(interaction, ephemeral)
        if (
            shown != str(interaction.id)
            and interaction.type is discord.InteractionType.application_command
        ):
            self._deferred(interaction_ref)
        self._cache_locale(interaction.user.id, str(interaction.locale))
        for event in events_of_interaction(interaction, shown, interaction_ref, self._cards):
            await self._handle_event(event)

    async def _open_form(self, interaction: discord.Interaction, ephemeral: bool) -> bool:
        """Respond with a form to a button that opens one. Return False when another response is
        needed."""
        if interaction.type is not discord.InteractionType.component or not interaction.message:
            return False
        shown = str(interaction.message.id)
        interaction_ref = interaction_ref_of(interaction, ephemeral)
        (press,) = events_of_interaction(interaction, shown, interaction_ref, self._cards)
        if not isinstance(press, ButtonPress) or press.action not in self._forms:
            return False
        form = await _build_form(self._forms[press.action], press)
        if form is None:
            return False
        path = "/interactions/{webhook_id}/{webhook_token}/callback"
        ids: dict[str, Any] = {"webhook_id": interaction.id, "webhook_token": interaction.token}
        route = Route("POST", path, **ids)
        try:
            await self.http.request(route, json=modal(form))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            code = error.code if isinstance(error, discord.HTTPException) else 0
            log.warning("opening a form failed, deferring", problem=type(error).__name__, code=code)
            return code == ALREADY_RESPONDED
        return True

    async def _suggest(self, interaction: discord.Interaction) -> None:
        """Send autocomplete choices. A failure is ignored: the user can type without them."""
        data: Mapping[str, Any] = interaction.data or {}
        for option in data.get("options", ()):
            if option.get("focused"):
                name, typed = str(option["name"]), str(option["value"])
                found = suggestions(self._cards, str(data["name"]), name, typed)
                choices = [discord.app_commands.Choice(**it) for it in found]
                with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
                    await interaction.response.autocomplete(choices)

    def _cache_locale(self, user: int, locale: str) -> None:
        self._locales.pop(user, None)
        self._locales[user] = locale
        if len(self._locales) > CACHE_SIZE:
            del self._locales[next(iter(self._locales))]

    async def _handle_event(self, event: Event) -> None:
        """Pass an event to the handler, with retries."""
        for tries in range(1, TRIES + 1):
            try:
                await self._handle(event)
            except Exception:
                log.exception("a Discord event failed, retrying", key=event.origin.key, tries=tries)
                await asyncio.sleep(BACKOFF.delay(tries))
            else:
                return
        log.error("a Discord event failed too often, skipped", key=event.origin.key, tries=TRIES)


async def _build_form(ask: FormOpener, press: ButtonPress) -> Form | None:
    """Return the form that a press opens; None when there is none or it took too long."""
    try:
        return await asyncio.wait_for(ask(press), OPENS_SECONDS)
    except TimeoutError:
        log.warning("building a form took too long, not opened", action=press.action)
    except Exception:
        log.exception("building a form failed, not opened", action=press.action)
    return None


async def _defer(interaction: discord.Interaction, ephemeral: bool) -> str:
    """Defer the response to an interaction. Return the id of the message that will be the response,
    or of the one whose button was pressed. When Discord refuses, return the interaction's own id,
    which is no message's."""
    try:
        answer = await interaction.response.defer(ephemeral=ephemeral)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        kind = type(error).__name__
        code = error.code if isinstance(error, discord.HTTPException) else 0
        log.warning("deferring an interaction failed, continuing", problem=kind, code=code)
        answer = None
    if interaction.message is not None:
        return str(interaction.message.id)
    return str((answer and answer.message_id) or interaction.id)
