"""Details of the decisions in the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("audit", sa.Column("detail", sa.String, nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("audit") as audit:
        audit.drop_column("detail")
