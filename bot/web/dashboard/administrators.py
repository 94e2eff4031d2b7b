"""Administrators among the visitors. To everybody else the dashboard's addresses do not exist."""

from __future__ import annotations

from starlette.requests import Request

from bot.access import is_admin
from bot.admin.context import AdminContext
from bot.web.context import web_of
from bot.web.pages import pages_of
from bot.web.sessions import Refused, Visitor, visitor_of
from storage.database import Unit


async def administrator_of(request: Request) -> Visitor:
    """Return the visitor. Raises Refused, for others than administrators as for an unknown page."""
    visitor = await visitor_of(request)
    if not is_admin(visitor.person, web_of(request).settings):
        tongue = visitor.tongue
        raise Refused(pages_of(request).message(tongue, 404, tongue.t("web-not-found")))
    return visitor


async def admin_context(
    request: Request, visitor: Visitor, unit: Unit, command: str
) -> AdminContext:
    """Return the context of a command in one transaction. Raises Refused for a person who has lost
    the role since the page was asked for."""
    web, account = web_of(request), visitor.session.account
    person = await unit.people.find(account)
    if person is None or not is_admin(person, web.settings):
        tongue = visitor.tongue
        raise Refused(pages_of(request).message(tongue, 404, tongue.t("web-not-found")))
    return AdminContext(
        unit,
        web.settings,
        web.services.pipeline,
        account,
        visitor.tongue.t,
        command,
        person.accounts,
        account.platform,
        web.clock,
    )
