from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command, op
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage import schema_version
from storage.database import Database
from storage.errors import BadSetting
from storage.migrations.__main__ import write_next
from storage.models import (
    Blob,
    FileKind,
    Format,
    LibraryFilter,
    Line,
    Media,
    Point,
    RecordingKind,
    SpeakerCount,
    Stage,
)
from storage.schema_version import MIGRATIONS, alembic_config
from storage.tables.columns import JsonModel, Moment, Table, choice
from tests.unit.storage.conftest import ANNA, NOON, add, make_job
from tests.unit.storage.plans import run


def test_generated_migration_uses_plain_sql_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema_version, "MIGRATIONS", copied)
    newest = max(int(it.name[:4]) for it in (copied / "versions").glob("0*.py"))
    added = sa.Table(
        "added",
        Table.metadata,
        sa.Column("stage", choice(Stage), nullable=False),
        sa.Column("noun", JsonModel(Media)),
        sa.Column("seen", Moment(), index=True),
    )
    try:
        written = write_next("Add a table")
    finally:
        Table.metadata.remove(added)
    assert written == copied / "versions" / f"{newest + 1:04d}_add_a_table.py"
    text = written.read_text()
    for line in (
        'sa.Column("stage", sa.String(16), nullable=False)',
        'sa.Column("noun", sa.Text(), nullable=True)',
        'sa.Column("seen", sa.DateTime(timezone=True), nullable=True)',
        f'down_revision = "{newest:04d}"',
        '["seen"]',
    ):
        assert line in text.replace("'", '"')
    assert "storage" not in text
    compile(text, str(written), "exec")


OLD_JOB = r"""
INSERT INTO jobs (
    id, platform, account, reply_to, media, media_sha, seconds, options, locale, state, stage,
    attempt, crashes, card, result, failure, worker, lease_until, created, started, finished,
    delivered
) VALUES (
    'old', 'telegram', '1',
    '{"address":{"platform":"telegram","chat":"1","thread":null},"message":"2"}',
    '{"handle":"h","name":"film.mp4","size":5,"seconds":60.0,
      "blob":{"key":"media/ab/source","sha256":"ab","size":5}}',
    'ab', 90.0,
    '{"language":"de","speakers":{"least":2,"most":2},"summary":"short","summary_language":null,
      "speech":false,"formats":["txt","video"],"hints":["Aachen"]}',
    'de', 'done', 'files', 1, 0,
    '{"address":{"platform":"telegram","chat":"1","thread":"7"},"message":"3"}',
    '{"headline":"h","language":"de","seconds":90.0,"opening":"o",
      "summary":{"title":"t","gist":"g","points":[{"at":1.5,"text":"point"}],
                 "chapters":[{"start":0.0,"title":"c"}],"actions":[],"language":"de","engine":"e"},
      "speakers":[{"id":"S1","name":"Speaker 1","seconds":9.0}],
      "files":[{"kind":"srt","name":"film.srt","mime":"text/plain","seconds":null,
                "blob":{"key":"media/ab/files/1/film.srt","sha256":"cd","size":7}}],
      "notes":[{"code":"c","values":{"a":"b"}}],"engines":{"transcriber":"x"}}',
    NULL, NULL, NULL,
    '2026-01-01 12:00:00.000000', '2026-01-01 12:00:01.000000', '2026-01-01 12:00:02.123000', NULL
)
"""
"""A row as the first version wrote it."""


async def test_migrations_match_the_tables(database: Database) -> None:
    # Raises when autogenerate would find something to do.
    await run(database, lambda connection: command.check(alembic_config(connection)))


async def test_migrations_go_down_and_up_again(database: Database) -> None:
    await run(database, lambda connection: command.downgrade(alembic_config(connection), "base"))
    with pytest.raises(DBAPIError, match="jobs"):
        await add(database, make_job())
    await run(database, lambda connection: command.upgrade(alembic_config(connection), "head"))
    await add(database, make_job())


async def test_start_without_a_due_migration_does_not_import_alembic(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/rows.db"
    await (await Database.open(url)).close()
    program = f"""
import asyncio, sys
from storage.database import Database

async def open_and_close() -> None:
    await (await Database.open({url!r})).close()

asyncio.run(open_and_close())
sys.exit("alembic" in sys.modules)
"""
    await asyncio.to_thread(subprocess.run, [sys.executable, "-c", program], check=True)


async def test_database_of_a_newer_version_is_refused(database: Database, url: str) -> None:
    def become_newer(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    await run(database, become_newer)
    with pytest.raises(BadSetting) as exc_info:
        await Database.open(url)
    assert "newer version" in exc_info.value.values["problem"]


async def test_failed_migration_changes_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("in the middle")

    with monkeypatch.context() as patched:
        patched.setattr(op, "create_index", fail)
        with pytest.raises(RuntimeError, match="in the middle"):
            await Database.open(url)
    database = await Database.open(url)
    await add(database, make_job())
    await database.close()


async def test_rows_of_the_first_version_are_readable(database: Database) -> None:
    """Models change: stored rows must stay readable, or a migration must rewrite them."""

    def insert(connection: Connection) -> None:
        connection.exec_driver_sql(OLD_JOB)

    await run(database, insert)
    async with database.read() as unit:
        [job] = await unit.jobs.with_media("ab")
    assert job.media.blob == Blob("media/ab/source", "ab", 5)
    assert job.options.speakers == SpeakerCount(2, 2)
    assert job.options.formats == (Format.TXT, Format.VIDEO)
    assert job.result is not None
    assert job.result.summary is not None
    assert job.result.summary.points == (Point(1.5, "point"),)
    assert job.result.files[0].kind is FileKind.SRT
    assert job.created == NOON


async def test_migration_counts_existing_jobs_by_day(database: Database) -> None:
    """An update keeps the statistics of the past, and tells the kinds of recordings."""
    await run(database, lambda connection: command.downgrade(alembic_config(connection), "0010"))
    await run(database, lambda connection: connection.exec_driver_sql(OLD_JOB))
    await run(database, lambda connection: command.upgrade(alembic_config(connection), "head"))
    async with database.read() as unit:
        films = await unit.library.list_for([ANNA], 2, LibraryFilter(kind=RecordingKind.FILM))
        assert [job.media.name for job in films] == ["film.mp4"]
        assert films == await unit.library.list_for([ANNA], 2, LibraryFilter(speaker="speaker 1"))
        statistics = await unit.statistics.collect(1, NOON)
    assert [(day.date, day.done, day.seconds) for day in statistics.days] == [
        ("2026-01-01", 1, 90.0)
    ]


def test_migration_keeps_invited_accounts(tmp_path: Path) -> None:
    with sa.create_engine(f"sqlite:///{tmp_path}/rows.db").begin() as connection:
        config = alembic_config(connection)
        command.upgrade(config, "0007")
        connection.exec_driver_sql(
            "INSERT INTO people (id, role, locale, options, invited, created) VALUES"
            " (1, 'user', 'en', '{}', 1, '2026-01-01 00:00:00'),"
            " (2, 'user', 'en', '{}', 0, '2026-01-01 00:00:00')"
        )
        connection.exec_driver_sql(
            "INSERT INTO accounts VALUES ('telegram', '1', 1), ('discord', '2', 2)"
        )
        command.upgrade(config, "head")
        invited = connection.exec_driver_sql("SELECT id, invited FROM accounts ORDER BY id")
        assert [tuple(row) for row in invited] == [("1", 1), ("2", 0)]


async def test_migration_indexes_stored_transcripts_anew(database: Database) -> None:
    """Words that older versions stored without their marks are found with them."""
    (indexed,) = (MIGRATIONS / "versions").glob("*_marks_in_search.py")
    marks, before = indexed.name[:4], f"{int(indexed.name[:4]) - 1:04d}"

    def as_stored_before(connection: Connection) -> None:
        command.downgrade(alembic_config(connection), before)
        connection.exec_driver_sql("DELETE FROM spoken")
        columns, values = "rowid, owner, place", "id, owner, place, 'ह नद म ब त'"
        if connection.dialect.name == "postgresql":
            columns, values = "id", "id, to_tsvector('simple', 'ह नद म ब त')"
        connection.exec_driver_sql(
            f"INSERT INTO spoken ({columns}, words) SELECT {values} FROM transcripts"  # noqa: S608
        )

    def with_newer_tables(connection: Connection) -> None:
        command.stamp(alembic_config(connection), marks)
        command.upgrade(alembic_config(connection), "head")

    def without_newer_tables(connection: Connection) -> None:
        command.downgrade(alembic_config(connection), marks)
        command.stamp(alembic_config(connection), before)

    await add(database, job := make_job())
    async with database.begin() as unit:
        long = [Line(0.0, "", f"{number} {'x' * 19_000}") for number in range(150)]
        await unit.transcripts.save(job, [*long, Line(1.0, "", "हिन्दी में बात")])
    await run(database, as_stored_before)
    await run(database, with_newer_tables)
    async with database.read() as unit:
        assert await unit.transcripts.search((ANNA,), "हिन्दी", 9) == []
    await run(database, without_newer_tables)
    await run(database, lambda connection: command.upgrade(alembic_config(connection), "head"))
    async with database.begin() as unit:
        (found,) = await unit.transcripts.search((ANNA,), "हिन्दी", 9)
        assert found.line.text == "हिन्दी में बात"
        assert await unit.transcripts.search((ANNA,), "हिन्दू", 9) == []
        await unit.jobs.delete_chain(job.id)
    async with database.read() as unit:
        assert await unit.transcripts.search((ANNA,), "हिन्दी", 9) == []
