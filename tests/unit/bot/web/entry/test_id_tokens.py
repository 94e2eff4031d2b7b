"""Id tokens: which ones say who somebody is."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from bot.web.entry.id_tokens import BadIdToken, read_id_token
from bot.web.entry.providers import GOOGLE, Provider, providers
from tests.e2e.oauth_server.google import GOOGLE_CLIENT, GOOGLE_SECRET, GoogleServer, signing_key
from tests.e2e.oauth_server.provider import Grant
from tests.unit.bot.fakes import BotHarness
from tests.unit.storage.conftest import NOON

NONCE, SUB = "n" * 43, "110169484474386276334"
KEYS = KeySet([signing_key("0"), signing_key("1")]).as_dict(private=False)


@dataclass
class Signed:
    provider: Provider
    server: GoogleServer

    def read(self, token: object, keys: Any = KEYS, nonce: str = NONCE, later: int = 0) -> str:
        now = NOON.fromtimestamp(NOON.timestamp() + later, NOON.tzinfo)
        return read_id_token(self.provider, token, keys, nonce, now)

    def token(self, **claims: Any) -> str:
        server = replace(self.server, claims=claims)
        return server.id_token(Grant({"nonce": NONCE}, {"sub": SUB}))


@pytest.fixture
def signed(harness: BotHarness) -> Signed:
    settings = harness.services.settings
    settings.web_google_client_id = GOOGLE_CLIENT
    settings.web_google_client_secret = type(settings.web_google_client_secret)(GOOGLE_SECRET)
    return Signed(providers(settings)[GOOGLE], GoogleServer("", now=NOON.timestamp))


def test_token_of_google_says_who_it_is(signed: Signed) -> None:
    assert signed.read(signed.token()) == SUB
    assert signed.read(signed.token(iss="accounts.google.com", azp=None)) == SUB
    assert signed.read(signed.token(), later=3600 + 59) == SUB, "clocks differ"
    assert signed.read(signed.token(), later=-59) == SUB


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"iss": None},
        {"aud": "another.apps.googleusercontent.com"},
        {"aud": [GOOGLE_CLIENT, "another"]},
        {"aud": None},
        {"azp": "another.apps.googleusercontent.com"},
        {"nonce": "m" * 43},
        {"nonce": None},
        {"exp": None},
        {"exp": "soon"},
        {"iat": None},
        {"iat": 9**99},
        {"nbf": 9**99},
        {"sub": None},
        {"sub": ""},
        {"sub": 5},
        {"sub": "é"},
        {"sub": "1" * 256},
        {"sub": [SUB]},
    ],
)
def test_token_that_says_something_else_is_none(signed: Signed, claims: dict[str, Any]) -> None:
    with pytest.raises(BadIdToken):
        signed.read(signed.token(**claims))


def test_token_is_of_its_time(signed: Signed) -> None:
    for later in (3600 + 61, 86_400, -61):
        with pytest.raises(BadIdToken):
            signed.read(signed.token(), later=later)


def signed_with_the_public_key(body: str) -> str:
    """Return a token whose password everybody knows."""
    said = b".".join((urlsafe_b64encode(b'{"alg":"HS256","kid":"1"}  '), body.encode()))
    digest = hmac.digest(signing_key("1").as_pem(private=False), said, "sha256")
    return b".".join((said, urlsafe_b64encode(digest).rstrip(b"="))).decode()


def test_token_that_google_did_not_sign_is_none(signed: Signed) -> None:
    token = signed.token()
    head, body, signature = token.split(".")
    claims = jwt.decode(token, signing_key("1")).claims
    forged: list[object] = [
        f"{head}.{body}.{signature[:-8]}AAAAAAAA",
        f"{head}.{signed.token(sub='1').split('.')[1]}.{signature}",
        f"eyJhbGciOiJub25lIn0.{body}.",
        signed_with_the_public_key(body),
        jwt.encode({"alg": "RS256", "kid": "1"}, claims, signing_key("2")),
        jwt.encode({"alg": "RS256", "kid": "2"}, claims, signing_key("2")),
        "", "x", "..", "é.é.é", None, 5, [], token.encode(), "x" * 60_000,
    ]  # fmt: skip
    for each in forged:
        with pytest.raises(BadIdToken):
            signed.read(each)
    wrong: list[dict[str, Any]] = [{}, *({"keys": it} for it in ([], 5, [{"kty": "oct"}], ["x"]))]
    for keys in wrong:
        with pytest.raises(BadIdToken):
            signed.read(token, keys=keys)
    assert signed.read(token) == SUB
