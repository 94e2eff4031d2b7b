"""Jobs: their states, stages, results and progress."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storage.models.corrections import Corrected
from storage.models.files import Artifact, Media
from storage.models.options import Options
from storage.models.people import Account, MessageRef, Platform
from storage.models.quota import AS_THEIR_ROLE, Quota
from storage.models.transcript import SpeakerShare, Summary
from storage.models.voices import SpeakerVoice


class JobState(StrEnum):
    """State of a job. `done`, `failed` and `cancelled` are final."""

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
    """Steps of the pipeline, in the order that users see."""

    AUDIO = "audio"
    TRANSCRIPT = "transcript"
    SPEAKERS = "speakers"
    SUMMARY = "summary"
    SPEECH = "speech"
    FILES = "files"


CONSTANT_STAGES = frozenset({Stage.SPEECH})
"""Stages whose work does not grow with the recording: a summary of an hour is read aloud in the
same time as that of a minute."""


@dataclass(frozen=True, slots=True)
class Note:
    """Remark beside the result: a code for which the bot has a message."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """Result of a finished job.

    `opening` is the first part of the text, for the message; `whole` means that it is the whole
    text. `engines` maps a role (`transcriber`, `diarizer`, `summarizer`, `voice`) to the id of the
    engine. `voices` are the voiceprints of the speakers by id; `recognized` are the ids of speakers
    named by their voice. `seconds` is the length of what was transcribed; `part` are its start and
    end, None for a whole recording. `corrected` are the corrections that are in it.
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
    part: tuple[float, float] | None = None
    corrected: Corrected | None = None

    @property
    def end(self) -> float:
        """Return the time of the recording at which the transcript ends."""
        return self.part[1] if self.part else self.seconds


@dataclass(frozen=True, slots=True)
class Failure:
    """Reason why a job has no result: a stable code, and the values of its message."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """One request of one person. `id` derives from bot, chat and message: see `job_id`.

    `attempt` counts claims and fences writes: a worker whose attempt is no longer the row's has
    lost the job. `crashes` counts claims that ended with the worker's death, since the job last
    made progress.

    `again_of` is the job whose answer this one replaces. Both share the media and the card, and a
    failure of the later job leaves the earlier answer in place. Jobs of one `album` share one card;
    its value is the platform's id of files that were sent together.

    `quota` is the person's quota at the moment of sending. The worker checks it against the
    measured length. It is empty for a redo, which is not counted.

    `reply_to` has no message where pages or programs sent the recording, and no chat until the bot
    of the platform has found the sender's private chat.

    `trace` is the id of the update that asked for the job, for logs; "" in a job not stored yet.
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
    trace: str = ""

    @property
    def has_chat(self) -> bool:
        """Return whether the chat for the card and the answer is known."""
        return bool(self.reply_to.address.chat)

    @property
    def reply_target(self) -> MessageRef | None:
        """Return the message that the answer and its files reply to: that of the sender; the card
        where no message brought the recording; None before there is one."""
        return self.reply_to if self.reply_to.message else self.card


def job_id(platform: Platform, chat: str, message: str, bot: str = "") -> str:
    """Return the id of the job of a message: the same message always gives the same job.

    `bot` is the account of the bot where each bot numbers messages anew. The id has 24 hexadecimal
    digits, so that it fits into a button.
    """
    origin = json.dumps([platform.value, chat, message, *([bot] if bot else [])]).encode()
    return hashlib.sha256(origin).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Fetching:
    """Progress of a model download in bytes. `total` is 0 while unknown; `left` is in seconds."""

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
    """Progress of a running job. It may be lost; the row is the source of truth.

    `fraction` (0..1) is of the whole job; `left` are the remaining seconds, None when unknown;
    `newest` is the text recognized last, `text` the end of all text so far; `fetching` is the model
    download that the job waits for, if any.
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
    """Event: a job has reached a final state. The row has the state."""

    job: str
