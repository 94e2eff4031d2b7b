"""Tags that people give to results. A tag is there as long as a result has it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, delete, func, not_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from storage.models import Account, Job, Tag, tag_key
from storage.tables.dialect import insert_new, lock_rows
from storage.tables.pages import TagRow

MOST_OF_RESULT = 20
MOST_OF_PERSON = 200


class Tags:
    """Tags of results; they go with the job that has the answer."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def list_for(self, accounts: Sequence[Account]) -> list[Tag]:
        """Return the tags of these accounts by name, with the number of results."""
        found = await self._connection.execute(
            select(TagRow.key, func.min(TagRow.name), func.count())
            .where(_of(accounts))
            .group_by(TagRow.key)
        )
        return sorted((Tag(*row) for row in found), key=lambda tag: tag.key)

    async def of_results(self, roots: Sequence[str]) -> dict[str, list[str]]:
        """Return the names of the tags of each of these results."""
        found = await self._connection.execute(
            select(TagRow.root, TagRow.name).where(TagRow.root.in_(roots)).order_by(TagRow.key)
        )
        names: dict[str, list[str]] = {}
        for root, name in found:
            names.setdefault(root, []).append(name)
        return names

    async def add(self, job: Job, name: str) -> bool:
        """Tag the answer of a job. Returns False when it has as many tags as it may."""
        root, key = job.again_of or job.id, tag_key(name)
        has = set(await self._connection.scalars(select(TagRow.key).where(TagRow.root == root)))
        if key in has:
            return True
        if len(has) >= MOST_OF_RESULT:
            return False
        await insert_new(
            self._connection,
            TagRow,
            root=root,
            key=key,
            job_id=job.id,
            platform=job.account.platform,
            account=job.account.id,
            name=name,
        )
        return True

    async def remove(self, root: str, name: str) -> None:
        """Take a tag off a result."""
        await self._delete(TagRow.root == root, TagRow.key == tag_key(name))

    async def rename(self, accounts: Sequence[Account], key: str, name: str) -> int:
        """Give a tag of these accounts another name, MOST_LOCKED times at most. Return how often.
        If there is a tag of that name already, both become one."""
        new, other = tag_key(name), aliased(TagRow)
        old = and_(TagRow.key == key, TagRow.key != new)
        has_both = select(other.root).where(other.root == TagRow.root, other.key == new).exists()
        gone = 0 if new == key else await self._delete(_of(accounts), old, has_both)
        named = and_(TagRow.key == new, TagRow.name != name)
        left = or_(and_(old, not_(has_both)), named)
        locked = await lock_rows(self._connection, TagRow, _of(accounts), left)
        renamed = update(TagRow).where(locked).values(key=new, name=name).returning(TagRow.root)
        return gone + len((await self._connection.scalars(renamed)).all())

    async def delete(self, accounts: Sequence[Account], key: str) -> int:
        """Take a tag off the results of these accounts, at most MOST_LOCKED; return how many."""
        return await self._delete(_of(accounts), TagRow.key == key)

    async def follow(self, root: str, job_id: str) -> None:
        """Let the tags of a result go with the job that has its newest answer."""
        own = await lock_rows(self._connection, TagRow, TagRow.root == root)
        await self._connection.execute(update(TagRow).where(own).values(job_id=job_id))

    async def _delete(self, *conditions: ColumnElement[bool]) -> int:
        locked = await lock_rows(self._connection, TagRow, *conditions)
        deleted = delete(TagRow).where(locked).returning(TagRow.root)
        return len((await self._connection.scalars(deleted)).all())


def _of(accounts: Sequence[Account]) -> ColumnElement[bool]:
    return or_(
        *(and_(TagRow.platform == each.platform, TagRow.account == each.id) for each in accounts)
    )
