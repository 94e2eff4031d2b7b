"""All kinds of faults by name. Each is a context: it begins, lasts, and is over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from tests.faults.backups import Backups
from tests.faults.installation import Installation
from tests.faults.people import People
from tests.faults.schedule import Kind


@dataclass(frozen=True, slots=True)
class Scene:
    """Target of a fault. `number` chooses among what the kind leaves open."""

    installation: Installation
    people: People
    backups: Backups
    number: int


Inject = Callable[[Scene], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A kind and its context. `uncertain` are the platforms whose answers to sends may be lost;
    `ends` are the parts that it may end, each with its exit statuses; with `is_away` the database
    can't be written meanwhile, which people are told."""

    kind: Kind
    inject: Inject
    uncertain: tuple[str, ...] = ()
    ends: Mapping[str, Collection[int]] = field(default_factory=dict)
    is_away: bool = False


def by_name(*groups: tuple[FaultKind, ...]) -> Mapping[str, FaultKind]:
    """Return the kinds of these groups by name."""
    return {each.kind.name: each for group in groups for each in group}
