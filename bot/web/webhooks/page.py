"""The pages of a person's webhooks: the list, and each one with its last deliveries."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.context.refusals import RequestRefused, refusal_text
from bot.i18n.translator import Translator
from bot.links.errors import BadLink
from bot.people.webhooks import (
    add_webhook,
    change_webhook,
    check_address,
    chosen_events,
    renew_secret,
    send_again,
    send_test,
)
from bot.web.context import Web, web_of
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, visitor_of
from bot.web.signing_in import check_form
from bot.web.webhooks.shown_deliveries import shown
from storage.database import Unit
from storage.models import JOB_EVENTS, Webhook, WebhookDelivery

T = TypeVar("T")

SHOWN = 30
"""Deliveries on a page."""
LOOKS, LOOK_SECONDS = 15, 0.2
"""Looks at a delivery that somebody asked for, and the seconds before each."""
LARGEST_FORM = 32_768
"""Bytes of a form: an address of 2048 letters, each of which may be quoted in twelve."""
_EVENT_FIELDS = {f"on-{it.partition('.')[2]}": it for it in JOB_EVENTS}
"""Fields of a form with events."""


async def show_webhooks(request: Request) -> Response:
    """Show the webhooks, and the form for a new one."""
    return await _list(request, await visitor_of(request))


async def create_webhook(request: Request) -> Response:
    """Add a webhook, and show its secret in this response alone."""
    visitor = await visitor_of(request)
    form = await check_form(request, visitor.form_token, LARGEST_FORM)
    web = web_of(request)
    if wait := web.lookups.wait(str(visitor.person.id)):
        return pages_of(request).too_many(visitor.tongue, wait)

    async def add(unit: Unit) -> Webhook:
        await unit.people.lock()
        account = visitor.session.account
        person = await unit.people.find(account)
        if person is None or person.id != visitor.person.id:
            raise RequestRefused("web-refused")
        return await add_webhook(unit, person, account, url, events, web.clock())

    try:
        events = chosen_events(_events(form))
        url = await check_address(web.services.poster, form.get("url", ""))
        webhook = await web.transact(add)
    except (RequestRefused, BadLink) as error:
        problem = refusal_text(error, visitor.tongue.t)
        return await _list(request, visitor, 422, problem=problem, written=form)
    return await _one(request, visitor, webhook.id, secret=webhook.secret)


async def show_webhook(request: Request) -> Response:
    """Show a webhook and its last deliveries."""
    return await _one(request, await visitor_of(request), request.path_params["webhook"])


async def change(request: Request) -> Response:
    """Do what the button of a form says with a webhook: `save`, `on`, `off`, `secret`, `test`,
    `again` with a delivery, `delete`, which asks first unless the form says `sure=yes`."""
    visitor = await visitor_of(request)
    form = await check_form(request, visitor.form_token, LARGEST_FORM)
    web, webhook_id = web_of(request), request.path_params["webhook"]
    asked = form.get("do", "")
    if asked == "delete" and form.get("sure") != "yes":
        return await _ask(request, visitor, webhook_id)
    rates = {"test": web.tests, "again": web.tests, "save": web.lookups}.get(asked)
    if rates and (wait := rates.wait(str(visitor.person.id))):
        return pages_of(request).too_many(visitor.tongue, wait)
    try:
        action = await _action(request, asked, form)
        known = await web.transact(lambda unit: _on_own(unit, visitor, webhook_id, action))
    except (RequestRefused, BadLink) as error:
        problem = refusal_text(error, visitor.tongue.t)
        return await _one(request, visitor, webhook_id, 422, problem=problem)
    if asked == "secret":
        return await _one(request, visitor, webhook_id, secret=known.secret, renewed=True)
    if asked in ("test", "again"):
        await _wait_for_try(web, webhook_id)
    where = "/webhooks" if asked == "delete" else f"/webhooks/{webhook_id}"
    return RedirectResponse(where, 303)


Action = Callable[[Unit, Webhook], Awaitable[object]]


async def _action(request: Request, asked: str, form: Mapping[str, str]) -> Action:
    """Return what a button does. Raises RequestRefused, BadLink, HTTPException."""
    web = web_of(request)
    match asked:
        case "save":
            events = chosen_events(_events(form))
            url = await check_address(web.services.poster, form.get("url", ""))
            return lambda unit, it: change_webhook(unit, it, url=url, events=events)
        case "on" | "off":
            return lambda unit, it: change_webhook(unit, it, is_on=asked == "on")
        case "secret":
            return lambda unit, it: renew_secret(unit, it, web.clock())
        case "test":
            return send_test
        case "again":
            return lambda unit, it: send_again(unit, it, form.get("delivery", ""))
        case "delete":
            return lambda unit, it: unit.webhooks.delete(it.id)
        case _:
            raise HTTPException(404)


async def _on_own(unit: Unit, visitor: Visitor, webhook_id: str, action: Action) -> Webhook:
    """Do something with a webhook of the visitor. Return it as it was, or as it became."""
    webhook = await unit.webhooks.find_locked(webhook_id, visitor.accounts)
    if webhook is None:
        raise HTTPException(404)
    result = await action(unit, webhook)
    return result if isinstance(result, Webhook) else webhook


async def _wait_for_try(web: Web, webhook_id: str) -> None:
    """Wait for some seconds until nothing is due, so that the page shows what came of it."""
    for _ in range(LOOKS):
        await asyncio.sleep(LOOK_SECONDS)
        if not await web.query(lambda unit: unit.webhook_deliveries.is_due(webhook_id)):
            return


async def _list(
    request: Request,
    visitor: Visitor,
    status: int = 200,
    *,
    problem: str = "",
    written: Mapping[str, str] | None = None,
) -> Response:
    web, t = web_of(request), visitor.tongue.t
    webhooks = await web.query(lambda unit: unit.webhooks.list_for(visitor.accounts))
    chosen: Collection[object] = JOB_EVENTS if written is None else _events(written)
    return pages_of(request).page(
        "webhooks",
        visitor.tongue,
        status,
        form_token=visitor.form_token,
        webhooks=[(it.id, it.url, state_of(it, t)) for it in webhooks],
        url=(written or {}).get("url", ""),
        events=_choices(t, chosen),
        problem=problem,
    )


async def _ask(request: Request, visitor: Visitor, webhook_id: str) -> Response:
    """Ask whether to delete a webhook. Raises HTTPException."""
    webhook = await web_of(request).query(
        lambda unit: unit.webhooks.find(webhook_id, visitor.accounts)
    )
    if webhook is None:
        raise HTTPException(404)
    token = visitor.form_token
    page = pages_of(request).page
    return page("webhook_delete", visitor.tongue, form_token=token, webhook=webhook)


async def _one(
    request: Request,
    visitor: Visitor,
    webhook_id: str,
    status: int = 200,
    *,
    problem: str = "",
    secret: str = "",
    renewed: bool = False,
) -> Response:
    web, t = web_of(request), visitor.tongue.t

    async def read(unit: Unit) -> tuple[Webhook, list[WebhookDelivery]]:
        webhook = await unit.webhooks.find(webhook_id, visitor.accounts)
        if webhook is None:
            raise HTTPException(404)
        return webhook, await unit.webhook_deliveries.list_for(webhook.id, SHOWN)

    webhook, deliveries = await web.query(read)
    return pages_of(request).page(
        "webhook",
        visitor.tongue,
        status,
        form_token=visitor.form_token,
        webhook=webhook,
        state=state_of(webhook, t),
        events=_choices(t, webhook.events),
        deliveries=[shown(it, t, web.clock()) for it in deliveries],
        problem=problem,
        secret=secret,
        renewed=renewed,
    )


def _events(form: Mapping[str, str]) -> list[str]:
    return [event for field, event in _EVENT_FIELDS.items() if field in form]


def _choices(t: Translator, chosen: Collection[object]) -> list[tuple[str, str, bool]]:
    return [
        (field, t("webhook-event", event=event.partition(".")[2]), event in chosen)
        for field, event in _EVENT_FIELDS.items()
    ]


def state_of(webhook: Webhook, t: Translator) -> str:
    """Return whether something is sent to a webhook, and why not."""
    return t("webhook-state", state=webhook.off or "on")
