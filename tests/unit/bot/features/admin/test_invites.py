"""Invitations: who makes them, whom they let in, how often, for how long; taking them back."""

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
async def club(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A harness with invites, whose admin is Anna."""
    settings = {"access": "invite", "admins": "telegram:1", "invite_codes": "open-sesame"}
    async with build_harness(tmp_path / "club", **settings) as harness:
        yield harness


async def make_invite(harness: BotHarness, line: str = "invite") -> str:
    said = await reply_to(harness, line)
    (code,) = [span.text.removeprefix("/start ") for span in said.spans if span.style == "code"]
    return code


async def start_with(harness: BotHarness, who: Account, code: str) -> str:
    return (await reply_to(harness, f"start {code}", who)).text


async def is_in(harness: BotHarness, who: Account) -> bool:
    return "private" not in (await reply_to(harness, "status", who)).text


async def audit_entries(harness: BotHarness) -> list[tuple[str, str]]:
    async with harness.services.database.read() as unit:
        return [(deed.action, deed.target) for deed in await unit.audit.latest(10)]


async def test_a_stranger_is_told_how_to_get_in_and_gets_in(club: BotHarness) -> None:
    for line in ("status", "start"):
        refused = (await reply_to(club, line, BEN)).text
        assert "/start ABCD-EFGH-JKMN" in refused
        assert "telegram:2" in refused
    code = await make_invite(club)
    assert "Welcome" in await start_with(club, BEN, code.lower())
    assert await is_in(club, BEN)
    assert "does not work" in await start_with(club, CEM, code)
    assert not await is_in(club, CEM)
    assert "Welcome" in await start_with(club, EVE, "open-sesame")


async def test_uses_and_days_are_as_wished_within_bounds(club: BotHarness) -> None:
    clock = set_clock(club)
    code = await make_invite(club, "invite 2 30")
    clock.later(minutes=30 * 24 * 60 - 1)
    assert "Welcome" in await start_with(club, BEN, code)
    clock.later(minutes=1)
    assert "does not work" in await start_with(club, CEM, code)
    assert await is_in(club, BEN)  # who came in stays
    for wrong in ("0", "5 0", "1001", "5 366", "many", "5 5 5", "-1", "revoke", "list all"):
        assert "/invite 5 30" in (await reply_to(club, f"invite {wrong}")).text
    assert "1,000 people" in (await reply_to(club, "invite 1000 365")).text


async def test_who_is_in_takes_no_use_away(club: BotHarness) -> None:
    code = await make_invite(club)
    assert "Welcome" not in await start_with(club, ANNA, code)
    await start_with(club, BEN, "open-sesame")
    assert "Welcome" not in await start_with(club, BEN, code)
    assert "Welcome" in await start_with(club, CEM, code)


async def test_the_link_is_shown_where_there_is_one(club: BotHarness) -> None:
    said = (await reply_to(club, "invite")).text
    code = next(line for line in said.splitlines() if line.startswith("/start "))[7:]
    assert f"https://example.org/bot?start={code}" in said
    assert "Discord)" not in said
    club.services.settings.access = "open"
    assert "ACCESS=open" in (await reply_to(club, "invite")).text


async def test_wrong_invitations_and_wrong_links_are_counted_together(club: BotHarness) -> None:
    code = await make_invite(club)
    for number in range(3):
        assert "more tries" in await start_with(club, EVE, f"AAAA-BBBB-000{number}")
    for number in range(2):
        await enter_link_code(club, f"AAAA-AAA{number}", EVE)
    for right in (code, "open-sesame"):
        assert "Try again in about 60 min" in await start_with(club, EVE, right)
    assert not await is_in(club, EVE)
    assert "Welcome" in await start_with(club, BEN, code)


async def test_a_stranger_may_come_by_a_link_code(club: BotHarness) -> None:
    await start_with(club, BEN, await make_invite(club))
    assert "Joined" in (await enter_link_code(club, await new_link_code(club, BEN), ANN)).text
    assert await is_in(club, ANN)


async def test_the_blocked_do_not_get_in_and_use_nothing_up(club: BotHarness) -> None:
    code = await make_invite(club)
    await set_role(club, BEN, Role.BLOCKED)
    assert "operator" in await start_with(club, BEN, code)
    assert not await is_in(club, BEN)
    assert "Welcome" in await start_with(club, CEM, code)


async def test_the_codes_of_a_blocked_person_let_nobody_in(club: BotHarness) -> None:
    await set_role(club, BEN, Role.ADMIN)
    said = await reply_to(club, "invite", BEN)
    code = next(span.text for span in said.spans if span.style == "code").removeprefix("/start ")
    await set_role(club, BEN, Role.BLOCKED)
    assert "does not work" in await start_with(club, CEM, code)


async def test_codes_are_listed_by_their_first_letters_and_taken_back(club: BotHarness) -> None:
    assert "no invite codes" in (await reply_to(club, "invite list")).text
    first, second, third = [await make_invite(club, f"invite {uses}") for uses in (2, 1, 1)]
    await start_with(club, BEN, first)
    listed = await reply_to(club, "invite list")
    assert f"{first[:4]}-… · 1 of 2 left" in listed.text
    assert "telegram:1" in listed.text
    assert first not in listed.text
    assert all(
        it.argument not in (first, first.replace("-", "")) for it in buttons(listed).values()
    )
    button = buttons(listed)[f"Revoke {first[:4]}-…"]
    await handle(club, club.press(button.action, button.argument, who=BEN))
    assert first[:4] in (await reply_to(club, "invite list")).text
    await handle(club, club.press(button.action, button.argument))
    assert f"{second[:4]}-…" in (await reply_to(club, f"invite revoke {second}")).text
    assert f"{third[:4]}-…" in (await reply_to(club, f"invite revoke {third[:4]}-…")).text
    assert "unknown or no longer valid" in (await reply_to(club, f"invite revoke {third}")).text
    for code in (first, second, third):
        assert "does not work" in await start_with(club, CEM, code)
    assert await is_in(club, BEN)


async def test_what_administrators_do_is_written_down_without_the_code(club: BotHarness) -> None:
    code = await make_invite(club, "invite 5 30")
    await reply_to(club, f"invite revoke {code[:4]}")
    label = f"{code[:4]}-…"
    assert await audit_entries(club) == [("uninvite", label), ("invite", f"{label} ×5 30d")]


async def test_for_others_there_is_no_such_command(club: BotHarness) -> None:
    await start_with(club, BEN, "open-sesame")
    for line in ("invite", "invite list"):
        said = (await reply_to(club, line, BEN)).text
        assert said == (await reply_to(club, "nonsense", BEN)).text.replace("nonsense", "invite")
    assert await audit_entries(club) == []


async def test_no_code_is_made_where_others_read(club: BotHarness) -> None:
    said = await reply_to(club, "invite", **GROUP)
    assert [span.style for span in said.spans] == ["plain"]
    assert await audit_entries(club) == []


async def test_where_codes_are_not_asked_for_none_is_used_up(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "open", admins="telegram:1") as harness:
        code = await make_invite(harness)
        assert "Welcome" not in await start_with(harness, BEN, code)
        assert "does not work" not in await start_with(harness, BEN, "AAAA-BBBB-0000")
        harness.services.settings.access = "invite"
        assert "Welcome" in await start_with(harness, CEM, code)
