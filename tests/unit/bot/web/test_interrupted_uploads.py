"""Uploads that are cut off, continued in another process, kept waiting, or removed."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.jobs import uploads
from bot.jobs.submission import Submission, submit_file
from bot.jobs.uploads import keep_finishing
from bot.web.uploads import receive
from storage.incoming.parts import AGE, remove_expired
from storage.models import Job, Quota
from storage.retention import forget_account, forget_older_than
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.uploader import SOUND, TUS, Uploader, jobs_of, parts, uploader
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site


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
