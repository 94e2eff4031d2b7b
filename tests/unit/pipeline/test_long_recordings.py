"""Eight hours of short turns: the work of each step grows with the length, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest

from pipeline.engines.diarization.onnx import cut_pieces
from pipeline.engines.levels import FRAME_SECONDS, Levels
from pipeline.engines.whisper.windows import cut_windows
from pipeline.stages.assign_speakers import name_words
from pipeline.stages.crosstalk import own_speech
from storage.models import Diarization, Segment, SpeakerTurn, SpeechMap, Transcript, Word

HOURS = 8
TURN = 2.4
"""Seconds from one turn to the next: 12,000 turns in all."""
MOST_SECONDS = 5.0
"""Processor time of a step. Linear work takes 0.2-1.7 s; quadratic work took 4-120 s."""

STARTS = [turn * TURN for turn in range(round(HOURS * 3600 / TURN))]
SPEECH = SpeechMap(
    regions=tuple((at, at + 2.1) for at in STARTS),
    changes=tuple(at + 1.0 for at in STARTS),
    overlaps=tuple((at + 0.4, at + 0.9) for at in STARTS[::4]),
)


def _windows() -> int:
    return len(cut_windows(SPEECH, HOURS * 3600.0))


def _pieces() -> int:
    return len(list(cut_pieces(SPEECH)))


def _named_words() -> int:
    segments = tuple(
        Segment(
            at, at + 2.0, "one two", (Word(at, at + 1, "one", 1), Word(at + 1, at + 2, "two", 1))
        )
        for at in STARTS
    )
    turns = tuple(SpeakerTurn(at, at + 2.1, f"s{n % 3}") for n, at in enumerate(STARTS))
    transcript = Transcript("en", HOURS * 3600.0, segments)
    return len(name_words(transcript, Diarization(turns, turns)).segments)


def _call() -> int:
    frames = round(HOURS * 3600 / FRAME_SECONDS)
    loud = np.arange(frames) % round(2 * TURN / FRAME_SECONDS) < round(TURN / FRAME_SECONDS)
    levels: list[Levels] = [
        np.where(each, -20.0, -60.0).astype(np.float32) for each in (loud, ~loud)
    ]
    return sum(len(each.regions) for each in own_speech([SPEECH, SPEECH], levels))


@pytest.mark.parametrize("step", [_windows, _pieces, _named_words, _call])
def test_eight_hours_take_seconds(step: Callable[[], int]) -> None:
    began = time.process_time()
    assert step() >= 1000
    assert time.process_time() - began < MOST_SECONDS
