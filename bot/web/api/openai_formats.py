"""Transcripts in the forms of OpenAI's API.

https://platform.openai.com/docs/api-reference/audio/createTranscription
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from enum import StrEnum

from pydantic import BaseModel

from bot.i18n.translator import Translations
from pipeline.engines.spoken_words import without_fillers
from storage.models import Segment, Transcript
from storage.unspaced_scripts import UNSPACED_LANGUAGES


class ResponseFormat(StrEnum):
    """Form of a transcript."""

    JSON = "json"
    TEXT = "text"
    SRT = "srt"
    VERBOSE_JSON = "verbose_json"
    VTT = "vtt"


class Usage(BaseModel):
    """Seconds of the recording."""

    type: str = "duration"
    seconds: int


class Transcription(BaseModel):
    """Answer in the form `json`."""

    text: str
    usage: Usage


class VerboseWord(BaseModel):
    """Word with its times in seconds."""

    word: str
    start: float
    end: float


class VerboseSegment(BaseModel):
    """Sentence or so. `tokens` is empty, and `no_speech_prob` 0: neither is kept."""

    id: int
    seek: int
    start: float
    end: float
    text: str
    tokens: list[int]
    temperature: float
    avg_logprob: float
    compression_ratio: float
    no_speech_prob: float


class VerboseTranscription(BaseModel):
    """Answer in the form `verbose_json`."""

    task: str
    language: str
    duration: float
    text: str
    segments: list[VerboseSegment] | None = None
    words: list[VerboseWord] | None = None
    usage: Usage


def written(
    transcript: Transcript, form: ResponseFormat, granularities: Sequence[str]
) -> BaseModel | str:
    """Return a transcript as text, or as one of the forms of JSON. `granularities` are `word` and
    `segment`, of `verbose_json`. Takes seconds for a recording of hours."""
    readable = without_fillers(transcript)
    text = _joined(readable)
    usage = Usage(seconds=math.ceil(transcript.seconds))
    match form:
        case ResponseFormat.TEXT:
            return f"{text}\n"
        case ResponseFormat.JSON:
            return Transcription(text=text, usage=usage)
    return VerboseTranscription(
        task="transcribe",
        language=_language(transcript.language),
        duration=round(transcript.seconds, 3),
        text=text,
        segments=_segments(readable) if "segment" in granularities else None,
        words=_words(readable) if "word" in granularities else None,
        usage=usage,
    )


def _joined(transcript: Transcript) -> str:
    between = "" if transcript.language in UNSPACED_LANGUAGES else " "
    return between.join(segment.text.strip() for segment in transcript.segments)


def _language(code: str) -> str:
    """Return the name of a language as Whisper's own servers do: `english`."""
    return Translations().for_locale("en").language(code).lower() if code else ""


def _words(transcript: Transcript) -> list[VerboseWord]:
    return [
        VerboseWord(word=it.text, start=round(it.start, 3), end=round(it.end, 3))
        for segment in transcript.segments
        for it in segment.words
    ]


def _segments(transcript: Transcript) -> list[VerboseSegment]:
    return [_segment(number, it) for number, it in enumerate(transcript.segments)]


def _segment(number: int, segment: Segment) -> VerboseSegment:
    raw = segment.text.encode()
    logs = [math.log(max(word.probability, 1e-6)) for word in segment.words]
    return VerboseSegment(
        id=number,
        seek=int(segment.start * 100),
        start=round(segment.start, 3),
        end=round(segment.end, 3),
        text=segment.text,
        tokens=[],
        temperature=0.0,
        avg_logprob=round(math.fsum(logs) / len(logs), 4) if logs else 0.0,
        compression_ratio=round(len(raw) / len(zlib.compress(raw)), 4) if raw else 1.0,
        no_speech_prob=0.0,
    )
