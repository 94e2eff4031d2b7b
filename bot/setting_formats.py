"""Formats of the bot's settings: accounts, tokens, hosts. The error for a wrong value never repeats
a secret."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from storage.config.addresses import http_address
from storage.config.problem import quote
from storage.models import Platform

_TELEGRAM_DIGITS = 16
"""A Telegram id has at most 52 bits (https://core.telegram.org/bots/api#user), so 16 digits. A
Discord id has at least 17 digits, since its upper bits count milliseconds since 2015."""
DEFAULT_PORTS = {"http": 80, "https": 443}
_ACCOUNT = "platform:number, for example telegram:123456789 or discord:80351110224678912"


def split_list(written: object) -> object:
    """Return the parts of a list with commas, semicolons or spaces between them. Other types are
    returned unchanged."""
    if not isinstance(written, str):
        return written
    joined = re.sub(r"\s*([:=])\s*", r"\1", written)
    return tuple(part for part in re.split(r"[,;\s]+", joined.strip("[]")) if part)


def parse_accounts(written: Iterable[str]) -> tuple[str, ...]:
    """Return accounts as `platform:number`, each once. Raises ValueError with a message for the
    operator."""
    return tuple(dict.fromkeys(map(_parse_account, written)))


def _parse_account(written: str) -> str:
    text = written.strip("\"'")
    if text.isdecimal():
        long = len(text) > _TELEGRAM_DIGITS
        return f"{Platform.DISCORD if long else Platform.TELEGRAM}:{text}"
    platform, _, number = text.partition(":")
    platform = platform.lower()
    if platform == Platform.CONSOLE:
        return f"{platform}:{number}"
    if platform not in tuple(Platform):
        raise ValueError(f"must be {_ACCOUNT}, not {quote(written)}")
    if number.isdecimal() and number.isascii():
        return f"{platform}:{number}"
    if number.startswith("-"):
        raise ValueError(f"must name people, not groups or channels, as {quote(written)} does")
    raise ValueError(f"must be {_ACCOUNT}, not {quote(written)}; {_FIND_ID[Platform(platform)]}")


_FIND_ID = {
    Platform.TELEGRAM: "@userinfobot on Telegram tells people their number",
    Platform.DISCORD: "Discord shows the number by Copy User ID in a person's menu, once "
    "Developer Mode is on under Settings, Advanced",
}


def check_telegram_token(token: str) -> str:
    """Return the token without a leading `bot`. Raises ValueError."""
    example = "123456789:AA… (digits, a colon, 35 letters)"
    plain = re.sub(r"^bot(?=\d+:)", "", token)
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]{30,}", plain):
        raise ValueError(
            f"must be a token as https://t.me/BotFather shows it, {example}; copy it again"
        )
    return plain


def check_discord_token(token: str) -> str:
    """Return the bot's token without a leading `Bot`. Raises ValueError."""
    plain = re.sub(r"^Bot\s+", "", token, flags=re.IGNORECASE)
    if re.fullmatch(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){2}", plain):
        return plain
    hint = "three parts with dots between them"
    if re.fullmatch(r"[0-9a-f]{64}", plain):
        hint += "; this looks like the application's public key"
    elif re.fullmatch(r"\d{17,20}", plain):
        hint += "; this looks like the application's number"
    elif re.fullmatch(r"[A-Za-z0-9_-]{32}", plain):
        hint += "; this looks like the client secret"
    raise ValueError(
        f"must be the bot's token, {hint}; get one with Reset Token under Bot at "
        "https://discord.com/developers/applications"
    )


def check_webhook_secret(secret: str) -> str:
    """Return the secret unchanged. Raises ValueError for a form that Telegram refuses:
    https://core.telegram.org/bots/api#setwebhook, secret_token."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise ValueError("must be 1 to 256 letters, digits, _ and -")
    return secret


def check_hosts(written: Iterable[str]) -> tuple[str, ...]:
    """Return hosts, by name or address and with or without a port. Raises ValueError."""
    found = tuple(written)
    for each in found:
        if not re.fullmatch(r"(?:\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?", each):
            raise ValueError(
                f"must be host or host:port, for example nas.local,192.168.1.9:8080, "
                f"not {quote(each)}; network addresses and * are not supported"
            )
    return found


def check_web_url(written: str) -> str:
    """Return the address of the pages as browsers write it in Host and Origin: `scheme://host`, and
    `:port` unless it is the scheme's own. Raises ValueError."""
    example = "https://text.example.org"
    parts = urlsplit(http_address(written, example))
    if parts.path or "@" in parts.netloc:
        raise ValueError(f"must be an address without a path and a user name, such as {example}")
    if parts.scheme == "http" and not _is_this_machine(parts.hostname or ""):
        raise ValueError(
            f"must begin with https://, such as {example}: browsers would send the cookies of "
            "people in the open; http:// is for this machine alone"
        )
    host, port = parts.hostname or "", parts.port
    if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]+", host):
        raise ValueError(
            f"must have a host of letters, digits, dots and -, such as {example}; other letters in "
            "the form xn--…, which browsers copy from their address line"
        )
    host = f"[{host}]" if ":" in host else host
    is_usual = port in (None, DEFAULT_PORTS[parts.scheme])
    return f"{parts.scheme}://{host}" + ("" if is_usual else f":{port}")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def check_networks(written: Iterable[str]) -> tuple[str, ...]:
    """Return addresses and networks. Raises ValueError."""
    found = tuple(written)
    for each in found:
        try:
            ip_network(each)
        except ValueError:
            raise ValueError(
                f"must be addresses or networks, for example 127.0.0.1,172.16.0.0/12, "
                f"not {quote(each)}"
            ) from None
    return found


def check_api_url(written: str) -> str:
    """Return the address of a platform's API, without a slash at its end. Raises ValueError."""
    example = "https://api.telegram.org or http://127.0.0.1:8081"
    address = http_address(written, example)
    if re.search(r"/bot(?:\d|$)", address):
        raise ValueError("must be the address before /bot and the token, for example " + example)
    return address


def check_discord_server(written: str) -> str:
    """Return the number of a server, or nothing. Raises ValueError."""
    if written.strip("0123456789"):
        raise ValueError(
            "must be the number of a server: Discord shows it by Copy Server ID in the server's "
            "menu, once Developer Mode is on under Settings, Advanced"
        )
    return written
