"""Accounts at Google that people have joined to theirs, and by which they sign in.

Google's accounts are no accounts here, and an address of its mail proves nothing: whoever gets the
address later would be that person. So a person who is signed in joins one.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.context.refusals import RequestRefused
from bot.web.context import Web, web_of
from bot.web.entry.leaving import keep_attempt, leave, provider_of
from bot.web.entry.providers import GOOGLE_TITLE
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, joins_here, visitor_of
from bot.web.signing_in import check_form
from storage.database import Unit
from storage.models import GOOGLE, Account
from storage.repositories.secrets.web_sessions import SHORT_KEY


async def show_google(request: Request) -> Response:
    """Show the accounts at Google that sign in as the visitor. They are shown, to be parted from,
    also where nobody can join one any more."""
    web, visitor = web_of(request), await visitor_of(request)
    may_join = joins_here(request)
    joined = await web.query(lambda unit: unit.joined_logins.list_for(visitor.accounts))
    if not joined and not may_join:
        raise HTTPException(404)
    listed = [{"key": each.key, "since": f"{each.joined:%Y-%m-%d}"} for each in joined]
    token = visitor.form_token
    page = pages_of(request).page
    return page("google", visitor.tongue, form_token=token, joined=listed, may_join=may_join)


async def begin_to_join(request: Request) -> Response:
    """Send a browser to Google, to join its account to the visitor. Only a form of ours begins
    this: a page of another site could have signed the browser in to somebody else's account."""
    web, visitor = web_of(request), await visitor_of(request)
    await check_form(request, visitor.form_token)
    provider = provider_of(request, GOOGLE)
    address, attempt = leave(web, provider, purpose_of(visitor))
    # A page and no redirect, which `form-action` of the policy would stop behind a form.
    pages, name = pages_of(request), provider.title
    response = pages.page("leaving", visitor.tongue, name=name, address=address)
    keep_attempt(web, response, attempt)
    return response


def purpose_of(visitor: Visitor) -> str:
    """Return the purpose of an attempt to join an account to a visitor, of this session alone."""
    return f"join:{visitor.session.key[:SHORT_KEY]}"


async def join(web: Web, visitor: Visitor, login: str) -> None:
    """Join an account at Google to the visitor's. Raises RequestRefused."""

    async def work(unit: Unit) -> None:
        await unit.people.lock()
        account = visitor.session.account
        person = await unit.people.find(account)
        if person is None or person.id != visitor.person.id:
            raise RequestRefused("web-refused")
        other = await unit.joined_logins.find(GOOGLE, login)
        if other is not None:
            if other.account not in person.accounts:
                raise RequestRefused("web-google-taken")
            return
        name = visitor.session.name
        now = web.clock()
        if await unit.joined_logins.join(GOOGLE, login, account, name, now):
            await unit.login_notices.add(person.accounts, GOOGLE, now, joined=True)

    await web.transact(work)


async def account_of(unit: Unit, login: str) -> tuple[Account, str]:
    """Return the account that an account at Google signs in as, and its name. Raises
    RequestRefused."""
    found = await unit.joined_logins.find(GOOGLE, login)
    if found is None:
        raise RequestRefused("web-google-unknown")
    return found.account, found.name


async def part(request: Request) -> Response:
    """End that an account at Google signs in as the visitor, and the sessions that began so, but
    for this one: somebody else may have that account now."""
    web, visitor = web_of(request), await visitor_of(request)
    form = await check_form(request, visitor.form_token)
    key, now = form.get("key", ""), web.clock()

    async def work(unit: Unit) -> None:
        await unit.people.lock(exclusive=True)  # else a sign-in of this moment would go on
        if not await unit.joined_logins.end(visitor.accounts, key):
            return
        await unit.login_notices.add(visitor.accounts, GOOGLE, now, joined=False)
        for session in await unit.web_sessions.list_for(visitor.accounts, now):
            began_there = session.browser.partition(",")[0] == GOOGLE_TITLE
            if began_there and session.key != visitor.session.key:
                await unit.web_sessions.end(session.key, now)

    await web.transact(work)
    return RedirectResponse("/google", 303)
