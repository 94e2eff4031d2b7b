"""The deletion of several recordings, as a browser without script does it."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.bot.fakes import BEN
from tests.unit.bot.web.library.test_page import names
from tests.unit.bot.web.library.test_tags import chosen
from tests.unit.bot.web.recordings import store
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site
from tests.unit.storage.conftest import make_job


async def test_several_are_deleted_after_a_question(site: Site) -> None:
    jobs = [await store(site.harness, number, text=f"film{number}") for number in (1, 2, 3)]
    foreign = await store(site.harness, 9, BEN, text="foreign")
    async with site.signed_in() as client:
        page = (await client.get("/")).text
        data = chosen(page, *jobs[:2], foreign, back="q=said")
        question = await client.post("/delete", data=data, headers=SAME_ORIGIN)
        assert "film1.mp3" in question.text
        assert "foreign" not in question.text
        assert len(names((await client.get("/")).text)) == 3, "nothing is deleted yet"
        sure = {**chosen(question.text, *jobs[:2]), "sure": "yes", "back": "q=said"}
        sent = await client.post("/delete", data=sure, headers=SAME_ORIGIN)
        assert sent.headers["location"] == "/?q=said"
        assert names((await client.get("/")).text) == ["film3.mp3"]
        none = await client.post("/delete", data=chosen(page, foreign), headers=SAME_ORIGIN)
        assert none.status_code == 422
    await site.harness.services.tasks.wait_idle()
    async with site.harness.services.database.read() as unit:
        assert await unit.jobs.get(foreign.id)
        assert await unit.jobs.get(jobs[0].id) is None


async def test_recording_under_way_is_not_deleted(site: Site) -> None:
    busy, free = await store(site.harness, 1), await store(site.harness, 2, text="free")
    async with site.harness.services.database.begin() as unit:
        assert await unit.jobs.add(replace(make_job(5), again_of=busy.id))
    async with site.signed_in() as client:
        page = (await client.get("/")).text
        data = {**chosen(page, busy, free), "sure": "yes"}
        sent = await client.post("/delete", data=data, headers=SAME_ORIGIN)
        assert sent.status_code == 409
        assert busy.media.name in sent.text
        assert "free" not in sent.text
        left = names((await client.get("/?kind=sound")).text)
        assert left == [busy.media.name], "beside the card of its redo"
