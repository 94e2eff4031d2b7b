"""Tables of files that are being uploaded, and of their parts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import Platform
from storage.tables.columns import Table


class UploadRow(Table):
    """Upload. `job` is set when its job is stored; the row stays until `expires`, so that a client
    that lost the answer asks for it."""

    __tablename__ = "uploads"
    __table_args__ = (Index(None, "platform", "account"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    name: Mapped[str] = mapped_column(Text)
    options: Mapped[str] = mapped_column(Text)
    details: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger)
    expires: Mapped[datetime] = mapped_column(index=True)
    job: Mapped[str | None] = mapped_column(String(32))


class UploadPartRow(Table):
    """Part of an upload: the key of the blob with its bytes from `start` on."""

    __tablename__ = "upload_parts"

    upload_id: Mapped[str] = mapped_column(
        ForeignKey("uploads.id", ondelete="CASCADE"), primary_key=True
    )
    start: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    key: Mapped[str] = mapped_column(String(80))
