"""Measured speeds of the stages, for estimates of the remaining time."""

from __future__ import annotations

from statistics import median

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import CONSTANT_STAGES, Stage
from storage.tables.jobs import SpeedRow

KEPT = 20
"""Measurements kept of each stage: enough for a median, few enough to follow a new engine."""


class StageSpeeds:
    """Speeds in seconds of work per second of media; in seconds of work for CONSTANT_STAGES."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(
        self, stage: Stage, engine_id: str, media_seconds: float, took_seconds: float
    ) -> None:
        """Store a measurement; media without length is skipped."""
        if media_seconds <= 0:
            return
        await self._connection.execute(
            insert(SpeedRow).values(
                stage=stage,
                engine=engine_id,
                media_seconds=media_seconds,
                took_seconds=took_seconds,
            )
        )
        oldest_kept = (
            select(SpeedRow.id)
            .where(SpeedRow.stage == stage)
            .order_by(SpeedRow.id.desc())
            .offset(KEPT - 1)
            .limit(1)
            .scalar_subquery()
        )
        await self._connection.execute(
            delete(SpeedRow).where(SpeedRow.stage == stage, SpeedRow.id < oldest_kept)
        )

    async def factors(self) -> dict[Stage, float]:
        """Return the median of the last measurements of each stage that has any."""
        rows = await self._connection.execute(
            select(SpeedRow.stage, SpeedRow.media_seconds, SpeedRow.took_seconds)
        )
        measured: dict[Stage, list[float]] = {}
        for stage, media_seconds, took_seconds in rows:
            per = 1.0 if stage in CONSTANT_STAGES else media_seconds
            measured.setdefault(stage, []).append(took_seconds / per)
        return {stage: median(factors) for stage, factors in measured.items()}
