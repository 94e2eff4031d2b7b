"""Ordinal numbers with a full stop end no sentence, other numbers do, in each language."""

from __future__ import annotations

import pytest

from pipeline.engines.ordinals import is_ordinal
from pipeline.engines.sentences import sentences_of
from pipeline.export.line_breaks import unbreakable_parts
from storage.models import Segment, Transcript, Word
from tests.unit.pipeline.transcripts import transcript_of

ORDINAL = {
    "bs": ["U finalu je 1. FC Sarajevo.", "To je II. Svjetski rat."],
    "cs": ["Dnes hraje 1. FC Praha.", "Začala II. Světová válka."],
    "da": ["Vi så den 1. FC København vandt.", "Det var 2. Verdenskrig."],
    "de": [
        "Der 1. FC Köln hat gewonnen.", "1. FC Köln gegen Bremen.", "Das war im 19. Jahrhundert.",
        "Die 2. Bundesliga startet.", "Am 3. Tag kam er.", "Zum 100. Geburtstag kamen alle.",
        "Der II. Weltkrieg endete.", "Wir sehen uns am 12. Oktober wieder.",
    ],
    "et": ["Meil on 1. FC Tallinn.", "See oli II. Maailmasõda."],
    "fi": ["Pelissä oli 1. FC Helsinki.", "Se oli 2. Maailmansota."],
    "hr": ["U finalu je 1. FC Zagreb.", "Počeo je II. Svjetski rat."],
    "hu": ["Nyert az 1. FC Budapest.", "Kitört a II. Világháború."],
    "lt": ["Laimėjo 1. FC Vilnius.", "Tai buvo II. Pasaulinis karas."],
    "lv": ["Uzvarēja 1. FC Rīga.", "Sākās II. Pasaules karš."],
    "nn": ["I dag vann 1. FC Bergen.", "Det var 2. Verdskrig."],
    "no": ["I dag vant 1. FC Oslo.", "Det var 2. Verdenskrig."],
    "pl": ["Dzisiaj gra 1. FC Warszawa.", "Wybuchła II. Wojna światowa."],
    "sk": ["Dnes hrá 1. FC Košice.", "Začala sa II. Svetová vojna."],
    "sl": ["Zmagal je 1. FC Ljubljana.", "Začela se je II. Svetovna vojna."],
    "tr": ["Bugün 1. FC kazandı.", "Padişah II. Abdülhamid geldi.", "O zaman 20. Yüzyıl başladı."],
}  # fmt: skip
"""One sentence each."""
ENDS = {
    "bs": ["To je bilo 2019. Onda je došao.", "Bilo ih je 12. On je to znao."],
    "cs": ["Bylo to v roce 2019. Pak přišel Jan.", "Bylo jich 12. On to věděl."],
    "da": ["Det var i 2019. Derefter kom han.", "De var 12. Han vidste det."],
    "de": [
        "Das war im Jahr 2019. Der Rest blieb.", "Das war 2019. Köln hat gewonnen.",
        "Es waren 12. Wir wussten es.", "Er wohnt in Zimmer 12. Köln gefällt ihm.",
        "Es gab noch 3. Dann kam der Regen.",
    ],
    "et": ["See oli aastal 2019. Siis ta tuli.", "Neid oli 12. Ta teadis seda."],
    "fi": ["Se oli vuonna 2019. Sitten hän tuli.", "Heitä oli 12. Hän tiesi sen."],
    "hr": ["To je bilo 2019. Onda je došao.", "Bilo ih je 12. On je to znao."],
    "hu": ["Ez volt 2019. Aztán jött Anna.", "Ott voltak 12. Ez elég volt."],
    "lt": ["Tai buvo 2019. Tada jis atėjo.", "Jų buvo 12. Jis tai žinojo."],
    "lv": ["Tas bija 2019. Tad viņš atnāca.", "Viņu bija 12. Viņš to zināja."],
    "nn": ["Det var i 2019. Han kom seinare.", "Dei var 12. Han visste det."],
    "no": ["Det var i 2019. Deretter kom han.", "De var 12. Han visste det."],
    "pl": ["To było w roku 2019. Potem przyszedł Jan.", "Było ich 12. On to wiedział."],
    "sk": ["Bolo to v roku 2019. Potom prišiel Ján.", "Bolo ich 12. On to vedel."],
    "sl": ["To je bilo leta 2019. Potem je prišel.", "Bilo jih je 12. On je to vedel."],
    "tr": ["Yıl 2019. Sonra o geldi.", "Onlar 12. Bu yeterli."],
}  # fmt: skip
"""Two sentences each."""


def pairs(texts: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, those in texts.items() for text in those]


def sentences(language: str, text: str) -> list[str]:
    return [each.text for each in sentences_of(transcript_of(text, language=language))]


def test_each_language_is_tested_both_ways() -> None:
    assert ORDINAL.keys() == ENDS.keys()


@pytest.mark.parametrize(("language", "text"), pairs(ORDINAL))
def test_ordinal_number_ends_no_sentence(language: str, text: str) -> None:
    assert sentences(language, text) == [text]


@pytest.mark.parametrize(("language", "text"), pairs(ENDS))
def test_number_at_the_end_ends_a_sentence(language: str, text: str) -> None:
    found = sentences(language, text)
    assert len(found) == 2
    assert found[0].endswith(("2019.", "12.", "3."))
    assert " ".join(found) == text


def test_languages_without_the_ordinal_dot_split_as_before() -> None:
    for language in ("en", "fr", "es", "sv", "ru"):
        assert not is_ordinal("We were 12.", "Berlin won.", language)
    assert sentences("en", "There were 12. Berlin won.") == ["There were 12.", "Berlin won."]


@pytest.mark.parametrize(("pause", "count"), [(0.1, 1), (0.7, 2)])
def test_pause_behind_the_number_ends_a_sentence(pause: float, count: int) -> None:
    words, at = [], 0.0
    for text in ("Es", "kamen", "noch", "3.", "Müller", "war", "froh."):
        words.append(Word(at, at + 0.3, text, 0.9))
        at += 0.3 + (pause if text == "3." else 0.05)
    segment = Segment(0.0, at, " ".join(it.text for it in words), tuple(words))
    assert len(sentences_of(Transcript("de", at, (segment,)))) == count


def test_captions_keep_the_number_with_its_word() -> None:
    text = "Heute hat der 1. FC Köln gegen den 2. Verein gewonnen. Es waren 12. Wir gehen."
    parts = [it.strip() for it in unbreakable_parts(text, "de")]
    assert {"1. FC", "2. Verein", "12."} <= set(parts)
    assert "1. FC" not in unbreakable_parts("He lives at no 1. FC is a club.", "en")
