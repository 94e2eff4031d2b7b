"""One loaded model: on the card while that works, else on the CPU, with the queue before it.

A card that has no room for a batch gets smaller ones. When it has no room for one window, or
breaks, the window under way and all after it are heard on the CPU, so no job fails. Later jobs try
the card again after RETRY_CARD seconds; one whose context is broken works again after a restart.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.protocols import Samples
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.decoder import Whisper
from pipeline.engines.whisper.device import (
    Plan,
    engine_missing,
    explain_error,
    is_card_trouble,
    is_out_of_memory,
    on_cpu,
    plan_device,
    probe_device,
)
from pipeline.engines.whisper.requests import DecodeRequest, DecodeResult
from storage import logs

BATCH = {"cpu": 1, "cuda": 16}
"""Windows in one call. A CPU gains nothing from more, and would make others wait longer."""
RETRY_CARD = 600.0

log = logs.get(__name__)

Clock = Callable[[], float]


class LoadedModel:
    """A model on the device where it works. Safe to use from several threads."""

    def __init__(self, folder: Path, config: WhisperConfig, clock: Clock = time.monotonic) -> None:
        """Loads it. Raises EngineMissing when it can't be loaded, or not where DEVICE wants it."""
        self._folder, self._config, self._clock = folder, config, clock
        self._lock = threading.Lock()
        self.plan, self.whisper = self._load()
        self.fell_back_at: float | None = None
        """When the card broke under a job; None: it did not."""
        self.recognizer: BatchScheduler[DecodeRequest, DecodeResult] = BatchScheduler(
            self._decode, batch=BATCH[self.plan.device], batch_key=self._batch_key
        )

    @property
    def avoids_card(self) -> bool:
        """Whether the card failed, and is not to be tried again yet."""
        if not self.plan.trouble:
            return False
        return self.fell_back_at is None or self._clock() - self.fell_back_at < RETRY_CARD

    def renew(self) -> None:
        """Before a job: try the card again when the last trouble is some time ago."""
        with self._lock:
            if self.fell_back_at is None or self.avoids_card or not self.recognizer.is_idle:
                return
            self.fell_back_at = self._clock()
            plan, whisper = self._load()
            self.plan, self.whisper = plan, whisper
            self.recognizer.set_batch_size(BATCH[plan.device])
            if plan.device == "cuda":
                self.fell_back_at = None
                log.info("the card is used again", device=str(plan))

    def _load(self) -> tuple[Plan, Whisper]:
        """On the card where that works by a trial, else on the CPU with one warning."""
        plan = plan_device(self._config)
        if plan.device == "cuda":
            trouble = probe_device(self._folder, plan)
            if not trouble:
                try:
                    return plan, self._make(plan)
                except RuntimeError as error:
                    trouble = explain_error(str(error))
            if self._config.device == "cuda":
                raise engine_missing("DEVICE", f"DEVICE=cuda can't be: {trouble}")
            plan = on_cpu(self._config, trouble)
        if plan.trouble:
            log.warning("the card is not used, the CPU is", why=plan.trouble)
        try:
            return plan, self._make(plan)
        except (RuntimeError, ValueError) as error:
            said = f"{self._folder} can't be loaded: {' '.join(str(error).split())[:300]}"
            raise engine_missing("WHISPER_MODEL", said) from error

    def _make(self, plan: Plan) -> Whisper:
        return Whisper(
            self._folder,
            device=plan.device,
            compute_type=plan.compute_type,
            threads=self._config.cpu_threads,
            beam_size=self._config.beam_size,
        )

    def features(self, samples: Samples, room: float) -> NDArray[np.float32]:
        """As Whisper's, which is the same on every device."""
        return self.whisper.features(samples, room)

    def _batch_key(self, clip: DecodeRequest) -> Hashable:
        return self.whisper.batch_key(clip)

    def _decode(self, clips: Sequence[DecodeRequest]) -> list[DecodeResult]:
        """On the thread of the recognizer. Raises what is no trouble of the card."""
        try:
            return self.whisper.decode(clips)
        except RuntimeError as error:
            if self.plan.device == "cpu" or not is_card_trouble(str(error)):
                raise
            trouble = str(error)
        if is_out_of_memory(trouble) and len(clips) > 1:
            half = len(clips) // 2
            log.warning("the card has no room, batches get smaller", windows=half, why=trouble)
            self.recognizer.set_batch_size(half)
            return [*self._decode(clips[:half]), *self._decode(clips[half:])]
        self._to_cpu(trouble)
        return self.whisper.decode(clips)

    def _to_cpu(self, trouble: str) -> None:
        with self._lock:
            log.warning("the card failed, going on on the CPU", why=explain_error(trouble))
            plan = on_cpu(self._config, explain_error(trouble))
            self.plan, self.whisper = plan, self._make(plan)
            self.fell_back_at = self._clock()
            self.recognizer.set_batch_size(BATCH["cpu"])
