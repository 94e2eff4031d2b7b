"""Messages become events; what is not meant for us becomes nothing.

In a direct message everything is meant for us. In a server only messages that mention us are, and
recordings where a channel wants them all.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.chat import Command, Event, Link, Origin, Text, Upload
from bot.links.urls import found_in
from bot.platforms.discord.files import handle
from bot.platforms.discord.references import address, ref
from storage.models import Account, Media, MessageRef, Platform

MENTION = re.compile(r"<@!?(\d+)>")
_COMMAND = re.compile(r"/([a-z_]{1,32})(?:\s+|$)(.*)", re.DOTALL)
SOUNDS = ("audio/", "video/")  # media types


def events_of(message: discord.Message, me: int, locale: str) -> list[Event]:
    """What a message means to the bot with the id `me`: nothing, one event, or one for each
    recording in it."""
    if message.author.bot or message.type not in (
        discord.MessageType.default,
        discord.MessageType.reply,
    ):
        return []
    private = message.guild is None
    named = any(int(number) == me for number in MENTION.findall(message.content))
    if not (private or named):
        return _overheard(message, locale)
    words = MENTION.sub(lambda it: "" if int(it[1]) == me else it[0], message.content).strip()
    recordings = media_of_message(message)
    replied = _replied_to(message)
    if not recordings and named and replied:
        recordings = media_of_message(replied)
    if recordings:
        album = f"message:{message.id}" if len(recordings) > 1 else ""
        return [
            _handed_in(_origin_of(message, locale, part), media, words, album)
            for part, media in enumerate(recordings)
        ]
    if not (words or private or (replied and found_in(replied.content))):
        return []
    return [_said(_origin_of(message, locale), words, replied)]


def _overheard(message: discord.Message, locale: str) -> list[Event]:
    """Recordings that were sent to others. Some channels want all of them; a file that does not
    even say that it is one is none. Without the Message Content intent there is nothing to see."""
    sounds = [it for it in message.attachments if (it.content_type or "").startswith(SOUNDS)]
    album = f"message:{message.id}" if len(sounds) > 1 else ""
    return [
        Upload(_origin_of(message, locale, part), _media_in(message, it), message.content, album)
        for part, it in enumerate(sounds)
    ]


def _replied_to(message: discord.Message) -> discord.Message | None:
    found = message.reference.resolved if message.reference else None
    return found if isinstance(found, discord.Message) else None


def _handed_in(origin: Origin, media: Media, words: str, album: str) -> Event:
    """In a server, to mention us beside a recording is another way to say /transcribe."""
    if origin.private:
        return Upload(origin, media, words, album)
    return Command(origin, "transcribe", words, media, album=album)


def _said(origin: Origin, words: str, replied: discord.Message | None) -> Event:
    about = MessageRef(origin.address, str(replied.id)) if replied else None
    theirs = found_in(replied.content) if replied else ()
    if command := _COMMAND.match(words):
        media = next(iter(media_of_message(replied)), None) if replied else None
        name, rest = command[1], command[2].strip()
        return Command(origin, name, rest, media, about, urls=found_in(rest), reply_urls=theirs)
    if urls := found_in(words):
        if origin.private:
            return Link(origin, urls, words)
        return _asked(origin, words, about, urls=urls)  # as beside a recording
    if theirs and not origin.private:
        return _asked(origin, words, about, reply_urls=theirs)
    return Text(origin, words, about)


def _asked(origin: Origin, words: str, about: MessageRef | None, **links: Any) -> Command:
    return Command(origin, "transcribe", words, None, about, **links)


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
    """The recordings in a message, or in the message that it forwards."""
    attachments = list(message.attachments)
    for snapshot in message.message_snapshots:
        attachments += snapshot.attachments
    return [_media_in(message, it) for it in attachments if may_be_recording(it.content_type)]


def _media_in(message: discord.Message, attachment: discord.Attachment) -> Media:
    place, number = str(message.channel.id), str(message.id)
    found = handle(place, number, str(attachment.id), attachment.url)
    return Media(found, attachment.filename, attachment.size, attachment.duration)


def may_be_recording(mime: str | None) -> bool:
    """Whatever is no picture may be one: names and types are guesses, the content will tell."""
    return not (mime or "").startswith("image/")
