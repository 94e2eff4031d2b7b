"""People and their accounts, roles and preferences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from storage.models import AS_THEIR_ROLE, Account, Options, Person, Quota, Role, joined
from storage.repositories.dialect import insert_new
from storage.tables.core import AccountRow, PersonRow

_OTHER = aliased(AccountRow)
_OF_ACCOUNT = (
    select(
        PersonRow,
        _OTHER.platform.label("other_platform"),
        _OTHER.id.label("other_id"),
        _OTHER.invited.label("other_invited"),
    )
    .join(AccountRow, AccountRow.person_id == PersonRow.id)
    .join(_OTHER, _OTHER.person_id == PersonRow.id)
    .where(
        AccountRow.platform == bindparam("platform"),
        AccountRow.id == bindparam("account"),
    )
    .order_by(_OTHER.platform, _OTHER.id)
)
_OWN = ("role", "locale", "options", "created", "quota", "news")
_NEW_PERSON = insert(PersonRow).returning(PersonRow.id)
"""Asked for every update, so put together once: that takes longer than to run it."""
_JOINING = 0x6A6F696E  # "join": any number, as long as it is no other lock's


class People:
    """Who we have met. The `set_…` methods raise KeyError for an account that we have not."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def find(self, account: Account) -> Person | None:
        """The person of this account, None before first contact."""
        known = {"platform": account.platform, "account": account.id}
        found = (await self._connection.execute(_OF_ACCOUNT, known)).all()
        return _person(found) if found else None

    async def get_or_create(self, account: Account, locale: str) -> Person:
        """The person of this account, created at first contact with `locale`."""
        known = await self.find(account)
        if known is not None:
            return known
        person = Person(
            id=0,
            role=Role.USER,
            locale=locale,
            options=Options(),
            accounts=(account,),
            created=datetime.now(UTC),
        )
        row = _row_of(person)
        number: int = (await self._connection.execute(_NEW_PERSON, row)).scalar_one()
        if await insert_new(
            self._connection,
            AccountRow,
            platform=account.platform,
            id=account.id,
            person_id=number,
            invited=False,
        ):
            return replace(person, id=number)
        # Somebody met them at the same moment.
        await self._connection.execute(delete(PersonRow).where(PersonRow.id == number))
        known = await self.find(account)
        assert known is not None, "the account row was just made sure of"  # noqa: S101 - for mypy
        return known

    async def set_options(self, account: Account, options: Options) -> None:
        """Keep what they wish by default."""
        await self._set(account, options=options)

    async def set_role(self, account: Account, role: Role) -> None:
        """Make them an administrator, block them, or neither."""
        await self._set(account, role=role)

    async def set_locale(self, account: Account, locale: str) -> None:
        """Keep the language that they want to be spoken to in."""
        await self._set(account, locale=locale)

    async def set_ui_locale(self, account: Account, locale: str) -> None:
        """Keep the locale that they chose to be spoken to in; "" leaves it to their platform."""
        await self._set(account, tongue=locale)

    async def set_quota(self, account: Account, quota: Quota) -> None:
        """Keep what an administrator set for them; an empty one is as their role has it."""
        await self._set(account, quota=quota)

    async def administrators(self) -> list[Person]:
        """Whom administrators made administrators, by the moment when we first met them."""
        rows = await self._connection.execute(
            select(
                PersonRow,
                AccountRow.platform.label("other_platform"),
                AccountRow.id.label("other_id"),
                AccountRow.invited.label("other_invited"),
            )
            .join(AccountRow, AccountRow.person_id == PersonRow.id)
            .where(PersonRow.role == Role.ADMIN)
            .order_by(PersonRow.id, AccountRow.platform, AccountRow.id)
        )
        return [_person(list(theirs)) for _, theirs in groupby(rows, key=lambda row: row.id)]

    async def set_news(self, account: Account, *, wanted: bool) -> None:
        """Keep whether they want to hear what the operator announces."""
        await self._set(account, news=wanted)

    async def mark_invited(self, account: Account) -> None:
        """Note that this account came with an invite code."""
        changed = await self._connection.scalars(
            update(AccountRow)
            .where(*_is(account))
            .values(invited=True)
            .returning(AccountRow.person_id)
        )
        if not changed.all():
            raise KeyError(f"{account.platform}:{account.id}")

    async def merge(self, giver: Account, comer: Account) -> Person | None:
        """Make one person of two: the giver's, with all accounts of the comer's. None when they
        are one already, or one of them is not known (any more)."""
        keeps, comes = await self._held(giver), await self._held(comer)
        if keeps is None or comes is None or keeps.id == comes.id:
            return None
        person = joined(keeps, comes)
        await self._connection.execute(
            update(AccountRow).where(AccountRow.person_id == comes.id).values(person_id=keeps.id)
        )
        await self._connection.execute(
            update(PersonRow).where(PersonRow.id == keeps.id).values(_row_of(person))
        )
        await self._connection.execute(delete(PersonRow).where(PersonRow.id == comes.id))
        return person

    async def split_off(self, account: Account) -> bool:
        """Make this account a person of its own, with what is set for the one it was of; False when
        it is that already. An invitation stays with the account that came with it."""
        person = await self._held(account)
        if person is None or len(person.accounts) < 2:
            return False
        row = _row_of(person)
        number: int = (await self._connection.execute(_NEW_PERSON, row)).scalar_one()
        await self._connection.execute(
            update(AccountRow).where(*_is(account)).values(person_id=number)
        )
        return True

    async def forget(self, account: Account, parted: Quota | None = None) -> None:
        """Forget the account, and the person with their last account.

        A block stays, with nothing but the account's id, and so does a quota that was set for
        them: else forgetting would lift it. `parted` is what stays set where the person has other
        accounts.
        """
        person = await self.find(account)
        if person is None:
            return
        quota = person.quota if parted is None or len(person.accounts) < 2 else parted
        if person.role is Role.BLOCKED or quota != AS_THEIR_ROLE:
            await self.split_off(account)
            await self._set(account, quota=quota)
            role = Role.BLOCKED if person.role is Role.BLOCKED else Role.USER
            blank = {"options": Options(), "locale": "en", "tongue": "", "news": False}
            await self._set(account, role=role, **blank)
            await self._connection.execute(
                update(AccountRow).where(*_is(account)).values(invited=False)
            )
            return
        await self._connection.execute(delete(AccountRow).where(*_is(account)))
        has_account = exists().where(AccountRow.person_id == PersonRow.id)
        await self._connection.execute(
            delete(PersonRow).where(PersonRow.id == person.id, ~has_account)
        )

    async def _held(self, account: Account) -> Person | None:
        """The person of this account, whom nobody else joins or parts until the transaction ends:
        those who want to wait for each other here, in one line."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(select(func.pg_advisory_xact_lock(_JOINING)))
        return await self.find(account)

    async def _set(self, account: Account, **values: Any) -> None:
        person_id = select(AccountRow.person_id).where(*_is(account)).scalar_subquery()
        changed = await self._connection.scalars(
            update(PersonRow)
            .where(PersonRow.id == person_id)
            .values(**values)
            .returning(PersonRow.id)
        )
        if not changed.all():
            raise KeyError(f"{account.platform}:{account.id}")


def _is(account: Account) -> tuple[Any, ...]:
    return (AccountRow.platform == account.platform, AccountRow.id == account.id)


def _person(rows: Sequence[Any]) -> Person:
    """Of rows as _OF_ACCOUNT finds them."""
    row = rows[0]
    return Person(
        id=row.id,
        role=row.role,
        locale=row.locale,
        options=row.options,
        accounts=tuple(Account(it.other_platform, it.other_id) for it in rows),
        created=row.created,
        invited=any(it.other_invited for it in rows),
        ui_locale=row.tongue,
        quota=row.quota,
        news=row.news,
    )


def _row_of(person: Person) -> dict[str, object]:
    """The columns of one person, without the id."""
    return {name: getattr(person, name) for name in _OWN} | {"tongue": person.ui_locale}
