"""What libraries read from the environment by themselves: put there from `.env` too, and the
proxies in the one form in which all of them read alike.

httpx and requests know ALL_PROXY and aiohttp does not; a proxy without http:// means one to httpx
and none to aiohttp, which passes over proxies that are spoken to by TLS; nobody speaks SOCKS
without another package. All of them leave NO_PROXY's hosts alone.
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
    r"HF_(?!TOKEN$)\w+|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE|TZ", re.IGNORECASE
)
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def prepare(
    environment: MutableMapping[str, str], written: Mapping[str, str]
) -> tuple[list[Problem], list[Problem]]:
    """Complete the environment by what was `written` in `.env`, by name in capitals. Returns
    problems and warnings; where there is a problem nothing goes by a proxy."""
    for name, value in written.items():
        if _LIBRARIES.fullmatch(name) and value:
            environment.setdefault(name, value)
    found = {name: _value(name, environment, written) for name in (*_PROXIES, "NO_PROXY")}
    problems: list[Problem] = []
    warnings: list[Problem] = []
    for name in _PROXIES:
        try:
            found[name] = _proxy(found[name])
        except ValueError as error:
            harmless = name == "ALL_PROXY" and bool(found["HTTPS_PROXY"])
            says = f"{error}; HTTPS_PROXY is used" if harmless else str(error)
            (warnings if harmless else problems).append(Problem(name, says))
            found[name] = ""
    for name in _PROXIES[:2]:
        found[name] = found[name] or found["ALL_PROXY"]
    if found["HTTP_PROXY"] or found["HTTPS_PROXY"]:
        found["NO_PROXY"] = _with_loopback(found["NO_PROXY"])
    _put(environment, found)
    return problems, warnings


def _value(name: str, environment: Mapping[str, str], written: Mapping[str, str]) -> str:
    """What holds, as urllib has it: in small letters first, and the environment before the file."""
    given = (environment.get(name.lower()), environment.get(name), written.get(name))
    return next((value.strip().strip("\"'") for value in given if value), "")


def _proxy(written: str) -> str:
    """A proxy's address. Raises ValueError with what is wrong, without its password."""
    if not written:
        return ""
    if re.match(r"socks\w*://", written, re.IGNORECASE):
        raise ValueError(
            f"SOCKS proxies can't be used; name one that speaks HTTP, for example {_EXAMPLE} "
            "(Privoxy and many SOCKS servers do both)"
        )
    if re.match(r"https://", written, re.IGNORECASE):
        raise ValueError(f"a proxy that is spoken to by TLS can't be used; for example {_EXAMPLE}")
    address = written if "://" in written else f"http://{written}"
    return split(address, ("http",), _EXAMPLE).geturl()


def _with_loopback(written: str) -> str:
    """This machine is never asked for through a proxy, which has a loopback of its own: local
    Bot API servers, Ollama and the like are reached as if no proxy were set. Go has it alike:
    https://pkg.go.dev/net/http#ProxyFromEnvironment"""
    hosts = [host for host in re.split(r"[,\s]+", written) if host]
    if "*" in hosts:
        return "*"
    return ",".join([*hosts, *(it for it in _LOOPBACK if it not in hosts)])


def _put(environment: MutableMapping[str, str], values: Mapping[str, str]) -> None:
    for name, value in values.items():
        for spelt in (name, name.lower()):
            if value and name != "ALL_PROXY":
                environment[spelt] = value
            else:  # what it says stands in the others, and httpx stumbles over some
                environment.pop(spelt, None)


def described(environment: Mapping[str, str]) -> str:
    """The proxies in force, without user and password; "" when there are none."""
    proxies = {
        f"{parts.hostname}:{parts.port or 80}"
        for name in _PROXIES[:2]
        if (parts := urlsplit(environment.get(name, ""))).hostname
    }
    return ", ".join(sorted(proxies))
