"""Options of commands, for platforms with forms and menus. Elsewhere people type them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.chat import Entry, Kind, Option
from bot.i18n.translator import Translations
from bot.views.answer_buttons import LANGUAGES
from storage.models import SummaryStyle

OptionsOf = Callable[[Translations], tuple[Option, ...]]
"""Makes the options of a command in every language."""
SPEAKERS = {it: it for it in ("auto", "1", "2", "3", "4", "2-4", "5-8")}
FILES = {it: it for it in ("txt", "txt,srt", "srt", "vtt", "md", "json", "video", "all")}
"""Suggested file formats. Others may be typed."""


def in_every_locale(translations: Translations, key: str) -> dict[str, str]:
    """Return a message in every locale."""
    return {code: translations.for_locale(code)(key) for code in translations.locales}


def options(command: str, translations: Translations) -> tuple[Option, ...]:
    """Return the options of a command."""
    return OPTIONS[command](translations) if command in OPTIONS else ()


def entries(command: str, translations: Translations) -> tuple[Entry, ...]:
    """Return the entries of this command in the menu of a message."""
    if command != "transcribe":
        return ()
    summarize = 'summary=full speech=no formats=""'
    return (
        Entry("Transcribe", in_every_locale(translations, "entry-transcribe")),
        Entry("Summarize", in_every_locale(translations, "entry-summarize"), summarize),
    )


def _code(translations: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(translations, "option-code"), secret=True),)


def _recording(translations: Translations) -> tuple[Option, ...]:
    """A file or a link: which of them, nobody can be made to say by a form."""
    file = _option(translations, "file", "recording")
    link = replace(_option(translations, "recording-link"), name="link")
    return (
        file,
        link,
        *_recording_options(translations),
        _option(translations, "private", "ephemeral"),
    )


def _settings(translations: Translations) -> tuple[Option, ...]:
    return (*_recording_options(translations), _option(translations, "news", "yes-no"))


def _names(translations: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(translations, "option-names")),)


def _link_code(translations: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(translations, "option-link"), secret=True),)


def _search_words(translations: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(translations, "option-words"), required=True),)


def _quota_account(translations: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(translations, "option-quota")),)


def _voice(translations: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(translations, "option-voice")),)


def _unnamed(name: str, kind: Kind = "text", *, required: bool = False) -> OptionsOf:
    """One thing, which is typed without its name."""

    def make(translations: Translations) -> tuple[Option, ...]:
        return (replace(_option(translations, name, kind), required=required, bare=True),)

    return make


def _front_job(translations: Translations) -> tuple[Option, ...]:
    return (_option(translations, "front"),)


def _on_off(translations: Translations) -> tuple[Option, ...]:
    choices = {it: {"en": it} for it in ("on", "off")}
    return (replace(_option(translations, "drain"), choices=choices, bare=True),)


def _value(translations: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(translations, "option-value")),)


def _switch(translations: Translations) -> tuple[Option, ...]:
    choices = {it: {"en": it} for it in ("on", "off")}
    return (Option("words", "text", in_every_locale(translations, "option-value"), choices),)


def _option(translations: Translations, name: str, kind: Kind = "text") -> Option:
    label = in_every_locale(translations, f"option-{name}-name")
    return Option(name, kind, in_every_locale(translations, f"option-{name}"), label=label)


def _recording_options(translations: Translations) -> tuple[Option, ...]:
    """Return the options of a recording, as `bot.parsing.options.read` understands them."""
    summaries = {
        each.value: in_every_locale(translations, f"value-{each}") for each in SummaryStyle
    }

    return (
        replace(_option(translations, "language"), hints={"auto": "auto", **LANGUAGES}),
        replace(_option(translations, "speakers"), hints=SPEAKERS),
        replace(_option(translations, "summary"), choices=summaries),
        _option(translations, "speech", "yes-no"),
        replace(_option(translations, "formats"), hints=FILES),
        _option(translations, "hints"),
    )


OPTIONS: Mapping[str, OptionsOf] = {
    "start": _code,
    "transcribe": _recording,
    "settings": _settings,
    "again": _recording_options,
    "auto": _switch,
    "names": _names,
    "search": _search_words,
    "quota": _quota_account,
    "forget_voice": _voice,
    "link": _link_code,
    "stats": _unnamed("days", "number"),
    "queue": _front_job,
    "drain": _on_off,
    "announce": _unnamed("text", required=True),
    **dict.fromkeys(("who", "block", "unblock", "unadmin"), _unnamed("account", required=True)),
    "admin": _unnamed("account"),
    **dict.fromkeys(("language", "speakers", "summary", "speech", "formats"), _value),
}
"""By command; those that are not here ask for nothing."""
