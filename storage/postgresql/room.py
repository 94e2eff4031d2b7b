"""Connections that a server has for this service, and those that are open.

https://www.postgresql.org/docs/current/runtime-config-connection.html
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from storage.postgresql.engine import postgresql_engine

BESIDE_THE_POOL = 3
"""Connections of a process beside its pool: one for the leases of a worker, and two for a moment
while deleted texts are erased. With a bucket, each recording that is being stored takes another."""
_ASK = text(
    "SELECT current_setting('max_connections')::int AS most, "
    "current_setting('superuser_reserved_connections')::int "
    "+ coalesce(current_setting('reserved_connections', true), '0')::int AS reserved, "
    "(SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS of_user, "
    "(SELECT datconnlimit FROM pg_database WHERE datname = current_database()) AS of_database, "
    # Of sessions of others an ordinary user sees the database, and not the kind.
    "(SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL) AS opened"
)


@dataclass(frozen=True, slots=True)
class Room:
    """`most` connections may be open: `max_connections` of the server without what it reserves, or
    the limit of the user or the database. `opened` are open, those of others as well."""

    most: int
    opened: int

    def processes(self, pool: int) -> int:
        """Return how many processes with such a pool may want all of it at once."""
        return self.most // (pool + BESIDE_THE_POOL)

    def pool(self, processes: int) -> int:
        """Return the largest pool of so many processes; 0 where none fits."""
        return max(0, self.most // processes - BESIDE_THE_POOL)


async def find_room(address: str) -> Room:
    """Ask the server at this address, which must answer."""
    engine = postgresql_engine(address)
    try:
        async with engine.connect() as connection:
            row = (await connection.execute(_ASK)).one()
    finally:
        await engine.dispose()
    limits = [limit for limit in (row.of_user, row.of_database) if limit is not None and limit >= 0]
    return Room(min([row.most - row.reserved, *limits]), row.opened)
