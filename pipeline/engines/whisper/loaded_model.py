"""A loaded model with its queue, on the GPU while that works, otherwise on the CPU.

A GPU with too little memory for a batch gets smaller batches. If one window is too much, or the
GPU breaks, the current window and all later ones are decoded on the CPU, so no job fails. Later
jobs try the GPU again after RETRY_GPU seconds. A GPU with a broken context works again after a
restart.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.audio import Samples
from pipeline.engines.whisper.batch_scheduler import BatchScheduler
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.decode_requests import DecodeRequest, DecodeResult
from pipeline.engines.whisper.decoder import Whisper
from pipeline.engines.whisper.device import (
    Plan,
    engine_missing,
    explain_error,
    is_gpu_error,
    is_out_of_memory,
    plan_cpu,
    plan_device,
    probe_device,
)
from pipeline.engines.whisper.models.machine import this_machine
from pipeline.engines.whisper.parallelism import (
    EXTRA_WINDOWS,
    Parallelism,
    choose_parallelism,
)
from storage import logs

BATCH = {"cpu": 1, "cuda": 16}
"""Windows in one call. A CPU is faster with several calls of one window each, and other jobs wait
for less."""
ONE_CALL = Parallelism(1, 1)
"""On a GPU one call computes a whole batch."""
RETRY_GPU = 600.0

log = logs.get(__name__)

Clock = Callable[[], float]


class LoadedModel:
    """A model on the device where it works. Safe to use from several threads."""

    def __init__(self, folder: Path, config: WhisperConfig, clock: Clock = time.monotonic) -> None:
        """Load the model.

        Raises EngineMissing when that fails, or fails on the device of DEVICE.
        """
        self._folder, self._config, self._clock = folder, config, clock
        self._parallelism = choose_parallelism(config, this_machine())
        self._lock = threading.Lock()
        self.plan, self.whisper = self._load()
        self.fell_back_at: float | None = None
        """Time at which the GPU failed during a job; None without a failure."""
        self.scheduler: BatchScheduler[DecodeRequest, DecodeResult] = BatchScheduler(
            self._decode,
            batch=BATCH[self.plan.device],
            batch_key=self._batch_key,
            threads=self._calls_at_once,
            extra=self._extra_calls,
        )

    @property
    def _calls_at_once(self) -> int:
        return self.plan.parallelism.windows if self.plan.parallelism else 1

    @property
    def _extra_calls(self) -> int:
        """Calls for the first windows of a new job. On a GPU they would delay all others."""
        return EXTRA_WINDOWS if self.plan.parallelism else 0

    @property
    def avoids_gpu(self) -> bool:
        """Return whether the GPU failed and must not be tried again yet."""
        if not self.plan.trouble:
            return False
        return self.fell_back_at is None or self._clock() - self.fell_back_at < RETRY_GPU

    def renew(self) -> None:
        """Try the GPU again before a job, if its last failure was some time ago."""
        with self._lock:
            if self.fell_back_at is None or self.avoids_gpu or not self.scheduler.is_idle:
                return
            self.fell_back_at = self._clock()
            plan, whisper = self._load()
            self.plan, self.whisper = plan, whisper
            self.scheduler.set_batch_size(BATCH[plan.device])
            self.scheduler.set_threads(self._calls_at_once, self._extra_calls)
            if plan.device == "cuda":
                self.fell_back_at = None
                log.info("the GPU works again, using it", device=str(plan))

    def _load(self) -> tuple[Plan, Whisper]:
        """Load the model on the GPU if a probe succeeds, otherwise on the CPU with a warning."""
        plan = plan_device(self._config)
        if plan.device == "cuda":
            trouble = probe_device(self._folder, plan)
            if not trouble:
                try:
                    return plan, self._create(plan)
                except RuntimeError as error:
                    trouble = explain_error(str(error))
            if self._config.device == "cuda":
                raise engine_missing("DEVICE", f"DEVICE=cuda can't be used: {trouble}")
            plan = plan_cpu(self._config, trouble)
        plan = replace(plan, parallelism=self._parallelism)
        if plan.trouble:
            log.warning("the GPU can't be used, using the CPU", why=plan.trouble)
        try:
            return plan, self._create(plan)
        except (RuntimeError, ValueError) as error:
            detail = f"{self._folder} can't be loaded: {' '.join(str(error).split())[:300]}"
            raise engine_missing("WHISPER_MODEL", detail) from error

    def _create(self, plan: Plan) -> Whisper:
        return Whisper(
            self._folder,
            device=plan.device,
            compute_type=plan.compute_type,
            parallelism=plan.parallelism or ONE_CALL,
            beam_size=self._config.beam_size,
        )

    def features(self, samples: Samples, total_seconds: float) -> NDArray[np.float32]:
        """Return features as `Whisper.features` does; they are the same on every device."""
        return self.whisper.features(samples, total_seconds)

    def _batch_key(self, clip: DecodeRequest) -> Hashable:
        return self.whisper.batch_key(clip)

    def _decode(self, clips: Sequence[DecodeRequest]) -> list[DecodeResult]:
        """Decode in a thread of the scheduler. Raises errors that the GPU did not cause."""
        try:
            return self.whisper.decode(clips)
        except RuntimeError as error:
            if self.plan.device == "cpu" or not is_gpu_error(str(error)):
                raise
            trouble = str(error)
        if is_out_of_memory(trouble) and len(clips) > 1:
            half = len(clips) // 2
            log.warning(
                "the GPU is out of memory, retrying with smaller batches",
                windows=half,
                why=trouble,
            )
            self.scheduler.set_batch_size(half)
            return [*self._decode(clips[:half]), *self._decode(clips[half:])]
        self._fall_back_to_cpu(trouble)
        return self.whisper.decode(clips)

    def _fall_back_to_cpu(self, trouble: str) -> None:
        with self._lock:
            log.warning("the GPU failed, continuing on the CPU", why=explain_error(trouble))
            plan = plan_cpu(self._config, explain_error(trouble))
            plan = replace(plan, parallelism=self._parallelism)
            self.plan, self.whisper = plan, self._create(plan)
            self.fell_back_at = self._clock()
            self.scheduler.set_batch_size(BATCH["cpu"])
            self.scheduler.set_threads(self._calls_at_once, self._extra_calls)
