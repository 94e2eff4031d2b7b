"""The words of a message, and what Telegram marks in them: commands, mentions, links.

Text and captions are two fields that mean the same.
"""

from __future__ import annotations

from telegram import Message, MessageEntity, User


def entities(message: Message) -> tuple[MessageEntity, ...]:
    """What is marked."""
    return message.entities or message.caption_entities


def marked_text(message: Message, entity: MessageEntity) -> str:
    """The words that an entity marks."""
    if message.text is not None:
        return message.parse_entity(entity)
    return message.parse_caption_entity(entity)


def without(message: Message, entity: MessageEntity | None) -> str:
    """What was written, less the words that the entity marks (its offsets are UTF-16)."""
    text = message.text or message.caption or ""
    if entity is None:
        return text.strip()
    units = text.encode("utf-16-le")
    before = units[: entity.offset * 2].decode("utf-16-le")
    after = units[(entity.offset + entity.length) * 2 :].decode("utf-16-le")
    return f"{before.rstrip()} {after.lstrip()}".strip()


def leading_command(message: Message) -> MessageEntity | None:
    """The command that the message begins with."""
    for entity in entities(message):
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            return entity
    return None


def mention_of(message: Message, me: User) -> MessageEntity | None:
    """The first words that mean the bot `me`."""
    for entity in entities(message):
        if entity.type == MessageEntity.TEXT_MENTION and entity.user and entity.user.id == me.id:
            return entity
        if entity.type == MessageEntity.MENTION and me.username:
            named = marked_text(message, entity)
            if named.lower() == f"@{me.username.lower()}":
                return entity
    return None


def links_in(message: Message) -> tuple[str, ...]:
    """The links in a message. Telegram makes one of every word with a dot that could be a host:
    without a scheme and a path it is a name."""
    found: list[str] = []
    for entity in entities(message):
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            found.append(entity.url)
        elif entity.type == MessageEntity.URL and "/" in (text := marked_text(message, entity)):
            found.append(text)
    return tuple(dict.fromkeys(found))
