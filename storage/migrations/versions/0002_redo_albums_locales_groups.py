"""Columns for redoing, albums and the chosen language; table of automatic groups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("automatic", sa.Boolean, nullable=False),
        sa.Column("changed_by", sa.String, nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "id", name="pk_chats"),
    )
    op.add_column("jobs", sa.Column("again_of", sa.String(32), nullable=True))
    op.add_column("jobs", sa.Column("album", sa.String, nullable=True))
    op.create_index("ix_jobs_again_of", "jobs", ["again_of"])
    op.create_index("ix_jobs_album", "jobs", ["album"])
    op.add_column("people", sa.Column("tongue", sa.String, nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("people") as people:
        people.drop_column("tongue")
    with op.batch_alter_table("jobs") as jobs:
        for column in ("again_of", "album"):
            jobs.drop_index(f"ix_jobs_{column}")
            jobs.drop_column(column)
    op.drop_table("chats")
