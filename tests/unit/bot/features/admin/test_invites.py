"""Invitations: creation, uses, expiry, revocation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from storage.models import Account, Platform, Role
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons
from tests.unit.bot.linked_accounts import (
    ANN,
    EVE,
    enter_link_code,
    new_link_code,
    reply_to,
    set_clock,
    set_role,
)

CEM = Account(Platform.DISCORD, "77")
GROUP: dict[str, Any] = {"private": False, "chat": "g"}


@pytest.fixture
async def invite_harness(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness with invitations whose administrator is Anna."""
    settings = {"access": "invite", "admins": "telegram:1", "invite_codes": "open-sesame"}
    async with build_harness(tmp_path / "data", **settings) as harness:
        yield harness


async def make_invite(harness: BotHarness, line: str = "invite") -> str:
    reply = await reply_to(harness, line)
    (code,) = [span.text.removeprefix("/start ") for span in reply.spans if span.style == "code"]
    return code


async def start_with(harness: BotHarness, who: Account, code: str) -> str:
    return (await reply_to(harness, f"start {code}", who)).text


async def is_in(harness: BotHarness, who: Account) -> bool:
    return "private" not in (await reply_to(harness, "status", who)).text


async def audit_entries(harness: BotHarness) -> list[tuple[str, str]]:
    async with harness.services.database.read() as unit:
        return [(entry.action, entry.target) for entry in await unit.audit.latest(10)]


async def test_refused_stranger_gets_instructions_and_enters_with_a_code(
    invite_harness: BotHarness,
) -> None:
    for line in ("status", "start"):
        refusal = (await reply_to(invite_harness, line, BEN)).text
        assert "/start ABCD-EFGH-JKMN" in refusal
        assert "telegram:2" in refusal
    code = await make_invite(invite_harness)
    assert "Welcome" in await start_with(invite_harness, BEN, code.lower())
    assert await is_in(invite_harness, BEN)
    assert "does not work" in await start_with(invite_harness, CEM, code)
    assert not await is_in(invite_harness, CEM)
    assert "Welcome" in await start_with(invite_harness, EVE, "open-sesame")


async def test_invitation_has_the_chosen_uses_and_days_within_limits(
    invite_harness: BotHarness,
) -> None:
    clock = set_clock(invite_harness)
    code = await make_invite(invite_harness, "invite 2 30")
    clock.later(minutes=30 * 24 * 60 - 1)
    assert "Welcome" in await start_with(invite_harness, BEN, code)
    clock.later(minutes=1)
    assert "does not work" in await start_with(invite_harness, CEM, code)
    assert await is_in(invite_harness, BEN)  # access remains after the code expires
    for wrong in ("0", "5 0", "1001", "5 366", "many", "5 5 5", "-1", "revoke", "list all"):
        assert "/invite 5 30" in (await reply_to(invite_harness, f"invite {wrong}")).text
    assert "1,000 people" in (await reply_to(invite_harness, "invite 1000 365")).text


async def test_member_does_not_consume_a_use(invite_harness: BotHarness) -> None:
    code = await make_invite(invite_harness)
    assert "Welcome" not in await start_with(invite_harness, ANNA, code)
    await start_with(invite_harness, BEN, "open-sesame")
    assert "Welcome" not in await start_with(invite_harness, BEN, code)
    assert "Welcome" in await start_with(invite_harness, CEM, code)


async def test_invitation_link_is_shown_when_the_platform_has_one(
    invite_harness: BotHarness,
) -> None:
    reply = (await reply_to(invite_harness, "invite")).text
    code = next(line for line in reply.splitlines() if line.startswith("/start "))[7:]
    assert f"https://example.org/bot?start={code}" in reply
    assert "Discord)" not in reply
    invite_harness.services.settings.access = "open"
    assert "ACCESS=open" in (await reply_to(invite_harness, "invite")).text


async def test_wrong_invitation_and_link_codes_share_one_limit(invite_harness: BotHarness) -> None:
    code = await make_invite(invite_harness)
    for number in range(3):
        assert "more tries" in await start_with(invite_harness, EVE, f"AAAA-BBBB-000{number}")
    for number in range(2):
        await enter_link_code(invite_harness, f"AAAA-AAA{number}", EVE)
    for right in (code, "open-sesame"):
        assert "Try again in about 60 min" in await start_with(invite_harness, EVE, right)
    assert not await is_in(invite_harness, EVE)
    assert "Welcome" in await start_with(invite_harness, BEN, code)


async def test_stranger_can_enter_with_a_link_code(invite_harness: BotHarness) -> None:
    await start_with(invite_harness, BEN, await make_invite(invite_harness))
    assert (
        "Joined"
        in (
            await enter_link_code(invite_harness, await new_link_code(invite_harness, BEN), ANN)
        ).text
    )
    assert await is_in(invite_harness, ANN)


async def test_blocked_user_cannot_enter_and_consumes_no_use(invite_harness: BotHarness) -> None:
    code = await make_invite(invite_harness)
    await set_role(invite_harness, BEN, Role.BLOCKED)
    assert "operator" in await start_with(invite_harness, BEN, code)
    assert not await is_in(invite_harness, BEN)
    assert "Welcome" in await start_with(invite_harness, CEM, code)


async def test_codes_of_a_blocked_administrator_are_invalid(invite_harness: BotHarness) -> None:
    await set_role(invite_harness, BEN, Role.ADMIN)
    reply = await reply_to(invite_harness, "invite", BEN)
    code = next(span.text for span in reply.spans if span.style == "code").removeprefix("/start ")
    await set_role(invite_harness, BEN, Role.BLOCKED)
    assert "does not work" in await start_with(invite_harness, CEM, code)


async def test_invitations_are_listed_by_prefix_and_revoked(invite_harness: BotHarness) -> None:
    assert "no invite codes" in (await reply_to(invite_harness, "invite list")).text
    first, second, third = [
        await make_invite(invite_harness, f"invite {uses}") for uses in (2, 1, 1)
    ]
    await start_with(invite_harness, BEN, first)
    listed = await reply_to(invite_harness, "invite list")
    assert f"{first[:4]}-… · 1 of 2 left" in listed.text
    assert "telegram:1" in listed.text
    assert first not in listed.text
    assert all(
        it.argument not in (first, first.replace("-", "")) for it in buttons(listed).values()
    )
    button = buttons(listed)[f"Revoke {first[:4]}-…"]
    await handle(invite_harness, invite_harness.press(button.action, button.argument, who=BEN))
    assert first[:4] in (await reply_to(invite_harness, "invite list")).text
    await handle(invite_harness, invite_harness.press(button.action, button.argument))
    assert f"{second[:4]}-…" in (await reply_to(invite_harness, f"invite revoke {second}")).text
    assert f"{third[:4]}-…" in (await reply_to(invite_harness, f"invite revoke {third[:4]}-…")).text
    assert (
        "unknown or no longer valid"
        in (await reply_to(invite_harness, f"invite revoke {third}")).text
    )
    for code in (first, second, third):
        assert "does not work" in await start_with(invite_harness, CEM, code)
    assert await is_in(invite_harness, BEN)


async def test_audit_log_omits_the_invitation_code(invite_harness: BotHarness) -> None:
    code = await make_invite(invite_harness, "invite 5 30")
    await reply_to(invite_harness, f"invite revoke {code[:4]}")
    label = f"{code[:4]}-…"
    assert await audit_entries(invite_harness) == [
        ("uninvite", label),
        ("invite", f"{label} ×5 30d"),
    ]


async def test_invite_is_unknown_to_other_users(invite_harness: BotHarness) -> None:
    await start_with(invite_harness, BEN, "open-sesame")
    for line in ("invite", "invite list"):
        reply = (await reply_to(invite_harness, line, BEN)).text
        assert reply == (await reply_to(invite_harness, "nonsense", BEN)).text.replace(
            "nonsense", "invite"
        )
    assert await audit_entries(invite_harness) == []


async def test_invite_is_refused_in_groups(invite_harness: BotHarness) -> None:
    reply = await reply_to(invite_harness, "invite", **GROUP)
    assert [span.style for span in reply.spans] == ["plain"]
    assert await audit_entries(invite_harness) == []


async def test_invitation_is_not_consumed_by_an_open_bot(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "open", admins="telegram:1") as harness:
        code = await make_invite(harness)
        assert "Welcome" not in await start_with(harness, BEN, code)
        assert "does not work" not in await start_with(harness, BEN, "AAAA-BBBB-0000")
        harness.services.settings.access = "invite"
        assert "Welcome" in await start_with(harness, CEM, code)
