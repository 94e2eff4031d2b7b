"""The version of the tables: stored in the database, and brought to the newest one.

Alembic is imported only when a migration is due. Its import takes a tenth of a second, and nearly
every start finds the newest version.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 0x6D703474  # "mp4t": any number that no other application on the server uses
READ_VERSION = "SELECT version_num FROM alembic_version"


def newest_versions() -> list[str]:
    """Return the numbers of all migrations, oldest first."""
    files = (MIGRATIONS / "versions").glob("[0-9]*.py")
    return sorted(path.name.partition("_")[0] for path in files)


def migrate(connection: Connection) -> None:
    """Migrate the tables to the newest version, inside the transaction of `connection`.

    Raises CommandError of Alembic for a version of a newer mp4totext.
    """
    lock_version(connection)
    if stored_version(connection) != newest_versions()[-1]:
        from alembic import command  # noqa: PLC0415 see above

        command.upgrade(alembic_config(connection), "head")


@dataclass(slots=True)
class ReportedMigration:
    """`migrate` that keeps the version `before`; None: the tables are new."""

    before: str | None = None
    after: str = ""

    def __call__(self, connection: Connection) -> None:
        """Migrate as `migrate` does."""
        lock_version(connection)  # so that nobody changes the version that is read
        self.before = stored_version(connection)
        migrate(connection)
        self.after = newest_versions()[-1]


def lock_version(connection: Connection) -> None:
    """Let no other process change the version until the transaction ends."""
    from sqlalchemy import text  # noqa: PLC0415 the health check reads the versions without it

    if connection.dialect.name == "postgresql":  # SQLite's BEGIN IMMEDIATE is its lock
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})


def set_version(connection: Connection, revision: str) -> None:
    """Bring empty tables to a version, an older one than the stored one too.

    Raises CommandError of Alembic for a version of a newer mp4totext.
    """
    from alembic import command  # noqa: PLC0415 see above

    stored = stored_version(connection)
    change = command.downgrade if stored and stored > revision else command.upgrade
    change(alembic_config(connection), revision)


def stored_version(connection: Connection) -> str | None:
    """Return the version of the tables; None for a new database, or one that Alembic must read."""
    from sqlalchemy import inspect, text  # noqa: PLC0415 see above

    if not inspect(connection).has_table("alembic_version"):
        return None
    rows = connection.execute(text(READ_VERSION)).scalars().all()
    return rows[0] if len(rows) == 1 else None


def alembic_config(connection: Connection) -> Config:
    """Return Alembic's configuration; there is no alembic.ini."""
    from alembic.config import Config  # noqa: PLC0415 see above

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
