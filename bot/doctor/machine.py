"""Checks of the machine: cores, memory, GPUs, operating system."""

from __future__ import annotations

import platform
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.installation import skip_without_worker
from pipeline.engines.cores import usable_cores
from pipeline.settings import PipelineSettings
from storage.errors import EngineMissing

NEEDED = 1_200_000_000
"""Bytes of memory that a worker with Whisper base uses at most: 1,085 MB measured by
`python -m benchmarks memory`."""
NEEDED_BY_A_BOT = 150_000_000
"""Bytes of memory that a bot without a worker uses at most."""


async def machine(context: DoctorContext) -> AsyncIterator[Finding]:  # noqa: ARG001 required by Check
    """Check cores, memory and versions."""
    python = f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    bot_alone = skip_without_worker("") is not None
    yield ok("machine", f"{usable_cores()} cores, {platform.machine()}; {python}")
    yield memory(available_memory(), NEEDED_BY_A_BOT if bot_alone else NEEDED)
    if sys.platform != "linux":
        says = "the decoder's locks need Linux; on this system only its limits apply"
        yield careful("machine", says, "accept recordings only from people you trust")


def memory(available: int, needed: int) -> Finding:
    """Return whether the available memory is enough; 0 available bytes mean unknown."""
    if not available:
        return ok("memory", "not known on this system")
    says = f"{available / 1e9:.1f} GB available; about {needed / 1e9:.1f} GB are needed"
    if available < needed:
        todo = "stop other programs, add memory, or lower JOBS_AT_ONCE"
        return careful("memory", says, f"{todo}; without enough memory processes are killed")
    return ok("memory", says)


def available_memory(proc: Path = Path("/proc"), cgroup: Path = Path("/sys/fs/cgroup")) -> int:
    """Return the bytes that are available without swapping, in this control group; 0 if unknown."""
    try:
        lines = (proc / "meminfo").read_text(encoding="ascii").splitlines()
        fields = dict(line.split(":", 1) for line in lines if ":" in line)
        free = int(fields["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return 0
    try:
        limit = int((cgroup / "memory.max").read_text(encoding="ascii"))
        used = int((cgroup / "memory.current").read_text(encoding="ascii"))
    except (OSError, ValueError):  # no control group, or "max"
        return free
    return max(0, min(free, limit - used))


async def gpu(context: DoctorContext) -> AsyncIterator[Finding]:
    """Check the GPUs, and their use by DEVICE."""
    if finding := skip_without_worker("gpu"):
        yield finding
        return
    yield await context.in_thread(_check_gpus, context.settings.pipeline)


def _check_gpus(pipeline: PipelineSettings) -> Finding:
    from pipeline.engines.registry import whisper_config  # noqa: PLC0415 loads libraries
    from pipeline.engines.whisper.device import gpu_problem, plan_device  # noqa: PLC0415
    from pipeline.engines.whisper.models.machine import find_gpus  # noqa: PLC0415 loads libraries

    gpus = ", ".join(f"{gpu.name} with {gpu.memory / 1e9:.0f} GB" for gpu in find_gpus())
    try:
        plan = plan_device(whisper_config(pipeline))
    except EngineMissing as error:
        todo = f"fix that, or change {error.values['setting']}"
        return broken("gpu", error.detail, todo)
    if plan.trouble:
        says = f"{gpus or 'a GPU'} is not used: {plan.trouble}"
        return careful("gpu", says, "fix that, or set DEVICE=cpu")
    if plan.device == "cuda":
        return ok("gpu", f"{gpus or 'a CUDA GPU'}, {plan.compute_type}")
    if gpus:
        return ok("gpu", f"{gpus} is not used, by DEVICE={pipeline.device}")
    reason = gpu_problem() if pipeline.device == "auto" else f"DEVICE={pipeline.device}"
    return ok("gpu", f"none is used ({reason.partition(';')[0]})")
