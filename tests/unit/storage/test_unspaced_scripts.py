"""One list of scripts without spaces holds for search, sentences, subtitles and speakers."""

from __future__ import annotations

import pytest

from pipeline.engines.text_tokens import join, tokens
from pipeline.export.cue_tokens import pieces_of
from pipeline.stages.assign_speakers import cut_text
from storage.models import Segment, Transcript, Word
from storage.search_text import fold
from storage.unspaced_scripts import UNSPACED_LANGUAGES, is_unspaced

UNSPACED = {
    "th": "กขคงจฉชซ",
    "km": "កខគឃងចឆជ",
    "lo": "ກຂຄງຈສຊຍ",
    "my": "ကခဂဃငစဆဇ",
    "bo": "ཀཁགངཅཆཇཉ",
    "zh": "今天开会讨论预算",
    "yue": "\U00020000\U00020001\U0002a6d6\U0002b740\U0002ceb0\U00030000\U000312ff\U00020003",
    "ja": "きょうはカイギです",
}
KOREAN = "오늘은 회의가 있습니다"


def cut(text: str) -> list[str]:
    """Return the pieces between which a subtitle line may be cut."""
    return [piece.text for piece in pieces_of(Transcript("", 9.0, (Segment(0.0, 9.0, text),)))]


def test_every_unspaced_language_has_a_sample() -> None:
    assert set(UNSPACED) == UNSPACED_LANGUAGES


@pytest.mark.parametrize("text", UNSPACED.values(), ids=UNSPACED)
def test_each_character_of_an_unspaced_script_is_a_word(text: str) -> None:
    assert all(map(is_unspaced, text))
    assert len(fold(text).split()) == len(text)
    assert tokens(text) == [text[at : at + 2] for at in range(len(text) - 1)]
    assert "".join(cut(text)) == text
    assert join(text[:2], text[2:]) == text


@pytest.mark.parametrize("text", [KOREAN, "meet at noon"])
def test_spaced_words_are_kept_whole(text: str) -> None:
    words = text.split()
    assert not any(map(is_unspaced, text))
    assert tokens(text) == words
    assert cut(text) == words
    assert join(words[0], words[1]) == f"{words[0]} {words[1]}"
    assert "ko" not in UNSPACED_LANGUAGES


def test_empty_text_is_not_unspaced() -> None:
    assert not is_unspaced("")


def test_words_missing_from_the_text_are_joined_by_language() -> None:
    parts = [[Word(0.0, 1.0, "今天", 1.0), Word(1.0, 2.0, "开会", 1.0)]]
    assert cut_text("", parts, spaced=False) == ["今天开会"]
    assert cut_text("", parts, spaced=True) == ["今天 开会"]
