"""What a group gets without asking, when one of its administrators wants that."""

from __future__ import annotations

from bot.chat import ChatError, Command
from bot.context.request import Reply, Request, plain
from bot.context.retry import retry_when_busy
from storage import logs
from storage.database import Unit

log = logs.get(__name__)

_WANTED = {"on": True, "off": False}


async def auto(visit: Request, unit: Unit) -> Reply:
    """`/auto on` and `/auto off`, for those who manage the group; `/auto` says how it is."""
    say, origin = visit.say, visit.origin
    if origin.private:
        return Reply(plain(say("auto-in-groups")))
    written = visit.event.arguments.strip().lower() if isinstance(visit.event, Command) else ""
    if (wanted := _WANTED.get(written)) is None:
        state = "auto-is-on" if await unit.chats.automatic(origin.address) else "auto-is-off"
        return Reply(plain(f"{say(state)} {say('auto-how')}"))
    return Reply(then=lambda: _answer(visit, wanted))


async def _answer(visit: Request, wanted: bool) -> None:
    """The platform is asked who they are, which takes too long for a transaction."""
    chat, origin, say = visit.chat, visit.origin, visit.say
    try:
        said = await _switched(visit, wanted)
    except ChatError as error:
        log.warning("not known who manages a group", key=origin.key, error=str(error))
        said = say("auto-unknown")
    key = f"{origin.key}:auto"
    try:
        await retry_when_busy(lambda: chat.say(origin.address, plain(said), origin.message, key))
    except ChatError as error:
        log.warning("no reply", key=origin.key, error=str(error))


async def _switched(visit: Request, wanted: bool) -> str:
    chat, origin, say = visit.chat, visit.origin, visit.say
    if not await retry_when_busy(lambda: chat.manages(origin.address, origin.account)):
        return say("auto-only-managers")
    async with visit.desk.database.begin() as unit:
        await unit.chats.set_automatic(origin.address, origin.account, on=wanted)
    if not wanted:
        return say("auto-off")
    if await retry_when_busy(lambda: chat.hears_all(origin.address)):
        return say("auto-on")
    return f"{say('auto-on')} {say(f'auto-deaf-{origin.account.platform}')}"
