"""Messages and interactions become events; what is not meant for us becomes nothing.

In a direct message everything is meant for us. In a server only commands, message menus, buttons
and messages that mention us are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.chat import Command, CommandCard, Event, Link, Origin, Press, Text, Upload
from bot.discord_doors import Door, address, ref
from bot.discord_files import handle
from storage.models import Account, Address, Media, MessageRef, Platform

MENTION = re.compile(r"<@!?(\d+)>")
_URL = re.compile(r"https?://[^\s<>]+")
_COMMAND = re.compile(r"/([a-z_]{1,32})(?:\s+|$)(.*)", re.DOTALL)
RECORDINGS = ("file", "file2", "file3", "file4", "file5")
"""The options of a command that hold recordings."""
ALONE = "private"
"""The option that asks for an answer which nobody else sees."""

SOUNDS = ("audio/", "video/")  # media types

Raw = Mapping[str, Any]
"""A piece of JSON as Discord sent it."""


# --- messages -----------------------------------------------------------------------------------


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
    return [_said(_origin_of(message, locale), words, replied)] if words or private else []


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
    if command := _COMMAND.match(words):
        about = MessageRef(origin.address, str(replied.id)) if replied else None
        media = next(iter(media_of_message(replied)), None) if replied else None
        return Command(origin, command[1], command[2].strip(), media, about)
    if url := _URL.search(words):
        return Link(origin, url[0])
    return Text(origin, words)


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


# --- interactions -------------------------------------------------------------------------------


def answers_alone(interaction: discord.Interaction, cards: Sequence[CommandCard]) -> bool:
    """Whether the answer is for this person's eyes only: they asked for it, the command is one
    that concerns nobody else, or what they pressed is already for their eyes only."""
    data: Raw = interaction.data or {}
    if interaction.guild_id is None and interaction.context.dm_channel:
        return False  # nobody else is there
    if interaction.message is not None:
        return interaction.message.flags.ephemeral
    if any(it["name"] == ALONE and it.get("value") for it in data.get("options", ())):
        return True
    return any(card.name == data.get("name") and card.alone for card in cards)


def door_of(interaction: discord.Interaction, alone: bool) -> Door:
    """The interaction as a way for answers."""
    may = interaction.app_permissions
    in_server = interaction.is_guild_integration() and may.send_messages and may.attach_files
    return Door(
        interaction=str(interaction.id),
        user=str(interaction.user.id),
        here=in_server or (interaction.guild_id is None and interaction.context.dm_channel),
        alone=alone,
        upload=interaction.filesize_limit,
        token=interaction.token,
    )


def place_of(interaction: discord.Interaction) -> Address:
    """The channel or thread that an interaction happened in."""
    channel = interaction.channel
    parent = str(channel.parent_id) if isinstance(channel, discord.Thread) else None
    return address(str(interaction.channel_id), parent)


def events_of_interaction(
    interaction: discord.Interaction, shown: str, door: Door, cards: Sequence[CommandCard]
) -> list[Event]:
    """What an interaction means. `shown` is the number of the message that answers it, or that
    carries the pressed button."""
    data: Raw = interaction.data or {}
    where = place_of(interaction)
    message = ref(where, shown, door)
    if interaction.type is discord.InteractionType.component:
        action, _, argument = str(data["custom_id"]).partition(":")
        aside = ref(
            where,
            shown,
            Door(door.interaction, door.user, door.here, True, door.upload, door.token),
        )
        return [Press(_origin(interaction, message, aside=aside), action, argument)]
    if data.get("type") == discord.AppCommandType.message.value:
        return [_menu_used(interaction, message, data, cards)]
    return list(_typed(interaction, where, shown, door, data))


def _origin(
    interaction: discord.Interaction,
    message: MessageRef,
    part: int = 0,
    aside: MessageRef | None = None,
) -> Origin:
    return Origin(
        key=f"interaction:{interaction.id}" + (f":{part}" if part else ""),
        account=Account(Platform.DISCORD, str(interaction.user.id)),
        message=message,
        locale=str(interaction.locale),
        name=interaction.user.display_name,
        private=interaction.guild_id is None and interaction.context.dm_channel,
        aside=aside,
    )


def _menu_used(
    interaction: discord.Interaction, message: MessageRef, data: Raw, cards: Sequence[CommandCard]
) -> Command:
    """A right click on a message, and one of our entries."""
    target = str(data["target_id"])
    raw = data["resolved"]["messages"][target]
    recordings = list(_media_of_raw(raw))
    for card in cards:
        for entry in card.entries:
            if entry.name == data["name"]:
                media = recordings[0] if recordings else None
                return Command(_origin(interaction, message), card.name, entry.arguments, media)
    return Command(_origin(interaction, message), str(data["name"]).lower())


def _media_of_raw(message: Raw) -> Iterator[Media]:
    attachments = list(message.get("attachments", ()))
    for snapshot in message.get("message_snapshots", ()):
        attachments += snapshot["message"].get("attachments", ())
    for it in attachments:
        if may_be_recording(it.get("content_type")):
            yield _media(it, str(message.get("channel_id", "")), str(message["id"]))


def _media(attachment: Raw, channel: str = "", message: str = "") -> Media:
    return Media(
        handle(channel, message, str(attachment["id"]), attachment["url"]),
        attachment["filename"],
        attachment["size"],
        attachment.get("duration_secs"),
    )


def _typed(
    interaction: discord.Interaction, where: Address, shown: str, door: Door, data: Raw
) -> Iterator[Command]:
    """A slash command: one event for each recording that it hands in."""
    options = {it["name"]: it["value"] for it in data.get("options", ())}
    attachments = data.get("resolved", {}).get("attachments", {})
    name, words = str(data["name"]), _arguments(options)
    files = [attachments[options[it]] for it in RECORDINGS if it in options]
    album = f"interaction:{interaction.id}" if len(files) > 1 else ""
    for part, file in enumerate(files or [None]):
        media = _media(file) if file else None
        origin = _origin(interaction, ref(where, shown, door, part), part)
        yield Command(origin, name, words, media, album=album)


def _arguments(options: Raw) -> str:
    """Options as people would type them: `language=de speech=no`."""
    parts = []
    for name, value in options.items():
        if name == "words":
            parts.append(str(value))
        elif name not in (*RECORDINGS, ALONE):
            text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            text = re.sub(r"\s*,\s*", ",", text).replace('"', "").strip()
            parts.append(
                f'{name}="{text}"' if re.search(r"\s", text) or not text else f"{name}={text}"
            )
    return " ".join(parts)
