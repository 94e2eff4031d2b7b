"""Interactions become events: commands with their forms, the menus of messages, buttons."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.chat import ButtonPress, Command, CommandCard, Event, FormSubmission, Origin
from bot.links.urls import found_in
from bot.platforms.discord.files import handle
from bot.platforms.discord.messages import may_be_recording
from bot.platforms.discord.modals import values
from bot.platforms.discord.references import InteractionRef, address, ref
from storage.models import Account, Address, Media, MessageRef, Platform

RECORDINGS = ("file", "file2", "file3", "file4", "file5")
"""The options of a command that hold recordings."""
LINK = "link"
"""The option that holds a link."""
ALONE = "private"
"""The option that asks for an answer which nobody else sees."""

Raw = Mapping[str, Any]
"""A piece of JSON as Discord sent it."""


def is_ephemeral(interaction: discord.Interaction, cards: Sequence[CommandCard]) -> bool:
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


def interaction_ref_of(interaction: discord.Interaction, alone: bool) -> InteractionRef:
    """The interaction as a way for answers."""
    may = interaction.app_permissions
    in_server = interaction.is_guild_integration() and may.send_messages and may.attach_files
    return InteractionRef(
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
    interaction: discord.Interaction, shown: str, door: InteractionRef, cards: Sequence[CommandCard]
) -> list[Event]:
    """What an interaction means. `shown` is the number of the message that answers it, or that
    carries the pressed button."""
    data: Raw = interaction.data or {}
    where = place_of(interaction)
    message = ref(where, shown, door)
    if "custom_id" in data:
        action, _, argument = str(data["custom_id"]).partition(":")
        aside = ref(where, shown, replace(door, alone=True))
        origin = _origin(interaction, message, aside=aside)
        if interaction.type is discord.InteractionType.component:
            carried = getattr(interaction.message, "components", ())
            genuine = _carries(carried, data["custom_id"])
            return [ButtonPress(origin, action, argument, genuine)]
        return [FormSubmission(origin, action, argument, values(data["components"]))]
    if data.get("type") == discord.AppCommandType.message.value:
        return [_menu_used(interaction, message, data, cards)]
    return list(_typed(interaction, where, shown, door, data, cards))


def _carries(components: Sequence[object], data: str) -> bool:
    """Whether one of these, or one inside of them, is what was pressed."""
    return any(
        getattr(it, "custom_id", None) == data or _carries(getattr(it, "children", ()), data)
        for it in components
    )


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
        ephemeral_ref=aside,
        ephemeral=InteractionRef.read(message.way).alone,
    )


def _menu_used(
    interaction: discord.Interaction, message: MessageRef, data: Raw, cards: Sequence[CommandCard]
) -> Command:
    """A right click on a message, and one of our entries."""
    target = str(data["target_id"])
    raw = data["resolved"]["messages"][target]
    recordings, urls = list(media_of_raw(raw)), links_of_raw(raw)
    for card in cards:
        for entry in card.entries:
            if entry.name == data["name"]:
                media = recordings[0] if recordings else None
                origin = _origin(interaction, message)
                return Command(origin, card.name, entry.arguments, media, reply_urls=urls)
    return Command(_origin(interaction, message), str(data["name"]).lower())


def links_of_raw(message: Raw) -> tuple[str, ...]:
    """The links in the words of a message, or of the one that it forwards."""
    said = [message, *(it["message"] for it in message.get("message_snapshots", ()))]
    return found_in(" ".join(str(it.get("content", "")) for it in said))


def media_of_raw(message: Raw) -> Iterator[Media]:
    """The recordings in a message (as JSON), or in the one that it forwards."""
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
    interaction: discord.Interaction,
    where: Address,
    shown: str,
    door: InteractionRef,
    data: Raw,
    cards: Sequence[CommandCard],
) -> Iterator[Command]:
    """A slash command: one event for each recording, or link to one, that it hands in."""
    options = {it["name"]: it["value"] for it in data.get("options", ())}
    attachments = data.get("resolved", {}).get("attachments", {})
    name = str(data["name"])
    bare = {it.name for card in cards if card.name == name for it in card.options if it.bare}
    words = _arguments(options, {"words", *bare})
    files = [attachments[options[it]] for it in RECORDINGS if it in options]
    given: list[tuple[Media | None, tuple[str, ...]]] = [(_media(it), ()) for it in files]
    given += [(None, (str(options[LINK]),))] if LINK in options else []
    album = f"interaction:{interaction.id}" if len(given) > 1 else ""
    for part, (media, urls) in enumerate(given or [(None, ())]):
        origin = _origin(interaction, ref(where, shown, door, part), part)
        yield Command(origin, name, words, media, album=album, urls=urls)


def _arguments(options: Raw, bare: Collection[str]) -> str:
    """Options as people would type them: `language=de speech=no`, those in `bare` without name."""
    parts = []
    for name, value in options.items():
        if name in bare:
            parts.append(str(value))
        elif name not in (*RECORDINGS, LINK, ALONE):
            text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            text = re.sub(r"\s*,\s*", ",", text).replace('"', "").strip()
            parts.append(
                f'{name}="{text}"' if re.search(r"\s", text) or not text else f"{name}={text}"
            )
    return " ".join(parts)
