"""Checks of Discord: the token, the intents, the recommended number of connections."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.http import Answer, clock_skew, fetch
from bot.platforms.discord.references import base_of

_MESSAGE_CONTENT = 1 << 18 | 1 << 19
"""The flags of an application for the intent, over and under 100 servers:
https://discord.com/developers/docs/resources/application#application-object-application-flags."""


async def discord(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check users/@me, applications/@me and gateway/bot."""
    bot = context.settings.bot
    token = bot.discord_bot_token.get_secret_value()
    if not token:
        says = "not used: DISCORD_BOT_TOKEN is not set"
        yield ok("discord", f"{says} (create one at https://discord.com/developers/applications)")
        return
    address = bot.discord_api_url.rstrip("/")
    base, headers = base_of(address), {"Authorization": f"Bot {token}"}
    me = await fetch(f"{base}/users/@me", headers)
    yield check_token(me, address)
    if skew := clock_skew(me, "Discord"):
        yield skew
    if me.status != 200:
        return
    yield intent(
        await fetch(f"{base}/applications/@me", headers), wanted=bot.discord_message_content
    )
    yield shards(await fetch(f"{base}/gateway/bot", headers), bot.discord_shards)


def check_token(me: Answer, address: str) -> Finding:
    """Return whether Discord accepts the token."""
    if me.status == 200:
        return ok("discord", f"{address} accepts the token of {me.result.get('username', '?')}")
    if me.status in (401, 403):
        todo = (
            "check DISCORD_BOT_TOKEN; get a new one with Bot, Reset Token on the developers' page"
        )
        return broken("discord", f"{address} refuses the token ({me.summary})", todo)
    says = f"{address} gave an unexpected answer: {me.summary}"
    return broken("discord", says, "check DISCORD_API_URL, the network, and HTTPS_PROXY")


def intent(application: Answer, *, wanted: bool) -> Finding:
    """Return whether the Message Content intent matches DISCORD_MESSAGE_CONTENT (`wanted`)."""
    flags = application.result.get("flags")
    if application.status != 200 or not isinstance(flags, int):
        return careful(
            "intent", f"Discord did not report the intents of the bot ({application.summary})"
        )
    granted = bool(flags & _MESSAGE_CONTENT)
    if wanted and not granted:
        return broken(
            "intent",
            "DISCORD_MESSAGE_CONTENT is true, but the application does not have that intent: "
            "Discord closes the connection (4014)",
            "switch it on under Bot on the developers' page, or set DISCORD_MESSAGE_CONTENT=false",
        )
    if granted and not wanted:
        says = (
            "the application has the Message Content intent, but DISCORD_MESSAGE_CONTENT is false"
        )
        return careful("intent", says, "set it to true for /auto to work in servers")
    says = (
        "the bot receives the messages in servers"
        if granted
        else "off, so /auto does not work in servers"
    )
    return ok("intent", says)


def shards(answer: Answer, wanted: int) -> Finding:
    """Return the finding about the number of connections; `wanted` is DISCORD_SHARDS.
    https://discord.com/developers/docs/events/gateway#get-gateway-bot"""
    recommended = answer.result.get("shards")
    if not isinstance(recommended, int):
        says = f"Discord did not report its recommended number of connections ({answer.summary})"
        return careful("shards", says)
    starts = answer.result.get("session_start_limit") or {}
    says = f"Discord recommends {recommended}; DISCORD_SHARDS={wanted}"
    says += " follows that" if not wanted else ""
    says += (
        f"; {starts.get('remaining', '?')} of {starts.get('total', '?')} session starts left today"
    )
    if 0 < wanted < recommended:
        return careful("shards", says, "set DISCORD_SHARDS=0 to follow the recommendation")
    return ok("shards", says)
