"""An administrator's program in one transaction."""

from __future__ import annotations

from starlette.requests import Request

from bot.access import is_admin
from bot.admin.context import AdminCommand, AdminContext, AdminRefused
from bot.web.api.callers import caller_of, transact
from bot.web.api.problems import Problem, no_such
from bot.web.context import web_of
from storage.database import Unit


async def admin_context(request: Request, unit: Unit, command: str) -> AdminContext:
    """Return the context of a command. Raises Problem for a person who has lost the role since the
    request began."""
    web, caller = web_of(request), caller_of(request)
    person = await unit.people.find(caller.account)
    if person is None or not is_admin(person, web.settings):
        raise Problem(403, "not_administrator", caller.tongue.t("api-not-administrator"))
    services, account = web.services, caller.account
    return AdminContext(
        unit,
        web.settings,
        services.pipeline,
        account,
        caller.tongue.t,
        command,
        person.accounts,
        account.platform,
        web.clock,
    )


async def facts_of(
    request: Request, name: str, command: AdminCommand, written: str, *, writes: bool = True
) -> object:
    """Return what a command of the chats tells, as facts. Raises Problem and UserError."""

    async def work(unit: Unit) -> object:
        context = await admin_context(request, unit, f"/{name}")
        return (await command(context, written)).facts

    try:
        return await (transact(request, work) if writes else web_of(request).query(work))
    except AdminRefused as error:
        if error.key == "who-unknown":
            raise no_such(request) from error
        raise
