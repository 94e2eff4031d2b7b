"""Sends of a bot that is killed again and again: what its journal knows in the end."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, cast

import pytest
from telegram.error import TimedOut

from bot.chat import Message
from bot.chat.messages import Span
from bot.platforms.telegram.duplicates import earlier_sends, plan, records
from bot.platforms.telegram.duplicates.records import Content
from bot.platforms.telegram.duplicates.tracking import TrackedSends
from storage.models import SendState
from tests.unit.bot.platforms.telegram.duplicates.journals import CHAT, Store
from tests.unit.bot.platforms.telegram.duplicates.virtual_time import Clock

CARD = Message((Span("a.ogg\nReceiving the file"),))
KEY = "job:card"


async def process(store: Store, newest: int) -> TrackedSends:
    """Return the sends of a bot that starts, and has received a message with this id."""
    tracked = TrackedSends(cast("Any", None), "1:token", cast("Any", None))
    await tracked.start(store)
    tracked.journal.ids.add_new(CHAT, newest)
    return tracked


async def killed_before_the_answer(store: Store, newest: int) -> Store:
    tracked = await process(store, newest)
    async with tracked.message(CHAT, CARD, KEY, rich=False) as sent:
        left = deepcopy(store)
        sent.append(newest + 1)
    return left


async def killed_before_the_caller_stored_it(store: Store, newest: int) -> tuple[Store, int]:
    """Return what is left, and the id that the caller has got."""
    tracked = await process(store, newest)
    async with tracked.message(CHAT, CARD, KEY, rich=False) as sent:
        sent[:] = sent or [newest + 1]
        number = sent[0]
    return deepcopy(store), number


async def test_process_that_finds_the_message_of_an_earlier_one_records_no_request() -> None:
    left, number = await killed_before_the_caller_stored_it(Store(), 10)
    tracked = await process(left, 20)
    async with tracked.message(CHAT, CARD, KEY, rich=False) as sent:
        assert sent == [number]
        assert [it.state for it in left.rows.values()] == [SendState.SENT]


async def test_copies_can_be_searched_for_after_a_kill_while_a_message_is_found_again() -> None:
    """Such a kill left a request without an answer, and the chat's other copies for ever."""
    left = await killed_before_the_answer(Store(), 10)  # the copy
    left, number = await killed_before_the_caller_stored_it(left, 20)
    left = await killed_before_the_answer(left, 30)
    left, again = await killed_before_the_caller_stored_it(left, 40)
    assert number == again == 21
    known = (await process(left, 50)).journal.records(CHAT)
    assert not plan.must_wait(known)
    assert [it.low for it in plan.settled(known)] == [10]
    assert 11 in plan.candidates(known, lambda _: False)


async def test_message_of_an_earlier_process_stays_known_until_its_delivery_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A delivery waits for up to 300 s between two tries, and the bot may be killed meanwhile."""
    clock = Clock()
    monkeypatch.setattr(records, "time", clock)
    monkeypatch.setattr(earlier_sends, "time", clock)
    store = Store()
    first = await process(store, 10)
    for key, number in (("one:card", 11), ("two:card", 12)):
        async with first.message(CHAT, CARD, key, rich=False) as sent:
            sent.append(number)
    second = await process(store, 20)
    async with second.message(CHAT, CARD, "one:card", rich=False) as sent:
        assert sent == [11]
    async with second.message(CHAT, CARD, "three:card", rich=False) as sent:
        sent.append(21)  # now every send of the chat has an answer
    clock.seconds = 250
    await second.journal.store_newest()
    await second.journal.close()
    third = await process(store, 30)
    async with third.message(CHAT, CARD, "two:card", rich=False) as sent:
        assert sent == [12]


GROUP = -1001
ALBUM = f"{GROUP}:77"


async def test_deleted_person_is_forgotten_in_memory_too() -> None:
    """The card of an album in a group names the album and nobody. The rows go by themselves."""
    store = Store()
    first = await process(store, 10)
    gone = [(CHAT, "update:1:reply"), (GROUP, "mine:card"), (GROUP, f"{ALBUM}:card")]
    kept = (GROUP, "other:card")
    for number, (chat, key) in enumerate([*gone, kept], 11):
        async with first.message(chat, CARD, key, rich=False) as sent:
            sent.append(number)
    second = await process(store, 20)
    await lost(second, f"{ALBUM}:card")  # from now on the records of the group are in memory
    await second.forget(str(CHAT), {"mine", ALBUM})
    assert {it.key for it in second.journal.records(GROUP)} <= {kept[1]}
    assert [second.journal.take_earlier(chat, key) for chat, key in gone] == [()] * 3
    assert second.journal.take_earlier(*kept) == (14,)


async def lost(tracked: TrackedSends, key: str) -> None:
    """Send a message to the group whose answer is lost."""
    with pytest.raises(TimedOut):
        async with tracked.journal.track(GROUP, Content(key)):
            raise TimedOut
