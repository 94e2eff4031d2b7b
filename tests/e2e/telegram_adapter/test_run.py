"""Incoming events: confirmed after the commit, else redelivered."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.chat import ButtonPress, Command, CommandCard, Event, Text, Upload
from bot.platforms.telegram.adapter import TelegramChat
from storage.errors import BadSetting
from tests.e2e.telegram_adapter.places import HELLO, at, ref
from tests.e2e.telegram_server import Person, TelegramServer


@asynccontextmanager
async def listening(chat: TelegramChat, *commands: CommandCard) -> AsyncIterator[list[Event]]:
    """Collect the events for the time of the block."""
    received: list[Event] = []

    async def hear(event: Event) -> None:
        received.append(event)

    task = asyncio.create_task(chat.run(hear, commands))
    yield received
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(received: Sequence[object], count: int) -> None:
    async with asyncio.timeout(10):
        while len(received) < count:  # noqa: ASYNC110  a list can't be awaited
            await asyncio.sleep(0.01)


async def test_events_are_received_and_confirmed(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    (tmp_path / "note.ogg").write_bytes(b"x")
    async with listening(chat) as received:
        voice = anna.sends_voice(tmp_path / "note.ogg")
        anna.says("/help@mp4totext_bot me")
        await chat.send(at(anna), HELLO)
        anna.presses(anna.sees()[0], "cancel")
        await until(received, 3)
    upload, command, press = received
    assert isinstance(upload, Upload)
    assert upload.origin.message == ref(anna, voice)
    assert upload.origin.locale == "de"
    assert isinstance(command, Command)
    assert (command.name, command.arguments) == ("help", "me")
    assert isinstance(press, ButtonPress)
    assert (press.action, press.argument) == ("cancel", "1")
    assert server.world.open_queries == {}


async def test_uncommitted_update_is_fetched_again(
    server: TelegramServer, chat: TelegramChat, anna: Person
) -> None:
    received: list[str] = []

    async def hear(event: Event) -> None:
        assert isinstance(event, Text)
        received.append(event.text)
        if len(received) == 1:
            raise RuntimeError("database is away")

    anna.says("one")
    anna.says("two")
    task = asyncio.create_task(chat.run(hear, ()))
    await until(received, 3)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert received == ["one", "one", "two"]


async def test_update_of_a_killed_bot_is_delivered_again(
    server: TelegramServer, anna: Person
) -> None:
    keys: list[str] = []

    async def hear_and_hang(event: Event) -> None:
        keys.append(event.origin.key)
        await asyncio.sleep(60)

    anna.says("one")
    task = asyncio.create_task(TelegramChat(server.token, server.url).run(hear_and_hang, ()))
    await until(keys, 1)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    async with listening(TelegramChat(server.token, server.url)) as received:
        await until(received, 1)
    assert [received[0].origin.key] == keys


async def test_polling_continues_after_server_errors(
    server: TelegramServer, chat: TelegramChat, anna: Person
) -> None:
    server.fails("getMe", 502, "Bad Gateway")
    server.fails("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID")
    server.fails("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    server.fails("getUpdates", 429, "Too Many Requests", retry_after=1)
    anna.says("one")
    async with listening(chat, CommandCard("help", {"en": "x"})) as received:
        await until(received, 1)


async def test_wrong_token_is_reported_and_never_shown(
    server: TelegramServer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    chat = TelegramChat("4242:another-secret", server.url)
    with caplog.at_level(logging.INFO, "bot"), pytest.raises(BadSetting) as exc_info:
        await chat.run(_deaf, ())
    assert exc_info.value.values["setting"] == "TELEGRAM_BOT_TOKEN"
    trace = "".join(traceback.format_exception(exc_info.value))
    assert "another-secret" not in trace + capsys.readouterr().out


async def _deaf(event: Event) -> None:
    """Ignore the event."""


async def test_unreadable_update_is_skipped_and_others_are_handled(
    server: TelegramServer, anna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """The library can't read a message without a number, and fails the whole batch with it."""
    with server.world.lock:
        anna.says("before")
        server.world.tell("message", {"date": 1, "chat": anna.chat, "text": "secret words"})
        anna.says("after")
    for _ in range(2):  # and again after a restart
        chat = TelegramChat(server.token, server.url)
        async with listening(chat) as received:
            await until(received, 2)
            assert [event.text for event in received if isinstance(event, Text)] == [
                "before",
                "after",
            ]
    async with listening(TelegramChat(server.token, server.url)), asyncio.timeout(30):
        while server.world.updates:  # noqa: ASYNC110  confirmed in another thread
            await asyncio.sleep(0.1)
    assert "secret words" not in caplog.text
