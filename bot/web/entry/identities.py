"""Identities from providers: the code of an answer, exchanged at fixed addresses.

Tokens live in these functions alone. No error repeats what a provider has sent.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from bot.web.entry.attempts import Attempt
from bot.web.entry.id_tokens import BadIdToken, read_id_token
from bot.web.entry.providers import GOOGLE, Provider
from storage.display_names import clean_name

_SECONDS = 10.0
"""For each step of a request, and for the whole answer to it."""
_LARGEST = 65_536
"""Bytes of an answer."""
_NUMBER = re.compile(r"[0-9]{1,20}")
"""An id at Discord, which has 64 bits."""


class ProviderFailed(Exception):
    """A provider did not answer as it should; the text has no part of its answer."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The id of an account at a provider, and its name there, "" when unknown."""

    id: str
    name: str = ""


async def identify(
    provider: Provider, attempt: Attempt, code: str, redirect: str, now: datetime
) -> Identity:
    """Return whose code it is. Raises ProviderFailed."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect,
        "client_id": provider.client,
        "client_secret": provider.secret,
        "code_verifier": attempt.verifier,
    }
    headers = {"User-Agent": provider.agent}
    async with httpx.AsyncClient(timeout=_SECONDS, headers=headers) as client:
        tokens = await _ask(client, "POST", provider.token, data=form)
        if provider.name == GOOGLE:
            keys = await _ask(client, "GET", provider.identity)
            return _google_user(provider, attempt, tokens.get("id_token"), keys, now)
        token = tokens.get("access_token")
        if str(tokens.get("token_type")).lower() != "bearer" or not isinstance(token, str):
            raise ProviderFailed("no bearer token")
        shown = {"Authorization": f"Bearer {token}"}
        return _discord_user(await _ask(client, "GET", provider.identity, headers=shown))


async def _ask(client: httpx.AsyncClient, method: str, url: str, **values: Any) -> dict[str, Any]:
    """Return the JSON object at an address. Raises ProviderFailed."""
    try:
        async with asyncio.timeout(_SECONDS), client.stream(method, url, **values) as answer:
            if answer.status_code != 200:  # a redirect, too
                raise ProviderFailed(f"status {answer.status_code}")
            found = json.loads(await _read(answer))
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError, TimeoutError) as error:
        raise ProviderFailed(type(error).__name__) from None
    if not isinstance(found, dict):
        raise ProviderFailed("no JSON object")
    return found


async def _read(answer: httpx.Response) -> bytes:
    body = b""
    async for part in answer.aiter_bytes():
        body += part
        if len(body) > _LARGEST:
            raise ProviderFailed("a long answer")
    return body


def _google_user(
    provider: Provider, attempt: Attempt, token: object, keys: Mapping[str, Any], now: datetime
) -> Identity:
    try:
        return Identity(read_id_token(provider, token, keys, attempt.nonce, now))
    except BadIdToken as error:
        raise ProviderFailed(f"id token: {error}") from None


def _discord_user(user: Mapping[str, Any]) -> Identity:
    """Return the account of https://docs.discord.com/developers/resources/user#user-object."""
    number = user.get("id")
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        raise ProviderFailed("no id")
    return Identity(number, clean_name(str(user.get("global_name") or user.get("username") or "")))
