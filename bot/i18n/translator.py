"""Messages to people, by key and locale, from Fluent files that translators can edit.

A translation is a folder `locales/<locale>/` with the same files as `locales/en/`. A test names
the messages that it lacks; these are sent in English. Syntax: https://projectfluent.org/fluent/guide/
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.i18n.catalogue import Catalogue, catalogue
from storage import logs
from storage.models import Failure

LOCALES = Path(__file__).parent / "locales"
FALLBACK = "en"
ALIASES = {
    "zh": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "pt": "pt-br",
    "in": "id",
}
"""Tags in lower case, by the tag whose translation serves them. The scripts are those of CLDR:
https://www.unicode.org/cldr/charts/latest/supplemental/likely_subtags.html
`in` is what Java, and so old Android, calls Indonesian."""

log = logs.get(__name__)

Value = str | int | float


class Translator:
    """The messages of one locale: `t("card-next")`, `t("card-ahead", count=2)`."""

    def __init__(self, bundles: tuple[Catalogue, ...]) -> None:
        """`bundles` are asked in this order; the last one is English."""
        self._bundles = bundles

    def __call__(self, key: str, **values: Value) -> str:
        """Return the message for a key. Raises KeyError when no locale has it."""
        for bundle in self._bundles:
            if not bundle.has_message(key):
                continue
            if (pattern := bundle.get_message(key).value) is None:
                continue
            words, problems = bundle.format_pattern(pattern, values)
            if problems:
                log.warning(
                    "formatting the message %s failed: %s", key, "; ".join(map(str, problems))
                )
            return str(words)
        raise KeyError(key)

    def knows(self, key: str) -> bool:
        """Return whether a locale has a message for a key."""
        return any(bundle.has_message(key) for bundle in self._bundles)

    def coded(self, kind: str, code: str, values: Mapping[str, str]) -> str:
        """Return the message for a code of an error or a note (`kind` is `error` or `note`).

        An unknown code, stored by a newer version, gets a general message.
        """
        key = f"{kind}-{code}"
        if not self.knows(key):
            log.error("the catalogues have no message %s", key)
            return self(f"{kind}-unknown", code=code)
        return self(key, **{name: self._filled_in(name, each) for name, each in values.items()})

    def _filled_in(self, name: str, value: str) -> Value:
        if name == "until":
            return until(self, datetime.fromisoformat(value), datetime.now(UTC))
        if name in ("language", "instead"):
            return self.language(value)
        if name == "suggestions" and value != "none":
            return ", ".join(f"{self.language(code)} ({code})" for code in value.split(", "))
        return _number_or_text(name, value)

    def language(self, code: str) -> str:
        """Return the name of a language: `en` is `Englisch` in German. A code without a known name
        stays as it is. Several codes have commas between them."""
        return ", ".join(map(self._one_language, code.split(",")))

    def _one_language(self, code: str) -> str:
        return next(filter(None, (each.language_name(code) for each in self._bundles)), code)

    def failure(self, failure: Failure) -> str:
        """Return the sentence about a failure: what went wrong, and the next step."""
        return self.coded("error", failure.code, failure.values)


class Translations:
    """The words of every locale that has a folder."""

    def __init__(self, folder: Path = LOCALES) -> None:
        """Create translations without reading them: a locale is read at its first use."""
        self._folder = folder
        self._translators: dict[str, Translator] = {}
        self.locales = tuple(sorted(each.name for each in folder.iterdir() if each.is_dir()))

    def for_locale(self, locale: str) -> Translator:
        """Return the translator for a BCP 47 tag: `pt-BR`, else `pt`, else English."""
        if (known := self._translators.get(locale)) is not None:
            return known
        names = dict.fromkeys((*self._matching(locale), FALLBACK))
        translator = Translator(tuple(catalogue(name, self._folder / name) for name in names))
        if locale in self.locales:  # what else people's clients send has no end
            self._translators[locale] = translator
        return translator

    def best(self, locale: str) -> str:
        """Return the locale that serves a BCP 47 tag: `zh-Hant` for `zh-TW`."""
        return next(iter(self._matching(locale)), FALLBACK)

    def _matching(self, locale: str) -> list[str]:
        """Return locales for a tag in any case, the closest first, by removing its last parts."""
        folders = {name.lower(): name for name in self.locales}
        parts = locale.lower().split("-")
        tags = ("-".join(parts[:size]) for size in range(len(parts), 0, -1))
        found = (ALIASES.get(tag, tag) for tag in tags)
        return [folders[tag] for tag in found if tag in folders]


_NUMBERS = ("count", "days", "limit", "megabytes", "minutes", "track", "tracks")
_NUMBER = re.compile(r"\d{1,9}(\.\d{1,3})?", re.ASCII)


def _number_or_text(name: str, value: str) -> Value:
    """Return a value of a code as a number, if it is one of its counts, else as text.

    Codes carry their values as text. A number selects the plural and is formatted by the language.
    Text of users is not converted, even if it looks like a number.
    """
    if name not in _NUMBERS or not _NUMBER.fullmatch(value):
        return value
    return float(value) if "." in value else int(value)


def timecode(seconds: float) -> str:
    """Return a time as `1:02:03` or `2:03`, the same in every language."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def percent(t: Translator, fraction: float) -> str:
    """Return a percentage such as `45%`, in the format of the language."""
    return t("percent", fraction=fraction)


def lasting(t: Translator, seconds: float) -> str:
    """Return a measured duration such as `1 min 20 s`.

    It has no colon: apps would take it for a time in the recording and make a link of it.
    """
    minutes, rest = divmod(max(1, round(seconds)), 60)
    if minutes == 0:
        return t("lasting-seconds", seconds=rest)
    if minutes < 60:
        return t("lasting-minutes", minutes=minutes, seconds=rest)
    return t("lasting-hours", hours=minutes // 60, minutes=minutes % 60)


def about(t: Translator, seconds: float) -> str:
    """Return a rounded duration such as `about 3 min`."""
    if seconds < 50:
        return t("about-seconds", count=max(5, 5 * round(seconds / 5)))
    if seconds < 5400:
        return t("about-minutes", count=max(1, round(seconds / 60)))
    return t("about-hours", hours=int(seconds // 3600), minutes=int(seconds % 3600 // 60))


def until(t: Translator, moment: datetime, now: datetime) -> str:
    """Return a moment within about a day as `in 3 h 20 min, at 14:05 UTC`, rounded up."""
    minutes = math.ceil((moment - now).total_seconds() / 60)
    if minutes <= 0:
        return t("until-now")
    time = f"{(moment + timedelta(seconds=59)).astimezone(UTC):%H:%M}"
    if minutes < 60:
        return t("until-minutes", minutes=minutes, time=time)
    return t("until-hours", hours=minutes // 60, minutes=minutes % 60, time=time)
