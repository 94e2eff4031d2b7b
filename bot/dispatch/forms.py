"""Forms that a pressed button opens, built at once: a platform allows little time for one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from bot.access import check_access
from bot.chat import ButtonPress, Form, FormOpener
from bot.context.request import FormHandler
from bot.context.services import Services
from bot.dispatch.dispatcher import make_request
from bot.dispatch.routes import FORM_BUTTONS
from storage.database_errors.transient import TransientDatabaseError, retry_transient
from storage.errors import UserError

PATIENCE = 1.0
"""Seconds of tries while the database fails for now."""


def form_openers(services: Services) -> Mapping[str, FormOpener]:
    """Return, by action, the functions that open the form of a pressed button. A user who may not
    see it gets none: then the press is handled, and answered with the reason."""
    return {
        action: partial(_open_form, services, handler) for action, handler in FORM_BUTTONS.items()
    }


async def _open_form(services: Services, handler: FormHandler, press: ButtonPress) -> Form | None:
    origin = press.origin

    async def build() -> Form | None:
        async with services.database.read() as unit:
            person = await unit.people.find(origin.account)
            if person is None:
                return None
            try:
                check_access(person, origin.account, services.settings)
            except UserError:
                return None
            return await handler(make_request(services, press, person), unit)

    try:
        return await retry_transient(build, PATIENCE)
    except TransientDatabaseError:
        return None
