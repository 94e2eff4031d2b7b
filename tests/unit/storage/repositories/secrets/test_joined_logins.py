"""Accounts at providers that sign in as an account here."""

from __future__ import annotations

from storage.database import Database
from storage.models import GOOGLE, Account, Platform
from tests.unit.storage.conftest import NOON

ANNA, BEN = Account(Platform.TELEGRAM, "5"), Account(Platform.DISCORD, "5")


async def test_account_is_joined_once_and_parted_by_its_owner(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.joined_logins.join(GOOGLE, "1", ANNA, "Anna", NOON)
        assert not await unit.joined_logins.join(GOOGLE, "1", BEN, "Ben", NOON)
        assert await unit.joined_logins.join(GOOGLE, "2", BEN, "Ben", NOON)
        found = await unit.joined_logins.find(GOOGLE, "1")
        assert found is not None
        assert (found.account, found.name, found.joined) == (ANNA, "Anna", NOON)
        assert await unit.joined_logins.find(GOOGLE, "3") is None
        assert await unit.joined_logins.list_for([ANNA]) == [found]
        assert len(await unit.joined_logins.list_for([ANNA, BEN])) == 2
        assert not await unit.joined_logins.end([BEN], found.key)
        assert not await unit.joined_logins.end([], found.key)
        assert await unit.joined_logins.end([BEN, ANNA], found.key)
        assert await unit.joined_logins.list_for([ANNA]) == []


async def test_account_that_is_forgotten_leaves_none(database: Database) -> None:
    async with database.begin() as unit:
        await unit.joined_logins.join(GOOGLE, "1", ANNA, "", NOON)
        await unit.joined_logins.join(GOOGLE, "2", BEN, "", NOON)
        await unit.forget_secrets(ANNA)
        assert await unit.joined_logins.find(GOOGLE, "1") is None
        assert await unit.joined_logins.find(GOOGLE, "2") is not None
