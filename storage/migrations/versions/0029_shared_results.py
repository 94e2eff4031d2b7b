"""Links that share results."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("root", sa.String(32), nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("files", sa.Boolean, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_shares"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_shares_job_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_shares_root", "shares", ["root"])
    op.create_index("ix_shares_job_id", "shares", ["job_id"])
    op.create_index("ix_shares_platform_account", "shares", ["platform", "account"])
    op.create_index("ix_shares_expires", "shares", ["expires"])


def downgrade() -> None:
    op.drop_table("shares")
