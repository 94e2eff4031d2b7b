"""Proofs of identity that were used, and the bots of the platforms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "used_proofs",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_used_proofs"),
    )
    op.create_index("ix_used_proofs_expires", "used_proofs", ["expires"])
    op.create_table(
        "platform_bots",
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("bot", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("platform", name="pk_platform_bots"),
    )


def downgrade() -> None:
    op.drop_table("platform_bots")
    op.drop_table("used_proofs")
