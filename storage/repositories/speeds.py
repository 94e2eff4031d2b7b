"""How fast this installation is, as measured, so that a person can be told how long it takes."""

from __future__ import annotations

from statistics import median

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Stage
from storage.tables import SpeedRow

KEPT = 20
"""Measurements kept of each stage: enough for a median, few enough to follow a new engine."""


class Speeds:
    """Seconds of work per second of media."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def record(
        self, stage: Stage, engine_id: str, media_seconds: float, took_seconds: float
    ) -> None:
        """Keep a measurement; media of no length says nothing and is left out."""
        if media_seconds <= 0:
            return
        self._session.add(
            SpeedRow(
                stage=stage,
                engine=engine_id,
                media_seconds=media_seconds,
                took_seconds=took_seconds,
            )
        )
        await self._session.flush()
        oldest_kept = (
            select(SpeedRow.id)
            .where(SpeedRow.stage == stage)
            .order_by(SpeedRow.id.desc())
            .offset(KEPT - 1)
            .limit(1)
            .scalar_subquery()
        )
        await self._session.execute(
            delete(SpeedRow)
            .where(SpeedRow.stage == stage, SpeedRow.id < oldest_kept)
            .execution_options(synchronize_session=False)
        )

    async def factors(self) -> dict[Stage, float]:
        """The median of the last measurements of each stage that has any."""
        rows = await self._session.execute(
            select(SpeedRow.stage, SpeedRow.media_seconds, SpeedRow.took_seconds)
        )
        measured: dict[Stage, list[float]] = {}
        for stage, media_seconds, took_seconds in rows:
            measured.setdefault(stage, []).append(took_seconds / media_seconds)
        return {stage: median(factors) for stage, factors in measured.items()}
