"""Conversion of job rows to job models and back; what jobs need of their worker, in the row."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement, Select

from storage import logs
from storage.models import Abilities, Account, Job, Lane, Options, Result, recording_kind
from storage.models.abilities import LANGUAGE, needs_of
from storage.search_text import fold
from storage.tables.jobs import JobRow

_MOST_LETTERS = 400
_NO_RESULT = {"result": None, "language": None, "speakers": ""}


def values_of(job: Job) -> dict[str, Any]:
    """Return the columns of a job."""
    return {
        "id": job.id,
        "platform": job.account.platform,
        "account": job.account.id,
        "reply_to": job.reply_to,
        "media": job.media,
        "media_sha": job.media.blob.sha256 if job.media.blob else None,
        "seconds": job.media.seconds,
        "options": job.options,
        "locale": job.locale,
        "state": job.state,
        "stage": job.stage,
        "attempt": job.attempt,
        "crashes": job.crashes,
        "card": job.card,
        "failure": job.failure,
        "created": job.created,
        "started": job.started,
        "finished": job.finished,
        "delivered": job.delivered,
        "again_of": job.again_of,
        "album": job.album,
        "failed_with": job.failure.code if job.failure else None,
        "quota": job.quota,
        "trace": job.trace or logs.current_trace() or None,
        "needs": needs_text(job.options),
        "kind": recording_kind(job.media.name),
        **(result_columns(job.result) if job.result else _NO_RESULT),
    }


def needs_text(options: Options) -> str:
    """Return the column of what a job with these options needs: each between commas."""
    needs = needs_of(options)
    return f",{','.join(needs)}," if needs else ""


def result_columns(result: Result) -> dict[str, Any]:
    """Return the columns of a job that has a result. Names of speakers are folded as for the
    search, each between line breaks, in as many letters as an index has room for."""
    names = [fold(share.name) for share in result.speakers]
    return {
        "result": result,
        "seconds": result.seconds,
        "language": result.language,
        "speakers": "\n".join(("", *names, ""))[:_MOST_LETTERS] if names else "",
    }


def may_run(abilities: Abilities, left: Collection[str] = ()) -> list[ColumnElement[bool]]:
    """Return the conditions of a job that a worker may run; none for one that runs all. `left` are
    the needs whose jobs it leaves to others."""
    conditions: list[ColumnElement[bool]] = [~_needs(each.replace("*", "%")) for each in left]
    if abilities.languages:
        known = [_needs(f"{LANGUAGE}:{code}") for code in abilities.languages]
        conditions.append(or_(~_needs(f"{LANGUAGE}:%"), *known))
    is_short = and_(JobRow.seconds.is_not(None), JobRow.seconds <= abilities.short_seconds)
    match abilities.lane:
        case Lane.SHORT:
            conditions.append(is_short)
        case Lane.LONG:
            conditions.append(~is_short)
        case Lane.ALL:
            pass
    return conditions


def _needs(need: str) -> ColumnElement[bool]:
    return JobRow.needs.like(f"%,{need},%")


def job_of(row: Row[Any]) -> Job:
    """Return the job of a row with JobRow's columns."""
    return Job(
        id=row.id,
        account=Account(row.platform, row.account),
        reply_to=row.reply_to,
        media=row.media,
        options=row.options,
        created=row.created,
        locale=row.locale,
        state=row.state,
        stage=row.stage,
        attempt=row.attempt,
        crashes=row.crashes,
        card=row.card,
        result=row.result,
        failure=row.failure,
        started=row.started,
        finished=row.finished,
        delivered=row.delivered,
        again_of=row.again_of,
        album=row.album,
        quota=row.quota,
        trace=row.trace or "",
    )


class JobTable:
    """Base of the repositories that read jobs."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _read(self, statement: Select[JobRow]) -> list[Job]:
        rows = await self._connection.execute(statement)
        return [job_of(row) for row in rows]

    async def _where(self, *conditions: ColumnElement[bool]) -> list[Job]:
        """Return the jobs that meet these conditions, oldest first."""
        return await self._read(
            select(JobRow).where(*conditions).order_by(JobRow.created, JobRow.id)
        )
