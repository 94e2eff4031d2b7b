"""Joining accounts by a code: who may, who is asked, who is told, what wrong codes cost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat import ChatDown
from bot.delivery.account_notices import send_account_notices
from storage.models import Platform, Role
from tests.unit.bot.dispatch.test_dispatcher import hear, rebuilt
from tests.unit.bot.fakes import ANNA, BEN, BotHarness, Denied
from tests.unit.bot.features.test_history import buttons
from tests.unit.bot.linked_accounts import (
    ANN,
    EVE,
    GROUP,
    Clock,
    accounts,
    given,
    person,
    role,
    says,
    timed,
    typed,
)


@pytest.fixture
def clock(house: BotHarness) -> Clock:
    return timed(house)


async def test_a_code_typed_elsewhere_joins_after_a_yes(house: BotHarness) -> None:
    await hear(house, house.command("settings lang=de"))
    await hear(house, house.command("settings lang=fr", who=ANN))
    code = await given(house)
    asked = await says(house, f"link {code.lower()}", ANN)
    assert "Telegram" in asked.text
    assert await accounts(house, ANN) == {ANN}
    no = buttons(asked)["No"]
    await hear(house, house.press(no.action, no.argument, who=ANN))
    assert "Nothing was joined" in house.elsewhere.last.text
    assert await accounts(house, ANN) == {ANN}
    assert "Joined" in (await typed(house, code)).text
    assert await accounts(house) == await accounts(house, ANN) == {ANNA, ANN}
    assert (await person(house, ANN)).options.language == "de"


async def test_who_gave_the_code_is_told_once_and_how_to_part(house: BotHarness) -> None:
    await typed(house, await given(house))
    house.chat.fails("send", ChatDown("away"))
    await send_account_notices(house.services, house.chat)
    assert not any("was used" in text for text in house.chat.texts)
    for _ in range(2):
        await send_account_notices(house.services, house.chat)
        await send_account_notices(house.services, house.elsewhere)
    (told,) = [text for text in house.chat.texts if "was used" in text]
    assert "Discord 9" in told
    assert "/unlink" in told
    assert not any("was used" in text for text in house.elsewhere.texts)


async def test_a_chat_that_can_not_be_told_is_not_asked_for_ever(house: BotHarness) -> None:
    await typed(house, await given(house))
    house.chat.fails("send", Denied("blocked"))
    await send_account_notices(house.services, house.chat)
    async with house.services.database.read() as unit:
        assert await unit.codes.account_links(Platform.TELEGRAM) == []


async def test_two_accounts_of_one_platform_can_be_joined(house: BotHarness) -> None:
    await typed(house, await given(house), BEN)
    assert await accounts(house, BEN) == {ANNA, BEN}


async def test_codes_work_once_for_minutes_and_only_the_newest(
    house: BotHarness, clock: Clock
) -> None:
    first = await given(house)
    second = await given(house)
    assert "does not work" in (await typed(house, first)).text
    assert "Joined" in (await typed(house, second)).text
    assert "does not work" in (await typed(house, second, EVE)).text
    third = await given(house, BEN)
    clock.later(minutes=10)
    assert "does not work" in (await typed(house, third, EVE)).text
    assert await accounts(house, EVE) == {EVE}


async def test_a_code_may_be_too_old_by_the_time_of_the_yes(
    house: BotHarness, clock: Clock
) -> None:
    asked = await says(house, f"link {await given(house)}", ANN)
    clock.later(minutes=10)
    yes = buttons(asked)["Yes, both are mine"]
    await hear(house, house.press(yes.action, yes.argument, who=ANN))
    assert "does not work" in house.elsewhere.last.text
    assert await accounts(house, ANN) == {ANN}


async def test_ones_own_code_joins_nothing_and_stays(house: BotHarness) -> None:
    code = await given(house)
    assert "your own" in (await typed(house, code, ANNA)).text
    assert "Joined" in (await typed(house, code)).text
    assert "your own" in (await typed(house, await given(house), ANN)).text


async def test_guessing_ends_after_five_also_for_right_codes(
    house: BotHarness, clock: Clock
) -> None:
    code = await given(house)
    said = [(await typed(house, f"AAAA-AAA{number}", EVE)).text for number in range(6)]
    assert "4 more tries" in said[0]
    assert "one more try" in said[3]
    assert "for an hour" in said[4]
    assert "about 60 min" in said[5]
    clock.later(minutes=9)
    assert "about 51 min" in (await typed(house, code, EVE)).text
    assert "Joined" in (await typed(house, code)).text  # somebody else's guesses do no harm
    clock.later(minutes=51)
    assert "Joined" in (await typed(house, await given(house), EVE)).text


async def test_a_right_code_gives_no_new_guesses(house: BotHarness) -> None:
    for number in range(4):
        await typed(house, f"AAAA-AAA{number}", EVE)
    assert "Joined" in (await typed(house, await given(house, BEN), EVE)).text
    assert "for an hour" in (await typed(house, "AAAA-AAAA", EVE)).text


async def test_deleting_everything_gives_no_new_guesses(house: BotHarness) -> None:
    for number in range(5):
        await typed(house, f"AAAA-AAA{number}", EVE)
    await hear(house, house.press("forget", EVE.id, who=EVE))
    assert "about 60 min" in (await typed(house, await given(house), EVE)).text


async def test_no_code_is_shown_or_used_where_others_read(house: BotHarness) -> None:
    refused = await says(house, "link", **GROUP)
    assert [span.style for span in refused.spans] == ["plain"]
    code = await given(house)
    assert "no longer valid" in (await says(house, f"link {code}", ANN, **GROUP)).text
    assert "does not work" in (await typed(house, code)).text
    press = house.press("join", (await given(house)).replace("-", ""), who=ANN, **GROUP)
    await hear(house, press)
    assert await accounts(house, ANN) == {ANN}


async def test_where_only_one_person_sees_the_answer_codes_are_shown(house: BotHarness) -> None:
    command = house.command("link", **GROUP)
    await hear(house, replace(command, origin=replace(command.origin, ephemeral=True)))
    assert any(span.style == "code" for span in house.chat.last.spans)


async def test_the_blocked_neither_give_nor_type_codes(house: BotHarness) -> None:
    code, bens = await given(house), await given(house, BEN)
    await role(house, ANN, Role.BLOCKED)
    assert "private" in (await typed(house, code)).text
    assert "private" in (await says(house, "link", ANN)).text
    await role(house, BEN, Role.BLOCKED)
    assert "does not work" in (await typed(house, bens, EVE)).text
    assert await accounts(house, ANN) == {ANN}


async def test_nobody_becomes_an_administrator_by_a_code(tmp_path: Path) -> None:
    async with rebuilt(tmp_path / "x", admins="telegram:1,discord:9") as house:
        assert "nobody rights" in (await typed(house, await given(house), EVE)).text
        assert "nobody rights" in (await typed(house, await given(house, EVE), ANNA)).text
        await role(house, EVE, Role.ADMIN)
        assert "Joined" in (await typed(house, await given(house), EVE)).text
        assert "Joined" in (await typed(house, await given(house), ANN)).text
        assert await accounts(house) == {ANNA, ANN, EVE}


async def test_a_stranger_comes_in_as_an_account_of_who_has_access(tmp_path: Path) -> None:
    settings = {"access": "invite", "invite_codes": "sesame"}
    async with rebuilt(tmp_path / "x", **settings) as house:
        await hear(house, house.command("start sesame"))
        assert "private" in (await says(house, "status", ANN)).text
        await typed(house, await given(house))
        assert "private" not in (await says(house, "status", ANN)).text
        await says(house, "unlink")
        assert "private" in (await says(house, "status", ANN)).text
        assert "private" not in (await says(house, "status")).text


async def test_who_has_no_access_gives_no_code(tmp_path: Path) -> None:
    async with rebuilt(tmp_path / "x", access="allowlist", allowed="telegram:1") as house:
        assert "private" in (await says(house, "link", BEN)).text
        code = await given(house)
        house.services.settings.allowed = ()
        assert "does not work" in (await typed(house, code)).text
