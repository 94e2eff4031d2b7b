"""A pressed button, and whether the message really carries it."""

from __future__ import annotations

from telegram import CallbackQuery, Message

from bot.chat import Origin, Press


def pressed(query: CallbackQuery, origin: Origin) -> Press:
    """The press. A client can send any data under any message; of one that is too old Telegram
    does not show the buttons: https://core.telegram.org/bots/api#callbackquery"""
    action, _, argument = (query.data or "").partition(":")
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    rows = markup.inline_keyboard if markup else ()
    genuine = any(button.callback_data == query.data for row in rows for button in row)
    return Press(origin, action, argument, genuine)
