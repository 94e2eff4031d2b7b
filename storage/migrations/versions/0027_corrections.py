"""Corrections of transcripts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_NOTED = (
    "CREATE TRIGGER corrections_delete AFTER DELETE ON corrections REFERENCING OLD TABLE AS gone"
    " FOR EACH STATEMENT EXECUTE FUNCTION note_erasure()"
)
"""The rows hold what was said: see version 0018."""


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("root", sa.String(32), nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("base", sa.String(64), nullable=False),
        sa.Column("author", sa.String(16), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("pending", sa.Boolean, nullable=False),
        sa.Column("change", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("root", "version", name="pk_corrections"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_corrections_job_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_corrections_job_id", "corrections", ["job_id"])
    op.create_index(
        "ix_corrections_pending", "corrections", ["pending", "root", "job_id", "version"]
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_NOTED)


def downgrade() -> None:
    op.drop_table("corrections")
