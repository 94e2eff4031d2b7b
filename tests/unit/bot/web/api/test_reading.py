"""The API reads: the person, jobs, results, files, search."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.web.api.callers import BURST
from storage.models import Failure, JobState, Progress, Stage
from tests.unit.bot.fakes import ANNA, BEN
from tests.unit.bot.web.api.programs import API, program
from tests.unit.bot.web.editing.editor import Editor
from tests.unit.bot.web.recordings import MP3, store
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job


async def test_me_tells_person_token_and_quota(site: Site) -> None:
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(replace(make_job(3), created=site.web.clock()))
    async with program(site, "token read 9 nightly") as client:
        me = (await client.get(f"{API}/me")).json()
    assert me["accounts"] == [{"platform": "telegram", "id": ANNA.id}]
    assert (me["token"]["name"], me["token"]["scopes"]) == ("nightly", ["read"])
    assert me["quota"]["jobs_unfinished"] == 1
    assert me["quota"]["minutes_used"] == 1.0


async def test_jobs_come_in_pages(site: Site) -> None:
    for number in range(1, 6):
        await store(site.harness, number)
    await store(site.harness, 9, BEN)
    async with program(site, "token read") as client:
        seen, cursor = [], None
        while True:
            query = {"limit": "2", **({"cursor": cursor} if cursor else {})}
            page = (await client.get(f"{API}/jobs", params=query)).json()
            seen += [job["id"] for job in page["items"]]
            cursor = page["next_cursor"]
            if cursor is None:
                break
        assert len(seen) == len(set(seen)) == 5
        whole = (await client.get(f"{API}/jobs")).json()
        assert [job["id"] for job in whole["items"]] == seen
        assert whole["next_cursor"] is None


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "cursor=x", "cursor=1-2", f"cursor=1-{'A' * 24}"]
)
async def test_wrong_query_is_explained(site: Site, query: str) -> None:
    async with program(site, "token read") as client:
        answer = await client.get(f"{API}/jobs?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == "invalid_request"
    assert query.partition("=")[0] in problem["detail"]
    assert problem["errors"][0]["where"] == f"query.{query.partition('=')[0]}"


async def test_job_has_an_etag(site: Site) -> None:
    job = await store(site.harness)
    async with program(site, "token read") as client:
        first = await client.get(f"{API}/jobs/{job.id}")
        shown = first.json()
        assert (shown["state"], shown["language"], shown["seconds"]) == ("done", "en", 61.0)
        assert [it["name"] for it in shown["speakers"]] == ["Marigold One", "Marigold Two"]
        tag = first.headers["etag"]
        for known in (tag, f'"x", W/{tag}', "*"):
            again = await client.get(f"{API}/jobs/{job.id}", headers={"if-none-match": known})
            assert (again.status_code, again.content) == (304, b"")
        other = await client.get(f"{API}/jobs/{job.id}", headers={"if-none-match": '"x"'})
        assert other.status_code == 200


async def test_result_is_the_json_file(site: Site) -> None:
    job = await store(site.harness)
    async with program(site, "token read") as client:
        answer = await client.get(f"{API}/jobs/{job.id}/result")
        result = answer.json()
        assert result["segments"][0]["words"][0]["text"] == "Marigold"
        assert result["segments"][1]["words"][0]["doubtful"]
        assert result["summary"]["title"] == "Marigold title"
        tag = {"if-none-match": answer.headers["etag"]}
        assert (await client.get(f"{API}/jobs/{job.id}/result", headers=tag)).status_code == 304


async def test_result_without_words_has_its_sentences(site: Site) -> None:
    job = await store(site.harness, kind=None)
    async with program(site, "token read") as client:
        result = (await client.get(f"{API}/jobs/{job.id}/result")).json()
    assert [it["text"] for it in result["segments"]] == ["Marigold said.", "Doubt"]
    assert [(it["start"], it["end"]) for it in result["segments"]] == [(0.0, 9.0), (9.0, 61.0)]
    assert result["segments"][0]["speaker"] == "S1"
    assert result["segments"][0]["words"] == []
    assert result["notes"] == [{"code": "damaged", "values": {}}]


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.FAILED, JobState.CANCELLED])
async def test_job_without_result_says_why(site: Site, state: JobState) -> None:
    failure = Failure("no_audio") if state is JobState.FAILED else None
    finished = site.harness.services.clock() if state.is_final else None
    job = replace(make_job(3), state=state, failure=failure, finished=finished)
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(job)
    async with program(site, "token read") as client:
        answer = await client.get(f"{API}/jobs/{job.id}/result")
        assert (answer.status_code, answer.json()["code"]) == (409, "no_result")
        shown = (await client.get(f"{API}/jobs/{job.id}")).json()
        assert shown["state"] == state
        assert (shown["failure"] or {}).get("code") == (failure.code if failure else None)
        assert shown["ahead"] == (0 if state is JobState.QUEUED else None)
        assert shown["result_url"] is None


async def test_files_come_in_ranges(site: Site) -> None:
    job = await store(site.harness)
    async with program(site, "token read") as client:
        (file,) = (await client.get(f"{API}/jobs/{job.id}")).json()["files"]
        whole = await client.get(file["url"])
        assert whole.content == b"Marigold file"
        assert whole.headers["content-disposition"].startswith("attachment")
        assert whole.headers["etag"] == f'"{file["sha256"]}"'
        part = await client.get(file["url"], headers={"range": "bytes=2-4"})
        assert (part.status_code, part.content) == (206, b"rig")
        known = {"if-none-match": whole.headers["etag"]}
        assert (await client.get(file["url"], headers=known)).status_code == 304
        outside = await client.get(file["url"], headers={"range": "bytes=99-"})
        assert outside.status_code == 416
        head = await client.head(file["url"])
        assert (head.status_code, head.headers["content-length"]) == (200, "13")
        assert (await client.get(f"{API}/jobs/{job.id}/files/1")).status_code == 404
        sound = await client.get(f"{API}/jobs/{job.id}/recording")
        assert sound.content == MP3


async def test_recording_that_is_gone_is_not_found(site: Site) -> None:
    job = await store(site.harness)
    assert job.media.blob is not None
    site.harness.services.blobs.delete(job.media.blob.key)
    async with program(site, "token read") as client:
        gone = await client.get(f"{API}/jobs/{job.id}/recording")
    assert (gone.status_code, gone.json()["code"]) == (404, "not_found")


async def test_search_finds_places(site: Site) -> None:
    for number in (1, 2, 3):
        await store(site.harness, number)
    await store(site.harness, 4, BEN)
    async with program(site, "token read") as client:
        page = (await client.get(f"{API}/search?q=marigold said&limit=2")).json()
        assert len(page["items"]) == 2
        assert page["items"][0]["places"][0]["text"] == "Marigold said."
        rest = await client.get(f"{API}/search?q=marigold said&cursor={page['next_cursor']}")
        assert (len(rest.json()["items"]), rest.json()["next_cursor"]) == (1, None)
        assert (await client.get(f"{API}/search?q=%20")).json()["items"] == []


async def test_rates_are_told_and_kept(site: Site) -> None:
    async with program(site, "token read") as client:
        first = await client.get(f"{API}/me")
        assert first.headers["ratelimit-policy"] == '"person";q=120;w=60'
        assert first.headers["ratelimit"].startswith('"person";r=119;t=')
        for _ in range(BURST + 20):
            answer = await client.get(f"{API}/nothing")
            if answer.status_code == 429:
                break
        assert answer.json()["code"] == "too_many_requests"
        assert int(answer.headers["retry-after"]) >= 1
        assert ";r=0;" in answer.headers["ratelimit"]


async def test_errors_are_in_the_language_of_the_person(site: Site) -> None:
    async with site.harness.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "de")
        await unit.people.set_ui_locale(ANNA, "de")
    async with program(site, "token read") as client:
        answer = await client.get(f"{API}/jobs/{'0' * 24}")
        assert answer.json()["detail"].startswith("Hier ist nichts")
    async with site.browser(**{"accept-language": "fr"}) as client:
        assert "jeton" in (await client.get(f"{API}/me")).json()["detail"]


async def test_result_has_the_corrections_of_its_page(site: Site) -> None:
    job = await store(site.harness)
    async with site.signed_in() as browser, program(site, "token read") as client:
        before = await client.get(f"{API}/jobs/{job.id}/result")
        editor = await Editor(browser, job).load()
        await editor.save(0, "Marigold sang.")
        answer = await client.get(f"{API}/jobs/{job.id}/result")
        segment = answer.json()["segments"][0]
        assert segment["text"] == "Marigold sang."
        assert [it["text"] for it in segment["words"]] == ["Marigold", "sang."]
        assert answer.headers["etag"] != before.headers["etag"]
        known = {"if-none-match": answer.headers["etag"]}
        again = await client.get(f"{API}/jobs/{job.id}/result", headers=known)
        assert again.status_code == 304


async def test_running_job_tells_its_progress(site: Site) -> None:
    job = make_job(3)
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(job)
        assert await unit.jobs.claim(job.id, "worker")
    site.harness.services.hints[job.id] = Progress(job.id, Stage.TRANSCRIPT, 0.25, 30.0)
    async with program(site, "token read") as client:
        shown = (await client.get(f"{API}/jobs/{job.id}")).json()
        assert shown["progress"] == {"fraction": 0.25, "seconds_left": 30.0}
        assert (shown["state"], shown["ahead"]) == ("running", None)
