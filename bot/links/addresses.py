"""Where a link may lead: to public addresses, and to what the operator allows.

A link is followed from inside the operator's network, where an address may mean a router, a cloud's
metadata or this machine. So a host is looked up once, every address that it has is judged, and the
connection goes to one of those: a second lookup could answer something else (DNS rebinding).
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
"""A host's name and a port to the addresses that it has. Raises OSError."""

LOOKUP_SECONDS = 10.0
MOST_ADDRESSES = 4  # of one host that are tried

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # https://www.rfc-editor.org/rfc/rfc6052
# Public by the registries' letter, or in the lists of newer Pythons only.
# https://www.iana.org/assignments/iana-ipv4-special-registry
# https://www.iana.org/assignments/iana-ipv6-special-registry
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # protocols; the metadata of a cloud
            "192.88.99.0/24",  # 6to4 relays
            "168.63.129.16/32",  # Azure's own agent, to be reached from each of its machines
            "2001::/23",  # Teredo and other protocols
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: an IPv4 address inside
            "3fff::/20",  # documentation
        ),
    )
)


def is_outside(address: Address) -> bool:
    """Whether a link may lead there unless the operator says otherwise."""
    return is_public(address) and not _is_ours(address)


def is_public(address: Address) -> bool:
    """Whether an address is one that everybody on the internet reaches. What holds an IPv4
    address inside is as public as that one."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _GLOBAL_UNICAST:  # also ::ffff:0:0/96, which is IPv4 in disguise
            return False
    if address.is_multicast or address.is_reserved or address.is_loopback:
        return False
    return address.is_global and not any(address in network for network in _NOT_PUBLIC)


async def by_system(host: str, port: int) -> list[str]:
    """What the system's resolver says, within `LOOKUP_SECONDS`. In a thread of its own: who runs
    a slow name server must not fill the pool that all other work shares, nor keep the process from
    ending."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def settle(found: list[str], problem: Exception | None) -> None:
        if not answer.done():  # else nobody waits any more
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
    """Says where a link leads. `allowed` are hosts whose addresses are not judged, as the operator
    writes them: a name for the usual `ports`, `name:port` for that port."""

    allowed: frozenset[str] = frozenset()
    lookup: Lookup = by_system
    is_outside: Callable[[Address], bool] = is_outside
    ports: tuple[int, ...] = (80, 443)

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses to connect to, in this order. A host with one address that is not public
        has none. Raises BadLink, Unreachable."""
        usual = port in self.ports
        trusted = f"{host}:{port}" in self.allowed or (usual and host in self.allowed)
        if not (trusted or usual):
            raise BadLink(f"port {port}")
        literal = _literal(host)
        if not (trusted or literal) and _like_a_number(host):
            raise Unreachable("a number that is no address")
        # With the dot a name is absolute: it is not completed with a domain of this network.
        name = host if trusted or literal or "." not in host else f"{host}."
        try:
            found = list(dict.fromkeys(await self.lookup(name, port)))
        except (OSError, UnicodeError):
            raise Unreachable("no such host") from None
        outside = trusted or all(self.is_outside(ipaddress.ip_address(it)) for it in found)
        if not (found and outside):
            raise Unreachable("no address to go to")
        return found[:MOST_ADDRESSES]


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _like_a_number(host: str) -> bool:
    """Whether a resolver may read it as an IPv4 address: `2130706433`, `0x7f.1`, `0177.0.0.1`.
    https://url.spec.whatwg.org/#ends-in-a-number-checker"""
    last = host.rstrip(".").rpartition(".")[2].lower()
    return last.isdigit() or (last.startswith("0x") and not last[2:].strip("0123456789abcdef"))


def _is_ours(address: Address) -> bool:
    """Whether it is an address of this machine, which a firewall may trust. Nothing is sent: to
    connect a datagram socket only chooses the way."""
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((str(address), 9))
            own = str(probe.getsockname()[0])
    except OSError:  # there is no way to it at all
        return False
    return ipaddress.ip_address(own) == address


def allowed_hosts(written: Iterable[str]) -> frozenset[str]:
    """The hosts of a setting, as `Gate` compares them."""
    return frozenset(re.sub(r"[\[\]\s]|\.(?=:|$)", "", each).lower() for each in written)
