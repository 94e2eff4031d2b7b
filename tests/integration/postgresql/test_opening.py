"""DATABASE_URL with a real server: accepted addresses, messages for refused ones, and many starts
at once: one process migrates, the others wait for it."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest

from storage.config.database_address import database_address
from storage.database import Database
from storage.errors import BadSetting
from storage.schema_version import newest_versions, set_version, stored_version
from tests.integration.postgresql.tls_front import certificate, tls_front
from tests.postgresql_server import PostgresqlServer
from tests.unit.storage.plans import run

STARTS = 10
_numbers = itertools.count(1)
PASSWORD = "p@ss/w:o#rd?%"


async def opened(written: str) -> None:
    """Open a typed address, and read from it."""
    database = await Database.open(database_address(written))
    async with database.read() as unit:
        await unit.statistics.count_states()
    await database.close()


async def problem(written: str) -> str:
    """Return the message for an address that does not open."""
    with pytest.raises(BadSetting) as exc_info:
        await opened(written)
    assert exc_info.value.values["setting"] == "DATABASE_URL"
    message = exc_info.value.values["problem"]
    assert PASSWORD not in message
    assert "hidden" not in message
    return message


@pytest.fixture(scope="module")
def password_server(server: PostgresqlServer) -> PostgresqlServer:
    """Return the server with a user who needs a password and owns the database `walled`."""

    async def prepare() -> str:
        connection = await asyncpg.connect(host=server.folder, user="postgres")
        try:
            await connection.execute("SET password_encryption = 'scram-sha-256'")
            literal = PASSWORD.replace("'", "''")
            await connection.execute(f"CREATE ROLE walled LOGIN PASSWORD '{literal}'")
            await connection.execute("CREATE ROLE guest LOGIN")
            await connection.execute("CREATE DATABASE walled OWNER walled")
            return str(await connection.fetchval("SHOW hba_file"))
        finally:
            await connection.close()

    rules = Path(asyncio.run(prepare()))
    rules.write_text("local all walled scram-sha-256\n" + rules.read_text())

    async def reload() -> None:
        connection = await asyncpg.connect(host=server.folder, user="postgres")
        await connection.execute("SELECT pg_reload_conf()")
        await connection.close()

    asyncio.run(reload())
    return server


def socket(server: PostgresqlServer) -> str:
    return f"{server.folder}/.s.PGSQL.5432"


async def test_password_with_any_characters_is_accepted(password_server: PostgresqlServer) -> None:
    who = f"walled:{quote(PASSWORD, safe='')}"
    await opened(f"postgres://{who}@/walled?host={password_server.folder}")
    message = await problem(f"postgres://walled:hidden@/walled?host={password_server.folder}")
    assert message == (
        f"{password_server.folder} does not let walled in: password authentication failed for user "
        '"walled"; check name and password'
    )


async def test_missing_database_user_or_right_is_named(password_server: PostgresqlServer) -> None:
    query = f"host={password_server.folder}"
    message = await problem(f"postgresql://postgres@/nowhere?{query}")
    assert (
        message
        == f"there is no database nowhere at {password_server.folder}; createdb nowhere makes it"
    )
    assert "does not let nobody in" in await problem(
        f"postgresql://nobody:hidden@/postgres?{query}"
    )
    assert "GRANT ALL ON SCHEMA public TO guest" in await problem(
        f"postgresql://guest@/walled?{query}"
    )
    assert "nothing answers at /no/such" in await problem("postgresql://u@/x?host=/no/such")
    assert "nothing answers at 127.0.0.1:1; start PostgreSQL there" in await problem(
        "postgresql://u:hidden@127.0.0.1:1/x"
    )
    assert "there is no host" in await problem("postgresql://u:hidden@no.such.invalid/x")


async def test_tls_is_verified_as_configured(
    password_server: PostgresqlServer, tmp_path: Path
) -> None:
    pem = certificate(tmp_path)
    who = f"walled:{quote(PASSWORD, safe='')}"
    async with tls_front(socket(password_server), pem) as port:
        address = f"postgres://{who}@127.0.0.1:{port}/walled"
        await opened(f"{address}?sslmode=require")
        await opened(f"{address}?sslmode=verify-full&sslrootcert={pem}")
        message = await problem(f"{address}?sslmode=verify-full&sslrootcert=system")
        assert f"the certificate of 127.0.0.1:{port} is not trusted" in message
        assert "sslrootcert=/path" in message


async def test_server_without_tls_is_reported_when_tls_is_required(
    password_server: PostgresqlServer,
) -> None:
    who = f"walled:{quote(PASSWORD, safe='')}"
    async with tls_front(socket(password_server), None) as port:
        await opened(f"postgres://{who}@127.0.0.1:{port}/walled")
        message = await problem(f"postgres://{who}@127.0.0.1:{port}/walled?sslmode=require")
        assert message == (
            f"127.0.0.1:{port} does no TLS, and sslmode asks for it; sslmode=prefer takes both"
        )


@pytest.fixture
def empty(server: PostgresqlServer) -> str:
    """Return the URL of a database without tables."""
    return server.create(f"empty{next(_numbers)}")


async def open_all(url: str) -> None:
    """Open a database as so many processes, each with connections of its own."""
    opened = await asyncio.gather(*(Database.open(url) for _ in range(STARTS)))
    try:
        assert await run(opened[-1], stored_version) == newest_versions()[-1]
    finally:
        await asyncio.gather(*(it.close() for it in opened))


async def test_new_database_is_made_once(empty: str) -> None:
    await open_all(empty)


async def test_older_database_is_migrated_once(empty: str) -> None:
    older = newest_versions()[-2]
    database = await Database.open(empty, lambda connection: set_version(connection, older))
    assert await run(database, stored_version) == older
    await database.close()
    await open_all(empty)
