"""Programs read and correct a text, by the rules of its page."""

from __future__ import annotations

from typing import Any

from bot.web.rates import Rates
from storage.models import FileKind, Job, Platform
from tests.unit.bot.fakes import BEN
from tests.unit.bot.web.api.programs import API, make_token, program, with_token
from tests.unit.bot.web.api.text.text_program import Program
from tests.unit.bot.web.editing.editor import SAID, Editor
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import Site
from tests.unit.storage.conftest import make_job


async def test_text_has_sentences_speakers_and_its_version(one: Program) -> None:
    text = await one.read()
    assert (text["version"], text["files_version"]) == (0, 0)
    assert text["sentences"][0] == {
        "start": 0.0, "end": 3.0, "speaker": "S1", "language": "en", "text": "One two three.",
        "words": None,
    }  # fmt: skip
    assert text["speakers"][0] == {"id": "S1", "name": "Marigold One"}
    known = await one.client.get(f"{one.path}/text", headers={"if-none-match": one.etag})
    assert (known.status_code, known.content) == (304, b"")
    before = {"if-none-match": one.etag}
    await one.edit("text", at=0, text="One.")
    fresh = await one.client.get(f"{one.path}/text", headers=before)
    assert fresh.status_code == 200


async def test_every_kind_of_correction_is_made_undone_and_made_again(
    site: Site, job: Job, one: Program
) -> None:
    edited = await one.edit("text", at=0, text="One\ntwo three.")
    assert (edited["version"], edited["at"]) == (1, 0)
    (change,) = edited["changes"]
    assert (change["kind"], change["at"], change["removed"]) == ("split", 0, 1)
    assert [it["text"] for it in change["added"]] == ["One", "two three."]
    await one.edit("merge", at=2)
    given = await one.edit("speaker", at=1, speaker="new")
    assert [it["id"] for it in given["speakers"]] == ["S1", "S2", "S3"]
    named = await one.edit("name", speaker="S3", name="  Dr.\u202e Lee ")
    assert named["speakers"][2] == {"id": "S3", "name": "Dr. Lee"}
    ends = await one.said()
    assert ends == ["One", "two three.", "Four five. Six seven."]
    for version in (5, 6, 7, 8, 8):
        assert (await one.edit("undo"))["version"] == version
    assert await one.said() == [it.text for it in SAID]
    for version in (9, 10, 11, 12, 12):
        assert (await one.edit("redo"))["version"] == version
    assert await one.said() == ends
    await one.edit("text", at=2, text="")
    assert await one.said() == ends[:2]
    async with site.signed_in() as client:  # the page has the same text
        assert await (await Editor(client, job).load()).said() == ends[:2]


async def test_versions_are_listed_in_pages(one: Program) -> None:
    await one.edit("text", at=0, text="One.")
    await one.edit("name", speaker="S1", name="Eve")
    await one.edit("undo")
    page = (await one.client.get(f"{one.path}/edits?limit=2")).json()
    assert [(it["version"], it["kind"], it["undoes"]) for it in page["items"]] == [
        (3, "undo", 2), (2, "name", None),
    ]  # fmt: skip
    assert page["items"][1]["after"] == "Eve"
    assert page["items"][0]["platform"] == Platform.TELEGRAM
    rest = (await one.client.get(f"{one.path}/edits?cursor={page['next_cursor']}")).json()
    assert [(it["version"], it["before"]) for it in rest["items"]] == [(1, "One two three.")]
    assert rest["next_cursor"] is None


async def test_words_are_shown_and_corrected_alone(one: Program) -> None:
    async def words() -> list[Any]:
        text = (await one.client.get(f"{one.path}/text?words=true")).json()
        found: list[Any] = text["sentences"][0]["words"]
        return found

    before = await words()
    assert before[1] == {"start": 1.0, "end": 1.9, "text": "two", "probability": 0.9}
    tag = (await one.client.get(f"{one.path}/text?words=true")).headers["etag"]
    assert tag != one.etag
    known = await one.client.get(f"{one.path}/text", headers={"if-none-match": tag})
    assert known.status_code == 200, "it is another representation"
    named = {"if-match": tag}
    assert (await one.send("words", named, at=0, first=1, text="and\na half")).status_code == 200
    await one.read()
    after = await words()
    assert [it["text"] for it in after] == ["One", "and", "a", "half", "three."]
    assert (after[0], after[4]) == (before[0], before[2])
    assert all(0.9 <= it["start"] <= it["end"] <= 2.0 for it in after[1:4])
    await one.edit("words", at=0, first=0, count=4, text="")
    assert await one.said() == ["three.", *[it.text for it in SAID[1:]]]
    for wrong in ({"first": 1}, {"first": 0, "count": 2}):
        answer = await one.send("words", at=0, text="x", **wrong)
        assert (answer.status_code, answer.json()["code"]) == (409, "edit_gone")


async def test_result_without_words_or_end_has_no_text(site: Site) -> None:
    sentences = await store(site.harness, 4, kind=None)
    assert not [it for it in sentences.result.files if it.kind is FileKind.WORDS]  # type: ignore[union-attr]
    running = make_job(5)
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(running)
    async with program(site) as client:
        for job, code in ((sentences, "no_words"), (running, "no_result")):
            answer = await client.get(f"{API}/jobs/{job.id}/text")
            assert (answer.status_code, answer.json()["code"]) == (409, code)


async def test_text_of_somebody_else_is_none(site: Site, job: Job, one: Program) -> None:
    async with program(site, who=BEN) as client:
        theirs = Program(client, one.path, one.version, one.base)
        assert (await client.get(f"{one.path}/text")).status_code == 404
        assert (await client.get(f"{one.path}/edits")).status_code == 404
        assert (await theirs.send("text", at=0, text="x")).status_code == 404
    async with with_token(site, await make_token(site, "token read")) as client:
        reader = Program(client, one.path, one.version, one.base)
        assert (await reader.send("text", at=0, text="x")).json()["code"] == "insufficient_scope"
    assert await one.said() == [it.text for it in SAID]


async def test_corrections_are_as_few_as_on_the_page(site: Site, job: Job) -> None:
    site = Site.of(site.harness, edits=Rates(1, 0.01))
    async with program(site) as client:
        one = Program(client, f"{API}/jobs/{job.id}")
        await one.read()
        await one.edit("text", at=0, text="One.")
        busy = await one.send("undo")
        assert (busy.status_code, busy.json()["code"]) == (429, "too_many_requests")
        assert busy.headers["retry-after"]
