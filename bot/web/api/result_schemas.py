"""Shape of a result: the JSON file, version 1, which docs/JSON.md documents."""

from __future__ import annotations

from pydantic import BaseModel, Field

from bot.web.api.schemas import Speaker


class ResultPart(BaseModel):
    """Part of the recording that was transcribed."""

    start: float
    end: float


class ResultFile(BaseModel):
    """File of a joined recording, and the second at which it begins."""

    name: str
    start: float


class ResultWord(BaseModel):
    """Word with its punctuation. `doubtful` and `filler` are only there when true."""

    start: float
    end: float
    text: str
    probability: float = Field(ge=0, le=1)
    speaker: str | None
    doubtful: bool = False
    filler: bool = False


class ResultSegment(BaseModel):
    """Sentence or so of one speaker. `words` is empty where none were measured."""

    start: float
    end: float
    speaker: str | None
    language: str
    text: str
    words: list[ResultWord]


class ResultRemoved(BaseModel):
    """Stretch whose recognized text was taken out as invented."""

    start: float
    end: float
    why: str


class ResultPoint(BaseModel):
    """Text of a summary with a time of the recording."""

    at: float
    text: str


class ResultChapter(BaseModel):
    """Part about one topic."""

    start: float
    title: str


class ResultSummary(BaseModel):
    """Summary; `quoted` means that it is made of nothing but sentences of the recording."""

    title: str
    gist: str
    points: list[ResultPoint]
    chapters: list[ResultChapter]
    actions: list[ResultPoint]
    language: str
    engine: str
    quoted: bool = False
    decisions: list[ResultPoint] = []
    questions: list[ResultPoint] = []


class ResultNote(BaseModel):
    """Remark beside the result."""

    code: str
    values: dict[str, str]


class Result(BaseModel):
    """Transcript, speakers and summary of a recording."""

    version: int
    language: str
    script: str
    duration: float
    part: ResultPart | None = None
    files: list[ResultFile] = []
    speakers: list[Speaker]
    segments: list[ResultSegment]
    removed: list[ResultRemoved]
    summary: ResultSummary | None
    engines: dict[str, str]
    notes: list[ResultNote]
