"""Catalogues are read lazily, file by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dispatch.command_menu import menu, profile
from bot.i18n.translator import LOCALES, Translations


def unread(translations: Translations) -> dict[str, int]:
    """Count the groups of files of each locale that are still unread."""
    return {it: len(translations._catalogue(it)._unread) for it in translations.locales}


def locales_of_bundles(translations: Translations) -> set[str]:
    """Return the locales whose plural rules and formats were read."""
    return {translations._catalogue(it)._bundle.locales[0] for it in translations.locales}


def test_menus_read_one_file_of_each_locale() -> None:
    translations = Translations()
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
    catalogue = Translations(tmp_path)._catalogue("en")
    assert catalogue.has_message("here")
    with pytest.raises(LookupError):
        catalogue.get_message("there")
