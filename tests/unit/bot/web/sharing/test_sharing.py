"""Links to a result: read only, until they are revoked, expire, or their owner has no access."""

from __future__ import annotations

import re
from datetime import timedelta

import httpx
import pytest

from bot.web.rates import Rates
from storage.models import Job, Role
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.web.editing.editor import SAID, Editor
from tests.unit.bot.web.recordings import MP3, store
from tests.unit.bot.web.visitors import SAME_ORIGIN, URL, Clock, Site, fields

TEXT = "Marigold"


@pytest.fixture
def clock(harness: BotHarness) -> Clock:
    return Clock(harness.services.clock())


@pytest.fixture
def site(harness: BotHarness, clock: Clock) -> Site:
    return Site.of(harness, clock=clock)


@pytest.fixture
async def job(harness: BotHarness) -> Job:
    return await store(harness, segments=SAID)


async def shared(client: httpx.AsyncClient, job: Job, days: str = "7", files: str = "") -> str:
    """Make a link as the owner does; return its path."""
    page = await client.get(f"/result/{job.id}")
    form = {"token": fields(page.text)["token"], "days": days, "files": files}
    made = await client.post(f"/result/{job.id}/share", data=form, headers=SAME_ORIGIN)
    assert made.status_code == 200, made.text
    found = re.search(rf'value="{URL}(/share/[A-Za-z0-9_-]{{32}})"', made.text)
    assert found, made.text
    return found[1]


async def revoke(client: httpx.AsyncClient, job: Job) -> None:
    page = await client.get(f"/result/{job.id}")
    found = fields(page.text)
    form = {"token": found["token"], "key": found["key"]}
    done = await client.post(f"/result/{job.id}/unshare", data=form, headers=SAME_ORIGIN)
    assert done.status_code == 303


async def test_anybody_with_the_link_reads_and_hears(site: Site, job: Job) -> None:
    async with site.signed_in() as client, site.browser() as visitor:
        path = await shared(client, job)
        page = await visitor.get(path)
        assert page.status_code == 200
        assert 'data-t="0.000">One' in page.text
        assert "Marigold gist" in page.text
        sound = await visitor.get(f"{path}/recording", headers={"range": "bytes=0-2"})
        assert (sound.status_code, sound.content) == (206, MP3[:3])
        for answer in (page, sound):
            assert answer.headers["cache-control"] == "no-store"
            assert answer.headers["x-robots-tag"] == "noindex, nofollow"
            assert answer.headers["referrer-policy"] == "no-referrer"
            assert "set-cookie" not in answer.headers
        for sign in ("edit.js", "sentence/", "Undo", "/share\"", "unshare", "Sign out", "/result/",
                     job.id, "/tokens", "damaged"):  # fmt: skip
            assert sign not in page.text, sign


async def test_files_are_given_if_the_owner_chooses_so(site: Site, job: Job) -> None:
    async with site.signed_in() as client, site.browser() as visitor:
        without, with_files = await shared(client, job), await shared(client, job, files="yes")
        assert (await visitor.get(f"{without}/file/0")).status_code == 404
        assert "/file/0" not in (await visitor.get(without)).text
        assert f'href="{with_files}/file/0"' in (await visitor.get(with_files)).text
        sent = await visitor.get(f"{with_files}/file/0")
        assert sent.content == b"Marigold file"
        assert "attachment" in sent.headers["content-disposition"]
        assert (await visitor.get(f"{with_files}/file/9")).status_code == 404


async def test_corrections_are_seen_and_nothing_can_be_changed(site: Site, job: Job) -> None:
    async with site.signed_in() as client, site.browser() as visitor:
        path = await shared(client, job)
        editor = await Editor(client, job).load()
        await editor.save(0, "Corrected.")
        page = await visitor.get(path)
        assert "Corrected." in page.text
        assert "One two three." not in page.text
        for suffix in ("edit", "summary", "share", "unshare", "changes", "sentence/0"):
            for method in ("GET", "POST"):
                answer = await visitor.request(method, f"{path}/{suffix}", headers=SAME_ORIGIN)
                assert answer.status_code in (404, 405)


async def test_revoked_and_expired_links_are_as_unknown_ones(
    site: Site, clock: Clock, job: Job
) -> None:
    async with site.signed_in() as client, site.browser() as visitor:
        unknown = await visitor.get(f"/share/{'x' * 32}")
        path = await shared(client, job, days="1")
        await revoke(client, job)
        expiring = await shared(client, job, days="1", files="yes")
        assert (await visitor.get(expiring)).status_code == 200
        clock.now += timedelta(days=1, seconds=1)
        for link in (path, expiring):
            for suffix in ("", "/recording", "/file/0", "/captions", "/chapters"):
                ended = await visitor.get(f"{link}{suffix}")
                assert (ended.status_code, ended.text) == (404, unknown.text)
                assert dict(ended.headers) == dict(unknown.headers)


async def test_links_end_with_access_deletion_and_result(
    site: Site, harness: BotHarness, job: Job
) -> None:
    async with site.signed_in() as client, site.browser() as visitor:
        path = await shared(client, job, files="yes")
        database = harness.services.database
        async with database.begin() as unit:
            await unit.people.set_role(ANNA, Role.BLOCKED)
        for suffix in ("", "/recording", "/file/0"):
            assert (await visitor.get(f"{path}{suffix}")).status_code == 404
        async with database.begin() as unit:
            await unit.people.set_role(ANNA, Role.USER)
        assert (await visitor.get(path)).status_code == 404  # it does not come back
    async with site.signed_in() as client, site.browser() as visitor:
        path = await shared(client, job)
        async with database.begin() as unit:
            await unit.jobs.delete_chain(job.id)
        assert (await visitor.get(path)).status_code == 404


async def test_only_the_owner_makes_lists_and_revokes_links(
    site: Site, harness: BotHarness, job: Job
) -> None:
    theirs = await store(harness, 5, BEN)
    async with site.signed_in() as client, site.signed_in(BEN) as ben, site.browser() as stranger:
        path = await shared(client, job)
        listed = (await client.get(f"/result/{job.id}")).text
        assert "valid until" in listed
        assert path.rpartition("/")[2] not in listed
        key = fields(listed)["key"]
        token = fields((await ben.get(f"/result/{theirs.id}")).text)["token"]
        for address, other in ((job, ben), (theirs, ben), (job, stranger)):
            form = {"token": token, "key": key}
            for verb in ("share", "unshare"):
                where = f"/result/{address.id}/{verb}"
                answer = await other.post(where, data=form, headers=SAME_ORIGIN)
                if address is job:
                    assert answer.status_code in (401, 404)
        assert (await stranger.get(path)).status_code == 200
        without_token = await client.post(
            f"/result/{job.id}/share", data={"days": "7"}, headers=SAME_ORIGIN
        )
        assert without_token.status_code == 403


async def test_visitors_of_one_address_are_limited(harness: BotHarness, job: Job) -> None:
    site = Site.of(harness, visits=Rates(3, 0.001))
    async with site.signed_in() as client, site.browser() as visitor:
        path = await shared(client, job)
        codes = [(await visitor.get(path)).status_code for _ in range(5)]
        assert codes == [200, 200, 200, 429, 429]
        guessing = [(await visitor.get(f"/share/{'y' * 32}")).status_code for _ in range(2)]
        assert guessing == [429, 429]


@pytest.mark.parametrize("code", ["x", "%00" * 32, "é" * 32, "'" * 32, "a" * 33, "..%2f..", "%ff"])
async def test_forged_codes_find_nothing(site: Site, code: str) -> None:
    async with site.browser() as visitor:
        assert (await visitor.get(f"/share/{code}")).status_code == 404


@pytest.mark.parametrize(
    ("days", "valid"), [("0", 1), ("9999", 90), ("-3", 1), ("x", 1), ("30", 30)]
)
async def test_days_are_within_bounds(
    site: Site, clock: Clock, job: Job, days: str, valid: int
) -> None:
    async with site.signed_in() as client, site.browser() as visitor:
        path = await shared(client, job, days=days)
        clock.now += timedelta(days=valid, seconds=-9)
        assert (await visitor.get(path)).status_code == 200
        clock.now += timedelta(seconds=10)
        assert (await visitor.get(path)).status_code == 404


async def test_too_many_links_are_refused_in_words(harness: BotHarness, job: Job) -> None:
    site = Site.of(harness, links=Rates(99, 1))
    async with site.signed_in() as client:
        for _ in range(20):
            await shared(client, job)
        page = await client.get(f"/result/{job.id}")
        form = {"token": fields(page.text)["token"], "days": "7"}
        full = await client.post(f"/result/{job.id}/share", data=form, headers=SAME_ORIGIN)
        assert full.status_code == 409
        assert "Revoke one first" in full.text
