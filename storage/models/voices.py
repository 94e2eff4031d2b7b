"""Voiceprints, and the voices that a person asked to remember."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.models.people import Account


@dataclass(frozen=True, slots=True)
class Voiceprint:
    """Voiceprint: a direction in the embedding space of one network, as signed bytes in base64.

    Prints of different networks (`engine`) can't be compared. `seconds` is the amount of clean
    speech that it was computed from. It holds no words.
    """

    engine: str
    seconds: float
    direction: str


@dataclass(frozen=True, slots=True)
class SpeakerVoice:
    """Voiceprint of one speaker of a recording, by the speaker's id."""

    speaker: str
    voiceprint: Voiceprint


@dataclass(frozen=True, slots=True)
class NamedVoice:
    """Voice from one recording, with the name that the user gave it.

    It belongs to `account` and applies to recordings in `chat` only. `source` is the first job on
    that recording; `heard` is the moment when this name was last given or recognized.
    """

    id: int
    account: Account
    chat: str
    name: str
    source: str
    voiceprint: Voiceprint
    heard: datetime
