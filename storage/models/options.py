"""What a person may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The files a person may ask for; the value is what they type."""

    TXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    MD = "md"
    VIDEO = "video"


class SummaryStyle(StrEnum):
    """How much summary a person wants."""

    NONE = "none"
    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How many speakers to look for: both None means find out, equal means exactly that many."""

    least: int | None = None
    most: int | None = None


class Captions(StrEnum):
    """How subtitles are cut: two lines as on television, or one short line as on a phone."""

    NORMAL = "normal"
    SHORT = "short"


class VoiceConsent(StrEnum):
    """Whether voices that a person named are remembered for them: only if they said `yes`. Who was
    `asked` and said nothing is not asked again."""

    UNASKED = "unasked"
    ASKED = "asked"
    NO = "no"
    YES = "yes"


DEFAULT_FORMATS = (Format.TXT, Format.SRT)


@dataclass(frozen=True, slots=True)
class Options:
    """What the person wished. None means: as the service thinks best. `speech` is the summary read
    aloud: with None where a voice is installed, and not a word about it where none is. `careful`
    asks for the more accurate and slower recognition. `names` are what speakers are called: for
    every speaker of the answer that was named its id and the name, "" where it has none."""

    language: str | None = None
    speakers: SpeakerCount = SpeakerCount()
    summary: SummaryStyle = SummaryStyle.FULL
    summary_language: str | None = None
    speech: bool | None = None
    formats: tuple[Format, ...] = DEFAULT_FORMATS
    hints: tuple[str, ...] = ()
    captions: Captions = Captions.NORMAL
    careful: bool = False
    names: tuple[tuple[str, str], ...] = ()
    voices: VoiceConsent = VoiceConsent.UNASKED
