"""Progress of jobs since a worker died, and the worker that lost them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "jobs", sa.Column("progressed", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.add_column("jobs", sa.Column("lost_by", sa.String, nullable=True))


def downgrade() -> None:
    op.drop_column("jobs", "lost_by")
    op.drop_column("jobs", "progressed")
