"""Faults of connections: slow, cut and silent ones, between the service and what it talks to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.faults.kinds.kind import FaultKind, Inject, Scene
from tests.faults.proxy import State
from tests.faults.schedule import Kind

LINKS = {"telegram": "Telegram", "discord": "Discord", "valkey": "Valkey"}
STATES: dict[State, str] = {"slow": "slow", "cut": "cut", "silent": "silent"}
SECONDS: dict[State, tuple[float, float]] = {"slow": (4, 12), "cut": (1, 8), "silent": (3, 12)}


def _link(link: str, state: State) -> Inject:
    @contextmanager
    def inject(scene: Scene) -> Iterator[None]:
        with scene.installation.links[link].is_(state):
            yield

    return inject


def _kinds(link: str, name: str, *databases: str) -> tuple[FaultKind, ...]:
    uncertain = (link,) if link == "telegram" else ()
    return tuple(
        FaultKind(
            Kind(f"{name} {words}", SECONDS[state], databases),
            _link(link, state),
            uncertain,
            is_away=link == "database",
        )
        for state, words in STATES.items()
    )


NETWORK_FAULTS = (
    *(kind for link, name in LINKS.items() for kind in _kinds(link, name, "sqlite", "postgresql")),
    *_kinds("database", "PostgreSQL", "postgresql"),
)
"""Discord is told by a nonce that a message is the same one, so its doubles are none."""
