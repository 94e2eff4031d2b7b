"""Requests: joined with the answers of whom they ask, and told apart from possibilities."""

import pytest

from tests.unit.pipeline.engines.summarization.test_dialogue_acts import find, texts


def test_request_is_joined_with_the_answer_of_whom_it_asks() -> None:
    actions, _, _ = texts(
        find(
            "A: Ben, can you call the printer?",
            "C: I will book the train tickets on Friday.",
            "B: Yes, I will call him.",
        )
    )
    assert actions == [
        "Speaker 3: I will book the train tickets on Friday.",
        "Speaker 2: “Ben, can you call the printer?” – “Yes, I will call him.”",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Please don't forget the keys of the hall."),
        ("de", "Bitte vergesst nicht, die Schlüssel der Halle mitzubringen."),
        ("ru", "Пожалуйста, не забудьте ключи от зала."),
        ("tr", "Lütfen salonun anahtarlarını unutmayın."),
    ],
)
def test_request_not_to_forget_is_an_action(language: str, text: str) -> None:
    assert texts(find(f"A: {text}", "B: 2026.", language=language))[0] == [text]


def test_request_without_an_answer_does_not_name_who_asks() -> None:
    actions, _, _ = texts(
        find("A: Tom, please prepare the price lists.", "B: The stand is too small.")
    )
    assert actions == ["Tom, please prepare the price lists."]


def test_promise_with_a_date_is_the_answer_to_a_request() -> None:
    actions, _, _ = texts(
        find("A: Nadia, could you ring the printer?", "B: Will do. I'll ring him tomorrow.")
    )
    assert actions == [
        "Speaker 2: “Nadia, could you ring the printer?” – “I'll ring him tomorrow.”"
    ]


@pytest.mark.parametrize(
    ("language", "text", "reply"),
    [
        ("de", "Dort können Sie am Samstag kostenlos parken.", "Ja, genau."),
        ("fr", "Vous pouvez voir les fenêtres du jardin.", "Oui."),
        ("pt", "Você pode ver as janelas do jardim.", "Sim."),
        ("ru", "Вы можете взять билеты у входа.", "Да."),
        ("uk", "Ви можете взяти квитки біля входу.", "Так."),
        ("id", "Anda bisa membeli tiket di pintu masuk.", "Ya."),
        ("fa", "آسانسور هر روز خراب می‌شود.", "درست است."),
    ],
)
def test_possibility_is_no_request(language: str, text: str, reply: str) -> None:
    assert texts(find(f"A: {text}", f"B: {reply}", language=language))[0] == []


@pytest.mark.parametrize(
    ("language", "request_text", "answer"),
    [
        ("de", "Jana, kümmerst du dich um die Rampe im Hof?", "Mach ich."),
        ("fr", "Julie, tu t'occupes du quai de la gare ?", "Oui."),
        ("es", "Julia, ¿te encargas tú de la rampa del patio?", "Claro."),
        ("ru", "Юля, займёшься рампой во дворе?", "Да."),
        ("uk", "Юля, займешся рампою у дворі?", "Так."),
        ("tr", "Jale, avludaki rampayla ilgilenir misin?", "Olur."),
    ],
)
def test_question_whether_somebody_does_it_is_a_request(
    language: str, request_text: str, answer: str
) -> None:
    actions = texts(find(f"A: {request_text}", f"B: {answer}", language=language))[0]
    assert actions == [f"Speaker 2: “{request_text}” – “{answer}”"]
