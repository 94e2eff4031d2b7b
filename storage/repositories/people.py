"""People and their accounts, roles and preferences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from storage.models import Account, Options, Person, Role
from storage.repositories.statements import insert_new
from storage.tables import AccountRow, PersonRow


class People:
    """Who we have met. The `set_…` methods raise KeyError for an account that we have not."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, account: Account) -> Person | None:
        """The person of this account, None before first contact."""
        theirs = aliased(AccountRow)
        rows = await self._session.execute(
            select(PersonRow, theirs.platform, theirs.id)
            .join(AccountRow, AccountRow.person_id == PersonRow.id)
            .join(theirs, theirs.person_id == PersonRow.id)
            .where(AccountRow.platform == account.platform, AccountRow.id == account.id)
            .order_by(theirs.platform, theirs.id)
            .execution_options(populate_existing=True)
        )
        found = rows.all()
        if not found:
            return None
        return _person(found[0][0], [Account(platform, id_) for _, platform, id_ in found])

    async def meet(self, account: Account, locale: str) -> Person:
        """The person of this account, created at first contact with `locale`."""
        known = await self.find(account)
        if known is not None:
            return known
        row = PersonRow(
            role=Role.USER,
            locale=locale,
            options=Options(),
            invited=False,
            tongue="",
            created=datetime.now(UTC),
        )
        self._session.add(row)
        await self._session.flush()
        first = await insert_new(
            self._session,
            AccountRow,
            platform=account.platform,
            id=account.id,
            person_id=row.id,
        )
        if first:
            return _person(row, [account])
        # Somebody met them at the same moment.
        await self._session.execute(delete(PersonRow).where(PersonRow.id == row.id))
        person = await self.find(account)
        assert person is not None, "the account row was just made sure of"  # noqa: S101 - for mypy
        return person

    async def set_options(self, account: Account, options: Options) -> None:
        """Keep what they wish by default."""
        await self._set(account, options=options)

    async def set_role(self, account: Account, role: Role) -> None:
        """Make them an administrator, block them, or neither."""
        await self._set(account, role=role)

    async def set_locale(self, account: Account, locale: str) -> None:
        """Keep the language that they want to be spoken to in."""
        await self._set(account, locale=locale)

    async def set_tongue(self, account: Account, tongue: str) -> None:
        """Keep the locale that they chose to be spoken to in; "" leaves it to their platform."""
        await self._set(account, tongue=tongue)

    async def invite(self, account: Account) -> None:
        """Note that they came with an invite code."""
        await self._set(account, invited=True)

    async def forget(self, account: Account) -> None:
        """Forget the account, and the person with their last account.

        A block stays, with nothing but the account's id: else forgetting would lift it.
        """
        person = await self.find(account)
        if person is None:
            return
        if person.role is Role.BLOCKED:
            await self._set(account, options=Options(), locale="en", invited=False, tongue="")
            return
        await self._session.execute(
            delete(AccountRow).where(
                AccountRow.platform == account.platform, AccountRow.id == account.id
            )
        )
        has_account = exists().where(AccountRow.person_id == PersonRow.id)
        await self._session.execute(
            delete(PersonRow).where(PersonRow.id == person.id, ~has_account)
        )

    async def _set(self, account: Account, **values: Any) -> None:
        person_id = (
            select(AccountRow.person_id)
            .where(AccountRow.platform == account.platform, AccountRow.id == account.id)
            .scalar_subquery()
        )
        changed = await self._session.scalars(
            update(PersonRow)
            .where(PersonRow.id == person_id)
            .values(**values)
            .returning(PersonRow.id)
            .execution_options(synchronize_session=False)
        )
        if not changed.all():
            raise KeyError(f"{account.platform}:{account.id}")


def _person(row: PersonRow, accounts: Sequence[Account]) -> Person:
    return Person(
        id=row.id,
        role=row.role,
        locale=row.locale,
        options=row.options,
        accounts=tuple(accounts),
        created=row.created,
        invited=row.invited,
        tongue=row.tongue,
    )
