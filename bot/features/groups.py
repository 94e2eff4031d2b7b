"""`/auto` and `/replace`: settings of a group, which its administrators change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.chat import ChatError, Command, Origin
from bot.chat.text import clip
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from bot.parsing.replacements import replacements, rules_text
from storage import logs
from storage.database import Unit
from storage.models import Account

log = logs.get(__name__)

_SWITCHES = {"on": True, "off": False}
_LONGEST_LIST = 1200
"""Characters of the listed rules: with the sentences around them they fit into a message."""

Change = Callable[[], Awaitable[str]]
"""Writes a setting of the group and returns the answer."""


async def switch_automatic(request: Request[Command], unit: Unit) -> Reply:
    """`/auto on` and `/auto off`, for those who manage the group; `/auto` says how it is."""
    t, origin = request.t, request.origin
    if origin.private:
        raise RequestRefused("auto-in-groups")
    if (wanted := _SWITCHES.get(request.arguments.lower())) is None:
        state = "auto-is-on" if await unit.chats.is_automatic(origin.address) else "auto-is-off"
        return Reply(plain(f"{t(state)} {t('auto-how')}"))
    return Reply(then=lambda: _send_answer(request, lambda: _switch(request, wanted)))


async def set_rules(request: Request[Command], unit: Unit) -> Reply:
    """`/replace heard→written; …` and `/replace none`, for those who manage the group; `/replace`
    lists the rules. Raises RequestRefused, InvalidOption."""
    t, origin = request.t, request.origin
    if origin.private:
        raise RequestRefused("rules-in-groups")
    if not request.arguments:
        rules = await unit.chats.replacements(origin.address)
        return Reply(plain(f"{_describe(request, rules)} {t('rules-how')}"))
    wanted = replacements(request.arguments.removeprefix("replace="))
    return Reply(then=lambda: _send_answer(request, lambda: _set_rules(request, wanted)))


def _describe(request: Request[Command], rules: tuple[tuple[str, str], ...]) -> str:
    if not rules:
        return request.t("rules-none")
    return request.t("rules-here", value=clip(rules_text(rules), _LONGEST_LIST))


async def _send_answer(request: Request[Command], change: Change) -> None:
    """Change and answer, after the commit: asking the platform takes too long for a transaction."""
    chat, origin, t = request.chat, request.origin, request.t
    try:
        if await retry_when_busy(lambda: chat.is_chat_admin(origin.address, origin.account)):
            text = await change()
        else:
            text = t("auto-only-managers")
    except ChatError as error:
        log.warning("not known who manages a group", key=origin.key, error=str(error))
        text = t("auto-unknown")
    try:
        await request.send(plain(text), request.event.name, origin.message)
    except ChatError as error:
        log.warning("no reply", key=origin.key, error=str(error))


async def _author(unit: Unit, origin: Origin) -> Account | None:
    """Return the account that changes a group; None when it was deleted meanwhile."""
    await unit.people.lock()
    return origin.account if await unit.people.find(origin.account) else None


async def _switch(request: Request[Command], wanted: bool) -> str:
    chat, origin, t = request.chat, request.origin, request.t

    async def change(unit: Unit) -> None:
        await unit.chats.set_automatic(origin.address, await _author(unit, origin), on=wanted)

    await request.services.database.transact(change)
    if not wanted:
        return t("auto-off")
    if await retry_when_busy(lambda: chat.receives_all_messages(origin.address)):
        return t("auto-on")
    return f"{t('auto-on')} {t(f'auto-deaf-{origin.account.platform}')}"


async def _set_rules(request: Request[Command], wanted: tuple[tuple[str, str], ...]) -> str:
    origin = request.origin

    async def change(unit: Unit) -> None:
        await unit.chats.set_replacements(origin.address, await _author(unit, origin), wanted)

    await request.services.database.transact(change)
    return _describe(request, wanted)
