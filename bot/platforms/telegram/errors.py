"""Telegram's errors, translated into the errors of the chat port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat import ChatBusy, ChatDown, ChatError, ChatGone
from storage.errors import BadSetting

REFUSALS = (BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, RetryAfter)
"""Errors after which nothing was sent. After any other one something may have been."""

# Telegram has no codes for these. The texts are those of its server:
# https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/Client.cpp
GONE_TEXTS = (
    "chat not found",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "user is deactivated",
    "peer_id_invalid",
    "group chat was deactivated",
    "message thread not found",
    "topic_closed",
    "topic_deleted",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "bot was kicked",
    "request entity too large",
)


@contextmanager
def translate_errors(token: str) -> Iterator[None]:
    """Translate python-telegram-bot's errors into the port's. The original error is not chained:
    its texts and addresses may hold the token."""
    try:
        yield
    except RetryAfter as error:
        raise ChatBusy(retry_after_seconds(error)) from None
    except (Forbidden, ChatMigrated) as error:
        raise ChatGone(mask_token(error, token)) from None
    except InvalidToken as error:
        raise ChatDown(f"Telegram refuses the token: {mask_token(error, token)}") from None
    except NetworkError as error:  # BadRequest is a subclass
        text = mask_token(error, token)
        if any(words in text.lower() for words in GONE_TEXTS):
            raise ChatGone(text) from None
        if isinstance(error, BadRequest):
            raise ChatError(text) from None
        raise ChatDown(text) from None
    except TelegramError as error:
        raise ChatError(mask_token(error, token)) from None


def retry_after_seconds(error: RetryAfter) -> float:
    """Return the seconds to wait; the library gives an int or a timedelta, by its setting."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def mask_token(error: BaseException, token: str) -> str:
    """Return the error's type and text with the token masked."""
    return f"{type(error).__name__}: {error}".replace(token, "***")


def description_contains(error: BaseException, words: str) -> bool:
    """Return whether Telegram's description contains `words` (in lower case)."""
    return words in str(error).lower()


def token_refused() -> BadSetting:
    """Return the error for a token that Telegram does not accept."""
    return BadSetting(
        setting="TELEGRAM_BOT_TOKEN",
        problem="Telegram does not accept this token; @BotFather shows the right one",
    )
