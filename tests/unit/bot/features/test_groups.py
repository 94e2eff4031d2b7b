"""Groups in which every recording is transcribed, when an administrator of the group wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.chat import ChatDown
from storage.models import Account, Format, JobState, Options, Platform, SummaryStyle
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle, jobs
from tests.unit.bot.fakes import ANNA, BEN, BotHarness

GROUP: dict[str, Any] = {"private": False, "chat": "g"}


async def switch_automatic(harness: BotHarness, line: str = "auto on", who: Account = ANNA) -> str:
    await handle(harness, harness.command(line, who=who, **GROUP))
    return harness.chat.last.text


async def test_only_group_administrators_switch_automatic_mode(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    assert "Only administrators" in await switch_automatic(harness, who=BEN)
    await handle(harness, harness.upload(**GROUP))
    assert await jobs(harness) == []
    assert "From now on" in await switch_automatic(harness)
    assert "every recording" in await switch_automatic(harness, "auto", who=BEN)
    await handle(harness, harness.upload(**GROUP))
    assert len(await jobs(harness)) == 1
    assert "Only administrators" in await switch_automatic(harness, "auto off", who=BEN)
    assert "only when somebody asks" in await switch_automatic(harness, "auto OFF")
    await handle(harness, harness.upload(**GROUP))
    assert len(await jobs(harness)) == 1
    assert "when somebody asks" in await switch_automatic(harness, "auto please")


async def test_missing_message_access_is_explained(harness: BotHarness) -> None:
    harness.chat.managers, harness.chat.all_ears = {ANNA}, False
    assert "@BotFather" in await switch_automatic(harness)
    assert "@BotFather" not in await switch_automatic(harness, "auto off")


async def test_unknown_group_administrators_change_nothing(
    harness: BotHarness,
) -> None:
    harness.chat.managers = {ANNA}
    harness.chat.fails("is_chat_admin", ChatDown("away"), chat="g")
    assert "try again later" in await switch_automatic(harness)
    await handle(harness, harness.upload(**GROUP))
    assert await jobs(harness) == []


async def test_automatic_mode_is_for_groups_only(harness: BotHarness) -> None:
    await handle(harness, harness.command("auto on"))
    assert "for groups" in harness.chat.last.text


async def test_automatic_answers_are_short(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    await switch_automatic(harness)
    await handle(harness, harness.command("settings lang=de formats=txt,srt,vtt"))
    await handle(harness, harness.upload(seconds=20.0, caption="summary=none lang=fr", **GROUP))
    await handle(harness, harness.upload(seconds=1200.0, **GROUP))
    long, short = await jobs(harness)
    assert short.options == Options("de", summary=SummaryStyle.NONE, speech=False, formats=())
    assert long.options == Options(
        "de", summary=SummaryStyle.SHORT, speech=False, formats=(Format.TXT,)
    )
    await handle(harness, harness.upload(seconds=20.0, caption="/transcribe lang=fr", **GROUP))
    assert (await jobs(harness))[0].options.formats == (Format.TXT, Format.SRT, Format.VTT)


async def test_automatic_recordings_get_no_refusals(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    await switch_automatic(harness)
    sent_before = len(harness.chat.shown)
    await handle(
        harness, harness.upload(size=1 << 40, **GROUP), harness.upload(seconds=1e6, **GROUP)
    )
    assert len(harness.chat.shown) == sent_before


async def test_automatic_mode_transcribes_only_people_with_access(tmp_path: Any) -> None:
    async with build_harness(tmp_path / "x", access="allowlist", allowed="telegram:1") as harness:
        harness.chat.managers = {ANNA, BEN}
        assert "private" in await switch_automatic(harness, who=BEN)
        await switch_automatic(harness)
        sent_before = len(harness.chat.shown)
        await handle(harness, harness.upload(who=BEN, **GROUP))
        assert len(harness.chat.shown) == sent_before
        async with harness.services.database.read() as unit:
            assert await unit.jobs.list_for(BEN) == []


async def test_uninvolved_group_members_are_not_stored(harness: BotHarness) -> None:
    stranger = Account(Platform.TELEGRAM, "77")
    await handle(harness, harness.upload(who=stranger, **GROUP))
    async with harness.services.database.read() as unit:
        assert await unit.people.find(stranger) is None
    assert harness.chat.shown == {}


@pytest.mark.parametrize("where", [{"private": True}, {"private": False, "chat": "other"}])
async def test_automatic_mode_applies_to_one_group(
    harness: BotHarness, where: dict[str, Any]
) -> None:
    harness.chat.managers = {ANNA}
    await switch_automatic(harness)
    await handle(harness, harness.upload(**where))
    assert len(await jobs(harness)) == (1 if where["private"] else 0)


async def set_rules(harness: BotHarness, rules: str = "", who: Account = ANNA) -> str:
    await handle(harness, harness.command(f"replace {rules}".strip(), who=who, **GROUP))
    return harness.chat.last.text


async def rules_of_new_job(harness: BotHarness, caption: str = "", **where: Any) -> dict[str, str]:
    await handle(harness, harness.upload(caption=f"/transcribe {caption}", **where or GROUP))
    return dict((await jobs(harness))[0].options.replacements)


async def test_only_group_administrators_set_rules_for_words(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    assert "Only administrators" in await set_rules(harness, "Keler→Keller", who=BEN)
    assert "No words are replaced" in await set_rules(harness, who=BEN)
    assert "Keler→Keller; a b→c" in await set_rules(harness, "replace=Keler -> Keller; a b => c")
    listed = await set_rules(harness, who=BEN)
    assert "Keler→Keller; a b→c" in listed
    assert "/replace none" in listed
    assert "heard→written" in await set_rules(harness, "Keler")
    assert "Keler→Keller" in await set_rules(harness)
    assert "No words are replaced" in await set_rules(harness, "none")


async def test_group_rules_are_for_groups_only(harness: BotHarness) -> None:
    await handle(harness, harness.command("replace Keler→Keller"))
    assert "for groups" in harness.chat.last.text
    assert "/settings replace=" in harness.chat.last.text


async def test_many_group_rules_fit_into_a_message(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    rules = "; ".join(f"{'x' * 50}{number}→{'y' * 50}" for number in range(100))
    assert len(await set_rules(harness, rules)) < 2000  # Discord's limit
    assert len(await rules_of_new_job(harness)) == 100


async def test_rules_of_caption_precede_those_of_person_and_group(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    await handle(harness, harness.command("settings replace=both→person;mine→person;all→person"))
    await set_rules(harness, "BOTH→group; ours→group; all→group")
    usual = {"both": "person", "mine": "person", "all": "person", "ours": "group"}
    assert await rules_of_new_job(harness) == usual
    assert await rules_of_new_job(harness, "replace=ALL→caption;x→y") == {
        "both": "person",
        "mine": "person",
        "ours": "group",
        "ALL": "caption",
        "x": "y",
    }
    assert await rules_of_new_job(harness, "replace=none") == {}


async def test_group_rules_hold_only_in_their_group(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    await set_rules(harness, "Keler→Keller")
    assert await rules_of_new_job(harness, chat="other", private=False) == {}
    assert await rules_of_new_job(harness, private=True) == {}
    assert await rules_of_new_job(harness) == {"Keler": "Keller"}


async def test_group_rules_hold_for_automatic_recordings_and_albums(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    await switch_automatic(harness)
    await set_rules(harness, "Keler→Keller")
    await handle(harness, harness.upload(**GROUP))
    for caption in ("/transcribe", "/transcribe lang=de"):
        await handle(harness, harness.upload(album="7", caption=caption, **GROUP))
    second, first, automatic = await jobs(harness)
    assert automatic.options.replacements == (("Keler", "Keller"),)
    assert first.options == second.options == Options("de", replacements=(("Keler", "Keller"),))


async def test_unknown_group_administrators_change_no_rules(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    harness.chat.fails("is_chat_admin", ChatDown("away"), chat="g")
    assert "try again later" in await set_rules(harness, "Keler→Keller")
    assert "No words are replaced" in await set_rules(harness)


async def test_administrators_press_the_buttons_of_the_group(harness: BotHarness) -> None:
    """Anonymous administrators send recordings as the group, and press as themselves."""
    group = Account(Platform.TELEGRAM, "g")
    harness.chat.managers = {ANNA}
    await handle(harness, harness.upload(caption="/transcribe", who=group, **GROUP))
    async with harness.services.database.read() as unit:
        (job,) = await unit.jobs.list_for(group, 10)
    await handle(harness, harness.press("cancel", job.id, who=BEN, **GROUP))
    assert "Only the person" in harness.chat.alerts[-1]
    harness.chat.fails("is_chat_admin", ChatDown("away"), chat="g")
    await handle(harness, harness.press("cancel", job.id, **GROUP))
    assert len(harness.chat.alerts) == 2
    await handle(harness, harness.press("cancel", job.id, **GROUP))
    assert len(harness.chat.alerts) == 2
    async with harness.services.database.read() as unit:
        cancelled = await unit.jobs.get(job.id)
    assert cancelled is not None
    assert cancelled.state is JobState.CANCELLED


async def test_administrators_do_not_press_the_buttons_of_members(harness: BotHarness) -> None:
    harness.chat.managers = {ANNA}
    await handle(harness, harness.upload(caption="/transcribe", who=BEN, **GROUP))
    async with harness.services.database.read() as unit:
        (job,) = await unit.jobs.list_for(BEN, 10)
    await handle(harness, harness.press("cancel", job.id, **GROUP))
    assert "Only the person" in harness.chat.alerts[-1]


async def test_message_that_discord_hides_is_shown_by_its_menu(harness: BotHarness) -> None:
    dana = Account(Platform.DISCORD, "9")
    asked = harness.command("transcribe", who=dana, **GROUP)
    hidden = harness.origin(dana, "g").message
    await handle(harness, replace(asked, reply_to=hidden), asked)
    shown = [messages[-1].text for messages in harness.elsewhere.shown.values()]
    assert "Right-click" in shown[0]
