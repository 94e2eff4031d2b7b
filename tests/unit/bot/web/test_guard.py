"""Checks before every page, and the headers of all responses."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.web import app, guard
from bot.web.rates import Rates
from storage.database_errors.transient import TransientDatabaseError
from storage.watch.exposition import recorded
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site, enter

ROOT = Path(guard.__file__).parent


@pytest.mark.parametrize(
    "host", ["evil.example", "text.example.org.evil.example", "text.example.org:8443", ""]
)
async def test_other_host_gets_no_page(site: Site, host: str) -> None:
    async with site.signed_in() as client:
        refused = await client.get("/", headers={"host": host})
    assert refused.status_code == 421
    assert "mp4totext" not in refused.text


@pytest.mark.parametrize("host", ["text.example.org:443", "Text.Example.org"])
async def test_host_may_name_the_port_of_https(site: Site, host: str) -> None:
    """As a proxy with `proxy_set_header Host $host:$server_port` writes it."""
    async with site.signed_in() as client:
        assert (await client.get("/", headers={"host": host})).status_code == 200


async def test_every_response_has_the_headers(site: Site) -> None:
    job = await store(site.harness)
    paths = ["/", f"/result/{job.id}", f"/result/{job.id}/recording", f"/result/{job.id}/file/0"]
    async with site.signed_in() as client, site.browser() as stranger:
        for browser in (client, stranger):
            for path in (*paths, "/in/x", "/nowhere", "/static/../app.py"):
                headers = (await browser.get(path)).headers
                policy = headers["content-security-policy"]
                assert "default-src 'none'" in policy, path
                assert "frame-ancestors 'none'" in policy, path
                assert "unsafe" not in policy, path
                assert "http" not in policy, path
                assert headers["cache-control"] == "no-store", path
                assert headers["x-content-type-options"] == "nosniff", path
                assert headers["referrer-policy"] == "no-referrer", path
                assert headers["x-frame-options"] == "DENY", path


async def test_pages_load_nothing_from_elsewhere_and_have_no_inline_script(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        for path in ("/", f"/result/{job.id}", "/?q=said"):
            html = (await client.get(path)).text
            loaded = re.findall(r'(?:src|href|action)="([^"]+)"', html)
            assert loaded
            assert all(each.startswith(("/", "#")) and each[:2] != "//" for each in loaded)
            assert not re.search(
                r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", html
            )
        for name in re.findall(r'"(/static/[^"]+)"', html):
            sent = await client.get(name)
            assert sent.status_code == 200
            assert "max-age" in sent.headers["cache-control"]


@pytest.mark.parametrize("name", ["app.py", "..%2fapp.py", "style.css/x", "", "page.js%00"])
async def test_only_the_listed_static_files_are_sent(site: Site, name: str) -> None:
    async with site.browser() as client:
        assert (await client.get(f"/static/{name}")).status_code == 404


async def test_page_of_another_site_loads_nothing(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as client:
        for destination in ("image", "script", "iframe", "object", "video"):
            mode = "navigate" if destination in ("iframe", "object") else "no-cors"
            headers = {"sec-fetch-mode": mode, "sec-fetch-dest": destination}
            for path in ("/", f"/result/{job.id}/recording", f"/result/{job.id}/file/0"):
                for where in ("cross-site", "same-site"):
                    asked = {**headers, "sec-fetch-site": where}
                    assert (await client.get(path, headers=asked)).status_code == 403
        link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
        opened = await client.get("/", headers={**link, "sec-fetch-dest": "document"})
        assert opened.status_code == 200


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "/in/..//evil.example", "/result/"]
)
async def test_no_path_redirects(site: Site, path: str) -> None:
    async with site.signed_in() as client:
        response = await client.get(path)
    assert "location" not in response.headers
    assert response.status_code in (200, 404)


async def test_methods_that_a_page_has_not_are_refused(site: Site) -> None:
    headers = {"sec-fetch-site": "same-origin", "origin": "null"}
    async with site.signed_in() as client:
        for method, path in (("POST", "/"), ("PUT", "/"), ("DELETE", "/result/x"), ("GET", "/out")):
            assert (await client.request(method, path, headers=headers)).status_code == 405
        assert (await client.get("/in")).status_code in (404, 405)


async def test_too_many_requests_of_an_address_wait(site: Site) -> None:
    site = Site.of(site.harness, addresses=Rates(5, 0.001))
    async with site.browser() as client:
        statuses = [(await client.get("/")).status_code for _ in range(7)]
        assert statuses == [401] * 5 + [429] * 2
        assert 900 <= int((await client.get("/")).headers["retry-after"]) <= 1000


async def test_too_many_requests_of_a_person_wait(site: Site) -> None:
    site = Site.of(site.harness, people=Rates(5, 0.001))
    async with site.signed_in() as client, site.signed_in() as second:
        statuses = [(await each.get("/")).status_code for each in (client, second) * 4]
        assert statuses == [200] * 5 + [429] * 3


async def test_too_many_opened_results_wait(site: Site) -> None:
    """The page of a long one takes a second of a core; its recording is asked for in many parts."""
    site, job = Site.of(site.harness, results=Rates(2, 0.001)), await store(site.harness)
    async with site.signed_in() as client:
        opened = [(await client.get(f"/result/{job.id}")).status_code for _ in range(3)]
        assert opened == [200, 200, 429]
        assert (await client.get(f"/result/{job.id}/recording")).status_code == 200


async def test_too_many_tries_to_sign_in_wait(site: Site) -> None:
    site = Site.of(site.harness, entries=Rates(3, 0.001))
    headers = {"sec-fetch-site": "same-origin"}
    async with site.browser() as client:
        tries = [await client.post("/in", data={"code": "x"}, headers=headers) for _ in range(4)]
    assert [each.status_code for each in tries] == [403, 403, 403, 429]


async def test_large_form_is_not_read_to_its_end(site: Site) -> None:
    sent = 0

    async def body() -> object:
        nonlocal sent
        for _ in range(1000):
            sent += 1
            yield b"x" * 1000

    async with site.browser() as client:
        headers = {"sec-fetch-site": "same-origin"}
        response = await client.post("/in", content=body(), headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 403
    # httpx's transport reads ahead by one piece at a time
    assert sent < 20


async def test_form_that_does_not_come_is_not_waited_for(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each such request would hold one of the server's connections."""
    monkeypatch.setattr("bot.web.signing_in._FORM_SECONDS", 0.05)

    async def body() -> AsyncIterator[bytes]:
        yield b"code="
        await asyncio.sleep(30)

    sent = {"sec-fetch-site": "same-origin"}
    async with site.browser() as client, asyncio.timeout(10):
        assert (await client.post("/in", content=body(), headers=sent)).status_code == 403


async def test_database_that_is_away_gives_a_sentence(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with site.signed_in() as client:

        async def away(*_: object) -> None:
            raise TransientDatabaseError("gone")

        monkeypatch.setattr("bot.web.context.retry_transient", away)
        response = await client.get("/")
    assert response.status_code == 503
    assert "can’t be reached" in response.text
    assert response.headers["cache-control"] == "no-store"


async def test_bug_shows_no_detail(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async with site.signed_in() as client:

        def fail(*_: object) -> None:
            raise RuntimeError("secret detail")

        monkeypatch.setattr("bot.web.library.page.web_of", fail)
        response = await client.get("/")
    assert response.status_code == 500
    assert "secret detail" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_pages_without_https_work_on_this_machine(harness: BotHarness) -> None:
    harness.services.settings.web_url = url = "http://localhost:8090"
    site = Site.of(harness)
    async with site.browser() as client:
        client.base_url = httpx.URL(url)
        entered = await enter(client, (await site.link()).removeprefix(url))
        (cookie,) = [it for it in entered.headers.get_list("set-cookie") if "session" in it]
        assert cookie.startswith("session=")
        assert "Secure" not in cookie
        assert (await client.get("/")).status_code == 200


def test_every_route_is_in_the_access_tests() -> None:
    from tests.unit.bot.web.test_access import PATHS  # noqa: PLC0415

    assert {route.path for route in app.ROUTES} == set(PATHS)


async def test_requests_are_counted_by_kind_and_status(site: Site) -> None:
    async def nothing() -> None:
        """Refresh nothing."""

    with recorded("web", nothing) as page:
        async with site.signed_in() as client:
            await client.get("/")
            await client.get("/nowhere")
            await client.get("/", headers={"host": "evil.example"})
            await client.get("/api/v1/jobs")
            await client.post("/uploads")
        text = (await page()).body.decode()
    counted = dict(re.findall(r"^mp4totext_page_requests_total\{(.*)\} (\S+)$", text, re.MULTILINE))
    assert counted == {
        'kind="page",status="200"': "2.0",  # that of the link, and the list
        'kind="page",status="303"': "1.0",
        'kind="page",status="404"': "1.0",
        'kind="page",status="421"': "1.0",
        'kind="api",status="401"': "1.0",
        'kind="upload",status="403"': "1.0",
    }
    assert 'mp4totext_page_seconds_count{kind="page"} 5.0' in text
