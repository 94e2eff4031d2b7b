"""Languages that Whisper supports, available without loading a model or a model library.

Source: https://github.com/openai/whisper/blob/main/whisper/tokenizer.py (LANGUAGES); faster-whisper
has the same list, and tests/unit/pipeline/engines/whisper/test_languages.py compares the two.
"""

from __future__ import annotations

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


_ALIASES = {"nb": "no", "iw": "he", "jv": "jw", "in": "id", "fil": "tl", "cmn": "zh"}
"""Codes of people and phones for languages with another code in Whisper."""


def language_code(tag: str) -> str:
    """Return the language of a tag as a code of Whisper: `pt` for `pt-BR`, `PT_br` and ` pt `."""
    code = tag.strip().lower().replace("_", "-").partition("-")[0]
    return _ALIASES.get(code, code)
