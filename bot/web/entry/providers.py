"""Services that tell who somebody is by OAuth 2.0: their addresses and the operator's client.

Discord: https://docs.discord.com/developers/topics/oauth2 and
https://discord.com/.well-known/oauth-authorization-server (S256, `iss` in answers).
Google: https://developers.google.com/identity/openid-connect/openid-connect and
https://accounts.google.com/.well-known/openid-configuration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.settings import BotSettings
from storage.models import GOOGLE

__all__ = ["DISCORD", "GOOGLE", "GOOGLE_TITLE", "Provider", "providers"]

DISCORD = "discord"
GOOGLE_TITLE = "Google"
"""Its name as people know it, with which sessions that it began open their names."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A service with the client of this installation. `title` is its name as people know it,
    `issuers` are the names by which it calls itself. `authorize` is the address that people are
    sent to, with the parameters `more`, `token` that of codes. `identity` says whose a token is, or
    has the keys of id tokens. `agent` is our name."""

    name: str
    title: str
    client: str
    secret: str = field(repr=False)
    authorize: str
    token: str
    identity: str
    scope: str
    issuers: tuple[str, ...]
    agent: str
    more: tuple[tuple[str, str], ...] = ()


def providers(settings: BotSettings) -> dict[str, Provider]:
    """Return the services whose client is set, by name."""
    return {each.name: each for each in _providers(settings) if each.client and each.secret}


def _providers(settings: BotSettings) -> Iterator[Provider]:
    yield Provider(
        DISCORD,
        "Discord",
        settings.web_discord_client_id,
        settings.web_discord_client_secret.get_secret_value(),
        "https://discord.com/oauth2/authorize",
        "https://discord.com/api/oauth2/token",
        "https://discord.com/api/v10/users/@me",
        "identify",
        ("https://discord.com",),
        # https://docs.discord.com/developers/reference#user-agent
        f"DiscordBot ({settings.web_url}, 1)",
    )
    yield Provider(
        GOOGLE,
        GOOGLE_TITLE,
        settings.web_google_client_id,
        settings.web_google_client_secret.get_secret_value(),
        "https://accounts.google.com/o/oauth2/v2/auth",
        "https://oauth2.googleapis.com/token",
        "https://www.googleapis.com/oauth2/v3/certs",
        "openid",
        # https://developers.google.com/identity/openid-connect/openid-connect#validatinganidtoken
        ("https://accounts.google.com", "accounts.google.com"),
        "mp4totext",
        (("prompt", "select_account"),),  # people see whose account it is
    )
