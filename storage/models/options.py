"""Options of a job."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from storage.models.parts import WHOLE, Part


class Format(StrEnum):
    """File formats of a result; the value is what users type."""

    TXT = "txt"
    SRT = "srt"
    VTT = "vtt"
    JSON = "json"
    MD = "md"
    VIDEO = "video"
    ASS = "ass"
    LRC = "lrc"
    TSV = "tsv"
    LABELS = "labels"
    TEXTGRID = "textgrid"
    SRT_BOM = "srt-bom"
    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"


class SummaryStyle(StrEnum):
    """Length of the summary."""

    NONE = "none"
    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """Number of speakers: None for both means detection, equal values mean exactly that many.

    With `channels` every channel of the recording is one speaker.
    """

    least: int | None = None
    most: int | None = None
    channels: bool = False


class Captions(StrEnum):
    """Shape of subtitles: two lines as on television, or one short line as on a phone."""

    NORMAL = "normal"
    SHORT = "short"


class VideoCaptions(StrEnum):
    """Captions of the video: a track that players switch on and off, or drawn into the picture."""

    TRACK = "track"
    BURNED = "burned"


class Clean(StrEnum):
    """Words that are left out of what people read: none, or fillers and stutters."""

    NONE = "none"
    LIGHT = "light"


class Numbers(StrEnum):
    """Form of numbers: as the recognizer writes them, or all above twelve in digits."""

    HEARD = "heard"
    DIGITS = "digits"


class VoiceConsent(StrEnum):
    """Consent to remember named voices: given only by `yes`. A user who was `asked` and did not
    answer is not asked again."""

    UNASKED = "unasked"
    ASKED = "asked"
    NO = "no"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A redo that hears nothing: its files are made of the stored words of the job `words_of`, as
    they were corrected. With `summary` the summary is made anew, too. A `quiet` one was asked for
    on a page: its chat gets no card and no files, only the new answer in place of the earlier one.
    It takes corrections up to the version `upto`, with whose names it was asked for; 0 for all.
    """

    words_of: str = ""
    summary: bool = False
    quiet: bool = False
    upto: int = 0


DEFAULT_FORMATS = (Format.TXT, Format.SRT)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of one job; None means that the service decides.

    `language` are the languages spoken: codes of Whisper with commas between them (`de`, `de,en`),
    Chinese also with its script (`zh-Hant`). `summary_language` is one such code.
    `speech` is the spoken summary. With None it is made if a voice is installed, and not mentioned
    otherwise. `careful` selects the slower, more accurate recognition. `names` are pairs of speaker
    id and name for all speakers of the answer that the user named, "" for a speaker without a name.
    `part` is the part of the recording that is transcribed. `replacements` are pairs of what was
    heard and how it is written. With `louder` faint voices get more gain. `join`: the recordings of
    an album become one. `page`: the words are stored with their times, for the page of the result.
    `rewrite`: the files are made of words that are stored. `silent`: the chat gets neither card nor
    answer; they are on the pages alone.
    """

    language: str | None = None
    speakers: SpeakerCount = SpeakerCount()
    summary: SummaryStyle = SummaryStyle.FULL
    summary_language: str | None = None
    speech: bool | None = None
    formats: tuple[Format, ...] = DEFAULT_FORMATS
    hints: tuple[str, ...] = ()
    captions: Captions = Captions.NORMAL
    careful: bool = False
    video: VideoCaptions = VideoCaptions.TRACK
    names: tuple[tuple[str, str], ...] = ()
    voices: VoiceConsent = VoiceConsent.UNASKED
    part: Part = WHOLE
    replacements: tuple[tuple[str, str], ...] = ()
    clean: Clean = Clean.NONE
    numbers: Numbers = Numbers.HEARD
    louder: bool = False
    join: bool = False
    page: bool = False
    rewrite: Rewrite = Rewrite()
    silent: bool = False
