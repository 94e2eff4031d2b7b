"""Announcements, their receivers, and the people's wish for news."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    news = sa.Column("news", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("people", news)
    op.create_index("ix_people_news", "people", ["news"])
    op.create_table(
        "announcements",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("locale", sa.String, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("card", sa.Text, nullable=True),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("gone", sa.Integer, nullable=False),
        sa.Column("spared", sa.Integer, nullable=False),
    )
    op.create_index("ix_announcements_state_created", "announcements", ["state", "created"])
    op.create_index("ix_announcements_platform_author", "announcements", ["platform", "author"])
    op.create_table(
        "receivers",
        sa.Column("announcement_id", sa.String(32), primary_key=True),
        sa.Column("platform", sa.String(16), primary_key=True),
        sa.Column("account", sa.String, primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcements.id"],
            name="fk_receivers_announcement_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_receivers_announcement_id_state_platform_account",
        "receivers",
        ["announcement_id", "state", "platform", "account"],
    )
    op.create_index("ix_receivers_platform_account", "receivers", ["platform", "account"])


def downgrade() -> None:
    op.drop_table("receivers")
    op.drop_table("announcements")
    op.drop_index("ix_people_news", "people")
    op.drop_column("people", "news")
