"""The list of a person's recordings: their kinds, their tags, and what a list leaves out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.models.jobs import JobState
from storage.models.people import Platform

_FILMS = frozenset(
    (
        *("3g2", "3gp", "asf", "avi", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg"),
        *("mts", "ogv", "ts", "vob", "webm", "wmv"),
    )
)
"""Endings of names of films. `storage/migrations/versions/0033…` has them, too."""
_LONGEST_KEY = 120


class RecordingKind(StrEnum):
    """Kind of a recording, by the ending of its name."""

    SOUND = "sound"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class Tag:
    """Tag of a person: tags with the same key are the same one. `results` have it."""

    key: str
    name: str
    results: int


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """Filter of a list of recordings: those in this final state that have everything that is set.

    They came from `since` on, before `until`. `tag` is the key of a tag, `speaker` a part of the
    name of somebody who speaks, as `search_text.fold` returns it.
    """

    platform: Platform | None = None
    kind: RecordingKind | None = None
    language: str = ""
    state: JobState = JobState.DONE
    since: datetime | None = None
    until: datetime | None = None
    tag: str = ""
    speaker: str = ""


ALL_RESULTS = LibraryFilter()


def recording_kind(name: str) -> RecordingKind:
    """Return the kind of a recording with this name."""
    is_film = name.rpartition(".")[2].lower() in _FILMS
    return RecordingKind.FILM if is_film else RecordingKind.SOUND


def tag_key(name: str) -> str:
    """Return what makes a tag the same one as another: neither case nor the width of letters
    matters."""
    return unicodedata.normalize("NFKC", name).casefold()[:_LONGEST_KEY]
