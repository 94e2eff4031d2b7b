"""Visitors: the session of a cookie, its person, and whether they have access now."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from bot.access import check_access, is_admin
from bot.context.refusals import refusal_text
from bot.web.context import Web, web_of
from bot.web.guard import FRAMED_COOKIE
from bot.web.pages import LOOK_COOKIE, Tongue, asked_tongue, pages_of
from storage.database import Unit
from storage.errors import NoAccess
from storage.models import GOOGLE, Account, Person, WebSession
from storage.repositories.secrets.web_sessions import LIFETIME, is_touch_due

_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")
_RESULT = re.compile(r"[A-Za-z0-9-]{1,32}", re.ASCII)
_BACK = "back"
"""Cookie with the id of the result that a stranger wanted to see."""
_BACK_SECONDS = 900


class Refused(Exception):
    """The request gets this response."""

    def __init__(self, response: Response) -> None:
        super().__init__(response.status_code)
        self.response = response


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in person, the session, and the token of their forms."""

    person: Person
    session: WebSession
    tongue: Tongue
    form_token: str

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Return the person's accounts."""
        return self.person.accounts


def new_secret() -> str:
    """Return a random secret of 256 bits."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """Return what is stored of a session's secret."""
    return hashlib.sha256(f"session:{secret}".encode()).hexdigest()


def form_token(secret: str) -> str:
    """Return the token of a session's forms, from which the secret can't be told."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def cookie_name(web: Web, name: str = "session") -> str:
    """Return the name of a cookie. With this prefix browsers take it only from this host by https:
    https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes"""
    return f"__Host-{name}" if web.is_secure else name


def set_cookie(web: Web, response: Response, name: str, value: str, seconds: int) -> None:
    """Set a cookie; no seconds delete it."""
    response.set_cookie(
        cookie_name(web, name),
        value,
        max_age=seconds,
        path="/",
        secure=web.is_secure,
        httponly=True,
        samesite="lax",
    )


def begin_session(web: Web, response: Response, secret: str) -> None:
    """Give a browser the secret of its session, in place of another one."""
    set_cookie(web, response, "session", secret, int(LIFETIME.total_seconds()))
    _end_framed_session(web, response)


def begin_framed_session(web: Web, response: Response, secret: str) -> None:
    """Give a browser the secret of a session inside Telegram, in place of another one."""
    set_framed_cookie(response, FRAMED_COOKIE, secret, int(LIFETIME.total_seconds()))
    set_cookie(web, response, "session", "", 0)


def end_session(web: Web, response: Response) -> None:
    """Take the secret of its session from a browser."""
    set_cookie(web, response, "session", "", 0)
    _end_framed_session(web, response)


def _end_framed_session(web: Web, response: Response) -> None:
    if web.is_secure:
        set_framed_cookie(response, FRAMED_COOKIE, "", 0)
        set_framed_cookie(response, LOOK_COOKIE, "", 0)


def set_framed_cookie(response: Response, name: str, value: str, seconds: int) -> None:
    """Set a cookie that a browser sends from frames, too, but only those below the site where it
    was set (https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies).
    Starlette sets such cookies from Python 3.14 on alone."""
    facts = f"HttpOnly; Max-Age={seconds}; Path=/; SameSite=None; Secure; Partitioned"
    response.headers.append("set-cookie", f"{name}={value}; {facts}")


def secret_of(request: Request) -> str:
    """Return the secret that a browser shows; "" for none."""
    web, shown = web_of(request), request.cookies
    framed = shown.get(FRAMED_COOKIE, "") if web.is_secure else ""
    secret = framed or shown.get(cookie_name(web), "")
    return secret if _SECRET.fullmatch(secret) else ""


async def visitor_of(request: Request) -> Visitor:
    """Return the visitor. Raises Refused with a page for strangers, for people without access,
    whose sessions end, and for too many requests."""
    web, pages, secret = web_of(request), pages_of(request), secret_of(request)
    known = await web.query(lambda unit: _find(web, unit, secret)) if secret else None
    if known is None:
        raise Refused(_for_stranger(request))
    session, person = known
    tongue = asked_tongue(web, request.headers, person)
    try:
        check_access(person, session.account, web.settings)
    except NoAccess as error:
        await web.transact(lambda unit: unit.web_sessions.end_for(person.accounts, web.clock()))
        raise Refused(pages.message(tongue, 403, refusal_text(error, tongue.t))) from error
    if wait := web.people.wait(str(person.id)):
        raise Refused(pages.too_many(tongue, wait))
    if is_touch_due(session, web.clock()):
        await web.transact(lambda unit: unit.web_sessions.touch(session, web.clock()))
    administers = is_admin(person, web.settings)
    has_google = joins_here(request) or await _has_joined(web, person)
    signed_in = _signed_in(session, tongue)
    tongue = replace(tongue, signed_in=signed_in, administers=administers, has_google=has_google)
    return Visitor(person, session, tongue, form_token(secret))


def joins_here(request: Request) -> bool:
    """Return whether an account at Google can be joined here. Google opens its page neither in a
    frame nor in an app, by whose cookie such a session is."""
    return GOOGLE in web_of(request).providers and FRAMED_COOKIE not in request.cookies


async def _has_joined(web: Web, person: Person) -> bool:
    return bool(await web.query(lambda unit: unit.joined_logins.list_for(person.accounts)))


def _for_stranger(request: Request) -> Response:
    """Return the page that says how to sign in. From that of a result it leads back there: only the
    id is kept, in this browser, so that it leads nowhere else."""
    web, job = web_of(request), request.path_params.get("job", "")
    comes_back = request.url.path == f"/result/{job}" and _RESULT.fullmatch(job) is not None
    tongue = asked_tongue(web, request.headers)
    page = stranger_page(request, tongue, 401, comes_back=comes_back)
    if comes_back:
        set_cookie(web, page, _BACK, job, _BACK_SECONDS)
    return page


def stranger_page(
    request: Request, tongue: Tongue, status: int = 200, *, comes_back: bool = False
) -> Response:
    """Return the page that says how to sign in. Providers have no page in a frame."""
    is_framed = request.headers.get("sec-fetch-dest") == "iframe"
    providers = [] if is_framed else [*web_of(request).providers.values()]
    values = {"comes_back": comes_back, "providers": providers}
    return pages_of(request).page("stranger", tongue, status, **values)


def way_back(request: Request, response: Response) -> str:
    """Return the address to which a sign-in leads, and forget it."""
    web = web_of(request)
    job = request.cookies.get(cookie_name(web, _BACK), "")
    set_cookie(web, response, _BACK, "", 0)
    return f"/result/{job}" if _RESULT.fullmatch(job) else "/"


def _signed_in(session: WebSession, tongue: Tongue) -> str:
    """Return the line of whose session it is: a link of somebody else may have begun it."""
    platform = tongue.t("platform-name", code=session.account.platform)
    return tongue.t("web-signed-in", name=session.name or session.account.id, platform=platform)


async def has_access(web: Web, secret: str, accounts: Collection[Account]) -> bool:
    """Return whether a session has not ended, and its person has access now and these accounts: one
    may be parted from them meanwhile."""
    return await web.query(lambda unit: goes_on(web, unit, secret, accounts))


async def goes_on(web: Web, unit: Unit, secret: str, accounts: Collection[Account]) -> bool:
    """Return what `has_access` returns, in a transaction of the caller."""
    known = await _find(web, unit, secret)
    if known is None:
        return False
    session, person = known
    try:
        check_access(person, session.account, web.settings)
    except NoAccess:
        return False
    return set(person.accounts) == set(accounts)


def check_token(request: Request, shown: str, expected: str) -> None:
    """Check the token that a form, or the script of a page, has sent. Raises Refused."""
    if not hmac.compare_digest(shown.encode(), expected.encode()):
        tongue = asked_tongue(web_of(request), request.headers)
        raise Refused(pages_of(request).message(tongue, 403, tongue.t("web-refused")))


async def _find(web: Web, unit: Unit, secret: str) -> tuple[WebSession, Person] | None:
    session = await unit.web_sessions.find(digest(secret), web.clock())
    person = await unit.people.find(session.account) if session else None
    return (session, person) if session and person else None


_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
             ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"))  # fmt: skip


def browser_name(agent: str) -> str:
    """Return a browser and its system, as far as its User-Agent names one of those known here: the
    header is anybody's text, and the person reads the name in a chat."""
    names = [next((name for sign, name in known if sign in agent), "")
             for known in (_BROWSERS, _SYSTEMS)]  # fmt: skip
    return ", ".join(filter(None, names))
