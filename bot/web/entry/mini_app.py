"""The page that Telegram opens inside itself: it signs in by what Telegram says of the person.

Telegram Web shows it in a frame, the other clients in a browser of theirs. The session's cookie is
one for frames of web.telegram.org, so a frame elsewhere has none.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.access import check_access
from bot.context.refusals import refusal_text
from bot.web.context import Web, web_of
from bot.web.entry.init_data import BadInitData, InitData, read_init_data
from bot.web.pages import LOOK_COOKIE, LOOKS, asked_tongue, pages_of
from bot.web.rates import network_of
from bot.web.sessions import (
    begin_framed_session,
    browser_name,
    digest,
    new_secret,
    secret_of,
    set_framed_cookie,
    visitor_of,
)
from bot.web.signing_in import read_form
from storage import logs
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import Account, Platform
from storage.repositories.secrets.web_sessions import LIFETIME

log = logs.get(__name__)

_MOST_ALIKE = 3
"""Sessions of one kind of client. Some clients keep no cookie and begin one at each opening, and
the eleventh session of an account ends the oldest, which may be another browser's."""
_LARGEST = 16_384
"""Bytes of the form: Telegram's data, with a name in any script, each letter of it quoted twice."""


async def show_mini_app(request: Request) -> Response:
    """Show the page, whose script reads what Telegram has put behind the address."""
    web = web_of(request)
    await _bot(web)
    return pages_of(request).page("telegram", asked_tongue(web, request.headers))


async def enter_mini_app(request: Request) -> Response:
    """Begin a session by Telegram's data; keep one that is there for the same account."""
    web = web_of(request)
    bot, tongue = await _bot(web), asked_tongue(web, request.headers)
    client = network_of(request.client.host) if request.client else ""
    if wait := web.entries.wait(client):
        return _problem(429, tongue.t("web-busy"), {"Retry-After": str(wait)})
    form = await read_form(request, _LARGEST)
    try:
        data = read_init_data(form.get("data", ""), bot, web.telegram_key)
    except BadInitData:
        return _problem(403, tongue.t("web-app-refused"))
    secret, shown = new_secret(), secret_of(request)
    agent = browser_name(request.headers.get("user-agent", ""))
    browser = ", ".join(filter(None, ("Telegram", agent)))
    try:
        state = await web.transact(lambda unit: _enter(web, unit, data, (shown, secret), browser))
    except NoAccess as error:
        return _problem(403, refusal_text(error, tongue.t))
    if state == "used":
        return _problem(403, tongue.t("web-app-refused"))
    response = Response(status_code=204)
    if (look := form.get("look")) in LOOKS:
        set_framed_cookie(response, LOOK_COOKIE, look, int(LIFETIME.total_seconds()))
    if state == "new":
        log.info("browser signed in", browser=browser)
        begin_framed_session(web, response, secret)
    return response


async def show_signed_in(request: Request) -> Response:
    """Answer without a page, with status 204, if the browser shows its cookie."""
    await visitor_of(request)
    return Response(status_code=204)


async def _bot(web: Web) -> str:
    """Return the id of the bot on Telegram. Raises HTTPException where there is none, or where
    Telegram can't open pages, which it does by https alone."""
    bot = await web.query(lambda unit: unit.service_flags.bot(Platform.TELEGRAM))
    if not (bot and web.is_secure):
        raise HTTPException(404)
    return bot


async def _enter(
    web: Web, unit: Unit, data: InitData, secrets: tuple[str, str], browser: str
) -> str:
    """Store a session with the second secret: "new". A browser that shows the first one is signed
    in: "kept". "used" is for data that are too old, or were used. Raises NoAccess."""
    await unit.people.lock()
    shown, secret = secrets
    account, now = Account(Platform.TELEGRAM, data.id), web.clock()
    there = await unit.web_sessions.find(digest(shown), now) if shown else None
    person = await unit.people.find(account)
    if there and person and there.account == account:
        check_access(person, account, web.settings)
        return "kept"
    if not data.is_fresh(now) or not await unit.used_proofs.use(
        "telegram", data.proof, data.expires
    ):
        return "used"
    person = person or await unit.people.get_or_create(account, data.locale)
    check_access(person, account, web.settings)
    alike = [each for each in await unit.web_sessions.list_for([account], now)
             if each.browser == browser]  # fmt: skip
    for session in (*alike[_MOST_ALIKE - 1 :], *filter(None, [there])):
        await unit.web_sessions.end(session.key, now)
    await unit.web_sessions.start(digest(secret), account, browser, now, data.name)
    return "new"


def _problem(status: int, text: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"text": text}, status, headers)
