"""Words of a language as topics: without stop words, reduced to their stems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.engines.summarization.language_cues import cues_of
from pipeline.engines.text_tokens import UNSPACED, WORD, lower

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
"""Snowball's stemmer of each language: https://snowballstem.org/algorithms/"""
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|dell|nell|all|sull|un)['’](?=..)", re.IGNORECASE)
_ELIDING = frozenset({"fr", "it", "ca"})
_JAPANESE_NOUN = re.compile(r"[\u4e00-\u9fff々]{2,}|[\u30a1-\u30fa\u30fc]{2,}|[^\W\u3040-\u9fff]+")
"""Characters of one script: a Chinese word or a word of katakana, and what is in no kana at all.
Dictionaries split 発表会 in two."""
_CASES = {
    "ko": re.compile(r"(?<=[가-힣]{2})(?:에서|에게|까지|부터|으로|을|를|은|는|이|가|에|께|와|과)$"),
    "tr": re.compile(r"(?<=s[ıiuü])n(?:[ıiuü]n?|d[ae]n?|[ae])$|(?<=[aeıioöuü])y[ıiuü]$"),
}
"""Endings that are no part of a word: 보고서-를, sitesi-ni. Stemmers keep them or cut too much."""
_SUFFIXES = frozenset("场場馆館院室部员員费費站机機器品厅廳楼樓区區园園店局所厂廠率量额額")
"""Chinese characters that end a word, which dictionaries take for words of their own: 停车-场."""
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Term:
    """Word of a text between the characters `first` and `last`. `stem` is "" for a stop word."""

    first: int
    last: int
    surface: str
    stem: str


class Vocabulary:
    """Stop words and stems of one language."""

    def __init__(self, language: str) -> None:
        """`language` is an ISO 639-1 code; one that is not known has no stop words."""
        from stopwordsiso import has_lang, stopwords  # noqa: PLC0415 a library of the worker only

        cues = cues_of(language)
        known = stopwords(language) if has_lang(language) else set()
        self.language = language
        self.linking = cues.linking
        self.articles = cues.articles
        self._stem = _stemmer(language)
        self._stop = {lower(word) for word in known} - cues.topical
        self._stop |= cues.linking | cues.articles
        self._common = {self._stem(word) for word in cues.common}

    def terms(self, text: str) -> list[Term]:
        """Return the words of a text in order, each with its stem."""
        return [
            Term(first, last, surface, self._topic_stem(surface))
            for first, last, surface in self._words(text)
        ]

    def stems(self, text: str) -> list[str]:
        """Return the stems of the words that may carry a topic."""
        return [term.stem for term in self.terms(text) if term.stem]

    def is_common(self, word: str) -> bool:
        """Return whether a word is in the list of words without a topic: «new», «next»."""
        word = lower(word)
        return word in self._common or self._stem(word) in self._common

    def _words(self, text: str) -> Iterator[tuple[int, int, str]]:
        for run in WORD.finditer(text):
            first, last = run.span()
            if self.language == "ja" and UNSPACED.search(run.group()):
                for noun in _JAPANESE_NOUN.finditer(text, first, last):
                    yield *noun.span(), noun.group()
                continue
            if UNSPACED.search(run.group()):
                yield from _dictionary_words(run.group(), first, self.language)
                continue
            word = run.group()
            if self.language in _ELIDING and (elided := _ELISION.match(word)):
                yield first, first + elided.end(), elided.group()
                first += elided.end()
                word = text[first:last]
            word = word.strip("'’_")
            if self.language in _CASES:
                word = _CASES[self.language].sub("", word)
            if self.language == "ar" and word.startswith("وال"):
                word = word[1:]  # «and» is written together with its noun
            if word:
                first = text.index(word, first)
                yield first, first + len(word), word

    def _topic_stem(self, surface: str) -> str:
        word = lower(_POSSESSIVE.sub("", surface)).replace("’", "'")
        if word in self._stop or word.endswith("'") or not any(map(str.isalpha, word)):
            return ""
        if len(word) < 2 and not UNSPACED.match(word):
            return ""
        stem = self._stem(word)
        return "" if stem in self._common or word in self._common else stem


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """Return the vocabulary of a language."""
    return Vocabulary(language)


class _Stemmer:
    """Stems of words, each found once: Snowball in Python takes 0.1 ms for a word."""

    def __init__(self, language: str) -> None:
        import snowballstemmer  # noqa: PLC0415 a library of the worker only

        name = _STEMMERS.get(language)
        self._stemmer = snowballstemmer.stemmer(name) if name else None
        self._found: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        if self._stemmer is None:
            return word
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = self._stemmer.stemWord(word)
        return found


def _stemmer(language: str) -> _Stemmer:
    return _Stemmer(language)


def _dictionary_words(run: str, offset: int, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a text without spaces, found by ICU's dictionaries."""
    from icu4py.breakers import WordBreaker  # noqa: PLC0415 a library of the worker only

    # ICU counts UTF-16 units: a character beyond the basic plane has two, and half a one is none.
    plain = re.sub("[\ud800-\udfff\U00010000-\U0010ffff]", "\u3013", run)
    waiting: tuple[int, int] | None = None
    for first, last in WordBreaker(plain, language or "und").segments():
        if waiting and last - first == 1 and run[first] in _SUFFIXES:
            waiting = waiting[0], last
            continue
        if waiting:
            yield offset + waiting[0], offset + waiting[1], run[slice(*waiting)]
        is_word = last - first > 1 or not UNSPACED.match(run[first])
        waiting = (first, last) if is_word else None
    if waiting:
        yield offset + waiting[0], offset + waiting[1], run[slice(*waiting)]
