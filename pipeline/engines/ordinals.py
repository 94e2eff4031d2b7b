"""Ordinal numbers with a full stop before a name or a noun: «der 1. FC Köln», «a II. Világháború».

sentencex sees an end there, and knows only German dates. A number of up to three digits, or a Roman
one, is an ordinal unless the next word is one that begins sentences: a stop word, which is neither
a name nor a noun, or a pause comes first.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.engines.text_tokens import lower

_NUMBER = re.compile(r"(?:^|(?P<before>\S+)\s+)(?:\d{1,3}|[IVXLC]{2,5})\.\s*$")
"""The number, and the word before it."""
_PAUSE = 0.5
"""Seconds of silence that end a sentence."""
_LONGEST = 60
"""Characters before a place that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = ("cs", "da", "de", "et", "fi", "hr", "hu", "lt", "lv", "no", "pl", "sk", "sl", "tr")
_STOP_WORDS_OF = {**dict(zip(_LISTED, _LISTED, strict=True)), "bs": "hr", "nn": "no"}
"""Languages that write ordinal numbers so, and the one whose stop words are known. Icelandic,
Faroese, Luxembourgish, Serbian and Basque write them so, too, and have no such list."""
_BEGINNINGS = {
    "da": "derefter derfor",
    "hr": "onda zatim potom tada",
    "lt": "tada",
    "lv": "tas tad viņš viņa mēs",
    "no": "deretter derfor",
    "pl": "potem wtedy następnie",
}
"""Words that begin sentences, which the lists lack."""
_NOUNS = {
    *("ag", "beispiel", "dasein", "ende", "gott", "jahr", "jahre", "jahren", "mann", "mensch"),
    *("menschen", "mittel", "ordnung", "sache", "schluss", "startseite", "suche", "tag", "tage"),
    *("tagen", "tat", "teil", "uhr", "zeit"),
}
"""German nouns of the list."""


def is_ordinal(left: str, right: str, language: str, pause: float = 0.0) -> bool:
    """Return whether a text ends with an ordinal number that belongs to the word after it, which
    follows after `pause` seconds."""
    if pause >= _PAUSE:
        return False
    source = _STOP_WORDS_OF.get(language)
    found = _NUMBER.search(left[-_LONGEST:]) if source and left.rstrip().endswith(".") else None
    word = _WORD.match(right.lstrip()) if found else None
    if not source or not found or not word:
        return False
    before = found["before"] or ""
    if source == "de" and before[:1].isupper() and lower(before) not in _stop_words(source):
        return False  # «Zimmer 12.»: a noun has the number
    return lower(word[0]) not in _stop_words(source)


@cache
def _stop_words(language: str) -> frozenset[str]:
    from stopwordsiso import stopwords  # noqa: PLC0415 a library of the worker only

    added = _BEGINNINGS.get(language, "").split()
    known = {lower(word) for word in (*stopwords(language), *added)}
    return frozenset(known - _NOUNS if language == "de" else known)
