"""Links as people write them: found in words, read strictly, and what their writing tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from bot.links.errors import BadLink, Forward, WrongPlatform
from storage.models import Address, Media, MessageRef, Platform

PORTS = {"http": 80, "https": 443}
LONGEST = 2048  # characters of a link
LONGEST_NAME = 120  # characters of a file's name
_PREFIX = "link:"  # of a handle: no platform's own begins so
_IN_WORDS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_A_LINK = ".,;:!?'*_|~`»”’"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_RECORDINGS = re.compile(
    r".*\.(3gp|aac|aiff?|amr|avi|flac|flv|m4[abv]|mk[av]|mov|mp[34]|mpe?g|og[agv]|opus|ts|wav|webm|wm[av])",
    re.IGNORECASE | re.DOTALL,
)  # how they are named
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


def found_in(words: str) -> tuple[str, ...]:
    """The links in somebody's words, without what the sentence around them puts behind."""
    return tuple(dict.fromkeys(_trimmed(each) for each in _IN_WORDS.findall(words)))


def _trimmed(url: str) -> str:
    while url:
        last = url[-1]
        opening = _BRACKETS.get(last)
        unpaired = opening is not None and url.count(last) > url.count(opening)
        if last not in _AFTER_A_LINK and not unpaired:
            break
        url = url[:-1]
    return url


def choose(urls: Sequence[str]) -> tuple[str, int]:
    """The link that is meant, and how many it is one of: the first that is named like a recording,
    else the first."""
    paths = {url: re.split(r"[?#]", url, maxsplit=1)[0] for url in urls}
    candidates = [url for url in urls if named_like_a_recording(paths[url])] or list(urls)
    return candidates[0], len(candidates)


def named_like_a_recording(name: str) -> bool:
    """Whether a file's name, or what a link has before its query, ends as recordings do."""
    return _RECORDINGS.fullmatch(name) is not None


def read(text: str) -> httpx.URL:
    """A link in the one form in which everything else is decided about it: http or https, a host
    in small ASCII letters, no user, no fragment. Without a scheme it is https. Raises BadLink."""
    text = text.strip()
    if len(text) > LONGEST or re.search(r"[\s\x00-\x1f\x7f]", text):
        raise BadLink("too long, or with white space in it")
    try:
        return _strict(httpx.URL(text if "://" in text else f"https://{text}"))
    except (httpx.InvalidURL, ValueError, UnicodeError):  # its text repeats the link
        raise BadLink("not to be read") from None


def next_from(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads to, as strictly. Raises BadLink."""
    try:
        return _strict(url.join(location))
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise BadLink("redirected to what can't be read") from None


def _strict(url: httpx.URL) -> httpx.URL:
    host = url.raw_host.decode("ascii").lower().rstrip(".")
    if url.scheme not in PORTS or url.userinfo or not _HOST.fullmatch(host):
        raise BadLink("scheme, user or host")
    return url.copy_with(host=host, fragment=None)


def message_at(url: httpx.URL) -> MessageRef | None:
    """The message on a platform that a link leads to; None for any other link."""
    whole = f"{url.raw_host.decode('ascii').removeprefix('www.')}{url.path}"
    for platform, pattern in _MESSAGES.items():
        if found := pattern.fullmatch(whole):
            return MessageRef(Address(platform, found[1]), found[2])
    return None


def check_message(message: MessageRef, here: Platform) -> None:
    """Whether a message can be read by its link, given on the platform `here`. Raises Forward,
    Elsewhere."""
    if message.address.platform is Platform.TELEGRAM:
        raise Forward
    if message.address.platform is not here:
        raise WrongPlatform


def media_at(url: httpx.URL) -> Media:
    """What a link leads to, before anything of it is here."""
    return Media(handle=f"{_PREFIX}{url}", name=name_of([url]))


def link_of(media: Media) -> httpx.URL | None:
    """The link that a media comes from; None for what was sent itself."""
    if not media.handle.startswith(_PREFIX):
        return None
    return httpx.URL(media.handle.removeprefix(_PREFIX))


def name_of(urls: Iterable[httpx.URL], disposition: str = "") -> str:
    """A name for what was found at the end of these links: what the server calls it, else the end
    of a link if it is named like a recording, else the host: other ends may be secrets."""
    urls = list(urls)
    if given := clean(_filename(disposition)):
        return given
    for url in urls:
        last = clean(PurePosixPath(url.path).name)
        if _RECORDINGS.fullmatch(last):
            return last
    return clean(urls[0].host)


def clean(name: str) -> str:
    """A name without folders, control characters and what file systems refuse; may be empty."""
    name = _NOT_IN_NAMES.sub(" ", name.encode("utf-8", "replace").decode()).strip(" .")
    if len(name) <= LONGEST_NAME:
        return name
    suffix = PurePosixPath(name).suffix
    suffix = suffix if len(suffix) <= 8 else ""
    return name[: LONGEST_NAME - len(suffix)].rstrip(" .") + suffix


def _filename(disposition: str) -> str:
    """https://www.rfc-editor.org/rfc/rfc6266: `filename*=UTF-8''…` before `filename="…"`."""
    if found := re.search(r"filename\*\s*=\s*utf-8'[^']*'([^;\s]+)", disposition, re.IGNORECASE):
        return _base(unquote(found[1], errors="replace"))
    if found := re.search(r'filename\s*=\s*(?:"([^"]*)"|([^;\s]+))', disposition, re.IGNORECASE):
        return _base(found[1] or found[2] or "")
    return ""


def _base(name: str) -> str:
    return re.split(r"[/\\]", name)[-1]
