"""Trace ids of jobs: the update that asked for each, for logs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jobs", sa.Column("trace", sa.String(32), nullable=True))


def downgrade() -> None:
    op.drop_column("jobs", "trace")
