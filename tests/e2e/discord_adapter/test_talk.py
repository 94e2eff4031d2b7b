"""Events and messages through the adapter, under Discord's rules."""

from __future__ import annotations

import asyncio
from pathlib import Path

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
from storage.errors import MediaGone
from storage.models import FileKind
from tests.e2e.discord_adapter.conftest import Heard, connected
from tests.e2e.discord_server import DiscordServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


def said(text: str, *buttons: Button) -> Message:
    return Message((Span(text),), (buttons,) if buttons else ())


@pytest.fixture
def txt(tmp_path: Path) -> OutFile:
    path = tmp_path / "0"
    path.write_text("words")
    return OutFile(FileKind.TXT, path, "two words.txt", "text/plain")


async def test_a_command_is_acknowledged_and_its_answer_takes_that_place(
    server: DiscordServer, heard: Heard, txt: OutFile
) -> None:
    anna = server.person("Anna").at(server.guild())
    post = anna.uses("transcribe", NOTE, language="de", speech=False, formats="txt, srt")
    event = await heard.next()
    assert isinstance(event, Command)
    assert event.arguments == "language=de speech=no formats=txt,srt"
    assert event.reply_media is not None
    assert event.reply_media.name == NOTE.name
    assert not event.origin.private
    to, asked = event.origin.address, event.origin.message
    card = await heard.chat.send(
        to, said("working", Button("Stop", "cancel", "x")), asked, "k:card"
    )
    await heard.chat.edit(card, said("done"))
    await heard.chat.send_files(to, [txt, txt], asked, "k:files")
    shown, first, second = anna.answers(post)
    assert [it.text for it in shown.history[1:]] == ["working", "done"]
    assert shown.history[1].buttons == ((("Stop", "cancel:x"),),)
    assert shown.labels == []
    assert [it.file.name for it in (first, second) if it.file] == ["two_words.txt"] * 2
    assert first.nonce  # into the channel, where a repeated send shows once
    await heard.chat.send_files(to, [txt, txt], asked, "k:files")
    assert len(anna.answers(post)) == 3
    path = await _fetched(heard, event, txt.path.parent / "got")
    assert path.read_bytes() == NOTE.read_bytes()


async def _fetched(heard: Heard, event: Command | Upload, path: Path) -> Path:
    media = event.reply_media if isinstance(event, Command) else event.media
    assert media is not None
    await heard.chat.download(media, path)
    return path


async def test_direct_messages_bring_every_recording(
    server: DiscordServer, heard: Heard, tmp_path: Path
) -> None:
    anna = server.person("Anna")
    post = anna.sends(NOTE, DATA / "asr/en/jfk.flac", caption="lang=en")
    first, second = await heard.next(), await heard.next()
    assert isinstance(first, Upload)
    assert isinstance(second, Upload)
    assert first.caption == second.caption == "lang=en"
    assert first.origin.message != second.origin.message
    assert first.album == second.album != ""
    assert first.origin.private
    await heard.chat.send(second.origin.address, said("hello"), second.origin.message, "k")
    assert [it.text for it in anna.answers(post)] == ["hello"]
    server.passes(2 * 86_400)  # the address is dead: the message is asked for a fresh one
    await _fetched(heard, second, tmp_path / "got")


@pytest.mark.parametrize("private", [True, False])
async def test_what_is_too_long_comes_as_a_file(
    server: DiscordServer, heard: Heard, private: bool
) -> None:
    anna = server.person("Anna").at(server.guild())
    post = anna.uses("transcribe", NOTE, private=private)
    event = await heard.next()
    await heard.chat.send(event.origin.address, said("word " * 1000), event.origin.message, "k")
    short, whole = anna.answers(post)
    assert short.text.endswith("…")
    assert whole.file is not None
    assert whole.file.content == b"word " * 1000
    assert whole.for_user == (anna.id if private else "")


async def test_the_menu_of_a_message_and_a_voice_message(
    server: DiscordServer, heard: Heard
) -> None:
    team = server.guild()
    ben = server.person("Ben", "de").at(team)
    note = server.person("Anna").at(team).sends_voice(NOTE)
    ben.clicks("Summarize", note)
    event = await heard.next()
    assert isinstance(event, Command)
    assert event.name == "transcribe"
    assert event.arguments.startswith("summary=full speech=no")
    assert event.reply_media is not None
    assert event.reply_media.seconds == pytest.approx(10, abs=9)
    assert event.origin.locale == "de"
    assert event.origin.account.id == ben.id


async def test_a_mention_hands_in_what_it_replies_to(server: DiscordServer, heard: Heard) -> None:
    anna = server.person("Anna").at(server.guild())
    note = anna.sends(NOTE)
    anna.says("look at this")  # not meant for us
    anna.says("<@4242> lang=en", reply_to=note)
    event = await heard.next()
    assert isinstance(event, Command)
    assert (event.name, event.arguments) == ("transcribe", "lang=en")
    assert event.reply_media is not None


async def test_a_stranger_is_refused_in_private(server: DiscordServer, heard: Heard) -> None:
    team = server.guild()
    anna, ben = server.person("Anna").at(team), server.person("Ben").at(team)
    post = anna.uses("transcribe", NOTE)
    event = await heard.next()
    button = Button("Cancel", "cancel", "job")
    await heard.chat.send(event.origin.address, said("card", button), event.origin.message)
    (card,) = anna.answers(post)
    ben.presses(card, "cancel")
    press = await heard.next()
    assert isinstance(press, ButtonPress)
    assert (press.action, press.argument) == ("cancel", "job")
    assert press.origin.account.id == ben.id
    await heard.chat.send(press.origin.address, said("not yours"), press.origin.ephemeral_ref, "k")
    assert [it.text for it in ben.sees()] == ["card", "not yours"]
    assert [it.text for it in anna.sees()] == ["card"]
    await heard.chat.edit(press.origin.message, said("changed"))
    assert card.text == "changed"


async def test_what_one_person_sees_leads_to_what_one_person_sees(
    server: DiscordServer, heard: Heard
) -> None:
    team = server.guild()
    anna, ben = server.person("Anna").at(team), server.person("Ben").at(team)
    post = anna.uses("history")
    event = await heard.next()
    await heard.chat.send(
        event.origin.address, said("list", Button("1", "open", "job")), event.origin.message
    )
    anna.presses(anna.answers(post)[0], "1")
    press = await heard.next()
    await heard.chat.send(press.origin.address, said("result"), press.origin.message, "k")
    assert [it.text for it in anna.sees()] == ["list", "result"]
    assert ben.sees() == []


@pytest.mark.parametrize("where", ["server", "thread", "own", "between", "alone"])
async def test_after_15_minutes_there_is_another_way(
    server: DiscordServer, heard: Heard, txt: OutFile, where: str
) -> None:
    anna = server.person("Anna")
    if where == "between":
        there = anna.at(server.between())
    else:
        there = anna.at(server.guild(member=where != "own", thread=where == "thread"))
    post = there.uses("transcribe", NOTE, private=where == "alone")
    event = await heard.next()
    to, asked = event.origin.address, event.origin.message
    card = await heard.chat.send(to, said("card"), asked, "k:card")
    assert [it.text for it in there.answers(post)] == ["card"]
    server.passes(16 * 60)
    if where in ("server", "thread"):
        await heard.chat.edit(card, said("answer"))
        await heard.chat.send_files(to, [txt], asked, "k:files")
        assert [it.text for it in there.answers(post)] == ["answer", ""]
        return
    with pytest.raises(ChatGone):
        await heard.chat.edit(card, said("answer"))
    await heard.chat.send(to, said("answer"), asked, "k:answer")
    await heard.chat.send_files(to, [txt], asked, "k:files")
    assert [it.text for it in anna.sees()] == ["answer", ""]  # in direct messages
    assert [it.text for it in there.answers(post)] == ["card"]


@pytest.mark.parametrize("may_embed", [True, False])
async def test_a_card_is_an_embed_where_embeds_are_shown(
    server: DiscordServer, heard: Heard, may_embed: bool
) -> None:
    anna = server.person("Anna").at(server.guild(may_embed=may_embed))
    anna.says("<@4242> hello")
    event = await heard.next()
    waiting = Message((Span("talk.ogg", "bold"), Span("\nwaiting")), tone="waiting")
    card = await heard.chat.send(event.origin.address, waiting, event.origin.message, "k")
    working = Message((Span("talk.ogg", "bold"), Span("\n▰▰▱▱ 50 %")), tone="working")
    await heard.chat.edit(card, working)
    (shown,) = anna.sees()
    assert [it.text for it in shown.history] == ["talk.ogg\nwaiting", "talk.ogg\n▰▰▱▱ 50 %"]
    colors = [COLORS["waiting"], COLORS["working"]] if may_embed else [None, None]
    assert [it.color for it in shown.history] == colors


async def test_no_way_at_all_is_told(server: DiscordServer, heard: Heard) -> None:
    anna = server.person("Anna")
    anna.at(server.guild(member=False)).uses("transcribe", NOTE)
    event = await heard.next()
    anna.takes_no_messages()
    server.passes(16 * 60)
    with pytest.raises(ChatGone):
        await heard.chat.send(event.origin.address, said("answer"), event.origin.message, "k")


async def test_what_fails_is_heard_again_and_a_session_is_resumed(
    server: DiscordServer, heard: Heard
) -> None:
    anna = server.person("Anna")
    heard.trouble.append(RuntimeError("the database is away"))
    anna.uses("help")
    assert isinstance(await heard.next(), Command)
    server.drops()
    anna.uses("status")  # while nobody listens
    event = await heard.next()
    assert isinstance(event, Command)
    assert event.name == "status"
    assert server.gateway.resumed == 1


async def test_another_process_goes_on_with_an_interaction(
    server: DiscordServer, heard: Heard
) -> None:
    anna = server.person("Anna").at(server.guild(member=False))
    first, second = anna.uses("transcribe", NOTE), anna.uses("transcribe", NOTE)
    earlier, later = await heard.next(), await heard.next()
    card = await heard.chat.send(
        earlier.origin.address, said("card"), earlier.origin.message, "k:card"
    )
    again = DiscordChat(server.token, server.url)  # after a restart; it knows nothing but the rows
    running = asyncio.create_task(again.run(heard.hear, []))
    await again.edit(card, said("answer"))
    await again.send(earlier.origin.address, said("more"), earlier.origin.message, "k:more")
    await again.send(later.origin.address, said("late"), later.origin.message, "k:late")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [it.text for it in anna.answers(first)] == ["answer", "more"]
    assert [it.text for it in anna.answers(second)] == ["late"]


async def test_a_message_before_the_connection_goes_to_the_set_address(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:9/api")
    anna = server.person("Anna")
    chat = DiscordChat(server.token, server.url)
    sending = asyncio.create_task(chat.send(anna.address, said("card")))
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
async def test_what_discord_refuses_is_told_in_our_terms(
    server: DiscordServer, heard: Heard, status: int, code: int, raised: type[ChatError]
) -> None:
    anna = server.person("Anna")
    anna.says("hello")
    event = await heard.next()
    server.fails("POST /channels/", status, code, "no", retry_after=31)
    with pytest.raises(raised) as told:
        await heard.chat.send(event.origin.address, said("hello"), event.origin.message, "k")
    assert type(told.value) is raised
    await heard.chat.send(event.origin.address, said("hello"), event.origin.message, "k")


async def test_what_is_no_longer_there_is_told(
    server: DiscordServer, heard: Heard, tmp_path: Path
) -> None:
    anna = server.person("Anna").at(server.guild())
    note = anna.sends(NOTE)
    anna.clicks("Transcribe", note)
    anna.uses("transcribe", NOTE)
    server.passes(2 * 86_400)
    note.deleted = True
    for _ in range(2):
        event = await heard.next()
        assert isinstance(event, Command)
        with pytest.raises(MediaGone):
            await _fetched(heard, event, tmp_path / "got")
    assert not (tmp_path / "got").exists()
