"""Choice of the model for WHISPER_MODEL=auto, by the machine and the available models.

These are pure functions, so that a table can test them. On a CPU, `small` does about four times the
work of `base` for each second of speech. `base` takes 0.10 of real time on 2 cores, so `small`
needs at least STRONG_CORES to leave capacity for several users.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from pipeline.engines.whisper.models.machine import Machine

LARGE, SMALL, BASE = "large-v3-turbo", "small", "base"
BEST_FIRST = (
    LARGE,
    "large-v3",
    "large-v2",
    "distil-large-v3.5",
    "distil-large-v3",
    "medium",
    SMALL,
    BASE,
    "tiny",
)
"""Models that support several languages, or enough of them, from the most to the least accurate."""

GPU_MEMORY = 6_000_000_000
"""Bytes of a GPU for `large-v3-turbo`: 1.6 GB of weights in float16, batches of 16 windows, and
the desktop. A GPU sold with 6 GB reports a little less than 6 GiB."""
STRONG_CORES = 6
STRONG_MEMORY = 6_000_000_000
"""Bytes of memory for `small` on a CPU, beside 1.1 GB for everything else."""

Source = Literal["package", "downloaded", "hub", "folder"]
Reason = Literal["set", "suits", "card", "strong_cpu", "modest", "lacking", "nothing_else"]


@dataclass(frozen=True, slots=True)
class Available:
    """Available models: the packaged `base`, downloaded ones by name, and those of the hub.

    `hub` is False when the hub may not be contacted.
    """

    packaged: bool
    downloaded: Collection[str] = ()
    hub: bool = True

    def has(self, name: str) -> bool:
        """Return whether the model can be used at once."""
        return name in self.downloaded or (self.packaged and name == BASE)

    def source(self, name: str) -> Source:
        """Return the source of the model."""
        if name in self.downloaded:
            return "downloaded"
        return "package" if self.packaged and name == BASE else "hub"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model with its name, source and the reason of the choice.

    `reason` is a code; `why` is the same in words for the operator.
    """

    name: str
    source: Source
    reason: Reason
    why: str = ""


def suitable_model(machine: Machine, *, on_gpu: bool) -> ModelChoice:
    """Return the model that suits a machine, from any source."""
    if on_gpu and machine.gpu and machine.gpu.memory >= GPU_MEMORY:
        why = f"{machine.gpu.name} with {_gb(machine.gpu.memory)}"
        return ModelChoice(LARGE, "hub", "card", why)
    if on_gpu and machine.gpu:
        why = f"{machine.gpu.name} with {_gb(machine.gpu.memory)}, under {_gb(GPU_MEMORY)}"
        return ModelChoice(SMALL, "hub", "card", why)
    facts = f"{machine.cores} cores and {_gb(machine.memory)} of memory"
    if machine.cores >= STRONG_CORES and machine.memory >= STRONG_MEMORY:
        return ModelChoice(SMALL, "hub", "strong_cpu", facts)
    return ModelChoice(BASE, "hub", "modest", facts)


def choose_model(machine: Machine, available: Available, *, on_gpu: bool) -> ModelChoice | None:
    """Return the model to use now; None when none is available.

    A local model is used at once, also `small` on a modest machine. The job waits for the hub only
    when there is no local model. A model that is much too large is used when the hub may not be
    contacted.
    """
    best = suitable_model(machine, on_gpu=on_gpu)
    for name in _not_larger(best.name):
        if available.has(name):
            if name == best.name:
                return ModelChoice(name, available.source(name), best.reason, best.why)
            why = f"the best that is there; {best.name} would suit {best.why}"
            return ModelChoice(name, available.source(name), "lacking", why)
    for name in reversed(_larger(best.name)):
        if available.has(name) and (name == SMALL or not available.hub):
            why = f"nothing lighter is there; {best.name} would suit {best.why}"
            return ModelChoice(name, available.source(name), "nothing_else", why)
    return best if available.hub else None


def better_model(machine: Machine, available: Available, *, on_gpu: bool) -> ModelChoice | None:
    """Return a model that suits this machine better than that of `choose`; None if there is none.

    `available.hub` tells whether it can be downloaded.
    """
    best, chosen = (
        suitable_model(machine, on_gpu=on_gpu),
        choose_model(machine, available, on_gpu=on_gpu),
    )
    return None if chosen and chosen.name == best.name else best


def _not_larger(name: str) -> tuple[str, ...]:
    return BEST_FIRST[BEST_FIRST.index(name) :]


def _larger(name: str) -> tuple[str, ...]:
    return BEST_FIRST[: BEST_FIRST.index(name)]


def _gb(count: int) -> str:
    return f"{count / 1e9:.0f} GB"
