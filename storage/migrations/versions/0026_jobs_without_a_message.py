"""Jobs that no message brought, until the bot of their platform has begun them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "handed_over",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("job_id", name="pk_handed_over"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_handed_over_job_id_jobs", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("handed_over")
