"""Allowed addresses of links, and every spelling of forbidden ones."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links.addresses import AddressFilter, allowed_hosts, is_public
from bot.links.errors import BadLink, Unreachable

INSIDE = (
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
)

NOT_PUBLIC = """
    127.0.0.1 127.255.255.254 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254
    100.100.100.200 192.0.0.192 192.88.99.1 198.18.0.1 192.0.2.1 198.51.100.7 203.0.113.9 224.0.0.1
    239.255.255.250 240.0.0.1 255.255.255.255 168.63.129.16
    :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1
    64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::8.8.8.8 100::1 fe80::1 fec0::1 fc00::1
    fd00:ec2::254 ff02::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1 2001:20::1
    2002:7f00:1:: 2002:808:808:: 3fff::1 4000::1 5f00::1 fe80::1%eth0
"""
PUBLIC = "8.8.8.8 1.1.1.1 93.184.216.34 2606:4700:4700::1111 2a00:1450::1 64:ff9b::8.8.8.8"
NUMBERS = """
    2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 127.1 127.0.1 017700000001 134744072 8.8.2056
    0x08080808 08.8.8.8 1.2.3.4.5 127.0.0.0x1 256.1.1.1
"""
OURS = "localhost localhost.localdomain ip6-localhost 127.0.0.1 ::1 0.0.0.0"


@pytest.mark.parametrize("text", NOT_PUBLIC.split())
def test_internal_addresses_are_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC.split())
def test_global_addresses_are_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


def embedded(address: ipaddress.IPv4Address) -> list[ipaddress.IPv6Address]:
    """Return all forms of IPv6 addresses that contain an IPv4 address."""
    number = int(address)
    prefixes = {"::": 0, "::ffff:0:0": 0, "::ffff:0:0:0": 0, "64:ff9b::": 0, "2002::": 80}
    forms = [
        ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | (number << shift))
        for prefix, shift in prefixes.items()
    ]
    teredo = int(ipaddress.IPv6Address("2001::")) | (number ^ 0xFFFFFFFF)
    return [*forms, ipaddress.IPv6Address(teredo)]


@given(st.sampled_from(INSIDE).flatmap(lambda it: st.ip_addresses(network=it)))
def test_ipv6_forms_of_internal_ipv4_addresses_are_not_public(
    address: ipaddress.IPv4Address,
) -> None:
    assert not is_public(address)
    assert not any(map(is_public, embedded(address)))


@given(st.ip_addresses(v=6))
def test_public_ipv6_is_global_unicast_or_nat64(address: ipaddress.IPv6Address) -> None:
    if is_public(address):
        nat64 = address in ipaddress.IPv6Network("64:ff9b::/96")
        assert nat64 or (address.is_global and int(address) >> 125 == 1)


class Lookup:
    """Fake resolver that returns one list after the other, and records the lookups."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.requests: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.requests.append(host)
        return self.answers.pop(0)


async def test_host_with_one_internal_address_is_refused() -> None:
    address_filter = AddressFilter(lookup=Lookup(["8.8.8.8", "10.0.0.1"]))
    with pytest.raises(Unreachable):
        await address_filter.addresses("example.org", 443)


async def test_host_is_resolved_once_as_an_absolute_name() -> None:
    lookup = Lookup(["8.8.8.8", "8.8.8.8", "1.1.1.1"], ["127.0.0.1"])
    assert await AddressFilter(lookup=lookup).addresses("example.org", 443) == [
        "8.8.8.8",
        "1.1.1.1",
    ]
    assert lookup.requests == ["example.org."]


@pytest.mark.parametrize("port", [0, 22, 25, 6379, 8080, 70000])
async def test_other_ports_are_refused(port: int) -> None:
    lookup = Lookup(["8.8.8.8"])
    with pytest.raises(BadLink):
        await AddressFilter(lookup=lookup).addresses("example.org", port)
    assert not lookup.requests


@pytest.mark.parametrize("host", NUMBERS.split())
async def test_numbers_that_are_no_address_are_refused_without_a_lookup(host: str) -> None:
    lookup = Lookup(["8.8.8.8"])
    with pytest.raises(Unreachable):
        await AddressFilter(lookup=lookup).addresses(host, 80)
    assert not lookup.requests


@pytest.mark.parametrize("host", OURS.split())
async def test_own_machine_is_refused_by_the_real_resolver(host: str) -> None:
    with pytest.raises(Unreachable):
        await AddressFilter().addresses(host, 80)


async def test_allowed_host_is_allowed_only_at_its_port() -> None:
    address_filter = AddressFilter(
        allowed_hosts(["NAS.local.:5000", "music.lan", "[fd00::1]:81"]),
        lookup=Lookup(["192.168.1.9"], ["192.168.1.8"], ["fd00::1"], ["192.168.1.9"]),
    )
    assert await address_filter.addresses("nas.local", 5000) == ["192.168.1.9"]
    assert await address_filter.addresses("music.lan", 80) == ["192.168.1.8"]
    assert await address_filter.addresses("fd00::1", 81) == ["fd00::1"]
    with pytest.raises(Unreachable):
        await address_filter.addresses("nas.local", 80)
    with pytest.raises(BadLink):
        await address_filter.addresses("music.lan", 5000)
