"""What Discord says of the bot: its name, its intents, and how many connections it recommends."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.http import Answer, ask, clock
from bot.platforms.discord.references import base_of

_MESSAGE_CONTENT = 1 << 18 | 1 << 19
"""The flags of an application for the intent, over and under 100 servers:
https://discord.com/developers/docs/resources/application#application-object-application-flags."""


async def discord(ground: DoctorContext) -> AsyncIterator[Finding]:
    """users/@me, applications/@me, gateway/bot."""
    bot = ground.settings.bot
    token = bot.discord_bot_token.get_secret_value()
    if not token:
        says = "not used: DISCORD_BOT_TOKEN is not set"
        yield ok("discord", f"{says} (https://discord.com/developers/applications makes one)")
        return
    address = bot.discord_api_url.rstrip("/")
    base, proof = base_of(address), {"Authorization": f"Bot {token}"}
    me = await ask(f"{base}/users/@me", proof)
    yield known(me, address)
    if skewed := clock(me, "Discord"):
        yield skewed
    if me.status != 200:
        return
    yield intent(await ask(f"{base}/applications/@me", proof), wanted=bot.discord_message_content)
    yield shards(await ask(f"{base}/gateway/bot", proof), bot.discord_shards)


def known(me: Answer, address: str) -> Finding:
    """Whether the token is one."""
    if me.status == 200:
        return ok("discord", f"{address} knows {me.result.get('username', '?')}")
    if me.status in (401, 403):
        todo = "check DISCORD_BOT_TOKEN; Bot, Reset Token on the developers' page makes a new one"
        return broken("discord", f"{address} refuses the token ({me.said})", todo)
    says = f"{address} does not answer as expected: {me.said}"
    return broken("discord", says, "check DISCORD_API_URL, the network, and HTTPS_PROXY")


def intent(application: Answer, *, wanted: bool) -> Finding:
    """Whether the Message Content intent is as DISCORD_MESSAGE_CONTENT says."""
    flags = application.result.get("flags")
    if application.status != 200 or not isinstance(flags, int):
        return careful(
            "intent", f"Discord does not say which intents it gives ({application.said})"
        )
    given = bool(flags & _MESSAGE_CONTENT)
    if wanted and not given:
        return broken(
            "intent",
            "DISCORD_MESSAGE_CONTENT is true, and the application does not have that intent: "
            "Discord closes the connection (4014)",
            "switch it on under Bot on the developers' page, or set DISCORD_MESSAGE_CONTENT=false",
        )
    if given and not wanted:
        says = (
            "the application has the Message Content intent, and DISCORD_MESSAGE_CONTENT is false"
        )
        return careful("intent", says, "set it to true if /auto is to work in servers")
    says = "the bot is told what is sent in servers" if given else "no message content, no /auto"
    return ok("intent", says)


def shards(answer: Answer, wanted: int) -> Finding:
    """What https://discord.com/developers/docs/events/gateway#get-gateway-bot says, beside the
    DISCORD_SHARDS that are `wanted`."""
    recommended = answer.result.get("shards")
    if not isinstance(recommended, int):
        says = f"Discord does not say how many connections it recommends ({answer.said})"
        return careful("shards", says)
    starts = answer.result.get("session_start_limit") or {}
    says = f"Discord recommends {recommended}; DISCORD_SHARDS={wanted}"
    says += " makes as many" if not wanted else ""
    says += f"; {starts.get('remaining', '?')} of {starts.get('total', '?')} starts left today"
    if 0 < wanted < recommended:
        return careful("shards", says, "0 follows what it recommends")
    return ok("shards", says)
