"""Corrections of several tabs and people: moved behind each other, or told as a conflict."""

from __future__ import annotations

import asyncio

from storage.models import Job
from tests.unit.bot.fakes import BotHarness
from tests.unit.bot.web.editing.editor import Editor
from tests.unit.bot.web.recordings import store, words
from tests.unit.bot.web.visitors import Site, endless, fields


async def test_redo_beside_another_correction_is_a_conflict(site: Site, job: Job) -> None:
    async with site.signed_in() as client:
        one, other = await Editor(client, job).load(), await Editor(client, job).load()
        await one.save(0, "One.")
        assert (await one.send("undo")).status_code == 200
        assert (await other.send("redo")).status_code == 409


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
