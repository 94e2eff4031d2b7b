"""Tags of results; kinds and speakers in rows, with an index for the list of recordings."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from storage.search_text import fold

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

_FILMS = (
    *("3g2", "3gp", "asf", "avi", "flv", "m2ts", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg"),
    *("mts", "ogv", "ts", "vob", "webm", "wmv"),
)
_AT_ONCE = 500
_MOST_LETTERS = 400
_UNREADABLE = r"\\u0000|\\ud[89ab]..(?!\\ud[c-f])|(?<!\\ud[89ab]..)\\ud[c-f].."


def upgrade() -> None:
    op.create_table(
        "tags",
        sa.Column("root", sa.String(32), nullable=False),
        sa.Column("key", sa.String(120), nullable=False),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("account", sa.String, nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("root", "key", name="pk_tags"),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name="fk_tags_job_id", ondelete="CASCADE"),
    )
    op.create_index("ix_tags_job_id", "tags", ["job_id"])
    of_person = ["platform", "account", "key", "root", "name"]
    op.create_index("ix_tags_platform_account_key_root_name", "tags", of_person)
    kind = sa.Column("kind", sa.String(16), nullable=False, server_default="sound")
    op.add_column("jobs", kind)
    op.add_column("jobs", sa.Column("speakers", sa.String, nullable=False, server_default=""))
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    name = f"({_json('media')} ->> 'name')" if is_postgresql else "json_extract(media, '$.name')"
    ends = " OR ".join(f"lower({name}) LIKE '%.{each}'" for each in _FILMS)
    op.execute(f"UPDATE jobs SET kind = 'film' WHERE {ends}")  # noqa: S608  constants
    _name_speakers(
        f"({_json('result')} -> 'speakers')::text"
        if is_postgresql
        else "json_extract(result, '$.speakers')"
    )
    ended = sa.text("finished IS NOT NULL")
    op.create_index(
        "ix_jobs_library",
        "jobs",
        [
            "platform",
            "account",
            "state",
            "created",
            "id",
            "language",
            "kind",
            "again_of",
            "speakers",
        ],
        sqlite_where=ended,
        postgresql_where=ended,
    )


def downgrade() -> None:
    op.drop_index("ix_jobs_library", "jobs")
    op.drop_column("jobs", "speakers")
    op.drop_column("jobs", "kind")
    op.drop_table("tags")


def _json(column: str) -> str:
    """Return the SQL of a column as JSON without what PostgreSQL reads in none: NUL, and half a
    surrogate pair, of a file's name or a model. https://www.postgresql.org/docs/current/datatype-json.html
    """
    clean = f"regexp_replace({column}, '{_UNREADABLE}', '\\\\ufffd', 'g')"
    return f"(CASE WHEN {column} ~ '\\\\u(0000|d[89a-f])' THEN {clean} ELSE {column} END)::json"


def _readable(name: str) -> str:
    return name.encode("utf-8", "replace").decode().replace("\0", " ")


def _name_speakers(speakers: str) -> None:
    """Write the names that the results have; `speakers` is the SQL of their JSON."""
    connection, last = op.get_bind(), ""
    found = sa.text(
        f"SELECT id, {speakers} AS speakers FROM jobs WHERE result IS NOT NULL AND id > :last"  # noqa: S608
        f" ORDER BY id LIMIT {_AT_ONCE}"
    )
    named = sa.text("UPDATE jobs SET speakers = :names WHERE id = :id")
    while rows := connection.execute(found, {"last": last}).all():
        for job_id, known in rows:
            names = [fold(_readable(each["name"])) for each in json.loads(known or "[]")]
            if names:
                written = "\n".join(("", *names, ""))[:_MOST_LETTERS]
                connection.execute(named, {"id": job_id, "names": written})
        last = rows[-1].id
