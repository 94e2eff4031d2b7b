"""The index of the words of transcripts: `spoken`, in its form for each database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, TextClause, select, text

from storage.search_text import fold, tsvector
from storage.tables.jobs import TranscriptRow

_AT_ONCE = 200
"""Transcripts in memory, of up to 20 kB each, when all are indexed."""
_INTO_SQLITE = (
    "INSERT INTO spoken (rowid, owner, place, words) VALUES (:id, :owner, :place, :words)"
)
_INTO_POSTGRESQL = "INSERT INTO spoken (id, words) VALUES (:id, CAST(:words AS tsvector))"


def index_all(connection: Connection) -> None:
    """Make the index of all transcripts anew, for rows that came from another database."""
    is_postgresql = connection.dialect.name == "postgresql"
    connection.execute(text("DELETE FROM spoken"))
    columns = (TranscriptRow.id, TranscriptRow.text, TranscriptRow.owner, TranscriptRow.place)
    rows, last = select(*columns).order_by(TranscriptRow.id).limit(_AT_ONCE), 0
    while found := connection.execute(rows.where(TranscriptRow.id > last)).all():
        for row, content, whose, where in found:
            statement, values = into_index(is_postgresql, row, content, owner=whose, place=where)
            connection.execute(statement, values)
        last = found[-1].id


def into_index(
    is_postgresql: bool, row: int | None, content: str, **digests: str
) -> tuple[TextClause, dict[str, Any]]:
    """Return the statement that indexes a transcript, and its values."""
    words = fold(content)
    if is_postgresql:
        return text(_INTO_POSTGRESQL), {"id": row, "words": tsvector(words)}
    return text(_INTO_SQLITE), {"id": row, "words": words, **digests}
