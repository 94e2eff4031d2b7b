"""Choice of the device, with the error messages of CTranslate2 4.8.

These tests need no GPU: its answers are replaced by those of the library, word for word.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines.whisper import device
from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.device import (
    Plan,
    explain_error,
    is_gpu_error,
    is_out_of_memory,
    plan_cpu,
    plan_device,
    probe_device,
)
from pipeline.engines.whisper.models.machine import Gpu
from pipeline.engines.whisper.models.packaged import join_packages
from storage.errors import EngineMissing

CPU = frozenset({"int8", "int8_float32", "float32"})
AMPERE = frozenset(
    {"float32", "float16", "bfloat16", "int8", "int8_float32", "int8_float16", "int8_bfloat16"}
)
PASCAL = frozenset({"float32", "int8", "int8_float32"})
NO_CUBLAS = "Library libcublas.so.12 is not found or cannot be loaded"
OLD_DRIVER = "CUDA failed with error CUDA driver version is insufficient for CUDA runtime version"
NO_ROOM = "CUDA failed with error out of memory"


def config(**values: Any) -> WhisperConfig:
    return WhisperConfig(**values)


class Gpus:
    """Answers of a machine with a GPU."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch = monkeypatch
        self.have(1, AMPERE)

    def have(self, count: int, types: frozenset[str], missing: tuple[str, ...] = ()) -> None:
        known = {"cuda": types, "cpu": CPU}
        gpus = (Gpu("RTX 3060", 12 * 10**9),) * count
        self.patch.setattr(device, "cuda_devices", lambda: count)
        self.patch.setattr(device, "find_gpus", lambda: gpus)
        self.patch.setattr(device, "supported_types", known.__getitem__)
        self.patch.setattr(device, "missing_libraries", lambda: missing)


@pytest.fixture
def gpus(monkeypatch: pytest.MonkeyPatch) -> Gpus:
    return Gpus(monkeypatch)


def test_working_gpu_is_used_in_the_best_precision(gpus: Gpus) -> None:
    assert plan_device(config()) == Plan("cuda", "float16")
    gpus.have(1, PASCAL)
    assert plan_device(config()) == Plan("cuda", "int8_float32")
    assert plan_device(config(device="cpu")) == Plan("cpu", "int8")


def test_machine_without_a_gpu_uses_the_cpu(gpus: Gpus) -> None:
    gpus.have(0, frozenset())
    assert plan_device(config()) == Plan("cpu", "int8")


def test_missing_cuda_libraries_are_named_with_the_fix(gpus: Gpus) -> None:
    gpus.have(1, AMPERE, ("libcublas.so.12",))
    plan = plan_device(config())
    assert plan.device == "cpu"
    assert "libcublas.so.12 can't be loaded: pip install 'mp4totext[cuda]'" in plan.trouble
    assert "LD_LIBRARY_PATH" in str(plan)
    with pytest.raises(
        EngineMissing, match=r"DEVICE=cuda can't be used: libcublas\.so\.12"
    ) as exc_info:
        plan_device(config(device="cuda"))
    assert exc_info.value.values["setting"] == "DEVICE"


def test_cuda_without_a_gpu_is_refused() -> None:
    with pytest.raises(EngineMissing, match="DEVICE=cuda can't be used: no CUDA GPU is seen"):
        plan_device(config(device="cuda"))


def test_macos_has_no_cuda(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert plan_device(config()) == Plan("cpu", "int8")
    with pytest.raises(EngineMissing, match="macOS has no CUDA"):
        plan_device(config(device="cuda"))


def test_unsupported_precision_is_refused_with_the_choices(gpus: Gpus) -> None:
    gpus.have(1, PASCAL)
    with pytest.raises(
        EngineMissing, match="possible: auto, float32, int8, int8_float32"
    ) as exc_info:
        plan_device(config(compute_type="float16"))
    assert exc_info.value.values["setting"] == "COMPUTE_TYPE"
    with pytest.raises(EngineMissing, match="COMPUTE_TYPE=float16 is not supported on cpu"):
        plan_device(config(device="cpu", compute_type="float16"))


def test_cpu_fallback_uses_a_supported_precision(gpus: Gpus) -> None:
    assert plan_cpu(config(compute_type="float16"), NO_CUBLAS) == Plan("cpu", "int8", NO_CUBLAS)
    assert plan_cpu(config(compute_type="float32"), "").compute_type == "float32"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (NO_CUBLAS, "mp4totext[cuda]"),
        (OLD_DRIVER, "update the NVIDIA driver"),
        (NO_ROOM, "smaller WHISPER_MODEL"),
        (
            "Unable to load any of {libcudnn_ops.so.9}\nInvalid handle: cudnnCreateTensor",
            "mp4totext[cuda]",
        ),
    ],
)
def test_library_errors_are_explained_with_advice(error: str, expected: str) -> None:
    assert expected in explain_error(error)
    assert "\n" not in explain_error(error)


def test_gpu_errors_are_distinguished_from_other_errors() -> None:
    assert is_out_of_memory(NO_ROOM)
    assert is_out_of_memory("cuBLAS failed with status CUBLAS_STATUS_ALLOC_FAILED")
    assert is_gpu_error("CUDA failed with error an illegal memory access was encountered")
    assert is_gpu_error(NO_CUBLAS)
    assert not is_gpu_error("Invalid input features shape")


def child(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    program = folder / "python"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(program))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("exit 0", ""),
        (f"echo {NO_CUBLAS} >&2; exit 1", "libcublas.so.12"),
        ("echo Cannot load symbol cudnnCreateTensorDescriptor >&2; kill -ABRT $$", "cudnn"),
        ("kill -SEGV $$", "status -11"),
    ],
)
def test_crash_of_the_probe_only_ends_the_child(
    script: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, tmp_path, script)
    problem = probe_device(tmp_path, Plan("cuda", "float16"))
    assert expected in problem
    assert bool(problem) == bool(expected)


def test_hanging_probe_times_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(device, "PROBE_SECONDS", 0.2)
    child(monkeypatch, tmp_path, "exec sleep 30")
    assert "did not compute" in probe_device(tmp_path, Plan("cuda", "float16"))


def test_libraries_of_pip_packages_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tmp_path / "nvidia" / "cublas" / "lib"
    libraries.mkdir(parents=True)
    (tmp_path / "nvidia" / "cublas" / "__init__.py").touch()
    (libraries / "libcublas.so.12").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert list(device._packaged(device.LIBRARIES)) == [libraries / "libcublas.so.12"]


def test_probe_runs_on_the_cpu(tmp_path: Path) -> None:
    assert probe_device(join_packages(tmp_path), Plan("cpu", "int8")) == ""
    os.truncate(tmp_path / next(tmp_path.glob("whisper-base*/model.bin")), 1000)
    assert probe_device(next(tmp_path.glob("whisper-base-*[!k]")), Plan("cpu", "int8")) != ""
