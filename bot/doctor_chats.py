"""What `mp4totext doctor` asks the platforms: whether they know the bot, and what waits for it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.discord_doors import base_of
from bot.service import Settings

_ANSWER_WITHIN = 10.0
_RECENT = 3600.0
"""Seconds in which an error of the webhook counts as one of now."""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding. `ok` None: worth knowing, nothing is broken."""

    name: str
    ok: bool | None
    says: str


async def telegram(settings: Settings) -> AsyncIterator[Line]:
    """Whether Telegram knows the bot, and how updates get here."""
    token = settings.bot.telegram_bot_token.get_secret_value()
    if not token:
        yield Line(
            "telegram",
            None,
            "no TELEGRAM_BOT_TOKEN: the console is the front end; "
            "get a token from https://t.me/BotFather",
        )
        return
    address = settings.bot.telegram_api_url.rstrip("/")
    status = await status_of(f"{address}/bot{token}/getMe")
    if settings.bot.telegram_local and "//api.telegram.org" in address:
        says = "TELEGRAM_LOCAL needs the TELEGRAM_API_URL of a local Bot API server"
        yield Line("telegram", False, says)
    elif status == 200:
        yield Line("telegram", True, f"{address} knows the bot")
        _, info = await _asked(f"{address}/bot{token}/getWebhookInfo")
        yield updates(info, settings.bot.telegram_webhook_url, time.time())
    elif status in (401, 404):
        yield Line("telegram", False, f"{address} refuses the token; check TELEGRAM_BOT_TOKEN")
    else:
        yield Line(
            "telegram",
            False,
            f"{address} does not answer as expected ({status}); "
            "check TELEGRAM_API_URL and the network",
        )


def updates(answer: Any, wanted: str, now: float) -> Line:
    """What a getWebhookInfo says (https://core.telegram.org/bots/api#webhookinfo), beside the
    TELEGRAM_WEBHOOK_URL that is `wanted`, in words. Paths of addresses may be secrets."""
    info = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(info, dict):
        return Line("updates", None, "Telegram does not say how many wait")
    there, waiting = str(info.get("url", "")), info.get("pending_update_count", 0)
    says = [f"by webhook to {_host(there)}" if there else "by polling", f"{waiting} waiting"]
    ok: bool | None = True
    if there != wanted:
        ok = None
        says.append(
            "TELEGRAM_WEBHOOK_URL is another one: the bot sets it when it starts"
            if wanted
            else "TELEGRAM_WEBHOOK_URL is not set: the bot polls when it starts"
        )
    if (why := info.get("last_error_message")) and there:
        ago = max(0.0, now - float(info.get("last_error_date", 0)))
        says.append(f"last error {_ago(ago)} ago: {why}")
        if ago < _RECENT and there == wanted:
            ok = False
            says.append(
                "Telegram must reach that address by https; see docs/OPERATING.md on webhooks"
            )
    return Line("updates", ok, "; ".join(says))


def _host(url: str) -> str:
    return urlsplit(url).hostname or "an unknown address"


def _ago(seconds: float) -> str:
    for size, name in ((86_400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size:.0f} {name}"
    return f"{seconds:.0f} s"


async def discord(settings: Settings) -> AsyncIterator[Line]:
    """Whether Discord knows the bot, and how many connections it recommends."""
    token = settings.bot.discord_bot_token.get_secret_value()
    if not token:
        yield Line("discord", None, "no DISCORD_BOT_TOKEN: no Discord front end")
        return
    address = settings.bot.discord_api_url.rstrip("/")
    proof = {"Authorization": f"Bot {token}"}
    status = await status_of(f"{base_of(address)}/users/@me", proof)
    if status == 200:
        yield Line("discord", True, f"{address} knows the bot")
        _, told = await _asked(f"{base_of(address)}/gateway/bot", proof)
        yield shards(told, settings.bot.discord_shards)
    elif status in (401, 403):
        yield Line("discord", False, f"{address} refuses the token; check DISCORD_BOT_TOKEN")
    else:
        yield Line(
            "discord",
            False,
            f"{address} does not answer as expected ({status}); "
            "check DISCORD_API_URL and the network",
        )


def shards(answer: Any, wanted: int) -> Line:
    """What https://discord.com/developers/docs/events/gateway#get-gateway-bot says, beside the
    DISCORD_SHARDS that are `wanted`."""
    recommended = answer.get("shards") if isinstance(answer, dict) else None
    if not isinstance(recommended, int):
        return Line("shards", None, "Discord does not say how many connections it recommends")
    starts = answer.get("session_start_limit") or {}
    says = f"Discord recommends {recommended}; DISCORD_SHARDS={wanted}"
    says += " makes as many" if not wanted else ""
    says += f"; {starts.get('remaining', '?')} of {starts.get('total', '?')} starts left today"
    if 0 < wanted < recommended:
        return Line("shards", None, f"{says}; 0 follows what it recommends")
    return Line("shards", True, says)


async def status_of(address: str, headers: Mapping[str, str] | None = None) -> int | str:
    """The HTTP status, or the kind of error: never its text, which may hold the address."""
    return (await _asked(address, headers))[0]


async def _asked(address: str, headers: Mapping[str, str] | None = None) -> tuple[int | str, Any]:
    """The status as above, and the JSON of the answer if it is some."""
    import httpx  # noqa: PLC0415 loaded for this command only

    try:
        async with httpx.AsyncClient(timeout=_ANSWER_WITHIN) as client:
            answer = await client.get(address, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return type(error).__name__, None
    try:
        return answer.status_code, answer.json()
    except ValueError:
        return answer.status_code, None
