from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage import database
from storage.columns import Moment, Noun, choice
from storage.migrations.__main__ import write_next
from storage.models import Media, Stage
from storage.tables import Table


def test_the_next_version_is_written_in_plain_sql_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "migrations"
    shutil.copytree(database.MIGRATIONS, copied, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(database, "MIGRATIONS", copied)
    newest = len(list((copied / "versions").glob("0*.py")))
    added = sa.Table(
        "added",
        Table.metadata,
        sa.Column("stage", choice(Stage), nullable=False),
        sa.Column("noun", Noun(Media)),
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
