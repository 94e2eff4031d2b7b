"""Access to results: nobody but the owner may redo, open or delete one."""

from __future__ import annotations

from tests.unit.bot.answered_jobs import (
    ALL,
    answered_job,
    end_job,
    jobs,
    labels,
    newest,
    press_event,
    result,
    shown_message,
)
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness


async def test_other_users_cannot_use_a_result(harness: BotHarness) -> None:
    first = await answered_job(harness)
    before = dict(harness.chat.shown)
    harness.chat.sent.clear()
    every = "sum:{0} txt:{0} srt:{0} voc:{0} redo:{0} redo:{0}:lang do:{0}:speakers=2"
    every += " back:{0} drop:{0} drop!:{0}"
    for data in every.format(first.id).split():
        await handle(harness, press_event(harness, first, data, BEN))
        assert "belongs to somebody else" in harness.chat.last.text, data
    for data in ("drop!:nonsense", "do:", "redo", "txt:::", f"do:{first.id}x:lang=de"):
        await handle(harness, press_event(harness, first, data))
        assert "belongs to somebody else" in harness.chat.last.text, data
    await handle(harness, press_event(harness, first, f"do:{first.id}:speakers=0"))
    assert "speakers=0" in harness.chat.last.text
    await handle(harness, press_event(harness, first, f"do:{first.id}:what"))
    assert "already like that" in harness.chat.last.text
    assert harness.chat.sent == []
    assert len(await jobs(harness)) == 1
    assert shown_message(harness, first) == next(iter(before.values()))[-1]


async def test_redo_by_an_administrator_belongs_to_the_owner(harness: BotHarness) -> None:
    first = await answered_job(harness)
    harness.services.settings.admins = ("telegram:2",)
    await handle(harness, press_event(harness, first, f"do:{first.id}:lang=de", BEN))
    again = await newest(harness)
    assert (again.account, again.again_of) == (ANNA, first.id)
    assert await jobs(harness, BEN) == []


async def test_two_owners_of_one_recording_have_separate_results(harness: BotHarness) -> None:
    anna_job, ben_job = await answered_job(harness), await answered_job(harness, who=BEN)
    assert anna_job.media.blob
    assert ben_job.media.blob
    assert anna_job.media.blob.sha256 == ben_job.media.blob.sha256
    await handle(harness, press_event(harness, anna_job, f"do:{anna_job.id}:lang=de"))
    again = await newest(harness)
    await end_job(harness, again.id, result(harness, ALL, "Ein Vortrag 2"))
    assert [each.id for each in await jobs(harness, BEN)] == [ben_job.id]
    assert "A talk" in shown_message(harness, ben_job).text
    await handle(harness, press_event(harness, anna_job, f"drop:{anna_job.id}"))
    assert labels(shown_message(harness, anna_job)) == ["Yes, delete this result", "‹ Back"]
    await handle(harness, press_event(harness, anna_job, f"drop!:{anna_job.id}"))
    assert await jobs(harness) == []
    assert shown_message(harness, anna_job).buttons == ()
    assert "deleted" in shown_message(harness, anna_job).text
    assert harness.services.blobs.exists(ben_job.media.blob.key), "Ben's is kept"
    await handle(harness, press_event(harness, ben_job, f"drop!:{ben_job.id}", BEN))
    prefix = ben_job.media.blob.key.removesuffix("source")
    assert harness.services.blobs.measure(prefix) == (0, 0)
