"""Fillers and stutters are left out, and no word that means something."""

from __future__ import annotations

import pytest

from pipeline.engines.spoken_words import without_fillers
from pipeline.stages.clean_text import mark_fillers
from storage.models import Segment, Transcript, Word


def transcript_of(text: str, language: str, *, spaced: bool = True) -> Transcript:
    """Return a transcript of one segment, each of whose words lasts a second."""
    texts = text.split() if spaced else list(text)
    words = tuple(Word(i, i + 1.0, word, 0.9) for i, word in enumerate(texts))
    return Transcript(language, 60.0, (Segment(0.0, len(texts), text, words),))


def cleaned(text: str, language: str, *, spaced: bool = True) -> str:
    transcript = without_fillers(mark_fillers(transcript_of(text, language, spaced=spaced)))
    (segment,) = transcript.segments
    joined = (" " if spaced else "").join(word.text for word in segment.words)
    assert joined == segment.text
    return segment.text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Um, so we start.", "So we start."),
        ("en", "I I I think, uh, that it's fine um.", "I think, that it's fine."),
        ("en", "Well, um, I, I like it.", "Well, I like it."),
        ("en", "We went to th- the house. Uhh. Then, er, home.",
         "We went to the house. Then, home."),
        ("en", "The the plan and and the budget, umm?", "The plan and the budget?"),
        ("de", "Ähm, ich ich glaube, äh, das geht.", "Ich glaube, das geht."),
        ("es", "Yo yo creo, ehm, que es, eh, difícil.", "Yo creo, que es, difícil."),
        ("fr", "Euh, je je pense, euh, que oui.", "Je pense, que oui."),
        ("pt", "Eu eu acho, ãh, que sim.", "Eu acho, que sim."),
        ("id", "Saya saya pikir, eee, begitu.", "Saya pikir, begitu."),
        ("tr", "Iıı, istiyorum ve ve, ııı, geldim.", "İstiyorum ve, geldim."),
        ("ru", "Эээ, я я думаю, э, да.", "Я думаю, да."),
        ("uk", "Еее, я я думаю, ее, так.", "Я думаю, так."),
        ("ar", "امممم، أنا أنا أظن ذلك.", "أنا أظن ذلك."),
        ("fa", "اممم، فکر می‌کنم که که درست است.", "فکر می‌کنم که درست است."),
        ("hi", "अम्म, मैं मैं सोचता हूँ.", "मैं सोचता हूँ."),
        ("ko", "저는, 음, 으음 그렇게 생각해요.", "저는, 그렇게 생각해요."),
    ],
)  # fmt: skip
def test_fillers_are_left_out(language: str, text: str, expected: str) -> None:
    assert cleaned(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "えーと、今日は、あのー、会議です。", "今日は、会議です。"),
        ("zh", "呃，我们，呃，开始吧。", "我们，开始吧。"),
    ],
)
def test_fillers_are_left_out_of_unspaced_scripts(language: str, text: str, expected: str) -> None:
    assert cleaned(text, language, spaced=False) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I like it so well, you know."),
        ("en", "He said that that had had an effect."),
        ("en", "It was very very good, bye bye, no no no."),
        ("en", "Uh oh, the ER is full. Uh-huh."),
        ("en", "What it is is a plan for pre- and post-war days."),
        ("en", "A A batteries. The UM campus. Hmm. Mhm."),
        ("de", "Ja, er hat um acht Uhr ja gesagt, also."),
        ("de", "Die, die das sagen, der der kommt, so so, na na."),
        ("de", "Ein- und Ausgang, eh schon. Aber, aber! Und, und, und."),
        ("es", "Qué bonito, ¿eh? Eh, tú. Este libro, pues, no no. Pero, pero..."),
        ("fr", "Nous nous voyons, vous vous levez, ben oui, bon."),
        ("pt", "É um dia bom, né? Uma a uma."),
        ("id", "Orang orang berjalan pelan pelan, anak-anak."),
        ("tr", "Yavaş yavaş, bir bir, çok çok iyi. Ee, sonra? Eee? Şey aldım, ben ben değilim."),
        ("ru", "Вот, ну да, так так, еле-еле, чуть чуть. Буква э там. Э, брат. Что, что? Но, но!"),
        ("uk", "Ну от, ледь ледь, так так."),
        ("ar", "نعم، أمام البيت. أمم متحدة. شيئا شيئا."),
        ("fa", "کم کم، یواش یواش، من من نیستم."),
        ("hi", "धीरे धीरे, कभी कभी, और और."),
        ("ko", "그 사람, 어, 네. 빨리 빨리. 음식 좋아요. 음?"),
    ],
)
def test_words_with_a_meaning_are_kept(language: str, text: str) -> None:
    assert cleaned(text, language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "あの人は、その本を読みました。まあ、いいね。えー！"),
        ("zh", "那个人看看书。嗯，对。这个，名额很多。金额，谢谢。"),
    ],
)
def test_words_with_a_meaning_are_kept_in_unspaced_scripts(language: str, text: str) -> None:
    assert cleaned(text, language, spaced=False) == text


def test_filler_marks_and_word_times_are_kept_in_the_transcript() -> None:
    marked = mark_fillers(transcript_of("Um, so we start.", "en"))
    assert [word.filler for word in marked.segments[0].words] == [True, False, False, False]
    assert marked.segments[0].text == "Um, so we start."
    (segment,) = without_fillers(marked).segments
    assert [(word.text, word.start) for word in segment.words] == [
        ("So", 1.0), ("we", 2.0), ("start.", 3.0),
    ]  # fmt: skip


def test_segment_of_fillers_is_removed_unless_the_recording_has_only_fillers() -> None:
    um = Segment(0.0, 1.0, "Um.", (Word(0.0, 1.0, "Um.", 0.9),))
    yes = Segment(2.0, 3.0, "Yes.", (Word(2.0, 3.0, "Yes.", 0.9),))
    both = mark_fillers(Transcript("en", 5.0, (um, yes)))
    assert without_fillers(both).segments == (yes,)
    alone = Transcript("en", 5.0, (um,))
    assert mark_fillers(alone) == alone


def test_language_without_a_filler_table_is_unchanged() -> None:
    assert cleaned("Umm, a a b", "xx") == "Umm, a a b"


def test_fillers_follow_the_language_of_each_segment() -> None:
    words = tuple(Word(i, i + 1.0, text, 0.9) for i, text in enumerate(["Um", "acht", "Uhr."]))
    german = Segment(0.0, 3.0, "Um acht Uhr.", words, language="de")
    mixed = Transcript("en", 9.0, (german,))
    assert without_fillers(mark_fillers(mixed)) == mixed
