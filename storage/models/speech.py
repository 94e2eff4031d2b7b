"""What was said, by whom, and what it was about."""

from __future__ import annotations

from dataclasses import dataclass

from storage.models.voices import SpeakerVoice


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
    is what words are matched with. `voices` are missing where nobody could or wanted to tell."""

    turns: tuple[SpeakerTurn, ...]
    exclusive: tuple[SpeakerTurn, ...]
    voices: tuple[SpeakerVoice, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """How long one speaker talked. `name` is what is shown, `id` is what the turns say, `opening`
    the first sentence worth to know somebody by."""

    id: str
    name: str
    seconds: float
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or so as it is searched for: when it begins, the speaker as shown ("" where
    nobody is told apart), and the words."""

    start: float
    speaker: str
    text: str


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
    """What it was about. `engine` is the id of the engine that wrote it; a `quoted` one says
    nothing but sentences of the recording."""

    title: str
    gist: str
    points: tuple[Point, ...]
    chapters: tuple[Chapter, ...]
    actions: tuple[Point, ...]
    language: str
    engine: str
    quoted: bool = False
