"""Tables of jobs, their deliveries, transcripts and usage, and of measurements."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models import (
    Failure,
    JobState,
    Media,
    MessageRef,
    Options,
    Platform,
    Quota,
    RecordingKind,
    Result,
    Stage,
)
from storage.tables.columns import Table

_STATISTICS_COLUMNS = (
    "finished",
    "state",
    "language",
    "failed_with",
    "seconds",
    "created",
    "started",
)
"""Columns of the index that statistics read: the rows themselves are large."""

_LIBRARY_COLUMNS = (
    "platform",
    "account",
    "state",
    "created",
    "id",
    "language",
    "kind",
    "again_of",
    "speakers",
)
_HAS_ENDED = text("finished IS NOT NULL")
_IS_QUEUED = text(f"state = '{JobState.QUEUED.value}'")
"""https://www.sqlite.org/partialindex.html; PostgreSQL has the same."""


class JobRow(Table):
    """Job. `media_sha`, `seconds`, `language` and `failed_with` repeat values of `media`, `result`
    and `failure` for queries.

    `finished` is set exactly when the state is final, `lease_until` exactly while it is running.
    `needs` is what the job needs of its worker, each between commas.
    The lowest `turn` is claimed first, then the lowest `round`, then the oldest: people take turns,
    and each round has one job of everybody (`repositories/jobs/rounds.py`). `progressed` means that
    new results were stored since `crashes` last rose; `lost_by` is the worker whose loss was
    counted last. `kind` is that of the name in `media`; `speakers` are the names in
    `result`, folded, each between line breaks.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        # A worker that takes only some jobs passes the others by without reading their rows.
        Index("ix_jobs_queue", "state", "turn", "round", "created", "id", "seconds", "needs"),
        # The newest round of an account: of its queued jobs only.
        Index(
            "ix_jobs_rounds",
            "platform",
            "account",
            "round",
            sqlite_where=_IS_QUEUED,
            postgresql_where=_IS_QUEUED,
        ),
        Index(None, "state", "lease_until"),  # leases that ran out
        Index(None, "platform", "delivered", "finished"),  # answers not delivered yet
        Index(None, "platform", "account", "created"),  # jobs of an account
        Index("ix_jobs_figures", *_STATISTICS_COLUMNS),
        # The list of recordings with its filters: decided by the index, since rows are large.
        Index(
            "ix_jobs_library",
            *_LIBRARY_COLUMNS,
            sqlite_where=_HAS_ENDED,
            postgresql_where=_HAS_ENDED,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    platform: Mapped[Platform]
    account: Mapped[str]
    reply_to: Mapped[MessageRef]
    media: Mapped[Media]
    media_sha: Mapped[str | None] = mapped_column(String(64), index=True)
    seconds: Mapped[float | None]
    options: Mapped[Options]
    locale: Mapped[str]
    state: Mapped[JobState]
    stage: Mapped[Stage | None]
    attempt: Mapped[int]
    crashes: Mapped[int]
    card: Mapped[MessageRef | None]
    result: Mapped[Result | None]
    failure: Mapped[Failure | None]
    worker: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    created: Mapped[datetime]
    started: Mapped[datetime | None]
    finished: Mapped[datetime | None]
    delivered: Mapped[datetime | None]
    again_of: Mapped[str | None] = mapped_column(String(32), index=True)
    album: Mapped[str | None] = mapped_column(index=True)
    language: Mapped[str | None] = mapped_column(String(16))
    failed_with: Mapped[str | None] = mapped_column(String(64))
    turn: Mapped[int] = mapped_column(server_default="0")
    round: Mapped[int] = mapped_column(server_default="0")
    quota: Mapped[Quota] = mapped_column(server_default="{}")
    progressed: Mapped[bool] = mapped_column(server_default=false())
    lost_by: Mapped[str | None]
    trace: Mapped[str | None] = mapped_column(String(32))
    needs: Mapped[str] = mapped_column(server_default="")
    kind: Mapped[RecordingKind] = mapped_column(server_default=RecordingKind.SOUND.value)
    speakers: Mapped[str] = mapped_column(server_default="")


class HandedOverRow(Table):
    """Job that no message brought, until the bot of its platform has begun it."""

    __tablename__ = "handed_over"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    platform: Mapped[Platform]


class DeliveryRow(Table):
    """Visible part of an answer, and its messages."""

    __tablename__ = "deliveries"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    refs: Mapped[list[MessageRef]]


class QuestionRow(Table):
    """Message of the bot that asks for a reply, and its job."""

    __tablename__ = "questions"

    platform: Mapped[Platform] = mapped_column(primary_key=True)
    chat: Mapped[str] = mapped_column(primary_key=True)
    message: Mapped[str] = mapped_column(primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)


class TranscriptRow(Table):
    """Part of the transcript of a finished job, about one line for each sentence.

    `marks` are start and speaker of each line; `owner` and `place` (a chat) are digests.
    """

    __tablename__ = "transcripts"

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), index=True)
    owner: Mapped[str] = mapped_column(String(32), index=True)
    place: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    marks: Mapped[list[tuple[float, str]]]


class UsageRow(Table):
    """Usage of one job; `owner` is a digest of its account.

    The row outlives the job, then without its id, so that deleting a job restores no quota. It is
    deleted after a day.
    """

    __tablename__ = "usage"
    __table_args__ = (Index(None, "owner", "moment"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[str | None] = mapped_column(String(32), index=True)
    owner: Mapped[str] = mapped_column(String(32))
    moment: Mapped[datetime] = mapped_column(index=True)
    seconds: Mapped[float]


class SpeedRow(Table):
    """Duration of one stage on one recording, in seconds."""

    __tablename__ = "speeds"
    __table_args__ = (Index(None, "stage", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    stage: Mapped[Stage]
    engine: Mapped[str]
    media_seconds: Mapped[float]
    took_seconds: Mapped[float]


class DayRow(Table):
    """Daily total (UTC, `2026-01-31`) of jobs with the same end, and `seconds` of recordings."""

    __tablename__ = "days"

    date: Mapped[str] = mapped_column(String(10), primary_key=True)
    state: Mapped[JobState] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(String(16), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    jobs: Mapped[int]
    seconds: Mapped[float]
