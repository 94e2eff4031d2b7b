"""Actions of administrators on the dashboard. Each is in the audit log, as that of a chat."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.admin import actions, queries
from bot.admin.context import AdminCommand
from bot.admin.drain import switch_drain, wake_workers
from bot.context.refusals import RequestRefused, refusal_text
from bot.jobs.retry import add_retry
from bot.jobs.stored_media import restore_media, retry_restore
from bot.jobs.unfinished import cancel_jobs, tell_workers
from bot.web.context import Web, web_of
from bot.web.dashboard.administrators import admin_context, administrator_of
from bot.web.pages import pages_of
from bot.web.sessions import Visitor
from bot.web.signing_in import check_form
from storage.database import Unit
from storage.errors import UserError
from storage.models import Blob, Job, job_id

DASHBOARD = "/operator"
_COMMANDS: dict[str, AdminCommand] = {
    "who": queries.who,
    "quota": actions.quota,
    "block": actions.block,
    "unblock": actions.unblock,
}

Then = Callable[[], Awaitable[None]]


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
    change = {"cancel": _cancel, "front": _front, "retry": _retry}.get(form.get("do", ""))
    if change is None:
        return RedirectResponse(DASHBOARD, 303)

    async def work(unit: Unit) -> Then | None:
        await admin_context(request, visitor, unit, "/queue")
        return await change(web, visitor, unit, job)

    try:
        then = await web.transact(work)
    except RequestRefused as error:
        text = error.text(visitor.tongue.t)
        return pages_of(request).message(visitor.tongue, 409, text)
    if then is not None:
        await then()
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


async def _cancel(web: Web, visitor: Visitor, unit: Unit, job: str) -> Then | None:
    known = await unit.jobs.get(job)
    cancelled = await cancel_jobs(unit, [known] if known else [])
    if not cancelled:
        raise RequestRefused("cancel-over")
    if known is not None and known.account not in visitor.accounts:
        await unit.audit.record(visitor.session.account, "cancel", job)
    return partial(tell_workers, web.services, cancelled)


async def _front(_web: Web, visitor: Visitor, unit: Unit, job: str) -> Then | None:
    if not await unit.jobs.move_to_front(job):
        raise RequestRefused("front-not")
    await unit.audit.record(visitor.session.account, "front", job)
    return None


async def _retry(web: Web, visitor: Visitor, unit: Unit, failed: str) -> Then | None:
    account = visitor.session.account
    new_id = job_id(account.platform, f"dashboard {account.id}", secrets.token_hex(16))
    job, stored = await add_retry(unit, failed, new_id, account, web.clock())
    if stored is None:
        await unit.handed_over.add(job)
        return None
    restore = partial(_restore, web, job, stored)
    return partial(retry_restore, web.services, job, restore)


async def _restore(web: Web, job: Job, stored: Blob) -> None:
    """Give a job its stored recording; without it the bot of its platform fetches it again."""
    if await restore_media(web.services, job, stored):
        await web.services.queue.notify(job.id, job.attempt)
        return
    await web.transact(lambda unit: unit.handed_over.add(job))
