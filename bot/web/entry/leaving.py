"""The way to a provider: the address, and what the browser keeps until it comes back."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web.context import Web, web_of
from bot.web.entry.attempts import LIFETIME, Attempt, address_at, begin_attempt
from bot.web.entry.providers import Provider
from bot.web.sessions import set_cookie

ATTEMPT = "attempt"
"""Cookie with the attempt of a browser."""


def provider_of(request: Request, name: str = "") -> Provider:
    """Return a provider, or that of the address. Raises HTTPException for one that is not set
    up."""
    found = web_of(request).providers.get(name or request.path_params["provider"])
    if found is None:
        raise HTTPException(404)
    return found


def leave(web: Web, provider: Provider, purpose: str) -> tuple[str, Attempt]:
    """Return the address that a browser is sent to, and the attempt that it has to keep."""
    attempt = begin_attempt(provider.name, purpose, web.clock())
    return address_at(provider, attempt, redirect_of(web, provider)), attempt


def keep_attempt(web: Web, response: Response, attempt: Attempt) -> None:
    """Let the browser keep an attempt."""
    set_cookie(web, response, ATTEMPT, attempt.cookie, int(LIFETIME.total_seconds()))


def redirect_of(web: Web, provider: Provider) -> str:
    """Return the address of answers, which the operator has told the provider, letter by letter."""
    return f"{web.settings.web_url}/sign-in/{provider.name}/back"
