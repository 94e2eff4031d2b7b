"""Translation of Discord's messages into events of the chat port.

In a direct message everything is addressed to the bot. In a server only messages that mention it
are. Recordings in a server are passed on all the same, for channels that want every recording
transcribed.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.chat import Command, Event, Link, Origin, Text, Upload
from bot.links.urls import find_links
from bot.platforms.discord.files import media_handle
from bot.platforms.discord.references import address, ref
from storage.models import Account, Media, MessageRef, Platform

MENTION = re.compile(r"<@!?(\d+)>")
_COMMAND = re.compile(r"/([a-z_]{1,32})(?:\s+|$)(.*)", re.DOTALL)
MEDIA_TYPES = ("audio/", "video/")  # media types


def events_of(message: discord.Message, me: int, locale: str) -> list[Event]:
    """Return the events of a message for the bot with the id `me`: none, one, or one for each
    recording in it."""
    if message.type not in (discord.MessageType.default, discord.MessageType.reply):
        return []
    if message.author.bot:
        return _unaddressed_uploads(message, locale) if _is_relayed(message, me) else []
    private = message.guild is None
    mentioned = any(int(number) == me for number in MENTION.findall(message.content))
    if not (private or mentioned):
        return _unaddressed_uploads(message, locale)
    words = MENTION.sub(lambda it: "" if int(it[1]) == me else it[0], message.content).strip()
    recordings = media_of_message(message)
    replied = _replied_message(message)
    if not recordings and mentioned and replied:
        recordings = media_of_message(replied)
    if recordings:
        album = f"message:{message.id}" if len(recordings) > 1 else ""
        return [
            _media_event(_origin_of(message, locale, part), media, words, album)
            for part, media in enumerate(recordings)
        ]
    if not (words or private or replied):
        return []
    return [_text_event(_origin_of(message, locale), words, replied)]


def _is_relayed(message: discord.Message, me: int) -> bool:
    """Return whether a webhook wrote a message for a person, as bridges and PluralKit do. This
    bot's responses to interactions come through a webhook, too."""
    return message.webhook_id is not None and me not in (
        message.author.id,
        message.application_id,
        message.webhook_id,
    )


def _unaddressed_uploads(message: discord.Message, locale: str) -> list[Event]:
    """Return the recordings of a message that does not mention the bot. Some channels want every
    recording transcribed. Only files with an audio or video type count. Without the Message Content
    intent the message has no attachments."""
    attachments = [
        it for it in message.attachments if (it.content_type or "").startswith(MEDIA_TYPES)
    ]
    album = f"message:{message.id}" if len(attachments) > 1 else ""
    return [
        Upload(_origin_of(message, locale, part), _media_in(message, it), message.content, album)
        for part, it in enumerate(attachments)
    ]


def _replied_message(message: discord.Message) -> discord.Message | None:
    found = message.reference.resolved if message.reference else None
    return found if isinstance(found, discord.Message) else None


def _media_event(origin: Origin, media: Media, words: str, album: str) -> Event:
    """Return the event of media sent to the bot. In a server a mention beside a recording means
    /transcribe."""
    if origin.private:
        return Upload(origin, media, words, album)
    return Command(origin, "transcribe", words, media, album=album)


def _text_event(origin: Origin, words: str, replied: discord.Message | None) -> Event:
    reply_to = MessageRef(origin.address, str(replied.id)) if replied else None
    reply_urls = find_links(replied.content) if replied else ()
    if command := _COMMAND.match(words):
        media = next(iter(media_of_message(replied)), None) if replied else None
        name, rest = command[1], command[2].strip()
        return Command(
            origin, name, rest, media, reply_to, urls=find_links(rest), reply_urls=reply_urls
        )
    if urls := find_links(words):
        if origin.private:
            return Link(origin, urls, words)
        return _transcribe_command(origin, words, reply_to, urls=urls)  # as with a recording
    # A reply that only mentions the bot is about the replied message, even if that shows nothing.
    if (reply_urls or not words) and not origin.private:
        return _transcribe_command(origin, words, reply_to, reply_urls=reply_urls)
    return Text(origin, words, reply_to)


def _transcribe_command(
    origin: Origin, words: str, reply_to: MessageRef | None, **links: Any
) -> Command:
    return Command(origin, "transcribe", words, None, reply_to, **links)


def _origin_of(message: discord.Message, locale: str, part: int = 0) -> Origin:
    channel = message.channel
    parent = str(channel.parent_id) if isinstance(channel, discord.Thread) else None
    where = address(str(channel.id), parent)
    return Origin(
        key=f"message:{message.id}" + (f":{part}" if part else ""),
        account=Account(Platform.DISCORD, str(message.author.id)),
        message=ref(where, str(message.id), part=part),
        locale=locale,
        name=message.author.display_name,
        private=message.guild is None,
    )


def media_of_message(message: discord.Message) -> list[Media]:
    """Return the recordings in a message, or in the message that it forwards."""
    attachments = list(message.attachments)
    for snapshot in message.message_snapshots:
        attachments += snapshot.attachments
    return [_media_in(message, it) for it in attachments if may_be_recording(it.content_type)]


def _media_in(message: discord.Message, attachment: discord.Attachment) -> Media:
    place, number = str(message.channel.id), str(message.id)
    found = media_handle(place, number, str(attachment.id), attachment.url)
    return Media(found, attachment.filename, attachment.size, attachment.duration)


def may_be_recording(mime: str | None) -> bool:
    """Return whether a file may be a recording: anything but a picture, since names and types are
    guesses and the content decides later."""
    return not (mime or "").startswith("image/")
