"""Translation of Telegram's updates into events of the chat port.

In a private chat everything is addressed to the bot. In a group only commands, replies to the bot
and messages that mention it are. Recordings in a group are passed on all the same, for groups that
want every recording transcribed.
"""

from __future__ import annotations

from dataclasses import replace

from telegram import (
    Audio,
    CallbackQuery,
    Document,
    ExternalReplyInfo,
    MaybeInaccessibleMessage,
    Message,
    MessageEntity,
    Update,
    User,
    Video,
    VideoNote,
    Voice,
)

from bot.chat import ButtonPress, Command, Event, Link, Origin, Text, Upload
from bot.platforms.telegram.entities import (
    leading_command,
    links_in,
    marked_text,
    mention_of,
    text_without,
)
from bot.platforms.telegram.group_moves import chat_moved
from bot.platforms.telegram.message_boxes import ref_in
from storage.models import Account, Address, Media, MessageRef, Platform

_MediaFile = Voice | Audio | Video | VideoNote | Document


def key_of(update: Update) -> str:
    """Return the key of an update's event."""
    return f"update:{update.update_id}"


def event_of(update: Update, me: User) -> Event | None:
    """Return the event of an update for the bot `me`; None when it is not addressed to the bot."""
    key = key_of(update)
    if update.callback_query:
        return _button_press(update.callback_query, key, me)
    message = update.message
    if message is None:
        return None
    if message.migrate_to_chat_id or message.migrate_from_chat_id:
        old = message.migrate_from_chat_id or message.chat.id
        return chat_moved(old, message.migrate_to_chat_id or message.chat.id, str(me.id))
    origin = _sender_origin(message, key, me)
    return _message_event(message, origin, me) if origin else None


def _sender_origin(message: Message, key: str, me: User) -> Origin | None:
    """Return the origin of a message with the account of its sender; None for other bots.

    A group, for its anonymous administrators, and a channel may be the sender. `from_user` then is
    an account of Telegram's own that all of them share, such as 777000 for posts of a linked
    channel: https://core.telegram.org/bots/api#message, `sender_chat`.
    """
    if message.from_user is None:
        return None
    origin = _origin(message, message.from_user, key, me)
    if message.sender_chat is not None:
        return replace(
            origin,
            account=Account(Platform.TELEGRAM, str(message.sender_chat.id)),
            name=message.sender_chat.effective_name or "",
        )
    return None if message.from_user.is_bot else origin


def media_of(message: Message | ExternalReplyInfo) -> Media | None:
    """Return the part of a message that may be a recording; its content decides later.

    Any document may be one: its name and type are guesses of the sending program, and at most
    20 MB (or a file of a local server) are downloaded to check. An animation is a video without
    sound, although Telegram lists it as a document, too.
    """
    if message.animation:
        return None
    file: _MediaFile | None = (
        message.voice or message.audio or message.video or message.video_note or message.document
    )
    if file is None:
        return None
    # The attribute `duration` warns that its type will change; the dictionary is plain seconds.
    seconds = file.to_dict().get("duration")
    name = getattr(file, "file_name", None) or _name_for(file, message)
    return Media(file.file_id, name, file.file_size, float(seconds) if seconds else None)


def _message_event(message: Message, origin: Origin, me: User) -> Event | None:
    """Return the event of a message: a command, media, a link or a text, the first that fits."""
    if command := leading_command(message):
        return _command(message, origin, command, me)
    mention = mention_of(message, me)
    if not (origin.private or mention or _is_reply_to_bot(message, me)):
        return _unaddressed_upload(message, origin)
    words = text_without(message, mention)
    if media := media_of(message):
        # The caption of a forwarded recording was written by somebody else, for others.
        words = "" if message.forward_origin else words
        return _media_event(origin, media, words, message.media_group_id or "")
    if mention and (media := _replied_media(message)):
        return Command(origin, "transcribe", words, media, _replied_message(message, origin))
    urls = links_in(message)
    if mention and (urls or _replied_links(message)):
        replied, reply_urls = _replied_message(message, origin), _replied_links(message)
        return Command(origin, "transcribe", words, None, replied, urls=urls, reply_urls=reply_urls)
    return _text_event(message, origin, words, urls)


def _text_event(
    message: Message, origin: Origin, words: str, urls: tuple[str, ...]
) -> Link | Text | None:
    if urls:
        # As with a recording: the text around a forwarded link was written for others.
        return Link(origin, urls, "" if message.forward_origin else words)
    if words or message.effective_attachment:
        album_origin = _album_origin(origin, message.media_group_id)
        return Text(album_origin, words, _replied_message(message, origin))
    return None  # a service message, such as a new member or a pinned message


def _album_origin(origin: Origin, album: str | None) -> Origin:
    """Give all pictures of an album one event key, so that they get one answer."""
    return replace(origin, key=f"album:{album}") if album else origin


def _unaddressed_upload(message: Message, origin: Origin) -> Upload | None:
    """Return a recording that was sent to a group without mentioning the bot. Some groups want
    every recording transcribed. Documents are left out: they rarely are recordings."""
    media = None if message.document else media_of(message)
    if media is None:
        return None
    return Upload(origin, media, message.caption or "", message.media_group_id or "")


def _media_event(origin: Origin, media: Media, words: str, album: str) -> Upload | Command:
    """Return the event of media sent to the bot. In a group a mention beside a recording means
    /transcribe."""
    if origin.private:
        return Upload(origin, media, words, album)
    return Command(origin, "transcribe", words, media, album=album)


def _command(message: Message, origin: Origin, entity: MessageEntity, me: User) -> Command | None:
    """Parse `/name@bot arguments`. Return None when the command is for another bot."""
    name, _, bot = marked_text(message, entity).removeprefix("/").partition("@")
    if bot and bot.lower() != (me.username or "").lower():
        return None
    words = text_without(message, entity)
    if media := media_of(message):
        album = message.media_group_id or ""
        return Command(origin, name.lower(), words, media, album=album)
    replied = _replied_message(message, origin)
    return Command(
        origin,
        name.lower(),
        words,
        _replied_media(message),
        replied,
        urls=links_in(message),
        reply_urls=_replied_links(message),
    )


def _button_press(query: CallbackQuery, key: str, me: User) -> ButtonPress | None:
    if query.message is None or not query.data:
        return None
    return button_press_of(query, _origin(query.message, query.from_user, key, me))


def _origin(message: MaybeInaccessibleMessage, sender: User, key: str, me: User) -> Origin:
    in_topic = isinstance(message, Message) and message.is_topic_message
    thread = message.message_thread_id if isinstance(message, Message) and in_topic else None
    address = Address(
        Platform.TELEGRAM, str(message.chat.id), str(thread) if thread is not None else None
    )
    return Origin(
        key=key,
        account=Account(Platform.TELEGRAM, str(sender.id)),
        message=ref_in(address, message.message_id, str(me.id)),
        locale=sender.language_code or "en",
        name=sender.full_name,
        private=message.chat.type == message.chat.PRIVATE,
        bot=str(me.id),
    )


def _name_for(file: _MediaFile, message: Message | ExternalReplyInfo) -> str:
    """Return a name for a file without one, from its kind and the time of the message."""
    if isinstance(file, Audio) and file.title:
        return f"{file.performer} - {file.title}.mp3" if file.performer else f"{file.title}.mp3"
    kind, suffix = {
        Voice: ("voice", ".ogg"),
        VideoNote: ("video_note", ".mp4"),
        Video: ("video", ".mp4"),
        Audio: ("audio", ".mp3"),
    }.get(type(file), ("document", ""))
    when = message.date if isinstance(message, Message) else message.origin.date
    return f"{kind}_{when:%Y-%m-%d_%H-%M-%S}{suffix}"


def _replied_media(message: Message) -> Media | None:
    replied = message.reply_to_message or message.external_reply
    return media_of(replied) if replied else None


def _replied_message(message: Message, origin: Origin) -> MessageRef | None:
    """Return the message replied to. In a topic every message is a reply to the one that opened
    it, which is ignored."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:
        return None
    return ref_in(origin.address, replied.message_id, origin.bot)


def _is_reply_to_bot(message: Message, me: User) -> bool:
    replied = message.reply_to_message
    return bool(replied and replied.from_user and replied.from_user.id == me.id)


def _replied_links(message: Message) -> tuple[str, ...]:
    return links_in(message.reply_to_message) if message.reply_to_message else ()


def button_press_of(query: CallbackQuery, origin: Origin) -> ButtonPress:
    """Return the button press. A client can send any data for any message, so a press is genuine
    only when the message carries that button; Telegram does not show the buttons of very old
    messages: https://core.telegram.org/bots/api#callbackquery"""
    action, _, argument = (query.data or "").partition(":")
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    genuine = any(button.callback_data == query.data for row in rows for button in row)
    return ButtonPress(origin, action, argument, genuine)
