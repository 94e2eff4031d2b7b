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

from storage.models import AS_THEIR_ROLE, Account, Options, Person, Quota, Role, merge_people
from storage.tables.dialect import insert_new
from storage.tables.people import AccountRow, PersonRow

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
_COLUMNS = ("role", "locale", "options", "created", "quota", "news")
_NEW_PERSON = insert(PersonRow).returning(PersonRow.id)
"""Executed for every update, so built once: building takes longer than executing."""
_LOCK = 0x6A6F696E  # "join": any number that no other lock uses


class People:
    """People and their accounts. The `set_…` methods raise KeyError for an unknown account."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lock(self, *, exclusive: bool = False) -> None:
        """Lock which account belongs to whom until the transaction ends.

        A transaction that writes rows of an account locks it, beside others: the account is not
        deleted meanwhile. One that links, unlinks or deletes accounts locks it alone. Call it
        first: two transactions that lock it beside others and then alone wait for each other.

        SQLite needs no lock: it has one writer at a time.
        https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
        """
        if self._connection.dialect.name == "postgresql":
            lock = func.pg_advisory_xact_lock if exclusive else func.pg_advisory_xact_lock_shared
            await self._connection.execute(select(lock(_LOCK)))

    async def find(self, account: Account) -> Person | None:
        """Return the person of this account; None before the first contact."""
        values = {"platform": account.platform, "account": account.id}
        found = (await self._connection.execute(_OF_ACCOUNT, values)).all()
        return _person(found) if found else None

    async def get_or_create(self, account: Account, locale: str) -> Person:
        """Return the person of this account; create it with `locale` at the first contact."""
        existing = await self.find(account)
        if existing is not None:
            return existing
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
        # Another transaction created the account at the same moment.
        await self._connection.execute(delete(PersonRow).where(PersonRow.id == number))
        existing = await self.find(account)
        assert existing is not None, "the account row was just inserted"  # noqa: S101 - for mypy
        return existing

    async def set_options(self, account: Account, options: Options) -> None:
        """Set the default options."""
        await self._set(account, options=options)

    async def set_role(self, account: Account, role: Role) -> None:
        """Set the role."""
        await self._set(account, role=role)

    async def set_locale(self, account: Account, locale: str) -> None:
        """Set the locale of the platform."""
        await self._set(account, locale=locale)

    async def set_ui_locale(self, account: Account, locale: str) -> None:
        """Set the chosen language of the bot; "" follows the platform."""
        await self._set(account, tongue=locale)

    async def set_quota(self, account: Account, quota: Quota) -> None:
        """Set the quota of an administrator; an empty one means the limits of the role."""
        await self._set(account, quota=quota)

    async def administrators(self) -> list[Person]:
        """Return the people with the role of an administrator, in order of first contact."""
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
        return [_person(list(group)) for _, group in groupby(rows, key=lambda row: row.id)]

    async def set_news(self, account: Account, *, wanted: bool) -> None:
        """Set whether the person wants announcements."""
        await self._set(account, news=wanted)

    async def mark_invited(self, account: Account) -> None:
        """Mark an account as invited by a code."""
        changed = await self._connection.scalars(
            update(AccountRow)
            .where(*_is_account(account))
            .values(invited=True)
            .returning(AccountRow.person_id)
        )
        if not changed.all():
            raise KeyError(str(account))

    async def merge(self, owner: Account, joining: Account) -> Person | None:
        """Merge two people into the owner's, with all accounts. Takes the exclusive `lock`.

        Returns None when they are one person already, or one of them is unknown.
        """
        await self.lock(exclusive=True)
        kept, dropped = await self.find(owner), await self.find(joining)
        if kept is None or dropped is None or kept.id == dropped.id:
            return None
        person = merge_people(kept, dropped)
        await self._connection.execute(
            update(AccountRow).where(AccountRow.person_id == dropped.id).values(person_id=kept.id)
        )
        await self._connection.execute(
            update(PersonRow).where(PersonRow.id == kept.id).values(_row_of(person))
        )
        await self._connection.execute(delete(PersonRow).where(PersonRow.id == dropped.id))
        return person

    async def split_off(self, account: Account) -> bool:
        """Make this account a separate person with a copy of the settings.

        Takes the exclusive `lock`. Returns False when the person has no other account. An
        invitation stays with the invited account.
        """
        await self.lock(exclusive=True)
        person = await self.find(account)
        if person is None or len(person.accounts) < 2:
            return False
        row = _row_of(person)
        number: int = (await self._connection.execute(_NEW_PERSON, row)).scalar_one()
        await self._connection.execute(
            update(AccountRow).where(*_is_account(account)).values(person_id=number)
        )
        return True

    async def forget(self, account: Account, kept_quota: Quota | None = None) -> None:
        """Delete the account. The person is deleted with the last one. Takes the exclusive `lock`.

        A block and a quota stay, with the account's id only: otherwise deletion would lift them.
        `kept_quota` is the quota that stays when the person has other accounts.
        """
        await self.lock(exclusive=True)
        person = await self.find(account)
        if person is None:
            return
        quota = person.quota if kept_quota is None or len(person.accounts) < 2 else kept_quota
        if person.role is Role.BLOCKED or quota != AS_THEIR_ROLE:
            await self.split_off(account)
            await self._set(account, quota=quota)
            role = Role.BLOCKED if person.role is Role.BLOCKED else Role.USER
            blank = {"options": Options(), "locale": "en", "tongue": "", "news": False}
            await self._set(account, role=role, **blank)
            await self._connection.execute(
                update(AccountRow).where(*_is_account(account)).values(invited=False)
            )
            return
        await self._connection.execute(delete(AccountRow).where(*_is_account(account)))
        has_account = exists().where(AccountRow.person_id == PersonRow.id)
        await self._connection.execute(
            delete(PersonRow).where(PersonRow.id == person.id, ~has_account)
        )

    async def _set(self, account: Account, **values: Any) -> None:
        person_id = select(AccountRow.person_id).where(*_is_account(account)).scalar_subquery()
        changed = await self._connection.scalars(
            update(PersonRow)
            .where(PersonRow.id == person_id)
            .values(**values)
            .returning(PersonRow.id)
        )
        if not changed.all():
            raise KeyError(str(account))


def _is_account(account: Account) -> tuple[Any, ...]:
    return (AccountRow.platform == account.platform, AccountRow.id == account.id)


def _person(rows: Sequence[Any]) -> Person:
    """Return the person of the rows that _OF_ACCOUNT selects."""
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
    """Return the columns of a person, without the id."""
    return {name: getattr(person, name) for name in _COLUMNS} | {"tongue": person.ui_locale}
