"""Events and messages through the adapter, under Discord's rules."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, cast

import pytest
from discord.http import Route

from bot.chat import Command, Upload
from bot.platforms.discord.adapter import DiscordChat
from bot.platforms.discord.messages import _is_relayed
from storage.errors import MediaGone
from tests.e2e.discord_adapter.conftest import EventRecorder, connected
from tests.e2e.discord_adapter.replies import NOTE, fetched, message
from tests.e2e.discord_server import DiscordServer
from tests.paths import DATA


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
    await fetched(recorder, second, tmp_path / "got")


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
            await fetched(recorder, event, tmp_path / "got")
    assert not (tmp_path / "got").exists()


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
