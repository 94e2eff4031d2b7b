"""Parsing of languages: codes of all kinds, names in all languages of the bot, and lists."""

from __future__ import annotations

import re

from babel.core import get_global

from bot.parsing.errors import LanguageNotRecognized, UnknownLanguage
from bot.parsing.language_names import find_language, is_language, suggest_languages
from pipeline.engines.whisper.languages import (
    LANGUAGES,
    chinese_script,
    language_code,
    language_codes,
    supported_languages,
)
from storage.errors import InvalidOption
from storage.models import Options

AUTO = ("auto", "any", "")
MOST = 5
"""Languages that a choice may have."""
EXAMPLES = "en, de, fr, …, auto"
_TAG = re.compile(r"([a-z]{2,3})((?:[-_][a-z0-9]{2,8})*)(?:\.[\w-]+)?", re.IGNORECASE | re.ASCII)
"""A language tag, or a locale of a system such as `de_DE.UTF-8`."""
_CLOSEST = {"gsw": "de", "arz": "ar", "ary": "ar", "apc": "ar", "aeb": "ar"}
"""Spoken varieties that Whisper hears as their written language."""


def spoken_languages(text: str) -> str | None:
    """Return languages that speech recognition knows, in the form of `Options.language`.

    None stands for `auto`. Raises InvalidOption.
    """
    tags = [_parse_tag(each) for each in _split(text)]
    if None in tags:
        return None
    for tag in tags:
        code = language_code(tag or "")
        if code not in LANGUAGES:
            raise LanguageNotRecognized(wish=text[:80], choices=EXAMPLES, language=code)
    chosen = dict.fromkeys(_with_script(tag) for tag in tags if tag)
    if len(chosen) > MOST:
        raise InvalidOption(wish=text[:80], choices=EXAMPLES)
    return ",".join(chosen)


def check_model_language(options: Options, model: str) -> None:
    """Check that a model of this name recognizes one of the languages. Raises InvalidOption."""
    codes = language_codes(options.language)
    if codes and not supported_languages(model).intersection(codes):
        wish = f"lang={options.language}"
        raise LanguageNotRecognized(wish=wish, choices="en", language=codes[0])


def summary_language(text: str) -> str | None:
    """Return the tag of any language, None for `auto`. Raises InvalidOption.

    Summarizers may write more languages than speech recognition knows.
    """
    tag = _parse_tag(text)
    return None if tag is None else _with_script(tag)


def _split(text: str) -> list[str]:
    """Return the parts of a list; a name that has a comma of its own is one part."""
    parts = re.split(r"[,;+/、，]", text)
    if len(parts) > 1 and find_language(text):
        return [text]
    return [part for part in parts if part.strip()] or [""]


def _parse_tag(text: str) -> str | None:
    """Return the tag of a code or a name; None for `auto`. Raises UnknownLanguage."""
    written = text.strip().strip("\"'«»„“”‚‘’")
    if written.lower() in AUTO:
        return None
    if tag := _known_tag(written):
        return tag
    if name := find_language(written):
        return name.replace("_", "-")
    close = (language_code(each) for each in (*_of_country(written), *suggest_languages(written)))
    suggestions = ", ".join(dict.fromkeys(each for each in close if each in LANGUAGES))
    raise UnknownLanguage(wish=text[:80], choices=EXAMPLES, suggestions=suggestions or "none")


def _known_tag(written: str) -> str | None:
    """Return a tag with the usual code of its language (`de-AT` for `ger-AT`), if there is one."""
    found = _TAG.fullmatch(written)
    if found is None:
        return None
    code = found[1].lower()
    if code not in LANGUAGES:  # `tl` stays, which is `fil` in CLDR
        code = _CLOSEST.get(code) or get_global("language_aliases").get(code, code)
    known = language_code(code) in LANGUAGES or is_language(code.replace("-", "_"))
    return f"{code.replace('_', '-')}{found[2].replace('_', '-')}" if known else None


def _of_country(written: str) -> tuple[str, ...]:
    """Return the tag of the language of a country code: `jp` and `cn` are none of a language."""
    found = get_global("likely_subtags").get(f"und_{written.upper()}")
    return (found,) if found else ()


def _with_script(tag: str) -> str:
    """Return the code of a tag; with the script, where it was asked for: `zh-Hant`."""
    code, script = language_code(tag), chinese_script(tag)
    return f"{code}-{script}" if script else code
