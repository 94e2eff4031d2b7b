"""The table of remembered voices."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import Platform, Voiceprint
from storage.tables.columns import Table


class VoiceRow(Table):
    """Voice from one recording, with the name that a person gave it.

    `chat` is on the account's platform.
    """

    __tablename__ = "voices"
    __table_args__ = (Index(None, "platform", "account", "chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    chat: Mapped[str]
    name: Mapped[str]
    source: Mapped[str] = mapped_column(String(32))
    voiceprint: Mapped[Voiceprint]
    created: Mapped[datetime]
    heard: Mapped[datetime] = mapped_column(index=True)
