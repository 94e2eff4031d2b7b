"""Shapes of a text, and of the corrections that programs ask for."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.web.api.idempotency import NO_NUL
from storage.models import ChangeKind, Platform

_MOST_NUMBER = 10**9
Place = Annotated[
    int, Field(ge=0, le=_MOST_NUMBER, description="Place of a sentence in that version, from 0.")
]
SpeakerId = Annotated[str, Field(min_length=1, max_length=40, pattern=NO_NUL)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SentenceWord(_Model):
    """Word with its punctuation."""

    start: float
    end: float
    text: str
    probability: float = Field(ge=0, le=1)


class Sentence(_Model):
    """Sentence or so of one speaker, as people read it. Times are seconds of the recording."""

    start: float
    end: float
    speaker: str | None = Field(description="Id of the speaker.")
    language: str
    text: str
    words: list[SentenceWord] | None = Field(
        description="With `words=true`, else null. Empty where no word was measured."
    )


class TextSpeaker(_Model):
    """Speaker of a text."""

    id: str
    name: str


class Text(_Model):
    """Text of a result with its corrections up to `version`. The files have those up to
    `files_version`; they are made anew when nobody has corrected for a while."""

    version: int
    base: str = Field(description="Digest of the words that were recognized.")
    files_version: int
    speakers: list[TextSpeaker]
    sentences: list[Sentence]


class _Edit(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    version: int = Field(ge=0, le=_MOST_NUMBER, description="`version` that was read.")
    base: str = Field(
        max_length=64, pattern=NO_NUL, description="`base` of the text that was read."
    )


class TextEdit(_Edit):
    """Another text for a sentence. Each line becomes a sentence of its own; without text the
    sentence goes. Words that stay keep their times."""

    do: Literal["text"]
    at: Place
    text: str = Field(max_length=20_000, pattern=NO_NUL)


class WordsEdit(_Edit):
    """Another text for some words of a sentence: `count` of them from the `first` one on, of its
    `words`; without text they go. The other words keep their times."""

    do: Literal["words"]
    at: Place
    first: int = Field(ge=0, le=_MOST_NUMBER, description="Place of a word in `words`, from 0.")
    count: int = Field(default=1, ge=1, le=_MOST_NUMBER)
    text: str = Field(max_length=20_000, pattern=NO_NUL)


class MergeEdit(_Edit):
    """A sentence joined with the next one."""

    do: Literal["merge"]
    at: Place


class SpeakerEdit(_Edit):
    """Another speaker of a sentence: one of the text, or `new` for one more."""

    do: Literal["speaker"]
    at: Place
    speaker: SpeakerId


class NameEdit(_Edit):
    """Another name of a speaker; an empty one removes it."""

    do: Literal["name"]
    speaker: SpeakerId
    name: str = Field(max_length=200, pattern=NO_NUL)


class UndoEdit(_Edit):
    """The newest correction that still counts, taken back."""

    do: Literal["undo"]


class RedoEdit(_Edit):
    """The correction that was taken back last, made again."""

    do: Literal["redo"]


Edit = TextEdit | WordsEdit | MergeEdit | SpeakerEdit | NameEdit | UndoEdit | RedoEdit
"""Told apart by `do`."""


class Splice(_Model):
    """Change of one version: from place `at` on, `removed` sentences become those of `added`."""

    version: int
    kind: ChangeKind
    at: int
    removed: int
    added: list[Sentence]


class Edited(_Model):
    """Text after a correction. `changes` are all since the version that the request named, its own
    with the highest number; there is no own one for a correction that changes nothing."""

    version: int
    base: str
    files_version: int
    at: int = Field(description="Place of the corrected sentence now.")
    speakers: list[TextSpeaker]
    changes: list[Splice]


class Version(_Model):
    """Correction of a text: the words or the name before and after it."""

    version: int
    base: str
    kind: ChangeKind
    undoes: int | None = Field(description="The version that is taken back, or made again.")
    created: datetime
    platform: Platform = Field(description="Platform of the account that made it.")
    before: str
    after: str


class VersionPage(_Model):
    """Corrections, newest first."""

    items: list[Version]
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one.")
