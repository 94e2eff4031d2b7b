"""Compiled statements, which SQLAlchemy keeps with the values that they were compiled with."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

from storage.database import Database
from tests.remains.objects import found
from tests.unit.storage.conftest import ANNA, RESULT, add, make_job
from tests.unit.storage.repositories.jobs.test_leases import claim

WORD = "quokkazebrine"


async def make_and_delete(database: Database) -> None:
    job = make_job()
    await add(database, job)
    claimed = await claim(database, job)
    assert claimed is not None
    async with database.begin() as unit:
        result = replace(RESULT, headline=f"A {WORD}")
        assert await unit.jobs.finish(job.id, claimed.attempt, result)
    async with database.begin() as unit:
        await unit.jobs.delete_for(ANNA)


async def test_values_of_statements_are_forgotten(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_and_delete(database)
    gc.collect()
    assert list(found([f"a {WORD}"])), "they are kept for a while"
    monkeypatch.setattr("storage.compiled_statements.SECONDS", 0.0)
    async with database.read() as unit:
        assert await unit.jobs.list_for(ANNA) == []
    gc.collect()
    assert list(found([f"a {WORD}"])) == []
