"""Rules for words that hold for all recordings of a group."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    rules = sa.Column("replacements", sa.Text, nullable=False, server_default="[]")
    op.add_column("chats", rules)


def downgrade() -> None:
    with op.batch_alter_table("chats") as changed:
        changed.drop_column("replacements")
