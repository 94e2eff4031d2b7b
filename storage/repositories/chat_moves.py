"""Rows of a chat that gets another address.

A group's anonymous administrators have the group itself as their account, so accounts are moved as
well. References to messages are kept, with the former box of their numbers: in the new chat these
numbers belong to other messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, Text, delete, exists, or_, select, text, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql import ColumnElement

from storage.models import Account, Address, MessageRef
from storage.pseudonyms import owner, place
from storage.repositories.jobs.queries import UNFINISHED
from storage.serialization import to_json
from storage.tables.columns import Table
from storage.tables.dialect import lock_rows
from storage.tables.jobs import DeliveryRow, JobRow, QuestionRow, TranscriptRow, UsageRow
from storage.tables.people import AccountRow, AuditRow, ChatRow, CodeRow, PersonRow
from storage.tables.service import AnnouncementRow, ReceiverRow
from storage.tables.voices import VoiceRow

_ACCOUNTS: tuple[tuple[type[Table], Any, Any], ...] = (
    (JobRow, JobRow.platform, JobRow.account),
    (VoiceRow, VoiceRow.platform, VoiceRow.account),
    (VoiceRow, VoiceRow.platform, VoiceRow.chat),
    (AnnouncementRow, AnnouncementRow.platform, AnnouncementRow.author),
    (ReceiverRow, ReceiverRow.platform, ReceiverRow.account),
    (CodeRow, CodeRow.owner_platform, CodeRow.owner),
    (AuditRow, AuditRow.actor_platform, AuditRow.actor),
)
"""Tables, and their columns with the platform and the id of a chat or of its account."""


@dataclass(frozen=True, slots=True)
class MovingRows:
    """Keys of the rows that name the chat `old` inside of JSON. `delivered` are jobs that have
    messages there."""

    old: Address
    jobs: Sequence[str]
    delivered: Sequence[str]
    codes: Sequence[str]


async def find_rows(connection: AsyncConnection, old: Address) -> MovingRows:
    """Return the rows that name a chat inside of JSON."""
    jobs = await connection.scalars(
        select(JobRow.id).where(or_(_names(JobRow.reply_to, old), _names(JobRow.card, old)))
    )
    delivered = await connection.scalars(
        select(DeliveryRow.job_id).where(_names(DeliveryRow.refs, old)).distinct()
    )
    codes = await connection.scalars(select(CodeRow.key).where(_names(CodeRow.place, old)))
    return MovingRows(old, jobs.all(), delivered.all(), codes.all())


async def move_rows(connection: AsyncConnection, moving: MovingRows, new: Address) -> None:
    """Move these rows, and all rows that name the chat in a column."""
    old = moving.old
    await lock_rows(connection, JobRow, JobRow.id.in_(moving.jobs))
    for key in moving.jobs:
        await _move_job(connection, key, old, new)
    for key in moving.delivered:
        await _move_deliveries(connection, key, old, new)
    for key in moving.codes:
        ref = await connection.scalar(select(CodeRow.place).where(CodeRow.key == key))
        values = {"place": _moved(ref, old, new)}
        await connection.execute(update(CodeRow).where(CodeRow.key == key).values(values))
    await _move_questions(connection, old, new)
    for table, platform, column in _ACCOUNTS:
        condition = (platform == old.platform, column == old.chat)
        await connection.execute(update(table).where(*condition).values({column: new.chat}))
    await _move_settings(connection, old, new)
    await _move_account(connection, old, new)
    before, after = owner(Account(old.platform, old.chat)), owner(Account(new.platform, new.chat))
    await connection.execute(update(UsageRow).where(UsageRow.owner == before).values(owner=after))
    owned = select(TranscriptRow.id).where(TranscriptRow.owner == before)
    await _set_digests(connection, owned, owner=after)


def _names(column: InstrumentedAttribute[Any], address: Address) -> ColumnElement[bool]:
    """Return the condition that the JSON of a column names the chat, in any thread of it."""
    start = to_json(replace(address, thread=None)).partition(',"thread"')[0]
    return type_coerce(column, Text).contains(start, autoescape=True)


def _moved(ref: MessageRef | None, old: Address, new: Address) -> MessageRef | None:
    """Return the reference in the new chat. Its number stays that of the old chat's box."""
    if ref is None or (ref.address.platform, ref.address.chat) != (old.platform, old.chat):
        return ref
    return replace(ref, address=new, box=ref.box or old.chat)


async def _move_job(connection: AsyncConnection, key: str, old: Address, new: Address) -> None:
    """Move a job. If its answer is still owed, it gets a new card, which people can see."""
    columns = (JobRow.reply_to, JobRow.card, JobRow.album, JobRow.state, JobRow.delivered)
    row = (await connection.execute(select(*columns).where(JobRow.id == key))).one_or_none()
    if row is None:
        return
    card = _moved(row.card, old, new)
    is_owed = row.state in UNFINISHED or row.delivered is None
    album = row.album
    if album is not None and album.startswith(f"{old.chat}:"):
        album = new.chat + album.removeprefix(old.chat)
    await connection.execute(
        update(JobRow)
        .where(JobRow.id == key)
        .values(
            reply_to=_moved(row.reply_to, old, new),
            card=None if is_owed and card != row.card else card,
            album=album,
        )
    )
    texts = select(TranscriptRow.id).where(TranscriptRow.job_id == key)
    await _set_digests(connection, texts, place=place(new.platform, new.chat))


async def _move_deliveries(
    connection: AsyncConnection, job: str, old: Address, new: Address
) -> None:
    columns = select(DeliveryRow.part, DeliveryRow.refs).where(DeliveryRow.job_id == job)
    for part, refs in (await connection.execute(columns)).all():
        await connection.execute(
            update(DeliveryRow)
            .where(DeliveryRow.job_id == job, DeliveryRow.part == part)
            .values(refs=[_moved(ref, old, new) for ref in refs])
        )


async def _move_questions(connection: AsyncConnection, old: Address, new: Address) -> None:
    here = (QuestionRow.platform == old.platform, QuestionRow.chat == old.chat)
    for number in (await connection.scalars(select(QuestionRow.message).where(*here))).all():
        boxed = number if "/" in number else f"{old.chat}/{number}"
        await connection.execute(
            update(QuestionRow)
            .where(*here, QuestionRow.message == number)
            .values(chat=new.chat, message=boxed)
        )


async def _move_settings(connection: AsyncConnection, old: Address, new: Address) -> None:
    """Move the settings of the group, unless the new one has its own already."""
    former = (ChatRow.platform == old.platform, ChatRow.id == old.chat)
    latter = (ChatRow.platform == old.platform, ChatRow.id == new.chat)
    await connection.execute(
        update(ChatRow).where(*former, ~exists().where(*latter).correlate(None)).values(id=new.chat)
    )
    await connection.execute(delete(ChatRow).where(*former))
    by = (ChatRow.platform == old.platform, ChatRow.changed_by == old.chat, ChatRow.id == new.chat)
    await connection.execute(update(ChatRow).where(*by).values(changed_by=new.chat))


async def _move_account(connection: AsyncConnection, old: Address, new: Address) -> None:
    """Move the account, with its settings. A person who was created for the new account in the
    meantime gives way."""
    former = (AccountRow.platform == old.platform, AccountRow.id == old.chat)
    latter = (AccountRow.platform == old.platform, AccountRow.id == new.chat)
    if await connection.scalar(select(AccountRow.id).where(*former)) is None:
        return
    person = await connection.scalar(select(AccountRow.person_id).where(*latter))
    await connection.execute(delete(AccountRow).where(*latter))
    others = exists().where(AccountRow.person_id == PersonRow.id)
    await connection.execute(delete(PersonRow).where(PersonRow.id == person, ~others))
    await connection.execute(update(AccountRow).where(*former).values(id=new.chat))
    target = str(Account(old.platform, old.chat))
    await connection.execute(
        update(AuditRow)
        .where(AuditRow.target == target)
        .values(target=str(Account(new.platform, new.chat)))
    )


async def _set_digests(connection: AsyncConnection, rows: Select[int], **digests: str) -> None:
    """Set digests of transcripts in both tables of the search, by a query of their ids."""
    ids = (await connection.scalars(rows)).all()
    for id_ in ids:
        for name, digest in digests.items():
            if connection.dialect.name == "sqlite":  # PostgreSQL indexes the words alone
                statement = f"UPDATE spoken SET {name} = :digest WHERE rowid = :id"  # noqa: S608
                await connection.execute(text(statement), {"digest": digest, "id": id_})
        await connection.execute(
            update(TranscriptRow).where(TranscriptRow.id == id_).values(**digests)
        )
