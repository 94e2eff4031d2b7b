"""Messages: complete in every locale, with the values that the code passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentSerializer

from bot.i18n.translator import Translations, Translator
from storage import errors
from storage.models import Stage, SummaryStyle
from tests.unit.bot.i18n.catalogues import entries, placeholders

ROOT = Path(__file__).parents[4]
SOURCES = sorted(
    path for folder in ("bot", "pipeline", "storage") for path in (ROOT / folder).rglob("*.py")
)
NOTE = re.compile(r'Note\(\s*"([a-z_]+)"')
SAID = re.compile(r'\b(?:t|reply|RequestRefused|AdminRefused)\(\s*"([a-z_-]+)"')


def every(kind: type[errors.UserError]) -> list[type[errors.UserError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in every(below))]


def values_of(kind: type[errors.UserError]) -> set[str]:
    """Return the values that the docstring of an error, or of its base class, promises."""
    for each in kind.__mro__:
        if found := re.search(r"Values: ([^.]+)\.", each.__doc__ or ""):
            return set(re.findall(r"[a-z]+", re.sub(r"\([^)]*\)", "", found[1])))
    return set()


def test_every_error_has_a_message_with_existing_values(t: Translator) -> None:
    expected = placeholders()
    for kind in every(errors.UserError):
        assert t.knows(f"error-{kind.code}"), f"add error-{kind.code} to main.ftl"
        assert expected[f"error-{kind.code}"] <= values_of(kind), kind.code


def test_every_note_code_in_the_sources_has_a_message(t: Translator) -> None:
    codes = {code for path in SOURCES for code in NOTE.findall(path.read_text(encoding="utf-8"))}
    assert "no_summary" in codes
    assert [code for code in sorted(codes) if not t.knows(f"note-{code}")] == []


@pytest.mark.parametrize("locale", Translations().locales)
def test_each_reason_for_a_missing_film_has_words_of_its_own(locale: str) -> None:
    t = Translations().for_locale(locale)
    values = {"minutes": "90", "limit": "60", "font": "Noto Sans"}
    reasons = {
        "no_video": ["not_copied", "too_long", "off", "no_font", "joined", "sound_only"],
        "not_burned": ["too_long", "off", "no_font", "failed"],
    }
    for note, codes in reasons.items():
        said = {code: t.coded("note", note, {**values, "code": code}) for code in codes}
        assert len(set(said.values())) == len(codes)
        assert {"90", "60"} <= set(re.findall("[0-9]+", said["too_long"]))
        assert "Noto Sans" in said["no_font"]
        assert all("MP4" in said[code] for code in codes[:4] if note == "no_video")


def test_every_message_key_in_the_sources_exists(t: Translator) -> None:
    keys = {key for path in SOURCES for key in SAID.findall(path.read_text(encoding="utf-8"))}
    assert len(keys) > 40
    assert [key for key in sorted(keys) if not t.knows(key)] == []
    assert all(t.knows(f"stage-{stage}") for stage in (*Stage, "starting"))
    assert all(t.knows(f"value-{style}") for style in SummaryStyle)


@pytest.mark.parametrize("locale", Translations().locales)
def test_translation_has_the_keys_and_values_of_english(locale: str) -> None:
    english, translated = placeholders(), placeholders(locale)
    names = [entry.id.name for entry in entries(locale)]
    assert len(names) == len(set(names))
    assert sorted(translated) == sorted(english), f"keys of locales/{locale}"
    differing = {key for key, values in translated.items() if values != english[key]}
    assert differing == set(), f"values in locales/{locale}"


@pytest.mark.parametrize("locale", sorted(set(Translations().locales) - {"en"}))
def test_every_message_is_translated(locale: str) -> None:
    """Only names and symbols may be the same in both languages."""
    english, other = (
        {entry.id.name: FluentSerializer().serialize_entry(entry) for entry in entries(code)}
        for code in ("en", locale)
    )
    same = {key for key, text in english.items() if other[key] == text}
    left = {key: re.sub(r"{.*?}|.*? = |min|UTC", "", english[key]) for key in same}
    # A single word can be the same in two languages (start, link, text); two words hardly ever are.
    assert {key for key, words in left.items() if len(re.findall("[a-z]{3,}", words)) > 1} == set()
