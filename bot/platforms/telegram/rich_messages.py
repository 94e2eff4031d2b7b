"""Rich messages, which fold: our folds as blocks of the Bot API 10.2 and later.

python-telegram-bot 22.8 knows the Bot API 10.0, so the calls are made by name. Nobody's words are
parsed: they go as blocks and plain strings (https://core.telegram.org/bots/api#inputrichmessage,
https://core.telegram.org/bots/api#richtext), never as its HTML or Markdown, and detection of links,
mentions and commands in them is off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from telegram import Bot, ReplyParameters
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.chat import Message, Section, Span, Style
from bot.platforms.telegram.errors import says
from bot.platforms.telegram.text import encodable, keyboard

LONGEST = 32_768
"""Characters; https://core.telegram.org/bots/api#rich-message-limits"""
MOST_BLOCKS = 500  # nested ones count, too

_EDIT = "editmessagetext"
"""In lower case, which Telegram takes, too (https://core.telegram.org/bots/api#making-requests): by
its usual name the library insists on its own method, which can't do without a text."""

Json = dict[str, Any]

_TEXT_TYPES: dict[Style, str] = {"bold": "bold", "italic": "italic", "code": "code"}


async def known_to(bot: Bot) -> bool:
    """Ask the server, once, by a message to nobody: one that knows how to do it misses the chat
    (400); an older one misses the method (404), and one of 10.1, which knows only markup, the
    content (https://github.com/openclaw/openclaw/issues/145201)."""
    try:
        await bot.do_api_request(
            "sendRichMessage",
            {"chat_id": 0, "rich_message": rich_message((Section("", (Span("?"),)),))},
        )
    except BadRequest as error:
        return not (says(error, "rich message") or says(error, "parse"))
    except TelegramError:
        return False
    return False


async def sent(
    bot: Bot, chat: int, thread: int | None, message: Message, reply: ReplyParameters | None
) -> int | None:
    """Send these folds. Returns the message's number; None when Telegram refuses them: then the
    plain form is due. Raises whatever leaves open whether they arrived."""
    wanted = {
        "chat_id": chat,
        "message_thread_id": thread,
        "rich_message": rich_message(message.sections),
        "reply_parameters": reply,
        "reply_markup": keyboard(message),
    }
    given = {name: value for name, value in wanted.items() if value is not None}
    try:
        answer = await bot.do_api_request("sendRichMessage", given)
    except (BadRequest, EndPointNotFound):
        return None
    return int(answer["message_id"])


async def edited(bot: Bot, chat: int, number: int, message: Message) -> bool:
    """Make a message of ours these folds, in one edit. False when Telegram does not take them,
    for whatever reason: then the plain form is due. Raises RetryAfter."""
    try:
        await bot.do_api_request(
            _EDIT,
            {
                "chat_id": chat,
                "message_id": number,
                "rich_message": rich_message(message.sections),
                "reply_markup": keyboard(message),
            },
        )
    except RetryAfter:
        raise
    except InvalidToken:
        return False
    except TelegramError as error:
        return says(error, "message is not modified")
    return True


def rich_message(folds: Sequence[Section]) -> Json:
    """An InputRichMessage. Every line is a paragraph; of very many lines several share one."""
    lines = sum(1 for fold in folds for _ in _lines(fold.spans))
    room = MOST_BLOCKS - len(folds) * 2
    each = -(-lines // room)
    blocks: list[Json] = []
    for fold in folds:
        paragraphs = [{"type": "paragraph", "text": text} for text in _joined(fold.spans, each)]
        if not fold.title:
            blocks += paragraphs
        elif paragraphs:
            title = encodable(fold.title)
            blocks.append({"type": "details", "summary": title, "blocks": paragraphs})
    return {"blocks": blocks, "skip_entity_detection": True}


Text = str | Json | list[Any]
"""A RichText: plain, one style, or several of them one after the other."""


def _joined(spans: Sequence[Span], each: int) -> Iterator[Text]:
    """The lines, `each` of them in one text."""
    lines = list(_lines(spans))
    for start in range(0, len(lines), max(1, each)):
        text: list[Text] = []
        for line in lines[start : start + each]:
            text += ["\n", *line] if text else line
        yield text[0] if len(text) == 1 else text


def _lines(spans: Sequence[Span]) -> Iterator[list[Text]]:
    """Lines with something in them, each as the pieces that it is made of."""
    line: list[Text] = []
    for span in spans:
        for number, words in enumerate(encodable(span.text).split("\n")):
            if number and any(line):
                yield line
            if number:
                line = []
            if words:
                kind = _TEXT_TYPES.get(span.style)
                line.append({"type": kind, "text": words} if kind else words)
    if line:
        yield line
