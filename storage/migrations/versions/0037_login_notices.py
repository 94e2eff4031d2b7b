"""Notices about accounts at providers that were joined, or parted from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "login_notices",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("provider", sa.String(16), nullable=False),
        sa.Column("joined", sa.Boolean, nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_login_notices"),
    )
    op.create_index("ix_login_notices_platform_account", "login_notices", ["platform", "account"])
    op.create_index("ix_login_notices_moment", "login_notices", ["moment"])


def downgrade() -> None:
    op.drop_table("login_notices")
