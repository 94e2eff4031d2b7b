"""Configuration of speech recognition, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.engines.whisper.models.names import AUTO


@dataclass(frozen=True, slots=True)
class WhisperConfig:
    """Model, device and search width. `pipeline.engines.registry` makes one of the settings; the
    setting that each field comes from documents it (WHISPER_MODEL, DEVICE, ...)."""

    model: str = AUTO
    careful_model: str = ""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    compute_type: str = "auto"
    cpu_threads: int = 0
    beam_size: int = 5
    hf_token: str = field(default="", repr=False)
