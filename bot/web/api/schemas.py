"""Shapes of the API's answers. Times of recordings are seconds; moments are UTC, ISO 8601."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from storage.models import FileKind, JobState, Platform, Stage, TokenScope


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AccountInfo(_Model):
    """Account on a platform."""

    platform: Platform
    id: str


class TokenInfo(_Model):
    """The access token of the request."""

    name: str
    scopes: list[TokenScope]
    created: datetime
    expires: datetime


class QuotaInfo(_Model):
    """Limits of the person, and what is used of them; null means no limit."""

    minutes_limit: float | None = Field(description="Minutes of recordings in 24 hours.")
    minutes_used: float
    jobs_limit: int | None = Field(description="Unfinished jobs at once.")
    jobs_unfinished: int
    longest_minutes: float | None = Field(description="Length of one recording.")
    largest_megabytes: float | None = Field(description="Size of one file, in 1,000,000 bytes.")


class Me(_Model):
    """The person for whom the program acts."""

    accounts: list[AccountInfo]
    language: str = Field(description="Language of the answers, a BCP 47 tag.")
    token: TokenInfo
    quota: QuotaInfo


class Failure(_Model):
    """Reason why a job has no result."""

    code: str
    detail: str


class Speaker(_Model):
    """Speaker of a result, with the seconds that they talk."""

    id: str
    name: str
    seconds: float


class File(_Model):
    """File of a result."""

    number: int
    kind: FileKind
    name: str
    media_type: str
    size: int = Field(description="Bytes.")
    sha256: str
    url: str


class Progress(_Model):
    """Progress of a running job, when it is known."""

    fraction: float = Field(ge=0, le=1)
    seconds_left: float | None


class Job(_Model):
    """One recording to be worked on, or a redo of one. A redo has a new id and names the first job
    in `redo_of`."""

    id: str
    name: str = Field(description="Name of the recording.")
    state: JobState
    stage: Stage | None
    progress: Progress | None
    ahead: int | None = Field(description="Jobs before this one in the queue, when it waits.")
    created: datetime
    started: datetime | None
    finished: datetime | None
    redo_of: str | None
    language: str | None
    seconds: float | None = Field(description="Length of what was transcribed.")
    headline: str | None
    speakers: list[Speaker]
    files: list[File]
    failure: Failure | None
    url: str
    result_url: str | None


class JobPage(_Model):
    """Jobs, newest first."""

    items: list[Job]
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one.")


class Place(_Model):
    """Sentence in which the words were found."""

    start: float
    speaker: str
    text: str


class Hit(_Model):
    """Result in which the words were found."""

    job: Job
    places: list[Place]


class HitPage(_Model):
    """Results, newest first."""

    items: list[Hit]
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one.")
