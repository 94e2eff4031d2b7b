"""Needs of jobs, for the choice of a worker, in the index of the queue beside the length."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("needs", sa.String, nullable=False, server_default=""))
    op.drop_index("ix_jobs_state_turn_created_id", "jobs")
    columns = ["state", "turn", "created", "id", "seconds", "needs"]
    op.create_index("ix_jobs_queue", "jobs", columns)


def downgrade() -> None:
    op.drop_index("ix_jobs_queue", "jobs")
    op.create_index("ix_jobs_state_turn_created_id", "jobs", ["state", "turn", "created", "id"])
    op.drop_column("jobs", "needs")
