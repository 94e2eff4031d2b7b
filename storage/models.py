"""The nouns that every part of the house speaks in: frozen, and they know nothing.

Times are seconds (float) from the start of the media unless a name says otherwise; moments on the
clock are aware UTC datetimes. Audio is mono 16 kHz.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Platform(StrEnum):
    """Where a person talks to us."""

    TELEGRAM = "telegram"
    DISCORD = "discord"
    CONSOLE = "console"


class Role(StrEnum):
    """What a person may do."""

    USER = "user"
    ADMIN = "admin"
    BLOCKED = "blocked"


class JobState(StrEnum):
    """Where a job stands. `done`, `failed` and `cancelled` are final."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Stage(StrEnum):
    """The steps of the pipeline, in the order in which people see them go by."""

    AUDIO = "audio"
    TRANSCRIPT = "transcript"
    SPEAKERS = "speakers"
    SUMMARY = "summary"
    SPEECH = "speech"
    FILES = "files"


class SummaryStyle(StrEnum):
    """How much summary a person wants."""

    NONE = "none"
    SHORT = "short"
    FULL = "full"


class Format(StrEnum):
    """The files a person may ask for; the value is what they type."""

    TXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    MD = "md"
    VIDEO = "video"


class FileKind(StrEnum):
    """What an artifact is, so that a front end knows how to send it."""

    TXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    MD = "md"
    SUMMARY = "summary"
    VIDEO = "video"
    VOICE = "voice"  # ogg/opus, to be sent as a voice note
    AUDIO = "audio"  # the same voice as mp3


# --- who and where ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody, as one platform knows them. Several accounts may belong to one person."""

    platform: Platform
    id: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer goes."""

    platform: Platform
    chat: str
    thread: str | None = None


@dataclass(frozen=True, slots=True)
class MessageRef:
    """One message on a platform: a person's, to reply to, or ours, to edit."""

    address: Address
    message: str


# --- what is kept ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes in the blob store: `key` says where, `sha256` (hex) and `size` (bytes) what."""

    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Artifact:
    """A named file made for a person. `seconds` is set for sound and video."""

    kind: FileKind
    name: str
    mime: str
    blob: Blob
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """What somebody sent. `handle` is how the platform finds it again (a file id, a path).

    `blob` is None until the bytes have been fetched; `size` (bytes) and `seconds` are what the
    platform claimed, None when it said nothing.
    """

    handle: str
    name: str
    size: int | None = None
    seconds: float | None = None
    blob: Blob | None = None


# --- what was said ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """One word as recognised; `text` carries its punctuation but no surrounding space."""

    start: float
    end: float
    text: str
    probability: float
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of speech by one speaker, a sentence or so long."""

    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that the recognizer produced and that was taken out: `why` is a code
    (`repeated`, `no_speech`, `stock_phrase`)."""

    start: float
    end: float
    why: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that was said. `language` is an ISO 639-1 code, "" when nothing was said."""

    language: str
    seconds: float
    segments: tuple[Segment, ...]
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechMap:
    """Where there is speech: regions (start, end), points where the voice changes, and
    regions where two people speak at once. All sorted."""

    regions: tuple[tuple[float, float], ...]
    changes: tuple[float, ...] = ()
    overlaps: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """One speaker's uninterrupted stretch; turns of different speakers may overlap."""

    start: float
    end: float
    speaker: str


@dataclass(frozen=True, slots=True)
class Diarization:
    """Who spoke when. `turns` may overlap; `exclusive` has at most one speaker at any time and
    is what words are matched with."""

    turns: tuple[SpeakerTurn, ...]
    exclusive: tuple[SpeakerTurn, ...]


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How many speakers to look for: both None means find out, equal means exactly that many."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing worth knowing, and the second that it stands on."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of the recording that is about one thing."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What it was about. `engine` is the id of the engine that wrote it."""

    title: str
    gist: str
    points: tuple[Point, ...]
    chapters: tuple[Chapter, ...]
    actions: tuple[Point, ...]
    language: str
    engine: str


# --- what was asked for ----------------------------------------------------------------------

DEFAULT_FORMATS = (Format.TXT, Format.SRT)


@dataclass(frozen=True, slots=True)
class Options:
    """What the person wished. None means: as the service thinks best."""

    language: str | None = None
    speakers: SpeakerCount = SpeakerCount()
    summary: SummaryStyle = SummaryStyle.FULL
    summary_language: str | None = None
    speech: bool = True
    formats: tuple[Format, ...] = DEFAULT_FORMATS
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell the person beside the result: a code that the bot has words for."""

    code: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """How long one speaker talked. `name` is what is shown, `id` is what the turns say."""

    id: str
    name: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """What a finished job gives back.

    `opening` is the first part of the text, for the message; `engines` maps a role
    (`transcriber`, `diarizer`, `summarizer`, `voice`) to the id of the engine that did it.
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


def job_id(platform: Platform, chat: str, message: str) -> str:
    """The id of the job that this message asks for: the same message is the same job.

    24 hexadecimal digits, so that it fits into a button.
    """
    origin = json.dumps([platform.value, chat, message]).encode()
    return hashlib.sha256(origin).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class Progress:
    """A hint of how far a running job is; may be lost, never the truth.

    `fraction` (0..1) is of the whole job; `left` is seconds still to go, None when unknown;
    `newest` the latest sentence heard.
    """

    job: str
    stage: Stage
    fraction: float
    left: float | None = None
    newest: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """A hint that a job has reached a final state; the row says which."""

    job: str


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, known by their accounts, with the preferences they set. `invited` says
    that they came with an invite code."""

    id: int
    role: Role
    locale: str
    options: Options
    accounts: tuple[Account, ...]
    created: datetime
    invited: bool = False
