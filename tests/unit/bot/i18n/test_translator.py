"""Tags of languages, and messages with numbers, durations and names in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n.translator import Translations, Translator, about, lasting, percent, timecode
from pipeline.engines.whisper.languages import LANGUAGES
from storage.models import Failure


def test_locale_is_a_folder_and_gaps_fall_back_to_english(tmp_path: Path) -> None:
    for locale, lines in (("en", "a = one\nb = { $n } two\n"), ("de", "b = { $n } zwei\n")):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "main.ftl").write_text(lines, encoding="utf-8")
    words = Translations(tmp_path)
    german = words.for_locale("de-AT")
    assert (german("a"), german("b", n=2)) == ("one", "2 zwei")
    assert words.for_locale("xx")("b", n=2) == "2 two"
    with pytest.raises(KeyError):
        german("c")


CHINESE = {
    "zh-Hans": ("zh", "zh-CN", "zh-SG", "zh-hans", "zh-Hans-HK", "ZH-cn"),
    "zh-Hant": ("zh-TW", "zh-HK", "zh-MO", "zh-hant", "zh-Hant-TW", "zh-tw"),
}


@pytest.mark.parametrize(("script", "tags"), CHINESE.items())
def test_chinese_tags_get_their_script(script: str, tags: tuple[str, ...]) -> None:
    words = Translations()
    assert {words.best(tag) for tag in tags} == {script}
    assert {words.for_locale(tag)("locale-name") for tag in tags} == {
        words.for_locale(script)("locale-name")
    }


@pytest.mark.parametrize("tag", ["pt", "pt-PT", "PT-br"])
def test_portuguese_tags_reach_the_only_translation(tmp_path: Path, tag: str) -> None:
    for name in ("en", "pt-BR"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "main.ftl").write_text(f"name = {name}\n", encoding="utf-8")
    words = Translations(tmp_path)
    assert (words.best(tag), words.for_locale(tag)("name")) == ("pt-BR", "pt-BR")


def test_language_tag_falls_back_to_its_prefix() -> None:
    words = Translations()
    assert [words.best(tag) for tag in ("tr-TR", "TR", "xx-YY", "")] == ["tr", "tr", "en", "en"]


def test_code_of_a_newer_version_gets_a_generic_message(t: Translator) -> None:
    assert "flux_lost" in t.failure(Failure("flux_lost", {"x": "1"}))
    assert "flux" in t.coded("note", "flux", {})


def test_missing_value_does_not_cost_the_message(t: Translator) -> None:
    assert t.coded("note", "no_voice", {}).startswith("There is no spoken summary")


def test_counts_in_note_values_choose_the_plural(t: Translator) -> None:
    assert t.coded("note", "text_removed", {"count": "1"}).startswith("One passage was")
    assert t.coded("note", "text_removed", {"count": "12"}).startswith("12 passages were")


def test_hostile_values_are_inserted_unchanged(t: Translator) -> None:
    assert t("card-title", name="{ $x } <b>\u202e") == "{ $x } <b>\u202e"


def test_durations_are_formatted_for_people(t: Translator) -> None:
    assert [timecode(each) for each in (0, 61.9, 3723)] == ["0:00", "1:01", "1:02:03"]
    texts = [about(t, each) for each in (1, 44, 90, 200, 7300)]
    assert texts == ["about 5 s", "about 45 s", "about 2 min", "about 3 min", "about 2 h 1 min"]
    texts = [lasting(t, each) for each in (0.2, 8.6, 59.7, 200, 7300)]
    assert texts == ["1 s", "9 s", "1 min 0 s", "3 min 20 s", "2 h 1 min"]


def test_turkish_formats_counts_percentages_and_decimals() -> None:
    t = Translations().for_locale("tr-TR")
    assert t("card-ahead", count=1) == "Kuyrukta: önünüzde bir iş var"
    assert t("card-ahead", count=12) == "Kuyrukta: önünüzde 12 iş var"
    assert t("status-percent", stage=t("stage-files"), percent=45).endswith("%45")
    assert percent(t, 0.455) == "%46"
    assert percent(Translations().for_locale("en"), 0.455) == "46%"
    assert "1,5 MB" in t.failure(Failure("too_large", {"megabytes": "21.5", "limit": "1.5"}))


def test_ukrainian_has_three_plural_forms() -> None:
    t = Translations().for_locale("uk-UA")
    counted = {count: t("answer-speakers", count=count) for count in (1, 2, 5, 11, 21, 24, 100)}
    assert counted == {
        1: "1 мовець",
        2: "2 мовці",
        5: "5 мовців",
        11: "11 мовців",
        21: "21 мовець",
        24: "24 мовці",
        100: "100 мовців",
    }
    assert "1,5 МБ" in t.failure(Failure("too_large", {"megabytes": "21.5", "limit": "1.5"}))


def test_indonesian_has_one_plural_form_and_an_old_code() -> None:
    for tag in ("id", "id-ID", "in"):
        t = Translations().for_locale(tag)
        assert [t("album-title", count=count) for count in (1, 2)] == ["1 rekaman", "2 rekaman"]


NAMES = {
    "en": ("English", "Turkish", "Javanese", "Cantonese"),
    "de": ("Englisch", "Türkisch", "Javanisch", "Kantonesisch"),
    "tr": ("İngilizce", "Türkçe", "Cava dili", "Kantonca"),
    "uk": ("англійська", "турецька", "яванська", "кантонська"),
    "zh-Hant": ("英文", "土耳其文", "爪哇文", "粵語"),
}


@pytest.mark.parametrize(("locale", "names"), NAMES.items())
def test_languages_are_named_in_the_language_of_the_reader(
    locale: str, names: tuple[str, ...]
) -> None:
    t = Translations().for_locale(locale)
    assert tuple(t.language(code) for code in ("en", "tr", "jw", "yue")) == names
    failure = Failure("engine_lacks_language", {"engine": "x", "language": "tr", "setting": "y"})
    assert f"({names[1]})" in t.failure(failure).replace("（", "(").replace("）", ")")


@pytest.mark.parametrize("locale", Translations().locales)
def test_every_recognized_language_has_a_name(locale: str) -> None:
    t = Translations().for_locale(locale)
    names = {code: t.language(code) for code in LANGUAGES}
    assert {code for code, name in names.items() if name == code} == set()
    assert len({*names.values()}) == len(names)


def test_language_without_a_name_is_shown_as_its_code(tmp_path: Path) -> None:
    assert [Translations().for_locale("de").language(it) for it in ("", "qqq")] == ["", "qqq"]
    for locale in ("en", "xx"):
        (tmp_path / locale).mkdir()
    assert Translations(tmp_path).for_locale("xx").language("tr") == "Turkish"


def test_typed_text_is_not_formatted_as_a_number() -> None:
    assert "12000." in Translations().for_locale("en").failure(
        Failure("bad_wish", {"wish": "12000", "choices": "3"})
    )


def test_translators_are_kept_for_locales_with_a_folder_alone() -> None:
    translations = Translations()
    assert translations.for_locale("de") is translations.for_locale("de")
    for number in range(100):
        translations.for_locale(f"de-{number}")
    assert set(translations._translators) == {"de"}
