"""Corrections on the page of a result: saved, undone, made again, listed, and used in its files."""

from __future__ import annotations

from dataclasses import replace

from storage.models import Account, Corrected, Job, Platform
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.web.editing.editor import SAID, Editor
from tests.unit.bot.web.recordings import store, words
from tests.unit.bot.web.visitors import Site


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


async def test_what_was_undone_is_made_again_until_something_else_is_corrected(
    site: Site, job: Job
) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        await editor.save(0, "One\ntwo three.")
        await editor.load()
        assert (await editor.send("name", speaker="S2", name="Lee")).status_code == 200
        ends = await editor.said()

        async def step(do: str) -> int:
            await editor.load()
            version: int = (await editor.send(do)).json()["version"]
            return version

        assert [await step("redo"), await step("undo"), await step("undo")] == [2, 3, 4]
        assert await editor.said() == [it.text for it in SAID]
        assert [await step("redo"), await step("redo"), await step("redo")] == [5, 6, 6]
        assert await editor.said() == ends
        assert "Lee</span>" in editor.html
        assert "Version 1 made again" in editor.html
        assert [await step("undo"), await step("undo")] == [7, 8]
        await editor.load()
        await editor.save(2, "Seven.")
        assert await step("redo") == 9, "there is nothing to make again"
        assert [await step("undo"), await step("undo")] == [10, 10]
        assert await editor.said() == [it.text for it in SAID]


async def test_unchanged_text_is_no_version(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        editor = await Editor(client, job).load()
        assert (await editor.save(0, " One two  three. "))["version"] == 0


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
