"""Settings of the pages in a browser."""

from __future__ import annotations

import sys

import pytest

from tests.unit.bot.app.config.read_settings import problems, settings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://Text.Example.org/", "https://text.example.org"),
        ("https://text.example.org:8443", "https://text.example.org:8443"),
        ("http://localhost:8090", "http://localhost:8090"),
        ("127.0.0.1:8090", "http://127.0.0.1:8090"),
        ("http://[::1]:8090", "http://[::1]:8090"),
        ("https://text.example.org:443/", "https://text.example.org"),
        ("https://text.example.org:", "https://text.example.org"),
        ("https://text.example.org:80", "https://text.example.org:80"),
        ("http://[::1]:80", "http://[::1]"),
        ("https://xn--e1aybc.example", "https://xn--e1aybc.example"),
    ],
)
def test_address_of_the_pages_is_read(written: str, read: str) -> None:
    assert settings(WEB_URL=written).bot.web_url == read


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("http://text.example.org", "must begin with https://"),
        ("http://192.168.1.2:8090", "must begin with https://"),
        ("https://example.org/text", "without a path"),
        ("https://user@example.org", "without a path and a user name"),
        ("https://example.org?x", "without ? and #"),
        ("text.example.org", "must begin with http"),
        ("ftp://example.org", "must begin with http"),
        ("https://текст.example", "xn--"),
        ("https://text.example.org;x", "letters, digits, dots"),
    ],
)
def test_address_of_the_pages_that_can_not_be_is_explained(written: str, says: str) -> None:
    assert says in problems(WEB_URL=written)["WEB_URL"]


def test_client_of_discord_is_its_number_and_secret() -> None:
    for wrong in ("81384788765712384.x", "mp4totext"):
        assert "digits alone" in problems(WEB_DISCORD_CLIENT_ID=wrong)["WEB_DISCORD_CLIENT_ID"]
    token = {"WEB_DISCORD_CLIENT_SECRET": "MTA.GkZz.abcdefghijklmnopqrstu"}
    assert "Reset Secret" in problems(**token)["WEB_DISCORD_CLIENT_SECRET"]
    for wrong in ("123", "x.apps.googleusercontent.com.evil.example"):
        assert "which ends with" in problems(WEB_GOOGLE_CLIENT_ID=wrong)["WEB_GOOGLE_CLIENT_ID"]
    assert not problems(WEB_GOOGLE_CLIENT_ID="12-ab.apps.googleusercontent.com")


def test_proxies_are_addresses_and_networks() -> None:
    proxies = settings(WEB_PROXIES="127.0.0.1, 172.16.0.0/12 fd00::/8").bot.web_proxies
    assert proxies == ("127.0.0.1", "172.16.0.0/12", "fd00::/8")
    for wrong in ("*", "proxy", "10.0.0.1/8"):
        assert "must be addresses or networks" in problems(WEB_PROXIES=wrong)["WEB_PROXIES"]


def test_pages_without_their_libraries_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("starlette", "uvicorn", "jinja2"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, name, None)
            assert "mp4totext[web]" in problems(WEB_URL="http://localhost:1")["WEB_URL"]
            assert not problems()
