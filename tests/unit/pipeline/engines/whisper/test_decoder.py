"""Requests to CTranslate2 and the use of its answers, with a fake model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE
from pipeline.engines.whisper import decoder
from pipeline.engines.whisper.aligned_words import to_words
from pipeline.engines.whisper.decode_requests import DecodeRequest
from pipeline.engines.whisper.decoder import HINT_TOKENS, Whisper
from pipeline.engines.whisper.parallelism import Parallelism
from storage.models import Word

START, END, CONTROL = 90, 100, 101
"""Tokens of the fake: below END is text, and the numbers after it are control tokens."""


@dataclass
class FakeTokenizer:
    """A text's tokens are its characters' positions in the alphabet; `~` is a control token."""

    language: str
    eot: int = END

    def encode(self, text: str) -> list[int]:
        return [CONTROL if one == "~" else ord(one) - 96 for one in text if one.strip(" ,")]


@dataclass
class FakeResult:
    """One result of `generate`."""

    sequences_ids: list[list[int]]
    scores: list[float]
    no_speech_prob: float = 0.1


@dataclass
class FakeModel:
    """Fake of faster-whisper's model and of CTranslate2: one token for every second of a clip."""

    calls: list[tuple[str, Any]] = field(default_factory=list)
    texts: list[list[int]] = field(default_factory=lambda: [[1, 2], [3], []])
    odds: tuple[tuple[str, float], ...] = (("<|de|>", 0.7), ("<|en|>", 0.3))
    is_multilingual: bool = True
    supported_languages: tuple[str, ...] = ("de", "en", "zh")
    hf_tokenizer: None = None

    @property
    def model(self) -> FakeModel:
        return self

    def feature_extractor(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.zeros((80, len(samples) // 160), np.float32)

    def get_prompt(self, tokenizer: Any, previous: list[int], without_timestamps: bool) -> Any:
        assert without_timestamps
        return [*previous, START, tokenizer.language]

    def encode(self, features: NDArray[np.float32]) -> Any:
        return features

    def detect_language(self, encoded: Any) -> Any:
        self.calls.append(("detect", len(encoded)))
        return [list(self.odds) for _ in encoded]

    def generate(self, encoded: Any, prompts: Any, **options: Any) -> list[FakeResult]:
        self.calls.append(("generate", (prompts, options)))
        return [FakeResult([text], [-1.0]) for text in self.texts[: len(encoded)]]

    def find_alignment(self, tokenizer: Any, texts: Any, encoded: Any, frames: Any) -> Any:
        self.calls.append(("align", (tokenizer.language, texts, frames)))
        return [
            [piece(f" {tokenizer.language}{token}", at, at + 1.0) for at, token in enumerate(text)]
            for text in texts
        ]


def piece(word: str, start: float, end: float, probability: float = 0.9) -> dict[str, Any]:
    """Return a word in the form of faster-whisper's alignment."""
    return {"word": word, "tokens": [1], "start": start, "end": end, "probability": probability}


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeModel:
    fake = FakeModel()

    def load(folder: str, **options: Any) -> FakeModel:
        fake.calls.append(("load", (folder, options)))
        return fake

    monkeypatch.setattr(decoder, "WhisperModel", load)
    monkeypatch.setattr(decoder, "Tokenizer", lambda _, __, ___, code: FakeTokenizer(code))
    monkeypatch.setattr(decoder, "get_suppressed_tokens", lambda _, __: (7,))
    return fake


@pytest.fixture
def whisper(fake: FakeModel) -> Whisper:
    one = Parallelism(1, 1)
    return Whisper(Path("model"), device="cpu", compute_type="int8", parallelism=one, beam_size=5)


def clip(seconds: float = 2.0, language: str | None = "en", **more: Any) -> DecodeRequest:
    """Return a clip of silence."""
    return DecodeRequest(
        np.zeros((80, round(seconds * 100)), np.float32), seconds, language, **more
    )


def last(fake: FakeModel, method: str) -> Any:
    """Return the last request to the model."""
    return [arguments for name, arguments in fake.calls if name == method][-1]


def test_model_is_loaded_with_the_configuration(fake: FakeModel) -> None:
    four = Parallelism(windows=4, threads=2)
    Whisper(Path("m"), device="cpu", compute_type="int8", parallelism=four, beam_size=5)
    options = {"device": "cpu", "compute_type": "int8", "cpu_threads": 2, "num_workers": 5}
    assert fake.calls == [("load", ("m", options))]


@pytest.mark.parametrize(
    ("seconds", "room", "frames"), [(2.0, 8.0, 800), (2.0, 8.015, 800), (2.0, 99.0, 3000)]
)
def test_features_are_padded_to_an_even_number_of_frames(
    whisper: Whisper, seconds: float, room: float, frames: int
) -> None:
    samples = np.ones(round(seconds * SAMPLE_RATE), np.float32)
    assert whisper.features(samples, room).shape == (80, frames)


def test_clips_of_any_language_are_decoded_in_one_batch(fake: FakeModel, whisper: Whisper) -> None:
    english, unknown, silent = whisper.decode([clip(2), clip(3, None), clip(1)])
    assert english.words == (Word(0, 1, " en1", 0.9), Word(1, 2, " en2", 0.9))
    assert english.language_probabilities == {}
    assert (unknown.language, unknown.text) == ("de", "de3")
    assert unknown.language_probabilities == {"de": 0.7, "en": 0.3}
    assert silent.words == ()
    assert english.mean_logprob == pytest.approx(-2 / 3)
    aligned = [arguments for name, arguments in fake.calls if name == "align"]
    assert aligned == [
        ("de", [[0], [3], [0]], [200, 300, 100]),  # no clip ever has an empty text
        ("en", [[1, 2], [0], [0]], [200, 300, 100]),
    ]


def test_given_language_is_not_detected(fake: FakeModel, whisper: Whisper) -> None:
    whisper.decode([clip(), clip(language="de")])
    assert "detect" not in dict(fake.calls)


def test_english_only_model_detects_no_language(fake: FakeModel, whisper: Whisper) -> None:
    fake.is_multilingual = False
    assert whisper.decode([clip(language=None)])[0].language == "en"
    assert "detect" not in dict(fake.calls)


def test_empty_texts_are_not_aligned(fake: FakeModel, whisper: Whisper) -> None:
    fake.texts = [[]]
    assert whisper.decode([clip()])[0].words == ()
    assert "align" not in dict(fake.calls)


def test_hints_precede_the_prompt_without_control_tokens(fake: FakeModel, whisper: Whisper) -> None:
    whisper.decode([clip(hints=("ab", "~c"))])
    assert last(fake, "generate")[0] == [[1, 2, 3, START, "en"]]
    whisper.decode([clip(hints=("a" * 500,))])
    assert last(fake, "generate")[0] == [[*[1] * HINT_TOKENS, START, "en"]]


def test_clips_with_prompts_of_equal_length_share_a_batch(whisper: Whisper) -> None:
    assert whisper.batch_key(clip(language="en")) == whisper.batch_key(clip(language="de"))
    assert whisper.batch_key(clip()) != whisper.batch_key(clip(hints=("ab",)))
    assert whisper.batch_key(clip()) != whisper.batch_key(clip(temperature=0.2))


def test_temperature_replaces_beam_search_with_sampling(fake: FakeModel, whisper: Whisper) -> None:
    whisper.decode([clip()])
    options = last(fake, "generate")[1]
    assert options["beam_size"] == 5
    assert "sampling_temperature" not in options
    whisper.decode([clip(temperature=0.4)])
    options = last(fake, "generate")[1]
    assert (options["beam_size"], options["sampling_temperature"]) == (1, 0.4)
    assert options["num_hypotheses"] > 1


@pytest.mark.parametrize(
    ("language", "seconds", "tokens"),
    [("en", 1.0, 2 * 12), ("hi", 1.0, 2 * 20), ("ka", 1.0, 2 * 45), ("ka", 28.0, 448 - 2 - 1)],
)
def test_token_limit_depends_on_language_and_duration(
    fake: FakeModel, whisper: Whisper, language: str, seconds: float, tokens: int
) -> None:
    """CTranslate2 generates half of `max_length`, at most what the prompt leaves of it."""
    whisper.decode([replace(clip(seconds), language=language)])
    allowed = last(fake, "generate")[1]["max_length"]
    assert min(allowed // 2, allowed - 2) == tokens


def test_text_of_the_maximum_length_is_marked_as_cut_off(fake: FakeModel, whisper: Whisper) -> None:
    fake.texts = [[1] * 23, [1] * 24]
    assert [one.is_cut_off for one in whisper.decode([clip(1.0), clip(1.0)])] == [False, True]


def words(alignment: Sequence[dict[str, Any]], *, spaced: bool = True) -> list[str]:
    """Return the texts of the words of an alignment."""
    return [word.text for word in to_words(list(alignment), spaced=spaced)]


def test_pieces_without_a_space_between_form_one_word() -> None:
    parts = [piece(" cold", 0, 1), piece("-hearted", 1, 2, 0.5), piece(",", 2, 2), piece(" ", 2, 3)]
    assert words(parts) == [" cold-hearted,"]
    (word,) = to_words([piece(" cold", 0, 1), piece("-er", 1, 2, 0.5)], spaced=True)
    assert (word.start, word.end, word.probability) == (0, 2, 0.5)
    assert words([piece("天", 0, 1), piece("气", 1, 2)], spaced=False) == ["天", "气"]


def test_shorter_features_are_padded_with_their_own_silence() -> None:
    short, long = np.full((80, 2), -1.0, np.float32), np.zeros((80, 4), np.float32)
    stacked = decoder._stack([short, long])
    assert stacked.shape == (2, 80, 4)
    assert (stacked[0] == -1.0).all()
