"""Rich messages and live text, on servers with and without support for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

import pytest

from bot.chat import Button, CommandCard, Event, Message, Section, Span
from bot.platforms.telegram.adapter import TelegramChat
from storage.models import MessageRef
from tests.e2e.telegram_adapter.places import HELLO, at
from tests.e2e.telegram_server import TelegramServer

HOSTILE = '<b>@all</b> */start* <a href="https://x.example">'
ANSWER = Message(
    (Span("Plain "), Span(HOSTILE)),
    ((Button("Delete", "drop", "1"),),),
    (Section("", (Span("Gist", "bold"),)), Section("Chapters", (Span(f"0:05 {HOSTILE}"),))),
)


@asynccontextmanager
async def connected(server: TelegramServer, rich: bool = True) -> AsyncIterator[TelegramChat]:
    """Connect an adapter that has asked the server for its features."""
    chat = TelegramChat(server.token, server.url, rich=rich)
    listening = asyncio.Event()

    async def hear(event: Event) -> None:
        listening.set()

    nothing: Sequence[CommandCard] = ()
    task = asyncio.create_task(chat.run(hear, nothing))
    server.person("Somebody").says("hi")
    async with asyncio.timeout(20):
        await listening.wait()
    yield chat
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_rich_server_gets_sections_by_one_edit() -> None:
    with TelegramServer(version=(10, 3)) as server:
        anna = server.person("Anna")
        async with connected(server) as chat:
            assert chat.capabilities.rich == 32_768
            card = await chat.send(at(anna), HELLO)
            await chat.edit(card, ANSWER)
            await chat.edit(card, ANSWER)  # "message is not modified" is success
        (post,) = anna.sees()
        assert post.rich is not None
        assert post.rich["blocks"][1] == {
            "type": "details",
            "summary": "Chapters",
            "blocks": [{"type": "paragraph", "text": f"0:05 {HOSTILE}"}],
        }
        assert post.labels == ["Delete"]
        assert len(post.history) == 2
        assert len(server.calls("sendRichMessage")) == 1  # the feature test, sent once


async def test_rejected_rich_message_is_sent_as_plain_text() -> None:
    with TelegramServer(version=(10, 3)) as server:
        anna = server.person("Anna").at(server.group("Team", 5), 5)
        question = anna.says("hi")
        topic = replace(at(anna), thread="5")
        async with connected(server) as chat:
            await chat.send(topic, ANSWER, MessageRef(topic, str(question.id)))
            server.fails("sendRichMessage", 400, "Bad Request: RICH_VALIDATE_X")
            await chat.send(topic, ANSWER)
        folding, plain = anna.sees()
        assert folding.rich is not None
        assert (folding.reply_to, folding.thread, folding.labels) == (question.id, 5, ["Delete"])
        assert plain.rich is None
        assert plain.text == f"Plain {HOSTILE}"


@pytest.mark.parametrize("version", [(10, 0), (10, 1)])
async def test_older_server_gets_plain_text(version: tuple[int, int]) -> None:
    with TelegramServer(version=version) as server:
        anna = server.person("Anna")
        async with connected(server) as chat:
            assert chat.capabilities.rich == 0
            card = await chat.send(at(anna), HELLO)
            await chat.edit(card, ANSWER)
        (post,) = anna.sees()
        assert post.rich is None
        assert post.text == f"Plain {HOSTILE}"
        assert [call.code for call in server.calls("editMessageText")] == [200]


async def test_rich_messages_can_be_disabled() -> None:
    with TelegramServer(version=(10, 3)) as server:
        async with connected(server, rich=False) as chat:
            assert chat.capabilities.rich == 0
        assert server.calls("sendRichMessage") == []


async def test_rejected_rich_edit_is_sent_as_plain_text() -> None:
    with TelegramServer(version=(10, 3)) as server:
        anna = server.person("Anna")
        async with connected(server) as chat:
            card = await chat.send(at(anna), HELLO)
            for code, description in (400, "Bad Request: RICH_VALIDATE_X"), (500, "Internal"):
                server.fails("editMessageText", code, description)
                await chat.edit(card, ANSWER)
                (post,) = anna.sees()
                assert post.rich is None
                assert post.labels == ["Delete"]
                await chat.edit(card, HELLO)


async def test_live_text_is_shown_only_in_private_chats(
    server: TelegramServer, chat: TelegramChat
) -> None:
    anna = server.person("Anna")
    await chat.show_draft(at(anna), "One.", "job")
    await chat.show_draft(at(anna), "One. Two <b>.", "job")
    assert server.world.draft(anna.chat["id"]) == "One. Two <b>."
    assert len({draft.number for draft in server.world.drafts}) == 1
    await chat.send(at(anna), HELLO)
    assert server.world.draft(anna.chat["id"]) == ""
    await chat.show_draft(at(anna.at(server.group("Team"))), "One.", "job")
    assert len(server.calls("sendMessageDraft")) == 2


async def test_chat_that_rejects_live_text_is_not_tried_again(
    server: TelegramServer, chat: TelegramChat
) -> None:
    anna, ben = server.person("Anna"), server.person("Ben")
    server.fails("sendMessageDraft", 400, "Bad Request: TEXTDRAFT_PEER_INVALID")
    for _ in range(3):
        await chat.show_draft(at(anna), "One.", "job")
    assert len(server.calls("sendMessageDraft")) == 1
    await chat.show_draft(at(ben), "One.", "job")
    assert server.world.draft(ben.chat["id"]) == "One."


async def test_server_without_live_text_is_tried_once() -> None:
    with TelegramServer(version=(9, 4)) as server:
        chat = TelegramChat(server.token, server.url)
        for name in "Anna", "Ben":
            await chat.show_draft(at(server.person(name)), "One.", "job")
        await chat.close()
        assert [call.code for call in server.calls("sendMessageDraft")] == [404]
