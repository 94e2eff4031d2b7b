"""Text of a message and its entities: commands, mentions, links.

A text and a caption are two fields with the same meaning.
"""

from __future__ import annotations

from telegram import Message, MessageEntity, User


def entities(message: Message) -> tuple[MessageEntity, ...]:
    """Return the entities of the text or the caption."""
    return message.entities or message.caption_entities


def marked_text(message: Message, entity: MessageEntity) -> str:
    """Return the text of an entity."""
    if message.text is not None:
        return message.parse_entity(entity)
    return message.parse_caption_entity(entity)


def text_without(message: Message, entity: MessageEntity | None) -> str:
    """Return the text of the message without the text of the entity (its offsets are UTF-16)."""
    text = message.text or message.caption or ""
    if entity is None:
        return text.strip()
    units = text.encode("utf-16-le")
    before = units[: entity.offset * 2].decode("utf-16-le")
    after = units[(entity.offset + entity.length) * 2 :].decode("utf-16-le")
    return f"{before.rstrip()} {after.lstrip()}".strip()


def leading_command(message: Message) -> MessageEntity | None:
    """Return the command at the start of the message."""
    for entity in entities(message):
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            return entity
    return None


def mention_of(message: Message, me: User) -> MessageEntity | None:
    """Return the first mention of the bot `me`."""
    for entity in entities(message):
        if entity.type == MessageEntity.TEXT_MENTION and entity.user and entity.user.id == me.id:
            return entity
        if entity.type == MessageEntity.MENTION and me.username:
            name = marked_text(message, entity)
            if name.lower() == f"@{me.username.lower()}":
                return entity
    return None


def links_in(message: Message) -> tuple[str, ...]:
    """Return the links in a message. Telegram marks every word with a dot that could be a host as
    a link; one without a slash is taken for a name and skipped."""
    found: list[str] = []
    for entity in entities(message):
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            found.append(entity.url)
        elif entity.type == MessageEntity.URL and "/" in (text := marked_text(message, entity)):
            found.append(text)
    return tuple(dict.fromkeys(found))
