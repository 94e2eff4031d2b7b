from __future__ import annotations

from dataclasses import replace

from storage.database import Database
from storage.models import Address, Platform
from tests.unit.storage.conftest import ANNA, BEN

GROUP = Address(Platform.TELEGRAM, "-100", thread="7")


async def test_automatic_mode_is_on_only_in_chats_that_enabled_it(database: Database) -> None:
    async with database.begin() as unit:
        assert not await unit.chats.is_automatic(GROUP)
        await unit.chats.set_automatic(GROUP, ANNA, on=True)
    async with database.begin() as unit:
        assert await unit.chats.is_automatic(replace(GROUP, thread=None))
        assert not await unit.chats.is_automatic(replace(GROUP, chat="-101"))
        await unit.chats.set_automatic(GROUP, BEN, on=False)
        assert not await unit.chats.is_automatic(GROUP)


async def test_automatic_mode_remains_after_its_owner_is_forgotten(database: Database) -> None:
    async with database.begin() as unit:
        await unit.chats.set_automatic(GROUP, ANNA, on=True)
        await unit.chats.forget(ANNA)
        assert await unit.chats.is_automatic(GROUP)


async def test_rules_and_automatic_mode_of_a_group_are_independent(database: Database) -> None:
    rules = (("Keler", "Keller"), ("क", "ख"))
    async with database.begin() as unit:
        assert await unit.chats.replacements(GROUP) == ()
        await unit.chats.set_replacements(GROUP, ANNA, rules)
        assert not await unit.chats.is_automatic(GROUP)
        await unit.chats.set_automatic(GROUP, BEN, on=True)
    async with database.begin() as unit:
        assert await unit.chats.replacements(replace(GROUP, thread=None)) == rules
        assert await unit.chats.replacements(replace(GROUP, chat="-101")) == ()
        await unit.chats.set_replacements(GROUP, BEN, ())
        assert await unit.chats.is_automatic(GROUP)
        assert await unit.chats.replacements(GROUP) == ()


async def test_rules_of_a_group_remain_after_their_author_is_forgotten(database: Database) -> None:
    async with database.begin() as unit:
        await unit.chats.set_replacements(GROUP, ANNA, (("a", "b"),))
        await unit.chats.forget(ANNA)
        assert await unit.chats.replacements(GROUP) == (("a", "b"),)
