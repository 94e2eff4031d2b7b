from datetime import date

import pytest

from pipeline.engines.sentences import sentences_of
from pipeline.engines.summarization.act_collector import DialogueActs
from pipeline.engines.summarization.dialogue_acts import find_dialogue_acts
from storage.models import Segment, Transcript

SATURDAY = date(2026, 11, 28)


def find(*lines: str, language: str = "en", recorded: date | None = None) -> DialogueActs:
    """Return the findings of a conversation, whose lines are `A: text`."""
    segments = []
    for at, line in enumerate(lines):
        name, _, text = line.partition(": ")
        segments.append(Segment(5.0 * at, 5.0 * at + 4, text, speaker=f"S{ord(name) - 64}"))
    transcript = Transcript(language, 5.0 * len(lines), tuple(segments))
    return find_dialogue_acts(sentences_of(transcript), language, recorded)


def texts(acts: DialogueActs) -> tuple[list[str], list[str], list[str]]:
    lists = (acts.actions, acts.decisions, acts.questions)
    actions, decisions, questions = ([point.text for point in found] for found in lists)
    return actions, decisions, questions


def test_accepted_request_is_joined_with_its_answer() -> None:
    actions, _, _ = texts(
        find(
            "A: Could you send the two test cards to Mr. Keller?",
            "B: Yes, I will send them by Friday.",
            recorded=SATURDAY,
        )
    )
    (action,) = actions
    assert action == (
        "Speaker 2 (Fri, Dec 4): “Could you send the two test cards to Mr. Keller?”"
        " – “Yes, I will send them by Friday.”"
    )


def test_complete_promise_is_an_action_by_itself() -> None:
    actions, _, _ = texts(
        find(
            "A: Who can change the alarm settings?",
            "B: I can do that. I'll change the alarm settings this afternoon.",
        )
    )
    assert actions == ["Speaker 2: I'll change the alarm settings this afternoon."]


def test_promise_with_a_pronoun_includes_the_previous_sentence() -> None:
    actions, _, _ = texts(
        find(
            "A: Hello.",
            "B: I finished the translation last night. I will send it to Ben by Wednesday.",
        )
    )
    assert actions == [
        "Speaker 2: I finished the translation last night. I will send it to Ben by Wednesday."
    ]


def test_two_tasks_in_one_sentence_are_two_actions() -> None:
    acts = find(
        "A: Hello.",
        "B: Ben will book the hall by Friday, and Anna will write to the guests by December 3.",
        recorded=SATURDAY,
    )
    assert texts(acts)[0] == [
        "Fri, Dec 4: Ben will book the hall by Friday.",
        "Thu, Dec 3: Anna will write to the guests by December 3.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "A: I will say that it is good.",
        "A: If I will see it, it is high.",
        "A: Will it rain?",
    ],
)
def test_sentence_that_resembles_a_promise_is_no_action(line: str) -> None:
    assert find(line, "B: The roof is high.").actions == []


def test_accepted_proposal_is_a_decision() -> None:
    proposal = "A: I propose that we take two pounds from the reserve."
    _, agreed, _ = texts(find(proposal, "B: Yes, I agree with that."))
    assert agreed == ["Speaker 1: I propose that we take two pounds from the reserve."]
    _, refused, _ = texts(find(proposal, "B: No, that is too much money."))
    assert refused == []


def test_answered_question_is_not_listed_as_open() -> None:
    question = "A: Who is going to train the people in the shop?"
    assert texts(find(question, "B: I don't know yet."))[2] == [
        "Speaker 1: Who is going to train the people in the shop?"
    ]
    assert texts(find(question, "B: The shop manager trains all of the people."))[2] == []


CONVERSATIONS = {
    "ar": (
        "A: هل يمكنك إرسال التقرير إلى المدير؟",
        "B: نعم، سأرسله يوم الجمعة.",
        "A: قررنا شراء خادمين جديدين.",
        "B: من سيدرب الموظفين؟",
        "A: لا أعرف.",
    ),
    "fa": (
        "A: می‌توانید گزارش را برای مدیر بفرستید؟",
        "B: بله، تا جمعه می‌فرستم.",
        "A: تصمیم گرفتیم دو سرور تازه بخریم.",
        "B: چه کسی کارمندان را آموزش می‌دهد؟",
        "A: هنوز مشخص نیست.",
    ),
    "id": (
        "A: Bisakah Anda mengirim laporan itu kepada direktur?",
        "B: Ya, saya akan mengirimnya sebelum hari Jumat.",
        "A: Kita memutuskan untuk membeli dua server.",
        "B: Siapa yang melatih para karyawan?",
        "A: Belum tahu.",
    ),
    "ko": (
        "A: 보고서를 부장님께 보내 주시겠어요?",
        "B: 네, 금요일까지 보내겠습니다.",
        "A: 새 서버 두 대를 구입하기로 결정했습니다.",
        "B: 직원 교육은 누가 합니까?",
        "A: 아직 모릅니다.",
    ),
    "pt": (
        "A: Você pode enviar o relatório para o diretor?",
        "B: Sim, vou enviar até sexta-feira.",
        "A: Decidimos comprar dois servidores.",
        "B: Quem vai treinar os funcionários?",
        "A: Ainda não sabemos.",
    ),
    "uk": (
        "A: Ви можете надіслати звіт директору?",
        "B: Так, я надішлю його до п'ятниці.",
        "A: Ми вирішили придбати два сервери.",
        "B: Хто навчатиме працівників?",
        "A: Поки не знаю.",
    ),
}


@pytest.mark.parametrize("language", CONVERSATIONS)
def test_each_language_has_actions_decisions_and_questions(language: str) -> None:
    conversation = CONVERSATIONS[language]
    acts = find(*conversation, language=language, recorded=SATURDAY)
    (action,), (decision,), (question,) = acts.actions, acts.decisions, acts.questions
    assert action.text.startswith("Speaker 2 (")
    assert conversation[0].removeprefix("A: ") in action.text
    assert decision.text == f"Speaker 1: {conversation[2].removeprefix('A: ')}"
    assert question.text == f"Speaker 2: {conversation[3].removeprefix('B: ')}"


def test_language_without_a_cue_table_has_no_dialogue_acts() -> None:
    acts = find("A: Kan du skicka rapporten?", "B: Ja, på fredag.", language="sv")
    assert texts(acts) == ([], [], [])
