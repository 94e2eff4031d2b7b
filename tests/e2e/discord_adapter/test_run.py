"""Connecting, registering, and staying connected."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from bot.app.service import Settings
from bot.chat import Command, HandledMessages, Text
from bot.dispatch.command_options import FILES
from bot.doctor.finding import Level
from bot.doctor.runner import run_checks
from bot.platforms.discord.adapter import DiscordChat
from bot.settings import BotSettings
from pipeline.settings import PipelineSettings
from storage.errors import BadSetting
from storage.models import Account, MessageRef, Platform
from storage.settings import StorageSettings
from tests.e2e.discord_adapter.conftest import EventRecorder
from tests.e2e.discord_server import DiscordServer, interaction_routes
from tests.e2e.discord_server.rules import ACKNOWLEDGE_SECONDS
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


async def test_commands_are_registered_in_every_language(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    commands = {it["name"]: it for it in server.world.commands}
    transcribe = commands["transcribe"]
    assert transcribe["description_localizations"]["tr"]
    assert transcribe["integration_types"] == [0, 1]
    assert transcribe["contexts"] == [0, 1, 2]
    options = {it["name"]: it for it in transcribe["options"]}
    assert not any(options[it]["required"] for it in ("file", "link"))  # one of them is needed
    assert options["file2"]["name_localizations"]["tr"] == "dosya2"
    assert options["language"]["name_localizations"]["tr"] == "dil"
    assert [it["value"] for it in options["summary"]["choices"]] == ["none", "short", "full"]
    assert commands["Transcribe"]["type"] == 3
    assert commands["Transcribe"]["name_localizations"]["tr"] == "Yazıya dök"
    assert commands["auto"]["default_member_permissions"] == "32"
    assert commands["auto"]["contexts"] == [0]


async def test_option_values_are_autocompleted(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna")
    assert await asyncio.to_thread(anna.types, "transcribe", "language", "deu") == ["de"]
    assert await asyncio.to_thread(anna.types, "transcribe", "formats", "") == list(FILES)
    assert await asyncio.to_thread(anna.types, "transcribe", "hints", "Anna") == []


async def test_wrong_token_names_the_setting(server: DiscordServer, tmp_path: Path) -> None:
    chat = DiscordChat("wrong.token.altogether", server.url)
    with pytest.raises(BadSetting, match="bad_setting") as exc_info:
        await asyncio.wait_for(chat.run(EventRecorder(chat).hear, []), 20)
    assert exc_info.value.values["setting"] == "DISCORD_BOT_TOKEN"
    for token, well in ((server.token, True), ("wrong.token.altogether", False)):
        settings = Settings(
            BotSettings(discord_bot_token=token, discord_api_url=server.url),
            PipelineSettings(),
            StorageSettings(data_dir=tmp_path),
        )
        lines = [line async for line in run_checks(settings, ["discord"])]
        levels = [it.level for it in lines]
        assert levels == ([Level.OK] * 3 if well else [Level.BROKEN])
        assert token not in str(lines)


async def test_hundred_concurrent_commands_are_acknowledged_in_time(
    server: DiscordServer, recorder: EventRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord waits for 3 s. Time of the processor counts: others may use this machine as well."""
    monkeypatch.setattr(interaction_routes, "ACKNOWLEDGE_SECONDS", 60.0)
    began = time.process_time()
    team = server.guild()
    people = [server.person(f"Person {number}").at(team) for number in range(100)]
    for person in people:
        person.uses("help")
    for _ in people:
        assert isinstance(await recorder.next(), Command)
    with server.world.lock:
        done = server.world.interactions.values()
        assert len(done) == 100
        assert all(it.acknowledged and it.alone for it in done)
    assert time.process_time() - began < ACKNOWLEDGE_SECONDS


async def test_lost_session_is_replaced_and_missed_messages_are_read(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna")
    anna.says("first")
    first = await recorder.next()
    server.drops(forget=True)
    anna.says("second")  # while disconnected; Discord will not repeat it
    missed = await recorder.next()
    assert isinstance(first, Text)
    assert isinstance(missed, Text)
    assert missed.text == "second"
    anna.uses("help")
    assert isinstance(await recorder.next(), Command)


async def test_missed_messages_are_read_although_discord_fails_at_first(
    server: DiscordServer,
) -> None:
    """The bot was down, and Discord or the way to it is not well yet when it is back."""
    anna = server.person("Anna")
    handled = HandledMessages([MessageRef(anna.address, anna.says("first").id)])
    anna.says("second")
    server.fails(r"GET /channels/\d+$", 503, 0, "unavailable")
    server.fails(r"GET /channels/\d+/messages", 503, 0, "unavailable")
    recorder = EventRecorder(DiscordChat(server.token, server.url))
    running = asyncio.create_task(recorder.chat.run(recorder.hear, [], handled=handled))
    try:
        missed = await recorder.next()
        await asyncio.wait_for(handled.read.wait(), 20)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert isinstance(missed, Text)
    assert missed.text == "second"
    assert len(server.calls("GET /channels/.*/messages")) == 2


async def test_missed_messages_in_servers_wait_for_slow_answers_about_channels(
    server: DiscordServer,
) -> None:
    """The servers are ready long before it is known which channels are theirs."""
    anna = server.person("Anna").at(server.guild())
    note = anna.sends(NOTE)
    handled = HandledMessages([MessageRef(anna.address, note.id)])
    anna.says("<@4242> lang=en", reply_to=note)
    server.fails(r"GET /channels/\d+$", 503, 0, "unavailable", times=3)
    recorder = EventRecorder(DiscordChat(server.token, server.url))
    running = asyncio.create_task(recorder.chat.run(recorder.hear, [], handled=handled))
    try:
        await asyncio.wait_for(handled.read.wait(), 60)
        missed = await recorder.next()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert isinstance(missed, Command)
    assert (missed.name, missed.arguments) == ("transcribe", "lang=en")


async def test_newer_message_of_a_new_session_does_not_hide_missed_ones(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    """The library waits for the servers of a session, and passes on new messages meanwhile."""
    anna = server.person("Anna").at(server.guild())
    note = anna.sends(NOTE)
    anna.says("<@4242> lang=en", reply_to=note)
    while not isinstance(await recorder.next(), Command):
        pass
    server.drops(forget=True)
    anna.says("<@4242> lang=de", reply_to=note)  # nobody is told
    await asyncio.to_thread(_sessions, server)
    anna.says("<@4242> lang=fr", reply_to=note)
    wanted, heard = {"lang=de", "lang=fr"}, set[str]()
    async with asyncio.timeout(30):
        while not wanted <= heard:
            event = await recorder.next()
            assert isinstance(event, Command)
            heard.add(event.arguments)


async def test_server_administrators_are_recognized(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    team = server.guild()
    anna, ben = server.person("Anna"), server.person("Ben")
    server.world.managers.add(anna.id)
    for person in (anna, ben):
        person.at(team).uses("help")
        event = await recorder.next()
        account = Account(Platform.DISCORD, person.id)
        assert await recorder.chat.is_chat_admin(event.origin.address, account) is (person is anna)
    assert not await recorder.chat.receives_all_messages(event.origin.address)


async def test_unavailable_discord_is_retried(server: DiscordServer) -> None:
    server.fails("GET /users/@me", 503, 0, "unavailable")
    chat = DiscordChat(server.token, server.url)
    running = asyncio.create_task(chat.run(EventRecorder(chat).hear, []))
    await asyncio.to_thread(_sessions, server)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert [it.code for it in server.calls("GET /users/@me")] == [503, 200]


def _sessions(server: DiscordServer) -> None:
    with server.world.lock:
        assert server.world.lock.wait_for(lambda: bool(server.gateway.sessions), 20)


async def test_unreadable_event_is_skipped_and_the_session_goes_on(
    server: DiscordServer, recorder: EventRecorder
) -> None:
    anna = server.person("Anna")
    anna.says("before")
    before = await recorder.next()
    with server.world.lock:
        server.world.tell("MESSAGE_CREATE", {"id": "1", "channel_id": anna.place.id})
    anna.says("after")
    after = await recorder.next()
    assert isinstance(before, Text)
    assert isinstance(after, Text)
    assert after.text == "after"
    assert len(server.gateway.sessions) == 1
