"""Choice of device and precision: the GPU if it really works, otherwise the CPU.

An installed driver does not mean a working GPU. CTranslate2 opens cuBLAS at its first computation,
and then fails with `Library libcublas.so.12 is not found or cannot be loaded`
(https://github.com/SYSTRAN/faster-whisper/issues/1431); other builds abort the process because of
cuDNN (https://github.com/SYSTRAN/faster-whisper/issues/1182). The libraries are therefore looked
for first, those of pip packages without LD_LIBRARY_PATH. Then a child process encodes a moment of
silence.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from pipeline.engines.whisper.config import WhisperConfig
from pipeline.engines.whisper.models.machine import find_gpus
from pipeline.engines.whisper.parallelism import Parallelism
from storage import logs
from storage.errors import EngineMissing

ENGINE = "faster-whisper"
Device = Literal["cpu", "cuda"]
LIBRARIES = ("libcublasLt.so.12", "libcublas.so.12")
"""Libraries that CTranslate2 4.8 opens by name. Its wheel has the rest of CUDA; it needs no
cuDNN."""
INSTALL_ADVICE = "pip install 'mp4totext[cuda]', or add the folder of CUDA 12 to LD_LIBRARY_PATH"
BEST_FIRST = {
    "cuda": ("float16", "int8_float16", "int8_float32", "float32"),
    "cpu": ("int8", "int8_float32", "float32"),
}
"""Precisions for `auto`. A GTX 10xx has no efficient float16: int8_float32 is its best."""
PROBE_SECONDS = 180.0
"""Time to load a model and compute a moment; the first start compiles kernels for new GPUs."""
_OUT_OF_MEMORY = ("out of memory", "CUBLAS_STATUS_ALLOC_FAILED")
_GPU_ERRORS = ("CUDA failed with error", "cuBLAS failed with status", "CUDNN_STATUS", "libcu")

log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """A device and its precision.

    `trouble` is the reason why an existing GPU is not used, or "". `parallelism` is how a loaded
    model uses the CPU.
    """

    device: Device
    compute_type: str
    trouble: str = ""
    parallelism: Parallelism | None = None

    def __str__(self) -> str:
        parallel = f", {self.parallelism}" if self.parallelism else ""
        reason = f" ({self.trouble})" if self.trouble else ""
        return f"{self.device}, {self.compute_type}{parallel}{reason}"


def plan_device(config: WhisperConfig) -> Plan:
    """Return where to run, by availability; nothing is loaded.

    Raises EngineMissing for a DEVICE or a COMPUTE_TYPE that can't be used.
    """
    requested = config.device
    trouble = "" if requested == "cpu" else gpu_problem()
    if requested == "cuda" and trouble:
        raise engine_missing("DEVICE", f"DEVICE=cuda can't be used: {trouble}")
    device: Device = "cpu" if requested == "cpu" or trouble else "cuda"
    reported = trouble if requested == "auto" and find_gpus() else ""
    return Plan(device, compute_type(config.compute_type, device), reported)


def plan_cpu(config: WhisperConfig, trouble: str) -> Plan:
    """Return the plan for the CPU after a failure of the GPU.

    A precision that only GPUs support is replaced.
    """
    requested = config.compute_type
    usable = requested if requested in supported_types("cpu") else "auto"
    return Plan("cpu", compute_type(usable, "cpu"), trouble)


def gpu_problem() -> str:
    """Return why no GPU can be used, as far as known without computing; "" when it may work."""
    if sys.platform == "darwin":
        return "macOS has no CUDA"
    if not cuda_devices():
        return "no CUDA GPU is seen; is the NVIDIA driver installed, and the GPU passed on?"
    if lacking := missing_libraries():
        return f"{' and '.join(lacking)} can't be loaded: {INSTALL_ADVICE}"
    return ""


def cuda_devices() -> int:
    """Return the number of GPUs that CTranslate2 sees."""
    import ctranslate2  # noqa: PLC0415 processes that only check settings load no model library

    return int(ctranslate2.get_cuda_device_count())


def supported_types(device: Device) -> Collection[str]:
    """Return the precisions that CTranslate2 supports efficiently on the device."""
    import ctranslate2  # noqa: PLC0415 as above

    return frozenset(map(str, ctranslate2.get_supported_compute_types(device)))


def compute_type(requested: str, device: Device) -> str:
    """Return the precision to use. Raises EngineMissing for an unsupported one."""
    try:
        supported = supported_types(device)
    except (RuntimeError, ValueError) as error:
        raise engine_missing("DEVICE", f"{device} can't be used: {error}") from None
    if requested == "auto":
        return next((each for each in BEST_FIRST[device] if each in supported), "float32")
    if requested not in supported:
        problem = f"COMPUTE_TYPE={requested} is not supported on {device}"
        raise engine_missing(
            "COMPUTE_TYPE", f"{problem}; possible: auto, {', '.join(sorted(supported))}"
        )
    return requested


def missing_libraries() -> tuple[str, ...]:
    """Return CUDA libraries that can't be opened, after loading those of pip packages."""
    preload_libraries()
    return tuple(name for name in LIBRARIES if not _can_open(name))


@cache
def preload_libraries() -> None:
    """Open the libraries of the pip packages nvidia-*, so that CTranslate2 finds them by name."""
    for path in _packaged(LIBRARIES):
        _can_open(str(path))


def _packaged(names: Collection[str]) -> Iterator[Path]:
    try:
        spec = find_spec("nvidia.cublas")
    except ModuleNotFoundError:
        return
    for place in (spec.submodule_search_locations or ()) if spec else ():
        yield from (path for name in names if (path := Path(place) / "lib" / name).exists())


def _can_open(name: str) -> bool:
    try:
        ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True


def probe_device(folder: Path, plan: Plan) -> str:
    """Return why the model in `folder` can't compute on the device; "" when it can.

    The test runs in a child process, which may crash.
    """
    command = [sys.executable, "-m", "pipeline.engines.whisper.device_probe", str(folder)]
    try:
        child = subprocess.run(  # noqa: S603 - a module, a folder and a word of the project
            [*command, plan.device, plan.compute_type],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it did not compute a moment of sound in {PROBE_SECONDS:.0f} s"
    if child.returncode == 0:
        return ""
    lines = [line for line in child.stderr.splitlines() if line.strip()]
    return explain_error(lines[-1] if lines else f"the trial ended with status {child.returncode}")


def explain_error(error: str) -> str:
    """Return an error of CTranslate2 about a GPU, with advice."""
    line = " ".join(error.split())[:300]
    if "driver version is insufficient" in line:
        return f"{line}; update the NVIDIA driver: CUDA 12 needs version 525 or later"
    if "cannot be loaded" in line or "cudnn" in line.lower():
        return f"{line}; {INSTALL_ADVICE}"
    if is_out_of_memory(line):
        return f"{line}; end what else uses the GPU, or choose a smaller WHISPER_MODEL"
    return line


def is_out_of_memory(error: str) -> bool:
    """Return whether the GPU had too little memory."""
    return any(text in error for text in _OUT_OF_MEMORY)


def is_gpu_error(error: str) -> bool:
    """Return whether the GPU caused the error, not the audio."""
    return is_out_of_memory(error) or any(text in error for text in _GPU_ERRORS)


def engine_missing(setting: str, detail: str) -> EngineMissing:
    """Return an error about a setting of this module."""
    return EngineMissing(detail, engine=ENGINE, setting=setting)
