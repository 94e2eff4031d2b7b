"""Transcripts, speakers and summaries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from storage.models.voices import SpeakerVoice


@dataclass(frozen=True, slots=True)
class Word:
    """Recognized word; `text` includes punctuation but no surrounding space.

    `filler`: it is a hesitation sound or a stutter that the user wants left out.
    """

    start: float
    end: float
    text: str
    probability: float
    speaker: str | None = None
    filler: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Stretch of speech of one speaker, about one sentence long.

    `language` is its code where it is another one than the transcript's, else "".
    """

    start: float
    end: float
    text: str
    words: tuple[Word, ...] = ()
    speaker: str | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """Recognized text that was removed, with the reason as a code.

    The code `why` is `repeated`, `no_speech` or `stock_phrase`.
    """

    start: float
    end: float
    why: str


@dataclass(frozen=True, slots=True)
class JoinedFile:
    """File of a joined recording, with the time at which it begins."""

    name: str
    start: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """Transcript of a recording.

    `language` is an ISO 639-1 code, that of most of the speech; "" without speech. `script` is the
    script of Chinese, `Hans` or `Hant`; "" for other languages. `part` are the start and end of the
    transcribed part, None for a whole recording. `files` are those of a joined recording, in order.
    """

    language: str
    seconds: float
    segments: tuple[Segment, ...]
    removed: tuple[Removed, ...] = ()
    script: str = ""
    part: tuple[float, float] | None = None
    files: tuple[JoinedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class FaintSpeech:
    """Sound far below the speech around it that is speech with this probability.

    `below`: dB of the speech that is found inside it below the loudest speech around; 0 without.
    """

    start: float
    end: float
    probability: float
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class SpeechMap:
    """Speech in a recording: regions (start, end), times at which the voice changes, and overlaps.

    `overlaps` are the regions with two speakers at once. `faint` is found inside and outside the
    regions. `quiet_voices` are the regions that were added for it; recognition raises them to the
    level of the loud voices around. All tuples are sorted.
    """

    regions: tuple[tuple[float, float], ...]
    changes: tuple[float, ...] = ()
    overlaps: tuple[tuple[float, float], ...] = ()
    faint: tuple[FaintSpeech, ...] = ()
    quiet_voices: tuple[tuple[float, float], ...] = ()

    def changes_between(self, start: float, end: float) -> tuple[float, ...]:
        """Return the changes with start <= time <= end."""
        first = bisect_left(self.changes, start)
        return self.changes[first : bisect_right(self.changes, end, first)]

    def overlaps_between(self, start: float, end: float) -> tuple[tuple[float, float], ...]:
        """Return the overlaps that share time with a span."""
        first = bisect_right(self.overlaps, start, key=lambda span: span[1])
        last = bisect_left(self.overlaps, end, first, key=lambda span: span[0])
        return self.overlaps[first:last]


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Uninterrupted stretch of one speaker; turns of different speakers may overlap."""

    start: float
    end: float
    speaker: str


@dataclass(frozen=True, slots=True)
class Diarization:
    """Speaker turns of a recording.

    `turns` may overlap. `exclusive` has at most one speaker at any time and is matched with the
    words. `voices` is empty where voiceprints are unavailable or switched off.
    """

    turns: tuple[SpeakerTurn, ...]
    exclusive: tuple[SpeakerTurn, ...]
    voices: tuple[SpeakerVoice, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerShare:
    """Speaking time of one speaker.

    `name` is shown, `id` is that of the turns. `opening` is the first sentence, which helps to
    identify the speaker.
    """

    id: str
    name: str
    seconds: float
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Line of the searchable text. `speaker` is the displayed name, "" without diarization."""

    start: float
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """Key point and its time in seconds."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Part of the recording about one topic."""

    start: float
    title: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Summary of a recording.

    `engine` is the id of its engine. A `quoted` summary consists of sentences of the recording
    only. `questions` are those that stayed open.
    """

    title: str
    gist: str
    points: tuple[Point, ...]
    chapters: tuple[Chapter, ...]
    actions: tuple[Point, ...]
    language: str
    engine: str
    quoted: bool = False
    decisions: tuple[Point, ...] = ()
    questions: tuple[Point, ...] = ()
