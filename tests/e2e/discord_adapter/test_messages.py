"""Events and messages through the adapter, under Discord's rules."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest
from discord.http import Route

from bot.chat import (
    Button,
    ButtonPress,
    ChatBusy,
    ChatDown,
    ChatError,
    ChatGone,
    Command,
    Message,
    OutFile,
    Span,
    Upload,
)
from bot.platforms.discord.adapter import DiscordChat
from bot.platforms.discord.markdown import COLORS
from bot.platforms.discord.messages import _is_relayed
from storage.errors import MediaGone
from storage.models import FileKind
from tests.e2e.discord_adapter.conftest import EventRecorder, connected
from tests.e2e.discord_server import DiscordServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def message(text: str, *buttons: Button) -> Message:
    return Message((Span(text),), (buttons,) if buttons else ())


@pytest.fixture
def txt(tmp_path: Path) -> OutFile:
    path = tmp_path / "0"
    path.write_text("words")
    return OutFile(FileKind.TXT, path, "two words.txt", "text/plain")


async def test_command_is_acknowledged_and_answered_in_place(
    server: DiscordServer, recorder: EventRecorder, txt: OutFile
) -> None:
    anna = server.person("Anna").at(server.guild())
    post = anna.uses("transcribe", NOTE, language="de", speech=False, formats="txt, srt")
    event = await recorder.next()
    assert isinstance(event, Command)
    assert event.arguments == "language=de speech=no formats=txt,srt"
    assert event.reply_media is not None
    assert event.reply_media.name == NOTE.name
    assert not event.origin.private
    to, command = event.origin.address, event.origin.message
    card = await recorder.chat.send(
        to, message("working", Button("Stop", "cancel", "x")), command, "k:card"
    )
    await recorder.chat.edit(card, message("done"))
    await recorder.chat.send_files(to, [txt, txt], command, "k:files")
    card_post, first, second = anna.answers(post)
    assert [it.text for it in card_post.history[1:]] == ["working", "done"]
    assert card_post.history[1].buttons == ((("Stop", "cancel:x"),),)
    assert card_post.labels == []
    assert [it.file.name for it in (first, second) if it.file] == ["two_words.txt"] * 2
    assert first.nonce  # sent into the channel, where a nonce prevents duplicates
    await recorder.chat.send_files(to, [txt, txt], command, "k:files")
    assert len(anna.answers(post)) == 3
    path = await _fetched(recorder, event, txt.path.parent / "got")
    assert path.read_bytes() == NOTE.read_bytes()


async def _fetched(recorder: EventRecorder, event: Command | Upload, path: Path) -> Path:
    media = event.reply_media if isinstance(event, Command) else event.media
    assert media is not None
    await recorder.chat.download(media, path)
    return path


async def test_direct_messages_deliver_every_recording(
    server: DiscordServer, recorder: EventRecorder, tmp_path: Path
) -> None:
    anna = server.person("Anna")
    post = anna.sends(NOTE, DATA / "asr/en/jfk.flac", caption="lang=en")
    first, second = await recorder.next(), await recorder.next()
    assert isinstance(first, Upload)
    assert isinstance(second, Upload)
    assert first.caption == second.caption == "lang=en"
    assert first.origin.message != second.origin.message
    assert first.album == second.album != ""
    assert first.origin.private
    await recorder.chat.send(second.origin.address, message("hello"), second.origin.message, "k")
    assert [it.text for it in anna.answers(post)] == ["hello"]
    server.passes(2 * 86_400)  # the URL has expired: a new one is requested
    await _fetched(recorder, second, tmp_path / "got")


@pytest.mark.parametrize("private", [True, False])
async def test_too_long_message_is_completed_by_a_file(
    server: DiscordServer, recorder: EventRecorder, private: bool
) -> None:
    anna = server.person("Anna").at(server.guild())
    post = anna.uses("transcribe", NOTE, private=private)
    event = await recorder.next()
    await recorder.chat.send(
        event.origin.address, message("word " * 1000), event.origin.message, "k"
    )
    short, whole = anna.answers(post)
    assert short.text.endswith("…")
    assert whole.file is not None
    assert whole.file.content == b"word " * 1000
    assert whole.for_user == (anna.id if private else "")


async def test_message_command_on_a_voice_message_is_an_event(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    team = server.guild()
    ben = server.person("Ben", "de").at(team)
    note = server.person("Anna").at(team).sends_voice(NOTE)
    ben.clicks("Summarize", note)
    event = await recorder.next()
    assert isinstance(event, Command)
    assert event.name == "transcribe"
    assert event.arguments.startswith("summary=full speech=no")
    assert event.reply_media is not None
    assert event.reply_media.seconds == pytest.approx(10, abs=9)
    assert event.origin.locale == "de"
    assert event.origin.account.id == ben.id


async def test_message_command_join_replies_to_that_message(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna").at(server.guild())
    note = anna.sends_voice(NOTE)
    anna.clicks("Join", note)
    event = await recorder.next()
    assert isinstance(event, Command)
    assert (event.name, event.arguments) == ("join", "")
    assert event.reply_to is not None
    assert event.reply_to.message == note.id


async def test_mention_submits_the_replied_message(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna").at(server.guild())
    note = anna.sends(NOTE)
    anna.says("look at this")  # ignored without a mention
    anna.says("<@4242> lang=en", reply_to=note)
    event = await recorder.next()
    assert isinstance(event, Command)
    assert (event.name, event.arguments) == ("transcribe", "lang=en")
    assert event.reply_media is not None


async def test_press_of_another_user_is_refused_ephemerally(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    team = server.guild()
    anna, ben = server.person("Anna").at(team), server.person("Ben").at(team)
    post = anna.uses("transcribe", NOTE)
    event = await recorder.next()
    button = Button("Cancel", "cancel", "job")
    await recorder.chat.send(event.origin.address, message("card", button), event.origin.message)
    (card,) = anna.answers(post)
    ben.presses(card, "cancel")
    press = await recorder.next()
    assert isinstance(press, ButtonPress)
    assert (press.action, press.argument) == ("cancel", "job")
    assert press.origin.account.id == ben.id
    await recorder.chat.send(
        press.origin.address, message("not yours"), press.origin.ephemeral_ref, "k"
    )
    assert [it.text for it in ben.sees()] == ["card", "not yours"]
    assert [it.text for it in anna.sees()] == ["card"]
    await recorder.chat.edit(press.origin.message, message("changed"))
    assert card.text == "changed"


async def test_ephemeral_message_leads_to_ephemeral_replies(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    team = server.guild()
    anna, ben = server.person("Anna").at(team), server.person("Ben").at(team)
    post = anna.uses("history")
    event = await recorder.next()
    await recorder.chat.send(
        event.origin.address, message("list", Button("1", "open", "job")), event.origin.message
    )
    anna.presses(anna.answers(post)[0], "1")
    press = await recorder.next()
    await recorder.chat.send(press.origin.address, message("result"), press.origin.message, "k")
    assert [it.text for it in anna.sees()] == ["list", "result"]
    assert ben.sees() == []


@pytest.mark.parametrize("where", ["server", "thread", "own", "between", "alone"])
async def test_answer_after_15_minutes_takes_another_route(
    server: DiscordServer, recorder: EventRecorder, txt: OutFile, where: str
) -> None:
    anna = server.person("Anna")
    if where == "between":
        user = anna.at(server.between())
    else:
        user = anna.at(server.guild(member=where != "own", thread=where == "thread"))
    post = user.uses("transcribe", NOTE, private=where == "alone")
    event = await recorder.next()
    to, command = event.origin.address, event.origin.message
    card = await recorder.chat.send(to, message("card"), command, "k:card")
    assert [it.text for it in user.answers(post)] == ["card"]
    server.passes(16 * 60)
    if where in ("server", "thread"):
        await recorder.chat.edit(card, message("answer"))
        await recorder.chat.send_files(to, [txt], command, "k:files")
        assert [it.text for it in user.answers(post)] == ["answer", ""]
        return
    with pytest.raises(ChatGone):
        await recorder.chat.edit(card, message("answer"))
    await recorder.chat.send(to, message("answer"), command, "k:answer")
    await recorder.chat.send_files(to, [txt], command, "k:files")
    assert [it.text for it in anna.sees()] == ["answer", ""]  # in direct messages
    assert [it.text for it in user.answers(post)] == ["card"]


@pytest.mark.parametrize("may_embed", [True, False])
async def test_card_is_an_embed_where_embeds_are_allowed(
    server: DiscordServer, recorder: EventRecorder, may_embed: bool
) -> None:
    anna = server.person("Anna").at(server.guild(may_embed=may_embed))
    anna.says("<@4242> hello")
    event = await recorder.next()
    waiting = Message((Span("talk.ogg", "bold"), Span("\nwaiting")), tone="waiting")
    card = await recorder.chat.send(event.origin.address, waiting, event.origin.message, "k")
    working = Message((Span("talk.ogg", "bold"), Span("\n▰▰▱▱ 50 %")), tone="working")
    await recorder.chat.edit(card, working)
    (card_post,) = anna.sees()
    assert [it.text for it in card_post.history] == ["talk.ogg\nwaiting", "talk.ogg\n▰▰▱▱ 50 %"]
    colors = [COLORS["waiting"], COLORS["working"]] if may_embed else [None, None]
    assert [it.color for it in card_post.history] == colors


async def test_answer_without_any_route_raises_chat_gone(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna")
    anna.at(server.guild(member=False)).uses("transcribe", NOTE)
    event = await recorder.next()
    anna.takes_no_messages()
    server.passes(16 * 60)
    with pytest.raises(ChatGone):
        await recorder.chat.send(event.origin.address, message("answer"), event.origin.message, "k")


async def test_failed_event_is_handled_again_and_the_session_resumed(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna")
    recorder.trouble.append(RuntimeError("the database is away"))
    anna.uses("help")
    assert isinstance(await recorder.next(), Command)
    server.drops()
    anna.uses("status")  # while disconnected
    event = await recorder.next()
    assert isinstance(event, Command)
    assert event.name == "status"
    assert server.gateway.resumed == 1


async def test_restarted_process_continues_an_interaction(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna").at(server.guild(member=False))
    first, second = anna.uses("transcribe", NOTE), anna.uses("transcribe", NOTE)
    earlier, later = await recorder.next(), await recorder.next()
    card = await recorder.chat.send(
        earlier.origin.address, message("card"), earlier.origin.message, "k:card"
    )
    again = DiscordChat(server.token, server.url)  # after a restart, with only the stored rows
    running = asyncio.create_task(again.run(recorder.hear, []))
    await again.edit(card, message("answer"))
    await again.send(earlier.origin.address, message("more"), earlier.origin.message, "k:more")
    await again.send(later.origin.address, message("late"), later.origin.message, "k:late")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [it.text for it in anna.answers(first)] == ["answer", "more"]
    assert [it.text for it in anna.answers(second)] == ["late"]


async def test_message_before_the_connection_uses_the_configured_address(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api")
    anna = server.person("Anna")
    chat = DiscordChat(server.token, server.url)
    sending = asyncio.create_task(chat.send(anna.address, message("card")))
    await asyncio.sleep(0)  # the request is made before the connection
    async with connected(server, chat):
        await sending
    assert [it.text for it in anna.sees()] == ["card"]


@pytest.mark.parametrize(
    ("status", "code", "raised"),
    [
        (403, 50013, ChatGone),
        (404, 10003, ChatGone),
        (400, 50035, ChatError),
        (413, 40005, ChatError),
        (501, 0, ChatDown),
        (429, 0, ChatBusy),
    ],
)
async def test_discord_errors_become_chat_errors(
    server: DiscordServer, recorder: EventRecorder, status: int, code: int, raised: type[ChatError]
) -> None:
    anna = server.person("Anna")
    anna.says("hello")
    event = await recorder.next()
    server.fails("POST /channels/", status, code, "no", retry_after=31)
    with pytest.raises(raised) as exc_info:
        await recorder.chat.send(event.origin.address, message("hello"), event.origin.message, "k")
    assert type(exc_info.value) is raised
    await recorder.chat.send(event.origin.address, message("hello"), event.origin.message, "k")


async def test_deleted_messages_and_expired_files_raise_errors(
    server: DiscordServer, recorder: EventRecorder, tmp_path: Path
) -> None:
    anna = server.person("Anna").at(server.guild())
    note = anna.sends(NOTE)
    anna.clicks("Transcribe", note)
    anna.uses("transcribe", NOTE)
    server.passes(2 * 86_400)
    note.deleted = True
    for _ in range(2):
        event = await recorder.next()
        assert isinstance(event, Command)
        with pytest.raises(MediaGone):
            await _fetched(recorder, event, tmp_path / "got")
    assert not (tmp_path / "got").exists()


async def test_answer_without_the_right_to_read_history_is_no_reply(server: DiscordServer) -> None:
    async with connected(server, DiscordChat(server.token, server.url, True)) as recorder:
        member = server.person("Anna").at(server.guild(may=(1 << 10) | (1 << 11) | (1 << 14)))
        member.sends_voice(NOTE)
        event = await recorder.next()
        await recorder.chat.send(event.origin.address, message("working"), event.origin.message)
        (card,) = member.sees()
        assert (card.text, card.reply_to) == ("working", "")


async def test_recordings_that_a_webhook_relays_are_heard(server: DiscordServer) -> None:
    """PluralKit and bridges write for people; the bot's own responses are no recordings."""
    async with connected(server, DiscordChat(server.token, server.url, True)) as recorder:
        channel = server.guild()
        bridge = server.webhook("Bridge").at(channel)
        bridge.says("only words")
        bridge.sends_voice(NOTE)
        event = await recorder.next()
        assert isinstance(event, Upload)
        assert event.origin.account == bridge.account
        assert recorder.events.empty()


def test_own_responses_are_not_heard() -> None:
    class Author:
        id, bot = 7, True

    class Response:
        author, webhook_id, application_id = Author, 42, 42

    assert not _is_relayed(cast("Any", Response), 42)
    assert not _is_relayed(cast("Any", type("Own", (Response,), {"webhook_id": None})), 42)


async def test_mention_alone_is_about_the_replied_message(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    """Without the Message Content intent the replied message arrives empty."""
    anna = server.person("Anna").at(server.guild())
    empty = anna.says("")
    anna.says("<@4242>", reply_to=empty)
    event = await recorder.next()
    assert isinstance(event, Command)
    assert (event.name, event.reply_media) == ("transcribe", None)
    assert event.reply_to is not None
    assert event.reply_to.message == empty.id
