"""Ids from the address of a page: PostgreSQL refuses NUL in a text, SQLite takes it.

https://www.postgresql.org/docs/current/datatype-character.html
"""

from __future__ import annotations

import pytest

from bot.jobs.redo_rules import find_own_answer
from storage.database import Database
from storage.models import Person
from tests.unit.storage.conftest import ANNA


@pytest.mark.parametrize("job", ["\0", "a\0b", "\ud800", "x" * 5000])
async def test_forged_ids_find_nothing(database: Database, job: str) -> None:
    async with database.begin() as unit:
        person: Person = await unit.people.get_or_create(ANNA, "en")
    async with database.read() as unit:
        assert await find_own_answer(unit, person, job) is None
