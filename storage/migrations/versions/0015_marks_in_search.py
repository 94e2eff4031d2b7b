"""Search that keeps the marks of letters: vowel signs of Hindi, Burmese and others.

The words of stored transcripts are written again, in the form that queries have.
"""

from __future__ import annotations

import sqlite3

import sqlalchemy as sa
from alembic import op

from storage.search_text import fold, tsvector

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

TRANSCRIPTS = sa.table(
    "transcripts", sa.column("id"), sa.column("owner"), sa.column("place"), sa.column("text")
)
AT_ONCE = 100
"""Rows held in memory, each up to 20000 characters."""


def upgrade() -> None:
    _rebuild("unicode61 remove_diacritics 0 categories ''L* N* Co M*''")


def downgrade() -> None:
    _rebuild("unicode61 remove_diacritics 0")


def _rebuild(tokenizer: str) -> None:
    """Index all transcripts anew; `tokenizer` is that of FTS5, with doubled apostrophes."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DELETE FROM spoken")
        _fill("INSERT INTO spoken (id, words) VALUES (:id, CAST(:vector AS tsvector))")
        return
    op.execute("DROP TABLE spoken")
    op.execute(
        "CREATE VIRTUAL TABLE spoken USING fts5(owner, place, words, columnsize=0, prefix='3',"
        f" tokenize='{tokenizer}')"
    )
    if sqlite3.sqlite_version_info >= (3, 42):  # as in version 0006
        op.execute("INSERT INTO spoken (spoken, rank) VALUES ('secure-delete', 1)")
    _fill("INSERT INTO spoken (rowid, owner, place, words) VALUES (:id, :owner, :place, :words)")


def _fill(statement: str) -> None:
    """Run `statement` for every transcript."""
    connection, last, insert = op.get_bind(), 0, sa.text(statement)
    rows = sa.select(TRANSCRIPTS).order_by(TRANSCRIPTS.c.id).limit(AT_ONCE)
    while found := connection.execute(rows.where(TRANSCRIPTS.c.id > last)).mappings().all():
        for row in found:
            words = fold(row["text"])
            values = {**row, "words": words, "vector": tsvector(words)}
            names = insert.compile().params
            connection.execute(insert, {name: values[name] for name in names})
        last = found[-1]["id"]
