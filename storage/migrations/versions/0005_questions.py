"""Messages that ask for a reply, such as for the names of speakers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "questions",
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("chat", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_questions_job_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("platform", "chat", "message", name="pk_questions"),
    )
    op.create_index("ix_questions_job_id", "questions", ["job_id"])


def downgrade() -> None:
    op.drop_table("questions")
