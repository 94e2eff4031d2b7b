"""Signing in at a provider: Discord, whose accounts are people here, and Google, whose accounts
people have joined to theirs."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.access import check_access
from bot.context.refusals import RequestRefused, refusal_text
from bot.web.context import Web, web_of
from bot.web.entry.attempts import ENTER, Attempt, read_attempt
from bot.web.entry.identities import Identity, ProviderFailed, identify
from bot.web.entry.joined import account_of, join, purpose_of
from bot.web.entry.leaving import ATTEMPT, keep_attempt, leave, provider_of, redirect_of
from bot.web.entry.providers import GOOGLE, Provider
from bot.web.pages import asked_tongue, pages_of
from bot.web.rates import network_of
from bot.web.sessions import (
    begin_session,
    browser_name,
    cookie_name,
    digest,
    new_secret,
    set_cookie,
    visitor_of,
    way_back,
)
from storage import logs
from storage.database import Unit
from storage.errors import UserError
from storage.models import Account, Platform

log = logs.get(__name__)

_LONGEST_CODE = 2048


@dataclass(frozen=True, slots=True)
class _Entering:
    """A browser that signs in: the account at the provider, the new secret, and what it is."""

    provider: Provider
    identity: Identity
    secret: str
    browser: str
    locale: str


async def begin(request: Request) -> Response:
    """Send a browser to a provider, to sign in. Another site may begin this, too: nobody but the
    provider's own person comes back from there."""
    web = web_of(request)
    address, attempt = leave(web, provider_of(request), ENTER)
    response = RedirectResponse(address, 303)
    keep_attempt(web, response, attempt)
    return response


async def come_back(request: Request) -> Response:
    """Take the answer of a provider, once, from the browser that asked."""
    web, pages, provider = web_of(request), pages_of(request), provider_of(request)
    tongue = asked_tongue(web, request.headers)
    if wait := web.entries.wait(network_of(request.client.host) if request.client else ""):
        return pages.too_many(tongue, wait)
    try:
        attempt = await _use_attempt(request, provider)
        response = await _answer(request, provider, attempt)
    except UserError as error:
        response = pages.message(tongue, 403, refusal_text(error, tongue.t))
    except ProviderFailed as error:
        log.warning("sign-in at a provider failed", provider=provider.name, problem=str(error))
        words = tongue.t("web-provider-failed", name=provider.title)
        response = pages.message(tongue, 502, words)
    set_cookie(web, response, ATTEMPT, "", 0)
    return response


async def _use_attempt(request: Request, provider: Provider) -> Attempt:
    """Return the attempt that an answer belongs to, once. Raises RequestRefused."""
    web, asked = web_of(request), request.query_params
    attempt = read_attempt(request.cookies.get(cookie_name(web, ATTEMPT), ""))
    issuer = asked.get("iss", provider.issuers[0])  # https://www.rfc-editor.org/rfc/rfc9207
    is_ours = (
        attempt is not None
        and issuer in provider.issuers
        and attempt.answers(provider.name, asked.get("state", ""), web.clock())
    )
    if attempt is None or not is_ours or not await _is_first(web, attempt):
        raise RequestRefused("web-provider-old")
    return attempt


async def _is_first(web: Web, attempt: Attempt) -> bool:
    return await web.transact(
        lambda unit: unit.used_proofs.use("state", attempt.state, attempt.expires)
    )


async def _answer(request: Request, provider: Provider, attempt: Attempt) -> Response:
    """Return the response to an answer of this browser. Raises UserError, ProviderFailed."""
    web, asked = web_of(request), request.query_params
    visitor = None if attempt.purpose == ENTER else await visitor_of(request)
    if visitor is not None and attempt.purpose != purpose_of(visitor):
        raise RequestRefused("web-provider-old")  # somebody else has signed in meanwhile
    if asked.get("error") == "access_denied":
        raise RequestRefused("web-provider-denied", name=provider.title)
    code = asked.get("code", "")
    if "error" in asked or not 0 < len(code) <= _LONGEST_CODE:
        raise ProviderFailed("an error in place of a code")
    redirect = redirect_of(web, provider)
    identity = await identify(provider, attempt, code, redirect, web.clock())
    if visitor is not None:
        await join(web, visitor, identity.id)
        return RedirectResponse("/google", 303)
    return await _sign_in(request, provider, identity)


async def _sign_in(request: Request, provider: Provider, identity: Identity) -> Response:
    """Begin a session of the account that an identity leads to. Raises UserError."""
    web, secret = web_of(request), new_secret()
    agent = browser_name(request.headers.get("user-agent", ""))
    browser = ", ".join(filter(None, (provider.title, agent)))
    locale = asked_tongue(web, request.headers).tag
    entering = _Entering(provider, identity, secret, browser, locale)
    await web.transact(lambda unit: _start(web, unit, entering))
    log.info("browser signed in", browser=browser)
    response = RedirectResponse("/", 303)
    response.headers["location"] = way_back(request, response)
    begin_session(web, response, secret)
    return response


async def _start(web: Web, unit: Unit, entering: _Entering) -> None:
    """Store a session. Raises UserError."""
    await unit.people.lock()
    account, name = Account(Platform.DISCORD, entering.identity.id), entering.identity.name
    if entering.provider.name == GOOGLE:
        account, name = await account_of(unit, entering.identity.id)
    person = await unit.people.get_or_create(account, entering.locale)
    check_access(person, account, web.settings)
    values = (account, entering.browser, web.clock(), name)
    await unit.web_sessions.start(digest(entering.secret), *values)
