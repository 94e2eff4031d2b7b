"""Download of links: from checked addresses, within limits, checked by content.

No cookies, no Referer, no proxy of the environment (it would look hosts up itself), no
decompression. Redirects are followed here, one by one. The log names hosts, never the rest of a
link.
"""

from __future__ import annotations

import asyncio
import math
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import anyio
import httpx
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from bot import upload_checks
from bot.links import errors, urls
from bot.links.addresses import AddressFilter
from pipeline.media.tracks.zip_heads import is_zip
from storage import logs
from storage.errors import EmptyFile
from storage.models import Quota

log = logs.get(__name__)

USER_AGENT = "mp4totext"
MOST_REDIRECTS = 5
TRIES = 3
_BROKEN = (httpx.NetworkError, httpx.ConnectTimeout, httpx.RemoteProtocolError)  # worth a retry
_BEGINNING = 512  # bytes that show the kind of content
_ZIP_BEGINNING = 64  # bytes that show the first name in a zip archive
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n\x0b\x0c"
_SMALL_PART = 4096  # bytes; after a smaller part of a body the reader pauses
_SMALL_PART_PAUSE = 0.001  # seconds; each part takes time from other tasks, however small it is
_ERRORS_BY_STATUS = {
    401: errors.NeedsLogin,
    403: errors.Forbidden,
    404: errors.NotFound,
    407: errors.NeedsLogin,
    410: errors.NotFound,
}


@dataclass(frozen=True, slots=True)
class FetchTimeouts:
    """Timeouts of a download in seconds: `seconds` in all, `connect` for connecting, `idle` for the
    start of the response and for every `least` bytes, and `pause` before a retry."""

    seconds: float = 1800.0
    connect: float = 10.0
    idle: float = 30.0
    least: int = 1 << 19
    pause: float = 0.5


class LinkFetcher:
    """Downloads links. `enabled` is whether the operator allows it."""

    def __init__(
        self,
        address_filter: AddressFilter | None = None,
        enabled: bool = True,
        timeouts: FetchTimeouts | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Trust the authorities of `tls`; None means the usual ones."""
        self.enabled = enabled
        self._address_filter = address_filter or AddressFilter()
        self._timeouts = timeouts or FetchTimeouts()
        self._given_tls = tls

    async def fetch(self, url: httpx.URL, into: Path, most: Quota) -> str:
        """Write the content of a link to the new file `into`, which is deleted on failure. Return
        its name. Raises BadLink, TooLarge (above `most`), EmptyFile, NotMedia."""
        if not self.enabled:
            raise errors.LinksOff
        try:
            async with asyncio.timeout(self._timeouts.seconds):
                return await self._fetch_with_retries(url, into, most)
        except BaseException as error:
            into.unlink(missing_ok=True)  # noqa: ASYNC240  no await: this may be a cancellation
            if not isinstance(error, (httpx.HTTPError, ssl.SSLError, TimeoutError, UnicodeError)):
                raise
            problem = type(error).__name__
            log.info(
                "downloading a link failed, refused", host=urls.shown_host(url), problem=problem
            )
            # The error is not chained: its text may hold the link.
            raise _error_type(error)(problem) from None

    async def _fetch_with_retries(self, url: httpx.URL, into: Path, most: Quota) -> str:
        async for attempt in AsyncRetrying(
            retry=retry_if_exception_type(_BROKEN),
            stop=stop_after_attempt(TRIES),
            wait=wait_exponential(multiplier=self._timeouts.pause, max=4),
            reraise=True,
        ):
            with attempt:
                return await self._follow_redirects(url, into, most)
        raise AssertionError("the last attempt returns or raises")

    async def _follow_redirects(self, url: httpx.URL, into: Path, most: Quota) -> str:
        trail = [url]
        while len(trail) <= MOST_REDIRECTS + 1:
            async with self._open_response(trail[-1]) as response:
                if not response.has_redirect_location:
                    await self._write(response, into, most)
                    disposition = response.headers.get("content-disposition", "")
                    return urls.name_of(trail, disposition)
                trail.append(urls.redirect_target(trail[-1], response.headers["location"]))
        raise errors.TooManyRedirects

    @asynccontextmanager
    async def _open_response(self, url: httpx.URL) -> AsyncIterator[httpx.Response]:
        """Open the response from the first address of the host that accepts a connection. The
        request holds the address, so the host is not looked up again. The Host header and the
        certificate check use the name.
        https://www.python-httpx.org/advanced/extensions/#sni_hostname"""
        host = url.raw_host.decode("ascii")
        port = urls.PORTS[url.scheme] if url.port is None else url.port
        addresses = await self._address_filter.addresses(host, port)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept-Encoding": "identity",
        }
        timeouts = httpx.Timeout(self._timeouts.idle, connect=self._timeouts.connect)
        async with httpx.AsyncClient(
            verify=self._tls, trust_env=False, timeout=timeouts, headers=headers
        ) as client:
            for address in addresses:
                request = client.build_request(
                    "GET", url.copy_with(host=address), extensions={"sni_hostname": host}
                )
                try:
                    async with asyncio.timeout(self._timeouts.connect + self._timeouts.idle):
                        response = await client.send(request, stream=True)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    if is_certificate_error(error):
                        raise errors.BadCertificate from None
                    if address == addresses[-1]:
                        raise
                else:
                    break
            try:
                yield response
            finally:
                await response.aclose()

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._given_tls or httpx.create_ssl_context()

    async def _write(self, response: httpx.Response, into: Path, most: Quota) -> None:
        if response.status_code != httpx.codes.OK:
            error = _ERRORS_BY_STATUS.get(response.status_code, errors.ServerFailed)
            raise error(status=response.status_code)
        upload_checks.check_size(most, _declared_size(response), math.inf)
        async with (
            asyncio.timeout(self._timeouts.idle) as deadline,
            await anyio.open_file(into, "wb") as out,
        ):
            body = _Body(most, self._timeouts, deadline)
            async for part in response.aiter_raw():  # as it is sent, never decompressed
                body.add(part)
                await out.write(part)
                if len(part) < _SMALL_PART:
                    await asyncio.sleep(_SMALL_PART_PAUSE)
        if not body.size:
            raise EmptyFile


class _Body:
    """The received part of a body, checked against the limits."""

    def __init__(self, most: Quota, timeouts: FetchTimeouts, deadline: asyncio.Timeout) -> None:
        self.size = 0
        self._most, self._timeouts, self._deadline = most, timeouts, deadline
        self._beginning = b""
        self._next_extension = timeouts.least

    def add(self, part: bytes) -> None:
        """Count and check another part. Raises TooLarge, WebPage, NotMedia."""
        self.size += len(part)
        upload_checks.check_size(self._most, self.size, math.inf)
        if len(self._beginning) < _BEGINNING:
            self._beginning += part[: _BEGINNING - len(self._beginning)]
            _check_content(self._beginning)
        if self.size >= self._next_extension:
            self._next_extension = self.size + self._timeouts.least
            self._deadline.reschedule(asyncio.get_running_loop().time() + self._timeouts.idle)


def _declared_size(response: httpx.Response) -> int | None:
    """Return the size that the server declares, if it does."""
    declared = response.headers.get("content-length", "")
    return int(declared[:15]) if declared.isascii() and declared.isdigit() else None


def _check_content(beginning: bytes) -> None:
    """Refuse content that is a web page, a playlist or no media. Raises WebPage, NotMedia."""
    if beginning.lstrip(_BEFORE_MARKUP).startswith(b"<"):
        raise errors.WebPage
    if not is_zip(beginning) or len(beginning) >= _ZIP_BEGINNING:  # a shorter one is checked later
        upload_checks.check_kind(beginning)


def is_certificate_error(error: BaseException | None) -> bool:
    """Return whether the certificate of a server did not fit."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _error_type(error: BaseException) -> type[errors.BadLink]:
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout)):
        return errors.Unreachable
    if isinstance(error, (httpx.TimeoutException, TimeoutError)):
        return errors.TooSlow
    if isinstance(error, UnicodeError):  # httpx reads the Location, such as `https://xn--/`
        return errors.BadLink
    return errors.ConnectionLost
