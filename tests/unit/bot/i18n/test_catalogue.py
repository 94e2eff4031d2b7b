"""Catalogues are read lazily, file by file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.dispatch.command_menu import menu, profile
from bot.i18n.catalogue import Catalogue
from bot.i18n.translator import LOCALES, Translations


def unread(translations: Translations) -> dict[str, int]:
    """Count the groups of files of each locale that are still unread."""
    return {it: len(catalogue_of(translations, it)._unread) for it in translations.locales}


def locales_of_bundles(translations: Translations) -> set[str]:
    """Return the locales whose plural rules and formats were read."""
    return {catalogue_of(translations, it)._bundle.locales[0] for it in translations.locales}


def catalogue_of(translations: Translations, locale: str) -> Catalogue:
    return translations.for_locale(locale)._bundles[0]


def test_menus_read_one_file_of_each_locale(tmp_path: Path) -> None:
    # in a folder of its own: no other test has read it
    translations = Translations(Path(shutil.copytree(LOCALES, tmp_path / "locales")))
    menu(translations)
    profile(translations)
    assert set(unread(translations).values()) == {1}
    assert locales_of_bundles(translations) == {"en"}
    translations.for_locale("de")("hello")
    assert {locale for locale, left in unread(translations).items() if not left} == {"de"}
    assert locales_of_bundles(translations) == {"en", "de"}


def test_menu_messages_refer_to_no_other_file() -> None:
    for path in LOCALES.glob("*/menu.ftl"):
        assert "{" not in path.read_text(encoding="utf-8"), path


def test_missing_message_raises_lookup_error(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "main.ftl").write_text("here = here\n", encoding="utf-8")
    english = catalogue_of(Translations(tmp_path), "en")
    assert english.has_message("here")
    with pytest.raises(LookupError):
        english.get_message("there")


def test_files_are_parsed_once_in_a_process() -> None:
    assert catalogue_of(Translations(), "en") is catalogue_of(Translations(), "en")
