"""Buttons that open an address, and Telegram's refusal of one."""

from __future__ import annotations

from typing import Any

import pytest
from telegram.error import BadRequest

from bot.chat import Button, Message, Span
from bot.platforms.telegram.files import Place
from bot.platforms.telegram.sending import edit_message, send_message

ANSWER = Message(
    (Span("A talk"),),
    ((Button("Open", url="https://text.example.org/result/1"),), (Button("Delete", "drop", "1"),)),
)


class PickyBot:
    """A bot whose server refuses keyboards with an address."""

    def __init__(self, says: str) -> None:
        self.says = says
        self.keyboards: list[Any] = []

    async def send_message(self, *_: object, reply_markup: Any, **__: object) -> Any:
        self.keyboards.append(reply_markup.to_dict()["inline_keyboard"])
        if "url" in str(self.keyboards[-1]):
            raise BadRequest(self.says)
        return type("Sent", (), {"message_id": 7})

    edit_message_text = send_message


@pytest.mark.parametrize(
    "says",
    [
        "BUTTON_URL_INVALID",
        "inline keyboard button URL 'https://text.example.org/result/1' is invalid: Wrong HTTP URL",
    ],
)
async def test_refused_address_leaves_the_rest_of_the_message(says: str) -> None:
    bot: Any = PickyBot(says)
    assert await send_message(bot, Place(1, None), ANSWER, None, rich=False) == 7
    await edit_message(bot, 1, 7, ANSWER, rich=False)
    first, second, *_ = bot.keyboards
    assert first[0] == [{"text": "Open", "url": "https://text.example.org/result/1"}]
    assert second == [[{"text": "Delete", "callback_data": "drop:1"}]]
    assert len(bot.keyboards) == 4


async def test_other_refusals_go_up() -> None:
    bot: Any = PickyBot("chat not found")
    with pytest.raises(BadRequest):
        await send_message(bot, Place(1, None), ANSWER, None, rich=False)
    assert len(bot.keyboards) == 1
