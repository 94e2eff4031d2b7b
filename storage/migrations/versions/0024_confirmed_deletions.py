"""Deletions that people have confirmed, until they are done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


_NOTED = (
    "CREATE TRIGGER deletions_delete AFTER DELETE ON deletions REFERENCING OLD TABLE AS gone"
    " FOR EACH STATEMENT EXECUTE FUNCTION note_erasure()"
)
"""The outcome may name a recording: see version 0018."""


def upgrade() -> None:
    op.create_table(
        "deletions",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("deletion", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_NOTED)


def downgrade() -> None:
    op.drop_table("deletions")
