"""Accounts at providers that sign in as a person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "joined_logins",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("provider", sa.String(16), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("joined", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_joined_logins"),
    )
    op.create_index("ix_joined_logins_platform_account", "joined_logins", ["platform", "account"])


def downgrade() -> None:
    op.drop_table("joined_logins")
