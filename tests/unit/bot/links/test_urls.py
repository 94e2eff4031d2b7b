"""Links as users write them."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.context.refusals import refusal_text
from bot.i18n.translator import Translations
from bot.links.errors import BadLink, Forward, VideoSite, WrongPlatform
from bot.links.urls import (
    check_message,
    choose,
    clean_name,
    find_links,
    link_of,
    media_at,
    message_at,
    name_of,
    parse,
    redirect_target,
)
from storage.models import Address, Media, MessageRef, Platform


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://Example.ORG./talk.mp3#t=5", "https://example.org/talk.mp3"),
        (" example.org/talk.mp3 ", "https://example.org/talk.mp3"),
        ("http://bücher.example/ä.mp3", "http://xn--bcher-kva.example/%C3%A4.mp3"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),  # as the address check sees it
        ("http://[::ffff:127.0.0.1]/x", "http://[::ffff:127.0.0.1]/x"),
        ("https://example.org:443/x", "https://example.org/x"),
        ("https://xn--i-7iq.example/x", "https://xn--i-7iq.example/x"),  # no name in IDNA 2008
    ],
)
def test_link_has_one_normal_form(written: str, expected: str) -> None:
    assert str(parse(written)) == expected


@pytest.mark.parametrize(
    "written",
    [
        "",
        "https://",
        "http:///etc/passwd",
        "file:///etc/passwd",
        "ftp://example.org/a.mp3",
        "gopher://example.org/_x",
        "javascript:alert(1)",
        "http://anna:secret@example.org/",
        "http://anna@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http://example.org/\r\nHost:x",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://%31%32%37.0.0.1/",
        "http://１２７.0.0.1/",
        "http://ⓛocalhost/",
        "http://example.org%00.evil.example/",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_invalid_links_are_refused(written: str) -> None:
    with pytest.raises(BadLink) as exc_info:
        parse(written)
    assert "secret" not in str(exc_info.value)
    assert not exc_info.value.values


@pytest.mark.parametrize(
    ("written", "site"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "YouTube"),
        ("youtu.be/dQw4w9WgXcQ?t=3", "YouTube"),
        ("https://m.youtube.com/shorts/x", "YouTube"),
        ("https://music.youtube.com/watch?v=x", "YouTube"),
        ("http://YouTube.com./live/x", "YouTube"),
        ("https://vm.tiktok.com/ZM/", "TikTok"),
        ("https://vimeo.com/76979871", "Vimeo"),
        ("https://x.com/a/status/1", "X"),
        ("https://open.spotify.com/episode/1", "Spotify"),
    ],
)
def test_site_without_files_is_refused_by_its_name(written: str, site: str) -> None:
    with pytest.raises(VideoSite) as raised:
        parse(written)
    assert raised.value.values == {"site": site}


@pytest.mark.parametrize("locale", Translations().locales)
def test_refusal_of_a_video_site_says_what_to_do(locale: str) -> None:
    with pytest.raises(VideoSite) as raised:
        parse("https://youtu.be/dQw4w9WgXcQ")
    said = refusal_text(raised.value, Translations().for_locale(locale))
    assert "YouTube" in said
    assert "mp4totext run" in said, "what the operator can do"
    if locale == "en":
        assert "download the recording and send me the file" in said
    assert "dQw4" not in said


@pytest.mark.parametrize(
    "written",
    [
        "https://player.vimeo.com/progressive_redirect/download/1/x.mp4",
        "https://youtube.com.example.org/a.mp3",
        "https://notyoutube.com/a.mp3",
        "https://example.org/youtube.com/a.mp3",
    ],
)
def test_other_hosts_are_none_of_these_sites(written: str) -> None:
    assert str(parse(written)) == written


@given(st.text(max_size=60))
@example("user@host")
@example("a:b@[::1]:80")
@example("xn--")
def test_any_text_is_parsed_or_refused(words: str) -> None:
    for text in (words, f"http://{words}", f"https://example.org/{words}"):
        try:
            url = parse(text)
        except BadLink:
            continue
        assert url.scheme in ("http", "https")
        assert not url.userinfo
        assert link_of(media_at(url)) == url
        assert parse(str(url)) == url


def test_links_are_found_in_a_sentence() -> None:
    words = "See (https://example.org/a_(b).mp3), <https://b.example/x> or **http://c.example/y.**"
    assert find_links(words) == (
        "https://example.org/a_(b).mp3",
        "https://b.example/x",
        "http://c.example/y",
    )
    assert find_links("no link, not even example.org") == ()


def test_link_to_a_recording_is_preferred() -> None:
    page, one, two = (
        "https://a.example/",
        "https://a.example/x.MP3?sig=1",
        "https://a.example/y.ogg",
    )
    assert choose([page]) == (page, 1)
    assert choose([page, one]) == (one, 1)
    assert choose([page, one, two]) == (one, 2)
    assert choose([page, "https://b.example/"]) == (page, 2)


@pytest.mark.parametrize(
    ("urls", "disposition", "name"),
    [
        (["https://a.example/d/talk.mp3?key=1"], "", "talk.mp3"),
        (["https://a.example/talk.mp3", "https://cdn.example/8f3a"], "", "talk.mp3"),
        (["https://a.example/go", "https://cdn.example/t.ogg"], "", "t.ogg"),
        (["https://a.example/SECRET-KEY"], "", "a.example"),
        (["https://a.example/x"], 'attachment; filename="../../etc/pass\\wd.mp3"', "wd.mp3"),
        (["https://a.example/x"], "attachment; filename*=UTF-8''na%C3%AFve%0A.mp3", "naïve .mp3"),
        (["https://a.example/x"], "attachment; filename=short.wav; size=3", "short.wav"),
        (["https://a.example/x.mp3"], 'attachment; filename="  "', "x.mp3"),
        (["https://a.example/%2e%2e%2f%2e%2e%2fpasswd.mp3"], "", "passwd.mp3"),
    ],
)
def test_media_name_comes_from_header_or_path(urls: list[str], disposition: str, name: str) -> None:
    assert name_of(map(httpx.URL, urls), disposition) == name


@given(st.text(max_size=300))
def test_media_name_is_cleaned(name: str) -> None:
    cleaned = clean_name(name)
    assert len(cleaned) <= 120
    assert not set(cleaned) & set('/\\\n\r\0"<>|:*?\u202e')
    assert not cleaned.startswith((".", " "))
    cleaned.encode()


def test_links_to_messages_are_recognized() -> None:
    for host in ("discord.com", "ptb.discord.com", "discordapp.com", "www.discord.com"):
        for guild in ("12", "@me"):
            found = message_at(parse(f"https://{host}/channels/{guild}/34/56"))
            assert found == MessageRef(Address(Platform.DISCORD, "34"), "56")
            check_message(found, Platform.DISCORD)
            with pytest.raises(WrongPlatform):
                check_message(found, Platform.TELEGRAM)
    for url in ("https://t.me/c/1234/5", "https://t.me/name/5", "https://telegram.me/c/1/2/3"):
        message = message_at(parse(url))
        assert message is not None
        for platform in Platform:
            with pytest.raises(Forward):
                check_message(message, platform)
    for url in (
        "https://discord.com/channels/1/2",
        "https://evil.example/discord.com/channels/1/2/3",
        "https://discord.com.evil.example/channels/1/2/3",
        "https://t.me/name",
        "https://cdn.discordapp.com/attachments/1/2/a.mp3",
    ):
        assert message_at(parse(url)) is None


def test_platform_handle_is_no_link() -> None:
    for handle in ("AgADBAADr6cxG", "1/2/3 https://cdn.example/a", "/home/anna/a.mp3"):
        assert link_of(Media(handle, "a")) is None


def test_redirects_are_validated_like_links() -> None:
    base = httpx.URL("https://a.example/x/y?key=1")
    assert str(redirect_target(base, "../z")) == "https://a.example/z"
    assert str(redirect_target(base, "//b.example/z#f")) == "https://b.example/z"
    for target in ("file:///etc/passwd", "http://u:p@b.example/", "gopher://b.example/"):
        with pytest.raises(BadLink):
            redirect_target(base, target)
