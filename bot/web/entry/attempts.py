"""A sign-in that was begun at a provider: what the browser keeps until it comes back.

The cookie binds the answer to the browser that asked, so nobody is signed in by an answer that
somebody else asked for: https://www.rfc-editor.org/rfc/rfc9700#section-4.7
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from bot.web.entry.providers import Provider
from bot.web.sessions import new_secret

LIFETIME = timedelta(minutes=10)
ENTER = "enter"
_COOKIE = re.compile(
    r"([a-z]+)\.(enter|join:[0-9a-f]{16})\.(\d{10,11})((?:\.[A-Za-z0-9_-]{43}){3})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A sign-in at a provider. `purpose` is to ENTER, or `join:` and the session of the person who
    joins the account to theirs. `nonce` comes back in the id token. `verifier` is that of PKCE:
    https://www.rfc-editor.org/rfc/rfc7636#section-4.1"""

    provider: str
    purpose: str
    begun: datetime
    state: str
    nonce: str
    verifier: str

    @property
    def cookie(self) -> str:
        """Return the value of the cookie."""
        begun = int(self.begun.timestamp())
        secrets = (self.state, self.nonce, self.verifier)
        return ".".join((self.provider, self.purpose, str(begun), *secrets))

    @property
    def expires(self) -> datetime:
        """Return the moment from which on it is too late."""
        return self.begun + LIFETIME

    def answers(self, provider: str, state: str, now: datetime) -> bool:
        """Return whether an answer belongs to this attempt, and is in time."""
        is_same = hmac.compare_digest(self.state.encode(), state.encode())
        return is_same and self.provider == provider and self.begun <= now < self.expires


def begin_attempt(provider: str, purpose: str, now: datetime) -> Attempt:
    """Return a new attempt."""
    begun = now.replace(microsecond=0)
    return Attempt(provider, purpose, begun, new_secret(), new_secret(), new_secret())


def read_attempt(cookie: str) -> Attempt | None:
    """Return the attempt of a cookie; None for another text."""
    if not (found := _COOKIE.fullmatch(cookie)):
        return None
    provider, purpose, begun, secrets = found.groups()
    _, state, nonce, verifier = secrets.split(".")
    moment = datetime.fromtimestamp(int(begun), UTC)
    return Attempt(provider, purpose, moment, state, nonce, verifier)


def address_at(provider: Provider, attempt: Attempt, redirect: str) -> str:
    """Return the address that a browser is sent to."""
    challenge = hashlib.sha256(attempt.verifier.encode()).digest()
    values = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": redirect,
        "scope": provider.scope,
        "state": attempt.state,
        "code_challenge": base64.urlsafe_b64encode(challenge).decode().rstrip("="),
        "code_challenge_method": "S256",
        **dict(provider.more),
    }
    if provider.scope == "openid":
        values["nonce"] = attempt.nonce
    return f"{provider.authorize}?{urlencode(values)}"
