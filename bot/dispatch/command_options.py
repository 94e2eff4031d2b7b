"""Options of commands, for platforms with forms and menus. Elsewhere people type them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.chat import Entry, Kind, Option
from bot.i18n.translator import Translations
from bot.views.answer_buttons import LANGUAGES
from storage.models import SummaryStyle

Form = Callable[[Translations], tuple[Option, ...]]
"""Makes the options of a command in every language."""
SPEAKERS = {it: it for it in ("auto", "1", "2", "3", "4", "2-4", "5-8")}
FILES = {it: it for it in ("txt", "txt,srt", "srt", "vtt", "md", "json", "video", "all")}
"""Suggested file formats. Others may be typed."""


def in_every_locale(words: Translations, key: str) -> dict[str, str]:
    """Return a message in every locale."""
    return {code: words.for_locale(code)(key) for code in words.locales}


def options(command: str, words: Translations) -> tuple[Option, ...]:
    """Return the options of a command."""
    return FORMS[command](words) if command in FORMS else ()


def entries(command: str, words: Translations) -> tuple[Entry, ...]:
    """Return the entries of this command in the menu of a message."""
    if command != "transcribe":
        return ()
    summarize = 'summary=full speech=no formats=""'
    return (
        Entry("Transcribe", in_every_locale(words, "entry-transcribe")),
        Entry("Summarize", in_every_locale(words, "entry-summarize"), summarize),
    )


def _code(words: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(words, "option-code"), secret=True),)


def _recording(words: Translations) -> tuple[Option, ...]:
    """A file or a link: which of them, nobody can be made to say by a form."""
    file = _option(words, "file", "recording")
    link = replace(_option(words, "recording-link"), name="link")
    return (file, link, *_wishes(words), _option(words, "private", "ephemeral"))


def _settings(words: Translations) -> tuple[Option, ...]:
    return (*_wishes(words), _option(words, "news", "yes-no"))


def _names(words: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(words, "option-names")),)


def _link_code(words: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(words, "option-link"), secret=True),)


def _searched(words: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(words, "option-words"), required=True),)


def _whose_quota(words: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(words, "option-quota")),)


def _voice(words: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(words, "option-voice")),)


def _bare(name: str, kind: Kind = "text", *, required: bool = False) -> Form:
    """One thing, which is typed without its name."""

    def form(words: Translations) -> tuple[Option, ...]:
        return (replace(_option(words, name, kind), required=required, bare=True),)

    return form


def _front(words: Translations) -> tuple[Option, ...]:
    return (_option(words, "front"),)


def _on_off(words: Translations) -> tuple[Option, ...]:
    choices = {it: {"en": it} for it in ("on", "off")}
    return (replace(_option(words, "drain"), choices=choices, bare=True),)


def _value(words: Translations) -> tuple[Option, ...]:
    return (Option("words", "text", in_every_locale(words, "option-value")),)


def _switch(words: Translations) -> tuple[Option, ...]:
    choices = {it: {"en": it} for it in ("on", "off")}
    return (Option("words", "text", in_every_locale(words, "option-value"), choices),)


def _option(words: Translations, name: str, kind: Kind = "text") -> Option:
    label = in_every_locale(words, f"option-{name}-name")
    return Option(name, kind, in_every_locale(words, f"option-{name}"), label=label)


def _wishes(words: Translations) -> tuple[Option, ...]:
    """Return the options of a recording, as `bot.parsing.options.read` understands them."""
    summaries = {each.value: in_every_locale(words, f"value-{each}") for each in SummaryStyle}

    return (
        replace(_option(words, "language"), hints={"auto": "auto", **LANGUAGES}),
        replace(_option(words, "speakers"), hints=SPEAKERS),
        replace(_option(words, "summary"), choices=summaries),
        _option(words, "speech", "yes-no"),
        replace(_option(words, "formats"), hints=FILES),
        _option(words, "hints"),
    )


FORMS: Mapping[str, Form] = {
    "start": _code,
    "transcribe": _recording,
    "settings": _settings,
    "again": _wishes,
    "auto": _switch,
    "names": _names,
    "search": _searched,
    "quota": _whose_quota,
    "forget_voice": _voice,
    "link": _link_code,
    "stats": _bare("days", "number"),
    "queue": _front,
    "drain": _on_off,
    "announce": _bare("text", required=True),
    **dict.fromkeys(("who", "block", "unblock", "unadmin"), _bare("account", required=True)),
    "admin": _bare("account"),
    **dict.fromkeys(("language", "speakers", "summary", "speech", "formats"), _value),
}
"""By command; those that are not here ask for nothing."""
