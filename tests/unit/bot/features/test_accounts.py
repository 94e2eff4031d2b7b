"""Linking accounts by a code: permission, confirmation, notices, and the limit of wrong codes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat import ChatDown
from bot.delivery.account_notices import send_account_notices
from storage.models import Platform, Role
from tests.unit.bot.dispatch.test_dispatcher import build_harness, handle
from tests.unit.bot.fake_chat import Denied
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.features.test_history import buttons
from tests.unit.bot.linked_accounts import (
    ANN,
    EVE,
    GROUP,
    Clock,
    accounts_of,
    enter_link_code,
    new_link_code,
    person,
    reply_to,
    set_clock,
    set_role,
)


@pytest.fixture
def clock(harness: BotHarness) -> Clock:
    return set_clock(harness)


async def test_link_code_from_another_account_links_after_confirmation(harness: BotHarness) -> None:
    await handle(harness, harness.command("settings lang=de"))
    await handle(harness, harness.command("settings lang=fr", who=ANN))
    code = await new_link_code(harness)
    question = await reply_to(harness, f"link {code.lower()}", ANN)
    assert "Telegram" in question.text
    assert await accounts_of(harness, ANN) == {ANN}
    no = buttons(question)["No"]
    await handle(harness, harness.press(no.action, no.argument, who=ANN))
    assert "Nothing was joined" in harness.elsewhere.last.text
    assert await accounts_of(harness, ANN) == {ANN}
    assert "Joined" in (await enter_link_code(harness, code)).text
    assert await accounts_of(harness) == await accounts_of(harness, ANN) == {ANNA, ANN}
    assert (await person(harness, ANN)).options.language == "de"


async def test_owner_of_a_used_link_code_is_notified_once(harness: BotHarness) -> None:
    await enter_link_code(harness, await new_link_code(harness))
    harness.chat.fails("send", ChatDown("away"))
    await send_account_notices(harness.services, harness.chat)
    assert not any("was used" in text for text in harness.chat.texts)
    for _ in range(2):
        await send_account_notices(harness.services, harness.chat)
        await send_account_notices(harness.services, harness.elsewhere)
    (notice,) = [text for text in harness.chat.texts if "was used" in text]
    assert "Discord 9" in notice
    assert "/unlink" in notice
    assert not any("was used" in text for text in harness.elsewhere.texts)


async def test_blocked_owner_is_notified_when_that_ends(harness: BotHarness) -> None:
    await enter_link_code(harness, await new_link_code(harness))
    for role, notices in ((Role.BLOCKED, 0), (Role.USER, 1)):
        await set_role(harness, ANNA, role)
        await send_account_notices(harness.services, harness.chat)
        assert sum("was used" in text for text in harness.chat.texts) == notices


async def test_notice_to_an_unreachable_chat_is_not_retried_forever(harness: BotHarness) -> None:
    await enter_link_code(harness, await new_link_code(harness))
    harness.chat.fails("send", Denied("blocked"))
    await send_account_notices(harness.services, harness.chat)
    async with harness.services.database.read() as unit:
        assert await unit.codes.account_links(Platform.TELEGRAM) == []


async def test_two_accounts_of_one_platform_can_be_linked(harness: BotHarness) -> None:
    await enter_link_code(harness, await new_link_code(harness), BEN)
    assert await accounts_of(harness, BEN) == {ANNA, BEN}


async def test_only_the_newest_link_code_works_once_until_it_expires(
    harness: BotHarness, clock: Clock
) -> None:
    first = await new_link_code(harness)
    second = await new_link_code(harness)
    assert "does not work" in (await enter_link_code(harness, first)).text
    assert "Joined" in (await enter_link_code(harness, second)).text
    assert "does not work" in (await enter_link_code(harness, second, EVE)).text
    third = await new_link_code(harness, BEN)
    clock.later(minutes=10)
    assert "does not work" in (await enter_link_code(harness, third, EVE)).text
    assert await accounts_of(harness, EVE) == {EVE}


async def test_link_code_may_expire_before_the_confirmation(
    harness: BotHarness, clock: Clock
) -> None:
    question = await reply_to(harness, f"link {await new_link_code(harness)}", ANN)
    clock.later(minutes=10)
    yes = buttons(question)["Yes, both are mine"]
    await handle(harness, harness.press(yes.action, yes.argument, who=ANN))
    assert "does not work" in harness.elsewhere.last.text
    assert await accounts_of(harness, ANN) == {ANN}


async def test_own_link_code_has_no_effect_and_remains_valid(harness: BotHarness) -> None:
    code = await new_link_code(harness)
    assert "your own" in (await enter_link_code(harness, code, ANNA)).text
    assert "Joined" in (await enter_link_code(harness, code)).text
    assert "your own" in (await enter_link_code(harness, await new_link_code(harness), ANN)).text


async def test_five_wrong_codes_also_lock_out_correct_codes(
    harness: BotHarness, clock: Clock
) -> None:
    code = await new_link_code(harness)
    replies = [
        (await enter_link_code(harness, f"AAAA-AAA{number}", EVE)).text for number in range(6)
    ]
    assert "4 more tries" in replies[0]
    assert "one more try" in replies[3]
    assert "for an hour" in replies[4]
    assert "about 60 min" in replies[5]
    clock.later(minutes=9)
    assert "about 51 min" in (await enter_link_code(harness, code, EVE)).text
    assert (
        "Joined" in (await enter_link_code(harness, code)).text
    )  # tries of other users do not count
    clock.later(minutes=51)
    assert "Joined" in (await enter_link_code(harness, await new_link_code(harness), EVE)).text


async def test_correct_code_does_not_reset_the_tries(harness: BotHarness) -> None:
    for number in range(4):
        await enter_link_code(harness, f"AAAA-AAA{number}", EVE)
    assert "Joined" in (await enter_link_code(harness, await new_link_code(harness, BEN), EVE)).text
    assert "for an hour" in (await enter_link_code(harness, "AAAA-AAAA", EVE)).text


async def test_deleting_data_does_not_reset_the_tries(harness: BotHarness) -> None:
    for number in range(5):
        await enter_link_code(harness, f"AAAA-AAA{number}", EVE)
    await handle(harness, harness.press("forget", EVE.id, who=EVE))
    assert (
        "about 60 min" in (await enter_link_code(harness, await new_link_code(harness), EVE)).text
    )


async def test_link_codes_are_refused_in_groups(harness: BotHarness) -> None:
    refusal = await reply_to(harness, "link", **GROUP)
    assert [span.style for span in refusal.spans] == ["plain"]
    code = await new_link_code(harness)
    assert "no longer valid" in (await reply_to(harness, f"link {code}", ANN, **GROUP)).text
    assert "does not work" in (await enter_link_code(harness, code)).text
    press = harness.press("join", (await new_link_code(harness)).replace("-", ""), who=ANN, **GROUP)
    await handle(harness, press)
    assert await accounts_of(harness, ANN) == {ANN}


async def test_link_code_is_shown_in_an_ephemeral_reply(harness: BotHarness) -> None:
    command = harness.command("link", **GROUP)
    await handle(harness, replace(command, origin=replace(command.origin, ephemeral=True)))
    assert any(span.style == "code" for span in harness.chat.last.spans)


async def test_blocked_user_can_neither_create_nor_use_link_codes(harness: BotHarness) -> None:
    code, ben_code = await new_link_code(harness), await new_link_code(harness, BEN)
    await set_role(harness, ANN, Role.BLOCKED)
    assert "private" in (await enter_link_code(harness, code)).text
    assert "private" in (await reply_to(harness, "link", ANN)).text
    await set_role(harness, BEN, Role.BLOCKED)
    assert "does not work" in (await enter_link_code(harness, ben_code, EVE)).text
    assert await accounts_of(harness, ANN) == {ANN}


async def test_linking_never_makes_an_administrator(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "x", admins="telegram:1,discord:9") as harness:
        assert (
            "nobody rights"
            in (await enter_link_code(harness, await new_link_code(harness), EVE)).text
        )
        assert (
            "nobody rights"
            in (await enter_link_code(harness, await new_link_code(harness, EVE), ANNA)).text
        )
        await set_role(harness, EVE, Role.ADMIN)
        assert "Joined" in (await enter_link_code(harness, await new_link_code(harness), EVE)).text
        assert "Joined" in (await enter_link_code(harness, await new_link_code(harness), ANN)).text
        assert await accounts_of(harness) == {ANNA, ANN, EVE}


async def test_stranger_gets_access_as_a_linked_account(tmp_path: Path) -> None:
    settings = {"access": "invite", "invite_codes": "sesame"}
    async with build_harness(tmp_path / "x", **settings) as harness:
        await handle(harness, harness.command("start sesame"))
        assert "private" in (await reply_to(harness, "status", ANN)).text
        await enter_link_code(harness, await new_link_code(harness))
        assert "private" not in (await reply_to(harness, "status", ANN)).text
        await reply_to(harness, "unlink")
        assert "private" in (await reply_to(harness, "status", ANN)).text
        assert "private" not in (await reply_to(harness, "status")).text


async def test_user_without_access_cannot_create_link_codes(tmp_path: Path) -> None:
    async with build_harness(tmp_path / "x", access="allowlist", allowed="telegram:1") as harness:
        assert "private" in (await reply_to(harness, "link", BEN)).text
        code = await new_link_code(harness)
        harness.services.settings.allowed = ()
        assert "does not work" in (await enter_link_code(harness, code)).text
