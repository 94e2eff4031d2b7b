"""The machine: its cores, its memory, its cards, and whether it is Linux."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from bot.doctor.context import DoctorContext
from bot.doctor.finding import Finding, broken, careful, ok
from bot.doctor.installation import bot_alone
from pipeline.settings import PipelineSettings
from storage.errors import EngineMissing

NEEDED = 1_200_000_000
"""Bytes that a worker with Whisper base takes at most: 1,085 MB measured by
`python -m benchmarks memory`."""
NEEDED_BY_A_BOT = 150_000_000


async def machine(ground: DoctorContext) -> AsyncIterator[Finding]:  # noqa: ARG001 the shape of a check
    """Cores, memory, versions."""
    python = f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    alone = bot_alone("") is not None
    yield ok("machine", f"{_cores(alone)} cores, {platform.machine()}; {python}")
    yield memory(available_memory(), NEEDED_BY_A_BOT if alone else NEEDED)
    if sys.platform != "linux":
        says = "the decoder's locks need Linux: elsewhere only limits hold"
        yield careful("machine", says, "take recordings only from people whom you trust")


def memory(available: int, needed: int) -> Finding:
    """Whether a process of ours fits into what is available."""
    if not available:
        return ok("memory", "not known on this system")
    says = f"{available / 1e9:.1f} GB available; about {needed / 1e9:.1f} GB are needed"
    if available < needed:
        todo = "end what else runs here, add memory, or lower JOBS_AT_ONCE"
        return careful("memory", says, f"{todo}: a process that gets none is killed")
    return ok("memory", says)


def available_memory(proc: Path = Path("/proc"), cgroup: Path = Path("/sys/fs/cgroup")) -> int:
    """Bytes that could be had now without swapping, in this control group; 0: not known."""
    try:
        lines = (proc / "meminfo").read_text(encoding="ascii").splitlines()
        fields = dict(line.split(":", 1) for line in lines if ":" in line)
        free = int(fields["MemAvailable"].split()[0]) * 1024
    except (OSError, KeyError, ValueError):
        return 0
    try:
        limit = int((cgroup / "memory.max").read_text(encoding="ascii"))
        used = int((cgroup / "memory.current").read_text(encoding="ascii"))
    except (OSError, ValueError):  # none, or "max"
        return free
    return max(0, min(free, limit - used))


def _cores(alone: bool) -> int:
    """Those that this process may use, as the worker counts them."""
    if alone:
        return os.cpu_count() or 1
    from pipeline.engines.whisper.models.machine import usable_cores  # noqa: PLC0415 loads numpy

    return usable_cores()


async def gpu(ground: DoctorContext) -> AsyncIterator[Finding]:
    """The cards, and what DEVICE makes of them."""
    if finding := bot_alone("gpu"):
        yield finding
        return
    yield await ground.in_thread(_cards, ground.settings.pipeline)


def _cards(pipeline: PipelineSettings) -> Finding:
    from pipeline.engines.registry import whisper_config  # noqa: PLC0415 loads libraries
    from pipeline.engines.whisper.device import card_trouble, plan_device  # noqa: PLC0415
    from pipeline.engines.whisper.models.machine import find_cards  # noqa: PLC0415 loads libraries

    cards = ", ".join(f"{card.name} with {card.memory / 1e9:.0f} GB" for card in find_cards())
    try:
        plan = plan_device(whisper_config(pipeline))
    except EngineMissing as error:
        todo = f"mend that, or change {error.values['setting']}"
        return broken("gpu", error.detail, todo)
    if plan.trouble:
        says = f"{cards or 'a card'} is not used: {plan.trouble}"
        return careful("gpu", says, "mend that, or set DEVICE=cpu")
    if plan.device == "cuda":
        return ok("gpu", f"{cards or 'a CUDA card'}, {plan.compute_type}")
    if cards:
        return ok("gpu", f"{cards} is not used, by DEVICE={pipeline.device}")
    why = card_trouble() if pipeline.device == "auto" else f"DEVICE={pipeline.device}"
    return ok("gpu", f"none is used ({why.partition(';')[0]})")
