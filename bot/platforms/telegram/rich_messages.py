"""Rich messages with collapsible sections, as blocks of the Bot API 10.2 and later.

python-telegram-bot 22.8 supports the Bot API 10.0, so the methods are called by name. Texts are
never parsed: they are sent as blocks and plain strings
(https://core.telegram.org/bots/api#inputrichmessage, https://core.telegram.org/bots/api#richtext),
never as HTML or Markdown, and detection of links, mentions and commands is off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from telegram import Bot, ReplyParameters
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.chat import Message, Section, Span, Style
from bot.chat.text import strip_invisible
from bot.platforms.telegram.errors import description_contains
from bot.platforms.telegram.text import inline_keyboard

LONGEST = 32_768
"""Characters; https://core.telegram.org/bots/api#rich-message-limits"""
MOST_BLOCKS = 500  # nested blocks count, too

_EDIT = "editmessagetext"
"""In lower case, which Telegram accepts, too (https://core.telegram.org/bots/api#making-requests).
By its usual name the library insists on its own method, which requires a text."""

Json = dict[str, Any]

_TEXT_TYPES: dict[Style, str] = {"bold": "bold", "italic": "italic", "code": "code"}


async def is_supported(bot: Bot) -> bool:
    """Return whether the server supports rich messages, tried with a message to chat 0. A server
    that does reports the missing chat (400). An older one reports the missing method (404), and
    one of 10.1, which takes only markup, the missing content
    (https://github.com/openclaw/openclaw/issues/145201)."""
    try:
        await bot.do_api_request(
            "sendRichMessage",
            {"chat_id": 0, "rich_message": rich_message((Section("", (Span("?"),)),))},
        )
    except BadRequest as error:
        return not (
            description_contains(error, "rich message") or description_contains(error, "parse")
        )
    except TelegramError:
        return False
    return False


async def send(
    bot: Bot, chat: int, thread: int | None, message: Message, reply: ReplyParameters | None
) -> int | None:
    """Send the sections. Return the message's id; None when Telegram refuses them and the plain
    form is to be sent. Raises errors after which the message may have arrived."""
    parameters = {
        "chat_id": chat,
        "message_thread_id": thread,
        "rich_message": rich_message(message.sections),
        "reply_parameters": reply,
        "reply_markup": inline_keyboard(message),
    }
    arguments = {name: value for name, value in parameters.items() if value is not None}
    try:
        answer = await bot.do_api_request("sendRichMessage", arguments)
    except (BadRequest, EndPointNotFound):
        return None
    return int(answer["message_id"])


async def edit(bot: Bot, chat: int, number: int, message: Message) -> bool:
    """Replace a message of the bot by its sections, in one edit. Return False when that fails for
    any reason and the plain form is to be sent. Raises RetryAfter."""
    try:
        await bot.do_api_request(
            _EDIT,
            {
                "chat_id": chat,
                "message_id": number,
                "rich_message": rich_message(message.sections),
                "reply_markup": inline_keyboard(message),
            },
        )
    except RetryAfter:
        raise
    except InvalidToken:
        return False
    except TelegramError as error:
        return description_contains(error, "message is not modified")
    return True


def rich_message(sections: Sequence[Section]) -> Json:
    """Return an InputRichMessage. Every line is a paragraph; very many lines share paragraphs."""
    lines = sum(1 for section in sections for _ in _lines(section.spans))
    room = MOST_BLOCKS - len(sections) * 2
    each = -(-lines // room)
    blocks: list[Json] = []
    for section in sections:
        paragraphs = [
            {"type": "paragraph", "text": text} for text in _paragraph_texts(section.spans, each)
        ]
        if not section.title:
            blocks += paragraphs
        elif paragraphs:
            title = strip_invisible(section.title)
            blocks.append({"type": "details", "summary": title, "blocks": paragraphs})
    return {"blocks": blocks, "skip_entity_detection": True}


Text = str | Json | list[Any]
"""A RichText: a plain string, a styled text, or a list of both."""


def _paragraph_texts(spans: Sequence[Span], each: int) -> Iterator[Text]:
    """Yield the lines, `each` of them in one text."""
    lines = list(_lines(spans))
    for start in range(0, len(lines), max(1, each)):
        text: list[Text] = []
        for line in lines[start : start + each]:
            text += ["\n", *line] if text else line
        yield text[0] if len(text) == 1 else text


def _lines(spans: Sequence[Span]) -> Iterator[list[Text]]:
    """Yield the non-empty lines, each as a list of its pieces."""
    line: list[Text] = []
    for span in spans:
        for number, words in enumerate(strip_invisible(span.text).split("\n")):
            if number and any(line):
                yield line
            if number:
                line = []
            if words:
                kind = _TEXT_TYPES.get(span.style)
                line.append({"type": kind, "text": words} if kind else words)
    if line:
        yield line
