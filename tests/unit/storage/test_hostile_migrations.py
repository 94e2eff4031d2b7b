"""Migrations of rows whose JSON holds what a database reads in no text."""

from __future__ import annotations

from alembic import command
from sqlalchemy import Connection

from storage.database import Database
from storage.models import LibraryFilter, RecordingKind
from storage.schema_version import alembic_config
from tests.unit.storage.conftest import ANNA
from tests.unit.storage.plans import run
from tests.unit.storage.test_migrations import OLD_JOB

HOSTILE = (
    OLD_JOB.replace("film.mp4", r"\ud83d fi\ude00\ud83d\ude00lm.mp4")
    .replace('"headline":"h"', r'"headline":"\u0000 \ud800"')
    .replace("Speaker 1", r"\ud83a\udd00li")
)
"""Halves of surrogate pairs, of a file's name, and NUL, of a model, beside letters of two parts."""


async def test_kinds_and_speakers_are_read_from_broken_texts(database: Database) -> None:
    def migrate(connection: Connection) -> None:
        command.downgrade(alembic_config(connection), "0032")
        connection.exec_driver_sql(HOSTILE)
        command.upgrade(alembic_config(connection), "head")

    await run(database, migrate)
    async with database.read() as unit:
        for wanted in (
            LibraryFilter(kind=RecordingKind.FILM),
            LibraryFilter(speaker="\U0001e922li"),
        ):
            assert [it.id for it in await unit.library.list_for([ANNA], 2, wanted)] == ["old"]
