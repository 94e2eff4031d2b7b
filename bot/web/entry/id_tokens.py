"""Id tokens of OpenID Connect: signed statements of a provider about who signed in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.web.entry.providers import Provider

_LEEWAY = 60
"""Seconds by which the clocks may differ."""
_ALGORITHMS = ["RS256"]
"""Else a token could name `none`, or sign with the public key as a password:
https://www.rfc-editor.org/rfc/rfc8725#section-3.1"""
_SUBJECT = re.compile(r"[!-~]{1,255}")
"""https://openid.net/specs/openid-connect-core-1_0.html#IDToken, `sub`"""
_WRONG = (JoseError, LookupError, ValueError, TypeError, AttributeError, OverflowError)


class BadIdToken(Exception):
    """The provider did not sign this token for this sign-in."""


def read_id_token(
    provider: Provider, token: object, keys: Mapping[str, Any], nonce: str, now: datetime
) -> str:
    """Return the id of the account, with the rules of
    https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation. `keys` is a JWK set.
    Raises BadIdToken."""
    claims = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=_LEEWAY,
        iss={"essential": True, "values": list(provider.issuers)},
        aud={"essential": True, "value": provider.client},
        exp={"essential": True},
        iat={"essential": True},
        sub={"essential": True},
        nonce={"essential": True, "value": nonce},
        azp={"essential": False, "value": provider.client},
    )
    try:
        if not isinstance(token, str):
            raise BadIdToken("no token")
        found = jwt.decode(token, KeySet.import_key_set({"keys": keys["keys"]}), _ALGORITHMS)
        claims.validate(found.claims)
        subject = found.claims["sub"]
    except _WRONG as error:
        raise BadIdToken(type(error).__name__) from None
    if found.claims["aud"] != provider.client or not _SUBJECT.fullmatch(subject):
        raise BadIdToken("aud or sub")
    return str(subject)
