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
    heard: list[Event] = []

    async def hear(event: Event) -> None:
        heard.append(event)

    task = asyncio.create_task(chat.run(hear, commands))
    yield heard
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(heard: Sequence[object], count: int) -> None:
    async with asyncio.timeout(10):
        while len(heard) < count:  # noqa: ASYNC110  what is heard is a plain list
            await asyncio.sleep(0.01)


async def test_events_come_in_and_are_confirmed(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    (tmp_path / "note.ogg").write_bytes(b"x")
    async with listening(chat) as heard:
        voice = anna.sends_voice(tmp_path / "note.ogg")
        anna.says("/help@mp4totext_bot me")
        await chat.send(at(anna), HELLO)
        anna.presses(anna.sees()[0], "cancel")
        await until(heard, 3)
    upload, command, press = heard
    assert isinstance(upload, Upload)
    assert upload.origin.message == ref(anna, voice)
    assert upload.origin.locale == "de"
    assert isinstance(command, Command)
    assert (command.name, command.arguments) == ("help", "me")
    assert isinstance(press, ButtonPress)
    assert (press.action, press.argument) == ("cancel", "1")
    assert server.world.open_queries == {}


async def test_what_was_not_committed_comes_again(
    server: TelegramServer, chat: TelegramChat, anna: Person
) -> None:
    heard: list[str] = []

    async def hear(event: Event) -> None:
        assert isinstance(event, Text)
        heard.append(event.text)
        if len(heard) == 1:
            raise RuntimeError("database is away")

    anna.says("one")
    anna.says("two")
    task = asyncio.create_task(chat.run(hear, ()))
    await until(heard, 3)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert heard == ["one", "one", "two"]


async def test_a_killed_bot_gets_its_update_again(server: TelegramServer, anna: Person) -> None:
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
    async with listening(TelegramChat(server.token, server.url)) as heard:
        await until(heard, 1)
    assert [heard[0].origin.key] == keys


async def test_trouble_is_outlived(
    server: TelegramServer, chat: TelegramChat, anna: Person
) -> None:
    server.fails("getMe", 502, "Bad Gateway")
    server.fails("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID")
    server.fails("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    server.fails("getUpdates", 429, "Too Many Requests", retry_after=1)
    anna.says("one")
    async with listening(chat, CommandCard("help", {"en": "x"})) as heard:
        await until(heard, 1)


async def test_a_wrong_token_is_told_in_words_and_never_shown(
    server: TelegramServer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    chat = TelegramChat("4242:another-secret", server.url)
    with caplog.at_level(logging.INFO, "bot"), pytest.raises(BadSetting) as caught:
        await chat.run(_deaf, ())
    assert caught.value.values["setting"] == "TELEGRAM_BOT_TOKEN"
    trace = "".join(traceback.format_exception(caught.value))
    assert "another-secret" not in trace + capsys.readouterr().out


async def _deaf(event: Event) -> None:
    """Ignore the event."""
