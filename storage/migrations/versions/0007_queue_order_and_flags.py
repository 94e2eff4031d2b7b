"""Order of waiting jobs, and flags of the whole service."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("turn", sa.Integer, nullable=False, server_default="0"))
    op.drop_index("ix_jobs_state_created", "jobs")
    op.create_index("ix_jobs_state_turn_created_id", "jobs", ["state", "turn", "created", "id"])
    op.create_table(
        "switches",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("switches")
    op.drop_index("ix_jobs_state_turn_created_id", "jobs")
    op.drop_column("jobs", "turn")
    op.create_index("ix_jobs_state_created", "jobs", ["state", "created"])
