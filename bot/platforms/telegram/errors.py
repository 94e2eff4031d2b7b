"""What Telegram answers when it does not do what we asked, in the chat port's terms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat import ChatBusy, ChatDown, ChatError, ChatGone
from storage.backoff import Backoff
from storage.errors import BadSetting

BACKOFF = Backoff(0.5, 30.0)
"""Seconds between tries: 0.5, 1, 2 … 30."""
"""Seconds between two tries to reach Telegram."""

# Telegram has no codes for these: the texts are those of its server,
# https://github.com/tdlib/telegram-bot-api/blob/master/telegram-bot-api/Client.cpp
NEVER = (
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
    """Turn python-telegram-bot's errors into the port's. Nothing of the original is chained:
    texts and addresses in it may hold the token."""
    try:
        yield
    except RetryAfter as error:
        raise ChatBusy(seconds_of(error)) from None
    except (Forbidden, ChatMigrated) as error:
        raise ChatGone(masked(error, token)) from None
    except InvalidToken as error:
        raise ChatDown(f"Telegram refuses the token: {masked(error, token)}") from None
    except NetworkError as error:  # a BadRequest is one, too
        text = masked(error, token)
        if any(words in text.lower() for words in NEVER):
            raise ChatGone(text) from None
        if isinstance(error, BadRequest):
            raise ChatError(text) from None
        raise ChatDown(text) from None
    except TelegramError as error:
        raise ChatError(masked(error, token)) from None


def seconds_of(error: RetryAfter) -> float:
    """How long to wait, whichever way the library is set to say it."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


def masked(error: BaseException, token: str) -> str:
    """The error's text without the token."""
    return f"{type(error).__name__}: {error}".replace(token, "***")


def says(error: BaseException, words: str) -> bool:
    """Whether Telegram's description holds these words."""
    return words in str(error).lower()


def token_refused() -> BadSetting:
    """The error for a token that Telegram does not know (any more)."""
    return BadSetting(
        setting="TELEGRAM_BOT_TOKEN",
        problem="Telegram does not accept this token; @BotFather shows the right one",
    )
