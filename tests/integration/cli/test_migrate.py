"""`mp4totext migrate` in processes of its own: it says from which version to which."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import Connection

from storage.database import Database
from storage.schema_version import newest_versions, set_version
from tests.integration.cli.test_cli import environment, run

__all__ = ["environment"]
NEWEST = newest_versions()[-1]


def test_migrate_says_from_which_version_to_which(
    environment: dict[str, str], tmp_path: Path
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/data/mp4totext.db"
    first = run(environment, tmp_path, "migrate")
    assert first.returncode == 0, first.stderr
    assert first.stdout == f"The tables are new, of version {NEWEST}.\n"
    assert (
        run(environment, tmp_path, "migrate").stdout
        == f"The tables are up to date: version {NEWEST}.\n"
    )
    older = newest_versions()[-2]
    (tmp_path / "data/mp4totext.db").unlink()

    def prepare(connection: Connection) -> None:
        set_version(connection, older)

    async def make() -> None:
        await (await Database.open(url, prepare)).close()

    asyncio.run(make())
    assert (
        run(environment, tmp_path, "migrate").stdout
        == f"The tables are updated from version {older} to {NEWEST}.\n"
    )


def test_migrate_refuses_tables_of_a_newer_version(
    environment: dict[str, str], tmp_path: Path
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/data/mp4totext.db"

    def prepare(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('9999')")

    async def make() -> None:
        await (await Database.open(url, prepare)).close()

    (tmp_path / "data").mkdir(exist_ok=True)
    asyncio.run(make())
    refused = run(environment, tmp_path, "migrate")
    assert refused.returncode == 2, refused.stdout
    assert "newer" in refused.stderr
    assert "Traceback" not in refused.stderr
