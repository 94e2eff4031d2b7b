"""Voice embeddings of stretches of speech: vectors that are similar for the same speaker."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import SAMPLE_RATE, Audio, Samples
from pipeline.engines.onnx_network import open_network
from pipeline.engines.protocols import Report

FRAME, SHIFT, FFT = 400, 160, 512
"""Samples of a feature frame (25 ms), between two frames (10 ms), and of the transform."""
BANDS = 80
"""Mel bands of the features."""
PREEMPHASIS = 0.97
LOWEST = 20.0
"""Start of the lowest mel band in Hz."""
DIMENSIONS = 192
"""Numbers in a voice."""

Features = NDArray[np.float32]
"""Log mel filter banks, shape (frames, BANDS), 100 frames a second."""
Voices = NDArray[np.float32]
"""Voices, shape (n, DIMENSIONS), each of length 1: the dot product is their likeness."""


def filter_banks(samples: Samples) -> Features:
    """Return Kaldi's log mel filter banks without dither, on which CAM++ was trained.

    See `torchaudio.compliance.kaldi.fbank` and
    https://github.com/modelscope/3D-Speaker/blob/main/speakerlab/process/processor.py
    """
    if len(samples) < FRAME:
        return np.zeros((0, BANDS), np.float32)
    frames: Samples = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::SHIFT]
    frames = frames - frames.mean(axis=1, keepdims=True)
    before = np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    shaped = (frames - PREEMPHASIS * before) * povey_window()
    power = np.abs(np.fft.rfft(shaped, FFT, axis=1)[:, : FFT // 2]) ** 2
    mel: Features = np.log(np.maximum(power.astype(np.float32) @ mel_bands(), np.finfo("f4").eps))
    return mel


@cache
def povey_window() -> Samples:
    """Return Kaldi's own window: a Hann window to the power of 0.85."""
    window: Samples = (np.hanning(FRAME) ** 0.85).astype(np.float32)
    return window


@cache
def mel_bands() -> Features:
    """Return triangles on the mel scale, shape (FFT // 2, BANDS)."""
    edges = np.linspace(mel_of(LOWEST), mel_of(SAMPLE_RATE / 2), BANDS + 2)
    bins = mel_of(np.arange(FFT // 2) * SAMPLE_RATE / FFT)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    bands: Features = np.maximum(0.0, np.minimum(rising, falling)).astype(np.float32)
    return bands


def mel_of(hertz: float | NDArray[np.float64]) -> Any:
    """Return the mel value of a frequency in Kaldi's definition."""
    return 1127.0 * np.log1p(np.asarray(hertz) / 700.0)


PIECE_FRAMES = 160
"""Frames of a piece for the network: 1.6 s; shorter pieces are repeated."""
BATCH = 16
"""Pieces in one call of the network."""
GROUP_SECONDS = 12.0
"""Seconds of audio for the voice of a whole group."""
OVERHANG = (FRAME - SHIFT) / SAMPLE_RATE
"""Seconds by which the last feature frame extends over the end of its piece."""
STRETCH = 15.0
"""Seconds of audio whose features are computed at once."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of speech from `start` to `end`.

    The network gets the window from `left` to `right` around it, all in seconds. `run` is the
    number of its run, the speech between two changes of voice. In a `mixed` piece two people speak
    at once.
    """

    start: float
    end: float
    left: float
    right: float
    run: int
    mixed: bool = False


class VoiceNetwork:
    """CAM++ with ONNX Runtime (https://arxiv.org/abs/2303.00332). Loads once, at first use."""

    def __init__(self, threads: int) -> None:
        """`threads` for the network."""
        self._threads = threads
        self._lock = threading.Lock()
        self._network: Any = None

    def voices(self, audio: Audio, pieces: Sequence[Piece], report: Report) -> Voices:
        """Return the voice of every piece, shape (pieces, DIMENSIONS)."""
        network = self._open()
        distinct, owners = distinct_windows(pieces)
        vectors = np.zeros((len(distinct), DIMENSIONS), np.float32)
        for done, windows in batches(windows_of(audio, distinct)):
            vectors[done : done + len(windows)] = network.run(None, {"x": windows})[0]
            report((done + len(windows)) / len(distinct))
        return normalize(vectors)[owners]

    def group_voice(self, audio: Audio, pieces: Sequence[Piece]) -> Voices:
        """Return the common voice of several pieces, shape (DIMENSIONS,).

        It is computed from their first GROUP_SECONDS seconds.
        """
        features: list[Features] = []
        for piece in pieces:
            features.append(filter_banks(audio.read(piece.start, piece.end + OVERHANG)))
            if sum(map(len, features)) >= GROUP_SECONDS * 100:
                break
        joined = np.concatenate(features)
        joined = joined - joined.mean(axis=0) if len(joined) else fixed_length(joined)
        vector: Voices = self._open().run(None, {"x": joined[None]})[0][0]
        return normalize(vector)

    def _open(self) -> Any:
        with self._lock:
            self._network = self._network or open_network("campplus.onnx", self._threads)
            return self._network


def normalize(vectors: NDArray[np.float32]) -> Voices:
    """Return the vectors at length 1; those of length 0 do not change."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Voices = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    return scaled


def distinct_windows(pieces: Sequence[Piece]) -> tuple[list[Piece], NDArray[np.int64]]:
    """Return pieces with different windows, and the index of one of them for every piece.

    The two halves of a short run have the same window, which is computed once.
    """
    windows = np.array([(piece.left, piece.right) for piece in pieces])
    new = np.concatenate([[True], (np.diff(windows, axis=0) != 0).any(axis=1)])
    return [pieces[index] for index in np.flatnonzero(new).tolist()], np.cumsum(new) - 1


def windows_of(audio: Audio, pieces: Sequence[Piece]) -> Iterator[Features]:
    """Yield the features of every piece, shape (PIECE_FRAMES, BANDS), with mean 0."""
    waiting = list(pieces)[::-1]
    while waiting:
        stretch = [waiting.pop()]
        begin = stretch[0].left
        while waiting and begin <= waiting[-1].left and waiting[-1].right - begin < STRETCH:
            stretch.append(waiting.pop())
        features = filter_banks(audio.read(begin, max(piece.right for piece in stretch)))
        for piece in stretch:
            first, last = (round((at - begin) * 100) for at in (piece.left, piece.right))
            yield fixed_length(features[first:last])


def fixed_length(features: Features) -> Features:
    """Return features of any length as PIECE_FRAMES frames, repeated or cut, with mean 0."""
    if not len(features):
        return np.zeros((PIECE_FRAMES, BANDS), np.float32)
    looped = features[np.arange(PIECE_FRAMES) % len(features)]
    centred: Features = looped - looped.mean(axis=0)
    return centred


def batches(windows: Iterator[Features]) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield windows in stacks of BATCH, each with the number of windows before it."""
    done = 0
    while stack := list(islice(windows, BATCH)):
        yield done, np.stack(stack)
        done += len(stack)
