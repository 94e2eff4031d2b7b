"""One locale's Fluent files, read when they are needed.

At start a bot registers its menus in every language. That needs `menu.ftl` alone, a sixth of a
catalogue: reading all of fourteen catalogues took 40 MB and a second of processor time. The plural
rules and formats of a locale are read with the rest: those of fourteen took 17 MB.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Resource

MENU = "menu.ftl"
"""The file that is read first. Its messages are plain text: they refer to no message of another
file, and have no plurals."""
_CLDR_CODES = {"jw": "jv"}
"""Languages that Whisper calls otherwise than CLDR."""
PLAIN = "en"
"""The locale of plain text, where it makes no difference. Every process reads this one anyway."""


class Catalogue:
    """The messages of one locale, as a Fluent bundle gives them. Safe to use from any thread."""

    def __init__(self, locale: str, folder: Path) -> None:
        """Read nothing yet from the `.ftl` files of `folder`."""
        files = sorted(folder.glob("*.ftl"))
        menu = [file for file in files if file.name == MENU]
        self._unread = [menu, [file for file in files if file not in menu]]
        self._locale = locale
        self._read: list[Resource] = []
        self._bundle = _bundle(PLAIN, ())
        self._lock = Lock()

    def has_message(self, key: str) -> bool:
        """Return whether the locale has a message, after reading as many files as that takes."""
        with self._lock:
            while not self._bundle.has_message(key) and self._unread:
                files = self._unread.pop(0)
                self._read += [FluentResource(it.read_text(encoding="utf-8")) for it in files]
                self._bundle = _bundle(PLAIN if self._unread else self._locale, self._read)
            return bool(self._bundle.has_message(key))

    def get_message(self, key: str) -> Any:
        """Return a message. Raises LookupError for one that is not there."""
        if not self.has_message(key):
            raise LookupError(key)
        return self._bundle.get_message(key)

    def format_pattern(
        self, pattern: Any, values: Mapping[str, str | int | float]
    ) -> tuple[str, list[Exception]]:
        """Return the text of a message's pattern, and what went wrong."""
        text, problems = self._bundle.format_pattern(pattern, dict(values))
        return str(text), list(problems)

    def language_name(self, code: str) -> str | None:
        """Return the name of a language as the locale has it within a sentence, by CLDR."""
        return _names(self._locale).get(_CLDR_CODES.get(code, code).replace("-", "_"))


@functools.cache
def catalogue(locale: str, folder: Path) -> Catalogue:
    """Return the catalogue of a folder, one for the whole process: its files are parsed once."""
    return Catalogue(locale, folder)


@functools.cache
def _names(locale: str) -> Mapping[str, str]:
    try:
        return Locale.parse(locale, sep="-").languages
    except UnknownLocaleError:
        return {}


def _bundle(locale: str, resources: Iterable[Resource]) -> FluentBundle:
    # Without isolation marks: some chat clients show them as boxes, and every message here puts
    # names and numbers on their own or after a colon.
    bundle = FluentBundle([locale], use_isolating=False)
    for resource in resources:
        bundle.add_resource(resource)
    return bundle
