from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.database import Database
from storage.models import MessageRef, SendRecord, SendState, Stage
from storage.repositories.stage_speeds import KEPT
from tests.unit.storage.conftest import ANNA, BEN, NOON, add, make_job


async def test_delivery_part_is_new_then_sending_then_sent(database: Database) -> None:
    job = make_job()
    await add(database, job)
    refs = [MessageRef(job.reply_to.address, "21"), MessageRef(job.reply_to.address, "22")]
    async with database.begin() as unit:
        assert await unit.deliveries.state(job.id, "files") == "new"
        assert not await unit.deliveries.mark_sent(job.id, "files", refs)
        assert await unit.deliveries.mark_sending(job.id, "files")
        assert await unit.deliveries.state(job.id, "files") == "sending"
        assert await unit.deliveries.mark_sending(job.id, "files")
        assert await unit.deliveries.refs(job.id, "files") == []
        assert await unit.deliveries.mark_sent(job.id, "files", refs)
        assert not await unit.deliveries.mark_sending(job.id, "files")
        assert await unit.deliveries.state(job.id, "files") == "sent"
        assert await unit.deliveries.refs(job.id, "files") == refs
        assert await unit.deliveries.state(job.id, "voice") == "new"


async def test_delivery_state_is_not_stored_for_a_deleted_job(database: Database) -> None:
    job = make_job()
    await add(database, job)
    async with database.begin() as unit:
        assert await unit.deliveries.mark_sending(job.id, "card")
        await unit.jobs.delete_for(job.account)
        assert await unit.deliveries.state(job.id, "card") == "new"
        assert not await unit.deliveries.mark_sending(job.id, "card")
        assert not await unit.deliveries.mark_sent(job.id, "card", [])


async def test_stage_speed_is_the_median_of_the_latest_measurements(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.stage_speeds.factors() == {}
        for _ in range(KEPT):
            await unit.stage_speeds.record(Stage.TRANSCRIPT, "slow", 10, 100)
        await unit.stage_speeds.record(Stage.SPEAKERS, "onnx", 100, 5)
        await unit.stage_speeds.record(Stage.SPEAKERS, "onnx", 100, 3)
        await unit.stage_speeds.record(Stage.SPEAKERS, "onnx", 100, 90)
        await unit.stage_speeds.record(Stage.SPEAKERS, "onnx", 0, 1)
        assert await unit.stage_speeds.factors() == {Stage.TRANSCRIPT: 10, Stage.SPEAKERS: 0.05}
        for _ in range(KEPT):
            await unit.stage_speeds.record(Stage.TRANSCRIPT, "fast", 10, 1)
        assert await unit.stage_speeds.factors() == {Stage.TRANSCRIPT: 0.1, Stage.SPEAKERS: 0.05}


async def test_speed_of_reading_aloud_is_in_seconds(database: Database) -> None:
    async with database.begin() as unit:
        for media_seconds in (10, 3600, 60):
            await unit.stage_speeds.record(Stage.SPEECH, "piper", media_seconds, 5)
        assert await unit.stage_speeds.factors() == {Stage.SPEECH: 5}


async def test_sends_are_stored_replaced_and_deleted_for_each_bot(database: Database) -> None:
    first = SendRecord("a", "1", "-7", "job:card", 5, NOON, ("text:1", "text:2"), 2, "[]")
    later = replace(first, id="b", changed=NOON + timedelta(hours=1))
    other = replace(first, id="c", bot="2")
    async with database.begin() as unit:
        await unit.sends.store([later, first, other])
        await unit.sends.store([])
    sent = replace(first, state=SendState.SENT, messages=(8, 9), deleted=1)
    async with database.begin() as unit:
        assert await unit.sends.list_for("1") == [first, later]
        await unit.sends.store([sent])
        assert await unit.sends.list_for("1") == [sent, later]
        await unit.sends.delete_before(NOON + timedelta(minutes=1))
        assert await unit.sends.list_for("1") == [later]
        assert await unit.sends.list_for("2") == []
        await unit.sends.delete(["b", "x"])
        assert await unit.sends.list_for("1") == []


async def test_sends_to_an_account_and_about_its_jobs_are_forgotten(database: Database) -> None:
    await add(database, make_job(1), make_job(2, BEN))
    mine, other = make_job(1).id, make_job(2, BEN).id
    to_me = SendRecord("to me", "1", ANNA.id, "u1:reply", 5, NOON)
    in_group = replace(to_me, id="in a group", chat="-7", key=f"{mine}:card")
    of_ben = replace(to_me, id="of Ben", chat="-7", key=f"{other}:card")
    async with database.begin() as unit:
        await unit.sends.store([to_me, in_group, of_ben])
    async with database.begin() as unit:
        await unit.sends.forget(ANNA)
        assert await unit.sends.list_for("1") == [of_ben]


async def test_card_of_an_album_is_forgotten_with_its_jobs(database: Database) -> None:
    """Its key names the album, and an album in a group is in no chat of the sender."""
    mine, other = (replace(make_job(n, who), album=f"-7:{n}") for n, who in ((1, ANNA), (2, BEN)))
    await add(database, mine, other)
    card = SendRecord("of mine", "1", "-7", f"{mine.album}:card", 5, NOON)
    of_ben = replace(card, id="of Ben", key=f"{other.album}:card")
    async with database.begin() as unit:
        await unit.sends.store([card, of_ben])
    async with database.begin() as unit:
        await unit.sends.forget(ANNA)
        assert await unit.sends.list_for("1") == [of_ben]


async def test_newest_message_of_a_group_is_forgotten_with_its_people(database: Database) -> None:
    """Private chats share one row, which names nobody."""
    groups = [f"-100{number}" for number in range(3)]
    job = make_job(1)
    in_group = replace(job.reply_to, address=replace(job.reply_to.address, chat=groups[0]))
    await add(database, replace(job, reply_to=in_group), make_job(2, BEN))
    newest = SendRecord("newest77", "77", "77", "", 5, NOON, state=SendState.NEWEST)
    rows = [newest, *(replace(newest, id=f"newest{it}", chat=it) for it in groups)]
    async with database.begin() as unit:
        await unit.sends.store(rows)
        await unit.sends.forget(ANNA)
        assert await unit.sends.list_for("77") == [*rows[2:], newest]
