"""Languages that Whisper supports, available without loading a model or a model library.

Source: https://github.com/openai/whisper/blob/main/whisper/tokenizer.py (LANGUAGES); faster-whisper
has the same list, and tests/unit/pipeline/engines/whisper/test_languages.py compares the two.
"""

from __future__ import annotations

from collections.abc import Collection

LANGUAGES = frozenset(
    {
        "af", "am", "ar", "as", "az", "ba", "be", "bg", "bn", "bo", "br", "bs", "ca", "cs", "cy",
        "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fo", "fr", "gl", "gu", "ha", "haw",
        "he", "hi", "hr", "ht", "hu", "hy", "id", "is", "it", "ja", "jw", "ka", "kk", "km", "kn",
        "ko", "la", "lb", "ln", "lo", "lt", "lv", "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt",
        "my", "ne", "nl", "nn", "no", "oc", "pa", "pl", "ps", "pt", "ro", "ru", "sa", "sd", "si",
        "sk", "sl", "sn", "so", "sq", "sr", "su", "sv", "sw", "ta", "te", "tg", "th", "tk", "tl",
        "tr", "tt", "uk", "ur", "uz", "vi", "yi", "yo", "yue", "zh",
    }
)  # fmt: skip
"""Codes of the multilingual models: ISO 639-1, three letters for languages without such a code, and
`jw` for Javanese. English-only models (`*.en`) support `en` alone."""
CHINESE = frozenset({"zh", "yue"})
"""Languages that are written in two scripts of Chinese."""

_ALIASES = {"nb": "no", "iw": "he", "jv": "jw", "in": "id", "fil": "tl", "cmn": "zh", "ji": "yi"}
"""Codes of people and phones for languages with another code in Whisper."""
_RELATIVES = {"yue": "zh"}
"""Languages that only newer models have, and what older models heard them as: Cantonese came with
large-v3."""
_SCRIPTS = {
    "hans": "Hans",
    "cn": "Hans",
    "sg": "Hans",
    "my": "Hans",
    "hant": "Hant",
    "tw": "Hant",
    "hk": "Hant",
    "mo": "Hant",
}
"""Scripts of Chinese by script and region: https://www.unicode.org/cldr/charts/latest/supplemental/likely_subtags.html"""


def language_code(tag: str) -> str:
    """Return the language of a tag as a code of Whisper: `pt` for `pt-BR`, `PT_br` and ` pt `."""
    code = _subtags(tag)[0]
    return _ALIASES.get(code, code)


def language_codes(tags: str | None) -> tuple[str, ...]:
    """Return the languages of `Options.language` as codes of Whisper; () for None."""
    return tuple(dict.fromkeys(language_code(tag) for tag in tags.split(","))) if tags else ()


def chinese_script(tags: str | None) -> str:
    """Return `Hans` or `Hant` for tags or a locale that ask for a script of Chinese, else "".

    `zh` alone asks for none. The first of several tags with a script counts.
    """
    for tag in (tags or "").split(","):
        code, *others = _subtags(tag)
        if _ALIASES.get(code, code) in CHINESE:
            for other in others:
                if other in _SCRIPTS:
                    return _SCRIPTS[other]
    return ""


def supported_alternative(code: str, supported: Collection[str]) -> str | None:
    """Return the language, or its closest relative that a model supports; None without one."""
    return next((each for each in (code, _RELATIVES.get(code)) if each in supported), None)


def supported_languages(model: str) -> frozenset[str]:
    """Return the languages of a model by its name: English-only models end with `.en`."""
    return frozenset({"en"}) if model.endswith(".en") else LANGUAGES


def _subtags(tag: str) -> list[str]:
    return tag.strip().lower().replace("_", "-").split("-")
