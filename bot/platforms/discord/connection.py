"""The gateway connection: login, registration of commands, and reconnection when it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat import CommandCard
from bot.platforms.discord import app_commands
from bot.platforms.discord.gateway import Gateway
from bot.platforms.discord.proxy import proxy_for
from bot.platforms.discord.rest import RestClient
from bot.platforms.discord.shards import Shards
from bot.platforms.retry import BACKOFF
from storage import logs
from storage.errors import BadSetting
from storage.models import Platform
from storage.watch.health import HEALTH

log = logs.get(__name__)

INVALID_TOKEN, TOO_FEW_SHARDS = 4004, 4011
"""https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway"""


class ConnectionLost(Exception):
    """The gateway closed or never answered. Worth a retry."""


class Connection:
    """The session of one bot, renewed whenever it is lost. `base` is the address of REST; the
    gateway's follows from it. `operators` is the id of the server that has the operators' commands,
    "" for none."""

    def __init__(
        self, token: str, base: str, rest: RestClient, shards: Shards, operators: str = ""
    ) -> None:
        self._token, self._base, self._rest, self._shards = token, base, rest, shards
        self._operators = operators
        Route.BASE = base  # a route copies it when created, which may be before `run`

    async def run(self, gateway: Callable[[], Gateway], commands: Sequence[CommandCard]) -> None:
        """Connect, and reconnect with a new client whenever the connection is lost, until
        cancelled. Raises BadSetting when Discord does not accept the token or an intent."""
        tries = 0
        while True:
            try:
                await self._connect_once(gateway(), commands)
            except BadSetting:
                raise
            except ConnectionLost as lost:
                tries += 1
                log.warning(
                    "Discord is unreachable, retrying",
                    url=self._base,
                    problem=str(lost),
                    retry_in=BACKOFF.delay(tries),
                )
            except Exception:  # a bug of ours or of the library; a new session may not meet it
                tries += 1
                log.exception("the Discord session failed unexpectedly, retrying", tries=tries)
            await asyncio.sleep(BACKOFF.delay(tries))

    async def _connect_once(self, gateway: Gateway, commands: Sequence[CommandCard]) -> None:
        try:
            async with _translate_errors():
                await self._session(gateway, commands)
        finally:
            HEALTH.set_connection(Platform.DISCORD, "the session is lost")
            self._rest.detach()
            await gateway.close()
        raise ConnectionLost("the gateway closed")

    async def _session(self, gateway: Gateway, commands: Sequence[CommandCard]) -> None:
        gateway.http.proxy = proxy_for(self._base)  # the gateway's socket uses it, too
        await gateway.login(self._token)
        recommended, url, start_limit = await gateway.http.get_bot_gateway()
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
        gateway.shard_count = await self._shards.plan(recommended, start_limit)
        self._rest.attach(gateway)
        log.info(
            "connected to Discord",
            url=self._base,
            bot=str(gateway.user),
            connections=gateway.shard_count,
        )
        await self._register(gateway, commands)
        await gateway.connect()

    async def _register(self, gateway: Gateway, commands: Sequence[CommandCard]) -> None:
        """Register the commands. A failure is only logged: the bot works without menus."""
        bot, http = gateway.application_id or 0, gateway.http
        try:
            await http.bulk_upsert_global_commands(bot, app_commands.payload(commands))
            if self._operators:
                payload = app_commands.operator_payload(commands)
                await http.bulk_upsert_guild_commands(bot, int(self._operators), payload)
        except discord.DiscordException as error:
            log.warning(
                "registering the Discord commands failed, menus stay as they were",
                problem=str(error),
            )


@asynccontextmanager
async def _translate_errors() -> AsyncIterator[None]:
    """Translate the errors that end a session into BadSetting or ConnectionLost."""
    try:
        yield
    except discord.LoginFailure:
        raise _token_refused() from None
    except discord.PrivilegedIntentsRequired:
        raise BadSetting(
            setting="DISCORD_MESSAGE_CONTENT",
            problem="the application has no Message Content intent; switch it on under Bot "
            "at https://discord.com/developers/applications",
        ) from None
    except discord.ConnectionClosed as error:
        if error.code == INVALID_TOKEN:
            raise _token_refused() from None
        if error.code == TOO_FEW_SHARDS:
            raise BadSetting(
                setting="DISCORD_SHARDS",
                problem="Discord wants more connections for so many servers; "
                "0 makes as many as it recommends",
            ) from None
        raise ConnectionLost(f"the gateway closed: {error.code}") from None
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise ConnectionLost(f"{type(error).__name__}: {error}") from None


def _token_refused() -> BadSetting:
    """Return the error for a token that Discord does not accept."""
    return BadSetting(
        setting="DISCORD_BOT_TOKEN",
        problem="Discord does not accept this token; "
        "https://discord.com/developers/applications makes a new one",
    )
