"""Filter of the addresses that links may lead to: public ones, and those the operator allows.

A link is followed from inside the operator's network, where an address may mean a router, a cloud's
metadata or this machine. So a host is looked up once, all its addresses are checked, and the
connection goes to one of them: a second lookup could return another address (DNS rebinding).
https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

from bot.links.errors import BadLink, Unreachable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], Awaitable[list[str]]]
"""Maps a host name and a port to addresses. Raises OSError."""

LOOKUP_SECONDS = 10.0
MOST_ADDRESSES = 4  # addresses of one host that are tried

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # https://www.rfc-editor.org/rfc/rfc6052
# Formally public in the registries, or listed as private in newer Pythons only.
# https://www.iana.org/assignments/iana-ipv4-special-registry
# https://www.iana.org/assignments/iana-ipv6-special-registry
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # protocols; cloud metadata
            "192.88.99.0/24",  # 6to4 relays
            "168.63.129.16/32",  # Azure's agent, reachable from each of its machines
            "2001::/23",  # Teredo and other protocols
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address inside
            "3fff::/20",  # documentation
        ),
    )
)


def is_outside(address: Address) -> bool:
    """Return whether links may lead to this address without the operator's permission."""
    return is_public(address) and not _is_own_address(address)


def is_public(address: Address) -> bool:
    """Return whether an address is reachable from the whole internet. An address with an IPv4
    address inside is as public as that one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST:  # also excludes ::ffff:0:0/96, which is mapped IPv4
            return False
    if address.is_multicast or address.is_reserved or address.is_loopback:
        return False
    return address.is_global and not any(address in network for network in _NOT_PUBLIC)


async def system_lookup(host: str, port: int) -> list[str]:
    """Look a host up with the system's resolver, within `LOOKUP_SECONDS`. It runs in a thread of
    its own: a slow name server must not fill the thread pool that all other work shares, nor keep
    the process from ending."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str], problem: Exception | None) -> None:
        if not answer.done():  # done after the timeout
            answer.set_exception(problem) if problem else answer.set_result(found)

    def look_up() -> None:
        found: list[str] = []
        problem: Exception | None = None
        try:
            every = socket.getaddrinfo(host, port, proto=socket.IPPROTO_TCP)
            found = [str(each[4][0]) for each in every]
        except (OSError, UnicodeError) as error:
            problem = error
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(settle, found, problem)

    Thread(target=look_up, daemon=True).start()
    async with asyncio.timeout(LOOKUP_SECONDS):
        return await answer


@dataclass(frozen=True, slots=True)
class AddressFilter:
    """Resolves hosts of links to allowed addresses. The addresses of `allowed` hosts are not
    checked: a name is allowed for the usual `ports`, `name:port` for that port."""

    allowed: frozenset[str] = frozenset()
    lookup: Lookup = system_lookup
    is_outside: Callable[[Address], bool] = is_outside
    ports: tuple[int, ...] = (80, 443)

    async def addresses(self, host: str, port: int) -> list[str]:
        """Return the addresses to connect to, in order. A host with any address that is not public
        is refused. Raises BadLink, Unreachable."""
        usual = port in self.ports
        trusted = f"{host}:{port}" in self.allowed or (usual and host in self.allowed)
        if not (trusted or usual):
            raise BadLink(f"port {port}")
        literal = _ip_literal(host)
        if not (trusted or literal) and _looks_like_number(host):
            raise Unreachable("a number that is not an address")
        # With the dot a name is absolute: no search domain of this network is appended.
        name = host if trusted or literal or "." not in host else f"{host}."
        try:
            found = list(dict.fromkeys(await self.lookup(name, port)))
        except (OSError, UnicodeError):
            raise Unreachable("no such host") from None
        outside = trusted or all(self.is_outside(ipaddress.ip_address(it)) for it in found)
        if not (found and outside):
            raise Unreachable("no allowed address")
        return found[:MOST_ADDRESSES]


def _ip_literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _looks_like_number(host: str) -> bool:
    """Return whether a resolver may read a host as IPv4: `2130706433`, `0x7f.1`, `0177.0.0.1`.
    https://url.spec.whatwg.org/#ends-in-a-number-checker"""
    last = host.rstrip(".").rpartition(".")[2].lower()
    return last.isdigit() or (last.startswith("0x") and not last[2:].strip("0123456789abcdef"))


def _is_own_address(address: Address) -> bool:
    """Return whether it is an address of this machine, which a firewall may trust. Nothing is
    sent: connecting a datagram socket only chooses the route."""
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((str(address), 9))
            own = str(probe.getsockname()[0])
    except OSError:  # no route
        return False
    return ipaddress.ip_address(own) == address


def allowed_hosts(written: Iterable[str]) -> frozenset[str]:
    """Return the hosts of a setting in the form that `AddressFilter` compares."""
    return frozenset(re.sub(r"[\[\]\s]|\.(?=:|$)", "", each).lower() for each in written)
