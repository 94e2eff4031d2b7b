"""Spans as text with entities, so that no text is ever read as markup.

https://core.telegram.org/bots/api#messageentity counts offsets in UTF-16 code units.
"""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters

from bot.chat import Button, Message, Style
from bot.chat.text import strip_invisible
from bot.platforms.telegram.message_boxes import is_here
from storage.models import Address, MessageRef

MOST_ENTITIES = 100  # Telegram drops the rest
MOST_CALLBACK_BYTES = 64

_ENTITY_TYPES: dict[Style, str] = {
    "bold": MessageEntity.BOLD,
    "italic": MessageEntity.ITALIC,
    "code": MessageEntity.CODE,
    "quote": MessageEntity.BLOCKQUOTE,
}


def utf16_length(text: str) -> int:
    """Return the length as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def text_and_entities(message: Message) -> tuple[str, list[MessageEntity]]:
    """Return the message's text and its styles as entities."""
    text, offset, entities = "", 0, list[MessageEntity]()
    for span in message.spans:
        words = strip_invisible(span.text)
        length = utf16_length(words)
        kind = _ENTITY_TYPES.get(span.style)
        if kind and words.strip() and len(entities) < MOST_ENTITIES:
            entities.append(MessageEntity(kind, offset, length))
        text += words
        offset += length
    return text, entities


def inline_keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """Return the message's buttons. None, for no buttons, removes the old ones in an edit."""
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [[_keyboard_button(button) for button in row] for row in message.buttons]
    )


def _keyboard_button(button: Button) -> InlineKeyboardButton:
    label = strip_invisible(button.label)
    if button.url:
        return InlineKeyboardButton(label, url=button.url)
    return InlineKeyboardButton(label, callback_data=callback_data(button))


def without_links(message: Message) -> Message:
    """Return the message without buttons that open an address."""
    rows = (tuple(it for it in row if not it.url) for row in message.buttons)
    return replace(message, buttons=tuple(row for row in rows if row))


def callback_data(button: Button) -> str:
    """Return the payload of a button press. Raises ValueError over 64 bytes, which is a bug."""
    text = f"{button.action}:{button.argument}" if button.argument else button.action
    if len(text.encode()) > MOST_CALLBACK_BYTES:
        raise ValueError(f"button {button.action!r} carries more than {MOST_CALLBACK_BYTES} bytes")
    return text


def reply_parameters_for(to: MessageRef | None, place: Address, bot: str) -> ReplyParameters | None:
    """Return the parameters of a reply in the chat `place`. When the message is gone or in another
    chat or topic, the answer is sent without a reply."""
    if to is None or to.address != place or not is_here(to, bot):
        return None
    return ReplyParameters(int(to.message), allow_sending_without_reply=True)
