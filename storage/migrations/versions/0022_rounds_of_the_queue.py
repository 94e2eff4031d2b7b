"""Rounds of the queue, in which each account has one job: people take turns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_QUEUED = sa.text("state = 'queued'")


def upgrade() -> None:
    op.add_column("jobs", sa.Column("round", sa.Integer, nullable=False, server_default="0"))
    op.drop_index("ix_jobs_queue", "jobs")
    columns = ["state", "turn", "round", "created", "id", "seconds", "needs"]
    op.create_index("ix_jobs_queue", "jobs", columns)
    op.create_index(
        "ix_jobs_rounds",
        "jobs",
        ["platform", "account", "round"],
        sqlite_where=_QUEUED,
        postgresql_where=_QUEUED,
    )


def downgrade() -> None:
    op.drop_index("ix_jobs_rounds", "jobs")
    op.drop_index("ix_jobs_queue", "jobs")
    columns = ["state", "turn", "created", "id", "seconds", "needs"]
    op.create_index("ix_jobs_queue", "jobs", columns)
    op.drop_column("jobs", "round")
