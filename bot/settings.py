"""The settings of the talk: tokens, addresses, who may use the bot and how much."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import NoDecode

from bot import setting_formats as forms
from storage.config.addresses import host_and_port, http_address, split
from storage.config.settings_group import SettingsGroup
from storage.models import Account, Platform, Quota


class BotSettings(SettingsGroup):
    """Read from the environment and `.env`; every field's description is its documentation."""

    telegram_bot_token: SecretStr = SecretStr("")
    """Token from @BotFather; empty: no Telegram front end."""
    telegram_api_url: str = "https://api.telegram.org"
    """Base address of the Bot API; a local Bot API server lifts the 20 MB limit."""
    telegram_local: bool = False
    """True when TELEGRAM_API_URL is a local Bot API server whose files this process can read."""
    telegram_rich: bool = True
    """Let long answers fold where the Bot API server knows how (10.2 and later). Clients that are
    older show a request to update, and Telegram's website may not show them at all: False for plain
    messages everywhere."""
    telegram_webhook_url: str = ""
    """Public https address that Telegram posts updates to, for example
    https://bot.example.org/telegram, where a proxy passes them on to TELEGRAM_WEBHOOK_LISTEN;
    empty: updates are polled, which needs no address."""
    telegram_webhook_listen: str = "127.0.0.1:8088"
    """Where this process listens for them, as host:port, plain HTTP."""
    telegram_webhook_secret: SecretStr = SecretStr("")
    """What Telegram shows to prove that it is Telegram, letters, digits, _ and -; empty: a new
    one at each start."""
    telegram_messages_per_second: float = Field(default=30, ge=0)
    """Messages to all chats together, edits included; Telegram allows 30. 0: no limit."""
    discord_bot_token: SecretStr = SecretStr("")
    """Bot token from https://discord.com/developers/applications; empty: no Discord front end."""
    discord_api_url: str = "https://discord.com"
    """Base address of Discord's API, for a REST proxy; the gateway follows it."""
    discord_message_content: bool = False
    """True when the Message Content intent is switched on for the bot's application: without it the
    bot is not told what is sent in servers, and can transcribe nothing there by itself."""
    discord_shards: int = Field(default=0, ge=0)
    """Connections to Discord's gateway, of which each carries up to 2,500 servers; 0: as many as
    Discord recommends, which `mp4totext doctor` names."""
    discord_operators_server: str = ""
    """Number of the Discord server whose menu shows the commands of those who run the service. Its
    administrators see them there; who is none of ours may not use them. Empty: they are only typed,
    in a direct message."""
    admins: Annotated[tuple[str, ...], NoDecode] = ()
    """Administrators by platform account, comma-separated: telegram:123456789,discord:4711."""
    access: Literal["open", "allowlist", "invite"] = "open"
    """Who may use the bot: everybody, those in ALLOWED, or those with an invite code."""
    allowed: Annotated[tuple[str, ...], NoDecode] = ()
    """Accounts for ACCESS=allowlist, comma-separated: telegram:123456789."""
    invite_codes: Annotated[tuple[str, ...], NoDecode] = ()
    """Codes for ACCESS=invite, comma-separated; `/start CODE` lets somebody in."""
    minutes_per_day: float = Field(default=240, ge=0)
    """Minutes of recordings that one person may send in 24 hours; 0: no limit."""
    jobs_per_person: int = Field(default=3, ge=0)
    """Jobs that one person may have under way at once; 0: no limit."""
    longest_minutes: float = Field(default=0, ge=0)
    """Longest recording that one person may send, in minutes; 0: as long as MAX_MINUTES, which is
    for everybody."""
    largest_megabytes: float = Field(default=0, ge=0)
    """Largest file that one person may send, in megabytes; 0: as large as MAX_MEGABYTES, which is
    for everybody."""
    admin_minutes_per_day: float = Field(default=0, ge=0)
    """The same four for administrators: minutes in 24 hours; 0: no limit."""
    admin_jobs_per_person: int = Field(default=0, ge=0)
    """Jobs that one administrator may have under way at once; 0: no limit."""
    admin_longest_minutes: float = Field(default=0, ge=0)
    """Longest recording of an administrator, in minutes; 0: MAX_MINUTES."""
    admin_largest_megabytes: float = Field(default=0, ge=0)
    """Largest file of an administrator, in megabytes; 0: MAX_MEGABYTES."""

    @property
    def quota(self) -> Quota:
        """What people may ask for of whom nothing else is set."""
        return Quota(
            self.minutes_per_day,
            self.jobs_per_person,
            self.longest_minutes,
            self.largest_megabytes,
        )

    @property
    def admin_quota(self) -> Quota:
        """The same for administrators."""
        return Quota(
            self.admin_minutes_per_day,
            self.admin_jobs_per_person,
            self.admin_longest_minutes,
            self.admin_largest_megabytes,
        )

    links: bool = True
    """Take links straight to a recording, too. They are fetched from public addresses only, by http
    and https at their usual ports, and not through a proxy of the environment."""
    links_allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Hosts of your own network that links may lead to all the same, comma-separated, as name or
    name:port: nas.local,192.168.1.9:8080. Everybody who may use the bot can then have it fetch
    whatever they answer."""

    @field_validator("admins", "allowed", "invite_codes", "links_allowed_hosts", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return forms.listed(value)

    @field_validator("admins", "allowed")
    @classmethod
    def _accounts(cls, written: tuple[str, ...]) -> tuple[str, ...]:
        return forms.accounts(written)

    @field_validator("links_allowed_hosts")
    @classmethod
    def _hosts(cls, written: tuple[str, ...]) -> tuple[str, ...]:
        return forms.hosts(written)

    @field_validator("telegram_bot_token", "discord_bot_token", "telegram_webhook_secret")
    @classmethod
    def _secret(cls, secret: SecretStr, info: ValidationInfo) -> SecretStr:
        checked = {
            "telegram_bot_token": forms.telegram_token,
            "discord_bot_token": forms.discord_token,
        }.get(info.field_name or "", forms.webhook_secret)
        written = secret.get_secret_value()
        return SecretStr(checked(written)) if written else secret

    @field_validator("telegram_api_url", "discord_api_url")
    @classmethod
    def _base(cls, written: str) -> str:
        example = "https://api.telegram.org or http://127.0.0.1:8081"
        address = http_address(written, example)
        if re.search(r"/bot(?:\d|$)", address):
            raise ValueError(
                "must be the address before /bot and the token, for example " + example
            )
        return address

    @field_validator("telegram_webhook_url")
    @classmethod
    def _webhook(cls, written: str) -> str:
        """As it is written: its path and what is behind its ? may be what proves the sender."""
        if written:
            split(written, ("https", "http"), "https://bot.example.org/telegram")
        return written

    @field_validator("telegram_webhook_listen")
    @classmethod
    def _listen(cls, written: str) -> str:
        host_and_port(written, "127.0.0.1:8088")
        return written

    @field_validator("discord_operators_server")
    @classmethod
    def _server(cls, written: str) -> str:
        if written.strip("0123456789"):
            raise ValueError(
                "must be the number of a server: Discord shows it by Copy Server ID in the "
                "server's menu, once Developer Mode is on under Settings, Advanced"
            )
        return written

    @property
    def administrators(self) -> tuple[Account, ...]:
        """The accounts that ADMINS names."""
        named = (name.partition(":") for name in self.admins)
        return tuple(Account(Platform(where), number) for where, _, number in named)

    def admins_on(self, platform: Platform) -> tuple[str, ...]:
        """The ids of the administrators that the settings name there."""
        named = (name.partition(":") for name in self.admins)
        return tuple(number for where, _, number in named if where == platform)

    def is_admin(self, account: Account) -> bool:
        """Whether the settings name this account an administrator."""
        return f"{account.platform}:{account.id}" in self.admins

    def is_allowed(self, account: Account) -> bool:
        """Whether ALLOWED (or ADMINS) names this account."""
        return f"{account.platform}:{account.id}" in self.allowed or self.is_admin(account)

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """The front ends that have what they need."""
        tokens = {
            Platform.TELEGRAM: self.telegram_bot_token,
            Platform.DISCORD: self.discord_bot_token,
        }
        return tuple(platform for platform, token in tokens.items() if token.get_secret_value())
