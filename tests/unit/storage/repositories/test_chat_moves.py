"""Rows of a group that gets another address."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.database import Database
from storage.models import (
    Account,
    Address,
    Job,
    Line,
    MessageRef,
    Options,
    Platform,
    Voiceprint,
)
from tests.unit.storage.conftest import ANNA, NOON, RESULT, add, make_job

OLD = Address(Platform.TELEGRAM, "-123")
NEW = Address(Platform.TELEGRAM, "-100123")
GROUP = Account(Platform.TELEGRAM, "-123")
MOVED_GROUP = Account(Platform.TELEGRAM, "-100123")


async def move(database: Database) -> None:
    async with database.read() as unit:
        moving = await unit.chats.find_rows(OLD)
    async with database.begin() as unit:
        await unit.chats.move(moving, NEW)


def in_group(number: int, account: Account = ANNA, chat: Address = OLD) -> Job:
    sent, card = MessageRef(chat, str(number)), MessageRef(chat, str(number + 100), box="42")
    return replace(make_job(number, account), reply_to=sent, card=card, album=f"{chat.chat}:a")


async def test_jobs_and_their_messages_move(database: Database) -> None:
    other = Address(Platform.TELEGRAM, "-1234")  # begins like the group that moves
    waiting, done, elsewhere = in_group(1), in_group(2), in_group(3, chat=other)
    await add(database, waiting, done, elsewhere)
    answer = MessageRef(OLD, "102")
    async with database.begin() as unit:
        await unit.jobs.claim(done.id, "w")
        await unit.jobs.finish(done.id, 1, RESULT)
        await unit.deliveries.mark_sending(done.id, "answer")
        await unit.deliveries.mark_sent(done.id, "answer", [answer])
        await unit.jobs.mark_delivered(done.id)
        await unit.pending_replies.add(done.id, MessageRef(OLD, "50"))
    for _ in range(2):  # the platform tells it more than once
        await move(database)
    async with database.read() as unit:
        moved = {job: await unit.jobs.get(job.id) for job in (waiting, done, elsewhere)}
        refs = await unit.deliveries.refs(done.id, "answer")
        assert await unit.pending_replies.find_job(MessageRef(NEW, "50", box="-123")) == done.id
        assert await unit.pending_replies.find_job(MessageRef(NEW, "50", box="-100123")) is None
    first, second, third = (moved[job] for job in (waiting, done, elsewhere))
    assert first is not None
    assert second is not None
    assert third == elsewhere
    assert (first.reply_to, first.reply_to.box, first.album) == (
        MessageRef(NEW, "1"),
        "-123",
        "-100123:a",
    )
    assert first.card is None  # a new card is sent, which people can see
    assert second.card is not None
    assert (second.card.address, second.card.box) == (NEW, "42")
    assert (refs, refs[0].box) == ([MessageRef(NEW, "102")], "-123")


async def test_settings_voices_history_and_search_move(database: Database) -> None:
    done = in_group(1, GROUP)
    await add(database, done)
    async with database.begin() as unit:
        await unit.chats.set_automatic(OLD, GROUP, on=True)
        await unit.chats.set_replacements(OLD, GROUP, (("Keler", "Keller"),))
        await unit.voices.save(ANNA, OLD, "source", [("Wilma", Voiceprint("n", 2.0, "v"))], NOON)
        await unit.people.get_or_create(GROUP, "de")
        await unit.people.set_options(GROUP, Options(language="de"))
        await unit.transcripts.save(done, (Line(0.0, "", "Marigold"),))
        # Somebody wrote in the new group before the move was known.
        await unit.people.get_or_create(MOVED_GROUP, "en")
    await move(database)
    async with database.read() as unit:
        assert await unit.chats.is_automatic(NEW)
        assert not await unit.chats.is_automatic(OLD)
        assert await unit.chats.replacements(NEW) == (("Keler", "Keller"),)
        assert [it.name for it in await unit.voices.list_for([ANNA], NEW)] == ["Wilma"]
        assert await unit.people.find(GROUP) is None
        person = await unit.people.find(MOVED_GROUP)
        assert person is not None
        assert person.options.language == "de"
        (found,) = await unit.transcripts.search([MOVED_GROUP], "marigold", 5, chat=NEW.chat)
        assert found.job.account == MOVED_GROUP
        assert not await unit.transcripts.search([GROUP], "marigold", 5)
        assert await unit.usage.since([MOVED_GROUP], NOON - timedelta(days=1))


async def test_settings_of_the_new_group_win(database: Database) -> None:
    async with database.begin() as unit:
        await unit.chats.set_automatic(OLD, ANNA, on=True)
        await unit.chats.set_automatic(NEW, ANNA, on=False)
    await move(database)
    async with database.read() as unit:
        assert not await unit.chats.is_automatic(NEW)
