"""A provider of sign-ins by OAuth 2.0, as Discord is one.

- Authorization and token endpoint, and their errors: https://www.rfc-editor.org/rfc/rfc6749#section-4.1
- PKCE with S256: https://www.rfc-editor.org/rfc/rfc7636#section-4.6
- A code works once: https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2
- Discord takes forms only, and answers with `token_type`, `access_token`, `expires_in`,
  `refresh_token` and `scope`:
  https://docs.discord.com/developers/topics/oauth2#authorization-code-grant
- It names itself in answers: `authorization_response_iss_parameter_supported` of
  https://discord.com/.well-known/oauth-authorization-server, https://www.rfc-editor.org/rfc/rfc9207
- Its API wants a User-Agent: https://docs.discord.com/developers/reference#user-agent
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "81384788765712384", "D1sc0rd-cl1ent-s3cret"
AGENT = re.compile(r"DiscordBot \(https?://\S+, \S+\)")


@dataclass
class Grant:
    """A code that was given, and what it was given for."""

    asked: dict[str, str]
    user: dict[str, Any]
    is_used: bool = False


@dataclass
class ProviderServer:
    """The service: who is signed in there, whom it knows as clients, and what it was asked."""

    redirect: str
    issuer: str = "https://discord.com"
    scope: str = "identify"
    client: str = CLIENT
    secret: str = SECRET
    user: dict[str, Any] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    broken: dict[str, Response] = field(default_factory=dict)

    @property
    def app(self) -> Starlette:
        """Return the service as an application."""
        return Starlette(routes=self.routes())

    def routes(self) -> list[Route]:
        """Return the addresses of the service."""
        return [
            Route("/oauth2/authorize", self._authorize),
            Route("/oauth2/authorize", self._consent, methods=["POST"]),
            Route("/api/oauth2/token", self._token, methods=["POST"]),
            Route("/api/v10/users/@me", self._me),
        ]

    def allow(self, asked: dict[str, str]) -> str:
        """Return the address that a browser is sent back to when its person allows it."""
        self._check(asked)
        code = secrets.token_urlsafe(22)
        self.grants[code] = Grant(asked, dict(self.user))
        return self._back(asked, code=code)

    def deny(self, asked: dict[str, str]) -> str:
        """Return the address that a browser is sent back to when its person refuses."""
        self._check(asked)
        return self._back(asked, error="access_denied", error_description="The user denied it")

    def _check(self, asked: dict[str, str]) -> None:
        assert asked["response_type"] == "code"
        assert (asked["client_id"], asked["scope"]) == (self.client, self.scope)
        assert asked["redirect_uri"] == self.redirect, "not registered, letter by letter"
        assert asked["code_challenge_method"] == "S256"
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", asked["code_challenge"])

    def _back(self, asked: dict[str, str], **values: str) -> str:
        values |= {"state": asked["state"], "iss": self.issuer}
        return f"{asked['redirect_uri']}?{urlencode(values)}"

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self._check(asked)
        hidden = "".join(
            f'<input type="hidden" name="{name}" value="{escape(value)}">'
            for name, value in asked.items()
        )
        buttons = '<button name="do" value="allow">Authorize</button><button>Cancel</button>'
        return HTMLResponse(f'<form method="post">{hidden}{buttons}</form>')

    async def _consent(self, request: Request) -> Response:
        asked = {name: str(value) for name, value in (await request.form()).items()}
        is_allowed = asked.pop("do", "") == "allow"
        return RedirectResponse(self.allow(asked) if is_allowed else self.deny(asked), 302)

    async def _token(self, request: Request) -> Response:
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        form = {name: str(value) for name, value in (await request.form()).items()}
        self.asked.append(("token", form))
        if "token" in self.broken:
            return self.broken["token"]
        if (form.get("client_id"), form.get("client_secret")) != (self.client, self.secret):
            return JSONResponse({"error": "invalid_client"}, 401)
        grant = self.grants.get(form.get("code", ""))
        if grant is None or grant.is_used or not _is_proven(grant, form):
            text = 'Invalid "code" in request.'
            return JSONResponse({"error": "invalid_grant", "error_description": text}, 400)
        grant.is_used = True
        return JSONResponse(self.granted(grant))

    def granted(self, grant: Grant) -> dict[str, Any]:
        """Return the answer for a code."""
        token = secrets.token_urlsafe(30)
        self.tokens[token] = grant.user
        lasting = {"expires_in": 604_800, "refresh_token": secrets.token_urlsafe(30)}
        return {"token_type": "Bearer", "access_token": token, "scope": self.scope, **lasting}

    async def _me(self, request: Request) -> Response:
        self.asked.append(("me", dict(request.headers)))
        if "me" in self.broken:
            return self.broken["me"]
        if not AGENT.fullmatch(request.headers.get("user-agent", "")):
            return Response("error code: 1010", 403)
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind != "Bearer" or token not in self.tokens:
            return JSONResponse({"message": "401: Unauthorized", "code": 0}, 401)
        return JSONResponse(self.tokens[token])


def _is_proven(grant: Grant, form: dict[str, str]) -> bool:
    """Return whether a request for a token comes from whom the code was given to."""
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return (
        form.get("grant_type") == "authorization_code"
        and form.get("redirect_uri") == grant.asked["redirect_uri"]
        and challenge == grant.asked["code_challenge"]
    )
