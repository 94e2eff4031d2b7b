"""Programs: the access token of a request, its person, scope and rate, before its body is read.

Only the header `Authorization` counts. Cookies are ignored, so no page of another site can use the
API in the name of a person, and no form token is needed.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.access import check_access, is_admin
from bot.context.refusals import refusal_text
from bot.web.api.problems import Problem, away
from bot.web.context import Web, web_of
from bot.web.pages import Tongue, asked_tongue
from bot.web.rates import Rates
from storage.blob_store.trouble import BlobStoreTrouble
from storage.database import Unit
from storage.database_errors.transient import TransientDatabaseError
from storage.errors import NoAccess
from storage.models import Account, ApiToken, Person, TokenScope
from storage.repositories.secrets.api_tokens import SHORT_KEY, is_use_due, token_key

BURST, PER_SECOND = 120, 2
"""Requests of a person at once, and in the long run."""
LARGEST_BODY = 64 * 1024
"""Bytes of a request that is no upload."""
BODY_SECONDS = 30.0
"""Within which the next bytes of a body have to come."""
OPERATOR = "/operator"
"""Path of the operator's endpoints."""
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="mp4totext"'}

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Caller:
    """A program with its token, and the person for whom it acts."""

    person: Person
    token: ApiToken
    tongue: Tongue

    @property
    def account(self) -> Account:
        """Return the account that made the token."""
        return self.token.account


def caller_of(request: Request) -> Caller:
    """Return the caller that Authentication found."""
    caller: Caller = request.state.caller
    return caller


async def check_token(request: Request, unit: Unit) -> None:
    """Check that the token has not ended since the request began: its body may take hours. Raises
    Problem."""
    caller = caller_of(request)
    if await unit.api_tokens.find(caller.token.key, web_of(request).clock()) is None:
        raise Problem(401, "unauthorized", caller.tongue.t("api-unauthorized"), _CHALLENGE)


async def has_access(request: Request) -> bool:
    """Return whether the token has not ended, and its person has access now, with the accounts of
    the request: one may be parted from it meanwhile."""
    web, caller = web_of(request), caller_of(request)

    async def read(unit: Unit) -> Person | None:
        await check_token(request, unit)
        return await unit.people.find(caller.account)

    try:
        person = await web.query(read)
        if person is not None:
            check_access(person, caller.account, web.settings)
    except (Problem, NoAccess):
        return False
    return person is not None and set(person.accounts) == set(caller.person.accounts)


async def transact(request: Request, work: Callable[[Unit], Awaitable[T]]) -> T:
    """Return the result of writing for a program whose token has not ended. Raises Problem, and
    TransientDatabaseError as `Web.transact`."""

    async def checked(unit: Unit) -> T:
        await check_token(request, unit)
        return await work(unit)

    return await web_of(request).transact(checked)


@dataclass(frozen=True, slots=True)
class Authentication:
    """Passes on requests whose token may do this: reading needs `read`, all else `write`, and all
    under `/operator` needs `admin` and a person who is an administrator now. `public`
    are paths without a token, `uploads` those that limit their bodies themselves; `respond` makes
    the response of an error."""

    app: ASGIApp
    web: Web
    public: frozenset[str]
    uploads: frozenset[str]
    respond: Callable[[Problem], Response] = Problem.response
    rates: Rates = field(default_factory=lambda: Rates(BURST, PER_SECOND))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path in self.public:
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        try:
            caller = await self._caller(request)
        except Problem as problem:
            await self.respond(problem)(scope, receive, send)
            return
        except (TransientDatabaseError, BlobStoreTrouble) as error:
            await self.respond(away(request, error))(scope, receive, send)
            return
        request.state.caller = caller
        key = str(caller.person.id)
        wait = self.rates.wait(key)
        limits = _rate_headers(self.rates, key)

        async def send_with_limits(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(limits)
            await send(message)

        if wait:
            words = caller.tongue.t("web-busy")
            busy = Problem(429, "too_many_requests", words, {"Retry-After": str(wait)})
            await self.respond(busy)(scope, receive, send_with_limits)
            return
        most = math.inf if path in self.uploads else LARGEST_BODY
        await self.app(scope, _limited(receive, most), send_with_limits)

    async def _caller(self, request: Request) -> Caller:
        """Return the caller. Raises Problem."""
        web, key = self.web, token_key(_bearer(request.headers))
        known = await web.query(lambda unit: self._find(unit, key)) if key else None
        if known is None:
            words = asked_tongue(web, request.headers).t("api-unauthorized")
            raise Problem(401, "unauthorized", words, _CHALLENGE)
        token, person = known
        tongue = asked_tongue(web, request.headers, person)
        try:
            check_access(person, token.account, web.settings)
        except NoAccess as error:
            await web.transact(lambda unit: unit.api_tokens.end_for(person.accounts, web.clock()))
            raise Problem(403, error.code, refusal_text(error, tongue.t)) from error
        await self._check_administrator(token, person, tongue)
        _check_scope(_needed(request), token, tongue)
        if is_use_due(token, web.clock()):
            await web.transact(lambda unit: unit.api_tokens.note_use(token, web.clock()))
        return Caller(person, token, tongue)

    async def _check_administrator(self, token: ApiToken, person: Person, tongue: Tongue) -> None:
        """End a token with the scope `admin` of a person who is no administrator any more. Raises
        Problem."""
        web = self.web
        if TokenScope.ADMIN not in token.scopes or is_admin(person, web.settings):
            return
        short = token.key[:SHORT_KEY]
        await web.transact(
            lambda unit: unit.api_tokens.end_for(person.accounts, web.clock(), short)
        )
        raise Problem(403, "not_administrator", tongue.t("api-not-administrator"))

    async def _find(self, unit: Unit, key: str) -> tuple[ApiToken, Person] | None:
        token = await unit.api_tokens.find(key, self.web.clock())
        person = await unit.people.find(token.account) if token else None
        return (token, person) if token and person else None


def _needed(request: Request) -> TokenScope:
    """Return the scope that a request needs."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    if path == OPERATOR or path.startswith(f"{OPERATOR}/"):
        return TokenScope.ADMIN
    return TokenScope.READ if request.method in ("GET", "HEAD") else TokenScope.WRITE


def _check_scope(needed: TokenScope, token: ApiToken, tongue: Tongue) -> None:
    """Check that a token has a scope. Raises Problem."""
    if needed in token.scopes:
        return
    challenge = f'{_CHALLENGE["WWW-Authenticate"]}, error="insufficient_scope"'
    headers = {"WWW-Authenticate": f'{challenge}, scope="{needed}"'}
    raise Problem(403, "insufficient_scope", tongue.t("api-scope", scope=needed), headers)


def _limited(receive: Receive, most: float) -> Receive:
    """Return `receive` for a body of `most` bytes. A program that stops in the middle of one has
    gone: it would hold one of the server's connections."""
    is_complete, count = False, 0

    async def receive_in_time() -> Message:
        nonlocal is_complete, count
        if is_complete:
            return await receive()
        try:
            async with asyncio.timeout(BODY_SECONDS):
                message = await receive()
        except TimeoutError:
            return {"type": "http.disconnect"}
        is_complete = not message.get("more_body", False)
        count += len(message.get("body", b""))
        if count > most:
            raise HTTPException(413)
        return message

    return receive_in_time


def _bearer(headers: Headers) -> str:
    """Return the token of `Authorization: Bearer …`; "" for anything else. RFC 6750."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _rate_headers(rates: Rates, key: str) -> dict[str, str]:
    """Return the limit and what is left of it, as draft-ietf-httpapi-ratelimit-headers-11 says."""
    left, full_in = rates.left(key)
    return {
        "RateLimit-Policy": f'"person";q={BURST};w={BURST // PER_SECOND}',
        "RateLimit": f'"person";r={left};t={full_in}',
    }
