"""Joining accounts by a code and parting them: who may, who is asked, who is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.chat import ChatDown, Message
from bot.features.accounts import MOST
from bot.joinings import tell
from storage.models import Account, Person, Platform, Quota, Role
from tests.unit.bot.fakes import ANNA, BEN, Denied, House
from tests.unit.bot.test_conversation import hear, rebuilt
from tests.unit.bot.test_history import buttons
from tests.unit.storage.conftest import NOON

ANN = Account(Platform.DISCORD, "9")
"""Anna, elsewhere."""
EVE = Account(Platform.DISCORD, "666")
GROUP: dict[str, Any] = {"private": False, "chat": "g"}


class Clock:
    """Time that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def later(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock(house: House) -> Clock:
    return timed(house)


def timed(house: House) -> Clock:
    clock = Clock()
    house.desk = replace(house.desk, clock=clock)
    return clock


async def says(house: House, line: str, who: Account = ANNA, **where: Any) -> Message:
    """What is answered to a command."""
    await hear(house, house.command(line, who=who, **where))
    return house.chats[who.platform].last


async def given(house: House, who: Account = ANNA) -> str:
    """A code."""
    said = await says(house, "link", who)
    (code,) = [span.text.removeprefix("/link ") for span in said.spans if span.style == "code"]
    return code


async def typed(house: House, code: str, who: Account = ANN) -> Message:
    """What is answered to a code and to saying yes."""
    said = await says(house, f"link {code}", who)
    for label, button in buttons(said).items():
        if label.startswith("Yes"):
            await hear(house, house.press(button.action, button.argument, who=who))
    return house.chats[who.platform].last


async def person(house: House, who: Account) -> Person:
    async with house.desk.database.read() as unit:
        found = await unit.people.find(who)
    assert found is not None
    return found


async def accounts(house: House, who: Account = ANNA) -> set[Account]:
    return set((await person(house, who)).accounts)


async def role(house: House, who: Account, role: Role) -> None:
    async with house.desk.database.begin() as unit:
        await unit.people.meet(who, "en")
        await unit.people.set_role(who, role)


async def test_a_code_typed_elsewhere_joins_after_a_yes(house: House) -> None:
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


async def test_who_gave_the_code_is_told_once_and_how_to_part(house: House) -> None:
    await typed(house, await given(house))
    house.chat.fails("say", ChatDown("away"))
    await tell(house.desk, house.chat)
    assert not any("was used" in text for text in house.chat.texts)
    for _ in range(2):
        await tell(house.desk, house.chat)
        await tell(house.desk, house.elsewhere)
    (told,) = [text for text in house.chat.texts if "was used" in text]
    assert "Discord 9" in told
    assert "/unlink" in told
    assert not any("was used" in text for text in house.elsewhere.texts)


async def test_a_chat_that_can_not_be_told_is_not_asked_for_ever(house: House) -> None:
    await typed(house, await given(house))
    house.chat.fails("say", Denied("blocked"))
    await tell(house.desk, house.chat)
    async with house.desk.database.read() as unit:
        assert await unit.codes.joinings(Platform.TELEGRAM) == []


async def test_two_accounts_of_one_platform_can_be_joined(house: House) -> None:
    await typed(house, await given(house), BEN)
    assert await accounts(house, BEN) == {ANNA, BEN}


async def test_codes_work_once_for_minutes_and_only_the_newest(house: House, clock: Clock) -> None:
    first = await given(house)
    second = await given(house)
    assert "does not work" in (await typed(house, first)).text
    assert "Joined" in (await typed(house, second)).text
    assert "does not work" in (await typed(house, second, EVE)).text
    third = await given(house, BEN)
    clock.later(minutes=10)
    assert "does not work" in (await typed(house, third, EVE)).text
    assert await accounts(house, EVE) == {EVE}


async def test_a_code_may_be_too_old_by_the_time_of_the_yes(house: House, clock: Clock) -> None:
    asked = await says(house, f"link {await given(house)}", ANN)
    clock.later(minutes=10)
    yes = buttons(asked)["Yes, both are mine"]
    await hear(house, house.press(yes.action, yes.argument, who=ANN))
    assert "does not work" in house.elsewhere.last.text
    assert await accounts(house, ANN) == {ANN}


async def test_ones_own_code_joins_nothing_and_stays(house: House) -> None:
    code = await given(house)
    assert "already" in (await typed(house, code, ANNA)).text
    assert "Joined" in (await typed(house, code)).text
    assert "already" in (await typed(house, await given(house), ANN)).text


async def test_guessing_ends_after_five_also_for_right_codes(house: House, clock: Clock) -> None:
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


async def test_a_right_code_gives_no_new_guesses(house: House) -> None:
    for number in range(4):
        await typed(house, f"AAAA-AAA{number}", EVE)
    assert "Joined" in (await typed(house, await given(house, BEN), EVE)).text
    assert "for an hour" in (await typed(house, "AAAA-AAAA", EVE)).text


async def test_deleting_everything_gives_no_new_guesses(house: House) -> None:
    for number in range(5):
        await typed(house, f"AAAA-AAA{number}", EVE)
    await hear(house, house.press("forget", EVE.id, who=EVE))
    assert "about 60 min" in (await typed(house, await given(house), EVE)).text


async def test_no_code_is_shown_or_used_where_others_read(house: House) -> None:
    refused = await says(house, "link", **GROUP)
    assert [span.style for span in refused.spans] == ["plain"]
    code = await given(house)
    assert "void" in (await says(house, f"link {code}", ANN, **GROUP)).text
    assert "does not work" in (await typed(house, code)).text
    press = house.press("join", (await given(house)).replace("-", ""), who=ANN, **GROUP)
    await hear(house, press)
    assert await accounts(house, ANN) == {ANN}


async def test_where_only_one_person_sees_the_answer_codes_are_shown(house: House) -> None:
    command = house.command("link", **GROUP)
    await hear(house, replace(command, origin=replace(command.origin, alone=True)))
    assert any(span.style == "code" for span in house.chat.last.spans)


async def test_the_blocked_neither_give_nor_type_codes(house: House) -> None:
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
        house.desk.settings.allowed = ()
        assert "does not work" in (await typed(house, code)).text


async def test_of_two_accounts_unlink_parts_both(house: House) -> None:
    assert "no other" in (await says(house, "unlink")).text
    await typed(house, await given(house))
    await hear(house, house.command("settings lang=de", who=ANN))
    assert "private" in (await says(house, "unlink", **GROUP)).text
    assert "Parted" in (await says(house, "unlink")).text
    assert (await accounts(house), await accounts(house, ANN)) == ({ANNA}, {ANN})
    for who in (ANNA, ANN):
        assert (await person(house, who)).options.language == "de"


async def test_of_several_accounts_one_is_chosen(house: House) -> None:
    for who in (ANN, BEN):
        await typed(house, await given(house), who)
    asked = await says(house, "unlink")
    assert set(buttons(asked)) == {"Telegram 1 (this one)", "Telegram 2", "Discord 9"}
    chosen = buttons(asked)["Telegram 2"]
    await hear(house, house.press(chosen.action, chosen.argument, who=EVE))
    assert await accounts(house) == {ANNA, ANN, BEN}
    await hear(house, house.press(chosen.action, chosen.argument))
    assert (await accounts(house), await accounts(house, BEN)) == ({ANNA, ANN}, {BEN})


async def test_a_person_has_a_handful_of_accounts(house: House) -> None:
    others = [Account(Platform.DISCORD, f"{number}") for number in range(20, 20 + MOST)]
    said = [(await typed(house, await given(house), who)).text for who in others]
    assert "Joined" in said[-2]
    assert f"{MOST} accounts" in said[-1]


async def test_delete_my_data_is_for_all_accounts_and_says_so(house: House) -> None:
    await hear(house, house.command("delete_my_data"))
    assert "joined accounts" not in house.chat.last.text
    await typed(house, await given(house))
    await hear(house, house.upload(), house.upload(b"another", who=ANN), house.upload(who=EVE))
    asked = await says(house, "delete_my_data", ANN)
    assert "Discord, Telegram" in asked.text
    button = buttons(asked)["Delete everything"]
    await hear(house, house.press(button.action, button.argument, who=EVE))
    assert {ANNA, ANN} == await accounts(house)
    await hear(house, house.press(button.action, button.argument, who=ANN))
    async with house.desk.database.read() as unit:
        assert [await unit.jobs.of(it) for it in (ANNA, ANN)] == [[], []]
        assert [await unit.people.find(it) for it in (ANNA, ANN)] == [None, None]
        assert len(await unit.jobs.of(EVE)) == 1
    assert any(text == "Cancelled." for text in house.chat.texts)
    assert any("Deleted: 2 jobs" in text for text in house.elsewhere.texts)


async def test_status_cancel_and_quota_are_of_the_person(house: House) -> None:
    await typed(house, await given(house))
    await hear(house, house.upload(name="one.mp4"), house.upload(name="two.mp4"))
    listed = await says(house, "status", ANN)
    assert "one.mp4" in listed.text
    assert "two.mp4" in listed.text
    await hear(house, house.upload(who=ANN), house.upload(who=ANN))
    assert "3 jobs under way" in house.elsewhere.last.text
    first = next(iter(buttons(listed).values()))
    await hear(house, house.press(first.action, first.argument, who=EVE))
    assert house.queue.cancelled == []
    await hear(house, house.press(first.action, first.argument, who=ANN))
    assert house.queue.cancelled == [first.argument]
    await says(house, "cancel", ANN)
    assert len(house.queue.cancelled) == 3


async def test_settings_of_one_account_are_those_of_the_other(house: House) -> None:
    await typed(house, await given(house))
    await hear(house, house.command("settings lang=de tongue=tr", who=ANN))
    found = await person(house, ANNA)
    assert (found.options.language, found.tongue) == ("de", "tr")


async def test_administrators_see_and_block_the_whole_person(tmp_path: Path) -> None:
    async with rebuilt(tmp_path / "x", admins="discord:666") as house:
        await typed(house, await given(house))
        await hear(house, house.upload(seconds=60.0), house.upload(b"b", seconds=120.0, who=ANN))
        seen = (await says(house, "who telegram:1", EVE)).text
        assert "telegram:1" in seen
        assert "discord:9" in seen
        assert "3 of 240" in seen
        await says(house, "block discord:9", EVE)
        for who in (ANNA, ANN):
            assert "private" in (await says(house, "status", who)).text
            assert "private" in (await says(house, "unlink", who)).text


async def test_a_quota_that_was_set_is_shared_and_stays_after_parting(tmp_path: Path) -> None:
    async with rebuilt(tmp_path / "x", admins="discord:666") as house:
        await hear(house, house.command("start"), house.command("start", who=ANN))
        async with house.desk.database.begin() as unit:
            await unit.people.set_quota(ANN, Quota(minutes=3))
        await typed(house, await given(house))
        await hear(house, house.upload(seconds=120.0), house.upload(b"b", seconds=120.0, who=ANN))
        assert "1 of 3 min" in house.elsewhere.last.text
        await says(house, "unlink")
        assert (await person(house, ANNA)).quota == Quota(minutes=3)
        await hear(house, house.upload(b"c", seconds=120.0))
        assert "1 of 3 min" in house.chat.last.text
