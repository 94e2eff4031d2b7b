"""Menus and profile texts: set only where they differ."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.chat import CommandCard, Profile
from bot.platforms.telegram.adapter import TelegramChat
from bot.platforms.telegram.menus import register
from storage.models import Account, Platform
from tests.e2e.telegram_adapter.places import at
from tests.e2e.telegram_server import Person, TelegramServer

CARDS = (
    CommandCard("help", {"en": "What I can do", "de": "Was ich kann"}),
    CommandCard("auto", {"en": "By itself", "de": "Von selbst"}, ("managers",)),
)
PROFILE = Profile({"en": "Long", "de": "Lang"}, {"en": "Short", "de": "Kurz"})


async def test_menus_descriptions_and_button_are_set_in_every_language(
    server: TelegramServer, chat: TelegramChat
) -> None:
    server.fails("getMyDescription", 429, "Too Many Requests: retry after 600", retry_after=600)
    for _ in range(2):  # one request fails the first time: the others are sent all the same
        await register(chat._bot, server.token, CARDS, PROFILE)
    world = server.world
    names = {menu: [it["command"] for it in cards] for menu, cards in world.commands.items()}
    managers = {f"all_chat_administrators/{code}": ["help", "auto"] for code in ("", "de")}
    assert names == {"": ["help"], "de": ["help"]} | managers | {
        "all_group_chats/": ["help"],
        "all_group_chats/de": ["help"],
    }
    assert world.commands["de"][0]["description"] == "Was ich kann"
    assert world.texts == {
        ("description", ""): "Long",
        ("description", "de"): "Lang",
        ("short_description", ""): "Short",
        ("short_description", "de"): "Kurz",
    }
    assert world.menu_button == {"type": "commands"}
    before = len(world.calls)
    await register(chat._bot, server.token, CARDS, PROFILE)
    assert all(call.method.startswith("get") for call in world.calls[before:])


async def test_menu_button_opens_the_pages_as_long_as_there_are_some(
    server: TelegramServer, chat: TelegramChat
) -> None:
    world, page = server.world, "https://text.example.org/telegram"
    for _ in range(2):
        await register(chat._bot, server.token, CARDS, replace(PROFILE, page=page))
        button = {"type": "web_app", "text": "mp4totext", "web_app": {"url": page}}
        assert world.menu_button == button
    assert [it.method for it in world.calls].count("setchatmenubutton") == 1
    await register(chat._bot, server.token, CARDS, PROFILE)
    assert world.menu_button == {"type": "commands"}
    plain = replace(PROFILE, page="http://text.example.org/telegram")
    await register(chat._bot, server.token, CARDS, plain)  # refused, and only logged
    assert world.menu_button == {"type": "commands"}


async def test_menu_is_registered_while_updates_are_polled(
    server: TelegramServer, chat: TelegramChat
) -> None:
    async def hear(_: object) -> None: ...

    task = asyncio.create_task(chat.run(hear, CARDS, PROFILE))
    async with asyncio.timeout(10):
        while server.world.menu_button["type"] != "commands":  # noqa: ASYNC110  another thread's
            await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_group_administrators_and_privacy_mode_are_recognized(
    server: TelegramServer, chat: TelegramChat, anna: Person
) -> None:
    group = server.group("Friends")
    address, ben = at(anna.at(group)), server.person("Ben")
    server.promotes(anna, group)
    await chat._bot.initialize()
    assert await chat.is_chat_admin(address, Account(Platform.TELEGRAM, anna.id))
    assert not await chat.is_chat_admin(address, Account(Platform.TELEGRAM, ben.id))
    assert await chat.is_chat_admin(
        address, Account(Platform.TELEGRAM, address.chat)
    )  # an anonymous administrator
    assert not await chat.receives_all_messages(address)
    with server.world.lock:
        server.world.managers[group["id"]].add(chat._bot.id)
    assert await chat.receives_all_messages(address)
