"""Notes of deletions, for the erasure of what the database keeps of deleted rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

WATCHED = ("announcements", "jobs", "people", "transcripts", "voices")
"""Tables with texts of people, on PostgreSQL. SQLite overwrites deleted rows by itself, and only
its full-text index keeps something: see `storage/erasure/sqlite.py`."""

_FROM_INDEX = "CREATE TRIGGER transcripts_gone AFTER DELETE ON transcripts BEGIN {statements} END"
_DELETE = "DELETE FROM spoken WHERE rowid = old.id;"
_NOTE = "INSERT INTO erasures (name) VALUES ('transcripts');"


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(16), nullable=False),
    )
    if op.get_bind().dialect.name != "postgresql":
        op.execute("DROP TRIGGER transcripts_gone")
        op.execute(_FROM_INDEX.format(statements=f"{_DELETE} {_NOTE}"))
        # What was deleted before this version is still in the index.
        op.execute("INSERT INTO erasures (name) VALUES ('transcripts')")
        return
    op.execute(
        "CREATE FUNCTION note_erasure() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF EXISTS (SELECT 1 FROM gone) THEN"
        " INSERT INTO erasures (name) VALUES (TG_TABLE_NAME); END IF;"
        " RETURN NULL; END $$"
    )
    # A row is also a deleted version after an update; those of people hold typed words.
    for event, tables in (("DELETE", WATCHED), ("UPDATE", ("people",))):
        for table in tables:
            op.execute(
                f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table}"
                " REFERENCING OLD TABLE AS gone"
                " FOR EACH STATEMENT EXECUTE FUNCTION note_erasure()"
            )
    op.execute("INSERT INTO erasures (name) VALUES ('transcripts')")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION note_erasure CASCADE")
    else:
        op.execute("DROP TRIGGER transcripts_gone")
        op.execute(_FROM_INDEX.format(statements=_DELETE))
    op.drop_table("erasures")
