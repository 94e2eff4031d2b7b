"""Search for orphans: rows that belong to somebody or something that is not there."""

from __future__ import annotations

from sqlalchemy import text

from storage.database import Database
from storage.models import Account, Platform
from storage.pseudonyms import owner

QUERIES = {
    "people without an account": """SELECT id FROM people p WHERE NOT EXISTS
        (SELECT 1 FROM accounts a WHERE a.person_id = p.id)""",
    "accounts without a person": """SELECT id FROM accounts a WHERE NOT EXISTS
        (SELECT 1 FROM people p WHERE p.id = a.person_id)""",
    **{
        f"{table} without an account": f"""SELECT {column} FROM {table} o WHERE {column} <> ''
        AND NOT EXISTS (SELECT 1 FROM accounts a
        WHERE a.platform = o.{platform} AND a.id = o.{column})"""  # noqa: S608 - fixed names
        for table, platform, column in (
            ("jobs", "platform", "account"),
            ("voices", "platform", "account"),
            ("codes", "owner_platform", "owner"),
            ("chats", "platform", "changed_by"),
            ("audit", "actor_platform", "actor"),
            ("receivers", "platform", "account"),
            ("announcements", "platform", "author"),
        )
    },
    "used codes without a joiner": """SELECT joined FROM codes WHERE joined IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.platform || ':' || a.id = joined)""",
    "link codes without an owner": "SELECT key FROM codes WHERE kind = 'link' AND owner = ''",
    **{
        f"{table} without a job": f"""SELECT job_id FROM {table} o WHERE job_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.id = o.job_id)"""  # noqa: S608 - fixed names
        for table in ("usage", "deliveries", "questions", "transcripts")
    },
}


async def find_orphans(database: Database) -> dict[str, list[str]]:
    """Return the orphans of all tables, by kind."""
    found: dict[str, list[str]] = {}
    async with database.read() as unit:
        connection = unit.people._connection
        for kind, query in QUERIES.items():
            found[kind] = [str(it) for it in await connection.scalars(text(query))]
        accounts = await connection.execute(text("SELECT platform, id FROM accounts"))
        owners = {owner(Account(Platform(platform), id_)) for platform, id_ in accounts}
        rows = await connection.scalars(text("SELECT owner FROM transcripts"))
        found["transcripts without an account"] = [it for it in rows if it not in owners]
    return {kind: rows for kind, rows in found.items() if rows}
