"""Access tokens: how long they are valid, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from storage.blobs import Blobs
from storage.database import Database
from storage.models import ApiToken, TokenScope
from storage.repositories.secrets.api_tokens import is_use_due, new_token, token_key
from storage.retention import forget_account, forget_older_than
from tests.unit.storage.conftest import ANNA, BEN, NOON

TOKEN = ApiToken("a" * 64, ANNA, "backup", (TokenScope.READ,), NOON, None, NOON + timedelta(days=3))
OF_BEN = replace(TOKEN, key="b" * 64, account=BEN, scopes=(TokenScope.READ, TokenScope.WRITE))


async def add_tokens(database: Database, *tokens: ApiToken) -> None:
    async with database.begin() as unit:
        for token in tokens:
            await unit.api_tokens.add(token)


async def find_token(
    database: Database, key: str = TOKEN.key, now: datetime = NOON
) -> ApiToken | None:
    async with database.read() as unit:
        return await unit.api_tokens.find(key, now)


async def test_token_is_found_by_its_key_until_it_ends(database: Database) -> None:
    await add_tokens(database, TOKEN, OF_BEN)
    assert await find_token(database) == TOKEN
    assert await find_token(database, OF_BEN.key) == OF_BEN
    assert await find_token(database, "c" * 64) is None
    assert await find_token(database, now=TOKEN.expires - timedelta(seconds=1)) is not None
    assert await find_token(database, now=TOKEN.expires) is None


async def test_revoked_token_is_none_for_a_clock_behind(database: Database) -> None:
    await add_tokens(database, TOKEN, OF_BEN)
    async with database.begin() as unit:
        assert await unit.api_tokens.end_for([BEN], NOON, "a" * 16) == 0
        assert await unit.api_tokens.end_for([ANNA], NOON, "a" * 16) == 1
        assert await unit.api_tokens.end_for([ANNA], NOON) == 0
        await unit.api_tokens.note_use(TOKEN, NOON)
    assert await find_token(database, now=NOON - timedelta(hours=1)) is None
    assert await find_token(database, OF_BEN.key) == OF_BEN


async def test_use_is_noted_now_and_then(database: Database) -> None:
    await add_tokens(database, TOKEN)
    assert is_use_due(TOKEN, NOON)
    async with database.begin() as unit:
        await unit.api_tokens.note_use(TOKEN, NOON)
    used = await find_token(database)
    assert used is not None
    assert used.used == NOON
    assert not is_use_due(used, NOON + timedelta(minutes=4))
    assert is_use_due(used, NOON + timedelta(minutes=5))


async def test_tokens_of_a_forgotten_account_are_deleted(database: Database, blobs: Blobs) -> None:
    await add_tokens(database, TOKEN, OF_BEN)
    await forget_account(database, blobs, ANNA)
    async with database.read() as unit:
        assert await unit.api_tokens.list_for([ANNA, BEN], NOON) == [OF_BEN]


async def test_ended_tokens_are_deleted_by_retention(database: Database, blobs: Blobs) -> None:
    later = datetime.now(NOON.tzinfo) + timedelta(days=1)
    await add_tokens(database, TOKEN, replace(OF_BEN, expires=later))
    await forget_older_than(database, blobs, 0)
    async with database.read() as unit:
        left = await unit.api_tokens.list_for([ANNA, BEN], NOON)
    assert [token.key for token in left] == [OF_BEN.key]


def test_only_whole_tokens_have_a_key() -> None:
    token = new_token()
    assert len(token_key(token)) == 64
    assert token not in token_key(token)
    for wrong in ("", token[:-1], token + "a", token.upper(), f" {token}", token[5:], f"{token}\n"):
        assert token_key(wrong) == ""
    assert token_key(new_token()) != token_key(token)
