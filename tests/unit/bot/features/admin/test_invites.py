"""Invitations: who makes them, whom they let in, how often, for how long; taking them back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from storage.models import Account, Platform, Role
from tests.unit.bot.dispatch.test_dispatcher import hear, rebuilt
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons
from tests.unit.bot.linked_accounts import ANN, EVE, given, role, says, timed, typed

CEM = Account(Platform.DISCORD, "77")
GROUP: dict[str, Any] = {"private": False, "chat": "g"}


@pytest.fixture
async def club(tmp_path: Path) -> AsyncIterator[BotHarness]:
    """A house for the invited, whose administrator is Anna."""
    settings = {"access": "invite", "admins": "telegram:1", "invite_codes": "open-sesame"}
    async with rebuilt(tmp_path / "club", **settings) as house:
        yield house


async def invitation(house: BotHarness, line: str = "invite") -> str:
    said = await says(house, line)
    (code,) = [span.text.removeprefix("/start ") for span in said.spans if span.style == "code"]
    return code


async def comes(house: BotHarness, who: Account, code: str) -> str:
    return (await says(house, f"start {code}", who)).text


async def is_in(house: BotHarness, who: Account) -> bool:
    return "private" not in (await says(house, "status", who)).text


async def deeds(house: BotHarness) -> list[tuple[str, str]]:
    async with house.services.database.read() as unit:
        return [(deed.action, deed.target) for deed in await unit.audit.latest(10)]


async def test_a_stranger_is_told_how_to_get_in_and_gets_in(club: BotHarness) -> None:
    for line in ("status", "start"):
        refused = (await says(club, line, BEN)).text
        assert "/start ABCD-EFGH-JKMN" in refused
        assert "telegram:2" in refused
    code = await invitation(club)
    assert "Welcome" in await comes(club, BEN, code.lower())
    assert await is_in(club, BEN)
    assert "does not work" in await comes(club, CEM, code)
    assert not await is_in(club, CEM)
    assert "Welcome" in await comes(club, EVE, "open-sesame")


async def test_uses_and_days_are_as_wished_within_bounds(club: BotHarness) -> None:
    clock = timed(club)
    code = await invitation(club, "invite 2 30")
    clock.later(minutes=30 * 24 * 60 - 1)
    assert "Welcome" in await comes(club, BEN, code)
    clock.later(minutes=1)
    assert "does not work" in await comes(club, CEM, code)
    assert await is_in(club, BEN)  # who came in stays
    for wrong in ("0", "5 0", "1001", "5 366", "many", "5 5 5", "-1", "revoke", "list all"):
        assert "/invite 5 30" in (await says(club, f"invite {wrong}")).text
    assert "1,000 people" in (await says(club, "invite 1000 365")).text


async def test_who_is_in_takes_no_use_away(club: BotHarness) -> None:
    code = await invitation(club)
    assert "Welcome" not in await comes(club, ANNA, code)
    await comes(club, BEN, "open-sesame")
    assert "Welcome" not in await comes(club, BEN, code)
    assert "Welcome" in await comes(club, CEM, code)


async def test_the_link_is_shown_where_there_is_one(club: BotHarness) -> None:
    said = (await says(club, "invite")).text
    code = next(line for line in said.splitlines() if line.startswith("/start "))[7:]
    assert f"https://example.org/bot?start={code}" in said
    assert "Discord)" not in said
    club.services.settings.access = "open"
    assert "ACCESS=open" in (await says(club, "invite")).text


async def test_wrong_invitations_and_wrong_links_are_counted_together(club: BotHarness) -> None:
    code = await invitation(club)
    for number in range(3):
        assert "more tries" in await comes(club, EVE, f"AAAA-BBBB-000{number}")
    for number in range(2):
        await typed(club, f"AAAA-AAA{number}", EVE)
    for right in (code, "open-sesame"):
        assert "Try again in about 60 min" in await comes(club, EVE, right)
    assert not await is_in(club, EVE)
    assert "Welcome" in await comes(club, BEN, code)


async def test_a_stranger_may_come_by_a_link_code(club: BotHarness) -> None:
    await comes(club, BEN, await invitation(club))
    assert "Joined" in (await typed(club, await given(club, BEN), ANN)).text
    assert await is_in(club, ANN)


async def test_the_blocked_do_not_get_in_and_use_nothing_up(club: BotHarness) -> None:
    code = await invitation(club)
    await role(club, BEN, Role.BLOCKED)
    assert "operator" in await comes(club, BEN, code)
    assert not await is_in(club, BEN)
    assert "Welcome" in await comes(club, CEM, code)


async def test_the_codes_of_a_blocked_person_let_nobody_in(club: BotHarness) -> None:
    await role(club, BEN, Role.ADMIN)
    said = await says(club, "invite", BEN)
    code = next(span.text for span in said.spans if span.style == "code").removeprefix("/start ")
    await role(club, BEN, Role.BLOCKED)
    assert "does not work" in await comes(club, CEM, code)


async def test_codes_are_listed_by_their_first_letters_and_taken_back(club: BotHarness) -> None:
    assert "no invite codes" in (await says(club, "invite list")).text
    first, second, third = [await invitation(club, f"invite {uses}") for uses in (2, 1, 1)]
    await comes(club, BEN, first)
    listed = await says(club, "invite list")
    assert f"{first[:4]}-… · 1 of 2 left" in listed.text
    assert "telegram:1" in listed.text
    assert first not in listed.text
    assert all(
        it.argument not in (first, first.replace("-", "")) for it in buttons(listed).values()
    )
    button = buttons(listed)[f"Revoke {first[:4]}-…"]
    await hear(club, club.press(button.action, button.argument, who=BEN))
    assert first[:4] in (await says(club, "invite list")).text
    await hear(club, club.press(button.action, button.argument))
    assert f"{second[:4]}-…" in (await says(club, f"invite revoke {second}")).text
    assert f"{third[:4]}-…" in (await says(club, f"invite revoke {third[:4]}-…")).text
    assert "unknown or no longer valid" in (await says(club, f"invite revoke {third}")).text
    for code in (first, second, third):
        assert "does not work" in await comes(club, CEM, code)
    assert await is_in(club, BEN)


async def test_what_administrators_do_is_written_down_without_the_code(club: BotHarness) -> None:
    code = await invitation(club, "invite 5 30")
    await says(club, f"invite revoke {code[:4]}")
    label = f"{code[:4]}-…"
    assert await deeds(club) == [("uninvite", label), ("invite", f"{label} ×5 30d")]


async def test_for_others_there_is_no_such_command(club: BotHarness) -> None:
    await comes(club, BEN, "open-sesame")
    for line in ("invite", "invite list"):
        said = (await says(club, line, BEN)).text
        assert said == (await says(club, "nonsense", BEN)).text.replace("nonsense", "invite")
    assert await deeds(club) == []


async def test_no_code_is_made_where_others_read(club: BotHarness) -> None:
    said = await says(club, "invite", **GROUP)
    assert [span.style for span in said.spans] == ["plain"]
    assert await deeds(club) == []


async def test_where_codes_are_not_asked_for_none_is_used_up(tmp_path: Path) -> None:
    async with rebuilt(tmp_path / "open", admins="telegram:1") as house:
        code = await invitation(house)
        assert "Welcome" not in await comes(house, BEN, code)
        assert "does not work" not in await comes(house, BEN, "AAAA-BBBB-0000")
        house.services.settings.access = "invite"
        assert "Welcome" in await comes(house, CEM, code)
