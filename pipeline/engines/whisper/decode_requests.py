"""Requests to the decoder and its results."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from storage.models import Word


@dataclass(frozen=True, slots=True)
class DecodeRequest:
    """One window of a recording, ready to be decoded.

    `features` is log-mel, shape (mels, frames): the first `seconds` are audio, the rest is silence.
    With `language` None it is detected, among `choices` if there are any. With `detects` the
    probabilities of languages are wanted also for a given language, with `detects_only` no text. A
    `temperature` over 0 samples instead of searching. With `beams` 0 the setting is used.
    """

    features: NDArray[np.float32]
    seconds: float
    language: str | None = None
    hints: tuple[str, ...] = ()
    temperature: float = 0.0
    beams: int = 0
    choices: tuple[str, ...] = ()
    detects: bool = False
    detects_only: bool = False


@dataclass(frozen=True, slots=True)
class DecodeResult:
    """Text of one window.

    `words` have times in seconds from the start of the window. They keep the space before them, in
    languages with spaces. `mean_logprob` is the mean log probability of the tokens.
    `no_speech_probability` is the probability of a window without speech, `language_probabilities`
    that of each language when that was asked for. `is_cut_off` is whether the text has the most
    tokens that it may have: more may have been said.
    """

    words: tuple[Word, ...]
    language: str
    mean_logprob: float
    no_speech_probability: float
    language_probabilities: dict[str, float] = field(default_factory=dict)
    is_cut_off: bool = False

    @property
    def text(self) -> str:
        """Return the words as one line."""
        return "".join(word.text for word in self.words).strip()
