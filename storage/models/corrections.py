"""Corrections of a transcript, as versions that build on each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.models.people import Platform
from storage.models.transcript import Segment


class ChangeKind(StrEnum):
    """Kind of a correction."""

    TEXT = "text"
    SPLIT = "split"
    MERGE = "merge"
    SPEAKER = "speaker"
    NAME = "name"
    DELETE = "delete"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Change:
    """Change of a transcript: from place `at` on, the segments `removed` become those `added`.

    A NAME changes no segment: `speaker` has another name, `names` are the earlier and the new one.
    An UNDO takes the version `undoes` back, a REDO makes it again.
    """

    kind: ChangeKind
    at: int = 0
    removed: tuple[Segment, ...] = ()
    added: tuple[Segment, ...] = ()
    speaker: str = ""
    names: tuple[str, str] = ("", "")
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change with its number. `base` is the digest of the transcript before any correction,
    `author` the platform whose account made it: the account itself is the owner's."""

    version: int
    base: str
    change: Change
    author: Platform
    created: datetime


@dataclass(frozen=True, slots=True)
class Corrected:
    """State of a result's words: corrections of `base` up to `version` are in them."""

    base: str
    version: int
