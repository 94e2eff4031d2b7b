"""Parsing of typed options: `lang=de speakers=2-4 summary=short`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bot.parsing.languages import AUTO, spoken_languages, summary_language
from bot.parsing.replacements import merge_rules, replacements
from bot.parsing.times import time_in_recording
from storage.errors import InvalidOption
from storage.models import (
    Captions,
    Clean,
    Format,
    Numbers,
    Options,
    SpeakerCount,
    SummaryStyle,
    VideoCaptions,
    VoiceConsent,
)

_OPTION = re.compile(r"(?<!\S)(\w+)=(\"[^\"]*\"|“[^”]*”|«[^»]*»|\S+)")
_YES = ("yes", "on", "true", "1")
_NO = ("no", "off", "false", "0")
CHANNELS = "channels"
FORMATS = ", ".join(Format)


def speakers(text: str) -> SpeakerCount:
    """Parse `3`, `2-4`, `channels` or `auto`. Raises InvalidOption."""
    if text.strip().lower() in AUTO:
        return SpeakerCount()
    if text.strip().lower() == CHANNELS:
        return SpeakerCount(channels=True)
    found = re.fullmatch(r"(\d{1,2})(?:-(\d{1,2}))?", text.strip())
    least = int(found[1]) if found else 0
    most = int(found[2] or least) if found else 0
    if not 1 <= least <= most:
        raise InvalidOption(wish=text, choices="3, 2-4, channels, auto")
    return SpeakerCount(least, most)


def summary(text: str) -> SummaryStyle:
    """Parse `none`, `short` or `full`. Raises InvalidOption."""
    try:
        return SummaryStyle(text.strip().lower())
    except ValueError:
        raise InvalidOption(wish=text, choices=", ".join(SummaryStyle)) from None


def speech(text: str) -> bool:
    """Parse `yes` or `no`. Raises InvalidOption."""
    if text.lower() in _YES + _NO:
        return text.lower() in _YES
    raise InvalidOption(wish=text, choices="yes, no")


def voices(text: str) -> VoiceConsent:
    """Parse `yes` or `no`. Raises InvalidOption."""
    return VoiceConsent.YES if speech(text) else VoiceConsent.NO


def captions(text: str) -> Captions:
    """Parse `normal` or `short`. Raises InvalidOption."""
    try:
        return Captions(text.strip().lower())
    except ValueError:
        raise InvalidOption(wish=text, choices=", ".join(Captions)) from None


def video_captions(text: str) -> VideoCaptions:
    """Parse `track` or `burned`. Raises InvalidOption."""
    try:
        return VideoCaptions(text.strip().lower())
    except ValueError:
        raise InvalidOption(wish=text, choices=", ".join(VideoCaptions)) from None


def clean(text: str) -> Clean:
    """Parse `none` or `light`. Raises InvalidOption."""
    try:
        return Clean(text.strip().lower())
    except ValueError:
        raise InvalidOption(wish=text, choices=", ".join(Clean)) from None


def numbers(text: str) -> Numbers:
    """Parse `heard` or `digits`. Raises InvalidOption."""
    try:
        return Numbers(text.strip().lower())
    except ValueError:
        raise InvalidOption(wish=text, choices=", ".join(Numbers)) from None


def formats(text: str) -> tuple[Format, ...]:
    """Parse formats with commas between them, or `all`. Raises InvalidOption."""
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    if names == ["all"]:
        return tuple(Format)
    try:
        return tuple(dict.fromkeys(map(Format, names)))
    except ValueError:
        raise InvalidOption(wish=text, choices=f"{FORMATS}, all") from None


def hints(text: str) -> tuple[str, ...]:
    """Parse names and rare words with commas between them: at most 50 of 60 characters each."""
    return tuple(word.strip()[:60] for word in text.split(",") if word.strip())[:50]


_PART_EXAMPLES = "from=22:10 to=26:20, from=-5:00"
_PARSERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "lang": ("language", spoken_languages),
    "language": ("language", spoken_languages),
    "speakers": ("speakers", speakers),
    "summary": ("summary", summary),
    "summary_lang": ("summary_language", summary_language),
    "speech": ("speech", speech),
    "voice": ("speech", speech),
    "formats": ("formats", formats),
    "hints": ("hints", hints),
    "captions": ("captions", captions),
    "video": ("video", video_captions),
    "careful": ("careful", speech),
    "voices": ("voices", voices),
    "replace": ("replacements", replacements),
    "clean": ("clean", clean),
    "numbers": ("numbers", numbers),
    "louder": ("louder", speech),
    "join": ("join", speech),
}
_SWITCHES = ("louder", "join")
"""Options that may be written without a value: «/again louder»."""
_ADDRESSING = ("/", "@", "<", "http")
"""Beginnings of words beside the options: commands, mentions and links."""
_PART = {"from": "start", "to": "end"}
"""Options that are times of a part, with the field of `Part`."""


def read(text: str, options: Options) -> Options:
    """Return `options` changed by the options in `text`. Other words in it are ignored. Raises
    InvalidOption."""
    written = []
    found = _OPTION.findall(text)
    for name, value in sorted(found, key=lambda it: it[0].lower() == "video"):  # after formats
        if name.lower() in _PARSERS or name.lower() in _PART:
            options = change(options, name.lower(), value.strip('"“”«»'), f"{name}={value}")
        if name.lower() in _PART:
            written.append(f"{name}={value}")
    if written and options.part.is_empty:
        raise InvalidOption(wish=" ".join(written)[:80], choices=_PART_EXAMPLES)
    for name in _switches(text):
        options = change(options, name, "yes")
    return options


def _switches(text: str) -> Iterator[str]:
    """Yield the options that are written without a value. Between other words they are none: a
    caption is a sentence more often than not."""
    words = [it.strip(".,;!").lower() for it in _OPTION.sub(" ", text).split()]
    rest = [it for it in words if it and not it.startswith(_ADDRESSING)]
    if all(it in _SWITCHES for it in rest):
        yield from rest


def read_for_recording(text: str, usual: Options) -> Options:
    """Return the options of one recording: `usual`, changed by the options in `text`.

    Rules for words in `text` are added to the usual ones and win over them; `replace=none` drops
    all. Raises InvalidOption.
    """
    wanted = read(text, usual)
    if not wanted.replacements:
        return wanted
    return replace(wanted, replacements=merge_rules(usual.replacements, wanted.replacements))


def change(options: Options, name: str, value: str, written: str = "") -> Options:
    """Return `options` with one of them changed. `written` is the text of the user, for the error.
    Captions in the picture need the video, so `video=burned` adds it to the files. Raises
    InvalidOption, and KeyError for an unknown name."""
    try:
        if name in _PART:
            part = replace(options.part, **{_PART[name]: time_in_recording(value)})
            return replace(options, part=replace(part, start=part.start or None))
        field, parse = _PARSERS[name]
        options = replace(options, **{field: parse(value)})
    except InvalidOption as error:
        raise type(error)(**error.values | {"wish": (written or value)[:80]}) from None
    if name == "video" and options.video is VideoCaptions.BURNED:
        options = replace(options, formats=tuple(dict.fromkeys((*options.formats, Format.VIDEO))))
    return options


def speaker_count_text(count: SpeakerCount) -> str:
    """Return the text that `speakers` parses to this: `3`, `2-4`, `channels` or `auto`."""
    if count.channels:
        return CHANNELS
    if count.least is None:
        return "auto"
    return f"{count.least}" if count.least == count.most else f"{count.least}-{count.most}"
