"""Cue phrases of each language that announce a decision, a promise, a request or a topic.

`languages/*.toml` has one table for each language. A pattern is a regular expression with
shorthands: `*` stands for any letters, ` ... ` for up to 60 characters, `NAME` for a word with a
capital, and `[LETTER]` for one letter. A pattern begins and ends with a word, except in scripts
without spaces. Summaries in a language without a table have no decisions, questions and actions.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from storage.unspaced_scripts import UNSPACED_LANGUAGES

_FOLDER = Path(__file__).parent / "languages"
_LETTERS = (
    r"\w\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    r"\u200c\u200d"
)
"""Letters, and the marks of the languages that have a table: the marks of all scripts would make
each pattern take 20 times as long to compile."""
_WRITTEN_AS = {"yue": "zh"}
"""Languages that share the table of another one."""
_NEVER = re.compile(r"(?!)")
_NAME = rf"(?-i:[A-ZÀ-ÖØ-ÞĞİŞА-ЯЁІЇЄҐ])[{_LETTERS}.'-]+"
_AT_HEAD = frozenset({"acceptance", "refusal", "fillers", "dependent", "conclusion"})
_LISTS = (
    *("articles", "linking", "common", "topical"),
    *("before_verbs", "prepositions", "after_nouns"),
)


@dataclass(frozen=True, slots=True)
class DateCues:
    """Words of dates. `weekdays` has seven patterns from Monday on, or none."""

    today: re.Pattern[str] = _NEVER
    tomorrow: re.Pattern[str] = _NEVER
    after_tomorrow: re.Pattern[str] = _NEVER
    weekdays: tuple[re.Pattern[str], ...] = ()
    end_of_week: re.Pattern[str] = _NEVER
    next_week: re.Pattern[str] = _NEVER
    end_of_month: re.Pattern[str] = _NEVER
    other: re.Pattern[str] = _NEVER
    before: re.Pattern[str] = _NEVER
    not_next: re.Pattern[str] = _NEVER
    """Words before a weekday that make its date uncertain: «last», «every», «next»."""


@dataclass(frozen=True, slots=True)
class LanguageCues:
    """Cues of one language; patterns of `_AT_HEAD` match the beginning of a sentence."""

    commitment: re.Pattern[str] = _NEVER
    obligation: re.Pattern[str] = _NEVER
    assignment: re.Pattern[str] = _NEVER
    request: re.Pattern[str] = _NEVER
    please: re.Pattern[str] = _NEVER
    """Of requests those that need no question mark; «there you can park» is none."""
    forbids: re.Pattern[str] = _NEVER
    """Of requests those to do nothing: «please don't worry»."""
    acceptance: re.Pattern[str] = _NEVER
    refusal: re.Pattern[str] = _NEVER
    tentative: re.Pattern[str] = _NEVER
    """No promise or task, though it begins like one: «I will say that…», «I won't», habits."""
    conditional: re.Pattern[str] = _NEVER
    """No promise, task or decision, but what might be: «if», «perhaps»."""
    undone: re.Pattern[str] = _NEVER
    """No decision of this recording: «not decided», «last year»."""
    past: re.Pattern[str] = _NEVER
    """Verbs of a story, which concludes nothing: «Then we had…»."""
    aside: re.Pattern[str] = _NEVER
    """No task and no open question: «can you hear me?», «who knows?»."""
    decision: re.Pattern[str] = _NEVER
    proposal: re.Pattern[str] = _NEVER
    unresolved: re.Pattern[str] = _NEVER
    uncertain: re.Pattern[str] = _NEVER
    """Answer that leaves a question open: «I don't know yet»."""
    topic_shift: re.Pattern[str] = _NEVER
    pronouns: re.Pattern[str] = _NEVER
    first_person: re.Pattern[str] = _NEVER
    fillers: re.Pattern[str] = _NEVER
    dependent: re.Pattern[str] = _NEVER
    """Beginnings of sentences that need the one before: «It», «They», «Then»."""
    conclusion: re.Pattern[str] = _NEVER
    verbs: re.Pattern[str] = _NEVER
    """Whole words that look like verbs, or are verbs in a title only: endings, and a list."""
    adjectives: re.Pattern[str] = _NEVER
    """Whole words that look like adjectives, with which no key phrase ends."""
    before_verbs: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    after_nouns: frozenset[str] = frozenset()
    """Postpositions."""
    articles: frozenset[str] = frozenset()
    linking: frozenset[str] = frozenset()
    """Words inside a key phrase, such as `of` and `de`."""
    common: frozenset[str] = frozenset()
    """Words without a topic that lists of stop words lack."""
    topical: frozenset[str] = frozenset()
    """Words of lists of stop words that may be a topic."""
    dates: DateCues = field(default_factory=DateCues)


@cache
def cues_of(language: str) -> LanguageCues:
    """Return the cues of an ISO 639-1 code; those without any pattern if it has no table."""
    path = _FOLDER / f"{_WRITTEN_AS.get(language, language)}.toml"
    if not language.isalpha() or not path.is_file():
        return LanguageCues()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    spaced = language not in UNSPACED_LANGUAGES
    values: dict[str, Any] = {
        name: _compile(table[name], spaced, at_head=name in _AT_HEAD)
        for name in table.keys() - {*_LISTS, "dates"}
        if table[name]
    }
    values |= {name: frozenset(table[name]) for name in _LISTS if name in table}
    return LanguageCues(**values, dates=_date_cues(table.get("dates", {}), spaced))


def _date_cues(table: Mapping[str, Sequence[str]], spaced: bool) -> DateCues:
    values: dict[str, Any] = {
        name: _compile(patterns, spaced) for name, patterns in table.items() if name != "weekdays"
    }
    weekdays = tuple(_compile([day], spaced) for day in table.get("weekdays", ()))
    return DateCues(**values, weekdays=weekdays)


def _compile(patterns: Sequence[str], spaced: bool, *, at_head: bool = False) -> re.Pattern[str]:
    """Return one expression for several patterns; longer ones are tried first."""
    expanded = sorted((_expand(pattern) for pattern in patterns), key=len, reverse=True)
    choice = "|".join(expanded)
    if spaced:
        choice = rf"(?<![{_LETTERS}])(?:{choice})(?![{_LETTERS}])"
    return re.compile(rf"\W*(?:{choice})" if at_head else choice, re.IGNORECASE)


def _expand(pattern: str) -> str:
    for short, long in (
        (" ... ", r"\s.{0,60}?"),
        ("NAME", _NAME),
        ("[LETTER]", f"[{_LETTERS}]"),
    ):
        pattern = pattern.replace(short, long)
    # A star behind a letter or a group stands for any letters; behind a class it repeats it.
    return re.sub(r"(?<![\]\\*])\*", lambda _: f"[{_LETTERS}]*", pattern).replace(" ", r"\s")
