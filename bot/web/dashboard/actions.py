"""Actions of administrators on the dashboard. Each is in the audit log, as that of a chat."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.admin import actions, queries
from bot.admin.context import AdminCommand
from bot.admin.drain import switch_drain, wake_workers
from bot.context.refusals import RequestRefused, refusal_text
from bot.web.context import web_of
from bot.web.dashboard.administrators import admin_context, administrator_of
from bot.web.dashboard.jobs import Done, cancel, front, retry
from bot.web.pages import pages_of
from bot.web.sessions import Visitor
from bot.web.signing_in import check_form
from storage.database import Unit
from storage.errors import UserError

DASHBOARD = "/operator"
_COMMANDS: dict[str, AdminCommand] = {
    "who": queries.who,
    "quota": actions.quota,
    "block": actions.block,
    "unblock": actions.unblock,
}


async def switch(request: Request) -> Response:
    """Drain the service, or resume it."""
    visitor, form, web = *await _form(request), web_of(request)
    wanted = form.get("drain", "")

    async def work(unit: Unit) -> bool:
        context = await admin_context(request, visitor, unit, "/drain")
        return await switch_drain(unit, context.actor, wanted)

    if await web.transact(work) and wanted == "off":
        await wake_workers(web.services)
    return RedirectResponse(DASHBOARD, 303)


async def change_job(request: Request) -> Response:
    """Cancel a job, move it to the front of the queue, or retry a failed one."""
    visitor, form, web = *await _form(request), web_of(request)
    job = form.get("job", "")
    change = {"cancel": cancel, "front": front, "retry": retry}.get(form.get("do", ""))
    if change is None:
        return RedirectResponse(DASHBOARD, 303)

    async def work(unit: Unit) -> Done:
        context = await admin_context(request, visitor, unit, "/queue")
        return await change(web, context, job)

    try:
        done = await web.transact(work)
    except RequestRefused as error:
        text = error.text(visitor.tongue.t)
        return pages_of(request).message(visitor.tongue, 409, text)
    if done.then is not None:
        await done.then()
    return RedirectResponse(DASHBOARD, 303)


async def ask_person(request: Request) -> Response:
    """Show a person, or change their quota or role, by the commands of the chats."""
    visitor, form, web = *await _form(request), web_of(request)
    account, do = form.get("account", "").strip(), form.get("do", "who")
    command = _COMMANDS.get(do, queries.who)
    arguments = f"{account} {form.get('limits', '')}" if do == "quota" else account

    async def work(unit: Unit) -> str:
        context = await admin_context(request, visitor, unit, f"/{do}")
        return (await command(context, arguments)).text

    try:
        status, text = 200, await web.transact(work)
    except UserError as error:
        status, text = 422, refusal_text(error, visitor.tongue.t)
    return pages_of(request).page(
        "person",
        visitor.tongue,
        status,
        form_token=visitor.form_token,
        account=account,
        lines=text.splitlines(),
        is_refused=status != 200,
    )


async def _form(request: Request) -> tuple[Visitor, dict[str, str]]:
    visitor = await administrator_of(request)
    return visitor, await check_form(request, visitor.form_token)
