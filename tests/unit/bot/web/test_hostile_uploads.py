"""Uploads while something else happens: deletions, a full disk, a second process that ends them."""

from __future__ import annotations

import errno
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from bot.context.services import Services
from bot.context.tasks import Locks
from bot.jobs import submission, uploads
from bot.jobs.uploads import finish_upload
from bot.web.uploads import receive
from storage import retention
from storage.models import IncomingFile, Job, Role
from storage.retention import forget_account
from tests.unit.bot.fakes import ANNA
from tests.unit.bot.web.uploader import SOUND, jobs_of, metadata, parts, uploader
from tests.unit.bot.web.visitors import Site


async def coming(site: Site) -> list[str]:
    return await site.web.query(lambda unit: unit.uploads.list_for(ANNA))


async def test_person_who_is_deleted_while_bytes_come_leaves_nothing(site: Site) -> None:
    async def body() -> AsyncIterator[bytes]:
        yield SOUND[:500]
        await forget_account(site.web.database, site.web.blobs, ANNA)
        yield SOUND[500:]

    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        assert (await up.patch(path, 0, body())).status_code == 409
    assert (await coming(site), await parts(site), await jobs_of(site)) == ([], [], [])
    assert not list(site.web.services.scratch.iterdir())


async def test_upload_that_begins_during_a_deletion_is_deleted(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete = retention._delete_in_batches
    begun: list[int] = []

    async def begin_before(*arguments: Any) -> Any:
        made = await up.create()
        begun.append((await up.patch(made.headers["location"], 0, SOUND[:500])).status_code)
        return await delete(*arguments)

    async with uploader(site) as up:
        monkeypatch.setattr(retention, "_delete_in_batches", begin_before)
        await forget_account(site.web.database, site.web.blobs, ANNA)
    assert begun == [204]
    assert (await coming(site), await parts(site)) == ([], [])


async def test_person_who_is_deleted_before_the_row_gets_no_upload(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = submission.check_file

    async def delete_then(*arguments: Any) -> None:
        await check(*arguments)
        await forget_account(site.web.database, site.web.blobs, ANNA)

    async with uploader(site) as up:
        monkeypatch.setattr(uploads, "check_file", delete_then)
        assert (await up.create()).status_code == 422
    assert await coming(site) == []


async def test_full_disk_is_no_bug_and_the_upload_goes_on(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with uploader(site) as up:
        path = (await up.create()).headers["location"]
        with monkeypatch.context() as patch:
            patch.setattr(receive.Receiver, "_write", fail)
            full = await up.patch(path, 0, SOUND)
        assert (full.status_code, full.headers["retry-after"]) == (503, "10")
        assert (await up.patch(path, 0, SOUND)).status_code == 204
    assert len(await jobs_of(site)) == 1


async def test_second_process_that_comes_late_keeps_the_upload(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both see that there is no job; the first one makes it and deletes the parts."""
    other = replace(site.web.services, upload_locks=Locks())
    submit = uploads._submit

    async def be_second(services: Services, file: IncomingFile) -> Job:
        if services is other:
            await finish_upload(site.web.services, file)
        return await submit(services, file)

    async def crash(*_: object) -> str:
        raise RuntimeError("the process ends here")

    async with uploader(site) as up:
        with monkeypatch.context() as patch:
            patch.setattr("bot.web.uploads.routes.finish_upload", crash)
            path = (await up.create()).headers["location"]
            await up.patch(path, 0, SOUND)
        found = await site.web.query(lambda unit: unit.uploads.whole(site.web.clock()))
        monkeypatch.setattr(uploads, "_submit", be_second)
        made = await finish_upload(other, found[0])
        assert (await up.send("HEAD", path)).headers["upload-job"] == made
    assert [job.id for job in await jobs_of(site)] == [made]


@pytest.mark.parametrize("how", ["signed out", "blocked"])
@pytest.mark.parametrize("creates", [True, False])
async def test_bytes_behind_the_end_of_a_session_are_not_stored(
    site: Site, how: str, creates: bool
) -> None:
    """The session ends while the body is on its way."""

    async def body() -> AsyncIterator[bytes]:
        yield SOUND[:5000]
        async with site.harness.services.database.begin() as unit:
            if how == "blocked":
                await unit.people.set_role(ANNA, Role.BLOCKED)
            else:
                await unit.web_sessions.end_for([ANNA], site.web.clock())
        yield SOUND[5000:]

    async with uploader(site) as up:
        if creates:
            kind = {"content_type": "application/offset+octet-stream"}
            said = metadata(filename="talk.wav")
            more = {"upload_length": len(SOUND), "upload_metadata": said}
            answer = await up.send("POST", "/uploads", body(), **kind, **more)
        else:
            path = (await up.create()).headers["location"]
            answer = await up.patch(path, 0, body())
        assert answer.status_code == 409
        assert (await up.create()).status_code in (401, 403), "it has ended"
    assert await jobs_of(site) == []
    assert await parts(site) == []
    assert await site.web.query(lambda unit: unit.uploads.whole(site.web.clock())) == []
