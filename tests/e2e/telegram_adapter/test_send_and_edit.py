"""Outgoing messages: replies, topics, edits, limits, pauses."""

from __future__ import annotations

import asyncio
import socket

import pytest

from bot.chat import (
    ChatBusy,
    ChatDown,
    ChatError,
    ChatGone,
    Message,
    Span,
)
from bot.platforms.telegram.adapter import TelegramChat
from storage.models import Account, Address, Platform
from tests.e2e.telegram_adapter.places import HELLO, at, ref
from tests.e2e.telegram_server import Person, TelegramServer


async def test_message_has_reply_entities_and_buttons(chat: TelegramChat, anna: Person) -> None:
    question = anna.says("hi")
    sent = await chat.send(at(anna), HELLO, ref(anna, question))
    (post,) = anna.answers(question)
    assert sent == ref(anna, post)
    assert post.text == "Hello <b>you</b>"
    assert [(it["type"], it["offset"], it["length"]) for it in post.history[0].entities] == [
        ("bold", 6, 10)
    ]
    assert post.history[0].buttons == ((("Cancel", "cancel:1"),),)


async def test_message_is_sent_without_a_deleted_reply_target(
    chat: TelegramChat, anna: Person
) -> None:
    question = anna.says("hi")
    question.deleted = True
    await chat.send(at(anna), HELLO, ref(anna, question))
    assert [post.reply_to for post in anna.sees()] == [None]


async def test_message_stays_in_its_topic(server: TelegramServer, chat: TelegramChat) -> None:
    group = server.group("Team", 5)
    member = server.person("Ben").at(group, 5)
    await chat.send(Address(Platform.TELEGRAM, str(group["id"]), "5"), HELLO)
    assert [post.thread for post in member.sees()] == [5]
    with pytest.raises(ChatGone):
        await chat.send(Address(Platform.TELEGRAM, str(group["id"]), "6"), HELLO)


async def test_repeated_edit_succeeds_and_removes_buttons(chat: TelegramChat, anna: Person) -> None:
    card = await chat.send(at(anna), HELLO)
    done = Message((Span("Done"),))
    await chat.edit(card, done)
    await chat.edit(card, done)
    (post,) = anna.sees()
    assert [version.text for version in post.history] == ["Hello <b>you</b>", "Done"]
    assert post.labels == []


async def test_permanent_failures_raise_chat_gone(chat: TelegramChat, anna: Person) -> None:
    card = await chat.send(at(anna), HELLO)
    anna.sees()[0].deleted = True
    with pytest.raises(ChatGone):
        await chat.edit(card, Message((Span("x"),)))
    with pytest.raises(ChatGone):
        await chat.send(Address(Platform.TELEGRAM, "1"), HELLO)
    anna.blocks_the_bot()
    with pytest.raises(ChatGone):
        await chat.send(at(anna), HELLO)


async def test_too_long_message_raises_a_chat_error(chat: TelegramChat, anna: Person) -> None:
    await chat.send(at(anna), Message((Span("😀" * 2048),)))
    with pytest.raises(ChatError, match="too long"):
        await chat.send(at(anna), Message((Span("😀" * 2049),)))


async def test_busy_chat_is_paused_until_its_retry_time(
    server: TelegramServer, chat: TelegramChat, anna: Person
) -> None:
    card = await chat.send(at(anna), HELLO)
    server.fails("editMessageText", 429, "Too Many Requests: retry after 1", retry_after=1)
    before = len(server.calls("editMessageText"))
    for _ in range(3):
        with pytest.raises(ChatBusy) as exc_info:
            await chat.edit(card, Message((Span("x"),)))
        assert 0 < exc_info.value.retry_after <= 1
    assert len(server.calls("editMessageText")) == before + 1
    await chat.send(at(server.person("Ben")), HELLO)  # other chats continue
    await asyncio.sleep(1)
    await chat.edit(card, Message((Span("x"),)))


async def test_unreachable_server_raises_chat_down(server: TelegramServer, anna: Person) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        chat = TelegramChat(server.token, f"http://127.0.0.1:{unused.getsockname()[1]}")
    with pytest.raises(ChatDown) as exc_info:
        await chat.send(at(anna), HELLO)
    assert server.token not in str(exc_info.value)
    await chat.close()


async def test_group_and_channel_have_no_private_chat(chat: TelegramChat) -> None:
    with pytest.raises(ChatGone):
        await chat.direct_chat(Account(Platform.TELEGRAM, "-1002471352452"))
