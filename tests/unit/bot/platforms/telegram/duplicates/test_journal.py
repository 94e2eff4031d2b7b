"""The journal of sends: what it writes, and what a later process knows by it."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import BadRequest

from bot.platforms.telegram.duplicates import earlier_sends, records
from bot.platforms.telegram.duplicates import journal as journal_module
from bot.platforms.telegram.duplicates.records import Content
from storage.models import SendState
from tests.unit.bot.platforms.telegram.duplicates.journals import (
    CHAT,
    Store,
    fails,
    journal_of,
    sends,
    settles,
    states,
)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answered send is forgotten by the next look at what is due."""
    monkeypatch.setattr(records, "KEPT", 0.0)


async def test_nothing_is_written_for_sends_that_are_not_repeated() -> None:
    store = Store()
    journal = await journal_of(store)
    await sends(journal, "", 5)
    await fails(journal, "", BadRequest("chat not found"))
    assert store.writes == 0
    assert journal.chats() == []


async def test_send_that_is_repeated_is_recorded_from_its_request_to_its_answer() -> None:
    store = Store()
    journal = await journal_of(store)
    await sends(journal, "", 5)
    async with journal.track(CHAT, Content("card", ("text:a",))) as sent:
        assert states(store) == {"card": SendState.SENDING}
        assert {it.low for it in store.rows.values()} == {5}
        sent.append(6)
    assert states(store) == {"card": SendState.SENT}  # until its caller has stored it
    await fails(journal, "refused", BadRequest("chat not found"))
    assert journal.chats() == []
    await settles(journal)
    assert states(store) == {"": SendState.NEWEST}


async def test_message_of_a_process_that_was_killed_after_the_answer_is_not_sent_again() -> None:
    store = Store()
    first = await journal_of(store)
    await sends(first, "card", 6)  # killed here: nobody has stored the 6
    second = await journal_of(store)
    assert second.take_earlier(CHAT, "card") == (6,)
    await sends(second, "card", 6)
    await settles(second)
    assert states(store) == {"": SendState.NEWEST}


async def test_message_of_an_earlier_process_is_expected_for_a_while_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(earlier_sends, "PATIENCE", 0.0)
    store = Store()
    await sends(await journal_of(store), "card", 6)
    assert (await journal_of(store)).take_earlier(CHAT, "card") == ()


async def test_send_of_a_killed_process_is_uncertain() -> None:
    store = Store()
    first = await journal_of(store)
    await sends(first, "", 5)
    async with first.track(CHAT, Content("card", ("text:a",))):  # this process is killed here
        second = await journal_of(store)
        [record] = second.records(CHAT)
        assert (record.key, record.state, record.low) == ("card", SendState.UNCERTAIN, 5)


async def test_sends_of_a_chat_with_a_lost_answer_are_recorded_before_their_request() -> None:
    store = Store()
    journal = await journal_of(store)
    await sends(journal, "", 5)
    async with journal.track(CHAT, Content("beside", ("text:b",))) as beside:
        await fails(journal, "lost")
        assert states(store) == {"lost": SendState.UNCERTAIN, "beside": SendState.SENDING}
        beside.append(7)
    assert states(store)["beside"] is SendState.SENT
    async with journal.track(CHAT, Content("later", ("text:c",))) as later:
        assert states(store)["later"] is SendState.SENDING
        later.append(9)
    await fails(journal, "refused", BadRequest("no"))
    assert "refused" not in states(store)
    assert {it.low for it in store.rows.values() if it.key == "lost"} == {5}
    await journal.forget(CHAT, [it.id for it in journal.records(CHAT) if it.key == "lost"])
    await settles(journal)
    assert states(store) == {"": SendState.NEWEST}


async def test_request_that_takes_long_is_recorded_until_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journal_module, "SLOW", 0.01)
    store = Store()
    journal = await journal_of(store)
    await sends(journal, "", 5)
    async with journal.track(CHAT, Content("slow", ("text:b",))) as sent:
        await asyncio.sleep(0.1)
        assert states(store) == {"slow": SendState.SENDING}
        await sends(journal, "beside", 6)
        sent.append(7)
    await settles(journal)
    assert states(store) == {"": SendState.NEWEST}
    await fails(journal, "refused", BadRequest("no"), after=0.1)
    assert states(store) == {"": SendState.NEWEST}
    assert journal.chats() == []


async def test_later_process_knows_what_the_one_before_has_sent() -> None:
    store = Store()
    first = await journal_of(store)
    await sends(first, "a", 5)
    await first.store_newest()
    await fails(first, "lost")
    async with first.track(CHAT, Content("beside")):  # this process never hears of its end
        second = await journal_of(store)
        assert {it.state for it in second.records(CHAT)} == {SendState.UNCERTAIN}
        await fails(second, "lost")
        assert {it.low for it in second.records(CHAT)} == {5}


async def test_message_that_an_earlier_process_sent_is_known_once() -> None:
    store = Store()
    first = await journal_of(store)
    await fails(first, "lost")
    await sends(first, "card", 6)
    second = await journal_of(store)
    assert second.take_earlier(CHAT, "card") == (6,)
    assert second.take_earlier(CHAT, "card") == ()
    assert second.take_earlier(CHAT, "lost") == ()


async def test_message_that_is_edited_is_recorded_as_known() -> None:
    store = Store()
    journal = await journal_of(store)
    await sends(journal, "a", 5)
    await fails(journal, "lost")
    await journal.edit(CHAT, 5)
    await journal.edit(CHAT, 6)
    await journal.edit(CHAT, 6)
    assert [it.messages for it in journal.records(CHAT) if it.messages] == [(6,)]


async def test_uploads_of_an_earlier_process_go_on_behind_what_was_sent() -> None:
    store = Store()
    journal = await journal_of(store)
    async with journal.track(CHAT, Content("files#0", size=2)) as sent:
        sent += [5, 6]
    await fails(journal, "files#2")
    later = await journal_of(store)
    assert later.sent_parts(CHAT, "files") == [5, 6]
    assert later.sent_parts(CHAT, "other") == []


async def test_upload_of_an_earlier_process_goes_on_although_another_message_came_first() -> None:
    store = Store()
    journal = await journal_of(store)
    async with journal.track(CHAT, Content("files#0", size=2)) as sent:
        sent += [5, 6]
    later = await journal_of(store)  # the first process was killed here
    await sends(later, "menu", 7)
    assert later.chats() == []
    assert later.sent_parts(CHAT, "files") == [5, 6]


async def test_message_does_not_wait_for_a_store_that_fails_or_hangs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "LONGEST_WAIT", 0.01)
    store = Store()
    journal = await journal_of(store)
    await sends(journal, "a", 5)
    store.broken = True
    await fails(journal, "lost")
    await sends(journal, "b", 6)
    store.broken = False
    store.open.clear()
    await sends(journal, "c", 7)
    store.open.set()
    await journal.close()
    assert states(store)["c"] is SendState.SENT


async def test_end_of_the_bot_does_not_wait_for_a_store_that_hangs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "LONGEST_WAIT", 0.01)
    store = Store()
    journal = await journal_of(store)
    store.open.clear()
    await sends(journal, "card", 5)
    await asyncio.wait_for(journal.close(), 5)
    store.open.set()
    await asyncio.sleep(0.01)
    assert store.writes == 0  # the store is closed by now


async def test_lost_answer_in_a_chat_that_is_forgotten_meanwhile_is_told_as_it_is() -> None:
    """As of /delete_my_data while the database is busy."""
    store = Store()
    journal = await journal_of(store)
    await sends(journal, "", 5)
    store.open.clear()
    sending = asyncio.create_task(fails(journal, ""))  # raises unless the error is the same
    await asyncio.sleep(0.02)
    assert journal.chats() == [CHAT]
    forgetting = asyncio.create_task(journal.forget(CHAT, [it.id for it in journal.records(CHAT)]))
    await asyncio.sleep(0)
    store.open.set()
    await asyncio.gather(sending, forgetting)
    assert journal.chats() == []


async def test_records_that_wait_for_a_write_are_written_together() -> None:
    store = Store()
    journal = await journal_of(store)
    store.open.clear()
    tasks = [asyncio.create_task(sends(journal, f"{chat}", 5, chat)) for chat in range(1, 31)]
    await asyncio.sleep(0.01)
    store.open.set()
    await asyncio.gather(*tasks)
    assert store.writes <= 4
    await settles(journal)
    assert states(store) == {"": SendState.NEWEST}
