"""Checks of REDIS_URL: one server, or sentinels. Messages never repeat it: it may hold a
password."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from storage.config.addresses import split, unreadable

EXAMPLE = "redis://127.0.0.1:6379/0"
SENTINEL_EXAMPLE = "redis+sentinel://one:26379,two:26379,three:26379/mymaster"
_SCHEMES = {"valkey": "redis", "valkeys": "rediss"}  # those that redis-py does not accept
_NUMBERS = ("db", "protocol", "socket_timeout", "socket_connect_timeout", "health_check_interval")
_OPTIONS = (*_NUMBERS, "username", "password", "client_name")
_TLS_OPTIONS = (
    "ssl_ca_certs",
    "ssl_certfile",
    "ssl_keyfile",
    "ssl_cert_reqs",
    "ssl_check_hostname",
)
_SENTINEL_OPTIONS = ("sentinel_username", "sentinel_password")


def redis_address(written: str) -> str:
    """Return an address in redis-py's form, or one of sentinels. Raises ValueError with the
    mistake."""
    kind = re.match(r"(?:redis|valkey)s?[+-]?(sentinel|cluster)", written, re.IGNORECASE)
    if kind and kind[1].lower() == "sentinel":
        return _sentinel_address(written)
    if kind or "," in written.partition("?")[0]:
        raise ValueError(
            "names several servers or a cluster, which can't be used: the queue changes several "
            f"keys at once, and a cluster has them in different places; name one server, {EXAMPLE},"
            f" or sentinels, {SENTINEL_EXAMPLE}"
        )
    if re.fullmatch(r"[\w.-]+(?::\d+)?(?:/\d+)?", written):
        written = f"redis://{written}"
    scheme = written.partition("://")[0].lower()
    written = f"{_SCHEMES.get(scheme, scheme)}{written[len(scheme) :]}"
    if written.startswith("unix://"):
        if not written.removeprefix("unix://").partition("@")[2] and "///" not in written:
            raise ValueError("must name the socket in full, for example unix:///run/valkey.sock")
        _check_options(written, ())
        return written
    parts = split(written, ("redis", "rediss", "unix"), EXAMPLE)
    if not re.fullmatch(r"/?\d*", parts.path):
        raise ValueError(f"must end with the number of the database or nothing, {EXAMPLE}")
    _check_options(written, _TLS_OPTIONS if parts.scheme == "rediss" else ())
    return written


def _sentinel_address(written: str) -> str:
    """Return an address in the form of `SENTINEL_EXAMPLE`. Raises ValueError."""
    usage = f"for example {SENTINEL_EXAMPLE}"
    scheme, _, rest = written.partition("://")
    tls = "s" if scheme.lower().startswith(("rediss", "valkeys")) else ""
    address, mark, options = rest.partition("?")
    login, at, place = address.rpartition("@")
    hosts, _, path = place.partition("/")
    if re.search(r"\s", written) or "@" in login or "/" in login:
        raise ValueError(unreadable(written, usage))
    for host in hosts.split(","):
        split(f"redis://{host}", ("redis",), SENTINEL_EXAMPLE)
    if not re.fullmatch(r"(?!\d+$)[\w.%-]+(?:/\d*)?", path):
        raise ValueError(
            "must end with the name of the primary as the sentinels have it, and perhaps the "
            f"number of the database, {usage}"
        )
    _check_options(written, _SENTINEL_OPTIONS + (_TLS_OPTIONS if tls else ()))
    return f"redis{tls}+sentinel://{login}{at}{hosts}/{path}{mark}{options}"


def _check_options(written: str, more: tuple[str, ...]) -> None:
    known = {*_OPTIONS, *more}
    for name, value in parse_qsl(written.partition("?")[2], keep_blank_values=True):
        if name not in known:
            names = ", ".join(sorted(known))
            raise ValueError(f"has an option after ? that can't be used there; possible: {names}")
        if name in _NUMBERS and not value.isdecimal():
            raise ValueError(f"must have a number as {name}")
        if name == "ssl_cert_reqs" and value not in ("none", "optional", "required"):
            raise ValueError("must have none, optional or required as ssl_cert_reqs")
