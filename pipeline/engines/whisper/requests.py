"""What the recognizer is asked, and what it answers: the nouns between a job and the device."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from storage.models import Word


@dataclass(frozen=True, slots=True)
class DecodeRequest:
    """One window of somebody's recording, ready to be heard.

    `features` is log-mel, shape (mels, frames), of which the first `seconds` are sound and the rest
    silence. `language` None: find out. A `temperature` over 0 samples instead of searching;
    `beams` 0: as many as the settings say.
    """

    features: NDArray[np.float32]
    seconds: float
    language: str | None = None
    hints: tuple[str, ...] = ()
    temperature: float = 0.0
    beams: int = 0


@dataclass(frozen=True, slots=True)
class DecodeResult:
    """What was heard in a clip.

    `words` have times from the clip's start and, in contrast to a transcript's, the space before
    them where the language writes one. `logprob` is the mean over the tokens, `no_speech` the
    probability that nobody speaks, `languages` the probability of each when it was asked for.
    """

    words: tuple[Word, ...]
    language: str
    logprob: float
    no_speech: float
    languages: dict[str, float] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The words as one line."""
        return "".join(word.text for word in self.words).strip()
