"""Messages that arrived although their answer was lost: after the retry each is there once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat import Button, ChatDown, Message, Span
from bot.platforms.telegram import rate_limiter
from bot.platforms.telegram.adapter import TelegramChat
from bot.platforms.telegram.duplicates import records
from storage.models import FileKind
from tests.e2e.telegram_adapter.lossy import Lossy, file_in, loses_one, says, until
from tests.e2e.telegram_adapter.places import at, ref
from tests.e2e.telegram_server import Person, TelegramServer

CARD = Message((Span("In the queue"),), ((Button("Cancel", "cancel", "job-1"),),))
MENU = Message((Span("Settings"),), ((Button("Language", "language", "7"),),))
PROBES = ("editMessageReplyMarkup", "editMessageCaption", "deleteMessage")


@pytest.fixture(autouse=True)
def _room(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PRIVATE", "GROUP"):
        monkeypatch.setattr(rate_limiter, name, rate_limiter.RateLimit(50, 50, 2))
    monkeypatch.setattr(records, "KEPT", 1.0)


@pytest.fixture
def lossy(server: TelegramServer, tmp_path: Path) -> Lossy:
    return Lossy(server, tmp_path)


@pytest.fixture
async def bot(lossy: Lossy) -> AsyncIterator[TelegramChat]:
    async with lossy.process() as chat:
        yield chat


def texts(person: Person) -> list[str]:
    return [post.text for post in person.sees()]


def requests(server: TelegramServer) -> int:
    return sum(len(server.calls(method)) for method in PROBES)


async def test_forgotten_chat_and_job_leave_no_record(
    server: TelegramServer, bot: TelegramChat, anna: Person, lossy: Lossy
) -> None:
    """As after /delete_my_data. What came later in the chat is not recorded either."""
    ben = server.person("Ben")
    anna.says("hi")
    ben.says("hi")
    await loses_one(server, bot, anna, CARD, "1:card")
    await loses_one(server, bot, ben, CARD, "2:card")
    await bot.tracked_sends.forget(at(anna).chat, ())
    await bot.tracked_sends.forget("nobody", {"2"})
    await lossy.has_forgotten_all()
    await bot.send(at(anna), says("deleted"), key="u:done")
    await lossy.has_forgotten_all()


async def test_first_copy_is_deleted_after_the_retry(
    server: TelegramServer, bot: TelegramChat, anna: Person, lossy: Lossy
) -> None:
    ben = server.person("Ben")
    await bot.send(at(ben), says("hello"))
    hers = anna.says("hi")
    await loses_one(server, bot, anna, CARD, "1:card")
    his = ben.says("hi")
    mine = await bot.send(at(anna), CARD, key="1:card")
    await until(lambda: texts(anna) == ["In the queue"])
    assert anna.sees()[0].id == int(mine.message)
    assert anna.sees()[0].labels == ["Cancel"]
    assert not hers.deleted
    assert not his.deleted
    assert len(texts(ben)) == 1
    assert requests(server) <= 3
    await lossy.has_forgotten_all()


async def test_first_copy_is_deleted_after_a_restart(
    server: TelegramServer, lossy: Lossy, anna: Person
) -> None:
    team = anna.at(server.group("Team"))
    async with lossy.process() as chat:
        for person in (anna, team):
            await chat.send(at(person), says("hello"))
            await loses_one(server, chat, person, CARD, "1:card")
            person.says("between")
    async with lossy.process() as chat:
        for person in (anna, team):
            await chat.send(at(person), CARD, key="1:card")
        for person in (anna, team):
            await until(lambda: texts(person) == ["hello", "In the queue"])  # noqa: B023
        await lossy.has_forgotten_all()
    with server.world.lock:
        assert not any(it.deleted for it in server.world.posts.values() if not it.from_bot)


async def test_first_copy_of_a_killed_process_is_deleted(lossy: Lossy, anna: Person) -> None:
    async with lossy.process() as chat:
        await chat.send(at(anna), says("hello"))
        await asyncio.sleep(1.5)  # until the newest id is stored
    await lossy.is_killed_before_the_answer(anna, CARD, "1:card")
    async with lossy.process() as chat:
        await chat.send(at(anna), CARD, key="1:card")
        await until(lambda: texts(anna) == ["hello", "In the queue"])
        await lossy.has_forgotten_all()
    assert texts(anna) == ["hello", "In the queue"]


@pytest.mark.parametrize("lost", [False, True])
async def test_message_that_was_answered_just_before_a_restart_is_not_sent_again(
    server: TelegramServer, lossy: Lossy, anna: Person, *, lost: bool
) -> None:
    async with lossy.process() as chat:
        if lost:
            await loses_one(server, chat, anna, MENU, "menu")
        first = await chat.send(at(anna), CARD, key="1:card")
    async with lossy.process() as chat:
        assert await chat.send(at(anna), CARD, key="1:card") == first
    assert texts(anna) == ["Settings"] * lost + ["In the queue"]


async def test_files_whose_answer_was_lost_are_there_once(
    server: TelegramServer, bot: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    kinds = {"a.txt": FileKind.TXT, "a.srt": FileKind.SRT, "a.mp3": FileKind.AUDIO}
    files = [file_in(tmp_path, kind, name, name.encode()) for name, kind in kinds.items()]
    files.append(file_in(tmp_path, FileKind.VOICE, "a.ogg", b"voice"))
    question = anna.says("hi")
    await bot.send(at(anna), says("hello"))
    server.loses_answers(1)
    for _ in range(3):
        with pytest.raises(ChatDown):
            await bot.send_files(at(anna), files, ref(anna, question), "1:files")
    server.loses_answers(0)
    await bot.send_files(at(anna), files, ref(anna, question), "1:files")
    for part in ("1:voice", "1:document"):
        server.loses_answers(1)
        with pytest.raises(ChatDown):
            await bot.send_files(at(anna), files[-1:], ref(anna, question), part)
        server.loses_answers(0)
        await bot.send_files(at(anna), files[-1:], ref(anna, question), part)
    kinds_left = ["document", "document", "audio", "voice", "voice", "voice"]
    await until(lambda: [post.kind for post in anna.answers(question)] == kinds_left)


async def test_only_copy_of_a_message_that_is_not_repeated_stays(
    server: TelegramServer, bot: TelegramChat, anna: Person
) -> None:
    await bot.send(at(anna), says("hello"))
    await loses_one(server, bot, anna, MENU, "update:1:reply")
    await loses_one(server, bot, anna, says("No."), "update:2:reply")
    await loses_one(server, bot, anna, CARD, "1:card")
    await loses_one(server, bot, anna, says("No."), "update:3:reply")
    await bot.send(at(anna), says("No."), None, "update:4:reply")
    await bot.send(at(anna), CARD, key="1:card")
    left = ["hello", "Settings", "No.", "No.", "No.", "In the queue"]
    await until(lambda: texts(anna) == left)
    await asyncio.sleep(2)
    assert texts(anna) == left
    assert [post.labels for post in anna.sees() if post.labels] == [["Language"], ["Cancel"]]


async def test_cards_with_the_same_text_are_told_apart(
    server: TelegramServer, bot: TelegramChat, anna: Person
) -> None:
    other = Message(CARD.spans, ((Button("Cancel", "cancel", "job-2"),),))
    await bot.send(at(anna), says("hello"))
    await loses_one(server, bot, anna, CARD, "1:card")
    await loses_one(server, bot, anna, other, "2:card")
    await bot.send(at(anna), CARD, key="1:card")
    await asyncio.sleep(2)
    assert len(anna.sees()) == 4  # the one of the second card may be its only copy
    await bot.send(at(anna), other, key="2:card")
    await until(lambda: len(anna.sees()) == 3)
    data = [post.data_of("Cancel") for post in anna.sees()[1:]]
    assert data == ["cancel:job-1", "cancel:job-2"]


async def test_equal_message_of_another_sender_stays(
    server: TelegramServer, bot: TelegramChat, anna: Person
) -> None:
    """An administrator of a channel may edit what others posted."""
    await bot.send(at(anna), says("hello"))
    await loses_one(server, bot, anna, CARD, "1:card")
    other = anna.sees()[-1]
    other.sender = other.sender | {"id": 777}
    await bot.send(at(anna), CARD, key="1:card")
    await asyncio.sleep(2)
    assert not other.deleted


async def test_message_that_somebody_pressed_meanwhile_stays(
    server: TelegramServer, bot: TelegramChat, anna: Person
) -> None:
    await bot.send(at(anna), says("hello"))
    await loses_one(server, bot, anna, CARD, "1:card")
    first = anna.sees()[-1]
    await bot.edit(ref(anna, first), MENU)
    await bot.send(at(anna), CARD, key="1:card")
    await asyncio.sleep(2)
    assert texts(anna) == ["hello", "Settings", "In the queue"]
    assert first.labels == ["Language"]
