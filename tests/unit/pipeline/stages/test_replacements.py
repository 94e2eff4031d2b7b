"""Words that a user wants written in another way."""

from __future__ import annotations

import pytest

from pipeline.stages.replacements import Rules, replace_words
from storage.models import Segment, Transcript, Word


def transcript_of(text: str, language: str = "en", *, spaced: bool = True) -> Transcript:
    """Return a transcript of one segment, each of whose words lasts a second."""
    texts = text.split() if spaced else list(text)
    words = tuple(Word(i, i + 1.0, word, 0.9, "S1") for i, word in enumerate(texts))
    return Transcript(language, 60.0, (Segment(0.0, len(texts), text, words, "S1"),))


@pytest.mark.parametrize(
    ("text", "rules", "language", "expected"),
    [
        ("We use kubernetis.", [("kubernetis", "Kubernetes")], "en", "We use Kubernetes."),
        ("KUBERNETIS, Kubernetis", [("kubernetis", "k8s")], "en", "K8S, K8s"),
        ("A cat concatenates cats.", [("cat", "dog")], "en", "A dog concatenates cats."),
        ("Keler's plan, Keler-Group", [("Keler", "Keller")], "en", "Keller's plan, Keller-Group"),
        ("a b", [("a", "b"), ("b", "a")], "en", "b a"),
        ("New York city", [("new york", "NYC"), ("new york city", "the city")], "en", "The city"),
        ("New   York", [("new york", "NYC")], "en", "NYC"),
        ("c.t and cat", [("c.t", "X")], "en", "X and cat"),
        ("(.*) stays", [(".*", "gone")], "en", "(gone) stays"),
        ("IŞIK ve ışık, Isparta", [("ışık", "lamba"), ("ısparta", "Burdur")], "tr",
         "LAMBA ve lamba, Burdur"),
        ("İZMİR ve izmir", [("izmir", "iğdır")], "tr", "İĞDIR ve iğdır"),
        ("STRASSE und Straße", [("straße", "gasse")], "de", "GASSE und Gasse"),
        ("Ο ΟΔΥΣΣΕΥΣ και ο Οδυσσεύς", [("οδυσσεύς", "Οδυσσέας")], "el",
         "Ο ΟΔΥΣΣΕΥΣ και ο Οδυσσέας"),
        ("हम कल मिले, कला नहीं", [("कल", "आज")], "hi", "हम आज मिले, कला नहीं"),
        ("قال محمد ومحمد", [("محمد", "أحمد")], "ar", "قال أحمد ومحمد"),
        ("привет Иванав", [("иванав", "Иванов")], "ru", "привет Иванов"),
    ],
)  # fmt: skip
def test_replacement_matches_whole_words_in_any_case(
    text: str, rules: Rules, language: str, expected: str
) -> None:
    (segment,) = replace_words(transcript_of(text, language), rules).segments
    assert segment.text == expected
    assert " ".join(word.text for word in segment.words) == expected


@pytest.mark.parametrize(
    ("text", "rule", "language", "expected"),
    [
        ("我叫李名，住在北京。", ("李名", "李明"), "zh", "我叫李明，住在北京。"),
        ("田中産が話します", ("田中産", "田中さん"), "ja", "田中さんが話します"),
        ("ผมชื่อสมชัย", ("สมชัย", "สมชาย"), "th", "ผมชื่อสมชาย"),
    ],
)
def test_replacement_matches_inside_unspaced_scripts(
    text: str, rule: tuple[str, str], language: str, expected: str
) -> None:
    (segment,) = replace_words(transcript_of(text, language, spaced=False), [rule]).segments
    assert segment.text == expected
    assert "".join(word.text for word in segment.words) == expected


def test_replaced_words_keep_or_share_times() -> None:
    rules = [("kuber netes", "Kubernetes"), ("gonna", "going to"), ("fine", "good")]
    (segment,) = replace_words(transcript_of("Kuber netes is gonna be fine."), rules).segments
    words = [(word.text, round(word.start, 2), round(word.end, 2)) for word in segment.words]
    assert words == [
        ("Kubernetes", 0, 2),
        ("is", 2, 3),
        ("going", 3, 3.71),
        ("to", 3.71, 4),
        ("be", 4, 5),
        ("good.", 5, 6),
    ]
    assert {word.speaker for word in segment.words} == {"S1"}


def test_text_without_word_times_is_replaced() -> None:
    transcript = Transcript("en", 9.0, (Segment(0.0, 5.0, "We use kubernetis."),))
    assert replace_words(transcript, [("kubernetis", "K8s")]).segments[0].text == "We use K8s."
    original = Segment(0.0, 5.0, "We use kubernetis.", (Word(0.0, 1.0, "other", 0.5),))
    (segment,) = replace_words(Transcript("en", 9.0, (original,)), [("kubernetis", "K8s")]).segments
    assert (segment.text, segment.words) == ("We use K8s.", original.words)


def test_transcript_without_rules_is_not_copied() -> None:
    transcript = transcript_of("We use kubernetis.")
    assert replace_words(transcript, ()) is transcript
