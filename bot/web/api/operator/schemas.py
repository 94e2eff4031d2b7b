"""Shapes of the operator's endpoints. Nothing in them tells what is in a recording."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from storage.models import JobState, Lack, Lane, Role, Stage


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", from_attributes=True)


class OperatorJob(_Model):
    """Job of anybody: not even the name of its file."""

    id: str
    account: str
    state: JobState
    stage: Stage | None
    seconds: float | None = Field(description="Length of the recording, when it is known.")
    created: datetime
    started: datetime | None
    finished: datetime | None
    redo_of: str | None
    failure: str | None = Field(description="Code of the failure.")
    lack: Lack | None = Field(description="Why no worker runs it.")


class Worker(_Model):
    """Worker that is online."""

    id: str
    device: str
    running: list[str] = Field(description="Ids of its jobs.")
    seen: datetime
    memory: int = Field(description="Bytes that it uses; 0 when unknown.")
    lane: Lane
    languages: list[str] = Field(description="That it recognizes; none for all.")
    speakers: bool = Field(description="Whether it tells speakers apart.")
    voices: list[str] | None = Field(description="Languages that it reads aloud; null: about all.")


class Queue(_Model):
    """Running jobs, then waiting ones in their order."""

    running: int
    waiting: int
    drained_since: datetime | None
    workers: list[Worker]
    items: list[OperatorJob]
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one.")


class FailureList(_Model):
    """Failed jobs, newest first."""

    items: list[OperatorJob]
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one.")


class DayFigures(_Model):
    """Jobs that ended on one day (UTC), and the seconds of recordings of the done ones."""

    date: str
    done: int
    failed: int
    cancelled: int
    seconds: float


class SpreadFigures(_Model):
    """Median and 95th percentile in seconds; null without measurements."""

    median: float | None
    p95: float | None


class Stats(_Model):
    """Figures of the service over some days."""

    people: int
    active: int
    states: dict[str, int] = Field(description="All jobs ever, by state.")
    days: list[DayFigures]
    failures: dict[str, int] = Field(description="Failed jobs by code.")
    languages: dict[str, int] = Field(description="Done jobs by language.")
    waited: SpreadFigures = Field(description="From request to start, of the newest done jobs.")
    worked: SpreadFigures = Field(description="From start to end.")
    realtime: float | None = Field(description="Seconds of work for a second of a recording.")
    hours: float
    success: float | None = Field(description="Share of done jobs, without mistakes of people.")
    workers: list[Worker]
    stored_bytes: int | None = Field(description="Null when counting takes too long.")
    free_bytes: int
    drained_since: datetime | None


class Limits(_Model):
    """Limits of a person; null: that of the role, 0: none."""

    minutes: float | None = Field(description="Minutes of recordings in 24 hours.")
    jobs: int | None = Field(description="Unfinished jobs at once.")
    longest: float | None = Field(description="Minutes of one recording.")
    largest: float | None = Field(description="Megabytes of one file.")


def _limit(most: float) -> object:
    return Field(default=None, ge=0, le=most, description="Null: that of the role; 0: no limit.")


class NewLimits(BaseModel):
    """Limits to set; those that are left out stay."""

    model_config = ConfigDict(extra="forbid", strict=True)

    minutes: Annotated[float | None, _limit(100_000)] = None
    jobs: Annotated[int | None, _limit(1_000)] = None
    longest: Annotated[float | None, _limit(100_000)] = None
    largest: Annotated[float | None, _limit(1_000_000)] = None


class OperatorPerson(_Model):
    """Person with their accounts, role, quota and its use."""

    account: str
    accounts: list[str]
    role: Role
    met: datetime
    quota: Limits = Field(description="The limits that apply.")
    set: Limits = Field(description="Those that were set for the person.")
    minutes_used: float
    all_back: datetime | None
    jobs: int = Field(description="Unfinished jobs.")


class AuditItem(_Model):
    """Action of an administrator."""

    moment: datetime
    actor: str | None = Field(description="Account; null when it was forgotten.")
    action: str
    target: str
    detail: str


class AuditList(_Model):
    """Actions of administrators, newest first."""

    items: list[AuditItem]
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one.")


class Drain(_Model):
    """The drain of the service, on or off, and the jobs that still run."""

    since: datetime | None = Field(description="Null while jobs are taken up.")
    running: int
    waiting: int


class Switch(BaseModel):
    """Wanted state."""

    model_config = ConfigDict(extra="forbid", strict=True)

    drained: bool
