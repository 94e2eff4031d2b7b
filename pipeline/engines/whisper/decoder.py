"""Adapter of CTranslate2: converts a batch of clips to words with times.

Windows are decoded without timestamp tokens, which is faster and more accurate; the times come from
aligning the text with the audio afterwards. The encoder's work depends on the input length, so
short clips are not padded to Whisper's 30 s.
"""

from __future__ import annotations

import os
from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Samples
from pipeline.engines.whisper.aligned_words import to_words
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.language_switches import among
from pipeline.engines.whisper.parallelism import EXTRA_WINDOWS, Parallelism
from pipeline.engines.whisper.token_rates import token_rate
from storage.models import Word
from storage.unspaced_scripts import UNSPACED_LANGUAGES

TRAINED_SECONDS = 30.0
"""Seconds of audio that the encoder was trained on."""
FRAMES = 100
"""Feature frames per second."""
HINT_TOKENS = 100
"""Longest hint in tokens: the decoder's memory is needed for the window."""
CACHED_SHAPES = "16"
"""Compiled networks that oneDNN caches, two for each window length.

Its default is 1024 of 1 MB each, and in hours of speech hardly two windows have the same length."""
_CONTEXT = 448
"""Positions of the decoder: for the prompt, the text and its end."""
_BEST_OF = 5


class Whisper:
    """One Whisper model on one device. Safe to use from several threads."""

    def __init__(
        self,
        folder: Path,
        *,
        device: str,
        compute_type: str,
        parallelism: Parallelism,
        beam_size: int,
    ) -> None:
        """Load the model in `folder`. On a CPU as many calls of `decode` run at the same time as
        `parallelism` has windows, and EXTRA_WINDOWS more; further ones wait."""
        # CTranslate2 reads it at its first computation; https://uxlfoundation.github.io/oneDNN
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", CACHED_SHAPES)
        self.model = WhisperModel(
            str(folder),
            device=device,
            compute_type=compute_type,
            cpu_threads=parallelism.threads,
            num_workers=parallelism.windows + (EXTRA_WINDOWS if device == "cpu" else 0),
        )
        self.beam_size = beam_size
        self.languages = frozenset(self.model.supported_languages)
        self._tokenizer = cache(self._make_tokenizer)

    def features(self, samples: Samples, total_seconds: float) -> NDArray[np.float32]:
        """Return log-mel features (mels, frames) of `samples`, padded to `total_seconds`."""
        # An even number, because the encoder halves it.
        frames = 2 * int(min(total_seconds, TRAINED_SECONDS) * FRAMES / 2)
        missing = frames * SAMPLE_RATE // FRAMES - len(samples)
        padded = np.pad(samples, (0, max(0, missing)))
        features: NDArray[np.float32] = self.model.feature_extractor(padded)[:, :frames]
        return features

    def batch_key(self, clip: DecodeRequest) -> Hashable:
        """Return a key; only clips with the same key may share a batch."""
        return len(self._prompt(clip)), clip.temperature, clip.beams, clip.detects_only

    def decode(self, clips: Sequence[DecodeRequest]) -> list[DecodeResult]:
        """Return the words of each clip. All clips have the same `batch_key`."""
        encoded = self.model.encode(_stack([clip.features for clip in clips]))
        probabilities = self._detect(encoded, clips)
        languages = [
            clip.language or max(language_odds, key=language_odds.__getitem__, default="en")
            for clip, language_odds in zip(clips, probabilities, strict=True)
        ]
        if clips[0].detects_only:
            found = zip(languages, probabilities, strict=True)
            return [DecodeResult((), language, 0.0, 0.0, odds) for language, odds in found]
        limit = self._token_limit(clips, languages)
        results = self._generate(encoded, clips, languages, limit)
        tokens = [self._text_tokens(result.sequences_ids[0]) for result in results]
        words = self._align(encoded, clips, languages, tokens)
        return [
            DecodeResult(
                words[at],
                languages[at],
                _mean_logprob(result),
                result.no_speech_prob,
                probabilities[at],
                is_cut_off=len(result.sequences_ids[0]) >= limit,
            )
            for at, result in enumerate(results)
        ]

    def _detect(self, encoded: Any, clips: Sequence[DecodeRequest]) -> list[dict[str, float]]:
        """Return the probability of each language, for clips that need it."""
        wanted = [clip.detects or not clip.language for clip in clips]
        if not any(wanted) or not self.model.model.is_multilingual:
            return [{} for _ in clips]
        answers = self.model.model.detect_language(encoded)
        return [
            among({token[2:-2]: odds for token, odds in answer}, clip.choices) if needed else {}
            for clip, answer, needed in zip(clips, answers, wanted, strict=True)
        ]

    def _generate(
        self, encoded: Any, clips: Sequence[DecodeRequest], languages: Sequence[str], limit: int
    ) -> Any:
        """Decode a batch by beam search, or by sampling when the temperature is over 0. Each text
        has at most `limit` tokens."""
        prompts = [
            self._prompt(clip, language) for clip, language in zip(clips, languages, strict=True)
        ]
        temperature = clips[0].temperature
        search = (
            {"beam_size": 1, "num_hypotheses": _BEST_OF, "sampling_topk": 0}
            | {"sampling_temperature": temperature}
            if temperature > 0
            else {"beam_size": clips[0].beams or self.beam_size}
        )
        return self.model.model.generate(
            encoded,
            prompts,
            # CTranslate2 generates half of it, at most what the prompt leaves of it.
            max_length=max(2 * limit, len(prompts[0]) + limit),
            return_scores=True,
            return_no_speech_prob=True,
            suppress_tokens=self._suppressed(),
            **search,
        )

    def _token_limit(self, clips: Sequence[DecodeRequest], languages: Sequence[str]) -> int:
        """Return the most tokens that the text of a clip may have."""
        spoken = max(
            token_rate(language) * (1 + int(clip.seconds))
            for clip, language in zip(clips, languages, strict=True)
        )
        return min(spoken, _CONTEXT - len(self._prompt(clips[0], languages[0])) - 1)

    def _align(
        self,
        encoded: Any,
        clips: Sequence[DecodeRequest],
        languages: Sequence[str],
        tokens: Sequence[list[int]],
    ) -> list[tuple[Word, ...]]:
        """Return the words with times.

        One call per language, because a call has one start sequence. Clips of other languages, and
        those without text, take part with one token: aligning an empty text kills the process
        (https://github.com/OpenNMT/CTranslate2, before 4.8.1).
        """
        frames = [int(clip.seconds * FRAMES) for clip in clips]
        words: list[tuple[Word, ...]] = [()] * len(clips)
        for language in sorted(set(languages)):
            tokenizer = self._tokenizer(language)
            indices = [
                at for at, own in enumerate(languages) if own == language and len(tokens[at]) > 0
            ]
            if indices:
                texts = [tokens[at] if at in indices else [0] for at in range(len(clips))]
                alignments = self.model.find_alignment(tokenizer, texts, encoded, frames)
                for at in indices:
                    words[at] = to_words(alignments[at], spaced=language not in UNSPACED_LANGUAGES)
        return words

    def _prompt(self, clip: DecodeRequest, language: str = "en") -> list[int]:
        """Return the decoder's first tokens. Their number is the same for every language."""
        tokenizer = self._tokenizer(language)
        hints: list[int] = []
        if clip.hints:
            hint_tokens = tokenizer.encode(" " + ", ".join(clip.hints))
            hints = self._text_tokens(hint_tokens)[:HINT_TOKENS]  # no control tokens from users
        prompt: list[int] = self.model.get_prompt(tokenizer, hints, without_timestamps=True)
        return prompt

    def _text_tokens(self, tokens: Sequence[int]) -> list[int]:
        end = self._tokenizer("en").eot
        return [token for token in tokens if token < end]

    def _suppressed(self) -> list[int]:
        return list(get_suppressed_tokens(self._tokenizer("en"), [-1]))

    def _make_tokenizer(self, language: str) -> Any:
        multilingual = self.model.model.is_multilingual
        tokenizer = Tokenizer(self.model.hf_tokenizer, multilingual, "transcribe", language)
        if language in UNSPACED_LANGUAGES:  # faster-whisper's own list lacks Khmer and Tibetan
            tokenizer.split_to_word_tokens = tokenizer.split_tokens_on_unicode
        return tokenizer


def _stack(features: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """Return features of several clips as one array; shorter ones are padded with silence."""
    longest = max(one.shape[1] for one in features)
    return np.stack(
        [
            np.pad(one, ((0, 0), (0, longest - one.shape[1])), constant_values=float(one.min()))
            for one in features
        ]
    )


def _mean_logprob(result: Any) -> float:
    """Return the mean log probability of a result's tokens, including the end token."""
    count = len(result.sequences_ids[0])
    return float(result.scores[0]) * count / (count + 1)
