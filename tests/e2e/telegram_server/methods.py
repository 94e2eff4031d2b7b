"""Methods of the Bot API that the bot uses, by their lower-case names."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.e2e.telegram_server.newer import checked_rich, rich_text, send_message_draft
from tests.e2e.telegram_server.posts import Json, Post, PostVersion, StoredFile
from tests.e2e.telegram_server.profile import PROFILE_METHODS
from tests.e2e.telegram_server.rules import (
    DELETE_SECONDS,
    LARGEST_DOWNLOAD,
    LONGEST_ALERT,
    LONGEST_CAPTION,
    LONGEST_TEXT,
    QUERY_SECONDS,
    Params,
    bad_request,
    checked_buttons,
    checked_text,
    utf16,
)
from tests.e2e.telegram_server.webhook import delete_webhook, set_webhook, webhook_info
from tests.e2e.telegram_server.world import World

Method = Callable[[World, Params], Any]


def send_message(world: World, params: Params) -> Json:
    text, entities = checked_text(params, "text", LONGEST_TEXT)
    return _post(
        world, params, "text", PostVersion(_now(), text, entities, checked_buttons(params))
    )


def edit_message_text(world: World, params: Params) -> Json:
    chat = world.chat(params.number("chat_id"))
    post = world.editable(chat["id"], params.number("message_id") or 0)
    if rich := checked_rich(world, params):
        world.show(post, PostVersion(_now(), rich_text(rich), (), checked_buttons(params), rich))
        return post.as_json(chat)
    text, entities = checked_text(params, "text", LONGEST_TEXT)
    if post.kind != "text":
        raise bad_request("there is no text in the message to edit")
    world.show(post, PostVersion(_now(), text, entities, checked_buttons(params)))
    return post.as_json(chat)


def send_rich_message(world: World, params: Params) -> Json:
    if not (rich := checked_rich(world, params)):
        raise bad_request("rich message must be non-empty")
    return _post(
        world,
        params,
        "text",
        PostVersion(_now(), rich_text(rich), (), checked_buttons(params), rich),
    )


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Edit the buttons. The answer has no `reply_to_message`: tdlib/telegram-bot-api,
    `TdOnEditMessageCallback`. Files of an album take no buttons, and the edit counts as one that
    changes nothing: https://github.com/tdlib/td/issues/1463"""
    chat = world.chat(params.number("chat_id"))
    post = world.editable(chat["id"], params.number("message_id") or 0)
    buttons = checked_buttons(params) if not post.album else ()
    world.show(post, replace(post.history[-1], at=_now(), buttons=buttons))
    return post.as_json(chat)


def edit_message_caption(world: World, params: Params) -> Json:
    """Edit the caption of a file. https://github.com/tdlib/td `edit_message_caption`"""
    chat = world.chat(params.number("chat_id"))
    post = world.editable(chat["id"], params.number("message_id") or 0)
    if post.kind == "text":
        raise bad_request("there is no caption in the message to edit")
    caption, entities = checked_text(params, "caption", LONGEST_CAPTION)
    world.show(post, PostVersion(_now(), caption, entities, checked_buttons(params)))
    return post.as_json(chat)


def delete_message(world: World, params: Params) -> bool:
    """Delete a message of the last 48 hours: the bot's own, and in private chats also those of
    people. In a group those of people need a right that the bot does not have here.
    https://core.telegram.org/bots/api#deletemessage"""
    chat = params.number("chat_id") or 0
    post = world.posts.get((chat, params.number("message_id") or 0))
    if post is None or post.deleted:
        raise bad_request("message to delete not found")
    if chat < 0 and not post.from_bot:
        raise bad_request("message can't be deleted")
    if time.monotonic() + world.ahead - post.history[0].at > DELETE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    post.deleted = True
    world.lock.notify_all()
    return True


def send_file(kind: str) -> Method:
    """Return the method that sends one file: a document, a voice note, an audio or a video."""

    def send(world: World, params: Params) -> Json:
        upload = params.upload(params.text(kind) or kind)
        caption, entities = checked_text(params, "caption", LONGEST_CAPTION)
        seconds = float(params.number("duration") or 0)
        world.chat(params.number("chat_id"))
        file = world.keep_file(upload.name, upload.mime, upload.content, seconds=seconds)
        version = PostVersion(_now(), caption, entities, checked_buttons(params))
        return _post(world, params, kind, version, file)

    return send


def send_photo(world: World, params: Params) -> Json:
    """Send a picture. Telegram decodes and shrinks it, and refuses one that it can't decode or
    whose shape is too long or narrow. https://core.telegram.org/bots/api#sendphoto"""
    content = params.upload(params.text("photo") or "photo").content
    if not content.startswith(b"\x89PNG\r\n\x1a\n"):
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = struct.unpack(">II", content[16:24])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    sent: Json = send_file("photo")(world, params)
    return sent


def send_media_group(world: World, params: Params) -> list[Json]:
    media = params.json("media") or []
    if not 2 <= len(media) <= 10:
        raise bad_request("wrong number of messages in the album: there must be 2 to 10")
    if len({item["type"] for item in media} & {"document", "audio"}) > 1:
        raise bad_request("documents and audio can't be mixed with other media types")
    world.chat(params.number("chat_id"))
    uploads = [params.upload(item["media"]) for item in media]
    album = f"album-{world.number()}"
    return [
        _post(
            world,
            params,
            item["type"],
            PostVersion(_now(), item.get("caption", "")),
            world.keep_file(upload.name, upload.mime, upload.content),
            album,
        )
        for item, upload in zip(media, uploads, strict=True)
    ]


def get_file(world: World, params: Params) -> Json:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.id in world.paths:
        return file.as_json(file_path=world.paths[file.id])
    if file.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return file.as_json(file_path=f"documents/{file.id}")


def answer_callback_query(world: World, params: Params) -> bool:
    query = world.open_queries.pop(params.text("callback_query_id"), None)
    if query is None or world.now() - query > QUERY_SECONDS:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if utf16(text := params.text("text")) > LONGEST_ALERT:
        raise bad_request("MESSAGE_TOO_LONG")
    if text:
        world.alerts.append((world.pressed_by[params.text("callback_query_id")], text))
        world.lock.notify_all()
    return True


def _post(
    world: World,
    params: Params,
    kind: str,
    version: PostVersion,
    file: StoredFile | None = None,
    album: str = "",
) -> Json:
    """Add a post of the bot to a chat, as a reply where the parameters say so."""
    chat = world.chat(params.number("chat_id"))
    thread = params.number("message_thread_id")
    if thread is not None and thread not in chat.get("topics", ()):
        raise bad_request("message thread not found")
    if thread is not None and thread in chat.get("closed", ()):
        raise bad_request("TOPIC_CLOSED")
    reply = params.json("reply_parameters") or {}
    reply_to: int | None = reply.get("message_id")
    if reply_to is not None:
        replied = world.posts.get((chat["id"], reply_to))
        if replied is None or replied.deleted:
            if not reply.get("allow_sending_without_reply"):
                raise bad_request("message to be replied not found")
            reply_to = None
    return world.post(
        Post(
            chat["id"],
            world.message_number(chat["id"]),
            world.bot,
            kind,
            [version],
            reply_to,
            thread,
            file,
            album=album,
        )
    )


def _now() -> float:
    return time.monotonic()


METHODS: dict[str, Method] = {
    "getme": lambda world, _params: {**world.bot, "can_join_groups": True},
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": webhook_info,
    "sendchataction": lambda world, params: bool(world.chat(params.number("chat_id"))),
    "sendmessage": send_message,
    "editmessagetext": edit_message_text,
    "sendmessagedraft": send_message_draft,
    "sendrichmessage": send_rich_message,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagecaption": edit_message_caption,
    "deletemessage": delete_message,
    "senddocument": send_file("document"),
    "sendphoto": send_photo,
    "sendvoice": send_file("voice"),
    "sendaudio": send_file("audio"),
    "sendvideo": send_file("video"),
    "sendmediagroup": send_media_group,
    "getfile": get_file,
    "answercallbackquery": answer_callback_query,
    **PROFILE_METHODS,
}
