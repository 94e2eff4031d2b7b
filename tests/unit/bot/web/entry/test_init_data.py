"""Telegram's data about a person, real and forged."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from bot.web.entry.init_data import LIFETIME, BadInitData, read_init_data
from tests.e2e.telegram_server.mini_apps import PUBLIC_KEY, init_data

BOT, AT = "4242", 1_800_000_000
USER: dict[str, Any] = {
    "id": 279_058_397,
    "first_name": "Zoë + & = /",
    "last_name": "“Ö”",
    "language_code": "pt-br",
    "photo_url": "https://t.me/i/userpic/320/x.svg",
}
REAL = (
    "user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C%22"
    "last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22"
    "%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A%5C"
    "%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg"
    "%22%7D&chat_instance=8134722200314281151&chat_type=private&auth_date=1733509682&signature=TYJxVc"
    "isqbWjtodPepiJ6ghziUL94-KNpG8Pau-X7oNNLNBM72APCpi_RKiUlBvcqo5L-LAxIc3dnTzcZX_PDg&hash=a433d8f984"
    "7bd6addcc563bff7cc82c89e97ea0d90c11fe5729cae6796a36d73"
)
"""Signed by Telegram itself for the bot 7342037359, as the author of a library publishes it of
himself: https://github.com/Telegram-Mini-Apps/tma.js/pull/596"""


def test_data_that_telegram_itself_has_signed_are_read() -> None:
    data = read_init_data(REAL, "7342037359")
    assert (data.id, data.name, data.locale) == ("279058397", "Vladislav + - ? / Kibenko", "ru")
    assert data.signed == datetime.fromtimestamp(1_733_509_682, UTC)
    for other in ("7342037358", "", "4242"):
        with pytest.raises(BadInitData):
            read_init_data(REAL, other)
    with pytest.raises(BadInitData):
        read_init_data(REAL.replace("279058397", "279058398"), "7342037359")


def test_data_of_the_emulated_telegram_are_read() -> None:
    data = read_init_data(init_data(BOT, USER, AT, query_id="AA"), BOT, PUBLIC_KEY)
    assert (data.id, data.name, data.locale) == ("279058397", "Zoë + & = / “Ö”", "pt-br")
    with pytest.raises(BadInitData):  # not signed by Telegram itself
        read_init_data(init_data(BOT, USER, AT), BOT)


def changed(**values: str | None) -> str:
    fields: dict[str, str | None] = {**dict(parse_qsl(init_data(BOT, USER, AT))), **values}
    return urlencode({k: v for k, v in fields.items() if v is not None}, quote_via=quote)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "x",
        "&&&=",
        "\x00",
        "user=1&signature=1",
        "a=1&" * 40,
        changed(user=json.dumps({**USER, "id": 1})),
        changed(auth_date=str(AT + 60)),
        changed(more="1"),
        changed(signature=None),
        changed(signature="A" * 86),
        changed(signature="A" * 85),
        changed(signature="é" * 86),
        f"{changed()}&user=%7B%7D",
        f"user=%7B%7D&{changed()}",
        f"{changed()}&signature={'A' * 86}",
        f"{changed()}&hash=1",
        changed(user=None),
    ],
)
def test_changed_data_are_not_taken(written: str) -> None:
    assert read_init_data(changed(), BOT, PUBLIC_KEY).id == "279058397"
    with pytest.raises(BadInitData):
        read_init_data(written, BOT, PUBLIC_KEY)


@pytest.mark.parametrize(
    ("user", "fields"),
    [
        ({"id": "279058397"}, {}),
        ({"id": True}, {}),
        ({"id": -5}, {}),
        ({"id": 1.0}, {}),
        ({}, {}),
        ([1], {}),
        (USER, {"auth_date": "9" * 400}),
        (USER, {"auth_date": "soon"}),
    ],
)
def test_signed_nonsense_is_nobody(user: Any, fields: dict[str, str]) -> None:
    with pytest.raises(BadInitData):
        read_init_data(init_data(BOT, user, AT, **fields), BOT, PUBLIC_KEY)


def test_data_are_fresh_for_minutes() -> None:
    data = read_init_data(init_data(BOT, USER, AT), BOT, PUBLIC_KEY)
    second, signed = timedelta(seconds=1), data.signed
    assert data.is_fresh(signed)
    assert data.is_fresh(signed + LIFETIME - second)
    assert not data.is_fresh(signed + LIFETIME)
    assert data.is_fresh(signed - timedelta(minutes=1))
    assert not data.is_fresh(signed - timedelta(minutes=1) - second)
    assert timedelta(minutes=10) >= LIFETIME


def test_same_signature_in_other_letters_is_the_same_proof() -> None:
    written = init_data(BOT, USER, AT)
    first = read_init_data(written, BOT, PUBLIC_KEY)
    signature = dict(parse_qsl(written))["signature"]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    place = letters.index(signature[-1])
    other = signature[:-1] + letters[place ^ 1]
    again = read_init_data(written.replace(signature, other), BOT, PUBLIC_KEY)
    assert again.proof == first.proof
