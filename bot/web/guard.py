"""Checks before every page and file, and headers behind it: who asks, from where, and how often.

Names, transcripts and recordings are hostile. No page runs or loads anything but the files of
`static`, and nothing of a person is stored by a cache. None is shown inside another one, except
inside Telegram Web: the page that Telegram opens, and those that show the cookie of its session.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.setting_formats import DEFAULT_PORTS
from bot.web.context import Web
from bot.web.rates import network_of
from storage.watch.catalogue import PAGE_REQUESTS, PAGE_SECONDS

LARGEST_BODY = 4096
"""Bytes of a form. Uploads have limits of their own."""
_READING = ("GET", "HEAD", "OPTIONS")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Of recordings and downloads, should a browser show one as a page."""
FRAMED_COOKIE = "__Host-app"
"""Cookie of a session inside Telegram. A browser sends it from a frame only below the site where it
was set, and only Telegram Web may have the page that sets it as a frame."""
MINI_APP = "/telegram"
_TELEGRAM_WEB = "https://web.telegram.org"
"""Site of Telegram Web, which shows pages in frames:
https://github.com/Ajaxy/telegram-tt/blob/master/src/components/modals/webApp/WebAppModalTabContent.tsx"""
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


_FRAMED_HEADERS = {
    **_HEADERS,
    "Content-Security-Policy": _POLICY.replace(
        "frame-ancestors 'none'", f"frame-ancestors {_TELEGRAM_WEB}"
    ),
}
del _FRAMED_HEADERS["X-Frame-Options"]  # it names no other site


class Refusal(Protocol):
    """Makes the page that refuses a request: its status and the key of its message."""

    def __call__(self, scope: Scope, status: int, key: str) -> Response:
        """Return the page."""
        ...


class Guard:
    """Passes on the requests that may go on."""

    def __init__(self, app: ASGIApp, web: Web, refusal: Refusal) -> None:
        self._app, self._web, self._refusal = app, web, refusal
        address = urlsplit(web.settings.web_url)
        usual = f"{address.netloc}:{DEFAULT_PORTS[address.scheme]}"  # as some proxies write it
        self._hosts = (address.netloc, *([] if address.port else [usual]))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            return

        started, kind = time.monotonic(), kind_of(scope)
        added = _FRAMED_HEADERS if self._may_be_framed(scope) else _HEADERS

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                PAGE_REQUESTS.add(1, kind, str(message["status"]))
                PAGE_SECONDS.observe(time.monotonic() - started, kind)
                headers = MutableHeaders(scope=message)
                for name, value in added.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._refused(scope)
        await (answer or self._app)(scope, receive, send_with_headers)

    def _may_be_framed(self, scope: Scope) -> bool:
        return self._web.is_secure and (
            scope["path"] == MINI_APP or FRAMED_COOKIE in cookie_parser(_cookies(scope))
        )

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self._hosts:
            # Not a page: its texts and links are for the other host.
            return PlainTextResponse("The Host header is not that of WEB_URL.\n", 421)
        client = scope.get("client")
        if wait := self._web.addresses.wait(network_of(client[0]) if client else ""):
            page = self._refusal(scope, 429, "web-busy")
            page.headers["Retry-After"] = str(wait)
            return page
        if not (_may_read(scope, headers) and self._may_write(scope, headers)):
            return self._refusal(scope, 403, "web-refused")
        if "\0" in scope["path"]:  # no id has it, and PostgreSQL refuses it in a text
            return self._refusal(scope, 404, "web-not-found")
        return None

    def _may_write(self, scope: Scope, headers: Mapping[str, str]) -> bool:
        """Return whether a request only reads, is of a program, or of a form of one of our pages.
        A token and not a cookie says which program asks: no other site's form has one.

        With `Referrer-Policy: no-referrer` a browser writes `Origin: null`, so Sec-Fetch-Site
        decides where there is one: https://fetch.spec.whatwg.org/#append-a-request-origin-header.
        """
        if scope["method"] in _READING or is_of_programs(scope):
            return True
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        is_ours = (origin or "").lower() == self._web.settings.web_url
        return (
            is_ours
            if site is None
            else site == "same-origin" and (is_ours or origin in (None, "null"))
        )


def is_of_programs(scope: Scope) -> bool:
    """Return whether a request is for the API."""
    return bool(scope["path"].startswith(("/api/", "/v1/")))


def kind_of(scope: Scope) -> str:
    """Return the kind of a request, as the metrics tell them apart."""
    if "/uploads" in scope["path"]:
        return "upload"
    return "api" if is_of_programs(scope) else "page"


def _cookies(scope: Scope) -> str:
    return "; ".join(Headers(scope=scope).getlist("cookie"))


def _may_read(scope: Scope, headers: Mapping[str, str]) -> bool:
    """Return whether the request is no part of a page of another site; links there are, and the
    frame that Telegram Web opens.

    https://web.dev/articles/fetch-metadata
    """
    if headers.get("sec-fetch-site") in (None, "same-origin", "none"):
        return True
    is_link = headers.get("sec-fetch-mode") == "navigate" and scope["method"] in ("GET", "HEAD")
    shown_as = ("document", "iframe") if scope["path"] == MINI_APP else ("document",)
    return is_link and headers.get("sec-fetch-dest") in shown_as
