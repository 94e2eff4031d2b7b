"""Checks of Telegram: the token, privacy mode, pending updates, files of a local server."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.http import Answer, clock_skew, fetch
from bot.settings import BotSettings

_RECENT = 3600.0
"""Seconds for which an error of the webhook counts as current."""
_FILES = Path("/var/lib/telegram-bot-api")
"""Folder of the local server's image: https://hub.docker.com/r/aiogram/telegram-bot-api"""


async def telegram(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check getMe, getWebhookInfo, and the folder of a local server."""
    bot = context.settings.bot
    token = bot.telegram_bot_token.get_secret_value()
    if not token:
        says = "not used: TELEGRAM_BOT_TOKEN is not set (create one at https://t.me/BotFather)"
        yield ok("telegram", says)
        return
    address = bot.telegram_api_url.rstrip("/")
    me = await fetch(f"{address}/bot{token}/getMe")
    yield check_token(me, address)
    if skew := clock_skew(me, "Telegram"):
        yield skew
    if me.status != 200:
        return
    yield groups(me)
    info = await fetch(f"{address}/bot{token}/getWebhookInfo")
    yield updates(info, bot.telegram_webhook_url, time.time())
    if bot.telegram_local:
        yield local_files(_FILES)
    elif _is_local(bot):
        says = f"{address} is not Telegram's own server, but TELEGRAM_LOCAL is false"
        yield careful(
            "telegram files",
            says,
            "set TELEGRAM_LOCAL=true if it runs with --local and shares its files",
        )


def check_token(me: Answer, address: str) -> Finding:
    """Return whether Telegram accepts the token."""
    if me.status == 200:
        return ok("telegram", f"{address} accepts the token of @{me.result.get('username', '?')}")
    if me.status in (401, 404):
        todo = "check TELEGRAM_BOT_TOKEN; @BotFather shows it with /token"
        return broken("telegram", f"{address} refuses the token ({me.summary})", todo)
    says = f"{address} gave an unexpected answer: {me.summary}"
    return broken("telegram", says, "check TELEGRAM_API_URL, the network, and HTTPS_PROXY")


def groups(me: Answer) -> Finding:
    """Return the finding about privacy mode: https://core.telegram.org/bots/features#privacy-mode."""
    if me.result.get("can_read_all_group_messages"):
        return ok("groups", "the bot sees all messages, so /auto works in every group")
    says = "privacy mode is on: in groups the bot sees only commands and replies to it"
    if me.result.get("can_join_groups") is False:
        return ok(
            "groups",
            "the bot may not be added to groups; /setjoingroups in @BotFather changes that",
        )
    return ok(
        "groups", f"{says}; for /auto turn it off (/setprivacy) or make the bot administrator"
    )


def updates(info: Answer, wanted: str, now: float) -> Finding:
    """Return the finding for a getWebhookInfo (https://core.telegram.org/bots/api#webhookinfo).
    `wanted` is TELEGRAM_WEBHOOK_URL. Only hosts are shown: paths of URLs may be secrets."""
    if info.status != 200 or "url" not in info.result:
        return careful("updates", f"Telegram did not report the pending updates ({info.summary})")
    result = info.result
    registered, waiting = str(result.get("url", "")), result.get("pending_update_count", 0)
    says = [
        f"by webhook to {_host(registered)}" if registered else "by polling",
        f"{waiting} waiting",
    ]
    if registered and (message := result.get("last_error_message")):
        age = max(0.0, now - float(result.get("last_error_date", 0)))
        says.append(f"last error {_duration(age)} ago: {message}")
        if age < _RECENT and registered == wanted:
            todo = "make that address reachable by https; see webhooks in docs/OPERATING.md"
            return broken("updates", "; ".join(says), todo)
    if registered != wanted:
        says.append(
            "TELEGRAM_WEBHOOK_URL is another one: the bot registers it when it starts"
            if wanted
            else "TELEGRAM_WEBHOOK_URL is not set: the bot polls when it starts"
        )
        return careful("updates", "; ".join(says))
    return ok("updates", "; ".join(says))


def local_files(folder: Path) -> Finding:
    """Return whether this process can read the files of a local server, at the path of its
    image."""
    if not folder.is_dir():
        says = f"{folder}, the folder of a local Bot API server, does not exist here"
        todo = "mount its volume here at the path that it has there (--dir)"
        return careful("telegram files", says, todo)
    if not os.access(folder, os.R_OK | os.X_OK):
        says = f"{folder} can't be read by user {os.geteuid()}"
        return broken(
            "telegram files",
            says,
            "add this user to the server's group, or change the server's umask",
        )
    return ok("telegram files", f"{folder} is readable")


def _is_local(bot: BotSettings) -> bool:
    return _host(bot.telegram_api_url) in ("127.0.0.1", "localhost", "::1", "telegram-api")


def _host(url: str) -> str:
    return urlsplit(url).hostname or "an unknown address"


def _duration(seconds: float) -> str:
    for size, name in ((86_400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds // size:.0f} {name}"
    return f"{seconds:.0f} s"
