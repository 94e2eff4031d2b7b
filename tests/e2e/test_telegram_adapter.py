"""The adapter alone against the Bot API server: every verb, over real sockets."""

from __future__ import annotations

import asyncio
import logging
import socket
import traceback
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.chat import (
    Button,
    ChatBusy,
    ChatDown,
    ChatError,
    ChatGone,
    Command,
    CommandCard,
    Event,
    Message,
    OutFile,
    Press,
    Span,
    Text,
    Upload,
)
from bot.telegram_chat import TelegramChat
from storage.errors import BadSetting, MediaGone, TooLarge
from storage.models import Address, FileKind, Media, MessageRef, Platform
from tests.e2e.telegram_server import Person, Post, TelegramServer

HELLO = Message((Span("Hello "), Span("<b>you</b>", "bold")), ((Button("Cancel", "cancel", "1"),),))


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        yield server


@pytest.fixture
def anna(server: TelegramServer) -> Person:
    return server.person("Anna", "de")


@pytest.fixture
async def chat(server: TelegramServer) -> AsyncIterator[TelegramChat]:
    chat = TelegramChat(server.token, server.url)
    yield chat
    await chat.close()


def at(person: Person) -> Address:
    return Address(Platform.TELEGRAM, str(person.chat["id"]))


def ref(person: Person, post: Post) -> MessageRef:
    return MessageRef(at(person), str(post.id))


@asynccontextmanager
async def listening(chat: TelegramChat, *commands: CommandCard) -> AsyncIterator[list[Event]]:
    """The events that come in while the block runs."""
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


# --- say, edit ------------------------------------------------------------------------------


async def test_say_replies_with_entities_and_buttons(chat: TelegramChat, anna: Person) -> None:
    question = anna.says("hi")
    sent = await chat.say(at(anna), HELLO, ref(anna, question))
    (post,) = anna.answers(question)
    assert sent == ref(anna, post)
    assert post.text == "Hello <b>you</b>"
    assert [(it["type"], it["offset"], it["length"]) for it in post.history[0].entities] == [
        ("bold", 6, 10)
    ]
    assert post.history[0].buttons == ((("Cancel", "cancel:1"),),)


async def test_say_goes_without_the_reply_when_the_message_is_gone(
    chat: TelegramChat, anna: Person
) -> None:
    question = anna.says("hi")
    question.deleted = True
    await chat.say(at(anna), HELLO, ref(anna, question))
    assert [post.reply_to for post in anna.sees()] == [None]


async def test_say_stays_in_its_topic(server: TelegramServer, chat: TelegramChat) -> None:
    group = server.group("Team", 5)
    member = server.person("Ben").at(group, 5)
    await chat.say(Address(Platform.TELEGRAM, str(group["id"]), "5"), HELLO)
    assert [post.thread for post in member.sees()] == [5]
    with pytest.raises(ChatGone):
        await chat.say(Address(Platform.TELEGRAM, str(group["id"]), "6"), HELLO)


async def test_edit_twice_the_same_is_success_and_takes_buttons_away(
    chat: TelegramChat, anna: Person
) -> None:
    card = await chat.say(at(anna), HELLO)
    done = Message((Span("Done"),))
    await chat.edit(card, done)
    await chat.edit(card, done)
    (post,) = anna.sees()
    assert [shown.text for shown in post.history] == ["Hello <b>you</b>", "Done"]
    assert post.labels == []


async def test_what_can_never_be_done_is_gone(chat: TelegramChat, anna: Person) -> None:
    card = await chat.say(at(anna), HELLO)
    anna.sees()[0].deleted = True
    with pytest.raises(ChatGone):
        await chat.edit(card, Message((Span("x"),)))
    with pytest.raises(ChatGone):
        await chat.say(Address(Platform.TELEGRAM, "1"), HELLO)
    anna.blocks_the_bot()
    with pytest.raises(ChatGone):
        await chat.say(at(anna), HELLO)


async def test_what_is_too_long_is_a_plain_error(chat: TelegramChat, anna: Person) -> None:
    await chat.say(at(anna), Message((Span("😀" * 2048),)))
    with pytest.raises(ChatError, match="too long"):
        await chat.say(at(anna), Message((Span("😀" * 2049),)))


async def test_a_busy_chat_is_left_alone_until_its_time(
    server: TelegramServer, chat: TelegramChat, anna: Person
) -> None:
    card = await chat.say(at(anna), HELLO)
    server.fails("editMessageText", 429, "Too Many Requests: retry after 1", retry_after=1)
    before = len(server.calls("editMessageText"))
    for _ in range(3):
        with pytest.raises(ChatBusy) as caught:
            await chat.edit(card, Message((Span("x"),)))
        assert 0 < caught.value.retry_after <= 1
    assert len(server.calls("editMessageText")) == before + 1
    await chat.say(at(server.person("Ben")), HELLO)  # other chats go on
    await asyncio.sleep(1)
    await chat.edit(card, Message((Span("x"),)))


async def test_a_server_that_is_away_is_down(server: TelegramServer, anna: Person) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        chat = TelegramChat(server.token, f"http://127.0.0.1:{unused.getsockname()[1]}")
    with pytest.raises(ChatDown) as caught:
        await chat.say(at(anna), HELLO)
    assert server.token not in str(caught.value)
    await chat.close()


# --- files ----------------------------------------------------------------------------------


def out(folder: Path, kind: FileKind, name: str, size: int = 10) -> OutFile:
    path = folder / f"on-disk-{name}"
    path.write_bytes(b"x" * size)
    return OutFile(kind, path, name, "application/octet-stream", 2.6)


async def test_files_go_out_as_albums_and_playables(
    chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    question = anna.says("hi")
    documents = [out(tmp_path, FileKind.TXT, f"tälk {number}.txt") for number in range(11)]
    playables = [
        out(tmp_path, FileKind.VOICE, "summary.ogg"),
        out(tmp_path, FileKind.AUDIO, "summary.mp3"),
        out(tmp_path, FileKind.VIDEO, "talk.mp4", 3 << 20),
    ]
    sent = await chat.send_files(at(anna), [*documents, *playables], ref(anna, question))
    posts = anna.answers(question)
    assert [it.message for it in sent] == [str(post.id) for post in posts]
    assert [post.kind for post in posts] == ["document"] * 11 + ["voice", "audio", "video"]
    files = [post.file for post in posts if post.file]
    assert [file.name for file in files] == [file.name for file in (*documents, *playables)]
    assert [file.size for file in files[-2:]] == [10, 3 << 20]
    assert files[-1].content == b"x" * (3 << 20)
    assert files[-3].seconds == 3


async def test_files_go_on_where_they_were_interrupted(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    files = [
        out(tmp_path, FileKind.TXT, "a.txt"),
        out(tmp_path, FileKind.SRT, "a.srt"),
        out(tmp_path, FileKind.AUDIO, "a.mp3"),
    ]
    server.fails("sendAudio", 502, "Bad Gateway")
    with pytest.raises(ChatDown):
        await chat.send_files(at(anna), files, key="job:files")
    sent = await chat.send_files(at(anna), files, key="job:files")
    assert [post.kind for post in anna.sees()] == ["document", "document", "audio"]
    assert [it.message for it in sent] == [str(post.id) for post in anna.sees()]


async def test_a_person_without_voice_messages_gets_a_document(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    server.fails("sendVoice", 400, "Bad Request: VOICE_MESSAGES_FORBIDDEN")
    await chat.send_files(at(anna), [out(tmp_path, FileKind.VOICE, "summary.ogg")])
    assert [post.kind for post in anna.sees()] == ["document"]


async def test_fetch_streams_to_a_new_file(
    chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    source = tmp_path / "talk.mp4"
    source.write_bytes(bytes(range(256)) * 10_000)
    post = anna.sends_document(source)
    assert post.file is not None
    media = Media(post.file.id, "talk.mp4", post.file.size)
    await chat.fetch(media, tmp_path / "in")
    assert (tmp_path / "in").read_bytes() == source.read_bytes()


async def test_what_can_not_be_fetched_leaves_nothing_behind(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    (tmp_path / "talk.mp4").write_bytes(b"x")
    into = tmp_path / "in"
    big = anna.sends_document(tmp_path / "talk.mp4", size=30 << 20)
    assert big.file is not None
    asked = len(server.calls("getFile"))
    with pytest.raises(TooLarge) as told:  # Telegram said so: nothing is asked
        await chat.fetch(Media(big.file.id, "x", 30 << 20), into)
    assert told.value.values == {"megabytes": "30", "limit": "20"}
    assert len(server.calls("getFile")) == asked
    with pytest.raises(TooLarge):
        await chat.fetch(Media(big.file.id, "x"), into)
    with pytest.raises(MediaGone):
        await chat.fetch(Media("no-such-file", "x"), into)
    server.fails("getFile", 502, "Bad Gateway")
    with pytest.raises(ChatDown):
        await chat.fetch(Media(big.file.id, "x"), into)
    assert not into.exists()


async def test_a_local_server_hands_over_a_path(
    server: TelegramServer, anna: Person, tmp_path: Path
) -> None:
    source = tmp_path / "talk.mp4"
    source.write_bytes(b"content")
    post = anna.sends_document(source)
    assert post.file is not None
    server.world.paths[post.file.id] = str(source)
    chat = TelegramChat(server.token, server.url, local=True)
    await chat.fetch(Media(post.file.id, "x", 100 << 20), tmp_path / "in")
    assert (tmp_path / "in").read_bytes() == b"content"
    server.world.paths[post.file.id] = str(tmp_path / "gone")
    with pytest.raises(MediaGone):
        await chat.fetch(Media(post.file.id, "x"), tmp_path / "in2")
    await chat.close()


# --- run ------------------------------------------------------------------------------------


async def test_events_come_in_and_are_confirmed(
    server: TelegramServer, chat: TelegramChat, anna: Person, tmp_path: Path
) -> None:
    (tmp_path / "note.ogg").write_bytes(b"x")
    menu = CommandCard("help", {"en": "What I can do", "de": "Was ich kann"})
    async with listening(chat, menu) as heard:
        voice = anna.sends_voice(tmp_path / "note.ogg")
        anna.says("/help@mp4totext_bot me")
        await chat.say(at(anna), HELLO)
        anna.presses(anna.sees()[0], "cancel")
        await until(heard, 3)
    upload, command, press = heard
    assert isinstance(upload, Upload)
    assert upload.origin.message == ref(anna, voice)
    assert upload.origin.locale == "de"
    assert isinstance(command, Command)
    assert (command.name, command.arguments) == ("help", "me")
    assert isinstance(press, Press)
    assert (press.action, press.argument) == ("cancel", "1")
    assert server.world.open_queries == set()
    assert server.world.commands == {
        "": [{"command": "help", "description": "What I can do"}],
        "de": [{"command": "help", "description": "Was ich kann"}],
    }


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
    """Hears nothing."""
