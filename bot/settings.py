"""Settings of the bot: tokens, addresses, access and quotas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import NoDecode

from bot import setting_formats as formats
from bot.sign_in_settings import SignInSettings
from storage.config.addresses import host_and_port, split
from storage.models import Account, Platform, Quota


class BotSettings(SignInSettings):
    """Settings from the environment and `.env`. The docstring of a field is its documentation, from
    which `.env.example` is generated."""

    telegram_bot_token: SecretStr = SecretStr("")
    """Token from @BotFather. Empty: the bot does not run on Telegram."""
    telegram_api_url: str = "https://api.telegram.org"
    """Base URL of the Bot API. A local Bot API server raises the download limit from 20 to 2000
    MB."""
    telegram_local: bool = False
    """True when TELEGRAM_API_URL is a local Bot API server whose files this process can read."""
    telegram_rich: bool = True
    """Send long answers with collapsible sections, where the Bot API server supports them (10.2 and
    later). Older clients ask the user to update, and Telegram Web may show nothing. False: plain
    messages everywhere."""
    telegram_webhook_url: str = ""
    """Public https URL that Telegram posts updates to, for example
    https://bot.example.org/telegram. A proxy there forwards them to TELEGRAM_WEBHOOK_LISTEN.
    Empty: the bot polls for updates, which needs no public address."""
    telegram_webhook_listen: str = "127.0.0.1:8088"
    """Address that the webhook server listens on, as host:port, plain HTTP."""
    telegram_webhook_secret: SecretStr = SecretStr("")
    """Secret that Telegram sends with every update, of letters, digits, _ and -. Empty: a new
    random one at each start."""
    telegram_messages_per_second: float = Field(default=30, ge=0)
    """Messages per second to all chats together, edits included; Telegram allows 30. 0: no
    limit."""
    discord_bot_token: SecretStr = SecretStr("")
    """Bot token from https://discord.com/developers/applications. Empty: the bot does not run on
    Discord."""
    discord_api_url: str = "https://discord.com"
    """Base URL of Discord's API, for a REST proxy. The gateway's address comes from that API."""
    discord_message_content: bool = False
    """True when the Message Content intent is on for the bot's application. Without it the bot does
    not receive the content of messages in servers, and /auto does not work there."""
    discord_shards: int = Field(default=0, ge=0)
    """Connections to Discord's gateway; each carries up to 2,500 servers. 0: as many as Discord
    recommends, which `mp4totext doctor` shows."""
    discord_operators_server: str = ""
    """Id of the Discord server whose menu shows the operators' commands. The server's
    administrators see them there; only administrators of the bot may use them. Empty: the commands
    are in no menu and are typed in a direct message."""
    admins: Annotated[tuple[str, ...], NoDecode] = ()
    """Administrators by platform account, comma-separated: telegram:123456789,discord:4711."""
    access: Literal["open", "allowlist", "invite"] = "open"
    """People who may use the bot: everybody, those in ALLOWED, or those with an invite code."""
    allowed: Annotated[tuple[str, ...], NoDecode] = ()
    """Accounts that ACCESS=allowlist admits, comma-separated: telegram:123456789."""
    invite_codes: Annotated[tuple[str, ...], NoDecode] = ()
    """Codes that ACCESS=invite accepts, comma-separated. A person redeems one by `/start CODE`."""
    minutes_per_day: float = Field(default=240, ge=0)
    """Minutes of recordings that one person may send in 24 hours. 0: no limit."""
    jobs_per_person: int = Field(default=3, ge=0)
    """Unfinished jobs that one person may have at a time. 0: no limit."""
    longest_minutes: float = Field(default=0, ge=0)
    """Longest recording that one person may send, in minutes. 0: MAX_MINUTES, the limit for
    everybody."""
    largest_megabytes: float = Field(default=0, ge=0)
    """Largest file that one person may send, in megabytes. 0: MAX_MEGABYTES, the limit for
    everybody."""
    admin_minutes_per_day: float = Field(default=0, ge=0)
    """Minutes of recordings that one administrator may send in 24 hours. 0: no limit."""
    admin_jobs_per_person: int = Field(default=0, ge=0)
    """Unfinished jobs that one administrator may have at a time. 0: no limit."""
    admin_longest_minutes: float = Field(default=0, ge=0)
    """Longest recording that one administrator may send, in minutes. 0: MAX_MINUTES."""
    admin_largest_megabytes: float = Field(default=0, ge=0)
    """Largest file that one administrator may send, in megabytes. 0: MAX_MEGABYTES."""

    @property
    def quota(self) -> Quota:
        """Return the default quota of a user."""
        return Quota(
            self.minutes_per_day,
            self.jobs_per_person,
            self.longest_minutes,
            self.largest_megabytes,
        )

    @property
    def admin_quota(self) -> Quota:
        """Return the default quota of an administrator."""
        return Quota(
            self.admin_minutes_per_day,
            self.admin_jobs_per_person,
            self.admin_longest_minutes,
            self.admin_largest_megabytes,
        )

    web_url: str = ""
    """Address at which people open the pages of their results, for example
    https://text.example.org; a proxy with a certificate forwards it to WEB_HOST and WEB_PORT.
    Empty: no pages. They need the package's extra web, which the images have."""
    web_host: str = "127.0.0.1"
    """Address of this machine that the pages listen on, plain HTTP."""
    web_port: int = Field(default=8090, ge=0, le=65535)
    """Port of the pages."""
    web_proxies: Annotated[tuple[str, ...], NoDecode] = ("127.0.0.1",)
    """Addresses or networks of the proxies before the pages, comma-separated, whose
    X-Forwarded-For is believed: the limits of an address count the visitor's."""

    webhooks_allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Hosts that webhooks of people may lead to though they are in your own network, have http or
    an unusual port, comma-separated, as name or name:port: n8n.local:5678. Everybody who may use
    the bot can then post to these hosts. Empty: public addresses by https on port 443 only."""

    links: bool = True
    """Accept links to recordings. They are downloaded from public addresses only, by http and https
    on ports 80 and 443, and not through a proxy of the environment."""
    links_allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Hosts of your own network that links may lead to, comma-separated, as name or name:port:
    nas.local,192.168.1.9:8080. Everybody who may use the bot can then read what these hosts
    serve."""

    @field_validator(
        *("admins", "allowed", "invite_codes", "links_allowed_hosts", "webhooks_allowed_hosts"),
        "web_proxies",
        mode="before",
    )
    @classmethod
    def _split_list(cls, value: object) -> object:
        return formats.split_list(value)

    @field_validator("admins", "allowed")
    @classmethod
    def _parse_accounts(cls, written: tuple[str, ...]) -> tuple[str, ...]:
        return formats.parse_accounts(written)

    @field_validator("links_allowed_hosts", "webhooks_allowed_hosts")
    @classmethod
    def _check_hosts(cls, written: tuple[str, ...]) -> tuple[str, ...]:
        return formats.check_hosts(written)

    @field_validator("telegram_bot_token", "discord_bot_token", "telegram_webhook_secret")
    @classmethod
    def _check_secret(cls, secret: SecretStr, info: ValidationInfo) -> SecretStr:
        check = {
            "telegram_bot_token": formats.check_telegram_token,
            "discord_bot_token": formats.check_discord_token,
        }.get(info.field_name or "", formats.check_webhook_secret)
        written = secret.get_secret_value()
        return SecretStr(check(written)) if written else secret

    @field_validator("telegram_api_url", "discord_api_url")
    @classmethod
    def _check_api_url(cls, written: str) -> str:
        return formats.check_api_url(written)

    @field_validator("telegram_webhook_url")
    @classmethod
    def _check_webhook_url(cls, written: str) -> str:
        """Check the URL and keep it unchanged: its path and query may hold a secret."""
        if written:
            split(written, ("https", "http"), "https://bot.example.org/telegram")
        return written

    @field_validator("telegram_webhook_listen")
    @classmethod
    def _check_listen(cls, written: str) -> str:
        host_and_port(written, "127.0.0.1:8088")
        return written

    @field_validator("web_url")
    @classmethod
    def _check_web_url(cls, written: str) -> str:
        return formats.check_web_url(written) if written else ""

    @field_validator("web_proxies")
    @classmethod
    def _check_proxies(cls, written: tuple[str, ...]) -> tuple[str, ...]:
        return formats.check_networks(written)

    @field_validator("discord_operators_server")
    @classmethod
    def _check_server(cls, written: str) -> str:
        return formats.check_discord_server(written)

    @property
    def administrators(self) -> tuple[Account, ...]:
        """Return the accounts in ADMINS."""
        parts = (name.partition(":") for name in self.admins)
        return tuple(Account(Platform(platform), number) for platform, _, number in parts)

    def admins_on(self, platform: Platform) -> tuple[str, ...]:
        """Return the ids of the accounts in ADMINS on one platform."""
        parts = (name.partition(":") for name in self.admins)
        return tuple(number for name, _, number in parts if name == platform)

    def is_admin(self, account: Account) -> bool:
        """Return whether ADMINS has this account."""
        return str(account) in self.admins

    def is_allowed(self, account: Account) -> bool:
        """Return whether ALLOWED or ADMINS has this account."""
        return str(account) in self.allowed or self.is_admin(account)

    @property
    def has_pages(self) -> bool:
        """Return whether people can open their results in a browser."""
        return bool(self.web_url)

    @property
    def telegram_bot(self) -> str:
        """Return the id of the bot on Telegram, "" without a token."""
        return self.telegram_bot_token.get_secret_value().partition(":")[0]

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """Return the platforms that have a token."""
        tokens = {
            Platform.TELEGRAM: self.telegram_bot_token,
            Platform.DISCORD: self.discord_bot_token,
        }
        return tuple(platform for platform, token in tokens.items() if token.get_secret_value())
