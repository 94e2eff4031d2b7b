"""Uploads by the tus protocol: requests, rules of the chat, and rights."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from bot.jobs import uploads
from storage.models import Account, Platform, Quota
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.uploader import SOUND, jobs_of, metadata, parts, uploader
from tests.unit.bot.web.visitors import Site


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


async def test_answer_goes_to_the_chat_that_the_person_chose(site: Site) -> None:
    other = Account(Platform.DISCORD, "9")
    async with site.harness.services.database.begin() as unit:
        await unit.people.get_or_create(BEN, "en")
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.get_or_create(other, "en")
        await unit.people.merge(ANNA, other)
    async with uploader(site) as up:
        page = (await up.client.get("/")).text
        assert re.findall('<option value="([^"]*:[^"]*|none)">', page) == [
            "telegram:1", "discord:9", "none",
        ]  # fmt: skip
        more = Quota(jobs=9)
        await site.web.transact(lambda unit: unit.people.set_quota(ANNA, more))
        for chat in ("discord:9", "none", f"telegram:{BEN.id}", "x"):
            made = await up.create(chat=chat)
            assert (await up.patch(made.headers["location"], 0, SOUND)).status_code == 204
    (elsewhere,) = await jobs_of(site, other)
    assert not elsewhere.options.silent
    here = await jobs_of(site)
    assert sorted(job.options.silent for job in here) == [False, False, True]
    assert await jobs_of(site, BEN) == []


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


async def test_upload_of_somebody_else_is_none(site: Site) -> None:
    async with uploader(site) as up, uploader(site, BEN) as other:
        path = (await up.create()).headers["location"]
        for method in ("HEAD", "DELETE"):
            theirs, none = await other.send(method, path), await other.send(method, "/uploads/0")
            assert theirs.status_code == none.status_code == 404
            assert theirs.text == none.text
        assert (await other.patch(path, 0, SOUND)).status_code == 404
        assert await up.offset(path) == 0
