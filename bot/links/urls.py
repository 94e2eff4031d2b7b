"""Links as users write them: found in texts, parsed strictly, and named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from bot.links.errors import BadLink, Forward, VideoSite, WrongPlatform
from bot.links.video_sites import site_of
from storage.models import Address, Media, MessageRef, Platform

PORTS = {"http": 80, "https": 443}
MAX_LINK_LENGTH = 2048  # characters of a link
MAX_NAME_LENGTH = 120  # characters of a file's name
_PREFIX = "link:"  # of a media handle; no platform's handle begins like this
_IN_WORDS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_A_LINK = ".,;:!?'*_|~`»”’"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_RECORDING_NAME = re.compile(
    r".*\.(3g[2p]|aac|aiff?|amr|ape|asf|avi|caf|dsf|dss|e?ac3|flac|flv|m2?ts|m4[abv]|mk[av]|mov"
    r"|mp[234]|mpe?g|mxf|og[agv]|opus|ra|rm(vb)?|spx|tta|ts|vob|w64|wav|webm|wm[av]|wv)",
    re.IGNORECASE | re.DOTALL,
)  # names of media files
_ON_DISCORD = re.compile(
    r"(?:(?:ptb|canary)\.)?discord(?:app)?\.com/channels/(?:@me|\d+)/(\d{1,20})/(\d{1,20})/?",
    re.ASCII | re.IGNORECASE,
)
_ON_TELEGRAM = re.compile(
    r"(?:t\.me|telegram\.(?:me|dog))/(c/\d+|\w+)(?:/\d+)?/(\d{1,20})/?", re.ASCII | re.IGNORECASE
)
_MESSAGES = {Platform.DISCORD: _ON_DISCORD, Platform.TELEGRAM: _ON_TELEGRAM}
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")  # a name, or an IPv6 address without a zone
_NOT_IN_NAMES = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069/\\:*?\"<>|]+"
)


def find_links(words: str) -> tuple[str, ...]:
    """Return the links in a text, without the punctuation of the sentence around them."""
    return tuple(dict.fromkeys(_trim(each) for each in _IN_WORDS.findall(words)))


def _trim(url: str) -> str:
    while url:
        last = url[-1]
        opening = _BRACKETS.get(last)
        unpaired = opening is not None and url.count(last) > url.count(opening)
        if last not in _AFTER_A_LINK and not unpaired:
            break
        url = url[:-1]
    return url


def choose(urls: Sequence[str]) -> tuple[str, int]:
    """Choose a link. Return the first one named like a recording, else the first of all, and the
    number of candidates."""
    paths = {url: re.split(r"[?#]", url, maxsplit=1)[0] for url in urls}
    candidates = [url for url in urls if has_recording_extension(paths[url])] or list(urls)
    return candidates[0], len(candidates)


def has_recording_extension(name: str) -> bool:
    """Return whether a file name, or a link without its query, has the extension of a recording."""
    return _RECORDING_NAME.fullmatch(name) is not None


def parse(text: str) -> httpx.URL:
    """Parse a link into the one form that all checks use: http or https, a host in lower-case
    ASCII, no user, no fragment. Without a scheme it is https. Raises BadLink, VideoSite."""
    text = text.strip()
    if len(text) > MAX_LINK_LENGTH or re.search(r"[\s\x00-\x1f\x7f]", text):
        raise BadLink("too long, or contains white space")
    try:
        url = _strict(httpx.URL(text if "://" in text else f"https://{text}"))
    except (httpx.InvalidURL, ValueError, UnicodeError):  # the error's text repeats the link
        raise BadLink("not a valid URL") from None
    if site := site_of(url.raw_host.decode("ascii")):
        raise VideoSite(site=site)
    return url


def redirect_target(url: httpx.URL, location: str) -> httpx.URL:
    """Return the target of a redirect, parsed as strictly as a link. Raises BadLink."""
    try:
        return _strict(url.join(location))
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise BadLink("redirected to an invalid URL") from None


def _strict(url: httpx.URL) -> httpx.URL:
    host = url.raw_host.decode("ascii").lower().rstrip(".")
    if url.scheme not in PORTS or url.userinfo or not _HOST.fullmatch(host):
        raise BadLink("scheme, user or host")
    return url.copy_with(host=host, fragment=None)


def message_at(url: httpx.URL) -> MessageRef | None:
    """Return the message on a platform that a link leads to; None for any other link."""
    whole = f"{url.raw_host.decode('ascii').removeprefix('www.')}{url.path}"
    for platform, pattern in _MESSAGES.items():
        if found := pattern.fullmatch(whole):
            return MessageRef(Address(platform, found[1]), found[2])
    return None


def check_message(message: MessageRef, platform: Platform) -> None:
    """Check that a message can be read by its link, sent on `platform`. Raises Forward,
    WrongPlatform."""
    if message.address.platform is Platform.TELEGRAM:
        raise Forward
    if message.address.platform is not platform:
        raise WrongPlatform


def media_at(url: httpx.URL) -> Media:
    """Return the media of a link that is not downloaded yet."""
    return Media(handle=f"{_PREFIX}{url}", name=name_of([url]))


def link_of(media: Media) -> httpx.URL | None:
    """Return the link of a media; None for media that was sent as a file."""
    if not media.handle.startswith(_PREFIX):
        return None
    return httpx.URL(media.handle.removeprefix(_PREFIX))


def name_of(urls: Iterable[httpx.URL], disposition: str = "") -> str:
    """Return a name for the content of a link and its redirects: the name that the server gives,
    else the end of a link that is named like a recording, else the host. Other ends may be
    secrets."""
    urls = list(urls)
    if declared := clean_name(_filename(disposition)):
        return declared
    for url in urls:
        last = clean_name(PurePosixPath(url.path).name)
        if _RECORDING_NAME.fullmatch(last):
            return last
    return clean_name(shown_host(urls[0]))


def shown_host(url: httpx.URL) -> str:
    """Return the host of a link as people write it; in ASCII where it can't be, as with emoji."""
    try:
        return url.host
    except UnicodeError:
        return url.raw_host.decode("ascii")


def clean_name(name: str) -> str:
    """Return a name without folders, control characters and characters that file systems refuse.
    It may be empty."""
    name = _NOT_IN_NAMES.sub(" ", name.encode("utf-8", "replace").decode()).strip(" .")
    if len(name) <= MAX_NAME_LENGTH:
        return name
    suffix = PurePosixPath(name).suffix
    suffix = suffix if len(suffix) <= 8 else ""
    return name[: MAX_NAME_LENGTH - len(suffix)].rstrip(" .") + suffix


def _filename(disposition: str) -> str:
    """Return the file name in a Content-Disposition header, "" for none: `filename*=UTF-8''…`, else
    `filename="…"`. https://www.rfc-editor.org/rfc/rfc6266"""
    if found := re.search(r"filename\*\s*=\s*utf-8'[^']*'([^;\s]+)", disposition, re.IGNORECASE):
        return _base(unquote(found[1], errors="replace"))
    if found := re.search(r'filename\s*=\s*(?:"([^"]*)"|([^;\s]+))', disposition, re.IGNORECASE):
        return _base(found[1] or found[2] or "")
    return ""


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]
