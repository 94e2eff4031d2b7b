"""Signing in by a link of the chat, and out.

Telegram and Discord fetch links to show what is behind them, so opening the link uses nothing up:
the button of its page does. https://core.telegram.org/bots/api#linkpreviewoptions
"""

from __future__ import annotations

import asyncio
import hmac
from itertools import chain
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.access import check_access
from bot.context.refusals import refusal_text
from bot.web.context import Web, web_of
from bot.web.guard import LARGEST_BODY
from bot.web.pages import asked_tongue, pages_of
from bot.web.rates import network_of
from bot.web.sessions import (
    begin_session,
    browser_name,
    check_token,
    cookie_name,
    digest,
    end_session,
    new_secret,
    secret_of,
    set_cookie,
    stranger_page,
    visitor_of,
    way_back,
)
from storage import logs
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import CodeKind, Person

log = logs.get(__name__)

_ENTRY = "entry"
"""Cookie with the token of the sign-in form: without a session there is no other secret."""
_ENTRY_SECONDS = 900
_FORM_SECONDS = 10.0
"""Within which a form has to come: who sends it slowly holds one of the server's connections."""


async def show_entry(request: Request) -> Response:
    """Show the page behind the link, the same one for every link."""
    web, token = web_of(request), new_secret()
    tongue = asked_tongue(web, request.headers)
    code = request.path_params["code"]
    page = pages_of(request).page("entry", tongue, code=code, form_token=token)
    set_cookie(web, page, _ENTRY, token, _ENTRY_SECONDS)
    return page


async def enter(request: Request) -> Response:
    """Use the code of a link, and begin a session."""
    web, pages = web_of(request), pages_of(request)
    tongue = asked_tongue(web, request.headers)
    client = network_of(request.client.host) if request.client else ""
    if wait := web.entries.wait(client):
        return pages.too_many(tongue, wait)
    form = await read_form(request)
    expected = request.cookies.get(cookie_name(web, _ENTRY), "")
    if not (expected and _is_same(form.get("token", ""), expected)):
        return pages.message(tongue, 403, tongue.t("web-refused"))
    secret = new_secret()
    agent = browser_name(request.headers.get("user-agent", ""))
    try:
        person = await web.transact(
            lambda unit: _begin(web, unit, form.get("code", ""), secret, agent)
        )
    except NoAccess as error:
        return pages.message(tongue, 403, refusal_text(error, tongue.t))
    if person is None:
        return pages.message(tongue, 403, tongue.t("web-link-used"))
    log.info("browser signed in", browser=agent)
    response = RedirectResponse("/", 303)
    response.headers["location"] = way_back(request, response)
    set_cookie(web, response, _ENTRY, "", 0)
    begin_session(web, response, secret)
    return response


async def _begin(web: Web, unit: Unit, code: str, secret: str, browser: str) -> Person | None:
    """Use up a code and store a session. Returns None for a code that can't be used. Raises
    NoAccess."""
    await unit.people.lock()
    now = web.clock()
    found = await unit.codes.find(CodeKind.WEB, code, now)
    if found is None or found.owner is None:
        return None
    person = await unit.people.find(found.owner)
    if person is None or not await unit.codes.use(CodeKind.WEB, code, now):
        return None
    check_access(person, found.owner, web.settings)
    await unit.web_sessions.start(digest(secret), found.owner, browser, now, found.name)
    return person


async def leave(request: Request) -> Response:
    """Sign this browser out."""
    web, visitor = web_of(request), await visitor_of(request)
    await check_form(request, visitor.form_token)
    await web.transact(lambda unit: unit.web_sessions.end(digest(secret_of(request)), web.clock()))
    response = stranger_page(request, visitor.tongue)
    end_session(web, response)
    return response


async def check_form(request: Request, token: str, largest: int = LARGEST_BODY) -> dict[str, str]:
    """Return the values of a form with this token. Raises Refused."""
    form = await read_form(request, largest)
    check_token(request, form.get("token", ""), token)
    return form


async def read_form(request: Request, largest: int = LARGEST_BODY) -> dict[str, str]:
    """Return the values of a form; none for one that is too large (in bytes) or slow."""
    return dict(await read_pairs(request, largest, 10))


async def read_pairs(request: Request, largest: int, most: int) -> list[tuple[str, str]]:
    """Return names and values of a form with at most so many, none as above, or with the
    character NUL. No library for uploads is needed for short fields."""
    body = b""
    try:
        async with asyncio.timeout(_FORM_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > largest:
                    return []
        pairs = parse_qsl(body.decode("ascii"), max_num_fields=most)
    except (TimeoutError, ValueError):
        return []
    return [] if "\0" in "".join(chain(*pairs)) else pairs  # PostgreSQL refuses it in a text


def _is_same(shown: str, expected: str) -> bool:
    return hmac.compare_digest(shown.encode(), expected.encode())
