"""A GPU that runs out of memory during a job: smaller batches, then the CPU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.whisper import loaded_model
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.device import Plan
from pipeline.engines.whisper.loaded_model import RETRY_GPU, LoadedModel
from storage.errors import EngineMissing

NO_ROOM = "CUDA failed with error out of memory"


@dataclass
class FakeGpu:
    """A GPU with memory for a number of windows, or with an error for every call."""

    room: int = 16
    error: str = NO_ROOM
    trial: str = ""
    loaded: list[str] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)


class FakeWhisper:
    """Fake model that returns its windows if the GPU has memory for them."""

    def __init__(self, gpu: FakeGpu, device: str) -> None:
        self.gpu, self.device = gpu, device
        gpu.loaded.append(device)

    def decode(self, clips: Sequence[int]) -> list[int]:
        if self.device == "cuda" and len(clips) > self.gpu.room:
            raise RuntimeError(self.gpu.error)
        self.gpu.calls.append((self.device, len(clips)))
        return list(clips)

    def batch_key(self, _clip: int) -> int:
        return 0


@pytest.fixture
def gpu(monkeypatch: pytest.MonkeyPatch) -> FakeGpu:
    fake = FakeGpu()
    monkeypatch.setattr(
        loaded_model, "Whisper", lambda _folder, device, **_: FakeWhisper(fake, device)
    )
    monkeypatch.setattr(loaded_model, "plan_device", lambda _: Plan("cuda", "float16"))
    monkeypatch.setattr(loaded_model, "probe_device", lambda *_: fake.trial)
    return fake


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def load(clock: Clock | None = None, **config: Any) -> LoadedModel:
    return LoadedModel(Path("m"), WhisperConfig(**config), clock or Clock())


def decode(model: LoadedModel, count: int) -> list[int]:
    windows: Any = list(range(count))
    results: Any = model._decode(windows)
    return list(results)


def test_gpu_out_of_memory_reduces_the_batch(gpu: FakeGpu) -> None:
    gpu.room = 5
    model = load()
    assert decode(model, 16) == list(range(16))
    assert {device for device, _ in gpu.calls} == {"cuda"}
    assert max(count for _, count in gpu.calls) <= 5
    assert model.scheduler._batch == 4
    assert model.fell_back_at is None


def test_gpu_without_memory_for_one_window_is_replaced_by_the_cpu(gpu: FakeGpu) -> None:
    model = load()
    gpu.room = 0
    assert decode(model, 4) == [0, 1, 2, 3]
    assert {device for device, _ in gpu.calls} == {"cpu"}
    assert gpu.loaded == ["cuda", "cpu"]
    assert model.scheduler._batch == 1
    assert model.avoids_gpu


def test_broken_gpu_is_abandoned_at_once(gpu: FakeGpu) -> None:
    gpu.error = "CUDA failed with error an illegal memory access was encountered"
    model = load()
    gpu.room = 0
    assert decode(model, 3) == [0, 1, 2]
    assert gpu.calls == [("cpu", 3)]


def test_error_unrelated_to_the_gpu_is_raised(gpu: FakeGpu) -> None:
    gpu.room, gpu.error = 0, "a bug"
    model = load()
    with pytest.raises(RuntimeError, match="a bug"):
        decode(model, 2)
    assert gpu.loaded == ["cuda"]


def test_later_jobs_try_the_gpu_again(gpu: FakeGpu) -> None:
    clock = Clock()
    model = load(clock)
    gpu.room = 0
    decode(model, 1)
    gpu.room = 16
    model.renew()
    assert model.plan.device == "cpu"
    clock.now += RETRY_GPU
    assert not model.avoids_gpu
    with model.scheduler.lane():
        model.renew()
        assert model.plan.device == "cpu"  # not during a job
    model.renew()
    assert (model.plan.device, model.scheduler._batch) == ("cuda", 16)
    assert decode(model, 16) == list(range(16))


def test_failed_probe_falls_back_to_the_cpu_or_is_reported(
    gpu: FakeGpu, monkeypatch: pytest.MonkeyPatch
) -> None:
    gpu.trial = "Library libcublas.so.12 is not found or cannot be loaded"
    model = load()
    assert gpu.loaded == ["cpu"]
    assert "libcublas" in model.plan.trouble
    assert model.avoids_gpu
    with pytest.raises(EngineMissing, match="DEVICE=cuda can't be used: Library libcublas"):
        load(device="cuda")


def test_unloadable_model_folder_names_the_setting(
    gpu: FakeGpu, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("File model.bin is incomplete")

    monkeypatch.setattr(loaded_model, "Whisper", broken)
    monkeypatch.setattr(loaded_model, "plan_device", lambda _: Plan("cpu", "int8"))
    with pytest.raises(EngineMissing, match="incomplete") as exc_info:
        load()
    assert exc_info.value.values["setting"] == "WHISPER_MODEL"
