"""Servers that are told of the service: a collector of traces, and a Sentry project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

SERVICE = "mp4totext"
_DSN = re.compile(r"https?://[^\s/:@]+(?::[^\s/:@]*)?@(?P<host>[^\s/@]+)(?:/[^\s/?#]+)*/\d+")


@dataclass(frozen=True, slots=True)
class Collector:
    """Collector that takes OTLP over HTTP. `url` is its base; `headers` hold passwords. `resource`
    are attributes of all spans."""

    url: str
    headers: Mapping[str, str]
    resource: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SentryProject:
    """Project that takes events. `dsn` has its key."""

    dsn: str
    environment: str


def pairs(written: str) -> dict[str, str]:
    """Return `name=value,name=value` as a dictionary. Special characters may be written as %2C, as
    https://opentelemetry.io/docs/specs/otel/protocol/exporter/ says. Raises ValueError with the
    mistake, without a value: it may be a password."""
    found = {}
    for number, each in enumerate(filter(None, map(str.strip, written.split(","))), 1):
        name, equals, value = each.partition("=")
        name, value = unquote(name.strip()), unquote(value.strip())
        if not equals or not name or not (name + value).isprintable() or not name.isascii():
            raise ValueError(
                f"must be name=value, separated by commas; pair {number} can't be read; write a "
                "comma inside a value as %2C"
            )
        found[name] = value
    return found


def headers(written: str) -> dict[str, str]:
    """Return the headers of `pairs`. Raises ValueError with the mistake."""
    found = pairs(written)
    for name, value in found.items():
        if not re.fullmatch(r"[A-Za-z0-9_.-]+", name) or not value.isascii():
            raise ValueError(
                "must be header=value, separated by commas, as Authorization=Basic%20abc=, in ASCII"
            )
    return found


def check_dsn(written: str) -> None:
    """Check the address of a project. Raises ValueError with the mistake, without the key."""
    if not _DSN.fullmatch(written):
        raise ValueError(
            "must be the DSN of a project, https://KEY@HOST/NUMBER; Sentry shows it under "
            "Settings, Projects, Client Keys"
        )


def host_of(dsn: str) -> str:
    """Return the host of a project, without the key."""
    found = _DSN.fullmatch(dsn)
    return found["host"] if found else ""
