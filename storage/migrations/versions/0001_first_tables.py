"""First tables: people, jobs, deliveries and speeds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

CHOICE = sa.String(16)
MOMENT = sa.DateTime(timezone=True)
NOUN = sa.Text


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("role", CHOICE, nullable=False),
        sa.Column("locale", sa.String, nullable=False),
        sa.Column("options", NOUN, nullable=False),
        sa.Column("invited", sa.Boolean, nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "accounts",
        sa.Column("platform", CHOICE, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("person_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("platform", "id", name="pk_accounts"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_accounts_person_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_accounts_person_id", "accounts", ["person_id"])
    _create_jobs()
    op.create_table(
        "inbox",
        sa.Column("platform", CHOICE, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("seen", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "key", name="pk_inbox"),
    )
    op.create_index("ix_inbox_seen", "inbox", ["seen"])
    op.create_table(
        "deliveries",
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("state", CHOICE, nullable=False),
        sa.Column("refs", NOUN, nullable=False),
        sa.PrimaryKeyConstraint("job_id", "part", name="pk_deliveries"),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_deliveries_job_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "speeds",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("stage", CHOICE, nullable=False),
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("media_seconds", sa.Double, nullable=False),
        sa.Column("took_seconds", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_speeds"),
    )
    op.create_index("ix_speeds_stage_id", "speeds", ["stage", "id"])


def _create_jobs() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("platform", CHOICE, nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("reply_to", NOUN, nullable=False),
        sa.Column("media", NOUN, nullable=False),
        sa.Column("media_sha", sa.String(64)),
        sa.Column("seconds", sa.Double),
        sa.Column("options", NOUN, nullable=False),
        sa.Column("locale", sa.String, nullable=False),
        sa.Column("state", CHOICE, nullable=False),
        sa.Column("stage", CHOICE),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("crashes", sa.Integer, nullable=False),
        sa.Column("card", NOUN),
        sa.Column("result", NOUN),
        sa.Column("failure", NOUN),
        sa.Column("worker", sa.String),
        sa.Column("lease_until", MOMENT),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("started", MOMENT),
        sa.Column("finished", MOMENT),
        sa.Column("delivered", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    for columns in (
        ("state", "created"),
        ("state", "lease_until"),
        ("platform", "delivered", "finished"),
        ("platform", "account", "created"),
        ("media_sha",),
        ("finished",),
    ):
        op.create_index(f"ix_jobs_{'_'.join(columns)}", "jobs", list(columns))


def downgrade() -> None:
    for table in ("speeds", "deliveries", "inbox", "jobs", "accounts", "people"):
        op.drop_table(table)
