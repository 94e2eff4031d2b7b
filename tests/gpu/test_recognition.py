"""The same engine on CUDA, chosen by DEVICE=auto."""

from __future__ import annotations

from pathlib import Path

import ctranslate2
import pytest

from pipeline.engines.protocols import EmptyWindowCache, TranscribeOptions
from pipeline.engines.segmentation import OnnxSpeechDetector
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.engine import FasterWhisper
from pipeline.media.decode import decode

DATA = Path(__file__).parent.parent / "data"

pytestmark = [
    pytest.mark.gpu,
    pytest.mark.skipif(ctranslate2.get_cuda_device_count() == 0, reason="no CUDA device"),
]


def ignore(fraction: float, newest: str = "") -> None:
    """Ignore progress."""


def test_auto_uses_the_gpu_and_transcribes_equally(tmp_path: Path) -> None:
    engine = FasterWhisper(WhisperConfig(), tmp_path / "models")
    assert "on cuda, float16" in engine.ready()
    audio = decode(DATA / "diar/mix_s2.ogg", tmp_path, 600, ignore).audio
    speech = OnnxSpeechDetector(threads=1).detect(audio, ignore)
    transcript = engine.transcribe(audio, speech, TranscribeOptions(), EmptyWindowCache(), ignore)
    text = " ".join(segment.text for segment in transcript.segments).lower()
    assert transcript.language == "en"
    assert "lobster" in text
    assert "medicine" in text
