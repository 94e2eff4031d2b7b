"""Administrators appoint administrators and set quotas within the rules."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.parsing.quota import format_limits, read
from storage.errors import InvalidOption
from storage.models import AS_THEIR_ROLE, Account, Person, Platform, Quota, Role
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle, jobs
from tests.unit.bot.fakes import ANNA, BEN, BotHarness

EVE = Account(Platform.TELEGRAM, "3")


@pytest.fixture
async def admin_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness whose administrator is Anna. Ben has written once."""
    async with build_harness(tmp_path / "data", admins="telegram:1") as harness:
        await handle(harness, harness.command("start", who=BEN))
        yield harness


async def answer_to(harness: BotHarness, line: str, who: Account = ANNA) -> str:
    await handle(harness, harness.command(line, who=who))
    return harness.chat.last.text


async def audit_entries(harness: BotHarness) -> list[tuple[str, str, str]]:
    async with harness.services.database.read() as unit:
        entries = await unit.audit.latest(20)
    return [(entry.action, entry.target, entry.detail) for entry in reversed(entries)]


async def person(harness: BotHarness, account: Account = BEN) -> Person:
    async with harness.services.database.read() as unit:
        found = await unit.people.find(account)
    assert found
    return found


async def test_administrator_appoints_and_demotes_another(admin_harness: BotHarness) -> None:
    assert "don't know telegram:3: they have to write" in await answer_to(admin_harness, "admin 3")
    assert "Now an administrator: telegram:2" in await answer_to(admin_harness, "admin 2")
    assert "already" in await answer_to(admin_harness, "admin telegram:2")
    assert "no limit" in await answer_to(admin_harness, "quota", BEN)
    assert "Role: administrator" in await answer_to(admin_harness, "who 2", BEN)
    listed = await answer_to(admin_harness, "admin", BEN)
    assert "settings (ADMINS): telegram:1" in listed
    assert "Appointed by an administrator: telegram:2" in listed
    assert "No longer an administrator" in await answer_to(admin_harness, "unadmin 2")
    assert "is not an administrator" in await answer_to(admin_harness, "unadmin 2")
    assert "don't know /who" in await answer_to(admin_harness, "who 2", BEN)
    ben = "telegram:2"
    assert await audit_entries(admin_harness) == [
        ("admin", ben, ""),
        ("who", ben, ""),
        ("unadmin", ben, ""),
    ]


async def test_configured_administrators_and_oneself_cannot_be_demoted(
    admin_harness: BotHarness,
) -> None:
    await answer_to(admin_harness, "admin 2")
    assert "is an administrator by the settings" in await answer_to(admin_harness, "unadmin 1", BEN)
    assert "can't be blocked" in await answer_to(admin_harness, "block 1", BEN)
    assert "can't demote yourself" in await answer_to(admin_harness, "unadmin 2", BEN)
    assert "can't block yourself" in await answer_to(admin_harness, "block 2", BEN)
    assert "can't block yourself" in await answer_to(admin_harness, "block 1")
    assert "can't demote yourself" in await answer_to(admin_harness, "unadmin 1")
    assert "already" in await answer_to(admin_harness, "admin 1")
    assert [entry[0] for entry in await audit_entries(admin_harness)] == ["admin"]
    assert (await person(admin_harness)).role is Role.ADMIN


async def test_blocked_account_must_be_unblocked_before_appointment(
    admin_harness: BotHarness,
) -> None:
    await answer_to(admin_harness, "block 2")
    assert "Use /unblock first" in await answer_to(admin_harness, "admin 2")
    assert (await person(admin_harness)).role is Role.BLOCKED
    await answer_to(admin_harness, "unblock 2")
    assert "Now an administrator" in await answer_to(admin_harness, "admin 2")
    assert "Unblocked" in await answer_to(admin_harness, "unblock 2")
    assert (await person(admin_harness)).role is Role.ADMIN, "to unblock takes nothing away"


@pytest.mark.parametrize("line", ["admin 2", "unadmin 1", "admin", "unadmin", "admin 99"])
async def test_admin_commands_are_unknown_to_other_users(
    admin_harness: BotHarness, line: str
) -> None:
    name = line.split(maxsplit=1)[0]
    assert f"don't know /{name}" in await answer_to(admin_harness, line, BEN)
    assert await audit_entries(admin_harness) == []


async def test_administrator_sets_and_resets_a_quota(admin_harness: BotHarness) -> None:
    before = await answer_to(admin_harness, "quota 2")
    assert "Quota of telegram:2" in before
    assert "0 of 240 used" in before
    reply = await answer_to(
        admin_harness, "quota telegram:2 minutes=600 jobs=5 longest=180 largest=1000"
    )
    for words in ("New quota", "of 600 used", "of 5", "180 min", "1000 MB"):
        assert words in reply
    assert "Own limits: minutes=600 jobs=5 longest=180 largest=1000" in reply
    assert "0 of 600 used" in await answer_to(admin_harness, "quota", BEN)
    await answer_to(admin_harness, "quota 2 Jobs=0 longest=default")
    assert (await person(admin_harness)).quota == Quota(600, 0, None, 1000)
    assert "The limit of this service is 240 min and 2000 MB" in await answer_to(
        admin_harness, "quota 2 longest=300"
    )
    assert "Longest recording: 240 min" in admin_harness.chat.last.text
    assert "Own limits" in await answer_to(admin_harness, "who 2")
    await answer_to(admin_harness, "quota 2 default")
    assert (await person(admin_harness)).quota == AS_THEIR_ROLE
    await answer_to(admin_harness, "quota 2 default")  # changes nothing
    ben = "telegram:2"
    assert await audit_entries(admin_harness) == [
        ("who", ben, ""),
        ("quota", ben, "minutes=600 jobs=5 longest=180 largest=1000"),
        ("quota", ben, "minutes=600 jobs=0 largest=1000"),
        ("quota", ben, "minutes=600 jobs=0 longest=300 largest=1000"),
        ("who", ben, ""),
        ("quota", ben, "default"),
    ]
    assert "quota telegram:2 default" in await answer_to(admin_harness, "audit")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("quota 9", "don't know telegram:9"),
        ("quota 9 minutes=5", "don't know telegram:9"),
        ("quota nowhere:2", "Tell me which account, for example: /quota telegram:123456789"),
        ("quota minutes=600", "don't know"),
        ("quota 2 minutes", "don't understand minutes"),
        ("quota 2 minutes=-1", "don't understand minutes=-1"),
        ("quota 2 minutes=inf", "minutes=inf"),
        ("quota 2 minutes=1e9", "minutes=1e9"),
        ("quota 2 minutes=100001", "minutes=100001"),
        ("quota 2 jobs=1.5", "jobs=1.5"),
        ("quota 2 minutes=5 hours=2", "hours=2"),
        ("quota 2 default minutes=5", "default"),
        ("quota 2 minutes=", "Possible: minutes=600 jobs=5"),
    ],
)
async def test_invalid_input_is_refused_and_changes_nothing(
    admin_harness: BotHarness, line: str, words: str
) -> None:
    assert words in await answer_to(admin_harness, line)
    assert (await person(admin_harness)).quota == AS_THEIR_ROLE
    assert [entry for entry in await audit_entries(admin_harness) if entry[0] != "who"] == []


def test_quota_limits_are_parsed_and_formatted() -> None:
    quota = Quota(600, 5, 0, 0.5)
    assert format_limits(quota) == "minutes=600 jobs=5 longest=0 largest=0.5"
    assert read(format_limits(quota).split(), AS_THEIR_ROLE) == quota
    assert read(["minutes=default"], quota) == Quota(None, 5, 0, 0.5)
    assert read(["DEFAULT"], quota) == AS_THEIR_ROLE
    with pytest.raises(InvalidOption):
        read(["minutes=٣"], quota)


async def test_new_quota_applies_at_once_to_later_recordings(
    admin_harness: BotHarness,
) -> None:
    await handle(admin_harness, admin_harness.upload(who=BEN, seconds=120.0))
    await answer_to(admin_harness, "quota 2 minutes=2")
    await handle(admin_harness, admin_harness.upload(who=BEN, seconds=5.0))
    assert "0 of 2 min" in admin_harness.chat.last.text
    await answer_to(admin_harness, "quota 2 minutes=0")
    await handle(admin_harness, admin_harness.upload(who=BEN, seconds=5.0))
    async with admin_harness.services.database.read() as unit:
        assert [job.quota.minutes for job in await unit.jobs.list_for(BEN)] == [0, 240]


async def test_linked_accounts_share_quota_and_usage(admin_harness: BotHarness) -> None:
    await answer_to(admin_harness, "quota 2 minutes=5")
    await handle(admin_harness, admin_harness.upload(who=BEN, seconds=120.0))
    async with admin_harness.services.database.begin() as unit:
        await unit.people.get_or_create(EVE, "en")
        joined = await unit.people.merge(EVE, BEN)
        assert joined
        assert joined.quota == Quota(minutes=5)
    assert "2 of 5 used" in await answer_to(admin_harness, "quota", EVE)
    await handle(admin_harness, admin_harness.upload(who=EVE, seconds=181.0))
    assert "3 of 5 min" in admin_harness.chat.last.text
    assert "Accounts: telegram:2, telegram:3" in await answer_to(admin_harness, "who 3")
    await answer_to(admin_harness, "admin 3")
    assert "can't block yourself" in await answer_to(admin_harness, "block 3", BEN)
    assert await jobs(admin_harness) == []


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Quota(), Quota(minutes=10), Quota(minutes=10)),
        (Quota(minutes=600), Quota(minutes=10), Quota(minutes=10)),
        (Quota(minutes=0), Quota(minutes=10), Quota(minutes=10)),
        (Quota(jobs=0), Quota(jobs=0), Quota(jobs=0)),
        (Quota(1, 2, 3, None), Quota(4, None, 0, 9), Quota(1, 2, 3, 9)),
    ],
)
async def test_linking_accounts_keeps_the_stricter_quota(
    admin_harness: BotHarness, one: Quota, other: Quota, both: Quota
) -> None:
    for giver, comer in ((BEN, EVE), (EVE, BEN)):
        async with admin_harness.services.database.begin() as unit:
            for account, quota in ((BEN, one), (EVE, other)):
                await unit.people.get_or_create(account, "en")
                await unit.people.set_quota(account, quota)
            joined: Any = await unit.people.merge(giver, comer)
            assert joined.quota == both
            assert await unit.people.split_off(EVE)
