"""Notices that are pending in a row until a chat has taken them, or never will."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.access import is_blocked
from bot.chat import ChatBusy, ChatDown, ChatError
from bot.context.services import Services
from bot.i18n.translator import Translator
from storage import logs
from storage.models import Account

log = logs.get(__name__)


async def is_over(sending: Awaitable[object], kind: str) -> bool:
    """Send a notice. Return False when it is to be sent again: the chat is busy or away. One that
    the chat refuses is over. `kind` is for the log."""
    try:
        await sending
    except (ChatBusy, ChatDown) as error:
        log.info("notice: chat not available, retrying", kind=kind, error=str(error))
        return False
    except ChatError as error:
        log.warning("notice: chat refused it, dropping it", kind=kind, error=str(error))
    return True


async def is_muted(services: Services, account: Account) -> bool:
    """Return whether an account gets no notices now, since its person is blocked. They stay pending
    until that ends."""
    async with services.database.read() as unit:
        person = await unit.people.find(account)
    return person is not None and is_blocked(person, services.settings)


async def translator_of(services: Services, account: Account) -> Translator:
    """Return the words in the language of an account; English for one that is gone."""
    async with services.database.read() as unit:
        person = await unit.people.find(account)
    locale = (person.ui_locale or person.locale) if person else "en"
    return services.translations.for_locale(locale)
