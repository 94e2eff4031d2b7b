"""Quotas of people and of jobs, and their usage."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("people", "jobs"):
        op.add_column(table, sa.Column("quota", sa.Text, nullable=False, server_default="{}"))
    op.create_index("ix_people_role", "people", ["role"])
    op.create_table(
        "usage",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("job_id", sa.String(32), nullable=True),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_usage"),
    )
    op.create_index("ix_usage_job_id", "usage", ["job_id"])
    op.create_index("ix_usage_moment", "usage", ["moment"])
    op.create_index("ix_usage_owner_moment", "usage", ["owner", "moment"])


def downgrade() -> None:
    op.drop_table("usage")
    op.drop_index("ix_people_role", "people")
    for table in ("people", "jobs"):
        with op.batch_alter_table(table) as changed:
            changed.drop_column("quota")
