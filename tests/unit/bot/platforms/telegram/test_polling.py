"""Confirmation of polled updates."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest
from telegram import Bot, Update, User
from telegram.error import TelegramError

from bot.chat import Event, HandlerUnavailable, Text
from bot.platforms.telegram import polling as telegram_polling
from bot.platforms.telegram.polling import Polling
from storage.backoff import Backoff


class FakeBot:
    """A bot that records the answered button presses."""

    def __init__(self) -> None:
        self.bot = User(1, "bot", is_bot=True, username="some_bot")
        self.answered: list[str] = []

    async def answer_callback_query(self, query_id: str) -> None:
        self.answered.append(query_id)
        raise TelegramError("query is too old")  # the error is ignored


class Listener:
    """Handles events; fails on the texts in `bad`, with `error`."""

    def __init__(self, *bad: str, error: Exception | None = None) -> None:
        self.bad = set(bad)
        self.error = error or RuntimeError("database is away")
        self.handled: list[str] = []

    async def handle(self, event: Event) -> None:
        words = event.text if isinstance(event, Text) else event.origin.key
        if words in self.bad:
            raise self.error
        self.handled.append(words)


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_polling, "LONGEST_RETRY", 0.0)


def update(number: int, chat: int, text: str) -> Update:
    user = {"id": chat, "is_bot": False, "first_name": "x"}
    message = {
        "message_id": number,
        "date": 1,
        "chat": {"id": chat, "type": "private"},
        "from": user,
        "text": text,
    }
    return Update.de_json({"update_id": number, "message": message}, None)


def polling(listener: Listener) -> Polling:
    return Polling(cast("Bot", FakeBot()), "token", listener.handle)


async def test_offset_moves_past_handled_updates() -> None:
    listener = Listener()
    it = polling(listener)
    await it.handle([update(1, 7, "a"), update(2, 8, "b"), update(3, 7, "c")])
    assert it.offset == 4
    assert sorted(listener.handled) == ["a", "b", "c"]
    await it.handle([])
    assert it.offset == 4


async def test_failed_update_is_redelivered_and_blocks_only_its_chat() -> None:
    listener = Listener("b")
    it = polling(listener)
    batch = [update(1, 7, "a"), update(2, 8, "b"), update(3, 8, "c"), update(4, 7, "d")]
    await it.handle(batch)
    assert listener.handled == ["a", "d"]
    assert it.offset == 2
    listener.bad.clear()
    await it.handle(batch[1:])
    assert listener.handled == ["a", "d", "b", "c"]  # d is not handled twice
    assert it.offset == 5


async def test_update_is_not_skipped_while_all_fail() -> None:
    it = polling(Listener("a", "b"))
    for _ in range(20):
        await it.handle([update(1, 7, "a"), update(2, 8, "b")])
    assert it.offset == 1


async def test_update_that_always_fails_is_skipped_while_others_pass() -> None:
    listener = Listener("poison")
    it = polling(listener)
    for number in range(2, 8):
        await it.handle(
            [update(1, 7, "poison"), update(2, 7, "next"), update(10 + number, 8, "other")]
        )
    await it.handle([update(2, 7, "next")])
    assert "next" in listener.handled
    assert it.offset is not None
    assert it.offset > 2


async def test_update_that_cannot_be_handled_now_is_never_skipped() -> None:
    listener = Listener("kept", error=HandlerUnavailable("database is away"))
    it = polling(listener)
    for number in range(2, 20):
        await it.handle([update(1, 7, "kept"), update(2, 7, "next"), update(10 + number, 8, "o")])
    assert it.offset == 1
    assert "next" not in listener.handled
    listener.bad.clear()
    await it.handle([update(1, 7, "kept"), update(2, 7, "next")])
    assert listener.handled[-2:] == ["kept", "next"]
    assert it.offset == 3


async def test_press_is_handled_even_if_its_acknowledgement_fails() -> None:
    listener = Listener("update:5")
    fake = FakeBot()
    it = Polling(cast("Bot", fake), "token", listener.handle)
    query = {
        "id": "q",
        "from": {"id": 7, "is_bot": False, "first_name": "x"},
        "chat_instance": "1",
        "data": "cancel:1",
        "message": {"message_id": 8, "date": 0, "chat": {"id": 7, "type": "private"}},
    }
    update = Update.de_json({"update_id": 5, "callback_query": query}, None)
    await it.handle([update])
    listener.bad.clear()
    await it.handle([update])
    assert fake.answered == ["q"]
    assert listener.handled == ["update:5"]


async def test_unexpected_error_of_a_poll_does_not_end_polling(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The library raises such an error when it can't read an answer."""
    polls: asyncio.Queue[list[Update] | Exception] = asyncio.Queue()
    polls.put_nowait(ValueError("unreadable answer"))
    polls.put_nowait([update(1, 7, "a")])

    class PolledBot(FakeBot):
        async def get_updates(self, *_: object, **__: object) -> list[Update]:
            found = await polls.get()
            if isinstance(found, Exception):
                raise found
            return found

    monkeypatch.setattr(telegram_polling, "BACKOFF", Backoff(0.001, 0.01))
    listener = Listener()
    it = Polling(cast("Bot", PolledBot()), "token", listener.handle)
    task = asyncio.create_task(it.run())
    async with asyncio.timeout(60):
        while not listener.handled:  # noqa: ASYNC110  the fake has no event
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert listener.handled == ["a"]
