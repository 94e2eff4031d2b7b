"""Options of commands, for platforms with forms and menus. Elsewhere people type them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.chat import Entry, Kind, Option
from bot.i18n.translator import Translations
from bot.views.answer_buttons import LANGUAGES
from storage.models import Clean, Numbers, SummaryStyle, VideoCaptions

OptionsOf = Callable[[Translations], tuple[Option, ...]]
"""Makes the options of a command in every language."""
SPEAKERS = {it: it for it in ("auto", "1", "2", "3", "4", "2-4", "5-8")}
FILES = {
    it: it
    for it in (
        *("txt", "txt,srt", "srt", "vtt", "md", "json", "video", "ass", "lrc", "tsv", "labels"),
        *("textgrid", "srt-bom", "docx", "pdf", "html", "all"),
    )
}
"""Suggested file formats. Others may be typed."""
ON_OFF = {it: {"en": it} for it in ("on", "off")}


def in_every_locale(translations: Translations, key: str) -> dict[str, str]:
    """Return a message in every locale."""
    return {code: translations.for_locale(code)(key) for code in translations.locales}


def options(command: str, translations: Translations) -> tuple[Option, ...]:
    """Return the options of a command."""
    return OPTIONS[command](translations) if command in OPTIONS else ()


def entries(command: str, translations: Translations) -> tuple[Entry, ...]:
    """Return the entries of this command in the menu of a message."""
    if command == "join":
        return (Entry("Join", in_every_locale(translations, "entry-join"), replies=True),)
    if command != "transcribe":
        return ()
    summarize = 'summary=full speech=no formats=""'
    return (
        Entry("Transcribe", in_every_locale(translations, "entry-transcribe")),
        Entry("Summarize", in_every_locale(translations, "entry-summarize"), summarize),
    )


def _words(
    description: str,
    choices: dict[str, dict[str, str]] | None = None,
    *,
    required: bool = False,
    secret: bool = False,
) -> OptionsOf:
    """Return the maker of one option that holds all arguments of a command as text."""

    def make(translations: Translations) -> tuple[Option, ...]:
        text = in_every_locale(translations, description)
        return (Option("words", "text", text, choices or {}, required=required, secret=secret),)

    return make


def _unnamed(
    name: str,
    kind: Kind = "text",
    choices: dict[str, dict[str, str]] | None = None,
    *,
    required: bool = False,
) -> OptionsOf:
    """Return the maker of one option that people type without its name."""

    def make(translations: Translations) -> tuple[Option, ...]:
        option = _option(translations, name, kind)
        return (replace(option, choices=choices or {}, required=required, bare=True),)

    return make


def _part(translations: Translations) -> tuple[Option, ...]:
    """Return the options of one recording that are no settings."""
    return (_option(translations, "from"), _option(translations, "to"))


def _again(translations: Translations) -> tuple[Option, ...]:
    return (*_recording_options(translations), *_part(translations))


def _transcribe(translations: Translations) -> tuple[Option, ...]:
    """Return a file and a link, both optional: forms can't require one of two."""
    file = _option(translations, "file", "recording")
    link = replace(_option(translations, "recording-link"), name="link")
    private = _option(translations, "private", "ephemeral")
    options = (*_recording_options(translations), *_part(translations))
    return (file, link, *options, private)


def _settings(translations: Translations) -> tuple[Option, ...]:
    return (*_recording_options(translations), _option(translations, "news", "yes-no"))


def _front_job(translations: Translations) -> tuple[Option, ...]:
    return (_option(translations, "front"),)


def _option(translations: Translations, name: str, kind: Kind = "text") -> Option:
    label = in_every_locale(translations, f"option-{name}-name")
    return Option(name, kind, in_every_locale(translations, f"option-{name}"), label=label)


def _recording_options(translations: Translations) -> tuple[Option, ...]:
    """Return the options of a recording, as `bot.parsing.options.read` understands them."""
    summaries = {
        each.value: in_every_locale(translations, f"value-{each}") for each in SummaryStyle
    }
    videos = {each.value: in_every_locale(translations, f"value-{each}") for each in VideoCaptions}

    cleaning = {each.value: in_every_locale(translations, f"value-{each}") for each in Clean}
    numbers = {each.value: in_every_locale(translations, f"value-{each}") for each in Numbers}
    return (
        replace(_option(translations, "language"), hints={"auto": "auto", **LANGUAGES}),
        replace(_option(translations, "speakers"), hints=SPEAKERS),
        replace(_option(translations, "summary"), choices=summaries),
        _option(translations, "speech", "yes-no"),
        replace(_option(translations, "formats"), hints=FILES),
        replace(_option(translations, "video"), choices=videos),
        _option(translations, "hints"),
        _option(translations, "replace"),
        replace(_option(translations, "clean"), choices=cleaning),
        replace(_option(translations, "numbers"), choices=numbers),
        _option(translations, "louder", "yes-no"),
    )


OPTIONS: Mapping[str, OptionsOf] = {
    "start": _words("option-code", secret=True),
    "transcribe": _transcribe,
    "settings": _settings,
    "again": _again,
    "join": _words("option-join"),
    "auto": _words("option-value", ON_OFF),
    "replace": _words("option-replace"),
    "names": _words("option-names"),
    "search": _words("option-words", required=True),
    "quota": _words("option-quota"),
    "forget_voice": _words("option-voice"),
    "link": _words("option-link", secret=True),
    "web": _words("option-web"),
    "token": _words("option-token"),
    "stats": _unnamed("days", "number"),
    "queue": _front_job,
    "drain": _unnamed("drain", choices=ON_OFF),
    "announce": _unnamed("text", required=True),
    **dict.fromkeys(("who", "block", "unblock", "unadmin"), _unnamed("account", required=True)),
    "admin": _unnamed("account"),
    **dict.fromkeys(
        ("language", "speakers", "summary", "speech", "formats"), _words("option-value")
    ),
}
"""Options by command. Other commands have none."""
