"""Uploads by the tus protocol: what it asks of a server, rules of the chat, cuts, and rights."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.jobs import uploads
from bot.jobs.submission import Submission, submit_file
from bot.jobs.uploads import keep_finishing
from bot.web.uploads import receive
from storage.incoming.parts import AGE, remove_expired
from storage.models import Account, Job, Quota
from storage.retention import forget_account, forget_older_than
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, fields

SOUND = b"RIFF0000WAVE" + bytes(range(256)) * 40
TUS = {"tus-resumable": "1.0.0"}


def metadata(**values: str) -> str:
    return ",".join(f"{key} {base64.b64encode(it.encode()).decode()}" for key, it in values.items())


@dataclass
class Uploader:
    """A browser that uploads, with the token of its page."""

    site: Site
    client: httpx.AsyncClient
    token: str = ""
    more: dict[str, str] = field(default_factory=dict)

    async def send(self, method: str, path: str, body: Any = b"", **headers: Any) -> httpx.Response:
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        whole = {**SAME_ORIGIN, **TUS, "x-form-token": self.token, **self.more, **named}
        return await self.client.request(method, path, content=body, headers=whole)

    async def create(
        self, size: int = len(SOUND), name: str = "talk.wav", options: str = ""
    ) -> httpx.Response:
        said = metadata(filename=name, options=options) if options else metadata(filename=name)
        return await self.send("POST", "/uploads", upload_length=size, upload_metadata=said)

    async def patch(self, path: str, offset: int, body: Any, **headers: Any) -> httpx.Response:
        kind = {"content_type": "application/offset+octet-stream"}
        return await self.send("PATCH", path, body, upload_offset=offset, **{**kind, **headers})

    async def offset(self, path: str) -> int:
        return int((await self.send("HEAD", path)).headers["upload-offset"])

    async def whole(self, name: str = "talk.wav", body: bytes = SOUND) -> httpx.Response:
        made = await self.create(len(body), name)
        assert made.status_code == 201, made.text
        return await self.patch(made.headers["location"], 0, body)


@asynccontextmanager
async def uploader(site: Site, who: Account = ANNA) -> AsyncIterator[Uploader]:
    async with site.signed_in(who) as client:
        page = (await client.get("/tokens")).text
        yield Uploader(site, client, fields(page)["token"])


async def jobs_of(site: Site, who: Account = ANNA) -> list[Job]:
    return await site.web.query(lambda unit: unit.jobs.list_for(who, 100))


async def parts(site: Site) -> list[str]:
    return await asyncio.to_thread(site.web.blobs.keys, "incoming/")


async def test_file_in_one_request_becomes_a_job(site: Site) -> None:
    async with uploader(site) as up:
        made = await up.create(options="lang=de")
        assert (made.status_code, made.headers["tus-resumable"]) == (201, "1.0.0")
        path = made.headers["location"]
        assert re.fullmatch("/uploads/[0-9a-f]{32}", path)
        assert made.headers["upload-expires"].endswith("GMT")
        done = await up.patch(path, 0, SOUND)
        assert (done.status_code, done.headers["upload-offset"]) == (204, str(len(SOUND)))
    (job,) = await jobs_of(site)
    assert done.headers["upload-job"] == job.id
    assert (job.media.name, job.options.language) == ("talk.wav", "de")
    assert job.media.blob is not None
    assert job.media.blob.sha256 == hashlib.sha256(SOUND).hexdigest()
    assert await parts(site) == []
    assert not list(site.web.services.scratch.iterdir())


async def test_server_says_what_it_can_do(site: Site) -> None:
    quota = Quota(largest=3)
    async with uploader(site) as up:
        await site.web.transact(lambda unit: unit.people.set_quota(ANNA, quota))
        said = (await up.send("OPTIONS", "/uploads")).headers
    assert said["tus-version"] == "1.0.0"
    assert set(said["tus-extension"].split(",")) == {
        *("creation", "creation-with-upload", "expiration", "checksum", "termination")
    }
    assert "sha1" in said["tus-checksum-algorithm"].split(",")
    assert said["tus-max-size"] == str(3 << 20)


async def test_parts_come_one_by_one_and_may_be_asked_for(site: Site) -> None:
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        for start in range(0, len(SOUND), 1000):
            told = await up.send("HEAD", path)
            assert (told.status_code, told.headers["upload-offset"]) == (200, str(start))
            assert told.headers["upload-length"] == str(len(SOUND))
            assert told.headers["upload-metadata"] == metadata(filename="talk.wav")
            assert told.headers["cache-control"] == "no-store"
            await up.patch(path, start, SOUND[start : start + 1000])
        assert await up.offset(path) == len(SOUND)
    (job,) = await jobs_of(site)
    assert job.media.blob is not None
    assert job.media.blob.sha256 == hashlib.sha256(SOUND).hexdigest()


async def test_first_bytes_may_come_with_the_creation(site: Site) -> None:
    async with uploader(site) as up:
        made = await up.send(
            "POST", "/uploads", SOUND, upload_length=len(SOUND),
            content_type="application/offset+octet-stream",
        )  # fmt: skip
        assert made.headers["upload-offset"] == str(len(SOUND))
    (job,) = await jobs_of(site)
    assert job.media.name == "recording"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"tus_resumable": "0.2.2"}, 412),
        ({"content_type": "text/plain"}, 415),
        ({"upload_offset": "1"}, 409),
        ({"upload_offset": "-1"}, 400),
        ({"upload_checksum": "md4 AAAA"}, 400),
        ({"upload_checksum": "sha1 ?"}, 400),
        ({"upload_checksum": "sha1 AAAA"}, 460),
        ({"x_form_token": "0" * 64}, 403),
        ({"x_form_token": ""}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
    ],
)
async def test_wrong_requests_change_nothing(
    site: Site, changes: dict[str, str], status: int
) -> None:
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        headers = {"content_type": "application/offset+octet-stream", "upload_offset": 0}
        refused = await up.send("PATCH", path, SOUND, **{**headers, **changes})
        assert refused.status_code == status
        assert await up.offset(path) == 0
    assert await jobs_of(site) == []


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
async def test_right_checksum_is_taken(site: Site, algorithm: str) -> None:
    digest = base64.b64encode(hashlib.new(algorithm, SOUND).digest()).decode()
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        done = await up.patch(path, 0, SOUND, upload_checksum=f"{algorithm} {digest}")
        assert done.status_code == 204
    assert len(await jobs_of(site)) == 1


async def test_body_longer_than_the_file_is_refused(site: Site) -> None:
    async with uploader(site) as up:
        path = (await up.create(100)).headers["location"]
        assert (await up.patch(path, 0, SOUND)).status_code == 413
        assert await up.offset(path) == 0


async def test_upload_is_removed_on_request(site: Site) -> None:
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        await up.patch(path, 0, SOUND[:500])
        assert len(await parts(site)) == 1
        assert (await up.send("DELETE", path)).status_code == 204
        for method in ("HEAD", "DELETE"):
            gone = await up.send(method, path)
            assert gone.status_code == 404
            assert "upload-offset" not in gone.headers
        assert await parts(site) == []


async def test_clients_without_patch_say_it_in_a_header(site: Site) -> None:
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        done = await up.send(
            "POST", path, SOUND, x_http_method_override="PATCH", upload_offset=0,
            content_type="application/offset+octet-stream",
        )  # fmt: skip
        assert done.status_code == 204
    assert len(await jobs_of(site)) == 1


async def test_quota_and_size_are_told_before_the_first_byte(site: Site) -> None:
    async with uploader(site) as up:
        quota = Quota(largest=1, jobs=1)
        await site.web.transact(lambda unit: unit.people.set_quota(ANNA, quota))
        large = await up.create(2 << 20)
        assert large.status_code == 413
        assert "1 MB" in large.text
        assert (await up.create(0)).status_code == 415
        assert (await up.create(options="lang=klingonese")).status_code == 422
        assert (await up.create()).status_code == 201  # it counts as a job from now on
        second = await up.create()
        assert (second.status_code, second.headers["retry-after"]) == (429, "15")
    assert await jobs_of(site) == []


async def test_uploads_of_somebody_without_a_limit_are_few(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_COMING", 2)
    async with uploader(site) as up:
        await site.web.transact(lambda unit: unit.people.set_quota(ANNA, Quota(jobs=0)))
        assert [(await up.create()).status_code for _ in range(3)] == [201, 201, 429]


async def test_what_is_no_recording_is_refused_at_its_first_bytes(site: Site) -> None:
    async with uploader(site) as up:
        path = (await up.create(100_000, "report.pdf")).headers["location"]
        refused = await up.patch(path, 0, b"%PDF-1.7" + bytes(9000))
        assert refused.status_code == 415
        assert len(refused.text) > 20
        assert (await up.send("HEAD", path)).status_code == 404
        assert await parts(site) == []


async def test_bytes_before_a_cut_are_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection is cut at every place, and the upload goes on where it was."""
    monkeypatch.setattr(receive, "PART", 3000)
    monkeypatch.setattr(receive, "_PIECE", 700)
    body = SOUND[:9000]
    async with uploader(site) as up:
        for cut in range(0, len(body), 811):
            path = (await up.create(len(body), f"{cut}.wav")).headers["location"]
            await _cut_off(site, up, path, body, cut)
            assert await up.offset(path) == cut
            done = await up.patch(path, cut, body[cut:])
            assert done.status_code == 204, done.text
            for job in await jobs_of(site):
                await _cancel(site, job)
    jobs = await jobs_of(site)
    assert len(jobs) == len(range(0, len(body), 811))
    assert {job.media.blob.sha256 for job in jobs if job.media.blob} == {
        hashlib.sha256(body).hexdigest()
    }
    assert await parts(site) == []


async def _cancel(site: Site, job: Job) -> None:
    await site.web.transact(lambda unit: unit.jobs.cancel(job.id))


async def _cut_off(site: Site, up: Uploader, path: str, body: bytes, cut: int) -> None:
    """Send the first bytes of a request, then close the connection, as the server sees it."""
    cookies = "; ".join(f"{it.name}={it.value}" for it in up.client.cookies.jar)
    headers = {
        **SAME_ORIGIN, **TUS, "host": "text.example.org", "cookie": cookies,
        "x-form-token": up.token, "upload-offset": "0", "content-length": str(len(body)),
        "content-type": "application/offset+octet-stream",
    }  # fmt: skip
    scope = {
        "type": "http", "method": "PATCH", "path": path, "raw_path": path.encode(),
        "query_string": b"", "scheme": "https", "http_version": "1.1", "client": ("127.0.0.1", 1),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    told: list[dict[str, Any]] = [
        *(
            {"type": "http.request", "body": body[at : min(at + 450, cut)], "more_body": True}
            for at in range(0, cut, 450)
        ),
        {"type": "http.disconnect"},
    ]

    async def tell() -> dict[str, Any]:
        return told.pop(0) if told else {"type": "http.disconnect"}

    async def ignore(_: Any) -> None:
        """Nobody reads the answer."""

    await site.app(scope, tell, ignore)


async def test_upload_goes_on_in_another_process(site: Site) -> None:
    """Another process with the same rows and blobs takes the next part."""
    other = replace(site.web)
    second = Site(site.harness, other)
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        await up.patch(path, 0, SOUND[:5000])
        async with second.browser() as client:
            client.cookies = up.client.cookies
            there = Uploader(second, client, up.token)
            assert await there.offset(path) == 5000
            assert (await there.patch(path, 5000, SOUND[5000:])).status_code == 204
        assert await up.offset(path) == len(SOUND)
    assert len(await jobs_of(site)) == 1


async def test_of_two_requests_at_once_one_goes_on(site: Site) -> None:
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        async with up.site.web.services.upload_locks.of(("bytes", path.split("/")[-1])):
            assert (await up.patch(path, 0, SOUND)).status_code == 423
        answers = await asyncio.gather(*(up.patch(path, 0, SOUND) for _ in range(4)))
        assert sorted({it.status_code for it in answers} - {409, 423}) == [204]
    (job,) = await jobs_of(site)
    assert job.media.blob is not None
    assert job.media.blob.sha256 == hashlib.sha256(SOUND).hexdigest()


async def test_upload_that_a_crash_kept_from_its_job_becomes_one_later(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "FINISH_SECONDS", 0.01)
    monkeypatch.setattr("bot.web.uploads.routes.finish_upload", _crash)
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        assert (await up.patch(path, 0, SOUND)).status_code == 500
        assert await up.offset(path) == len(SOUND)
        assert await jobs_of(site) == []
        loop = asyncio.create_task(keep_finishing(site.web.services))
        async with asyncio.timeout(30):
            while not await jobs_of(site):  # noqa: ASYNC110  nothing tells of it
                await asyncio.sleep(0.01)
            while await parts(site) or not await _has_job(up, path):  # noqa: ASYNC110  as above
                await asyncio.sleep(0.01)
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)
    assert await parts(site) == []


async def _has_job(up: Uploader, path: str) -> bool:
    return "upload-job" in (await up.send("HEAD", path)).headers


async def _crash(*_: object) -> str:
    raise RuntimeError("the process ends here")


async def test_job_that_was_stored_before_a_crash_is_not_doubled(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ends between the row of the job and the note at the upload."""
    async with uploader(site) as up:
        with monkeypatch.context() as patch:
            patch.setattr(uploads, "end_upload", _crash)
            path = (await up.create()).headers["location"]
            assert (await up.patch(path, 0, SOUND)).status_code == 500
        (job,) = await jobs_of(site)
        again = await up.patch(path, len(SOUND), b"")
        assert (again.status_code, again.headers["upload-job"]) == (204, job.id)
    assert len(await jobs_of(site)) == 1


async def test_whole_upload_waits_for_room_among_the_jobs(
    site: Site, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its parts are not read while it waits."""
    async with uploader(site) as up:
        await site.web.transact(lambda unit: unit.people.set_quota(ANNA, Quota(jobs=1)))
        path = (await up.create()).headers["location"]
        sound = tmp_path / "other"
        await asyncio.to_thread(sound.write_bytes, SOUND + b"other")
        first = await submit_file(site.web.services, Submission(ANNA, "k"), "first.wav", sound)
        with monkeypatch.context() as patch:
            patch.setattr(uploads, "join_parts", _crash)
            waits = await up.patch(path, 0, SOUND)
        assert (waits.status_code, waits.headers["retry-after"]) == (429, "15")
        await site.web.transact(lambda unit: unit.jobs.cancel(first.id))
        assert (await up.patch(path, len(SOUND), b"")).status_code == 204
    assert len(await jobs_of(site)) == 2


async def test_unfinished_upload_is_removed_after_a_day(site: Site) -> None:
    services = site.web.services
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        await up.patch(path, 0, SOUND[:500])
        now = services.clock()
        await remove_expired(services.database, services.blobs, now + AGE - timedelta(minutes=1))
        assert await up.offset(path) == 500
        await remove_expired(services.database, services.blobs, now + AGE + timedelta(minutes=1))
        assert (await up.send("HEAD", path)).status_code == 404
    assert await parts(site) == []


async def test_parts_without_an_upload_are_removed(site: Site) -> None:
    services = site.web.services
    await asyncio.to_thread(services.blobs.put_bytes, "incoming/abc/0", b"left over")
    await forget_older_than(services.database, services.blobs, 30)
    assert await parts(site) == []


async def test_deletion_of_all_data_takes_uploads_along(site: Site) -> None:
    services = site.web.services
    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        await up.patch(path, 0, SOUND[:500])
        await forget_account(services.database, services.blobs, ANNA)
    assert await parts(site) == []
    assert await site.web.query(lambda unit: unit.uploads.list_for(ANNA)) == []


async def test_upload_of_somebody_else_is_none(site: Site) -> None:
    async with uploader(site) as up, uploader(site, BEN) as other:
        path = (await up.create()).headers["location"]
        for method in ("HEAD", "DELETE"):
            theirs, none = await other.send(method, path), await other.send(method, "/uploads/0")
            assert theirs.status_code == none.status_code == 404
            assert theirs.text == none.text
        assert (await other.patch(path, 0, SOUND)).status_code == 404
        assert await up.offset(path) == 0
