"""Columns for statistics: the language of a result, the code of a failure."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

FIGURES = ("finished", "state", "language", "failed_with", "seconds", "created", "started")


def upgrade() -> None:
    op.add_column("jobs", sa.Column("language", sa.String(16), nullable=True))
    op.add_column("jobs", sa.Column("failed_with", sa.String(64), nullable=True))
    for column, noun, name in (
        ("language", "result", "language"),
        ("failed_with", "failure", "code"),
    ):
        value = f"json_extract({noun}, '$.{name}')"
        if op.get_bind().dialect.name == "postgresql":
            value = f"CAST({noun} AS json) ->> '{name}'"
        op.execute(f"UPDATE jobs SET {column} = {value} WHERE {noun} IS NOT NULL")  # noqa: S608
    op.drop_index("ix_jobs_finished", "jobs")
    op.create_index("ix_jobs_figures", "jobs", list(FIGURES))


def downgrade() -> None:
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_index("ix_jobs_figures")
        jobs.create_index("ix_jobs_finished", ["finished"])
        for column in ("language", "failed_with"):
            jobs.drop_column(column)
