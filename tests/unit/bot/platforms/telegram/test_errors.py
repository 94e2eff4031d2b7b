"""Translation of Telegram's errors, without the token."""

from __future__ import annotations

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat import ChatBusy, ChatDown, ChatError, ChatGone
from bot.platforms.telegram.errors import translate_errors

TOKEN = "123:secret"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), ChatGone),
        (BadRequest("Bad Request: chat not found"), ChatGone),
        (BadRequest("Bad Request: message to edit not found"), ChatGone),
        (ChatMigrated(5), ChatGone),
        (NetworkError("Request Entity Too Large"), ChatGone),
        (TimedOut(), ChatDown),
        (NetworkError(f"httpx.ConnectError: /bot{TOKEN}/getMe"), ChatDown),
        (InvalidToken(f"The token `{TOKEN}` was rejected by the server."), ChatDown),
        (BadRequest("Bad Request: message text is empty"), ChatError),
        (TelegramError("Invalid server response"), ChatError),
    ],
)
def test_telegram_errors_become_chat_errors_without_the_token(
    error: TelegramError, expected: type[ChatError]
) -> None:
    with pytest.raises(ChatError) as exc_info, translate_errors(TOKEN):
        raise error
    assert type(exc_info.value) is expected
    assert TOKEN not in str(exc_info.value)
    assert exc_info.value.__cause__ is None
    assert exc_info.value.__suppress_context__


def test_busy_chat_error_has_the_retry_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    with pytest.raises(ChatBusy) as exc_info, translate_errors(TOKEN):
        raise RetryAfter(7)
    assert exc_info.value.retry_after == 7.0
