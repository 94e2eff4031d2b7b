"""Tables of the pages and programs: corrections of transcripts, links that share results, tags, and
fingerprints of requests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import Change, Platform
from storage.tables.columns import Table


class CorrectionRow(Table):
    """Correction of a transcript, in the chain of jobs that begins with `root`.

    `job_id` is the job whose answer the chain shows: the row goes with it. `size` are the bytes of
    the changes up to this one. `pending`: the files of the answer do not have it yet.
    """

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_pending", "pending", "root", "job_id", "version"),)

    root: Mapped[str] = mapped_column(String(32), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    base: Mapped[str] = mapped_column(String(64))
    author: Mapped[Platform]
    created: Mapped[datetime]
    size: Mapped[int]
    pending: Mapped[bool]
    change: Mapped[Change]


class ShareRow(Table):
    """Link to a result; only the digest of its code is stored.

    `job_id` is the job whose answer it shows: the row goes with it. `root` begins its chain. From
    `expires` on it is none; the row is deleted later.
    """

    __tablename__ = "shares"
    __table_args__ = (Index(None, "platform", "account"),)

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    root: Mapped[str] = mapped_column(String(32), index=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    files: Mapped[bool]
    created: Mapped[datetime]
    expires: Mapped[datetime] = mapped_column(index=True)


class FingerprintRow(Table):
    """Digest of what the request asked for that made a job, if it had a key."""

    __tablename__ = "fingerprints"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))


class TagRow(Table):
    """Tag of a result, of the account whose job it is.

    `job_id` is the job whose answer it shows: the row goes with it. `root` begins its chain. Tags
    of a person with the same `key` are the same tag.
    """

    __tablename__ = "tags"
    __table_args__ = (Index(None, "platform", "account", "key", "root", "name"),)

    root: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    name: Mapped[str] = mapped_column(String(40))
