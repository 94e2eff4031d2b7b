"""What the doctor says of the updates that wait at Telegram."""

from __future__ import annotations

from typing import Any

import pytest

from bot.doctor_chats import updates

HERE = "https://bot.example/secret-path"


def info(**said: Any) -> Any:
    return {"ok": True, "result": {"url": "", "pending_update_count": 0, **said}}


@pytest.mark.parametrize(
    ("answer", "wanted", "ok", "says"),
    [
        (info(pending_update_count=3), "", True, "by polling; 3 waiting"),
        (info(url=HERE), HERE, True, "by webhook to bot.example; 0 waiting"),
        (info(url=HERE), "", None, "TELEGRAM_WEBHOOK_URL is not set"),
        (info(), HERE, None, "TELEGRAM_WEBHOOK_URL is another one"),
        (None, "", None, "does not say"),
        ({"ok": False}, "", None, "does not say"),
        (
            info(url=HERE, last_error_date=700, last_error_message="Connection refused"),
            HERE,
            False,
            "last error 5 minutes ago: Connection refused; Telegram must reach",
        ),
        (
            info(url=HERE, last_error_date=1000 - 3 * 86_400, last_error_message="Bad Gateway"),
            HERE,
            True,
            "last error 3 days ago: Bad Gateway",
        ),
    ],
)
def test_what_waits_is_said_in_words(answer: Any, wanted: str, ok: bool | None, says: str) -> None:
    line = updates(answer, wanted, 1000.0)
    assert line.ok is ok
    assert says in line.says
    assert "secret-path" not in line.says
