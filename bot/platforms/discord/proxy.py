"""The proxy for an address, from the environment variables."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


def proxy_for(address: str) -> str | None:
    """Return the proxy of HTTP_PROXY or HTTPS_PROXY; None when NO_PROXY has the host."""
    parts = urlsplit(address)
    if parts.hostname is None or proxy_bypass(parts.hostname):
        return None
    return getproxies().get(parts.scheme)
