"""Detection of invented text."""

from __future__ import annotations

import pytest

from pipeline.engines.whisper.decode_requests import DecodeResult
from pipeline.engines.whisper.hallucinations import (
    COMPRESSION,
    compression_ratio,
    find_fault,
    find_loop,
    likeliest,
    normalize,
    remove_loops,
    repeats_its_end,
)
from storage.models import Word


def decoded(
    text: str,
    *,
    mean_logprob: float = -0.3,
    no_speech_probability: float = 0.05,
    step: float = 0.3,
    probability: float = 0.9,
) -> DecodeResult:
    words = tuple(
        Word(at * step, (at + 1) * step, " " + word, probability)
        for at, word in enumerate(text.split())
    )
    return DecodeResult(words, "en", mean_logprob, no_speech_probability)


@pytest.mark.parametrize(
    ("result", "spoken", "why"),
    [
        (decoded("And so, my fellow Americans, ask not what your country can do"), 5.0, None),
        (decoded(""), 5.0, None),
        (decoded("No, no, no."), 1.0, None),
        (decoded("Thank you."), 1.0, None),
        (decoded("Thank you.", no_speech_probability=0.5), 1.0, "stock_phrase"),
        (decoded("Altyazı M.K.", no_speech_probability=0.9), 4.0, "stock_phrase"),
        (decoded("what a thing", mean_logprob=-1.4, no_speech_probability=0.9), 4.0, "no_speech"),
        (decoded("what a thing", mean_logprob=-1.4), 4.0, "unsure"),
        (
            decoded("チョコレート。", mean_logprob=-0.99, no_speech_probability=0.85),
            1.2,
            "no_speech",
        ),
        (decoded("very good team", mean_logprob=-0.63, no_speech_probability=0.65), 3.5, None),
        (decoded("1,5 " * 20, no_speech_probability=0.8), 20.0, "no_speech"),
        (decoded("1,5,5,5", no_speech_probability=0.8, probability=0.1), 4.0, "no_speech"),
        (decoded("I am going to the " * 10), 14.0, "repeated"),
        (decoded("a b c d e f g h i j k l m n o p q r s t u v w x y z"), 1.0, "repeated"),
    ],
)
def test_find_fault_detects_invented_text(
    result: DecodeResult, spoken: float, why: str | None
) -> None:
    assert find_fault(result, spoken) == why


@pytest.mark.parametrize(
    ("mean_logprob", "probability", "fault"),
    [(-1.58, 0.38, "no_speech"), (-1.1, 0.26, "unsure"), (-1.6, 0.6, "unsure")],
)
def test_best_of_several_guesses_is_invented(
    mean_logprob: float, probability: float, fault: str
) -> None:
    better = decoded("Rue de Rue", mean_logprob=mean_logprob, probability=probability)
    attempts = [(decoded("Yarn", mean_logprob=-2.2), "unsure"), (better, "unsure")]
    loop = decoded("la " * 30, mean_logprob=-0.4)
    assert likeliest([*attempts, (loop, "repeated")]) == (better, fault)


ARTICLE_ONE = {
    "hi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें "
    "बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।",
    "ka": "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით. მათ "
    "მინიჭებული აქვთ გონება და სინდისი და ერთმანეთის მიმართ უნდა იქცეოდნენ ძმობის სულისკვეთებით.",
    "ta": "மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும், உரிமைகளிலும் "
    "சமமானவர்கள், அவர்கள் நியாயத்தையும் மனச்சாட்சியையும் இயற்பண்பாகப் பெற்றவர்கள்.",
    "my": "လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် "
    "လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။",
    "km": "មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងភាពស្មើៗគ្នាក្នុងសិទ្ធិនិងសេចក្តីថ្លៃថ្នូរ។",
    "am": "የሰው ልጅ ሁሉ ሲወለድ ነፃና በክብርና በመብትም እኩልነት ያለው ነው። የተፈጥሮ ማስተዋልና ሕሊና ስላለው አንዱ "
    "ሌላውን በወንድማማችነት መንፈስ መመልከት ይገባዋል።",
}
"""The first sentences of the Universal Declaration of Human Rights."""


@pytest.mark.parametrize("language", ARTICLE_ONE)
def test_natural_text_of_any_script_is_not_a_loop(language: str) -> None:
    text = ARTICLE_ONE[language]
    assert find_fault(decoded(text), 20.0) is None
    assert find_fault(decoded(text, no_speech_probability=0.7), 20.0) is None
    assert compression_ratio(text) < 1.8
    assert compression_ratio(text[:40] * 5) > COMPRESSION


@pytest.mark.parametrize("text", ["Bye.", "So?", "Music.", "You."])
@pytest.mark.parametrize(
    ("no_speech", "probability", "fault"),
    [
        (0.01, 0.83, None),
        (0.11, 0.49, None),  # a synthetic voice that says "You." in silence
        (0.35, 0.98, None),
        (0.2, 0.5, "stock_phrase"),
        (0.5, 0.83, "stock_phrase"),
    ],
)
def test_short_word_is_left_out_only_if_word_and_sound_are_doubtful(
    text: str, no_speech: float, probability: float, fault: str | None
) -> None:
    heard = decoded(text, no_speech_probability=no_speech, probability=probability)
    assert find_fault(heard, 0.4) == fault


def test_loop_is_kept_once_and_reported() -> None:
    text = "we went home and then and then and then and then and then we slept"
    words = decoded(text, step=0.1).words
    kept, removed = remove_loops(words)
    assert [word.text.strip() for word in kept] == [
        "we",
        "went",
        "home",
        "and",
        "then",
        "we",
        "slept",
    ]
    assert removed == ((words[5].start, words[12].end),)


def test_slow_repetition_is_kept() -> None:
    words = decoded("some more words words words words and that is all").words
    assert remove_loops(words) == (words, ())


def test_ten_repetitions_are_reduced_to_one() -> None:
    kept, _ = remove_loops(decoded("no " * 12, step=0.5).words)
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("what has happened to me what has happened to me", True),
        ("hello and so it begins and so it begins", True),
        ("no no", False),
        ("one two three four", False),
    ],
)
def test_repeated_end_of_a_text_is_detected(text: str, twice: bool) -> None:
    assert repeats_its_end(decoded(text).words) is twice


def test_words_that_differ_in_a_vowel_sign_are_not_a_loop() -> None:
    words = tuple(
        Word(at * 0.1, at * 0.1 + 0.1, f" {text}", 0.9)
        for at, text in enumerate(["कि", "की", "कु", "कू", "के", "कै", "को", "कौ", "का", "कं"])
    )
    assert not find_loop(words)
    assert normalize("कि, ที่ Café-Bar!") == "कि ที่ café bar"
