"""Named voices that users asked to remember."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "voices",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("voiceprint", sa.Text, nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("heard", MOMENT, nullable=False),
    )
    op.create_index("ix_voices_platform_account_chat", "voices", ["platform", "account", "chat"])
    op.create_index("ix_voices_heard", "voices", ["heard"])


def downgrade() -> None:
    op.drop_table("voices")
