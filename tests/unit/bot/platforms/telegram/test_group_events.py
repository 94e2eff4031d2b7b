"""Translation of updates of groups and channels into events."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import ChatMoved, Command, Text, Upload
from storage.models import Account, Address, Platform
from tests.unit.bot.platforms.telegram.updates import (
    ANNA,
    DOCUMENT,
    GROUP,
    ME,
    VIDEO,
    VOICE,
    marked,
    parse,
)


def test_unaddressed_messages_in_a_group_are_ignored() -> None:
    assert parse(GROUP, text="hello") is None
    assert parse(GROUP, document=DOCUMENT) is None
    bot_message = {"message_id": 4, "date": 1, "chat": GROUP, "from": ME.to_dict(), "text": "x"}
    assert isinstance(parse(GROUP, text="and now?", reply_to_message=bot_message), Text)
    assert isinstance(parse(GROUP, voice=VOICE, reply_to_message=bot_message), Command)


def test_unaddressed_recordings_in_a_group_are_passed_on() -> None:
    for content in ({"voice": VOICE}, {"video": VIDEO, "caption": "lang=de"}):
        assert isinstance(parse(GROUP, **content), Upload)
    unaddressed = marked("mention", "@somebody", "@somebody")
    event = parse(GROUP, voice=VOICE, caption="@somebody", caption_entities=unaddressed)
    assert isinstance(event, Upload)


def test_anonymous_administrator_has_the_account_of_the_group() -> None:
    nobody = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    words: dict[str, Any] = {
        "text": "/auto on",
        "entities": marked("bot_command", "/auto on", "/auto"),
    }
    event = parse(GROUP, **{"from": nobody, "sender_chat": GROUP}, **words)
    assert isinstance(event, Command)
    assert event.origin.account == Account(Platform.TELEGRAM, "-100")


@pytest.mark.parametrize(
    "sender",
    [
        {"id": 136817688, "is_bot": True, "first_name": "Channel"},  # who writes as a channel
        {"id": 777000, "is_bot": False, "first_name": "Telegram"},  # posts of a linked channel
    ],
)
def test_channel_has_an_account_of_its_own(sender: dict[str, Any]) -> None:
    channel = {"id": -1002000000200, "type": "channel", "title": "News"}
    event = parse(GROUP, **{"from": sender, "sender_chat": channel}, voice=VOICE)
    assert isinstance(event, Upload)
    assert event.origin.account == Account(Platform.TELEGRAM, "-1002000000200")
    assert event.origin.name == "News"


def test_mention_submits_the_recording_in_its_message_or_reply() -> None:
    text = "😀 @some_BOT in German"
    entities = marked("mention", text, "@some_BOT")
    replied = {"message_id": 4, "date": 1, "chat": GROUP, "from": ANNA, "voice": VOICE}
    beside = parse(GROUP, caption=text, caption_entities=entities, video=VIDEO)
    reply = parse(GROUP, text=text, entities=entities, reply_to_message=replied)
    for event, handle in ((beside, "f1"), (reply, "v1")):
        assert isinstance(event, Command)
        assert (event.name, event.arguments) == ("transcribe", "😀 in German")
        assert event.reply_media is not None
        assert event.reply_media.handle == handle
        assert (event.reply_to is not None) == (event is reply)
    by_name = marked("text_mention", "bot, hi", "bot", user=ME.to_dict())
    assert isinstance(parse(GROUP, text="bot, hi", entities=by_name), Text)
    somebody = marked("mention", "@some_bot_too", "@some_bot_too")
    assert parse(GROUP, text="@some_bot_too", entities=somebody) is None


def test_links_in_groups_require_a_mention() -> None:
    url = "https://e.org/a.mp3"
    words: dict[str, Any] = {"text": url, "entities": marked("url", url, url)}
    assert parse(GROUP, **words) is None
    replied = {"message_id": 4, "date": 1, "chat": GROUP, "from": ANNA, **words}
    own = f"/transcribe {url} lang=de"
    both = marked("bot_command", own, "/transcribe") + marked("url", own, url)
    command = parse(GROUP, text=own, entities=both)
    assert isinstance(command, Command)
    assert (command.urls, command.arguments) == ((url,), f"{url} lang=de")
    text = f"@some_bot {url}"
    mention = marked("mention", text, "@some_bot")
    for event, urls in (
        (parse(GROUP, text=text, entities=mention + marked("url", text, url)), (url,)),
        (parse(GROUP, text="@some_bot", entities=mention, reply_to_message=replied), ()),
    ):
        assert isinstance(event, Command)
        assert (event.name, event.urls) == ("transcribe", urls)
        assert event.reply_urls == (() if urls else (url,))


def test_group_that_became_a_supergroup_moves() -> None:
    old, new = {"id": -4518810793, "type": "group", "title": "Team"}, -1002471352452
    told = parse(old, migrate_to_chat_id=new)
    assert isinstance(told, ChatMoved)
    assert told.origin.address == Address(Platform.TELEGRAM, "-4518810793")
    assert told.to == Address(Platform.TELEGRAM, "-1002471352452")
    supergroup = {"id": new, "type": "supergroup", "title": "Team"}
    sender = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    hidden = {"from": sender, "sender_chat": supergroup}
    again = parse(supergroup, migrate_from_chat_id=-4518810793, **hidden)
    assert isinstance(again, ChatMoved)
    assert (again.origin.address, again.to) == (told.origin.address, told.to)
