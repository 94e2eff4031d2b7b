"""Commands, message commands and buttons: events, answered in place."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat import Button, ButtonPress, Command, OutFile
from bot.platforms.discord.adapter import DiscordChat
from tests.e2e.discord_adapter.conftest import EventRecorder
from tests.e2e.discord_adapter.replies import NOTE, fetched, message
from tests.e2e.discord_server import DiscordServer


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
    path = await fetched(recorder, event, txt.path.parent / "got")
    assert path.read_bytes() == NOTE.read_bytes()


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
