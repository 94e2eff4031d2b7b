"""One wish under way, and what comes of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.models.files import Artifact, Media
from storage.models.options import Options
from storage.models.people import Account, MessageRef, Platform
from storage.models.quota import AS_THEIR_ROLE, Quota
from storage.models.speech import SpeakerShare, Summary
from storage.models.voices import SpeakerVoice


class JobState(StrEnum):
    """Where a job stands. `done`, `failed` and `cancelled` are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """Return whether the job has ended."""
        return self not in (JobState.QUEUED, JobState.RUNNING)


class Stage(StrEnum):
    """The steps of the pipeline, in the order in which people see them go by."""

    AUDIO = "audio"
    TRANSCRIPT = "transcript"
    SPEAKERS = "speakers"
    SUMMARY = "summary"
    SPEECH = "speech"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell the person beside the result: a code that the bot has words for."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What a finished job gives back.

    `opening` is the first part of the text, for the message, or all of it (`whole`); `engines` maps
    a role (`transcriber`, `diarizer`, `summarizer`, `voice`) to the id of the engine that did it.
    `voices` are what the speakers sound like, by id; `recognized` are the ids of those whose name
    was found by that.
    """

    headline: str
    language: str
    seconds: float
    opening: str
    summary: Summary | None
    speakers: tuple[SpeakerShare, ...]
    files: tuple[Artifact, ...]
    notes: tuple[Note, ...] = ()
    engines: dict[str, str] = field(default_factory=dict)
    whole: bool = False
    voices: tuple[SpeakerVoice, ...] = ()
    recognized: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job has no result: a stable code that the bot has words for, and their values."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """One wish of one person. `id` derives from platform, chat and message: see `job_id`.

    `attempt` counts claims and fences writes: a worker whose attempt is no longer the row's has
    lost the job. `crashes` counts claims that ended with the worker's death.

    `again_of` is the job whose answer this one makes anew: they share the media and the card, and
    a failure of the later one leaves the earlier answer standing. Jobs of one `album` (the
    platform's own id of things that were sent together) share one card.

    `quota` is what held for the person when they sent it: the worker holds against it what only
    measuring tells. It is empty for what is done again, which costs nothing.
    """

    id: str
    account: Account
    reply_to: MessageRef
    media: Media
    options: Options
    created: datetime
    locale: str = "en"
    state: JobState = JobState.QUEUED
    stage: Stage | None = None
    attempt: int = 0
    crashes: int = 0
    card: MessageRef | None = None
    result: Result | None = None
    failure: Failure | None = None
    started: datetime | None = None
    finished: datetime | None = None
    delivered: datetime | None = None
    again_of: str | None = None
    album: str | None = None
    quota: Quota = AS_THEIR_ROLE


def job_id(platform: Platform, chat: str, message: str) -> str:
    """The id of the job that this message asks for: the same message is the same job.

    24 hexadecimal digits, so that it fits into a button.
    """
    origin = json.dumps([platform.value, chat, message]).encode()
    return hashlib.sha256(origin).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Fetching:
    """How far the download of a model is, in bytes; `total` 0: not known yet; `left` is seconds."""

    model: str
    done: int
    total: int
    left: float | None = None

    @property
    def percent(self) -> int:
        """0..100."""
        return min(100, 100 * self.done // self.total) if self.total else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """A hint of how far a running job is; may be lost, never the truth.

    `fraction` (0..1) is of the whole job; `left` is seconds still to go, None when unknown;
    `newest` is what was heard last, `text` the end of all that was heard so far; `fetching` is the
    model that the job waits for, if it does.
    """

    job: str
    stage: Stage
    fraction: float
    left: float | None = None
    newest: str = ""
    text: str = ""
    fetching: Fetching | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A hint that a job has reached a final state; the row says which."""

    job: str
