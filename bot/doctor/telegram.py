"""What Telegram says of the bot: its name, what it may read, what waits for it, and why."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.http import Answer, ask, clock
from bot.settings import BotSettings

_RECENT = 3600.0
"""Seconds in which an error of the webhook counts as one of now."""
_FILES = Path("/var/lib/telegram-bot-api")
"""Where the local server's image keeps its files: https://hub.docker.com/r/aiogram/telegram-bot-api"""


async def telegram(ground: DoctorContext) -> AsyncIterator[Finding]:
    """getMe, getWebhookInfo, and the folder of a local server."""
    bot = ground.settings.bot
    token = bot.telegram_bot_token.get_secret_value()
    if not token:
        says = "not used: TELEGRAM_BOT_TOKEN is not set (https://t.me/BotFather makes one)"
        yield ok("telegram", says)
        return
    address = bot.telegram_api_url.rstrip("/")
    me = await ask(f"{address}/bot{token}/getMe")
    yield known(me, address)
    if skewed := clock(me, "Telegram"):
        yield skewed
    if me.status != 200:
        return
    yield groups(me)
    info = await ask(f"{address}/bot{token}/getWebhookInfo")
    yield updates(info, bot.telegram_webhook_url, time.time())
    if bot.telegram_local:
        yield local(_FILES)
    elif _is_local(bot):
        says = f"{address} is not Telegram's own server, and TELEGRAM_LOCAL is false"
        yield careful(
            "telegram files",
            says,
            "TELEGRAM_LOCAL=true, if it runs with --local and you share its files",
        )


def known(me: Answer, address: str) -> Finding:
    """Whether the token is one."""
    if me.status == 200:
        return ok("telegram", f"{address} knows @{me.result.get('username', '?')}")
    if me.status in (401, 404):
        todo = "check TELEGRAM_BOT_TOKEN; @BotFather shows it again by /token"
        return broken("telegram", f"{address} refuses the token ({me.said})", todo)
    says = f"{address} does not answer as expected: {me.said}"
    return broken("telegram", says, "check TELEGRAM_API_URL, the network, and HTTPS_PROXY")


def groups(me: Answer) -> Finding:
    """Privacy mode: https://core.telegram.org/bots/features#privacy-mode."""
    if me.result.get("can_read_all_group_messages"):
        return ok("groups", "the bot sees all messages, so /auto works in every group")
    says = "privacy mode is on: in groups the bot sees commands and replies to it"
    if me.result.get("can_join_groups") is False:
        return ok("groups", "the bot may not be added to groups (/setjoingroups in @BotFather)")
    return ok("groups", f"{says}; /auto needs it off (/setprivacy) or the bot as administrator")


def updates(info: Answer, wanted: str, now: float) -> Finding:
    """What a getWebhookInfo says (https://core.telegram.org/bots/api#webhookinfo), beside the
    TELEGRAM_WEBHOOK_URL that is `wanted`, in words. Paths of addresses may be secrets."""
    if info.status != 200 or "url" not in info.result:
        return careful("updates", f"Telegram does not say how many wait ({info.said})")
    result = info.result
    there, waiting = str(result.get("url", "")), result.get("pending_update_count", 0)
    says = [f"by webhook to {_host(there)}" if there else "by polling", f"{waiting} waiting"]
    if there and (why := result.get("last_error_message")):
        ago = max(0.0, now - float(result.get("last_error_date", 0)))
        says.append(f"last error {_ago(ago)} ago: {why}")
        if ago < _RECENT and there == wanted:
            todo = "Telegram must reach that address by https; see docs/OPERATING.md on webhooks"
            return broken("updates", "; ".join(says), todo)
    if there != wanted:
        says.append(
            "TELEGRAM_WEBHOOK_URL is another one: the bot sets it when it starts"
            if wanted
            else "TELEGRAM_WEBHOOK_URL is not set: the bot polls when it starts"
        )
        return careful("updates", "; ".join(says))
    return ok("updates", "; ".join(says))


def local(folder: Path) -> Finding:
    """Whether the files of a local server are seen here, where its image keeps them."""
    if not folder.is_dir():
        says = f"{folder}, where a local Bot API server keeps files, is not here"
        todo = "mount its volume here under the path that it has there (--dir)"
        return careful("telegram files", says, todo)
    if not os.access(folder, os.R_OK | os.X_OK):
        says = f"{folder} can't be read by user {os.geteuid()}"
        return broken("telegram files", says, "give this user the server's group, or its umask")
    return ok("telegram files", f"{folder} is readable")


def _is_local(bot: BotSettings) -> bool:
    return _host(bot.telegram_api_url) in ("127.0.0.1", "localhost", "::1", "telegram-api")


def _host(url: str) -> str:
    return urlsplit(url).hostname or "an unknown address"


def _ago(seconds: float) -> str:
    for size, name in ((86_400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size:.0f} {name}"
    return f"{seconds:.0f} s"
