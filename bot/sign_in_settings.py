"""Settings of the services at which people sign in to the pages."""

from __future__ import annotations

import re

from pydantic import SecretStr, field_validator

from storage.config.settings_group import SettingsGroup

_SECRET = re.compile(r"[A-Za-z0-9_-]{16,128}")


class SignInSettings(SettingsGroup):
    """Clients of this installation at the services."""

    web_discord_client_id: str = ""
    """Client id under OAuth2 at https://discord.com/developers/applications. With it and the secret
    people sign in to the pages by Discord. Empty: no such button."""
    web_discord_client_secret: SecretStr = SecretStr("")
    """Client secret from the same page."""
    web_google_client_id: str = ""
    """Client id of a web application from https://console.cloud.google.com/auth/clients. With it
    and the secret people join their Google account and sign in by it. Empty: no such button."""
    web_google_client_secret: SecretStr = SecretStr("")
    """Client secret from the same page."""

    @field_validator("web_discord_client_id")
    @classmethod
    def _check_discord(cls, written: str) -> str:
        if written and not re.fullmatch(r"[0-9]{1,20}", written):
            raise ValueError(
                "must be the client id, digits alone, under OAuth2 at "
                "https://discord.com/developers/applications"
            )
        return written

    @field_validator("web_google_client_id")
    @classmethod
    def _check_google(cls, written: str) -> str:
        if written and not re.fullmatch(r"[0-9A-Za-z-]+\.apps\.googleusercontent\.com", written):
            raise ValueError(
                "must be the client id, which ends with .apps.googleusercontent.com, from "
                "https://console.cloud.google.com/auth/clients"
            )
        return written

    @field_validator("web_discord_client_secret", "web_google_client_secret")
    @classmethod
    def _check_secret_of_client(cls, secret: SecretStr) -> SecretStr:
        written = secret.get_secret_value()
        if written and not _SECRET.fullmatch(written):
            raise ValueError(
                "must be the client secret, letters, digits, _ and - without dots and spaces; get "
                "it beside the client id, for Discord with Reset Secret"
            )
        return secret
