"""Joining an account at Google, and parting from it, is told in the chats of all accounts."""

from __future__ import annotations

import pytest

from bot.chat import ChatDown
from bot.delivery.login_notices import send_login_notices
from storage.models import GOOGLE, Role
from storage.repositories.secrets.login_notices import PERIOD
from tests.unit.bot.fake_chat import Denied
from tests.unit.bot.fakes import ANNA, BotHarness
from tests.unit.bot.linked_accounts import ANN, enter_link_code, new_link_code, person, set_role
from tests.unit.storage.conftest import NOON


async def join(harness: BotHarness, *, joined: bool = True) -> None:
    accounts = (await person(harness, ANNA)).accounts
    async with harness.services.database.begin() as unit:
        await unit.login_notices.add(accounts, GOOGLE, NOON, joined=joined)


async def told(harness: BotHarness) -> list[str]:
    """Send what is pending on both platforms. Return what was said of Google."""
    for chat in (harness.chat, harness.elsewhere):
        await send_login_notices(harness.services, chat)
    said = [*harness.chat.texts, *harness.elsewhere.texts]
    return [text for text in said if "Google" in text]


async def test_all_accounts_are_told_once(harness: BotHarness) -> None:
    await enter_link_code(harness, await new_link_code(harness), ANN)
    await join(harness)
    assert len(await told(harness)) == 2
    assert any("Google" in text for text in harness.elsewhere.texts)
    first, second = await told(harness)
    assert first == second
    assert "signs in as you now" in first
    assert "/google (/web signs you in)" in first
    await join(harness, joined=False)
    assert sum("no longer signs in as you" in text for text in await told(harness)) == 2


@pytest.mark.parametrize(("error", "notices"), [(ChatDown("away"), 1), (Denied("blocked"), 0)])
async def test_notice_waits_for_the_chat_and_not_for_a_refusal(
    harness: BotHarness, error: Exception, notices: int
) -> None:
    await harness.services.database.transact(
        lambda unit: unit.login_notices.add([ANNA], GOOGLE, NOON, joined=True)
    )
    home = await harness.chat.direct_chat(ANNA)
    harness.chat.fails("send", error, chat=home.chat)
    assert await told(harness) == []
    assert len(await told(harness)) == notices


async def test_blocked_person_is_told_when_that_ends(harness: BotHarness) -> None:
    await harness.services.database.transact(
        lambda unit: unit.login_notices.add([ANNA], GOOGLE, NOON, joined=True)
    )
    for role, notices in ((Role.BLOCKED, 0), (Role.USER, 1)):
        await set_role(harness, ANNA, role)
        assert len(await told(harness)) == notices


async def test_notices_go_with_their_account_and_after_a_month(harness: BotHarness) -> None:
    for ending in ("forgotten", "old"):
        async with harness.services.database.begin() as unit:
            await unit.login_notices.add([ANNA], GOOGLE, NOON, joined=True)
            await unit.delete_expired_secrets(NOON)
            assert len(await unit.login_notices.pending(ANNA.platform)) == 1
            if ending == "old":
                await unit.delete_expired_secrets(NOON + PERIOD)
            else:
                await unit.forget_secrets(ANNA)
            assert await unit.login_notices.pending(ANNA.platform) == []
