"""Pages made of templates. Every value is escaped; texts are those of the visitor's language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from bot.i18n.translator import Translations, Translator, timecode
from bot.web.context import Web
from storage.models import Person

_HERE = Path(__file__).parent
TYPES = {
    "page.js": "text/javascript; charset=utf-8",
    "upload.js": "text/javascript; charset=utf-8",
    "edit.js": "text/javascript; charset=utf-8",
    "live.js": "text/javascript; charset=utf-8",
    "telegram.js": "text/javascript; charset=utf-8",
    "dashboard.js": "text/javascript; charset=utf-8",
    "style.css": "text/css; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""Files of `static`."""
LOOKS = ("light", "dark")
LOOK_COOKIE = "__Host-look"
"""Cookie with the look that Telegram had when it opened the pages. That of its app may differ from
that of the system, which is all that a browser tells."""
_LONGEST_HEADER = 200


@dataclass(frozen=True, slots=True)
class Tongue:
    """Language of a page: its tag, and whether it is written from right to left. `signed_in` is the
    line that says in whose name the browser is signed in, "" for a stranger's page; `administers`
    whether that person has the dashboard. `look` is one of LOOKS, "" for that of the system;
    `has_google` whether the person can join an account at Google here, or has one to part from."""

    tag: str
    t: Translator
    right_to_left: bool
    signed_in: str = ""
    administers: bool = False
    look: str = ""
    has_google: bool = False


def tongue_of(translations: Translations, locale: str) -> Tongue:
    """Return the language that serves a locale."""
    tag = translations.best(locale)
    is_right = Locale.parse(tag, sep="-").character_order == "right-to-left"
    return Tongue(tag, translations.for_locale(tag), is_right)


def asked_tongue(web: Web, headers: Headers, person: Person | None = None) -> Tongue:
    """Return the language of a person, else the first one that a browser asks for and that there
    is; with the look that the browser shows."""
    shown = cookie_parser("; ".join(headers.getlist("cookie"))).get(LOOK_COOKIE, "")
    tongue = tongue_of(web.translations, _asked_locale(web, headers, person))
    return replace(tongue, look=shown if shown in LOOKS else "")


def _asked_locale(web: Web, headers: Headers, person: Person | None) -> str:
    if person is not None:
        return person.ui_locale or person.locale
    asked = headers.get("accept-language", "")[:_LONGEST_HEADER].split(",")
    tags = [each.partition(";")[0].strip() for each in asked]
    known = (tag for tag in tags if tag.lower().startswith("en") or _serves(web, tag))
    return next(known, "en")


def _serves(web: Web, tag: str) -> bool:
    return web.translations.best(tag) != "en"


class Pages:
    """Makes pages."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals |= {"timecode": timecode, "static": static_address}

    def render(self, template: str, tongue: Tongue, **values: Any) -> str:
        """Return the HTML of a page. It may take long: in a thread for a long transcript."""
        values = {"form_token": "", **values}
        page = self._templates.get_template(f"{template}.html")
        return page.render(tongue=tongue, t=tongue.t, **values)

    def page(self, template: str, tongue: Tongue, status: int = 200, **values: Any) -> Response:
        """Return a page."""
        return HTMLResponse(self.render(template, tongue, **values), status)

    def message(self, tongue: Tongue, status: int, text: str) -> Response:
        """Return a page with one message."""
        return self.page("message", tongue, status, text=text)

    def too_many(self, tongue: Tongue, seconds: int) -> Response:
        """Return the page for too many requests, with the seconds to wait."""
        page = self.message(tongue, 429, tongue.t("web-busy"))
        page.headers["Retry-After"] = str(seconds)
        return page

    def refusal(self, scope: Scope, status: int, key: str) -> Response:
        """Return the page that refuses a request: `bot.web.guard.Refusal`."""
        tongue = self.tongue(scope)
        return self.message(tongue, status, tongue.t(key))

    def tongue(self, scope: Scope) -> Tongue:
        """Return the language that a browser or program asks for."""
        return asked_tongue(self._web, Headers(scope=scope))


def pages_of(request: Request) -> Pages:
    """Return the pages of this application."""
    pages: Pages = request.app.state.pages
    return pages


@cache
def static_file(name: str) -> bytes:
    """Return a file of `static`. Raises KeyError for another name."""
    if name not in TYPES:
        raise KeyError(name)
    return (_HERE / "static" / name).read_bytes()


@cache
def static_address(name: str) -> str:
    """Return the address of a file of `static`, another one for other bytes."""
    return f"/static/{name}?{hashlib.sha256(static_file(name)).hexdigest()[:12]}"
