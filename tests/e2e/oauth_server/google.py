"""Google as a provider of sign-ins, by OpenID Connect.

- The request, with `nonce`, and the answer with an id token: RS256, `iss`, `azp`, `aud`, `sub`,
  `iat`, `exp`, `nonce`:
  https://developers.google.com/identity/openid-connect/openid-connect#server-flow
- The keys are a JWK set, with a `kid` for each: https://www.googleapis.com/oauth2/v3/certs
- PKCE beside the client's secret: https://developers.google.com/identity/protocols/oauth2/native-app#step1-code-verifier
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.e2e.oauth_server.provider import Grant, ProviderServer

GOOGLE_CLIENT = "1234987819200-abc.apps.googleusercontent.com"
GOOGLE_SECRET = "GOCSPX-g00gle-cl1ent-s3cret"


@cache
def signing_key(kid: str) -> RSAKey:
    """Return a key of 2048 bits, as Google's are."""
    return RSAKey.generate_key(2048, {"kid": kid, "alg": "RS256", "use": "sig"})


@dataclass
class GoogleServer(ProviderServer):
    """The service. `now` is its clock. `claims` change what its id tokens say; None leaves one
    out."""

    issuer: str = "https://accounts.google.com"
    scope: str = "openid"
    client: str = GOOGLE_CLIENT
    secret: str = GOOGLE_SECRET
    now: Callable[[], float] = lambda: 0.0
    claims: dict[str, Any] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        """Return the addresses of Google's discovery document."""
        return [
            Route("/o/oauth2/v2/auth", self._authorize),
            Route("/o/oauth2/v2/auth", self._consent, methods=["POST"]),
            Route("/token", self._token, methods=["POST"]),
            Route("/oauth2/v3/certs", self._certs),
        ]

    def granted(self, grant: Grant) -> dict[str, Any]:
        """Return the answer for a code."""
        lasting = {"expires_in": 3599, "scope": "openid", "token_type": "Bearer"}
        return {"access_token": "ya29.x", **lasting, "id_token": self.id_token(grant)}

    def id_token(self, grant: Grant) -> str:
        """Return what it says about the user of a grant."""
        at = int(self.now())
        said = {
            "iss": self.issuer,
            "azp": self.client,
            "aud": self.client,
            "iat": at,
            "exp": at + 3600,
        }
        said |= {"sub": grant.user["sub"]}
        said |= {"nonce": grant.asked["nonce"], **self.claims}
        named = {name: value for name, value in said.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "1"}, named, signing_key("1"))

    def _check(self, asked: dict[str, str]) -> None:
        super()._check(asked)
        assert asked["prompt"] == "select_account"
        assert len(asked["nonce"]) == 43

    async def _certs(self, _request: Request) -> Response:
        if "keys" in self.broken:
            return self.broken["keys"]
        keys = KeySet([signing_key("0"), signing_key("1")])
        return JSONResponse(keys.as_dict(private=False))
