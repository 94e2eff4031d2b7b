"""Sends whose answer was lost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sends",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("bot", sa.String, nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("ix_sends_bot", "sends", ["bot"])
    op.create_index("ix_sends_changed", "sends", ["changed"])


def downgrade() -> None:
    op.drop_table("sends")
