"""Jobs that no message brought, until the bot of their platform has begun them, and uploads."""

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
    op.create_table(
        "uploads",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("job", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
    )
    op.create_index("ix_uploads_platform_account", "uploads", ["platform", "account"])
    op.create_index("ix_uploads_expires", "uploads", ["expires"])
    op.create_table(
        "upload_parts",
        sa.Column("upload_id", sa.String(32), nullable=False),
        sa.Column("start", sa.BigInteger, nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("upload_id", "start", name="pk_upload_parts"),
        sa.ForeignKeyConstraint(
            ["upload_id"],
            ["uploads.id"],
            name="fk_upload_parts_upload_id_uploads",
            ondelete="CASCADE",
        ),
    )
    for table in ("codes", "web_sessions"):
        op.add_column(table, sa.Column("name", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    for table in ("codes", "web_sessions"):
        op.drop_column(table, "name")
    op.drop_table("upload_parts")
    op.drop_table("uploads")
    op.drop_table("handed_over")
