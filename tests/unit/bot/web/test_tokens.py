"""Access tokens: made and revoked in a chat and on the page."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from storage.models import Role, TokenScope
from storage.repositories.secrets.api_tokens import MOST, token_key
from tests.unit.bot.dispatch.test_dispatcher import handle
from tests.unit.bot.fakes import ANNA, BEN, BotHarness
from tests.unit.bot.web.visitors import SAME_ORIGIN, Site, endless, fields

HOME = {"chat": "home 1"}


async def say(harness: BotHarness, line: str) -> str:
    await handle(harness, harness.command(line, **HOME))
    return str(harness.chat.last.text)


async def keys(harness: BotHarness) -> list[str]:
    async with harness.services.database.read() as unit:
        return [it.key for it in await unit.api_tokens.list_for([ANNA], harness.services.clock())]


async def test_token_of_the_chat_is_shown_once_and_stored_as_digest(harness: BotHarness) -> None:
    words = await say(harness, "token write 30 my  script")
    secret = harness.chat.last.spans[0].text
    assert words.startswith(secret)
    assert harness.chat.last.spans[0].style == "code"
    async with harness.services.database.read() as unit:
        (token,) = await unit.api_tokens.list_for([ANNA], harness.services.clock())
    assert token.key == token_key(secret)
    assert (token.name, token.scopes) == ("my script", (TokenScope.READ, TokenScope.WRITE))
    assert token.expires - token.created == timedelta(days=30)
    listed = await say(harness, "token")
    assert "my script · read and write" in listed
    assert secret not in listed


async def test_button_revokes_a_token(harness: BotHarness) -> None:
    for line in ("token read", "token read 1 other"):
        await say(harness, line)
    await say(harness, "token")
    buttons = [it for row in harness.chat.last.buttons for it in row]
    assert len(buttons) == 3
    first, *_, everything = buttons
    gone, stays = await keys(harness)
    named = next(it for it in buttons if it.argument.startswith(gone[:16]))
    await handle(harness, harness.press(named.action, named.argument, **HOME))
    assert await keys(harness) == [stays]
    await handle(harness, harness.press(everything.action, everything.argument, **HOME))
    assert await keys(harness) == []
    assert "no access tokens" in harness.chat.last.text
    assert first.action == "tokenend"


async def test_forged_button_revokes_nothing(harness: BotHarness) -> None:
    await say(harness, "token read")
    (key,) = await keys(harness)
    for argument in ("all:1", f"{key[:16]}:1", "all:2", "::", f"{key[:16]}:2"):
        await handle(harness, harness.press("tokenend", argument, who=BEN, chat="home 2"))
    assert await keys(harness) == [key]


@pytest.mark.parametrize(
    "line", ["token maybe", "token read 0", "token write 367", "token read -3"]
)
async def test_what_is_no_token_is_explained(harness: BotHarness, line: str) -> None:
    assert "1 to 366" in await say(harness, line)
    assert await keys(harness) == []


async def test_group_gets_no_token(harness: BotHarness) -> None:
    await handle(harness, harness.command("token read", private=False, chat="g"))
    assert "private chat" in harness.chat.last.text
    assert await keys(harness) == []


async def test_without_pages_there_is_no_such_command(harness: BotHarness) -> None:
    harness.services.settings.web_url = ""
    assert (await say(harness, "token")).startswith("I don't know /token.")
    shown = len(harness.chat.texts)
    await handle(harness, harness.command("token read", private=False, chat="g"))
    assert len(harness.chat.texts) == shown


async def test_one_token_too_many_is_refused(site: Site) -> None:
    for _ in range(MOST):
        await say(site.harness, "token read")
    assert f"{MOST} access tokens" in await say(site.harness, "token read")
    async with site.signed_in() as client:
        form = fields((await client.get("/tokens")).text)
        data = {"token": form["token"], "days": "3"}
        refused = await client.post("/tokens", data=data, headers=SAME_ORIGIN)
        assert refused.status_code == 422
        assert f"{MOST} access tokens" in refused.text
    assert len(await keys(site.harness)) == MOST


async def test_only_an_administrator_makes_a_token_for_the_operators_endpoints(
    site: Site,
) -> None:
    harness = site.harness
    async with site.signed_in() as client:
        form = {**fields((await client.get("/tokens")).text), "days": "7", "scope": "admin"}
        assert 'value="admin"' not in (await client.get("/tokens")).text
        assert "Only administrators" in await say(harness, "token admin")
        refused = await client.post("/tokens", data=form, headers=SAME_ORIGIN)
        assert refused.status_code == 422
        assert "Only administrators" in refused.text
        assert "/token admin" not in await say(harness, "token")
        assert await keys(harness) == []
        async with harness.services.database.begin() as unit:
            await unit.people.set_role(ANNA, Role.ADMIN)
        assert 'value="admin"' in (await client.get("/tokens")).text
        assert "/token admin" in await say(harness, "token")
        assert "may do what you may as an administrator" in await say(
            harness, "token admin 3 watch"
        )
        made = await client.post("/tokens", data=form, headers=SAME_ORIGIN)
        assert made.status_code == 200
        assert "watch · commands of administrators" in made.text
        assert "may do what you may as an administrator" in made.text
        form = {**form, "scope": "read"}
        made = await client.post("/tokens", data=form, headers=SAME_ORIGIN)
        assert "it opens your results to whoever has it" in made.text
    async with harness.services.database.read() as unit:
        tokens = await unit.api_tokens.list_for([ANNA], harness.services.clock())
    assert [it.scopes[-1] for it in tokens].count(TokenScope.ADMIN) == 2


async def test_privacy_says_what_is_kept_of_tokens(harness: BotHarness) -> None:
    assert "/token lists and revokes" in await say(harness, "privacy")


async def test_page_makes_shows_and_revokes_tokens(site: Site) -> None:
    async with site.signed_in() as client:
        page = await client.get("/tokens")
        assert "You have no access tokens." in page.text
        form = {**fields(page.text), "name": "<b>mine", "days": "7", "scope": "write"}
        made = await client.post("/tokens", data=form, headers=SAME_ORIGIN)
        assert made.status_code == 200
        assert made.headers["cache-control"] == "no-store"
        (secret,) = re.findall(r"mp4t_[\w-]{43}", made.text)
        (key,) = await keys(site.harness)
        assert key == token_key(secret)
        again = await client.get("/tokens")
        assert secret not in again.text
        assert "&lt;b&gt;mine · read and write" in again.text
        end = {"token": form["token"], "key": key[:16]}
        ended = await client.post("/tokens/end", data=end, headers=SAME_ORIGIN)
        assert ended.headers["location"] == "/tokens"
        assert await keys(site.harness) == []


async def test_form_needs_its_token_and_our_page(site: Site) -> None:
    async with site.signed_in() as client:
        form = fields((await client.get("/tokens")).text)
        for path in ("/tokens", "/tokens/end"):
            data = {"token": "x", "days": "7", "key": "all"}
            refused = await client.post(path, data=data, headers=SAME_ORIGIN)
            assert refused.status_code == 403
            other = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
            data = {**form, **data, "token": form["token"]}
            assert (await client.post(path, data=data, headers=other)).status_code == 403
    assert await keys(site.harness) == []


async def test_page_revokes_only_ones_own(site: Site) -> None:
    await say(site.harness, "token read")
    (key,) = await keys(site.harness)
    async with site.signed_in(BEN) as client:
        form = fields((await client.get("/tokens")).text)
        for which in ("all", key[:16], key, "", "%"):
            data = {"token": form["token"], "key": which}
            await client.post("/tokens/end", data=data, headers=SAME_ORIGIN)
    assert await keys(site.harness) == [key]


async def test_blocked_person_makes_none(site: Site) -> None:
    site = Site.of(site.harness, entries=endless())
    async with site.signed_in() as client:
        form = fields((await client.get("/tokens")).text)
        async with site.harness.services.database.begin() as unit:
            await unit.people.set_role(ANNA, Role.BLOCKED)
        data = {"token": form["token"], "days": "7"}
        assert (await client.post("/tokens", data=data, headers=SAME_ORIGIN)).status_code == 403
    assert await keys(site.harness) == []
