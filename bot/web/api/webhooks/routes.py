"""Routes of webhooks, and the events that are posted to them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.people import webhooks as rules
from bot.web.api.bodies import RATE_HEADERS, answer, errors
from bot.web.api.callers import caller_of
from bot.web.api.problems import Problem, no_such, tongue_of_request
from bot.web.api.reading import Limit, cursor_of, read_cursor
from bot.web.api.webhooks import schemas
from bot.web.context import web_of
from bot.web.rates import Rates
from bot.web.webhooks.schemas import JobEvent, TestEvent
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Webhook, WebhookDelivery

router = APIRouter(tags=["webhooks"])
events = APIRouter()
"""Posts to webhooks, for the OpenAPI document."""

WebhookId = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="Id of a webhook.")]
DeliveryId = Annotated[str, Path(pattern="^[0-9a-f]{32}$", description="Id of a delivery.")]
_OK = {"headers": RATE_HEADERS}
_ANSWERS: dict[int | str, dict[str, str]] = {
    "2XX": {"description": "The event has come. Any other answer is a failure."},
    410: {"description": "The webhook is switched off."},
}


@events.post("job", responses=_ANSWERS, summary="A job has ended")
def job_event(event: Annotated[JobEvent, Body()]) -> None:
    """Signed as Standard Webhooks says: `webhook-id`, `webhook-timestamp`, `webhook-signature`."""


@events.post("test", responses=_ANSWERS, summary="The person has asked for a test")
def test_event(event: Annotated[TestEvent, Body()]) -> None:
    """Signed as every event."""


@router.get("/webhooks", response_model=schemas.WebhookList, responses={200: _OK, **errors(304)})
async def list_webhooks(request: Request) -> Response:
    """Return the person's webhooks."""
    accounts = caller_of(request).person.accounts
    found = await web_of(request).query(lambda unit: unit.webhooks.list_for(accounts))
    return answer(request, schemas.WebhookList(items=[schemas.shown_webhook(it) for it in found]))


@router.post(
    "/webhooks",
    status_code=201,
    response_model=schemas.WebhookWithSecret,
    responses=errors(409, 422),
)
async def add_webhook(request: Request, webhook: Annotated[schemas.NewWebhook, Body()]) -> Response:
    """Add a webhook. Its secret is in this answer alone. A person has at most five."""
    web, caller = web_of(request), caller_of(request)
    _check_rate(request, web.lookups)
    url = await rules.check_address(web.services.poster, webhook.url)
    chosen = rules.chosen_events(webhook.events)

    async def add(unit: Unit) -> Webhook:
        await unit.people.lock()
        person = await unit.people.find(caller.account)
        if person is None:
            raise NoAccess(account=str(caller.account))
        return await rules.add_webhook(unit, person, caller.account, url, chosen, web.clock())

    return answer(request, schemas.with_secret(await web.transact(add)), 201)


@router.get(
    "/webhooks/{webhook}",
    response_model=schemas.Webhook,
    responses={200: _OK, **errors(304, 404)},
)
async def get_webhook(request: Request, webhook: WebhookId) -> Response:
    """Return a webhook."""
    found = await web_of(request).query(lambda unit: _own(request, unit, webhook))
    return answer(request, schemas.shown_webhook(found))


@router.patch(
    "/webhooks/{webhook}", response_model=schemas.Webhook, responses=errors(404, 409, 422)
)
async def change_webhook(
    request: Request, webhook: WebhookId, change: Annotated[schemas.WebhookChange, Body()]
) -> Response:
    """Change a webhook. What waits for one that is switched off is given up."""
    web, url = web_of(request), None
    if change.url:
        _check_rate(request, web.lookups)
        url = await rules.check_address(web.services.poster, change.url)
    chosen = rules.chosen_events(change.events) if change.events else None

    async def store(unit: Unit) -> Webhook:
        known = await _locked(request, unit, webhook)
        return await rules.change_webhook(unit, known, url=url, events=chosen, is_on=change.enabled)

    return answer(request, schemas.shown_webhook(await web.transact(store)))


@router.delete("/webhooks/{webhook}", status_code=204, responses=errors(404))
async def delete_webhook(request: Request, webhook: WebhookId) -> Response:
    """Delete a webhook with its deliveries."""

    async def delete(unit: Unit) -> None:
        await unit.webhooks.delete((await _locked(request, unit, webhook)).id)

    await web_of(request).transact(delete)
    return Response(status_code=204)


@router.post(
    "/webhooks/{webhook}/secret",
    response_model=schemas.WebhookWithSecret,
    responses=errors(404),
)
async def renew_secret(request: Request, webhook: WebhookId) -> Response:
    """Make a new secret. For a day the one before signs beside it."""
    web = web_of(request)

    async def renew(unit: Unit) -> Webhook:
        return await rules.renew_secret(unit, await _locked(request, unit, webhook), web.clock())

    return answer(request, schemas.with_secret(await web.transact(renew)))


@router.post(
    "/webhooks/{webhook}/test",
    status_code=202,
    response_model=schemas.Delivery,
    responses=errors(404, 409),
)
async def test_webhook(request: Request, webhook: WebhookId) -> Response:
    """Send the event `webhook.test`. Its delivery tells what came of it."""
    _check_rate(request, web_of(request).tests)

    async def send(unit: Unit) -> WebhookDelivery:
        known = await _locked(request, unit, webhook)
        delivery = await rules.send_test(unit, known)
        return await _own_delivery(request, unit, known, delivery)

    return answer(request, _shown(request, await web_of(request).transact(send)), 202)


@router.get(
    "/webhooks/{webhook}/deliveries",
    response_model=schemas.DeliveryPage,
    responses={200: _OK, **errors(304, 404, 422)},
)
async def list_deliveries(
    request: Request,
    webhook: WebhookId,
    limit: Limit = 20,
    cursor: Annotated[
        str | None,
        Query(pattern=r"^\d{1,16}-[0-9a-f]{32}$", description="`next_cursor` of the page before."),
    ] = None,
) -> Response:
    """Return the deliveries of the last 30 days."""
    before = read_cursor(cursor) if cursor else None

    async def read(unit: Unit) -> list[WebhookDelivery]:
        known = await _own(request, unit, webhook)
        return await unit.webhook_deliveries.list_for(known.id, limit + 1, before)

    found = await web_of(request).query(read)
    shown, more = found[:limit], len(found) > limit
    page = schemas.DeliveryPage(
        items=[_shown(request, it) for it in shown],
        next_cursor=cursor_of(shown[-1].created, shown[-1].id) if more else None,
    )
    return answer(request, page)


@router.post(
    "/webhooks/{webhook}/deliveries/{delivery}/again",
    status_code=202,
    response_model=schemas.Delivery,
    responses=errors(404, 409),
)
async def send_delivery_again(
    request: Request, webhook: WebhookId, delivery: DeliveryId
) -> Response:
    """Send an event again, with the same id."""
    _check_rate(request, web_of(request).tests)

    async def send(unit: Unit) -> WebhookDelivery:
        known = await _locked(request, unit, webhook)
        await _own_delivery(request, unit, known, delivery)
        await rules.send_again(unit, known, delivery)
        return await _own_delivery(request, unit, known, delivery)

    return answer(request, _shown(request, await web_of(request).transact(send)), 202)


async def _own(request: Request, unit: Unit, webhook_id: str) -> Webhook:
    """Return a webhook of the caller. Raises Problem."""
    return _there(request, await unit.webhooks.find(webhook_id, caller_of(request).person.accounts))


async def _locked(request: Request, unit: Unit, webhook_id: str) -> Webhook:
    """Return a webhook of the caller, to be changed. Raises Problem."""
    accounts = caller_of(request).person.accounts
    return _there(request, await unit.webhooks.find_locked(webhook_id, accounts))


def _there(request: Request, found: Webhook | None) -> Webhook:
    if found is None:
        raise no_such(request)
    return found


async def _own_delivery(
    request: Request, unit: Unit, webhook: Webhook, delivery_id: str
) -> WebhookDelivery:
    found = await unit.webhook_deliveries.find(webhook.id, delivery_id)
    if found is None:
        raise no_such(request)
    return found


def _check_rate(request: Request, rates: Rates) -> None:
    wait = rates.wait(str(caller_of(request).person.id))
    if wait:
        words = tongue_of_request(request).t("web-busy")
        raise Problem(429, "too_many_requests", words, {"Retry-After": str(wait)})


def _shown(request: Request, delivery: WebhookDelivery) -> schemas.Delivery:
    return schemas.shown_delivery(delivery, tongue_of_request(request).t)
