"""Spans become text with entities, so that nobody's words are ever read as markup.

https://core.telegram.org/bots/api#messageentity counts offsets in UTF-16 code units.
"""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters

from bot.chat import Button, Message, Style
from storage.models import MessageRef

MOST_ENTITIES = 100  # Telegram drops what comes after
MOST_CALLBACK_BYTES = 64

_ENTITY_TYPES: dict[Style, str] = {
    "bold": MessageEntity.BOLD,
    "italic": MessageEntity.ITALIC,
    "code": MessageEntity.CODE,
    "quote": MessageEntity.BLOCKQUOTE,
}


def utf16_length(text: str) -> int:
    """How long Telegram takes this text to be: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def text_and_entities(message: Message) -> tuple[str, list[MessageEntity]]:
    """The message's text, and where in it which style applies."""
    text, offset, entities = "", 0, list[MessageEntity]()
    for span in message.spans:
        words = encodable(span.text)
        length = utf16_length(words)
        kind = _ENTITY_TYPES.get(span.style)
        if kind and words.strip() and len(entities) < MOST_ENTITIES:
            entities.append(MessageEntity(kind, offset, length))
        text += words
        offset += length
    return text, entities


def keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """The message's buttons; None when it has none, which takes old ones away in an edit."""
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(encodable(it.label), callback_data=data(it)) for it in row]
            for row in message.buttons
        ]
    )


def data(button: Button) -> str:
    """What Telegram sends back when the button is pressed. ValueError: over 64 bytes, a bug."""
    text = f"{button.action}:{button.argument}" if button.argument else button.action
    if len(text.encode()) > MOST_CALLBACK_BYTES:
        raise ValueError(f"button {button.action!r} carries more than {MOST_CALLBACK_BYTES} bytes")
    return text


def encodable(text: str) -> str:
    """Halves of surrogate pairs, which JSON can smuggle in, are replaced: UTF-8 has no place
    for them."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def replying(to: MessageRef | None) -> ReplyParameters | None:
    """The person's message may be gone by now: then the answer stands alone."""
    if to is None:
        return None
    return ReplyParameters(int(to.message), allow_sending_without_reply=True)
