"""Environment variables that libraries read by themselves.

Their values in `.env` are copied into the environment, and proxies are rewritten to the one form
that all HTTP clients understand. httpx and requests use ALL_PROXY, aiohttp does not. A proxy
without http:// is used by httpx and ignored by aiohttp, which also ignores https:// proxies. SOCKS
needs another package everywhere. All of them respect NO_PROXY.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from urllib.parse import urlsplit

from storage.config.addresses import split
from storage.config.problem import Problem

_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_EXAMPLE = "http://proxy.example.org:3128"
_LIBRARIES = re.compile(
    r"HF_(?!TOKEN$)\w+|OTEL_\w+|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE|TZ", re.IGNORECASE
)
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def prepare(
    environment: MutableMapping[str, str], written: Mapping[str, str]
) -> tuple[list[Problem], list[Problem]]:
    """Complete the environment with the values `written` in `.env`, by name in capitals. Return
    problems and warnings. A proxy with a problem is not used."""
    for name, value in written.items():
        if _LIBRARIES.fullmatch(name) and value:
            environment.setdefault(name, value)
    values = {name: _value(name, environment, written) for name in (*_PROXIES, "NO_PROXY")}
    problems: list[Problem] = []
    warnings: list[Problem] = []
    for name in _PROXIES:
        try:
            values[name] = _proxy(values[name])
        except ValueError as error:
            harmless = name == "ALL_PROXY" and bool(values["HTTPS_PROXY"])
            says = f"{error}; HTTPS_PROXY is used" if harmless else str(error)
            (warnings if harmless else problems).append(Problem(name, says))
            values[name] = ""
    for name in _PROXIES[:2]:
        values[name] = values[name] or values["ALL_PROXY"]
    if values["HTTP_PROXY"] or values["HTTPS_PROXY"]:
        values["NO_PROXY"] = _with_loopback(values["NO_PROXY"])
    _set_variables(environment, values)
    return problems, warnings


def _value(name: str, environment: Mapping[str, str], written: Mapping[str, str]) -> str:
    """Return the value of a variable with urllib's precedence: lower case first, and the
    environment before the file."""
    candidates = (environment.get(name.lower()), environment.get(name), written.get(name))
    return next((value.strip().strip("\"'") for value in candidates if value), "")


def _proxy(written: str) -> str:
    """Return the URL of a proxy, "" for none. Raises ValueError; its message has no password."""
    if not written:
        return ""
    if re.match(r"socks\w*://", written, re.IGNORECASE):
        raise ValueError(
            f"SOCKS proxies are not supported; use an HTTP proxy, for example {_EXAMPLE} "
            "(Privoxy and many SOCKS servers offer both)"
        )
    if re.match(r"https://", written, re.IGNORECASE):
        raise ValueError(
            f"proxies with TLS are not supported; use an HTTP proxy, for example {_EXAMPLE}"
        )
    address = written if "://" in written else f"http://{written}"
    return split(address, ("http",), _EXAMPLE).geturl()


def _with_loopback(written: str) -> str:
    """Add the loopback addresses to NO_PROXY: at a proxy they would mean the proxy's own machine.
    Local Bot API servers, Ollama and the like are reached without a proxy. Go does the same:
    https://pkg.go.dev/net/http#ProxyFromEnvironment"""
    hosts = [host for host in re.split(r"[,\s]+", written) if host]
    if "*" in hosts:
        return "*"
    return ",".join([*hosts, *(it for it in _LOOPBACK if it not in hosts)])


def _set_variables(environment: MutableMapping[str, str], values: Mapping[str, str]) -> None:
    for name, value in values.items():
        for variable in (name, name.lower()):
            if value and name != "ALL_PROXY":
                environment[variable] = value
            else:  # ALL_PROXY is merged into the others; httpx fails on some of its values
                environment.pop(variable, None)


def describe_proxies(environment: Mapping[str, str]) -> str:
    """Return the hosts and ports of the proxies in use, without user and password; "" for none."""
    proxies = {
        f"{parts.hostname}:{parts.port or 80}"
        for name in _PROXIES[:2]
        if (parts := urlsplit(environment.get(name, ""))).hostname
    }
    return ", ".join(sorted(proxies))
