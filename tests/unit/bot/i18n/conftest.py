"""The translator of English."""

from __future__ import annotations

import pytest

from bot.i18n.translator import Translations, Translator


@pytest.fixture(scope="module")
def t() -> Translator:
    return Translations().for_locale("en")
