"""Promises, proposals and decisions, told apart and joined with their answers."""

import pytest

from tests.unit.pipeline.engines.summarization.test_dialogue_acts import find, texts

ACTIONS = {
    "en": (
        "I will ask the director if the hall is free.",
        "I'll make sure that the printer never stops again.",
        "I'll write to every guest of the workshop.",
        "I will be responsible for the tickets.",
    ),
    "de": (
        "Ich frage jeden Nachbarn nach seiner Meinung.",
        "Ich kümmere mich darum, dass der Drucker nicht mehr ausfällt.",
        "Ich schicke die Liste morgen, wenn das okay ist.",
        "Ich muss noch die Pakete von der Post abholen.",
    ),
    "fr": (
        "Je demanderai au directeur la clé de la salle.",
        "Je vais demander au directeur si la salle est libre.",
        "Je vais écrire à tous les invités de la fête.",
        "Je dois envoyer le nouveau planning au directeur.",
    ),
    "es": (
        "Preguntaré al director por la sala.",
        "Voy a preguntar al director si la sala está libre.",
        "Voy a escribir a todos los invitados de la fiesta.",
        "Tengo que enviar la nueva lista al director.",
    ),
    "pt": (
        "Perguntarei ao diretor pela sala.",
        "Vou perguntar ao diretor se a sala está livre.",
        "Vou escrever a todos os convidados da festa.",
        "Eu cuido da lista de convidados.",
    ),
    "ru": ("Я узнаю у директора цену аренды.", "Я напишу каждому гостю письмо."),
    "uk": ("Я дізнаюся в директора ціну оренди.", "Я напишу кожному гостю листа."),
    "tr": ("Müdüre salonun fiyatını soracağım.", "Ben davetiyeleri hazırlarım."),
    "ja": ("私が社長に会場の料金を聞きます。", "招待状は私が準備します。"),
    "zh": ("我去问经理会场的价格。", "我明天通知所有的客人。"),
    "ko": ("제가 사장님께 회의실 가격을 물어보겠습니다.", "초대장은 제가 준비하겠습니다."),
    "hi": ("मैं निदेशक से हॉल का किराया पूछूँगा।", "मुझे मेहमानों को पत्र लिखना है।"),
    "id": ("Saya akan menanyakan harga gedung kepada direktur.", "Saya siapkan undangan tamu."),
    "ar": ("سأسأل المدير عن سعر القاعة.", "سأكتب رسالة إلى كل ضيف."),
    "fa": ("من قیمت سالن را از مدیر می‌پرسم.", "من برای مهمان‌ها دعوت‌نامه می‌نویسم."),
}
DECISIONS = {
    "en": ("We decided not to buy the chairs.", "We'll go with the blue chairs."),
    "de": ("Wir haben beschlossen, die Stühle nicht zu kaufen.",),
    "fr": ("Nous avons décidé de ne pas acheter les chaises.",),
    "es": ("Hemos decidido no comprar las sillas.",),
    "pt": ("Decidimos não comprar as cadeiras.",),
    "ru": ("Мы решили не покупать стулья.",),
    "uk": ("Ми вирішили не купувати стільці.",),
    "tr": ("Sandalyelerde yüzde on indirim yapmaya karar verdik.",),
    "ja": ("椅子を買わないことに決めました。",),
    "zh": ("我们决定不买椅子，明天通知商店。",),
    "ko": ("의자를 사지 않기로 결정했습니다.",),
    "hi": ("हमने फ़ैसला किया है कि कुर्सियाँ नहीं खरीदेंगे।",),
    "id": ("Kita memutuskan untuk tidak membeli kursi.",),
    "ar": ("قررنا عدم شراء الكراسي.",),
    "fa": ("تصمیم گرفتیم صندلی نخریم.",),
}


@pytest.mark.parametrize(
    ("language", "text"), [(name, text) for name, found in ACTIONS.items() for text in found]
)
def test_promise_with_words_of_a_doubtful_one_is_an_action(language: str, text: str) -> None:
    actions, decisions, _ = texts(find(f"A: {text}", "B: 2026.", language=language))
    assert (actions, decisions) == ([f"Speaker 1: {text}"], [])


@pytest.mark.parametrize(
    ("language", "text"), [(name, text) for name, found in DECISIONS.items() for text in found]
)
def test_decision_is_no_action(language: str, text: str) -> None:
    actions, decisions, _ = texts(find(f"A: {text}", "B: 2026.", language=language))
    assert (actions, decisions) == ([], [f"Speaker 1: {text}"])


def test_promise_is_not_joined_with_a_statement_about_something_else() -> None:
    actions, _, _ = texts(
        find(
            "A: On choisit quelle couleur ?",
            "B: Je ne sais pas. Il faut attendre l'avis du directeur.",
            "A: D'accord. Je dois envoyer le nouveau planning à l'école.",
            language="fr",
        )
    )
    assert actions == ["Speaker 1: Je dois envoyer le nouveau planning à l'école."]


def test_question_with_a_negation_may_stay_open() -> None:
    lines = ("A: Pourquoi la mairie ne répond pas ?", "B: Je ne sais pas.")
    assert texts(find(*lines, language="fr"))[2] == [f"Speaker 1: {lines[0][3:]}"]


@pytest.mark.parametrize(
    "lines",
    [
        ("A: How much is the new hall?", "B: Nine hundred euros a day. I don't know the tax."),
        ("A: Who knows how long the winter is?", "B: Nobody knows."),
        ("A: How many people do we need?", "B: Six.", "A: Can you hear me?", "B: Not sure."),
        ("A: Can you hear me in the last row?", "B: I'm not sure."),
        ("A: Hello.", "B: The shop in the old town is open on Sunday mornings."),
        (
            "A: Who trains the people in the shop?",
            "B: I don't know yet.",
            "C: Anna will train the people in the shop on Friday.",
        ),
    ],
)
def test_what_resembles_an_open_question_is_none(lines: tuple[str, ...]) -> None:
    assert texts(find(*lines))[2] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We've agreed to move the piano to the attic."),
        ("fr", "Nous avons choisi de vendre les livres."),
        ("es", "Hemos decidido así vender los libros."),
    ],
)
def test_decision_is_found_beside_letters_of_an_if(language: str, text: str) -> None:
    assert texts(find(f"A: {text}", "B: 2026.", language=language))[1] == [f"Speaker 1: {text}"]


def test_last_proposal_of_a_turn_is_what_is_accepted() -> None:
    lines = ("A: Let's not drop the tool. We should ask the vendor for a discount.", "B: Yes.")
    assert texts(find(*lines))[1] == ["Speaker 1: We should ask the vendor for a discount."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I need to design."),
        ("de", "Ich muss jetzt telefonieren."),
        ("fr", "Je dois dormir."),
        ("es", "Tengo que cocinar."),
        ("pt", "Preciso cozinhar."),
        ("ru", "Я должен поспать."),
        ("uk", "Я мушу поспати."),
        ("id", "Saya harus tidur."),
    ],
)
def test_duty_without_a_thing_is_no_action(language: str, text: str) -> None:
    assert texts(find(f"A: {text}", "B: 2026.", language=language))[0] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paula will send the letter to the school on Friday."),
        ("de", "Paula schickt den Brief am Freitag an die Schule."),
        ("fr", "Paula va envoyer la lettre vendredi."),
        ("es", "Paula va a enviar la carta el viernes."),
        ("pt", "A Paula vai enviar a carta na sexta-feira."),
        ("ru", "Анна должна отправить письмо в пятницу."),
        ("uk", "Анна має надіслати листа в п'ятницю."),
        ("tr", "Elif Hanım mektubu cuma günü gönderecek."),
        ("ja", "田中さんが金曜日に手紙を送ります。"),
        ("zh", "小王会星期五寄信。"),
        ("ko", "민수 씨가 금요일에 편지를 보내기로 합니다."),
        ("hi", "रमेश जी शुक्रवार को चिट्ठी भेजेंगे।"),
        ("id", "Pak Budi akan mengirim surat hari Jumat."),
        ("fa", "آقای احمدی باید نامه را جمعه بفرستد."),
    ],
)
def test_task_that_is_given_by_name_is_an_action(language: str, text: str) -> None:
    assert texts(find(f"A: {text}", "B: 2026.", language=language))[0] == [text]
