"""The page of a person's access tokens: made, shown once, listed and revoked."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.context.refusals import RequestRefused
from bot.parsing.numbers import small_number
from bot.people.api_tokens import WantedToken, make_token, token_line
from bot.web.context import web_of
from bot.web.pages import pages_of
from bot.web.sessions import Visitor, visitor_of
from bot.web.signing_in import check_form
from storage.database import Unit
from storage.display_names import clean_name
from storage.models import ApiToken, TokenScope
from storage.repositories.secrets.api_tokens import MOST_DAYS, SHORT_KEY, USUAL_DAYS


@dataclass(frozen=True, slots=True)
class ShownToken:
    """Token in the list."""

    key: str
    line: str


async def show_tokens(request: Request) -> Response:
    """Show the tokens, and the form for a new one."""
    return await _page(request, await visitor_of(request))


async def add_token(request: Request) -> Response:
    """Make a token, and show its secret in this response alone."""
    visitor = await visitor_of(request)
    form = await check_form(request, visitor.form_token)
    web = web_of(request)

    async def make(unit: Unit) -> tuple[str, ApiToken]:
        await unit.people.lock()
        person = await unit.people.find(visitor.session.account)
        if person is None or person.id != visitor.person.id:
            raise RequestRefused("web-refused")
        account, now = visitor.session.account, web.clock()
        return await make_token(unit, person, account, _wanted(form), web.settings, now)

    try:
        secret, token = await web.transact(make)
    except RequestRefused as error:
        return await _page(request, visitor, 422, problem=error.text(visitor.tongue.t))
    until, scope = f"{token.expires:%Y-%m-%d}", token.scopes[-1]
    words = visitor.tongue.t("web-token-new", until=until, scope=scope)
    return await _page(request, visitor, secret=secret, words=words)


async def revoke_token(request: Request) -> Response:
    """Revoke one of one's own tokens, or all."""
    visitor = await visitor_of(request)
    form = await check_form(request, visitor.form_token)
    key = form.get("key", "")
    if key == "all" or len(key) == SHORT_KEY:
        web, short = web_of(request), "" if key == "all" else key
        await web.transact(
            lambda unit: unit.api_tokens.end_for(visitor.accounts, web.clock(), short)
        )
    return RedirectResponse("/tokens", 303)


def _wanted(form: dict[str, str]) -> WantedToken:
    typed = form.get("scope", "")
    scope = TokenScope(typed) if typed in set(TokenScope) else TokenScope.READ
    return WantedToken(scope, small_number(form.get("days", "")), clean_name(form.get("name", "")))


async def _page(
    request: Request,
    visitor: Visitor,
    status: int = 200,
    *,
    secret: str = "",
    words: str = "",
    problem: str = "",
) -> Response:
    web, t = web_of(request), visitor.tongue.t
    tokens = await web.query(lambda unit: unit.api_tokens.list_for(visitor.accounts, web.clock()))
    return pages_of(request).page(
        "tokens",
        visitor.tongue,
        status,
        form_token=visitor.form_token,
        tokens=[ShownToken(token.key[:SHORT_KEY], token_line(token, t)) for token in tokens],
        secret=secret,
        words=words,
        problem=problem,
        usual_days=USUAL_DAYS,
        most_days=MOST_DAYS,
    )
