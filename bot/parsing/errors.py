"""Errors of typed options that have sentences of their own; their codes are in the catalogues.

InvalidOption
├── UnknownLanguage        `unknown_language`         values: wish, choices, suggestions
└── LanguageNotRecognized  `language_not_recognized`  values: wish, choices, language
"""

from __future__ import annotations

from storage.errors import InvalidOption


class UnknownLanguage(InvalidOption):
    """No language has this code or name. Values: wish, choices, suggestions (codes, or `none`)."""

    code = "unknown_language"


class LanguageNotRecognized(InvalidOption):
    """Speech recognition does not know the language. Values: wish, choices, language (a code)."""

    code = "language_not_recognized"
