"""Translation of interactions into events: slash commands, message commands, buttons, forms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.chat import ButtonPress, Command, CommandCard, Event, FormSubmission, Origin
from bot.links.urls import find_links
from bot.platforms.discord.files import media_handle
from bot.platforms.discord.messages import may_be_recording
from bot.platforms.discord.modals import values
from bot.platforms.discord.references import InteractionRef, address, ref
from storage.models import Account, Address, Media, MessageRef, Platform

RECORDING_OPTIONS = ("file", "file2", "file3", "file4", "file5")
"""The options of a command that hold recordings."""
LINK_OPTION = "link"
"""The option that holds a link."""
EPHEMERAL_OPTION = "private"
"""The option that makes the answer visible to the user alone."""

Raw = Mapping[str, Any]
"""A JSON object as Discord sent it."""


def is_ephemeral(interaction: discord.Interaction, cards: Sequence[CommandCard]) -> bool:
    """Return whether only this user may see the answer: the user asked for that, the command's
    answers are ephemeral, or the pressed button is in an ephemeral message."""
    data: Raw = interaction.data or {}
    if interaction.guild_id is None and interaction.context.dm_channel:
        return False  # nobody else is in that channel
    if interaction.message is not None:
        return interaction.message.flags.ephemeral
    if any(it["name"] == EPHEMERAL_OPTION and it.get("value") for it in data.get("options", ())):
        return True
    return any(card.name == data.get("name") and card.ephemeral for card in cards)


def interaction_ref_of(interaction: discord.Interaction, ephemeral: bool) -> InteractionRef:
    """Return the reference by which answers reach the interaction."""
    permissions = interaction.app_permissions
    in_server = (
        interaction.is_guild_integration()
        and permissions.send_messages
        and permissions.attach_files
    )
    return InteractionRef(
        interaction=str(interaction.id),
        user=str(interaction.user.id),
        can_post=in_server or (interaction.guild_id is None and interaction.context.dm_channel),
        ephemeral=ephemeral,
        upload=interaction.filesize_limit,
        token=interaction.token,
    )


def address_of(interaction: discord.Interaction) -> Address:
    """Return the channel or thread of an interaction."""
    channel = interaction.channel
    parent = str(channel.parent_id) if isinstance(channel, discord.Thread) else None
    return address(str(interaction.channel_id), parent)


def events_of_interaction(
    interaction: discord.Interaction,
    shown: str,
    interaction_ref: InteractionRef,
    cards: Sequence[CommandCard],
) -> list[Event]:
    """Return the events of an interaction. `shown` is the id of the message that responds to it,
    or that carries the pressed button."""
    data: Raw = interaction.data or {}
    where = address_of(interaction)
    message = ref(where, shown, interaction_ref)
    if "custom_id" in data:
        action, _, argument = str(data["custom_id"]).partition(":")
        ephemeral_ref = ref(where, shown, replace(interaction_ref, ephemeral=True))
        origin = _origin(interaction, message, ephemeral_ref=ephemeral_ref)
        if interaction.type is discord.InteractionType.component:
            components = getattr(interaction.message, "components", ())
            genuine = _has_component(components, data["custom_id"])
            return [ButtonPress(origin, action, argument, genuine)]
        return [FormSubmission(origin, action, argument, values(data["components"]))]
    if data.get("type") == discord.AppCommandType.message.value:
        return [_message_command_event(interaction, message, data, cards)]
    return list(_slash_command_events(interaction, where, shown, interaction_ref, data, cards))


def _has_component(components: Sequence[object], data: str) -> bool:
    """Return whether one of the components, at any depth, is the pressed button."""
    return any(
        getattr(it, "custom_id", None) == data or _has_component(getattr(it, "children", ()), data)
        for it in components
    )


def _origin(
    interaction: discord.Interaction,
    message: MessageRef,
    part: int = 0,
    ephemeral_ref: MessageRef | None = None,
) -> Origin:
    return Origin(
        key=f"interaction:{interaction.id}" + (f":{part}" if part else ""),
        account=Account(Platform.DISCORD, str(interaction.user.id)),
        message=message,
        locale=str(interaction.locale),
        name=interaction.user.display_name,
        private=interaction.guild_id is None and interaction.context.dm_channel,
        ephemeral_ref=ephemeral_ref,
        ephemeral=InteractionRef.decode(message.way).ephemeral,
    )


def _message_command_event(
    interaction: discord.Interaction, message: MessageRef, data: Raw, cards: Sequence[CommandCard]
) -> Command:
    """Return the event of a message command."""
    target = str(data["target_id"])
    raw = data["resolved"]["messages"][target]
    recordings, urls = list(media_of_raw(raw)), links_of_raw(raw)
    for card in cards:
        for entry in card.entries:
            if entry.name == data["name"]:
                media = recordings[0] if recordings else None
                origin = _origin(interaction, message)
                clicked = ref(message.address, target) if entry.replies else None
                return Command(origin, card.name, entry.arguments, media, clicked, reply_urls=urls)
    return Command(_origin(interaction, message), str(data["name"]).lower())


def links_of_raw(message: Raw) -> tuple[str, ...]:
    """Return the links in the text of a message, or of the one that it forwards."""
    messages = [message, *(it["message"] for it in message.get("message_snapshots", ()))]
    return find_links(" ".join(str(it.get("content", "")) for it in messages))


def media_of_raw(message: Raw) -> Iterator[Media]:
    """Yield the recordings in a message (as JSON), or in the one that it forwards."""
    attachments = list(message.get("attachments", ()))
    for snapshot in message.get("message_snapshots", ()):
        attachments += snapshot["message"].get("attachments", ())
    for it in attachments:
        if may_be_recording(it.get("content_type")):
            yield _media(it, str(message.get("channel_id", "")), str(message["id"]))


def _media(attachment: Raw, channel: str = "", message: str = "") -> Media:
    return Media(
        media_handle(channel, message, str(attachment["id"]), attachment["url"]),
        attachment["filename"],
        attachment["size"],
        attachment.get("duration_secs"),
    )


def _slash_command_events(
    interaction: discord.Interaction,
    where: Address,
    shown: str,
    interaction_ref: InteractionRef,
    data: Raw,
    cards: Sequence[CommandCard],
) -> Iterator[Command]:
    """Yield the events of a slash command: one for each recording or link in its options."""
    options = {it["name"]: it["value"] for it in data.get("options", ())}
    attachments = data.get("resolved", {}).get("attachments", {})
    name = str(data["name"])
    bare = {it.name for card in cards if card.name == name for it in card.options if it.bare}
    words = _arguments(options, {"words", *bare})
    files = [attachments[options[it]] for it in RECORDING_OPTIONS if it in options]
    inputs: list[tuple[Media | None, tuple[str, ...]]] = [(_media(it), ()) for it in files]
    inputs += [(None, (str(options[LINK_OPTION]),))] if LINK_OPTION in options else []
    album = f"interaction:{interaction.id}" if len(inputs) > 1 else ""
    for part, (media, urls) in enumerate(inputs or [(None, ())]):
        origin = _origin(interaction, ref(where, shown, interaction_ref, part), part)
        yield Command(origin, name, words, media, album=album, urls=urls)


def _arguments(options: Raw, bare: Collection[str]) -> str:
    """Return the options as typed text, `language=de speech=no`; those in `bare` without name."""
    parts = []
    for name, value in options.items():
        if name in bare:
            parts.append(str(value))
        elif name not in (*RECORDING_OPTIONS, LINK_OPTION, EPHEMERAL_OPTION):
            text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
            text = re.sub(r"\s*,\s*", ",", text).replace('"', "").strip()
            parts.append(
                f'{name}="{text}"' if re.search(r"\s", text) or not text else f"{name}={text}"
            )
    return " ".join(parts)
