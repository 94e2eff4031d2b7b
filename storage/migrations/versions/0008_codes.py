"""Codes that link accounts or invite people; the invitation belongs to the invited account."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "codes",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("label", sa.String(16), nullable=False),
        sa.Column("owner_platform", sa.String(16), nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("uses", sa.Integer, nullable=False),
        sa.Column("remaining", sa.Integer, nullable=False),
        sa.Column("joined", sa.String),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("expires", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_codes"),
    )
    for columns in (("kind", "expires"), ("owner_platform", "owner"), ("joined",), ("expires",)):
        op.create_index(f"ix_codes_{'_'.join(columns)}", "codes", columns)
    op.create_table(
        "tries",
        sa.Column("who", sa.String(64), nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("who", name="pk_tries"),
    )
    op.create_index("ix_tries_last", "tries", ["last"])
    op.add_column(
        "accounts", sa.Column("invited", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.execute(
        "UPDATE accounts SET invited ="
        " (SELECT people.invited FROM people WHERE people.id = accounts.person_id)"
    )
    op.drop_column("people", "invited")


def downgrade() -> None:
    op.add_column(
        "people", sa.Column("invited", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.execute(
        "UPDATE people SET invited = EXISTS (SELECT 1 FROM accounts"
        " WHERE accounts.person_id = people.id AND accounts.invited)"
    )
    op.drop_column("accounts", "invited")
    op.drop_table("tries")
    op.drop_table("codes")
