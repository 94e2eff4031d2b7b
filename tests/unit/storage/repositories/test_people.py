from __future__ import annotations

import asyncio

import pytest

from storage.database import Database
from storage.models import Account, Options, Person, Platform, Role, SummaryStyle
from tests.unit.storage.conftest import ANNA, BEN


async def find(database: Database, account: Account) -> Person | None:
    async with database.read() as unit:
        return await unit.people.find(account)


async def test_first_contact_creates_one_person(database: Database) -> None:
    async with database.begin() as unit:
        assert await unit.people.find(ANNA) is None
        person = await unit.people.get_or_create(ANNA, "de")
        assert (person.role, person.locale, person.options) == (Role.USER, "de", Options())
        assert person.accounts == (ANNA,)
        assert await unit.people.get_or_create(ANNA, "en") == person
        same_number = Account(Platform.DISCORD, ANNA.id)
        assert (await unit.people.get_or_create(same_number, "en")).id != person.id


async def test_concurrent_first_contacts_create_one_person(database: Database) -> None:
    async def meet() -> int:
        async with database.begin() as unit:
            return (await unit.people.get_or_create(ANNA, "en")).id

    assert len(set(await asyncio.gather(*(meet() for _ in range(8))))) == 1


async def test_interface_language_is_stored(database: Database) -> None:
    async with database.begin() as unit:
        assert (await unit.people.get_or_create(ANNA, "en")).ui_locale == ""
        await unit.people.set_ui_locale(ANNA, "tr")
    assert (person := await find(database, ANNA)) is not None
    assert (person.locale, person.ui_locale) == ("en", "tr")


async def test_preferences_of_a_person_are_stored(database: Database) -> None:
    options = Options(language="de", summary=SummaryStyle.SHORT, hints=("Piña", "🦜"))
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.get_or_create(BEN, "en")
        await unit.people.set_options(ANNA, options)
        await unit.people.set_role(ANNA, Role.ADMIN)
        await unit.people.set_locale(ANNA, "fr")
        await unit.people.mark_invited(ANNA)
        inside = await unit.people.find(ANNA)
    person = await find(database, ANNA)
    assert person is not None
    assert person == inside
    assert (person.options, person.role, person.locale) == (options, Role.ADMIN, "fr")
    assert person.invited
    other = await find(database, BEN)
    assert other is not None
    assert (other.options, other.role, other.invited) == (Options(), Role.USER, False)


async def test_unknown_account_cannot_be_changed(database: Database) -> None:
    async with database.begin() as unit:
        with pytest.raises(KeyError):
            await unit.people.set_role(ANNA, Role.BLOCKED)


async def test_block_remains_after_the_account_is_forgotten(database: Database) -> None:
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "de")
        await unit.people.get_or_create(BEN, "de")
        await unit.people.set_role(BEN, Role.BLOCKED)
        await unit.people.set_options(BEN, Options(hints=("secret",)))
        await unit.people.forget(ANNA)
        await unit.people.forget(BEN)
        await unit.people.forget(Account(Platform.CONSOLE, "never met"))
    assert await find(database, ANNA) is None
    blocked = await find(database, BEN)
    assert blocked is not None
    assert (blocked.role, blocked.options) == (Role.BLOCKED, Options())


ELSEWHERE = Account(Platform.DISCORD, "9")


async def merge(database: Database, owner: Account, joining: Account) -> Person:
    async with database.begin() as unit:
        for account in (owner, joining):
            await unit.people.get_or_create(account, "en")
        person = await unit.people.merge(owner, joining)
    assert person is not None
    return person


async def test_linked_accounts_keep_the_settings_of_the_owner(database: Database) -> None:
    async with database.begin() as unit:
        for account in (ANNA, ELSEWHERE):
            await unit.people.get_or_create(account, "en")
        await unit.people.set_options(ANNA, Options(language="de"))
        await unit.people.set_options(ELSEWHERE, Options(language="fr"))
        await unit.people.set_ui_locale(ANNA, "tr")
    person = await merge(database, ANNA, ELSEWHERE)
    assert set(person.accounts) == {ANNA, ELSEWHERE}
    for account in (ANNA, ELSEWHERE):
        found = await find(database, account)
        assert found is not None
        assert (found.id, found.options.language, found.ui_locale) == (person.id, "de", "tr")
        assert set(found.accounts) == {ANNA, ELSEWHERE}
    async with database.begin() as unit:
        assert await unit.people.merge(ELSEWHERE, ANNA) is None
        assert (await unit.statistics.collect(1)).people == 1


async def test_all_accounts_of_a_joining_person_are_merged(database: Database) -> None:
    await merge(database, BEN, ELSEWHERE)
    person = await merge(database, ANNA, BEN)
    assert set(person.accounts) == {ANNA, BEN, ELSEWHERE}


async def test_unlinked_account_gets_a_copy_of_the_settings(database: Database) -> None:
    await merge(database, ANNA, ELSEWHERE)
    async with database.begin() as unit:
        await unit.people.set_options(ANNA, Options(language="de"))
        assert await unit.people.split_off(ELSEWHERE)
        assert not await unit.people.split_off(ELSEWHERE)
        await unit.people.set_options(ANNA, Options(language="fr"))
    anna, other = await find(database, ANNA), await find(database, ELSEWHERE)
    assert anna is not None
    assert other is not None
    assert (anna.accounts, other.accounts) == ((ANNA,), (ELSEWHERE,))
    assert (anna.options.language, other.options.language) == ("fr", "de")


async def test_invitation_stays_with_its_account_after_unlinking(database: Database) -> None:
    async with database.begin() as unit:
        await unit.people.get_or_create(ELSEWHERE, "en")
        await unit.people.mark_invited(ELSEWHERE)
    assert (await merge(database, ANNA, ELSEWHERE)).invited
    async with database.begin() as unit:
        await unit.people.split_off(ANNA)
    invited = [await find(database, account) for account in (ANNA, ELSEWHERE)]
    assert [it is not None and it.invited for it in invited] == [False, True]


async def test_concurrent_mutual_links_merge_once(database: Database) -> None:
    for account in (ANNA, BEN):
        async with database.begin() as unit:
            await unit.people.get_or_create(account, "en")

    async def join(owner: Account, joining: Account) -> bool:
        async with database.begin() as unit:
            return await unit.people.merge(owner, joining) is not None

    assert sorted(await asyncio.gather(join(ANNA, BEN), join(BEN, ANNA))) == [False, True]
    anna = await find(database, ANNA)
    assert anna is not None
    assert set(anna.accounts) == {ANNA, BEN}


async def test_block_covers_all_linked_accounts_and_survives_forgetting(database: Database) -> None:
    await merge(database, ANNA, ELSEWHERE)
    async with database.begin() as unit:
        await unit.people.set_role(ANNA, Role.BLOCKED)
        await unit.people.forget(ANNA)
        await unit.people.forget(ELSEWHERE)
    for account in (ANNA, ELSEWHERE):
        person = await find(database, account)
        assert person is not None
        assert person.role is Role.BLOCKED
