"""Codes: what is stored, when they can be used, and the lockout after wrong ones."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from storage.blobs import Blobs
from storage.code_format import LETTERS, digest, format_code, new_code, parse_code
from storage.database import Database
from storage.models import Account, Address, CodeKind, MessageRef, Platform
from storage.repositories.secrets.codes import LOCKOUT, MOST_WRONG
from storage.retention import forget_account
from tests.unit.storage.conftest import ANNA, BEN, NOON

MINUTE = timedelta(minutes=1)
PLACE = MessageRef(Address(Platform.TELEGRAM, "c1"), "7", "way")
LINK, INVITE = CodeKind.LINK, CodeKind.INVITE


async def link(database: Database, owner: Account = ANNA) -> str:
    async with database.begin() as unit:
        return await unit.codes.create_single(LINK, owner, PLACE, NOON, 10 * MINUTE)


async def invite(database: Database, uses: int = 1) -> str:
    async with database.begin() as unit:
        return await unit.codes.create_invite(ANNA, uses, NOON, 60 * MINUTE)


async def use(database: Database, code: str, kind: CodeKind = LINK, minutes: int = 0) -> bool:
    async with database.begin() as unit:
        return await unit.codes.use(kind, code, NOON + minutes * MINUTE, BEN)


@pytest.mark.parametrize(
    "typed", ["abcd-ef01", "ABCDEF01", " ab cd ef oi ", "abcd–efOl", "abcd-efoı", "ABCD-EFOİ"]
)
def test_code_parser_tolerates_case_spaces_and_similar_letters(typed: str) -> None:
    assert parse_code(typed, 8) == "ABCDEF01"
    assert format_code("ABCDEF01") == "ABCD-EF01"


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EF0U", "ABCD-EF011", "ABCD.EF01", "АBCDEF01"])
def test_invalid_code_is_parsed_as_empty(typed: str) -> None:
    assert parse_code(typed, 8) == ""


def test_codes_are_unique_and_digests_differ_by_kind() -> None:
    codes = {new_code(8) for _ in range(100)}
    assert len(codes) == 100
    assert set("".join(codes)) <= set(LETTERS)
    assert digest("link", "ABCDEF01") != digest("invite", "ABCDEF01")


async def test_link_code_is_used_once_and_stored_as_a_digest(database: Database) -> None:
    code = await link(database)
    async with database.read() as unit:
        found = await unit.codes.find(LINK, code.lower().replace("-", ""), NOON)
    assert found is not None
    assert (found.owner, found.place, found.label) == (ANNA, PLACE, code[:4])
    assert found.place is not None
    assert found.place.way == "way"
    assert code.replace("-", "") not in str(found)
    assert not await use(database, code, INVITE)
    assert await use(database, code)
    assert not await use(database, code)


async def test_link_code_expires(database: Database) -> None:
    code = await link(database)
    async with database.read() as unit:
        assert await unit.codes.find(LINK, code, NOON + 10 * MINUTE) is None
    assert not await use(database, code, minutes=10)
    assert await use(database, code, minutes=9)


async def test_new_link_code_replaces_the_previous_one(database: Database) -> None:
    first, other = await link(database), await link(database, BEN)
    second = await link(database)
    assert [await use(database, it) for it in (first, second, other)] == [False, True, True]


async def test_code_posted_in_public_is_invalidated(database: Database) -> None:
    code = await link(database)
    async with database.begin() as unit:
        await unit.codes.invalidate(LINK, code)
    assert not await use(database, code)


async def test_concurrent_uses_of_an_invitation_do_not_exceed_its_limit(database: Database) -> None:
    code = await invite(database, uses=3)
    used = await asyncio.gather(*(use(database, code, INVITE) for _ in range(8)))
    assert sum(used) == 3


async def test_invitations_are_listed_and_revoked(database: Database) -> None:
    code, later = await invite(database, 2), await invite(database)
    await link(database)
    async with database.begin() as unit:
        listed = await unit.codes.active_invites(NOON, 10)
        assert {it.label for it in listed} == {code[:4], later[:4]}
        assert await unit.codes.active_invites(NOON + 60 * MINUTE, 10) == []
        (first,) = [it for it in listed if it.label == code[:4]]
        assert (first.uses, first.remaining, first.owner) == (2, 2, ANNA)
        revoked = await unit.codes.revoke(first.key)
        assert revoked is not None
        assert revoked.label == code[:4]
        assert await unit.codes.revoke(first.key) is None
    assert not await use(database, code, INVITE)


async def test_account_link_is_kept_until_its_owner_is_notified(database: Database) -> None:
    code = await link(database)
    await use(database, code)
    async with database.begin() as unit:
        await unit.codes.delete_expired(NOON + 60 * MINUTE)
        (joining,) = await unit.codes.account_links(Platform.TELEGRAM)
        assert (joining.owner, joining.joined, joining.place) == (ANNA, BEN, PLACE)
        assert await unit.codes.account_links(Platform.DISCORD) == []
        await unit.codes.mark_told(joining.key)
        assert await unit.codes.account_links(Platform.TELEGRAM) == []


async def try_wrong(database: Database, account: Account, minutes: int) -> tuple[bool, int]:
    """Try a wrong code. Return whether it was checked, and the number of remaining tries."""
    now = NOON + minutes * MINUTE
    async with database.begin() as unit:
        if await unit.codes.locked_until(account, now):
            return False, 0
        return True, await unit.codes.count_failure(account, now)


async def test_five_wrong_codes_lock_an_account_for_an_hour(database: Database) -> None:
    tried = [await try_wrong(database, ANNA, minutes) for minutes in (0, 1, 50, 59, 70, 71, 129)]
    assert tried == [(True, 4), (True, 3), (True, 2), (True, 1), (True, 0), (False, 0), (False, 0)]
    async with database.begin() as unit:
        assert (
            await unit.codes.locked_until(ANNA, NOON + 71 * MINUTE) == NOON + 70 * MINUTE + LOCKOUT
        )
        assert await unit.codes.locked_until(BEN, NOON) is None
    assert await try_wrong(database, ANNA, 130) == (True, MOST_WRONG - 1)


async def test_wrong_code_count_resets_after_an_hour(database: Database) -> None:
    assert await try_wrong(database, ANNA, 0) == (True, 4)
    assert await try_wrong(database, ANNA, 60) == (True, 4)


async def test_concurrent_wrong_codes_are_all_counted(database: Database) -> None:
    tried = await asyncio.gather(*(try_wrong(database, ANNA, 0) for _ in range(12)))
    assert sum(looked_at for looked_at, _ in tried) == MOST_WRONG


async def test_forgetting_deletes_codes_and_keeps_the_wrong_code_count(
    database: Database, blobs: Blobs
) -> None:
    code, invitation = await link(database), await invite(database)
    used = await link(database, BEN)
    async with database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.codes.use(LINK, used, NOON, ANNA)
    for _ in range(MOST_WRONG):
        await try_wrong(database, ANNA, 0)
    await forget_account(database, blobs, ANNA)
    assert not await use(database, code)
    async with database.begin() as unit:
        assert await unit.codes.locked_until(ANNA, NOON)
        assert [it.owner for it in await unit.codes.active_invites(NOON, 10)] == [None]
        assert await unit.codes.account_links(Platform.TELEGRAM) == []
        await unit.codes.delete_expired(NOON + LOCKOUT)
        assert await unit.codes.locked_until(ANNA, NOON) is None
    assert not await use(database, invitation, INVITE, minutes=1)  # expired codes are gone, too
