from __future__ import annotations

import asyncio

import pytest

from storage.database import Database
from storage.models import Account, Options, Person, Platform, Role, SummaryStyle

from .conftest import ANNA, BEN


async def find(database: Database, account: Account) -> Person | None:
    async with database.read() as unit:
        return await unit.people.find(account)


async def test_first_contact_makes_a_person_once(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.people.find(ANNA) is None
        person = await unit.people.meet(ANNA, "de")
        assert (person.role, person.locale, person.options) == (Role.USER, "de", Options())
        assert person.accounts == (ANNA,)
        assert await unit.people.meet(ANNA, "en") == person
        same_number = Account(Platform.DISCORD, ANNA.id)
        assert (await unit.people.meet(same_number, "en")).id != person.id


async def test_two_first_contacts_at_once_are_one_person(database: Database) -> None:
    async def meet() -> int:
        async with database.begin() as unit:
            return (await unit.people.meet(ANNA, "en")).id

    assert len(set(await asyncio.gather(*(meet() for _ in range(8))))) == 1


async def test_a_chosen_tongue_is_kept(database: Database) -> None:
    async with database.begin() as unit:
        assert (await unit.people.meet(ANNA, "en")).tongue == ""
        await unit.people.set_tongue(ANNA, "tr")
    assert (found := await find(database, ANNA)) is not None
    assert (found.locale, found.tongue) == ("en", "tr")


async def test_preferences_are_kept(database: Database) -> None:
    options = Options(language="de", summary=SummaryStyle.SHORT, hints=("Piña", "🦜"))
    async with database.begin() as unit:
        await unit.people.meet(ANNA, "en")
        await unit.people.meet(BEN, "en")
        await unit.people.set_options(ANNA, options)
        await unit.people.set_role(ANNA, Role.ADMIN)
        await unit.people.set_locale(ANNA, "fr")
        await unit.people.invite(ANNA)
        inside = await unit.people.find(ANNA)
    person = await find(database, ANNA)
    assert person is not None
    assert person == inside
    assert (person.options, person.role, person.locale) == (options, Role.ADMIN, "fr")
    assert person.invited
    other = await find(database, BEN)
    assert other is not None
    assert (other.options, other.role, other.invited) == (Options(), Role.USER, False)


async def test_nobody_can_be_changed_before_we_met(database: Database) -> None:
    async with database.begin() as unit:
        with pytest.raises(KeyError):
            await unit.people.set_role(ANNA, Role.BLOCKED)


async def test_a_block_outlives_forgetting(database: Database) -> None:
    async with database.begin() as unit:
        await unit.people.meet(ANNA, "de")
        await unit.people.meet(BEN, "de")
        await unit.people.set_role(BEN, Role.BLOCKED)
        await unit.people.set_options(BEN, Options(hints=("secret",)))
        await unit.people.forget(ANNA)
        await unit.people.forget(BEN)
        await unit.people.forget(Account(Platform.CONSOLE, "never met"))
    assert await find(database, ANNA) is None
    blocked = await find(database, BEN)
    assert blocked is not None
    assert (blocked.role, blocked.options) == (Role.BLOCKED, Options())
