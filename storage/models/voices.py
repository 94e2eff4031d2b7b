"""What a voice is like, and the voices that a person asked to be remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.models.people import Account


@dataclass(frozen=True, slots=True)
class Voiceprint:
    """What a voice is like, not what it said: a direction in the space of one network (`engine`;
    those of others can't be compared with it), a signed byte for each number, in base64. `seconds`
    of clean speech are behind it."""

    engine: str
    seconds: float
    direction: str


@dataclass(frozen=True, slots=True)
class SpeakerVoice:
    """The voiceprint of a speaker of one recording, by the speaker's id."""

    speaker: str
    voiceprint: Voiceprint


@dataclass(frozen=True, slots=True)
class NamedVoice:
    """What one recording told of the voice of somebody, in the words of who named them.

    It belongs to `account`, and is good for their recordings in `chat` only. `source` is the first
    job on that recording; `heard` is when somebody of this name was named or recognized last.
    """

    id: int
    account: Account
    chat: str
    name: str
    source: str
    voiceprint: Voiceprint
    heard: datetime
