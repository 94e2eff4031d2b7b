"""Translation of Telegram's updates into events."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import ButtonPress, Command, Link, Text, Upload
from bot.platforms.telegram.events import event_of
from storage.models import Account, Address, MessageRef, Platform
from tests.unit.bot.platforms.telegram.updates import (
    ANNA,
    DOCUMENT,
    GROUP,
    ME,
    PRIVATE,
    VIDEO,
    VOICE,
    marked,
    parse,
    update_of,
)


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


def test_callback_queries_become_button_presses() -> None:
    message = {"message_id": 8, "date": 0, "chat": GROUP}  # date 0: no longer accessible
    query = {"id": "q", "from": ANNA, "chat_instance": "1", "message": message}
    event = event_of(update_of(callback_query=query | {"data": "cancel:ab:cd"}), ME)
    assert isinstance(event, ButtonPress)
    assert (event.action, event.argument) == ("cancel", "ab:cd")
    assert event.origin.account.id == "7"
    assert event.origin.message.message == "8"
    assert not event.origin.private
    assert not event.genuine
    assert event_of(update_of(callback_query=query | {"game_short_name": "x"}), ME) is None


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
        event = event_of(update_of(callback_query=query), ME)
        assert isinstance(event, ButtonPress)
        assert event.genuine is genuine


def test_service_messages_and_bots_are_ignored() -> None:
    assert parse(GROUP, new_chat_members=[ANNA]) is None
    assert parse(**{"from": ANNA | {"is_bot": True}}, text="beep") is None
    assert event_of(update_of(), ME) is None
