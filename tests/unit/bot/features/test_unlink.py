"""What holds for all accounts of a person, and what becomes of it when they are parted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.features.accounts import MAX_ACCOUNTS
from storage.models import Account, Address, Options, Platform, Quota, VoiceConsent, Voiceprint
from tests.unit.bot.dispatch.test_dispatcher import hear, rebuilt
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons
from tests.unit.bot.linked_accounts import ANN, EVE, GROUP, accounts, given, person, says, typed
from tests.unit.storage.conftest import NOON


async def test_of_two_accounts_unlink_parts_both(house: BotHarness) -> None:
    assert "not joined with any other" in (await says(house, "unlink")).text
    await typed(house, await given(house))
    await hear(house, house.command("settings lang=de", who=ANN))
    assert "private" in (await says(house, "unlink", **GROUP)).text
    assert "Separated" in (await says(house, "unlink")).text
    assert (await accounts(house), await accounts(house, ANN)) == ({ANNA}, {ANN})
    for who in (ANNA, ANN):
        assert (await person(house, who)).options.language == "de"


async def test_of_several_accounts_one_is_chosen(house: BotHarness) -> None:
    for who in (ANN, BEN):
        await typed(house, await given(house), who)
    asked = await says(house, "unlink")
    assert set(buttons(asked)) == {"Telegram 1 (this one)", "Telegram 2", "Discord 9"}
    chosen = buttons(asked)["Telegram 2"]
    await hear(house, house.press(chosen.action, chosen.argument, who=EVE))
    assert await accounts(house) == {ANNA, ANN, BEN}
    await hear(house, house.press(chosen.action, chosen.argument))
    assert (await accounts(house), await accounts(house, BEN)) == ({ANNA, ANN}, {BEN})


async def test_a_person_has_a_handful_of_accounts(house: BotHarness) -> None:
    others = [Account(Platform.DISCORD, f"{number}") for number in range(20, 20 + MAX_ACCOUNTS)]
    said = [(await typed(house, await given(house), who)).text for who in others]
    assert "Joined" in said[-2]
    assert f"{MAX_ACCOUNTS} accounts" in said[-1]


async def test_delete_my_data_is_for_all_accounts_and_says_so(house: BotHarness) -> None:
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
    async with house.services.database.read() as unit:
        assert [await unit.jobs.list_for(it) for it in (ANNA, ANN)] == [[], []]
        assert [await unit.people.find(it) for it in (ANNA, ANN)] == [None, None]
        assert len(await unit.jobs.list_for(EVE)) == 1
    assert any(text == "Cancelled." for text in house.chat.texts)
    assert any("Deleted: 2 jobs" in text for text in house.elsewhere.texts)


async def test_status_cancel_and_quota_are_of_the_person(house: BotHarness) -> None:
    await typed(house, await given(house))
    await hear(house, house.upload(name="one.mp4"), house.upload(name="two.mp4"))
    listed = await says(house, "status", ANN)
    assert "one.mp4" in listed.text
    assert "two.mp4" in listed.text
    await hear(house, house.upload(who=ANN), house.upload(who=ANN))
    assert "3 jobs in progress" in house.elsewhere.last.text
    first = next(iter(buttons(listed).values()))
    await hear(house, house.press(first.action, first.argument, who=EVE))
    assert house.queue.cancelled == []
    await hear(house, house.press(first.action, first.argument, who=ANN))
    assert house.queue.cancelled == [first.argument]
    await says(house, "cancel", ANN)
    assert len(house.queue.cancelled) == 3


async def test_settings_of_one_account_are_those_of_the_other(house: BotHarness) -> None:
    await typed(house, await given(house))
    await hear(house, house.command("settings lang=de tongue=tr", who=ANN))
    found = await person(house, ANNA)
    assert (found.options.language, found.ui_locale) == ("de", "tr")


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
        async with house.services.database.begin() as unit:
            await unit.people.set_quota(ANN, Quota(minutes=3))
        await typed(house, await given(house))
        await hear(house, house.upload(seconds=120.0), house.upload(b"b", seconds=120.0, who=ANN))
        assert "1 of 3 min" in house.elsewhere.last.text
        await says(house, "unlink")
        assert (await person(house, ANNA)).quota == Quota(minutes=3)
        await hear(house, house.upload(b"c", seconds=120.0))
        assert "1 of 3 min" in house.chat.last.text


@pytest.mark.parametrize("giver", [VoiceConsent.YES, VoiceConsent.NO])
async def test_voices_are_remembered_as_the_giver_of_the_code_wants(
    house: BotHarness, giver: VoiceConsent
) -> None:
    here, voice = Address(ANN.platform, "c1"), Voiceprint("network", 9.0, "AA==")
    async with house.services.database.begin() as unit:
        for who, wish in ((ANNA, giver), (ANN, VoiceConsent.YES)):
            await unit.people.get_or_create(who, "en")
            await unit.people.set_options(who, Options(voices=wish))
        await unit.voices.save(ANN, here, "job", [("Cem", voice)], NOON)
    await typed(house, await given(house))
    async with house.services.database.read() as unit:
        kept = await unit.voices.list_for((ANNA, ANN))
    assert [it.name for it in kept] == (["Cem"] if giver is VoiceConsent.YES else [])


@pytest.mark.parametrize("how", ["unlink", "delete_my_data"])
async def test_what_was_granted_is_not_multiplied_by_parting(house: BotHarness, how: str) -> None:
    async with house.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.set_quota(ANNA, Quota(minutes=6000, jobs=1))
    await typed(house, await given(house))
    assert (await person(house, ANN)).quota == Quota(minutes=6000, jobs=1)
    await hear(house, house.command(how, who=ANN))
    if how == "delete_my_data":
        await hear(house, house.press("forget", ANN.id, who=ANN))
    async with house.services.database.read() as unit:
        found = [await unit.people.find(who) for who in (ANNA, ANN)]
    quotas = [it.quota for it in found if it is not None]
    assert len(quotas) == 2
    assert sorted(it.minutes or 0 for it in quotas) == [0, 6000]
    assert all(it.jobs == 1 for it in quotas), "nobody gets out of a limit"
