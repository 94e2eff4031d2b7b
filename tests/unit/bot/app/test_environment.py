"""Proxies of the environment and of `.env`, rewritten to one form for all clients."""

from __future__ import annotations

import pytest

from bot.app.environment import describe_proxies, prepare

PROXY = "http://user:hidden@proxy.example.org:3128"
LOOPBACK = "localhost,127.0.0.1,::1"

REWRITTEN = [
    ({}, {}, {}),
    ({"HTTPS_PROXY": PROXY}, {}, {"HTTPS_PROXY": PROXY, "NO_PROXY": LOOPBACK}),
    ({"https_proxy": PROXY}, {}, {"HTTPS_PROXY": PROXY, "NO_PROXY": LOOPBACK}),
    ({"https_proxy": PROXY, "HTTPS_PROXY": "http://other"}, {}, {
        "HTTPS_PROXY": PROXY, "NO_PROXY": LOOPBACK,
    }),
    ({}, {"HTTPS_PROXY": PROXY}, {"HTTPS_PROXY": PROXY, "NO_PROXY": LOOPBACK}),
    ({"HTTPS_PROXY": "proxy:3128"}, {}, {"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": LOOPBACK}),
    ({"ALL_PROXY": PROXY}, {}, {"HTTP_PROXY": PROXY, "HTTPS_PROXY": PROXY, "NO_PROXY": LOOPBACK}),
    ({"ALL_PROXY": PROXY, "HTTP_PROXY": "http://p:1", "NO_PROXY": "a, ::1"}, {}, {
        "HTTP_PROXY": "http://p:1", "HTTPS_PROXY": PROXY, "NO_PROXY": "a,::1,localhost,127.0.0.1",
    }),
    ({"HTTP_PROXY": PROXY, "NO_PROXY": "*"}, {}, {"HTTP_PROXY": PROXY, "NO_PROXY": "*"}),
    ({"NO_PROXY": "a.lan"}, {}, {"NO_PROXY": "a.lan"}),
]  # fmt: skip


@pytest.mark.parametrize(("environment", "written", "expected"), REWRITTEN)
def test_proxy_spellings_are_rewritten_to_one_form(
    environment: dict[str, str], written: dict[str, str], expected: dict[str, str]
) -> None:
    variables = dict(environment)
    assert prepare(variables, written) == ([], [])
    assert variables == {**expected, **{name.lower(): value for name, value in expected.items()}}


REFUSED = [
    ("ALL_PROXY", "socks5://user:hidden@127.0.0.1:1080", "use an HTTP proxy"),
    ("https_proxy", "socks5h://127.0.0.1:1080", "use an HTTP proxy"),
    ("HTTPS_PROXY", "https://user:hidden@proxy:443", "proxies with TLS are not supported"),
    ("HTTPS_PROXY", "http://", "names no host"),
    ("HTTP_PROXY", "http://user:hid@den@proxy", "%40"),
    ("HTTP_PROXY", "ftp://proxy", "must begin with http://"),
]


@pytest.mark.parametrize(("name", "value", "says"), REFUSED)
def test_unsupported_proxy_is_refused(name: str, value: str, says: str) -> None:
    variables = {name: value}
    problems, warnings = prepare(variables, {})
    assert [it.setting for it in problems] == [name.upper()]
    assert not warnings
    assert says in problems[0].says
    assert "hid" not in problems[0].says
    assert not variables, "httpx would fail on it"


def test_socks_proxy_beside_a_usable_proxy_is_a_warning() -> None:
    variables = {"ALL_PROXY": "socks5://127.0.0.1:1080", "HTTPS_PROXY": PROXY}
    problems, warnings = prepare(variables, {})
    assert not problems
    assert [it.setting for it in warnings] == ["ALL_PROXY"]
    assert "HTTPS_PROXY is used" in warnings[0].says
    assert "ALL_PROXY" not in variables


def test_library_variables_are_copied_from_the_env_file() -> None:
    variables = {"HF_HOME": "/mine"}
    prepare(
        variables, {"HF_HOME": "/other", "HF_ENDPOINT": "https://hub.lan", "FOO": "1", "TZ": ""}
    )
    assert variables == {"HF_HOME": "/mine", "HF_ENDPOINT": "https://hub.lan"}


def test_proxies_are_described_without_their_password() -> None:
    assert describe_proxies({"HTTPS_PROXY": PROXY, "HTTP_PROXY": PROXY}) == "proxy.example.org:3128"
    assert describe_proxies({}) == ""
