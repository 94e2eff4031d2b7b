"""Steps of recordings whose channels are heard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engines.audio import Audio
from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.steps.call_channels import transcribe_channels
from storage.models import SpeechMap
from tests.unit.pipeline.fakes import Fakes


def test_progress_is_by_the_speech_of_each_channel(tmp_path: Path) -> None:
    """The fake reports 0.9 of each channel, the one with most speech first."""
    audio = Audio(tmp_path / "audio", 100.0)
    audio.path.touch()
    reported: list[float] = []

    def tell(fraction: float, newest: str = "") -> None:
        reported.append(fraction)

    channels = [SpeechMap(((0.0, 10.0),)), SpeechMap(((10.0, 100.0),))]
    cache = EmptyWindowCache()
    transcribe_channels(
        Fakes(), [audio, audio], channels, TranscribeOptions(), lambda _: cache, tell
    )
    assert reported == pytest.approx([0.81, 0.99])
