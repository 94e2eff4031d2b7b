"""Several connections: each carries its own servers, and a broken one loses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.chat import Command, Message, Span, Text
from bot.doctor.discord import shards
from bot.doctor.finding import Level
from bot.doctor.http import Answer
from bot.platforms.discord import shards as discord_shards
from bot.platforms.discord.adapter import DiscordChat
from bot.platforms.discord.shards import SessionStartLimit, Shards
from storage.errors import BadSetting
from tests.e2e.discord_adapter.conftest import EventRecorder, connected
from tests.e2e.discord_server import DiscordServer
from tests.paths import DATA

NOTE = DATA / "asr/en/fleurs_en_001.ogg"


@pytest.fixture
async def sharded_recorder(server: DiscordServer) -> AsyncIterator[EventRecorder]:
    """The adapter with the two connections that Discord recommends, started one by one."""
    server.gateway.every, server.world.shards = 0.4, 2
    chat = DiscordChat(server.token, server.url, message_content=True)
    async with connected(server, chat) as recorder:
        yield recorder


async def test_each_shard_serves_its_servers(
    server: DiscordServer, sharded_recorder: EventRecorder
) -> None:
    assert sorted(it.shard for it in server.gateway.sessions.values()) == [[0, 2], [1, 2]]
    assert server.gateway.refused == 0
    for number in (0, 1):
        anna = server.person("Anna").at(server.guild(shard=number))
        post = anna.uses("transcribe", NOTE)
        event = await sharded_recorder.next()
        assert isinstance(event, Command)
        message = Message((Span("card"),))
        await sharded_recorder.chat.send(event.origin.address, message, event.origin.message, "k")
        assert [it.text for it in anna.answers(post)] == ["card"]
    server.person("Ben").says("hello")
    assert isinstance(await sharded_recorder.next(), Text)
    assert sharded_recorder.events.empty(), "no event is repeated"


@pytest.mark.parametrize(("number", "forget"), [(0, False), (1, True)])
async def test_broken_shard_connection_loses_no_events(
    server: DiscordServer, sharded_recorder: EventRecorder, number: int, forget: bool
) -> None:
    anna, ben = (server.person(it).at(server.guild(shard=number)) for it in ("Anna", "Ben"))
    eve = server.person("Eve").at(server.guild(shard=1 - number))
    for person in (anna, eve):
        person.sends_voice(NOTE)
        await sharded_recorder.next()
    ben.uses("help")
    await sharded_recorder.next()
    server.drops(forget=forget, shard=number)
    anna.sends_voice(NOTE, "while nobody listens")
    eve.sends_voice(NOTE, "by the other one")
    missed = {(await sharded_recorder.next()).origin.account.id for _ in range(2)}
    assert missed == {anna.id, eve.id}
    await asyncio.to_thread(server.waits_for_bot, 20)
    assert server.gateway.resumed == (0 if forget else 1)
    ben.uses("help")
    assert isinstance(await sharded_recorder.next(), Command)


async def test_fewer_shards_than_required_name_the_setting(server: DiscordServer) -> None:
    server.world.shards = 2
    chat = DiscordChat(server.token, server.url, shards=1)
    with pytest.raises(BadSetting) as exc_info:
        await asyncio.wait_for(chat.run(EventRecorder(chat).hear, []), 20)
    assert exc_info.value.values["setting"] == "DISCORD_SHARDS"


async def test_exhausted_session_starts_are_waited_for() -> None:
    limit = SessionStartLimit(max_concurrency=16, remaining=1, reset_after=200, total=1000)
    start = asyncio.get_running_loop().time()
    assert await Shards(0).plan(2, limit) == 2
    assert asyncio.get_running_loop().time() - start > 0.19
    assert await Shards(1).plan(2, limit) == 1


async def test_shards_of_different_buckets_start_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discord_shards, "START_INTERVAL", 60.0)
    connections = Shards()
    await connections.plan(
        4, SessionStartLimit(max_concurrency=4, remaining=9, reset_after=1, total=9)
    )
    async with asyncio.timeout(10):
        for number in range(4):
            await connections.wait_for_turn(number)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(connections.wait_for_turn(4), 0.05)


def test_doctor_names_the_recommended_number_of_shards() -> None:
    response = {"shards": 3, "session_start_limit": {"total": 1000, "remaining": 998}}
    answer = Answer(200, json=response)
    assert "recommends 3; DISCORD_SHARDS=0 follows that; 998 of 1000" in shards(answer, 0).says
    assert shards(answer, 0).level is Level.OK
    assert shards(answer, 2).level is Level.CAREFUL
    assert shards(Answer(0, "refused"), 0).level is Level.CAREFUL
