"""WHISPER_MODEL=auto: which model suits a machine, and which of those that are there to use.

Pure functions of facts, so that a table can test them. On a CPU, `small` does about four times the
work of `base` for each second of speech; `base` takes 0.10 of real time on 2 cores, so `small`
wants at least STRONG_CORES to leave room for several people.
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
"""Models that know several languages, or enough of them, from the most to the least accurate."""

CARD_MEMORY = 6_000_000_000
"""Bytes of a card for `large-v3-turbo`: 1.6 GB of weights in float16, batches of 16 windows, and
what the desktop takes. A card that is sold as 6 GB shows a little less than 6 GiB."""
STRONG_CORES = 6
STRONG_MEMORY = 6_000_000_000
"""Bytes of memory for `small` on a CPU, beside 1.1 GB that everything else takes."""

Source = Literal["package", "downloaded", "hub", "folder"]
Reason = Literal["set", "suits", "card", "strong_cpu", "modest", "lacking", "nothing_else"]


@dataclass(frozen=True, slots=True)
class Available:
    """What can be had: the packaged `base`, models that were downloaded before, by name, and
    whether the hub may be asked."""

    packaged: bool
    downloaded: Collection[str] = ()
    hub: bool = True

    def has(self, name: str) -> bool:
        """Whether it can be used at once."""
        return name in self.downloaded or (self.packaged and name == BASE)

    def source(self, name: str) -> Source:
        """Where it comes from."""
        if name in self.downloaded:
            return "downloaded"
        return "package" if self.packaged and name == BASE else "hub"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model: its name, where it comes from, why it was chosen (a code), and the same in words
    for those who run the service."""

    name: str
    source: Source
    reason: Reason
    why: str = ""


def suitable(machine: Machine, *, on_card: bool) -> ModelChoice:
    """The model that suits a machine, wherever it may come from."""
    if on_card and machine.card and machine.card.memory >= CARD_MEMORY:
        why = f"{machine.card.name} with {_gb(machine.card.memory)}"
        return ModelChoice(LARGE, "hub", "card", why)
    if on_card and machine.card:
        why = f"{machine.card.name} with {_gb(machine.card.memory)}, under {_gb(CARD_MEMORY)}"
        return ModelChoice(SMALL, "hub", "card", why)
    facts = f"{machine.cores} cores and {_gb(machine.memory)} of memory"
    if machine.cores >= STRONG_CORES and machine.memory >= STRONG_MEMORY:
        return ModelChoice(SMALL, "hub", "strong_cpu", facts)
    return ModelChoice(BASE, "hub", "modest", facts)


def choose(machine: Machine, available: Available, *, on_card: bool) -> ModelChoice | None:
    """The model to use now; None: nothing is there and the hub may not be asked.

    What is there is used at once, also `small` on a modest machine; the hub is waited for where
    nothing else is there, and a model that is much too heavy is used where it may not be asked.
    """
    best = suitable(machine, on_card=on_card)
    for name in _no_heavier(best.name):
        if available.has(name):
            if name == best.name:
                return ModelChoice(name, available.source(name), best.reason, best.why)
            why = f"the best that is there; {best.name} would suit {best.why}"
            return ModelChoice(name, available.source(name), "lacking", why)
    for name in reversed(_heavier(best.name)):
        if available.has(name) and (name == SMALL or not available.hub):
            why = f"nothing lighter is there; {best.name} would suit {best.why}"
            return ModelChoice(name, available.source(name), "nothing_else", why)
    return best if available.hub else None


def better(machine: Machine, available: Available, *, on_card: bool) -> ModelChoice | None:
    """The model that would suit this machine better than the one that `choose` gives; None: none
    would. Whether it can be fetched is `available.hub`."""
    best, chosen = suitable(machine, on_card=on_card), choose(machine, available, on_card=on_card)
    return None if chosen and chosen.name == best.name else best


def _no_heavier(name: str) -> tuple[str, ...]:
    return BEST_FIRST[BEST_FIRST.index(name) :]


def _heavier(name: str) -> tuple[str, ...]:
    return BEST_FIRST[: BEST_FIRST.index(name)]


def _gb(count: int) -> str:
    return f"{count / 1e9:.0f} GB"
