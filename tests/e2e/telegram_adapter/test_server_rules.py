"""The emulated server applies Telegram's rules, so that the other tests are valid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.e2e.telegram_server import Person, TelegramServer

Ask = Callable[..., tuple[int, Any]]


@pytest.fixture
def ask(server: TelegramServer) -> Ask:
    """Call a method. Return the status, and the result or the error text."""

    def ask(method: str, token: str = "", **fields: Any) -> tuple[int, Any]:
        url = f"{server.url}/bot{token or server.token}/{method}"
        answer = httpx.post(url, json=fields)
        body = answer.json()
        return answer.status_code, body.get("result", body.get("description"))

    return ask


def texts(answer: tuple[int, Any]) -> list[str]:
    return [update["message"]["text"] for update in answer[1]]


def test_updates_remain_until_a_later_offset_confirms_them(anna: Person, ask: Ask) -> None:
    for number in range(5):
        anna.says(str(number))
    first = ask("getUpdates", limit=2)
    assert texts(first) == ["0", "1"]
    assert ask("getUpdates", limit=2) == first
    after = first[1][-1]["update_id"] + 1
    assert texts(ask("getUpdates", offset=after)) == ["2", "3", "4"]
    assert texts(ask("getUpdates")) == ["2", "3", "4"]  # the first two are deleted


def test_negative_offset_drops_all_but_the_newest(anna: Person, ask: Ask) -> None:
    for number in range(4):
        anna.says(str(number))
    assert texts(ask("getUpdates", offset=-2)) == ["2", "3"]
    assert texts(ask("getUpdates")) == ["2", "3"]


def test_updates_are_limited_to_a_hundred_and_a_day(
    server: TelegramServer, anna: Person, ask: Ask
) -> None:
    anna.says("old")
    server.hours_pass(23)
    for number in range(101):
        anna.says(str(number))
    assert len(ask("getUpdates", limit=1000)[1]) == 100
    server.hours_pass(2)
    assert texts(ask("getUpdates"))[0] == "0"


def test_malformed_request_gets_telegrams_error_description(
    server: TelegramServer, anna: Person, ask: Ask
) -> None:
    chat = anna.chat["id"]
    assert ask("sendHologram") == (404, "Not Found")
    assert ask("getMe", token="1:x") == (401, "Unauthorized")
    assert ask("editMessageText", chat_id=chat, message_id=9, text="x") == (
        400,
        "Bad Request: message to edit not found",
    )
    code, sent = ask("sendMessage", chat_id=chat, text="x")
    code, words = ask("editMessageText", chat_id=chat, message_id=sent["message_id"], text="x")
    assert code == 400
    assert words.startswith("Bad Request: message is not modified: specified new message content")
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert ask("answerCallbackQuery", callback_query_id="q") == (400, late)
    anna.blocks_the_bot()
    assert ask("sendMessage", chat_id=chat, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
