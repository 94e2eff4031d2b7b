"""`mp4totext migrate`: the tables to the version of this program, and from which one.

Modules are imported where they are needed, as everywhere in the command line.
"""

from __future__ import annotations

import typer

from bot.cli.runtime import for_terminal, read_settings, run_and_exit


def migrate() -> None:
    """Update the tables to the newest version; `up` does so by itself."""
    from bot.app import config

    settings = for_terminal(read_settings(config.ROWS))
    run_and_exit(_migrate(settings.storage.database))


async def _migrate(url: str) -> int:
    """Open the database, which migrates it, and print from which version to which."""
    from storage.database import Database
    from storage.schema_version import ReportedMigration

    migration = ReportedMigration()
    await (await Database.open(url, migration)).close()
    typer.echo(_sentence(migration.before, migration.after))
    return 0


def _sentence(before: str | None, after: str) -> str:
    if before is None:
        return f"The tables are new, of version {after}."
    if before == after:
        return f"The tables are up to date: version {after}."
    return f"The tables are updated from version {before} to {after}."
