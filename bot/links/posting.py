"""Posts to addresses of people: checked like links, connected to the checked address, in little
time. Redirects are not followed, and little is read of what comes back.

No cookies, no Referer, no proxy of the environment. No error and no log line has the address: it
may hold secrets.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import httpx

from bot.links import urls
from bot.links.addresses import AddressFilter
from bot.links.errors import (
    BadCertificate,
    BadLink,
    BadWebhookAddress,
    ConnectionLost,
    PlainHttp,
    TooSlow,
    Unreachable,
)
from bot.links.fetcher import USER_AGENT, is_certificate_error

SECONDS = 10.0
"""Time limit of a post, from the lookup to the headers of the answer."""
MOST_READ = 16 * 1024
"""Bytes of the body that are read: a server may take a connection that ends before for a fault."""


@dataclass(frozen=True)
class LinkPoster:
    """Posts to addresses. Hosts of `filter.allowed` may also have http."""

    filter: AddressFilter = AddressFilter()  # noqa: RUF009 - it is frozen
    seconds: float = SECONDS
    tls: ssl.SSLContext | None = None

    async def check(self, written: str) -> httpx.URL:
        """Return an address in its one form. Raises BadWebhookAddress, PlainHttp."""
        try:
            async with asyncio.timeout(self.seconds):
                url = urls.parse(written)
                if len(str(url)) > urls.MAX_LINK_LENGTH:  # a letter may have become nine
                    raise BadWebhookAddress
                await self._addresses(url)
        except PlainHttp:
            raise
        except (BadLink, TimeoutError):
            raise BadWebhookAddress from None
        return url

    async def post(self, url: httpx.URL, body: bytes, headers: Mapping[str, str]) -> int:
        """Post a body and return the status of the answer. Raises BadLink: Unreachable,
        BadCertificate, TooSlow, ConnectionLost; others for an address that is not allowed."""
        try:
            deadline = asyncio.get_running_loop().time() + self.seconds
            return await self._post(url, body, headers, deadline)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise (BadCertificate if is_certificate_error(error) else Unreachable) from None
        except (httpx.TimeoutException, TimeoutError):
            raise TooSlow from None
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, UnicodeError):
            # UnicodeError: httpx reads the Location of an answer, and stumbles over `https://xn--/`.
            raise ConnectionLost from None

    async def _post(
        self, url: httpx.URL, body: bytes, headers: Mapping[str, str], deadline: float
    ) -> int:
        host = url.raw_host.decode("ascii")
        own = {"Host": url.netloc.decode("ascii"), "User-Agent": USER_AGENT}
        own |= {"Accept-Encoding": "identity", **headers}
        async with httpx.AsyncClient(
            verify=self._tls, trust_env=False, timeout=self.seconds, headers=own
        ) as client:
            async with asyncio.timeout_at(deadline):
                response = await self._send(client, url, host, body)
            await _read_some(response, deadline)
            return response.status_code

    async def _send(
        self, client: httpx.AsyncClient, url: httpx.URL, host: str, body: bytes
    ) -> httpx.Response:
        """Send a request to the first address of the host that accepts a connection. It holds the
        address, so the host is not looked up again; the certificate is checked against the name."""
        addresses = await self._addresses(url)
        for address in addresses:
            request = client.build_request(
                "POST",
                url.copy_with(host=address),
                content=body,
                extensions={"sni_hostname": host},
            )
            try:
                return await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if address == addresses[-1] or is_certificate_error(error):
                    raise
        raise Unreachable

    async def _addresses(self, url: httpx.URL) -> list[str]:
        """Return the addresses of a host that may be connected to."""
        host = url.raw_host.decode("ascii")
        port = urls.PORTS[url.scheme] if url.port is None else url.port
        allowed = self.filter.allowed
        is_listed = host in allowed or f"{host}:{port}" in allowed
        if url.scheme != "https" and not is_listed:
            raise PlainHttp
        return await self.filter.addresses(host, port)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self.tls or httpx.create_ssl_context()


async def _read_some(response: httpx.Response, deadline: float) -> None:
    """Read and forget the beginning of a body. The answer counts whatever comes of it."""
    count = 0
    with suppress(httpx.HTTPError, TimeoutError):
        async with asyncio.timeout_at(deadline):
            async for part in response.aiter_raw():
                count += len(part)
                if count >= MOST_READ:
                    break
    await response.aclose()
