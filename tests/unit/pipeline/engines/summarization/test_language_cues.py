import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.engines.summarization import language_cues
from pipeline.engines.summarization.language_cues import DateCues, LanguageCues, cues_of

TABLES = sorted((Path(language_cues.__file__).parent / "languages").glob("*.toml"))
LOCALES = Path("bot/i18n/locales")


def test_each_language_of_the_bot_has_a_cue_table() -> None:
    spoken = {folder.name.split("-")[0] for folder in LOCALES.iterdir()}
    assert spoken <= {path.stem for path in TABLES}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_table_has_known_keys_and_seven_weekdays(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(table) <= {field.name for field in fields(LanguageCues)}
    assert set(table["dates"]) <= {field.name for field in fields(DateCues)}
    cues = cues_of(path.stem)
    assert len(cues.dates.weekdays) == 7
    for pattern in (cues.decision, cues.commitment, cues.request, cues.uncertain):
        assert not pattern.search("")


def test_cue_matches_only_whole_words() -> None:
    assert cues_of("en").commitment.search("and I will call")
    assert not cues_of("en").commitment.search("Hawaii willing")
    assert cues_of("hi").unresolved.search("अभी पता नहीं है")


@pytest.mark.parametrize("language", ["", "xx", "../en", "sv"])
def test_unknown_language_has_no_cues(language: str) -> None:
    assert cues_of(language) == LanguageCues()


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_shorthands_of_patterns_are_expanded(path: Path) -> None:
    cues = cues_of(path.stem)
    for field in fields(LanguageCues):
        pattern = getattr(getattr(cues, field.name), "pattern", "")
        assert "LETTER" not in pattern
        assert "NAME" not in pattern
        assert "..." not in pattern
