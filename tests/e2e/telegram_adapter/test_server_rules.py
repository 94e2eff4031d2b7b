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


def test_message_ids_grow_by_one_in_each_sequence(server: TelegramServer, anna: Person) -> None:
    ben = server.person("Ben")
    family, team = ben.at(server.basic_group("Family")), ben.at(server.group("Team"))
    people = (anna, ben, family, team, anna, team)
    ids = [person.says("x").id for person in people]
    shared = [ids[0], ids[1], ids[2], ids[4]]
    assert shared == list(range(ids[0], ids[0] + 4))
    assert ids[5] == ids[3] + 1


def test_an_edit_tells_whose_message_an_id_is(
    server: TelegramServer, anna: Person, ask: Ask
) -> None:
    chat = anna.chat["id"]
    hers, elsewhere = anna.says("hers").id, server.person("Ben").says("his").id
    ours = ask("sendMessage", chat_id=chat, text="ours")[1]["message_id"]

    def edit(number: int) -> str:
        return str(ask("editMessageReplyMarkup", chat_id=chat, message_id=number)[1])

    assert edit(hers) == "Bad Request: message can't be edited"
    assert edit(elsewhere) == "Bad Request: message to edit not found"
    assert edit(ours).startswith("Bad Request: message is not modified")
    caption = ask("editMessageCaption", chat_id=chat, message_id=ours)
    assert caption == (400, "Bad Request: there is no caption in the message to edit")


def test_bot_may_delete_messages_of_people_in_private_chats_only(
    server: TelegramServer, anna: Person, ask: Ask
) -> None:
    member = anna.at(server.group("Team"))
    theirs, hers = member.says("in a group"), anna.says("in private")
    assert ask("deleteMessage", chat_id=member.chat["id"], message_id=theirs.id)[0] == 400
    assert ask("deleteMessage", chat_id=anna.chat["id"], message_id=hers.id) == (200, True)
    ours = ask("sendMessage", chat_id=anna.chat["id"], text="x")[1]["message_id"]
    server.hours_pass(49)
    assert ask("deleteMessage", chat_id=anna.chat["id"], message_id=ours)[0] == 400
