"""Configuration of speech recognition, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.engines.whisper.models.names import AUTO


@dataclass(frozen=True, slots=True)
class WhisperConfig:
    """Model, device, precision, search width, threads (0: one per core) and parallel windows (0:
    chosen by the machine).

    `pipeline.engines.registry` fills it from the settings, whose descriptions in
    `pipeline.settings` document the values.
    """

    model: str = AUTO
    careful_model: str = ""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    compute_type: str = "auto"
    cpu_threads: int = 0
    windows_at_once: int = 0
    beam_size: int = 5
    hf_token: str = field(default="", repr=False)
