"""Daily totals of ended jobs, computed once from the stored jobs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "days",
        sa.Column("date", sa.String(10), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("jobs", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("date", "state", "language", "code", name="pk_days"),
    )
    day = "substr(finished, 1, 10)"
    if op.get_bind().dialect.name == "postgresql":
        day = "to_char(finished AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
    counted = f"""
        INSERT INTO days (date, state, language, code, jobs, seconds)
        SELECT {day}, state, COALESCE(language, ''), COALESCE(failed_with, ''), count(*),
               COALESCE(sum(seconds), 0.0)
        FROM jobs WHERE finished IS NOT NULL GROUP BY {day}, state, language, failed_with
    """  # noqa: S608
    op.execute(counted)


def downgrade() -> None:
    op.drop_table("days")
