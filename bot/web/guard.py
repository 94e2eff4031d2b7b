"""Checks before every page and file, and headers behind it: who asks, from where, and how often.

Names, transcripts and recordings are hostile. No page runs or loads anything but the files of
`static`, none is shown inside another one, and nothing of a person is stored by a cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.setting_formats import DEFAULT_PORTS
from bot.web.context import Web
from bot.web.rates import network_of

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

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._refused(scope)
        await (answer or self._app)(scope, receive, send_with_headers)

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
        if not _may_read(scope["method"], headers):
            return self._refusal(scope, 403, "web-refused")
        if is_of_programs(scope):
            return None  # a token and not a cookie says who asks: no other site's form has one
        if scope["method"] not in _READING and not self._may_write(headers):
            return self._refusal(scope, 403, "web-refused")
        return None

    def _may_write(self, headers: Mapping[str, str]) -> bool:
        """Return whether a form was sent by one of our pages.

        With `Referrer-Policy: no-referrer` a browser writes `Origin: null`, so Sec-Fetch-Site
        decides where there is one: https://fetch.spec.whatwg.org/#append-a-request-origin-header.
        """
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


def _may_read(method: str, headers: Mapping[str, str]) -> bool:
    """Return whether the request is no part of a page of another site; links there are.

    https://web.dev/articles/fetch-metadata
    """
    if headers.get("sec-fetch-site") in (None, "same-origin", "none"):
        return True
    is_link = headers.get("sec-fetch-mode") == "navigate" and method in ("GET", "HEAD")
    return is_link and headers.get("sec-fetch-dest") == "document"
