"""`/auto`: a group's administrators switch automatic transcription on and off."""

from __future__ import annotations

from bot.chat import ChatError, Command
from bot.context.refusals import RequestRefused
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from storage import logs
from storage.database import Unit

log = logs.get(__name__)

_SWITCHES = {"on": True, "off": False}


async def switch_automatic(request: Request[Command], unit: Unit) -> Reply:
    """`/auto on` and `/auto off`, for those who manage the group; `/auto` says how it is."""
    t, origin = request.t, request.origin
    if origin.private:
        raise RequestRefused("auto-in-groups")
    if (wanted := _SWITCHES.get(request.arguments.lower())) is None:
        state = "auto-is-on" if await unit.chats.is_automatic(origin.address) else "auto-is-off"
        return Reply(plain(f"{t(state)} {t('auto-how')}"))
    return Reply(then=lambda: _send_answer(request, wanted))


async def _send_answer(request: Request[Command], wanted: bool) -> None:
    """Switch and answer, after the commit: asking the platform takes too long for a transaction."""
    origin, t = request.origin, request.t
    try:
        text = await _switch(request, wanted)
    except ChatError as error:
        log.warning("not known who manages a group", key=origin.key, error=str(error))
        text = t("auto-unknown")
    try:
        await request.send(plain(text), "auto", origin.message)
    except ChatError as error:
        log.warning("no reply", key=origin.key, error=str(error))


async def _switch(request: Request[Command], wanted: bool) -> str:
    chat, origin, t = request.chat, request.origin, request.t
    if not await retry_when_busy(lambda: chat.is_chat_admin(origin.address, origin.account)):
        return t("auto-only-managers")
    async with request.services.database.begin() as unit:
        await unit.chats.set_automatic(origin.address, origin.account, on=wanted)
    if not wanted:
        return t("auto-off")
    if await retry_when_busy(lambda: chat.receives_all_messages(origin.address)):
        return t("auto-on")
    return f"{t('auto-on')} {t(f'auto-deaf-{origin.account.platform}')}"
