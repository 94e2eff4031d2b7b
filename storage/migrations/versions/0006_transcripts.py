"""Transcripts for full-text search: FTS5 on SQLite, a tsvector on PostgreSQL."""

from __future__ import annotations

import sqlite3

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "transcripts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("place", sa.String(32), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("marks", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_transcripts_job_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_transcripts_job_id", "transcripts", ["job_id"])
    op.create_index("ix_transcripts_owner", "transcripts", ["owner"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE spoken (id INTEGER PRIMARY KEY"
            " REFERENCES transcripts (id) ON DELETE CASCADE, words TSVECTOR NOT NULL)"
        )
        op.execute("CREATE INDEX ix_spoken_words ON spoken USING gin (words)")
        return
    op.execute(
        "CREATE VIRTUAL TABLE spoken USING fts5(owner, place, words, columnsize=0, prefix='3',"
        " tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute(
        "CREATE TRIGGER transcripts_gone AFTER DELETE ON transcripts"
        " BEGIN DELETE FROM spoken WHERE rowid = old.id; END"
    )
    if sqlite3.sqlite_version_info >= (3, 42):
        # Deleted text leaves nothing in the index. Older versions of SQLite clean up when they
        # merge.
        op.execute("INSERT INTO spoken (spoken, rank) VALUES ('secure-delete', 1)")


def downgrade() -> None:
    op.execute("DROP TABLE spoken")
    op.drop_table("transcripts")
