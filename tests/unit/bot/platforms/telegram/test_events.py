"""Translation of Telegram's updates into events."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update, User

from bot.chat import ButtonPress, ChatMoved, Command, Event, Link, Text, Upload
from bot.platforms.telegram.events import event_of
from storage.models import Account, Address, MessageRef, Platform

ME = User(1, "bot", is_bot=True, username="Some_Bot")
ANNA = {"id": 7, "is_bot": False, "first_name": "Anna", "last_name": "B", "language_code": "pt-br"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP = {"id": -100, "type": "supergroup", "title": "Team"}
VOICE = {"file_id": "v1", "file_unique_id": "u", "duration": 12, "file_size": 3000}
VIDEO = VOICE | {"file_id": "f1", "width": 1, "height": 1, "file_name": "talk.mp4"}
DOCUMENT = {"file_id": "d1", "file_unique_id": "u", "file_size": 5}


def parse(chat: dict[str, Any] = PRIVATE, **message: Any) -> Event | None:
    message = {"message_id": 5, "date": 1_700_000_000, "chat": chat, "from": ANNA} | message
    return event_of(_update(message=message), ME)


def _update(**content: Any) -> Update:
    return Update.de_json({"update_id": 99, **content}, None)


def marked(kind: str, text: str, part: str, **more: Any) -> list[dict[str, Any]]:
    offset = len(text[: text.index(part)].encode("utf-16-le")) // 2
    length = len(part.encode("utf-16-le")) // 2
    return [{"type": kind, "offset": offset, "length": length, **more}]


def test_message_origin_has_account_address_and_locale() -> None:
    event = parse(voice=VOICE)
    assert isinstance(event, Upload)
    origin = event.origin
    assert origin.key == "update:99"
    assert origin.account == Account(Platform.TELEGRAM, "7")
    assert origin.message == MessageRef(Address(Platform.TELEGRAM, "7"), "5")
    assert (origin.locale, origin.name, origin.private) == ("pt-br", "Anna B", True)
    assert (origin.bot, origin.message.box) == ("1", "1")


def test_command_refers_to_the_replied_message() -> None:
    command: dict[str, Any] = {
        "text": "/again",
        "entities": marked("bot_command", "/again", "/again"),
    }
    replied = {"message_id": 3, "date": 1_700_000_000, "chat": PRIVATE, "text": "the answer"}
    event = parse(reply_to_message=replied, **command)
    assert isinstance(event, Command)
    assert event.reply_to == MessageRef(event.origin.address, "3")
    opened = replied | {"forum_topic_created": {"name": "Talks", "icon_color": 1}}
    event = parse(reply_to_message=opened, **command)
    assert isinstance(event, Command)
    assert event.reply_to is None


def test_topic_is_a_thread_and_a_reply_chain_is_not() -> None:
    topic = parse(message_thread_id=3, is_topic_message=True, voice=VOICE)
    chain = parse(message_thread_id=3, voice=VOICE)
    assert isinstance(topic, Upload)
    assert isinstance(chain, Upload)
    assert topic.origin.address.thread == "3"
    assert chain.origin.address.thread is None


@pytest.mark.parametrize(
    ("content", "handle", "name", "seconds"),
    [
        ({"voice": VOICE}, "v1", "voice_2023-11-14_22-13-20.ogg", 12.0),
        ({"video": VIDEO}, "f1", "talk.mp4", 12.0),
        ({"audio": VOICE | {"title": "Song", "performer": "Them"}}, "v1", "Them - Song.mp3", 12.0),
        ({"video_note": VOICE | {"length": 1}}, "v1", "video_note_2023-11-14_22-13-20.mp4", 12.0),
        ({"document": DOCUMENT | {"mime_type": "audio/x-anything"}}, "d1", None, None),
        ({"document": DOCUMENT | {"file_name": "Talk.MKV"}}, "d1", "Talk.MKV", None),
        ({"document": DOCUMENT}, "d1", "document_2023-11-14_22-13-20", None),
        (
            {"document": DOCUMENT | {"file_name": "a.pdf", "mime_type": "application/pdf"}},
            "d1",
            "a.pdf",
            None,
        ),
    ],
)
def test_possible_media_is_an_upload(
    content: dict[str, Any], handle: str, name: str | None, seconds: float | None
) -> None:
    event = parse(**content, caption=" about this ")
    assert isinstance(event, Upload)
    assert event.media.handle == handle
    assert event.media.seconds == seconds
    assert event.media.size == next(iter(content.values()))["file_size"]
    assert event.caption == "about this"
    assert event.media.name == name or name is None


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]},
        {"animation": VIDEO, "document": DOCUMENT | {"mime_type": "video/mp4"}},
        {"contact": {"phone_number": "1", "first_name": "x"}},
    ],
)
def test_other_attachments_are_texts(content: dict[str, Any]) -> None:
    event = parse(**content, caption="see")
    assert isinstance(event, Text)
    assert event.text == "see"


def test_caption_of_a_forwarded_recording_is_ignored() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Eve", "date": 1}
    event = parse(forward_origin=origin, video=VIDEO, caption="summary=none")
    assert isinstance(event, Upload)
    assert (event.media.handle, event.caption) == ("f1", "")


def test_files_of_an_album_share_its_id() -> None:
    piece = parse(video=VIDEO, media_group_id="77")
    assert isinstance(piece, Upload)
    assert piece.album == "77"
    unaddressed = parse(GROUP, video=VIDEO, media_group_id="77")
    addressed = parse(
        GROUP,
        video=VIDEO,
        media_group_id="77",
        caption="@some_bot",
        caption_entities=marked("mention", "@some_bot", "@some_bot"),
    )
    assert isinstance(unaddressed, Upload)
    assert isinstance(addressed, Command)
    assert addressed.album == unaddressed.album == "77"
    photo = [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]
    one, two = parse(photo=photo, media_group_id="78"), parse(photo=photo, media_group_id="78")
    assert isinstance(one, Text)
    assert isinstance(two, Text)
    assert one.origin.key == two.origin.key == "album:78"  # so that the message is sent once


def test_commands_are_parsed_for_this_bot_only() -> None:
    text = "/Help@some_bot  speakers 2 "
    event = parse(text=text, entities=marked("bot_command", text, "/Help@some_bot"))
    assert isinstance(event, Command)
    assert (event.name, event.arguments, event.reply_media) == ("help", "speakers 2", None)
    other = "/help@other_bot"
    assert parse(text=other, entities=marked("bot_command", other, other)) is None
    later = "what is /help"
    assert isinstance(parse(text=later, entities=marked("bot_command", later, "/help")), Text)


def test_command_finds_its_media_in_the_reply_or_its_caption() -> None:
    command = marked("bot_command", "/transcribe", "/transcribe")
    replied = {"message_id": 4, "date": 1, "chat": GROUP, "from": ANNA, "voice": VOICE}
    reply = parse(GROUP, text="/transcribe", entities=command, reply_to_message=replied)
    caption = parse(GROUP, caption="/transcribe", caption_entities=command, video=VIDEO)
    for event, handle in ((reply, "v1"), (caption, "f1")):
        assert isinstance(event, Command)
        assert event.reply_media is not None
        assert event.reply_media.handle == handle
        assert (event.reply_to is not None) == (event is reply)


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


def test_links_of_text_and_entities_are_found() -> None:
    text = "😀 see https://example.org/a"
    event = parse(text=text, entities=marked("url", text, "https://example.org/a"))
    assert isinstance(event, Link)
    assert (event.urls, event.text) == (("https://example.org/a",), text)
    hidden = parse(text="here", entities=marked("text_link", "here", "here", url="https://e.org/"))
    assert isinstance(hidden, Link)
    assert hidden.urls == ("https://e.org/",)
    bare = parse(text="e.org/a.mp3", entities=marked("url", "e.org/a.mp3", "e.org/a.mp3"))
    assert isinstance(bare, Link)
    assert bare.urls == ("e.org/a.mp3",)
    name = parse(text="like e.org?", entities=marked("url", "like e.org?", "e.org"))
    assert isinstance(name, Text)


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


def test_callback_queries_become_button_presses() -> None:
    message = {"message_id": 8, "date": 0, "chat": GROUP}  # date 0: no longer accessible
    query = {"id": "q", "from": ANNA, "chat_instance": "1", "message": message}
    event = event_of(_update(callback_query=query | {"data": "cancel:ab:cd"}), ME)
    assert isinstance(event, ButtonPress)
    assert (event.action, event.argument) == ("cancel", "ab:cd")
    assert event.origin.account.id == "7"
    assert event.origin.message.message == "8"
    assert not event.origin.private
    assert not event.genuine
    assert event_of(_update(callback_query=query | {"game_short_name": "x"}), ME) is None


def test_press_is_genuine_if_the_message_has_the_button() -> None:
    keyboard = [[{"text": "a", "callback_data": "a:1"}], [{"text": "b", "callback_data": "b:2"}]]
    message = {"message_id": 8, "date": 9, "chat": GROUP, "text": "x"}
    marked = message | {"reply_markup": {"inline_keyboard": keyboard}}
    for under, data, genuine in (
        (marked, "b:2", True),
        (marked, "b:3", False),
        (message, "b:2", False),
    ):
        query = {"id": "q", "from": ANNA, "chat_instance": "1", "message": under, "data": data}
        event = event_of(_update(callback_query=query), ME)
        assert isinstance(event, ButtonPress)
        assert event.genuine is genuine


def test_service_messages_and_bots_are_ignored() -> None:
    assert parse(GROUP, new_chat_members=[ANNA]) is None
    assert parse(**{"from": ANNA | {"is_bot": True}}, text="beep") is None
    assert event_of(_update(), ME) is None


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
