"""A gpu that runs out of memory in the middle of a job: smaller batches, then the CPU."""

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
class Bench:
    """A gpu with memory for a number of windows, or with an error for every call."""

    room: int = 16
    error: str = NO_ROOM
    trial: str = ""
    loaded: list[str] = field(default_factory=list)
    heard: list[tuple[str, int]] = field(default_factory=list)


class FakeWhisper:
    """Fake model that returns its windows, if the gpu has memory for them."""

    def __init__(self, bench: Bench, device: str) -> None:
        self.bench, self.device = bench, device
        bench.loaded.append(device)

    def decode(self, clips: Sequence[int]) -> list[int]:
        if self.device == "cuda" and len(clips) > self.bench.room:
            raise RuntimeError(self.bench.error)
        self.bench.heard.append((self.device, len(clips)))
        return list(clips)

    def batch_key(self, _clip: int) -> int:
        return 0


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    made = Bench()
    monkeypatch.setattr(
        loaded_model, "Whisper", lambda _folder, device, **_: FakeWhisper(made, device)
    )
    monkeypatch.setattr(loaded_model, "plan_device", lambda _: Plan("cuda", "float16"))
    monkeypatch.setattr(loaded_model, "probe_device", lambda *_: made.trial)
    return made


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def load(clock: Clock | None = None, **config: Any) -> LoadedModel:
    return LoadedModel(Path("m"), WhisperConfig(**config), clock or Clock())


def decode(model: LoadedModel, count: int) -> list[int]:
    windows: Any = list(range(count))
    found: Any = model._decode(windows)
    return list(found)


def test_a_gpu_without_room_gets_smaller_batches(bench: Bench) -> None:
    bench.room = 5
    model = load()
    assert decode(model, 16) == list(range(16))
    assert {device for device, _ in bench.heard} == {"cuda"}
    assert max(count for _, count in bench.heard) <= 5
    assert model.scheduler._batch == 4
    assert model.fell_back_at is None


def test_a_gpu_without_room_for_one_window_is_left_for_the_cpu(bench: Bench) -> None:
    model = load()
    bench.room = 0
    assert decode(model, 4) == [0, 1, 2, 3]
    assert {device for device, _ in bench.heard} == {"cpu"}
    assert bench.loaded == ["cuda", "cpu"]
    assert model.scheduler._batch == 1
    assert model.avoids_gpu


def test_a_gpu_that_breaks_is_left_at_once(bench: Bench) -> None:
    bench.error = "CUDA failed with error an illegal memory access was encountered"
    model = load()
    bench.room = 0
    assert decode(model, 3) == [0, 1, 2]
    assert bench.heard == [("cpu", 3)]


def test_what_is_no_trouble_of_the_gpu_is_raised(bench: Bench) -> None:
    bench.room, bench.error = 0, "a bug"
    model = load()
    with pytest.raises(RuntimeError, match="a bug"):
        decode(model, 2)
    assert bench.loaded == ["cuda"]


def test_later_jobs_try_the_gpu_again(bench: Bench) -> None:
    clock = Clock()
    model = load(clock)
    bench.room = 0
    decode(model, 1)
    bench.room = 16
    model.renew()
    assert model.plan.device == "cpu"
    clock.now += RETRY_GPU
    assert not model.avoids_gpu
    with model.scheduler.lane():
        model.renew()
        assert model.plan.device == "cpu"  # not under a job
    model.renew()
    assert (model.plan.device, model.scheduler._batch) == ("cuda", 16)
    assert decode(model, 16) == list(range(16))


def test_a_trial_that_fails_means_the_cpu_or_a_sentence(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.trial = "Library libcublas.so.12 is not found or cannot be loaded"
    model = load()
    assert bench.loaded == ["cpu"]
    assert "libcublas" in model.plan.trouble
    assert model.avoids_gpu
    with pytest.raises(EngineMissing, match="DEVICE=cuda can't be: Library libcublas"):
        load(device="cuda")


def test_a_folder_that_can_not_be_loaded_names_the_setting(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("File model.bin is incomplete")

    monkeypatch.setattr(loaded_model, "Whisper", broken)
    monkeypatch.setattr(loaded_model, "plan_device", lambda _: Plan("cpu", "int8"))
    with pytest.raises(EngineMissing, match="incomplete") as caught:
        load()
    assert caught.value.values["setting"] == "WHISPER_MODEL"
