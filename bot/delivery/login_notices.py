"""Notices about accounts at providers: joining one, and parting from it, is told in the private
chats of all accounts. Else somebody with a browser of theirs could keep a way in unseen.

The notice is pending in a row of its own, so it also arrives when the platform runs in another
process or was down.
"""

from __future__ import annotations

from bot.chat import Chat, Message, Span
from bot.context.services import Services
from bot.delivery.pending_notices import is_muted, is_over, translator_of
from storage.models import GOOGLE, LoginNotice

_TITLES = {GOOGLE: "Google"}


async def send_login_notices(services: Services, chat: Chat) -> None:
    """Send the pending notices once. Leaves those that fail for now pending, and drops those that
    can never be sent."""
    async with services.database.read() as unit:
        pending = await unit.login_notices.pending(chat.platform)
    for each in pending:
        if await is_muted(services, each.account):
            continue
        if await is_over(_send(services, chat, each), "login"):
            await _mark_told(services, each.id)


async def _mark_told(services: Services, notice_id: str) -> None:
    await services.database.transact(lambda unit: unit.login_notices.mark_told(notice_id))


async def _send(services: Services, chat: Chat, notice: LoginNotice) -> None:
    t = await translator_of(services, notice.account)
    page = f"{services.settings.web_url}/{notice.provider}"
    key = "login-told-joined" if notice.joined else "login-told-parted"
    words = t(key, name=_TITLES.get(notice.provider, notice.provider), page=page)
    home = await chat.direct_chat(notice.account)
    await chat.send(home, Message((Span(words),)), key=f"{notice.id}:login")
