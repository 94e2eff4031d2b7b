"""`python -m storage.migrations "What changes"`: write the next version of the tables."""

from __future__ import annotations

import sys
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from storage.schema_version import alembic_config


def write_next(subject: str) -> Path:
    """Write a new version with the difference between the tables of the code and of the versions.

    The tables of the versions are made in a database in memory.
    """
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        config = alembic_config(connection)
        command.upgrade(config, "head")
        known = ScriptDirectory.from_config(config).walk_revisions()
        number = max(int(each.revision) for each in known) + 1
        written = command.revision(config, subject, autogenerate=True, rev_id=f"{number:04d}")
    engine.dispose()
    assert written is not None  # noqa: S101 - a single revision was asked for
    assert not isinstance(written, list)  # noqa: S101 - as above
    return Path(written.path)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.stdout.write(f"{write_next(sys.argv[1])}\n")
