"""Shapes of what is posted to webhooks."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from storage.models import JobState


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class JobEventData(_Model):
    """The job that has ended. Names and texts are in the API alone."""

    job: str = Field(description="Id of the job.")
    state: JobState
    redo_of: str | None = Field(description="The first job, if this one is a redo.")
    code: str | None = Field(description="Code of the failure, with `job.failed`.")
    url: str = Field(description="The job in the API.")
    result_url: str | None = Field(description="The result in the API, with `job.completed`.")


class JobEvent(_Model):
    """A job has ended."""

    id: str = Field(description="Id of the event, the same at every try; also in `webhook-id`.")
    type: Literal["job.completed", "job.failed", "job.cancelled"]
    timestamp: datetime = Field(description="Moment of the event.")
    data: JobEventData


class TestEventData(_Model):
    """The webhook that is tried."""

    webhook: str


class TestEvent(_Model):
    """The person has asked for a test."""

    id: str
    type: Literal["webhook.test"]
    timestamp: datetime
    data: TestEventData
