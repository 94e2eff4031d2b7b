"""Interviews and stories, which have no actions and decisions."""

import pytest

from tests.unit.pipeline.engines.summarization.test_dialogue_acts import find, texts

INTERVIEWS = {
    "en": (
        ("A: Can you explain to us how the bees live?", "B: Sure."),
        ("A: Please don't trust your old phone.", "B: The phone is slow."),
        ("A: We decided to move to the mountains in 2010.", "B: The mountains are high."),
        ("A: We'll be right back after the news.", "B: The news is short."),
        ("A: I will climb in Nepal, I hope.", "B: Nepal is far."),
    ),
    "de": (
        ("A: Können Sie uns erklären, was ein Sauerteig ist?", "B: Gern."),
        ("A: Bitte haben Sie keine Angst vor Fehlern.", "B: Die Fehler sind klein."),
        ("A: Wir haben 2012 entschieden, den Laden zu kaufen.", "B: Der Laden ist klein."),
        ("A: Würden Sie es wieder machen?", "B: Ja, klar."),
    ),
    "fr": (
        ("A: Vous pouvez nous expliquer comment on fait le miel ?", "B: Bien sûr."),
        ("A: Nous avons décidé en 2015 de quitter Paris.", "B: Paris est grand."),
        ("A: On ouvre la ruche, on prend les cadres.", "B: Les cadres sont lourds."),
    ),
    "es": (
        ("A: ¿Puedes explicarnos cómo se pesca el atún?", "B: Claro."),
        ("A: En 2008 decidimos comprar un barco nuevo.", "B: El barco es grande."),
    ),
    "pt": (("A: Você pode nos explicar como se faz o pão?", "B: Claro."),),
    "ru": (
        ("A: Вы можете объяснить, что такое закваска?", "B: Конечно."),
        ("A: Пожалуйста, не бойтесь ошибок в работе.", "B: Ошибки малы."),
        ("A: В 2012 году мы решили купить магазин.", "B: Магазин мал."),
    ),
    "uk": (("A: Ви можете пояснити, що таке закваска?", "B: Звичайно."),),
    "tr": (
        ("A: Ekşi mayayı bize anlatabilir misiniz?", "B: Tabii."),
        ("A: Lütfen hatadan korkmayın.", "B: Hata küçük."),
        ("A: 2012 yılında dükkânı almaya karar verdik.", "B: Dükkân küçük."),
    ),
    "ja": (("A: パンの作り方を説明していただけますか？", "B: はい、もちろん。"),),
    "zh": (("A: 你能给我们介绍一下面包吗？", "B: 好的。"),),
    "ko": (("A: 빵을 설명해 주시겠어요?", "B: 네, 물론입니다."),),
    "hi": (("A: क्या आप रोटी के बारे में बता सकते हैं?", "B: हाँ, ज़रूर।"),),
    "id": (("A: Bisakah Anda menjelaskan kepada kami cara membuat roti?", "B: Ya, tentu."),),
    "ar": (("A: هل يمكنك شرح طريقة الخبز؟", "B: نعم، بالطبع."),),
    "fa": (("A: می‌توانید طرز پخت نان را توضیح بدهید؟", "B: بله، حتما."),),
}


@pytest.mark.parametrize(
    ("language", "lines"), [(name, lines) for name, told in INTERVIEWS.items() for lines in told]
)
def test_interview_has_no_actions_and_decisions(language: str, lines: tuple[str, ...]) -> None:
    actions, decisions, _ = texts(find(*lines, language=language))
    assert (actions, decisions) == ([], [])
