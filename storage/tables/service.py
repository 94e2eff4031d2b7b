"""Tables of the whole service: flags, received updates and announcements."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import AnnouncementState, MessageRef, Platform, ReceiverState, SendRecord
from storage.tables.columns import Table, db_time


class SwitchRow(Table):
    """Service flag: set while the row exists."""

    __tablename__ = "switches"

    name: Mapped[str] = mapped_column(String(16), primary_key=True)
    since: Mapped[datetime] = mapped_column(default=db_time())


class PlatformBotRow(Table):
    """Id of the bot that serves a platform, or served it last."""

    __tablename__ = "platform_bots"

    platform: Mapped[Platform] = mapped_column(primary_key=True)
    bot: Mapped[str] = mapped_column(String(32))


class PlatformLeaseRow(Table):
    """Lease of a platform: `holder` is the process that serves it."""

    __tablename__ = "platform_leases"

    platform: Mapped[Platform] = mapped_column(primary_key=True)
    holder: Mapped[str]
    lease_until: Mapped[datetime]


class InboxRow(Table):
    """Received update."""

    __tablename__ = "inbox"

    platform: Mapped[Platform] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    seen: Mapped[datetime] = mapped_column(index=True, default=db_time())


class SendRow(Table):
    """Send in a chat where the answer to one was lost, until its duplicates are deleted."""

    __tablename__ = "sends"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    bot: Mapped[str] = mapped_column(index=True)
    changed: Mapped[datetime] = mapped_column(index=True)
    record: Mapped[SendRecord]


class ErasureRow(Table):
    """Note that rows of the table `name` were deleted. A trigger writes it."""

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(16))


class AnnouncementRow(Table):
    """Announcement. The counts are written when it is finished."""

    __tablename__ = "announcements"
    __table_args__ = (Index(None, "state", "created"), Index(None, "platform", "author"))

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    platform: Mapped[Platform]
    author: Mapped[str]
    locale: Mapped[str]
    state: Mapped[AnnouncementState]
    created: Mapped[datetime]
    card: Mapped[MessageRef | None]
    told: Mapped[int]
    gone: Mapped[int]
    spared: Mapped[int]


class ReceiverRow(Table):
    """Receiver of an announcement and its state; deleted when the announcement is finished."""

    __tablename__ = "receivers"
    __table_args__ = (
        Index(None, "announcement_id", "state", "platform", "account"),
        Index(None, "platform", "account"),
    )

    announcement_id: Mapped[str] = mapped_column(
        ForeignKey("announcements.id", ondelete="CASCADE"), primary_key=True
    )
    platform: Mapped[Platform] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[ReceiverState]
