"""Updates become events; what is not meant for us becomes nothing.

In a private chat everything is meant for us. In a group only commands, replies to our messages
and messages that mention us are; recordings are passed on all the same, for groups that want that.
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
    without,
)
from storage.models import Account, Address, Media, MessageRef, Platform

_MediaFile = Voice | Audio | Video | VideoNote | Document


def event_of(update: Update, me: User) -> Event | None:
    """What the update means to the bot `me`; None when it is not for us."""
    key = f"update:{update.update_id}"
    if update.callback_query:
        return _press(update.callback_query, key)
    message = update.message
    if message is None or message.from_user is None:
        return None
    if _is_anonymous(message):
        origin = _origin(message, message.from_user, key)
        group = Account(Platform.TELEGRAM, str(message.chat.id))
        return _said(message, replace(origin, account=group), me)
    if message.from_user.is_bot:
        return None
    return _said(message, _origin(message, message.from_user, key), me)


def _is_anonymous(message: Message) -> bool:
    """An administrator who remains anonymous: the group itself speaks, through a bot of
    Telegram's (https://core.telegram.org/bots/api#message, `sender_chat`)."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def media_of(message: Message | ExternalReplyInfo) -> Media | None:
    """The part of a message that may be a recording; whether it is one, its content will tell.

    Any document may: its name and type are guesses of the program that sent it, and at most 20 MB
    (or a file of a local server) are fetched to find out. An animation is a film without sound,
    although Telegram lists it as a document, too.
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


def _said(message: Message, origin: Origin, me: User) -> Event | None:
    """A command, something to transcribe, a link, or words: the first that fits."""
    if command := leading_command(message):
        return _command(message, origin, command, me)
    mention = mention_of(message, me)
    if not (origin.private or mention or _replies_to(message, me)):
        return _overheard(message, origin)
    words = without(message, mention)
    if media := media_of(message):
        # What stands under a forwarded recording was written by somebody else, for others.
        words = "" if message.forward_origin else words
        return _handed_in(origin, media, words, message.media_group_id or "")
    if mention and (asked := _media_replied_to(message)):
        return Command(origin, "transcribe", words, asked, _replied_to(message, origin))
    urls = links_in(message)
    if mention and (urls or _links_replied_to(message)):
        replied, theirs = _replied_to(message, origin), _links_replied_to(message)
        return Command(origin, "transcribe", words, None, replied, urls=urls, reply_urls=theirs)
    return _words(message, origin, words, urls)


def _words(
    message: Message, origin: Origin, words: str, urls: tuple[str, ...]
) -> Link | Text | None:
    if urls:
        # As under a recording: what came with a forwarded link was written for others.
        return Link(origin, urls, "" if message.forward_origin else words)
    if words or message.effective_attachment:
        once = _once(origin, message.media_group_id)
        return Text(once, words, _replied_to(message, origin))
    return None  # somebody joined, a message was pinned


def _once(origin: Origin, album: str | None) -> Origin:
    """Pictures that were sent together are one thing to say something about."""
    return replace(origin, key=f"album:{album}") if album else origin


def _overheard(message: Message, origin: Origin) -> Upload | None:
    """A recording that was sent to a group, and not to us. Some groups want all of them; a
    document says too little of itself for that."""
    media = None if message.document else media_of(message)
    if media is None:
        return None
    return Upload(origin, media, message.caption or "", message.media_group_id or "")


def _handed_in(origin: Origin, media: Media, words: str, album: str) -> Upload | Command:
    """In a group, to mention us beside a recording is another way to say /transcribe."""
    if origin.private:
        return Upload(origin, media, words, album)
    return Command(origin, "transcribe", words, media, album=album)


def _command(message: Message, origin: Origin, entity: MessageEntity, me: User) -> Command | None:
    """`/name@bot arguments`; None when another bot is meant."""
    name, _, bot = marked_text(message, entity).removeprefix("/").partition("@")
    if bot and bot.lower() != (me.username or "").lower():
        return None
    words = without(message, entity)
    if own := media_of(message):
        album = message.media_group_id or ""
        return Command(origin, name.lower(), words, own, album=album)
    replied = _replied_to(message, origin)
    return Command(
        origin,
        name.lower(),
        words,
        _media_replied_to(message),
        replied,
        urls=links_in(message),
        reply_urls=_links_replied_to(message),
    )


def _press(query: CallbackQuery, key: str) -> ButtonPress | None:
    if query.message is None or not query.data:
        return None
    return pressed(query, _origin(query.message, query.from_user, key))


def _origin(message: MaybeInaccessibleMessage, sender: User, key: str) -> Origin:
    in_topic = isinstance(message, Message) and message.is_topic_message
    thread = message.message_thread_id if isinstance(message, Message) and in_topic else None
    address = Address(
        Platform.TELEGRAM, str(message.chat.id), str(thread) if thread is not None else None
    )
    return Origin(
        key=key,
        account=Account(Platform.TELEGRAM, str(sender.id)),
        message=MessageRef(address, str(message.message_id)),
        locale=sender.language_code or "en",
        name=sender.full_name,
        private=message.chat.type == message.chat.PRIVATE,
    )


def _name_for(file: _MediaFile, message: Message | ExternalReplyInfo) -> str:
    """A name for what has none, from what it is and when it was sent."""
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


def _media_replied_to(message: Message) -> Media | None:
    replied = message.reply_to_message or message.external_reply
    return media_of(replied) if replied else None


def _replied_to(message: Message, origin: Origin) -> MessageRef | None:
    """In a topic every message replies to the one that opened it, which means nothing."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created:
        return None
    return MessageRef(origin.address, str(replied.message_id))


def _replies_to(message: Message, me: User) -> bool:
    replied = message.reply_to_message
    return bool(replied and replied.from_user and replied.from_user.id == me.id)


def _links_replied_to(message: Message) -> tuple[str, ...]:
    return links_in(message.reply_to_message) if message.reply_to_message else ()


def pressed(query: CallbackQuery, origin: Origin) -> ButtonPress:
    """The press. A client can send any data under any message; of one that is too old Telegram
    does not show the buttons: https://core.telegram.org/bots/api#callbackquery"""
    action, _, argument = (query.data or "").partition(":")
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    genuine = any(button.callback_data == query.data for row in rows for button in row)
    return ButtonPress(origin, action, argument, genuine)
