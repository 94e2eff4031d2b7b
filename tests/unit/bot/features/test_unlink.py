"""Data of linked accounts, and its division when they are unlinked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.features.accounts import MAX_ACCOUNTS
from storage.models import Account, Address, Options, Platform, Quota, VoiceConsent, Voiceprint
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons
from tests.unit.bot.linked_accounts import (
    ANN,
    EVE,
    GROUP,
    accounts_of,
    enter_link_code,
    new_link_code,
    person,
    reply_to,
)
from tests.unit.storage.conftest import NOON


async def test_unlink_separates_two_accounts(harness: BotHarness) -> None:
    assert "not joined with any other" in (await reply_to(harness, "unlink")).text
    await enter_link_code(harness, await new_link_code(harness))
    await handle(harness, harness.command("settings lang=de", who=ANN))
    assert "private" in (await reply_to(harness, "unlink", **GROUP)).text
    assert "Separated" in (await reply_to(harness, "unlink")).text
    assert (await accounts_of(harness), await accounts_of(harness, ANN)) == ({ANNA}, {ANN})
    for who in (ANNA, ANN):
        assert (await person(harness, who)).options.language == "de"


async def test_unlink_of_several_accounts_asks_which(harness: BotHarness) -> None:
    for who in (ANN, BEN):
        await enter_link_code(harness, await new_link_code(harness), who)
    question = await reply_to(harness, "unlink")
    assert set(buttons(question)) == {"Telegram 1 (this one)", "Telegram 2", "Discord 9"}
    chosen = buttons(question)["Telegram 2"]
    await handle(harness, harness.press(chosen.action, chosen.argument, who=EVE))
    assert await accounts_of(harness) == {ANNA, ANN, BEN}
    await handle(harness, harness.press(chosen.action, chosen.argument))
    assert (await accounts_of(harness), await accounts_of(harness, BEN)) == ({ANNA, ANN}, {BEN})


async def test_number_of_linked_accounts_is_limited(harness: BotHarness) -> None:
    others = [Account(Platform.DISCORD, f"{number}") for number in range(20, 20 + MAX_ACCOUNTS)]
    replies = [
        (await enter_link_code(harness, await new_link_code(harness), who)).text for who in others
    ]
    assert "Joined" in replies[-2]
    assert f"{MAX_ACCOUNTS} accounts" in replies[-1]


async def test_delete_my_data_covers_all_linked_accounts(harness: BotHarness) -> None:
    await handle(harness, harness.command("delete_my_data"))
    assert "joined accounts" not in harness.chat.last.text
    await enter_link_code(harness, await new_link_code(harness))
    await handle(
        harness, harness.upload(), harness.upload(b"another", who=ANN), harness.upload(who=EVE)
    )
    question = await reply_to(harness, "delete_my_data", ANN)
    assert "Discord, Telegram" in question.text
    button = buttons(question)["Delete everything"]
    await handle(harness, harness.press(button.action, button.argument, who=EVE))
    assert {ANNA, ANN} == await accounts_of(harness)
    await handle(harness, harness.press(button.action, button.argument, who=ANN))
    async with harness.services.database.read() as unit:
        assert [await unit.jobs.list_for(it) for it in (ANNA, ANN)] == [[], []]
        assert [await unit.people.find(it) for it in (ANNA, ANN)] == [None, None]
        assert len(await unit.jobs.list_for(EVE)) == 1
    assert any(text == "Cancelled." for text in harness.chat.texts)
    assert any("Deleted: 2 jobs" in text for text in harness.elsewhere.texts)


async def test_status_cancel_and_quota_cover_all_linked_accounts(harness: BotHarness) -> None:
    await enter_link_code(harness, await new_link_code(harness))
    await handle(harness, harness.upload(name="one.mp4"), harness.upload(name="two.mp4"))
    listed = await reply_to(harness, "status", ANN)
    assert "one.mp4" in listed.text
    assert "two.mp4" in listed.text
    await handle(harness, harness.upload(who=ANN), harness.upload(who=ANN))
    assert "3 jobs in progress" in harness.elsewhere.last.text
    first = next(iter(buttons(listed).values()))
    await handle(harness, harness.press(first.action, first.argument, who=EVE))
    assert harness.queue.cancelled == []
    await handle(harness, harness.press(first.action, first.argument, who=ANN))
    assert harness.queue.cancelled == [first.argument]
    await reply_to(harness, "cancel", ANN)
    assert len(harness.queue.cancelled) == 3


async def test_linked_accounts_share_settings(harness: BotHarness) -> None:
    await enter_link_code(harness, await new_link_code(harness))
    await handle(harness, harness.command("settings lang=de tongue=tr", who=ANN))
    found = await person(harness, ANNA)
    assert (found.options.language, found.ui_locale) == ("de", "tr")


async def test_administrators_see_and_block_all_linked_accounts(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "x", admins="discord:666") as harness:
        await enter_link_code(harness, await new_link_code(harness))
        await handle(
            harness, harness.upload(seconds=60.0), harness.upload(b"b", seconds=120.0, who=ANN)
        )
        reply = (await reply_to(harness, "who telegram:1", EVE)).text
        assert "telegram:1" in reply
        assert "discord:9" in reply
        assert "3 of 240" in reply
        await reply_to(harness, "block discord:9", EVE)
        for who in (ANNA, ANN):
            assert "private" in (await reply_to(harness, "status", who)).text
            assert "private" in (await reply_to(harness, "unlink", who)).text


async def test_quota_override_is_shared_and_survives_unlinking(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "x", admins="discord:666") as harness:
        await handle(harness, harness.command("start"), harness.command("start", who=ANN))
        async with harness.services.database.begin() as unit:
            await unit.people.set_quota(ANN, Quota(minutes=3))
        await enter_link_code(harness, await new_link_code(harness))
        await handle(
            harness, harness.upload(seconds=120.0), harness.upload(b"b", seconds=120.0, who=ANN)
        )
        assert "1 of 3 min" in harness.elsewhere.last.text
        await reply_to(harness, "unlink")
        assert (await person(harness, ANNA)).quota == Quota(minutes=3)
        await handle(harness, harness.upload(b"c", seconds=120.0))
        assert "1 of 3 min" in harness.chat.last.text


@pytest.mark.parametrize("giver", [VoiceConsent.YES, VoiceConsent.NO])
async def test_linking_keeps_the_voice_consent_of_the_code_owner(
    harness: BotHarness, giver: VoiceConsent
) -> None:
    address, voice = Address(ANN.platform, "c1"), Voiceprint("network", 9.0, "AA==")
    async with harness.services.database.begin() as unit:
        for who, consent in ((ANNA, giver), (ANN, VoiceConsent.YES)):
            await unit.people.get_or_create(who, "en")
            await unit.people.set_options(who, Options(voices=consent))
        await unit.voices.save(ANN, address, "job", [("Cem", voice)], NOON)
    await enter_link_code(harness, await new_link_code(harness))
    async with harness.services.database.read() as unit:
        voices = await unit.voices.list_for((ANNA, ANN))
    assert [it.name for it in voices] == (["Cem"] if giver is VoiceConsent.YES else [])


@pytest.mark.parametrize("how", ["unlink", "delete_my_data"])
async def test_unlinking_does_not_multiply_a_quota_override(harness: BotHarness, how: str) -> None:
    async with harness.services.database.begin() as unit:
        await unit.people.get_or_create(ANNA, "en")
        await unit.people.set_quota(ANNA, Quota(minutes=6000, jobs=1))
    await enter_link_code(harness, await new_link_code(harness))
    assert (await person(harness, ANN)).quota == Quota(minutes=6000, jobs=1)
    await handle(harness, harness.command(how, who=ANN))
    if how == "delete_my_data":
        await handle(harness, harness.press("forget", ANN.id, who=ANN))
    async with harness.services.database.read() as unit:
        found = [await unit.people.find(who) for who in (ANNA, ANN)]
    quotas = [it.quota for it in found if it is not None]
    assert len(quotas) == 2
    assert sorted(it.minutes or 0 for it in quotas) == [0, 6000]
    assert all(it.jobs == 1 for it in quotas), "unlinking keeps the other limits"
