"""Messages: complete in every locale, with the values that the code passes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from bot.i18n.translator import LOCALES, Translations, Translator, about, lasting, percent, timecode
from pipeline.engines.whisper.languages import LANGUAGES
from storage import errors
from storage.models import Failure, Stage, SummaryStyle

ROOT = Path(__file__).parents[4]
SOURCES = sorted(
    path for folder in ("bot", "pipeline", "storage") for path in (ROOT / folder).rglob("*.py")
)
NOTE = re.compile(r'Note\(\s*"([a-z_]+)"')
SAID = re.compile(r'\b(?:t|reply|RequestRefused|AdminRefused)\(\s*"([a-z_-]+)"')


@pytest.fixture(scope="module")
def t() -> Translator:
    return Translations().for_locale("en")


def every(kind: type[errors.UserError]) -> list[type[errors.UserError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in every(below))]


def values_of(kind: type[errors.UserError]) -> set[str]:
    """Return the values that the docstring of an error, or of its base class, promises."""
    for each in kind.__mro__:
        if found := re.search(r"Values: ([^.]+)\.", each.__doc__ or ""):
            return set(re.findall(r"[a-z]+", re.sub(r"\([^)]*\)", "", found[1])))
    return set()


def placeholders(locale: str = "en") -> dict[str, set[str]]:
    """Return the variables of every message, including those of referenced messages."""

    class Found(Visitor):
        def __init__(self) -> None:
            self.variables: set[str] = set()
            self.messages: set[str] = set()

        def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
            self.variables.add(node.id.name)

        def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
            self.messages.add(node.id.name)

    found: dict[str, Found] = {}
    for entry in entries(locale):
        found[entry.id.name] = Found()
        found[entry.id.name].visit(entry)
    return {
        name: each.variables.union(*(found[other].variables for other in each.messages))
        for name, each in found.items()
    }


def entries(locale: str) -> list[ast.Message]:
    parser = FluentParser()
    bodies = [
        parser.parse(path.read_text(encoding="utf-8")).body
        for path in sorted((LOCALES / locale).glob("*.ftl"))
    ]
    assert not [each for body in bodies for each in body if isinstance(each, ast.Junk)]
    return [each for body in bodies for each in body if isinstance(each, ast.Message)]


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
