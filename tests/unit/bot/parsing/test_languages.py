"""Languages as people type them: codes, names in every language of the bot, lists, mistakes."""

from __future__ import annotations

import pytest
from babel import Locale, UnknownLocaleError

from bot.i18n.translator import LOCALES as CATALOGUES
from bot.i18n.translator import Translations
from bot.parsing import language_names
from bot.parsing.errors import LanguageNotRecognized, UnknownLanguage
from bot.parsing.languages import check_model_language, spoken_languages, summary_language
from pipeline.engines.whisper.languages import LANGUAGES, language_code
from storage.errors import InvalidOption
from storage.models import Failure, Options

CLDR = {"jw": "jv"}
"""Languages that Whisper calls otherwise than CLDR."""


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        # codes of ISO 639, old and new, of two and three letters, with regions and scripts
        *(("nb", "no"), ("no", "no"), ("nn", "nn"), ("fil", "tl"), ("tl", "tl"), ("tgl", "tl")),
        *(("iw", "he"), ("in", "id"), ("ji", "yi"), ("jv", "jw"), ("jw", "jw"), ("mo", "ro")),
        *(("deu", "de"), ("ger", "de"), ("chi", "zh"), ("zho", "zh"), ("cmn", "zh")),
        *(("pt-BR", "pt"), ("EN_us", "en"), ("de_DE.UTF-8", "de"), ("ger-AT", "de")),
        *(("yue", "yue"), ("gsw", "de")),
        *(("zh", "zh"), ("zh-TW", "zh-Hant"), ("zh_CN", "zh-Hans"), ("yue-Hant", "yue-Hant")),
        *(("auto", None), ("any", None), ("", None), ("auto,de", None)),
        # names: case, accents, the word «language», Turkish letters, quotation marks
        *(("german", "de"), ("GERMAN", "de"), ("Deutsch", "de"), ("alemán", "de"), ("sh", "sr")),
        *(("türkçe", "tr"), ("TURKCE", "tr"), ("İngilizce", "en"), ("INGILIZCE", "en")),
        *(("ingilizce", "en"), ("fransızca", "fr"), ("FRANSIZCA", "fr"), ("tuerkisch", "tr")),
        *(("«немецкий»", "de"), ("немецкий язык", "de"), ("українська мова", "uk")),
        *(("德语", "de"), ("德語", "de"), ("德文", "de"), ("ドイツ語", "de"), ("독일어", "de")),
        *(("الألمانية", "de"), ("المانية", "de"), ("آلمانی", "de"), ("जर्मन", "de")),
        *(("हिंदी", "hi"), ("हिन्दी भाषा", "hi"), ("Bahasa Indonesia", "id"), ("ภาษาไทย", "th")),
        *(("繁體中文", "zh-Hant"), ("简体中文", "zh-Hans"), ("farsi", "fa"), ("mandarin", "zh")),
        *(("svenska", "sv"), ("Ελληνικά", "el"), ("ελληνικα", "el"), ("aleman", "de")),
        # several
        *(("de,en", "de,en"), ("German, English", "de,en"), ("de,ger", "de")),
        *(("zh-TW,en", "zh-Hant,en"), ("cestina", "cs")),
    ],
)  # fmt: skip
def test_typed_languages_are_parsed(typed: str, language: str | None) -> None:
    assert spoken_languages(typed) == language


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_is_parsed_from_its_names_and_codes(code: str) -> None:
    assert spoken_languages(code) == code
    for locale in sorted(folder.name for folder in CATALOGUES.iterdir()):
        name = Translations().for_locale(locale).language(code)
        assert spoken_languages(name) == code, (locale, name)
        assert spoken_languages(name.upper()) == code, (locale, name)


def test_language_names_cover_every_catalogue() -> None:
    folders = {folder.name.replace("-", "_") for folder in CATALOGUES.iterdir()}
    assert folders <= set(language_names.LOCALES)


def test_native_names_match_cldr() -> None:
    own = dict(row.split(":") for row in language_names._OWN_NAMES.split("; "))
    for code in LANGUAGES:
        tag = CLDR.get(code, code)
        try:
            name = Locale.parse(tag).languages.get(tag)
        except UnknownLocaleError:
            name = None
        assert own.get(tag) == name
    assert {language_code(tag) for tag in own} <= LANGUAGES


@pytest.mark.parametrize(
    ("typed", "suggestions"),
    [
        ("germn", "de"),
        ("немецкй", "de"),
        ("jp", "ja"),
        ("cn", "zh"),
        ("ua", "uk"),
        ("xx", "none"),
        ("qqqqqq", "none"),
    ],
)
def test_unknown_language_is_refused_with_a_suggestion(typed: str, suggestions: str) -> None:
    with pytest.raises(UnknownLanguage) as exc_info:
        spoken_languages(typed)
    assert exc_info.value.values["suggestions"] == suggestions
    assert exc_info.value.values["wish"] == typed


def test_refusal_is_in_the_language_of_the_user() -> None:
    with pytest.raises(UnknownLanguage) as exc_info:
        spoken_languages("germn")
    failure = Failure(exc_info.value.code, {**exc_info.value.values, "wish": "lang=germn"})
    german = Translations().for_locale("de").failure(failure)
    assert german == "lang=germn verstehe ich nicht. Gemeint war vielleicht: Deutsch (de)"


@pytest.mark.parametrize("typed", ["ga", "Irish", "ирландский", "klingon", "de,ga"])
def test_language_without_recognition_is_named(typed: str) -> None:
    with pytest.raises(LanguageNotRecognized) as exc_info:
        spoken_languages(typed)
    assert exc_info.value.values["language"] in ("ga", "tlh")


def test_summary_language_may_be_any_language() -> None:
    assert summary_language("Irish") == "ga"
    assert summary_language("zh-TW") == "zh-Hant"
    assert summary_language("auto") is None
    with pytest.raises(UnknownLanguage):
        summary_language("xx")


def test_english_model_refuses_other_languages_before_the_job() -> None:
    check_model_language(Options(language="de"), "base")
    check_model_language(Options(), "base.en")
    check_model_language(Options(language="en,de"), "base.en")
    with pytest.raises(InvalidOption):
        check_model_language(Options(language="de"), "small.en")


@pytest.mark.parametrize("code", ["auto", "de", "zh-Hant", "pt-BR"])
def test_codes_need_no_table_of_names(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes half a second of the start of each program that reads an option."""
    monkeypatch.delattr(language_names, "_names")
    spoken_languages(code)
    summary_language(code)
