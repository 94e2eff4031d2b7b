"""The API of webhooks: added, changed, tried, sent again, deleted."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook as Verifier

from bot.web.rates import Rates
from bot.web.webhooks.relay import WebhookRelay
from storage.repositories.webhooks.webhooks import MOST
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.api.programs import API, documents, program
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields
from tests.unit.bot.web.webhooks.receiver import Receiver, ended, make_due, reaching, receiving

HOOKS = f"{API}/webhooks"
EVENTS = ["job.completed", "job.failed", "job.cancelled"]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as it:
        yield it


def of(site: Site, receiver: Receiver) -> Site:
    """Return the site with permission to post to the receiver."""
    return Site.of(reaching(site.harness, receiver))


async def post_due(site: Site) -> None:
    relay = WebhookRelay(site.web)
    await relay.run_once()
    await relay.wait_idle()


async def made(client: httpx.AsyncClient, receiver: Receiver, **more: Any) -> dict[str, Any]:
    answer = await client.post(HOOKS, json={"url": receiver.url, **more})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def test_secret_is_in_the_first_answer_alone(site: Site, receiver: Receiver) -> None:
    async with program(of(site, receiver)) as client:
        first = await made(client, receiver)
        assert (first["url"], first["events"]) == (receiver.url, EVENTS)
        assert (first["enabled"], first["off_reason"], first["failing_since"]) == (True, None, None)
        secret = first.pop("secret")
        assert secret.startswith("whsec_")
        path = f"{HOOKS}/{first['id']}"
        answers = [await client.get(HOOKS), await client.get(path)]
        answers += [await client.patch(path, json={}), await client.get(f"{path}/deliveries")]
        assert answers[0].json() == {"items": [first]}
        assert answers[1].json() == answers[2].json() == first
        assert not [it for it in answers if secret in it.text or "secret" in it.text]
        etag = {"if-none-match": answers[1].headers["etag"]}
        assert (await client.get(path, headers=etag)).status_code == 304
        renewed = (await client.post(f"{path}/secret")).json()
        assert renewed["id"] == first["id"]
        assert renewed["secret"] != secret
        await client.post(f"{path}/test")
        await post_due(of(site, receiver))
        ((headers, body),) = receiver.received
        for each in (secret, renewed["secret"]):
            assert Verifier(each).verify(body, headers)["type"] == "webhook.test"


async def test_change_keeps_what_it_does_not_name(site: Site, receiver: Receiver) -> None:
    async with program(of(site, receiver)) as client:
        path = f"{HOOKS}/{(await made(client, receiver))['id']}"
        for change in (
            {"events": ["job.failed"]},
            {"url": f"{receiver.url}/new"},
            {"enabled": False, "url": None},
        ):
            assert (await client.patch(path, json=change)).status_code == 200
        shown = (await client.get(path)).json()
        assert (shown["url"], shown["events"]) == (f"{receiver.url}/new", ["job.failed"])
        assert (shown["enabled"], shown["off_reason"]) == (False, "person")
        refused = await client.post(f"{path}/test")
        assert (refused.status_code, refused.json()["code"]) == (409, "webhook-is-off")
        assert (await client.patch(path, json={"enabled": True})).json()["enabled"] is True
        assert (await client.delete(path)).status_code == 204
        for answer in (await client.get(path), await client.delete(path)):
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"url": "https://127.0.0.1/x"}, "webhook_address"),
        ({"url": "https://[::1]/"}, "webhook_address"),
        ({"url": "ftp://example.org"}, "webhook_address"),
        ({"url": "http://127.0.0.1/x"}, "webhook_https"),
        ({"url": ""}, "invalid_request"),
        ({"url": None}, "invalid_request"),
        ({"url": "https://example.org", "events": []}, "invalid_request"),
        ({"url": "https://example.org", "events": ["webhook.test"]}, "invalid_request"),
        ({"url": "https://example.org", "secret": "mine"}, "invalid_request"),
    ],
)
async def test_wrong_webhook_is_explained(site: Site, wrong: dict[str, Any], code: str) -> None:
    async with program(site) as client:
        answer = await client.post(HOOKS, json=wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert len(answer.json()["detail"]) > 20
        assert (await client.get(HOOKS)).json() == {"items": []}


async def test_one_webhook_too_many_is_refused(site: Site, receiver: Receiver) -> None:
    async with program(of(site, receiver)) as client:
        for _ in range(MOST):
            await made(client, receiver)
        answer = await client.post(HOOKS, json={"url": receiver.url})
    assert (answer.status_code, answer.json()["code"]) == (409, "webhook-many")


async def test_deliveries_are_listed_and_sent_again(site: Site, receiver: Receiver) -> None:
    site = of(site, receiver)
    async with program(site) as client:
        path = f"{HOOKS}/{(await made(client, receiver))['id']}/deliveries"
        receiver.status = 500
        jobs = await ended(site.harness, 1, 2, 3)
        await post_due(site)
        first = (await client.get(f"{path}?limit=2")).json()
        rest = (await client.get(path, params={"cursor": first["next_cursor"]})).json()
        listed = first["items"] + rest["items"]
        assert (len(first["items"]), rest["next_cursor"]) == (2, None)
        assert {it["job"] for it in listed} == {it.id for it in jobs}
        one = listed[0]
        assert (one["state"], one["tries"], one["status"]) == ("pending", 1, 500)
        assert (one["error"], one["detail"]) == ("status", "The server answered with an error.")
        soon = await client.post(f"{path}/{one['id']}/again")  # it will be tried in seconds
        assert (soon.status_code, soon.json()) == (202, one)
        receiver.status = 200
        await make_due(site.harness.services.database)
        await post_due(site)
        again = await client.post(f"{path}/{one['id']}/again")
        assert (again.status_code, again.json()["tries"]) == (202, 0)
        await post_due(site)
        (done,) = [it for it in (await client.get(path)).json()["items"] if it["id"] == one["id"]]
        assert (done["state"], done["status"], done["error"]) == ("delivered", 200, None)
        assert receiver.ids.count(f"msg_{one['id']}") == 3
        gone = await client.post(f"{path}/{'0' * 32}/again")
        assert (gone.status_code, gone.json()["code"]) == (404, "not_found")


async def test_tests_of_a_person_are_few(site: Site, receiver: Receiver) -> None:
    async with program(of(site, receiver)) as client:
        path = f"{HOOKS}/{(await made(client, receiver))['id']}/test"
        answers = [await client.post(path) for _ in range(12)]
    assert {it.status_code for it in answers[:10]} == {202}
    assert (answers[-1].status_code, answers[-1].json()["code"]) == (429, "too_many_requests")
    assert int(answers[-1].headers["retry-after"]) <= 10


async def test_addresses_of_a_person_are_few(site: Site, receiver: Receiver) -> None:
    """Each is looked up, and a thread waits for a name server that may be slow."""
    few = Site.of(reaching(site.harness, receiver), lookups=Rates(3, 0.01))
    wrong = {"url": "https://127.0.0.1/"}
    async with program(few) as client, few.signed_in() as browser:
        webhook = await made(client, receiver)
        path = f"{API}/webhooks/{webhook['id']}"
        assert (await client.post(f"{API}/webhooks", json=wrong)).status_code == 422
        assert (await client.patch(path, json=wrong)).status_code == 422
        for answer in (
            await client.post(f"{API}/webhooks", json=wrong),
            await client.patch(path, json=wrong),
        ):
            assert (answer.status_code, "retry-after" in answer.headers) == (429, True)
        assert (await client.patch(path, json={"enabled": False})).status_code == 200
        form = fields((await browser.get("/webhooks")).text) | {"do": "save", "on-failed": "on"}
        for page in ("/webhooks", f"/webhooks/{webhook['id']}"):
            answer = await browser.post(page, data={**form, **wrong}, headers=SAME_ORIGIN)
            assert answer.status_code == 429


async def test_webhook_of_others_looks_like_none(site: Site, receiver: Receiver) -> None:
    site = of(site, receiver)
    async with program(site) as client:
        name = (await made(client, receiver))["id"]
        await client.post(f"{HOOKS}/{name}/test")
        (sent,) = (await client.get(f"{HOOKS}/{name}/deliveries")).json()["items"]
        mine = await made(client, receiver)
        wrong = await client.post(f"{HOOKS}/{mine['id']}/deliveries/{sent['id']}/again")
        assert wrong.status_code == 404
    async with program(site, who=BEN) as client:
        for verb, suffix in (
            *(("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/secret"), ("POST", "/test")),
            *(("GET", "/deliveries"), ("POST", f"/deliveries/{sent['id']}/again")),
        ):
            body = {"enabled": False} if verb == "PATCH" else None
            theirs = await client.request(verb, f"{HOOKS}/{name}{suffix}", json=body)
            none = await client.request(verb, f"{HOOKS}/{'0' * 32}{suffix}", json=body)
            assert theirs.status_code == none.status_code == 404
            assert theirs.text == none.text
        assert (await client.get(HOOKS)).json() == {"items": []}
    async with site.harness.services.database.read() as unit:
        assert len(await unit.webhooks.list_for([ANNA])) == 2


async def test_document_describes_what_is_posted(site: Site) -> None:
    document = (await documents(site))[API]
    posted = document["webhooks"]
    assert set(posted) == {"job", "test"}
    shape = posted["job"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    event = document["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    assert event["properties"]["type"]["enum"] == EVENTS
