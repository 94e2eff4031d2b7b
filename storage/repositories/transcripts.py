"""Full-text search of the transcripts of finished jobs, for their owner.

The table `spoken` indexes rows of `transcripts`. On SQLite it is an FTS5 table whose columns
`owner` and `place` hold one word each, so a query reads only the owner's rows
(https://www.sqlite.org/fts5.html). On PostgreSQL it is a table with a tsvector under a GIN index.
Both get texts and queries in the form of `fold` and give the same results. PostgreSQL's own parser
is not used: what it takes for a letter depends on the locale of the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    FromClause,
    Row,
    Select,
    delete,
    insert,
    literal_column,
    or_,
    select,
    table,
    text,
)

from storage.models import Account, Job, LibraryFilter, Line
from storage.pseudonyms import owner, place
from storage.repositories.jobs.filters import filtered
from storage.repositories.jobs.rows import JobTable
from storage.repositories.jobs.spoken_words import into_index
from storage.search_text import (
    Phrase,
    count,
    count_any,
    forgiving,
    matches_prefix,
    phrases,
)
from storage.tables.jobs import JobRow, TranscriptRow

MAX_CHARACTERS = 20_000
"""Characters of a row, about twenty minutes. All words of a query must be in the same row."""

Alternatives = tuple[tuple[Phrase, ...], ...]
"""For each phrase of a query those that may stand for it, itself first."""


@dataclass(frozen=True, slots=True)
class Found:
    """Search result: a job, the first of its best matching lines, and all of these.

    A long transcript is stored in parts of about twenty minutes; each is a result of its own.
    """

    job: Job
    line: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Where:
    """Digests of accounts and of chats, and the filter of a search."""

    owners: Sequence[str]
    places: Sequence[str] | None
    wanted: LibraryFilter | None


class Transcripts(JobTable):
    """Searchable transcripts; rows are deleted with their jobs."""

    async def save(self, job: Job, lines: Sequence[Line]) -> None:
        """Store the text of a job for search, replacing that of the jobs it redoes."""
        root = job.again_of or job.id
        chain = select(JobRow.id).where(or_(JobRow.id == root, JobRow.again_of == root))
        await self._connection.execute(delete(TranscriptRow).where(TranscriptRow.job_id.in_(chain)))
        for piece in _split(lines):
            digests = {
                "owner": owner(job.account),
                "place": place(job.reply_to.address.platform, job.reply_to.address.chat),
            }
            content = "\n".join(line.text for line in piece)
            row = await self._connection.scalar(
                insert(TranscriptRow)
                .values(job_id=job.id, text=content, marks=_line_marks(piece), **digests)
                .returning(TranscriptRow.id)
            )
            statement, values = into_index(self._is_postgresql, row, content, **digests)
            await self._connection.execute(statement, values)

    async def lines(self, job_id: str) -> list[Line]:
        """Return the text of a job that is stored for search, in order."""
        rows = await self._connection.execute(
            select(TranscriptRow.text, TranscriptRow.marks)
            .where(TranscriptRow.job_id == job_id)
            .order_by(TranscriptRow.id)
        )
        return [
            Line(start, speaker, words)
            for text, marks in rows
            for (start, speaker), words in zip(marks, text.split("\n"), strict=True)
        ]

    async def search(
        self,
        accounts: Sequence[Account],
        question: str,
        limit: int,
        skip: int = 0,
        chat: str | None = None,
        wanted: LibraryFilter | None = None,
    ) -> list[Found]:
        """Return matches in these accounts' recordings, newest first.

        All words must match; the last one may be the beginning of a word. If nothing matches, a
        slip in longer words is forgiven. With `chat` only recordings sent to that chat are
        searched, with `wanted` only those that fit it.
        """
        asked = phrases(question)
        if not asked or not accounts:
            return []
        places = None
        if chat is not None:
            places = [place(it, chat) for it in dict.fromkeys(one.platform for one in accounts)]
        owners = [owner(account) for account in accounts]
        search_ids = self._search_postgresql if self._is_postgresql else self._search_sqlite
        alternatives: Alternatives = tuple((phrase,) for phrase in asked)
        where = _Where(owners, places, wanted)
        ids = await search_ids(alternatives, where, limit, skip)
        if not ids and not (skip and await search_ids(alternatives, where, 1, 0)):
            alternatives = forgiving(asked)
            ids = await search_ids(alternatives, where, limit, skip)
        rows = await self._connection.execute(
            select(TranscriptRow).where(TranscriptRow.id.in_(ids)).order_by(TranscriptRow.id.desc())
        )
        pieces = rows.all()
        jobs = await self._where(JobRow.id.in_({row.job_id for row in pieces}))
        jobs_by_id = {job.id: job for job in jobs}
        found = ((jobs_by_id[row.job_id], _best_lines(row, alternatives)) for row in pieces)
        return [Found(job, lines[0], lines) for job, lines in found]

    async def _search_sqlite(
        self, alternatives: Alternatives, where: _Where, limit: int, skip: int
    ) -> list[int]:
        parts = [f"owner : ({' OR '.join(where.owners)})"]
        if where.places is not None:
            parts.append(f"place : ({' OR '.join(where.places)})")
        for phrase, *others in alternatives:
            last = phrase is alternatives[-1][0]
            suffix = " *" if last and matches_prefix(phrase) else ""
            either = [f'"{" ".join(phrase)}"{suffix}', *(f'"{other}"' for (other,) in others)]
            parts.append(f"words : ({' OR '.join(either)})")
        found = _matches(table("spoken"), "spoken.rowid", "spoken MATCH :question", where)
        return await self._ids(found.limit(limit).offset(skip), question=" AND ".join(parts))

    async def _search_postgresql(
        self, alternatives: Alternatives, where: _Where, limit: int, skip: int
    ) -> list[int]:
        parts = []
        for phrase, *others in alternatives:
            last = phrase is alternatives[-1][0]
            suffix = ":*" if last and matches_prefix(phrase) else ""
            first = " <-> ".join(f"'{word}'" for word in phrase) + suffix
            parts.append(" | ".join([f"({first})", *(f"'{other}'" for (other,) in others)]))
        found = _matches(
            table("transcripts").alias("t").join(table("spoken").alias("s"), text("s.id = t.id")),
            "t.id",
            "t.owner = ANY(:owners) AND (:anywhere OR t.place = ANY(:places))"
            " AND s.words @@ CAST(:question AS tsquery)",
            where,
        )
        return await self._ids(
            found.limit(limit).offset(skip),
            owners=list(where.owners),
            anywhere=where.places is None,
            places=list(where.places or ()),
            question=" & ".join(f"({part})" for part in parts),
        )

    async def _ids(self, statement: Select[Any], **values: Any) -> list[int]:
        return list(await self._connection.scalars(statement, values))

    @property
    def _is_postgresql(self) -> bool:
        return self._connection.dialect.name == "postgresql"


def _matches(tables: FromClause, row: str, condition: str, where: _Where) -> Select[Any]:
    """Return the rows of matches, newest first."""
    found: Select[Any] = select(literal_column(row)).select_from(tables).where(text(condition))
    if where.wanted is not None:
        job = select(TranscriptRow.job_id).where(TranscriptRow.id == literal_column(row))
        fits = select(JobRow.id).where(JobRow.id == job.scalar_subquery())
        found = found.where(fits.where(*filtered(where.wanted)).exists())
    return found.order_by(literal_column(row).desc())


def _split(lines: Sequence[Line]) -> Iterator[list[Line]]:
    piece: list[Line] = []
    length = 0
    for line in lines:
        if piece and length + len(line.text) > MAX_CHARACTERS:
            yield piece
            piece, length = [], 0
        # Databases reject NUL and half a surrogate pair, which a model may produce.
        words = " ".join(line.text[:MAX_CHARACTERS].replace("\0", " ").split())
        whole = Line(line.start, line.speaker, words.encode(errors="replace").decode())
        piece.append(whole)
        length += len(whole.text) + 1
    if piece:
        yield piece


def _line_marks(piece: Sequence[Line]) -> list[tuple[float, str]]:
    return [(line.start, line.speaker) for line in piece]


def _best_lines(row: Row[Any], alternatives: Alternatives) -> tuple[Line, ...]:
    """Return the lines with most of the phrases; the first line where the phrases cross lines."""
    lines = row.text.split("\n")
    wanted = tuple(others[0] for others in alternatives)
    forgave = any(len(others) > 1 for others in alternatives)
    counts = [count_any(line, alternatives) if forgave else count(line, wanted) for line in lines]
    most = max(counts)
    found = tuple(
        Line(start, speaker, line)
        for (start, speaker), line, number in zip(row.marks, lines, counts, strict=True)
        if number == most
    )
    return found if most else found[:1]
