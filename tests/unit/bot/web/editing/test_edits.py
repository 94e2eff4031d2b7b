"""Corrections on the page of a result: saved, moved behind others, refused, undone, listed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import httpx
import pytest

from storage.models import Account, Corrected, FileKind, Job, Platform
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.web.recordings import store, words
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, endless, fields

SAID = (words("One two three.", 0.0, "S1"), words("Four five.", 10.0, "S2"),
        words("Six seven.", 20.0, "S1"))  # fmt: skip


class Editor:
    """A page of a result in a browser with a script."""

    def __init__(self, client: httpx.AsyncClient, job: Job) -> None:
        self.client, self.address = client, f"/result/{job.id}"
        self.fields: dict[str, str] = {}
        self.html = ""

    async def load(self) -> Editor:
        page = await self.client.get(self.address)
        assert page.status_code == 200, page.text
        self.html = page.text
        self.fields = {
            name: value
            for name, value in fields(page.text).items()
            if name in ("token", "version", "base")
        }
        return self

    async def send(self, do: str, at: int | str = 0, *, script: bool = True, **more: str) -> Any:
        headers = {**SAME_ORIGIN, **({"accept": "application/json"} if script else {})}
        form = {**self.fields, "do": do, "at": str(at), **more}
        return await self.client.post(f"{self.address}/edit", data=form, headers=headers)

    async def save(self, at: int, text: str) -> dict[str, Any]:
        answer = await self.send("save", at, text=text)
        assert answer.status_code == 200, answer.text
        self.fields["version"] = str(answer.json()["version"])
        found: dict[str, Any] = answer.json()
        return found

    async def said(self) -> list[str]:
        await self.load()
        paragraphs = self.html.split('id="transcript"')[1].split("</section>")[0].split("<p ")[1:]
        return [plain(each.split("</a>", 1)[1].split("<a ")[0]) for each in paragraphs]


def plain(html: str) -> str:
    out, tag = "", False
    for char in html:
        tag = char == "<" or (tag and char != ">")
        out += "" if tag or char == ">" else char
    return " ".join(out.split())


@pytest.fixture
async def job(harness: BotHarness) -> Job:
    return await store(harness, segments=SAID)


async def test_words_are_corrected_and_keep_their_times(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        state = await editor.save(0, "One new three.")
        assert state["version"] == 1
        assert state["saved"] == "Saved as version 1."
        (change,) = state["changes"]
        assert (change["at"], change["removed"]) == (0, 1)
        assert change["added"][0]["pieces"] == [
            ["One", "0.000", False], [" ", None, False], ["new", "0.900", False],
            [" ", None, False], ["three.", "2.000", False],
        ]  # fmt: skip
        assert await editor.said() == ["One new three.", "Four five.", "Six seven."]
        assert "One two three." in editor.html  # in the versions
        assert "Text corrected" in editor.html
        assert 'data-t="2.000">three.' in editor.html


async def test_sentences_are_split_joined_given_renamed_and_undone(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One\ntwo three.")
        assert await editor.said() == ["One", "two three.", "Four five.", "Six seven."]
        await editor.send("merge", 2)
        assert await editor.said() == ["One", "two three.", "Four five. Six seven."]
        given = (await editor.send("speaker", 1, speaker="new")).json()
        assert [it["id"] for it in given["voices"]] == ["S1", "S2", "S3"]
        await editor.load()
        named = (await editor.send("name", speaker="S3", name="  Dr.\u202e Lee ")).json()
        assert [it["name"] for it in named["voices"]] == [
            "Marigold One", "Marigold Two", "Dr. Lee",
        ]  # fmt: skip
        assert "Dr. Lee</span>" in (await editor.load()).html
        for _ in range(4):
            await editor.load()
            assert (await editor.send("undo")).status_code == 200
        assert await editor.said() == [it.text for it in SAID]
        assert "Dr. Lee</span>" not in editor.html
        nothing = await editor.send("undo")
        assert nothing.status_code == 200
        assert nothing.json()["version"] == 8


async def test_corrections_of_two_tabs_move_behind_each_other(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        one, other = await Editor(client, job).load(), await Editor(client, job).load()
        await one.save(0, "One\ntwo\nthree.")
        state = await other.save(1, "Four and five.")
        assert state["version"] == 2
        assert [each["at"] for each in state["changes"]] == [0, 3]
        assert await other.said() == ["One", "two", "three.", "Four and five.", "Six seven."]


async def test_conflict_is_told_with_the_text_of_the_other_and_loses_nothing(
    site: Site, job: Job
) -> None:
    async with site.signed_in() as client:
        one, other = await Editor(client, job).load(), await Editor(client, job).load()
        await one.save(1, "Four,\nand five.")
        answer = await other.send("save", 1, text="For five.")
        assert answer.status_code == 409
        state = answer.json()
        assert "It now reads: «Four, and five.»" in state["message"]
        assert (state["at"], state["count"], state["version"]) == (1, 2, 1)
        assert len(state["changes"]) == 1
        for do in ("merge", "speaker"):
            assert (await other.send(do, 1, speaker="S1")).status_code == 409
        assert (await other.send("undo")).status_code == 409
        other.fields["version"] = str(state["version"])
        await other.save(1, "For five.")
        assert await other.said() == ["One two three.", "For five.", "and five.", "Six seven."]
        assert "Four, / and five." in other.html  # in the versions


async def test_plain_forms_show_the_conflict_and_keep_what_was_typed(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        one, other = await Editor(client, job).load(), await Editor(client, job).load()
        done = await one.send("save", 1, script=False, text="Vier.")
        assert done.status_code == 303
        assert done.headers["location"] == f"/result/{job.id}#p1"
        page = await other.send("save", 1, script=False, text="Quattro <b>.")
        assert page.status_code == 409
        assert "It now reads: «Vier.»" in page.text
        assert "Quattro &lt;b&gt;.</textarea>" in page.text
        other.fields = {**other.fields, **fields(page.text)}
        assert (await other.send("save", 1, script=False, text="Quattro.")).status_code == 303
        assert (await other.said())[1] == "Quattro."
        shown = await client.get(f"/result/{job.id}/sentence/1")
        assert "Quattro.</textarea>" in shown.text
        for place in ("9", "-1", "x"):
            found = await client.get(f"/result/{job.id}/sentence/{place}")
            assert found.status_code == (200 if place in ("-1", "x") else 404)


async def test_changes_of_others_are_asked_for(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        one, other = await Editor(client, job).load(), await Editor(client, job).load()
        query = {"version": "0", "base": other.fields["base"], "made": "0"}
        nothing = await client.get(f"/result/{job.id}/changes", params=query)
        assert nothing.status_code == 204
        await one.save(2, "Eight.")
        state = (await client.get(f"/result/{job.id}/changes", params=query)).json()
        assert state["changes"][0]["added"][0]["pieces"][0][0] == "Eight."
        old = await client.get(f"/result/{job.id}/changes", params={**query, "base": "x"})
        assert old.status_code in (200, 204)


async def test_text_that_was_heard_anew_refuses_corrections_of_the_old_one(
    site: Site, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await store(site.harness, 2, segments=(words("Other words.", 0.0, "S1"),), again_of=job.id)
        answer = await editor.send("save", 0, text="One.")
        assert answer.status_code == 400
        assert "Load the page again" in answer.json()["message"]
        assert answer.json()["base"] == ""
        assert (await editor.said()) == ["Other words."]


@pytest.mark.parametrize(
    ("do", "more", "says"),
    [
        ("save", {"text": "x " * 3000}, "5,000"),
        ("save", {"at": "9", "text": "x"}, "no such sentence"),
        ("merge", {"at": "2"}, "no such sentence"),
        ("speaker", {"speaker": "S9"}, "no such sentence"),
        ("name", {"speaker": "S9", "name": "x"}, "no such sentence"),
        ("drop", {}, "no such sentence"),
    ],
)
async def test_impossible_corrections_are_refused_in_words(
    site: Site, job: Job, do: str, more: dict[str, Any], says: str
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        answer = await editor.send(do, **more)
        assert answer.status_code == 400
        assert says in answer.json()["message"]
        page = await editor.send(do, script=False, **more)
        assert page.status_code == 400
        assert says in page.text


async def test_unchanged_text_is_no_version(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        assert (await editor.save(0, " One two  three. "))["version"] == 0


async def test_forms_without_their_token_and_of_other_sites_are_refused(
    site: Site, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        for name in ("token",):
            kept = editor.fields.pop(name)
            assert (await editor.send("save", 0, text="x")).status_code == 403
            editor.fields[name] = kept
        cross = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
        form = {**editor.fields, "do": "save", "at": "0", "text": "x"}
        answer = await client.post(f"/result/{job.id}/edit", data=form, headers=cross)
        assert answer.status_code == 403
        large = {**form, "text": "x" * 70_000}
        answer = await client.post(f"/result/{job.id}/edit", data=large, headers=SAME_ORIGIN)
        assert answer.status_code == 403
        assert await editor.said() == [it.text for it in SAID]


async def test_nobody_else_corrects_and_same_bytes_keep_their_own_text(
    site: Site, harness: BotHarness, job: Job
) -> None:
    theirs = await store(harness, 5, BEN, segments=SAID)
    async with site.signed_in() as client, site.signed_in(BEN) as ben:
        editor = await Editor(client, job).load()
        await editor.save(0, "Wilhelmina.")
        intruder = Editor(ben, job)
        intruder.fields = {**(await Editor(ben, theirs).load()).fields}
        for do in ("save", "merge", "speaker", "name", "undo"):
            answer = await intruder.send(do, 0, text="x", speaker="S1", name="x")
            assert answer.status_code == 404
            assert "Wilhelmina" not in answer.text
        own = await Editor(ben, theirs).said()
        assert own == [it.text for it in SAID]
        assert "Wilhelmina" not in (await Editor(ben, theirs).load()).html


async def test_many_save_at_once_and_none_is_lost(harness: BotHarness, job: Job) -> None:
    site = Site.of(harness, edits=endless(), people=endless(), addresses=endless())
    async with site.signed_in() as client:
        editors = [await Editor(client, job).load() for _ in range(6)]
        answers = await asyncio.gather(
            *(each.send("save", at % 3, text=f"mine {at}.") for at, each in enumerate(editors))
        )
        assert sorted(it.status_code for it in answers) == [200, 200, 200, 409, 409, 409]
        said = await editors[0].said()
        assert len(said) == 3
        assert all(text.startswith("mine") for text in said)


async def test_corrections_are_limited(harness: BotHarness, job: Job) -> None:
    site = Site.of(harness)
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        codes = [(await editor.send("save", 0, text="One two three.")).status_code
                 for _ in range(70)]  # fmt: skip
        assert 429 in codes


async def test_files_that_have_corrections_are_the_text_from_then_on(
    site: Site, harness: BotHarness, job: Job
) -> None:
    """A worker made version 1; the page has it from its words, and version 2 from the row."""
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One new three.")
        base = editor.fields["base"]
        said = (words("One new three.", 0.0, "S1"), *SAID[1:])
        newer = await store(harness, 3, segments=said, again_of=job.id)
        assert newer.result is not None
        async with harness.services.database.begin() as unit:
            await unit.jobs.delete_chain(newer.id)
            done = replace(newer, result=replace(newer.result, corrected=Corrected(base, 1)))
            assert await unit.jobs.add(done)
            await unit.corrections.follow(job.id, newer.id, Corrected(base, 1))
        assert await editor.said() == ["One new three.", "Four five.", "Six seven."]
        assert (await editor.save(0, "One newer three."))["version"] == 2
        assert await editor.said() == ["One newer three.", "Four five.", "Six seven."]
        for _ in range(2):
            await editor.load()
            await editor.send("undo")
        assert await editor.said() == [it.text for it in SAID]


async def test_results_without_words_can_not_be_corrected(site: Site, harness: BotHarness) -> None:
    job = await store(harness, 4, kind=None)
    async with site.signed_in() as client:
        html = (await client.get(f"/result/{job.id}")).text
        assert "edit.js" not in html
        assert "sentence/" not in html
        assert (await client.get(f"/result/{job.id}/sentence/0")).status_code == 404
    job = await store(harness, 6, kind=FileKind.JSON)
    async with site.signed_in() as client:
        assert "edit.js" in (await client.get(f"/result/{job.id}")).text


async def test_person_with_two_accounts_corrects_from_both(site: Site, harness: BotHarness) -> None:
    other = Account(Platform.DISCORD, "77")
    job = await store(harness, segments=SAID)
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(other, "en")
        await unit.people.merge(ANNA, other)
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One.")
        assert "Telegram" in (await editor.load()).html


async def test_documents_and_captions_are_made_of_the_corrected_text(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        before = (await client.get(f"/result/{job.id}/captions")).text
        editor = await Editor(client, job).load()
        await editor.save(0, "One new three.")
        await editor.load()
        await editor.send("name", speaker="S2", name="Dr. Lee")
        after = (await client.get(f"/result/{job.id}/captions")).text
        assert "new" not in before
        assert "new" in after
        assert "Dr. Lee" in after
        document = (await client.get(f"/result/{job.id}/as/json")).json()
        assert document["segments"][0]["text"] == "One new three."
        assert [it["name"] for it in document["speakers"]] == ["Marigold One", "Dr. Lee"]
