"""Measured speeds of the stages, read again after some seconds: every card shows an estimate."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from storage.database import Database
from storage.models import Stage

SECONDS = 5.0


class StageFactors:
    """Speeds as `StageSpeeds.factors` gives them. `clock` returns monotonic seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Read nothing until `get`."""
        self._clock = clock
        self._until = 0.0
        self._factors: Mapping[Stage, float] = {}

    async def get(self, database: Database) -> Mapping[Stage, float]:
        """Return the speeds, at most SECONDS old."""
        if self._clock() >= self._until:
            self._factors = await database.query(lambda unit: unit.stage_speeds.factors())
            self._until = self._clock() + SECONDS
        return self._factors
