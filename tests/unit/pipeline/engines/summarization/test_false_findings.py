"""Sentences that resemble an action or a decision, and are none, in each language with cues."""

import pytest

from tests.unit.pipeline.engines.summarization.test_dialogue_acts import find, texts

TRAPS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "condition": (
            "A: If the offer is cheap, I will order the chairs by Friday.",
            "B: The city will pay half of the roof, provided that we apply in time.",
        ),
        "maybe": ("A: Perhaps I will call the printer tomorrow.", "B: The printer is slow."),
        "negated promise": (
            "A: I will not write the report this week.",
            "B: I'm not going to order the chairs.",
        ),
        "not decided": ("A: We have not decided to buy the chairs.", "B: The chairs are old."),
        "decided before": ("A: Last year we decided to buy new chairs.", "B: They are broken."),
        "opinion": ("A: I think it is a fair price for a chair.", "B: I agree."),
        "enough": ("A: Forty chairs are enough for the small room.", "B: Yes, of course."),
        "habit": ("A: I will usually send the report on Fridays.", "B: The report is long."),
        "aside": ("A: Can you hear me in the back of the room?", "B: Yes, of course."),
        "leaving": ("A: I have to go to the dentist today.", "B: The dentist is nice."),
        "ability": ("A: I can imagine the new room very well.", "B: The room is bright."),
        "look": ("A: Let's have a look at the new budget.", "B: The budget is small."),
        "event": ("A: Winter will come early this year.", "B: Christmas will be on a Friday."),
        "past": ("A: Who was there?", "B: So we had a long meeting on Monday."),
    },
    "de": {
        "condition": (
            "A: Die Stadt übernimmt die Hälfte der Kosten, wenn wir den Antrag stellen.",
            "B: Falls das Angebot gut ist, bestelle ich die Stühle bis Freitag.",
        ),
        "maybe": ("A: Vielleicht rufe ich morgen die Druckerei an.", "B: Die ist langsam."),
        "negated promise": (
            "A: Ich schreibe den Bericht diese Woche nicht.",
            "B: Ich werde die Stühle auf keinen Fall bestellen.",
        ),
        "not decided": (
            "A: Wir haben noch nicht entschieden, welche Stühle wir kaufen.",
            "B: Die Stühle sind alt.",
        ),
        "decided before": (
            "A: Letztes Jahr haben wir beschlossen, neue Stühle zu kaufen.",
            "B: Die sind schon kaputt.",
        ),
        "opinion": ("A: Ich finde, das ist ein fairer Preis für einen Stuhl.", "B: Stimmt."),
        "enough": ("A: Vierzig Stühle reichen für den kleinen Saal.", "B: Ja, klar."),
        "habit": ("A: Ich schicke den Bericht jeden Freitag.", "B: Der Bericht ist lang."),
        "aside": ("A: Können Sie mich dort hinten hören?", "B: Ja, klar."),
        "leaving": ("A: Ich muss heute zum Zahnarzt gehen.", "B: Der Zahnarzt ist nett."),
        "ability": ("A: Ich kann mir den neuen Saal gut vorstellen.", "B: Der Saal ist hell."),
        "event": ("A: Der Drucker wird am Freitag geliefert.", "B: Die Halle wird teurer."),
        "past": ("A: Wer war da?", "B: Dann hatten wir am Montag eine lange Sitzung."),
    },
    "fr": {
        "condition": (
            "A: Si l'offre est bonne, je vais commander les chaises avant vendredi.",
            "B: Paul va payer le toit, à condition que la mairie soit d'accord.",
        ),
        "maybe": ("A: Je vais peut-être appeler l'imprimeur demain.", "B: Il est lent."),
        "negated promise": (
            "A: Je ne vais pas écrire le rapport cette semaine.",
            "B: Je vais pas commander les chaises.",
        ),
        "not decided": (
            "A: On a pas encore décidé pour les chaises.",
            "B: La décision n'est pas encore prise pour la salle.",
        ),
        "decided before": (
            "A: L'année dernière, nous avons décidé d'acheter des chaises.",
            "B: Elles sont cassées.",
        ),
        "opinion": ("A: Je trouve que c'est un bon prix pour une chaise.", "B: Oui."),
        "enough": ("A: Quarante chaises suffisent pour la petite salle.", "B: Oui, bien sûr."),
        "habit": ("A: J'envoie le rapport tous les vendredis.", "B: Le rapport est long."),
        "aside": ("A: Vous pouvez m'entendre au fond de la salle ?", "B: Oui, bien sûr."),
        "thanks": ("A: Merci de votre attention pour le nouveau projet.", "B: Bravo."),
        "leaving": ("A: Je dois partir chez le dentiste.", "B: Le dentiste est gentil."),
        "ability": ("A: Je peux imaginer la nouvelle salle.", "B: La salle est claire."),
        "past": ("A: Qui était là ?", "B: Alors on a eu une longue réunion lundi."),
    },
    "es": {
        "condition": (
            "A: Si la oferta es buena, voy a pedir las sillas antes del viernes.",
            "B: María va a pagar el techo, siempre que el ayuntamiento acepte.",
        ),
        "maybe": ("A: Quizás voy a llamar mañana a la imprenta.", "B: La imprenta es lenta."),
        "negated promise": (
            "A: No voy a escribir el informe esta semana.",
            "B: Yo no puedo pedir las sillas.",
        ),
        "not decided": (
            "A: Todavía no hemos decidido qué sillas compramos.",
            "B: La decisión no está tomada para la sala.",
        ),
        "decided before": (
            "A: El año pasado decidimos comprar sillas nuevas.",
            "B: Ya están rotas.",
        ),
        "opinion": ("A: Creo que es un buen precio para una silla.", "B: Sí, claro."),
        "enough": ("A: Cuarenta sillas bastan para la sala pequeña.", "B: Sí, claro."),
        "habit": ("A: Siempre tengo que mandar el informe los viernes.", "B: Es largo."),
        "aside": ("A: ¿Puedes oírme bien en el fondo de la sala?", "B: Sí, claro."),
        "leaving": ("A: Tengo que irme al dentista hoy.", "B: El dentista es amable."),
        "past": ("A: ¿Quién estaba?", "B: Entonces tuvimos una reunión larga el lunes."),
    },
    "pt": {
        "condition": (
            "A: Se a oferta for boa, vou pedir as cadeiras até sexta-feira.",
            "B: A Maria vai pagar o telhado, desde que a prefeitura aceite.",
        ),
        "maybe": ("A: Talvez eu vou ligar amanhã para a gráfica.", "B: A gráfica é lenta."),
        "negated promise": (
            "A: Não vou escrever o relatório esta semana.",
            "B: Eu não posso pedir as cadeiras.",
        ),
        "not decided": (
            "A: Ainda não decidimos quais cadeiras compramos.",
            "B: A decisão não foi tomada para a sala.",
        ),
        "decided before": (
            "A: No ano passado decidimos comprar cadeiras novas.",
            "B: Já estão quebradas.",
        ),
        "opinion": ("A: Acho que é um bom preço para uma cadeira.", "B: Sim, claro."),
        "enough": ("A: Quarenta cadeiras bastam para a sala pequena.", "B: Sim, claro."),
        "habit": ("A: Eu sempre mando o relatório na sexta-feira.", "B: É longo."),
        "aside": ("A: Vocês podem me ouvir no fundo da sala?", "B: Sim, claro."),
        "leaving": ("A: Tenho que ir embora para o dentista.", "B: O dentista é bom."),
    },
    "ru": {
        "condition": (
            "A: Если предложение хорошее, я закажу стулья до пятницы.",
            "B: Анна проверит крышу, если город согласится.",
        ),
        "maybe": ("A: Может быть, я позвоню завтра в типографию.", "B: Она медленная."),
        "negated promise": (
            "A: Я не отправлю отчёт на этой неделе.",
            "B: Я не смогу заказать стулья.",
        ),
        "not decided": (
            "A: Мы ещё не решили, какие стулья купим.",
            "B: Договор пока не утверждён директором.",
        ),
        "decided before": (
            "A: В прошлом году мы решили купить новые стулья.",
            "B: Они уже сломаны.",
        ),
        "opinion": ("A: Я думаю, это хорошая цена за стул.", "B: Да, конечно."),
        "price": ("A: Аренда зала стоит двести рублей.", "B: Да, конечно."),
        "enough": ("A: Сорока стульев достаточно для малого зала.", "B: Да, конечно."),
        "habit": ("A: Я должен всегда отправлять отчёт в пятницу.", "B: Он длинный."),
        "aside": ("A: Вы можете меня слышать в конце зала?", "B: Да, конечно."),
        "past": ("A: Как дела?", "B: Я должен был вчера отправить отчёт."),
        "event": ("A: Переезд будет третьего декабря.", "B: Зима будет холодная."),
    },
    "uk": {
        "condition": (
            "A: Якщо пропозиція добра, я замовлю стільці до п'ятниці.",
            "B: Анна перевірить дах, якщо місто погодиться.",
        ),
        "maybe": ("A: Можливо, я зателефоную завтра в друкарню.", "B: Вона повільна."),
        "negated promise": (
            "A: Я не надішлю звіт цього тижня.",
            "B: Я не зможу замовити стільці.",
        ),
        "not decided": (
            "A: Ми ще не вирішили, які стільці купимо.",
            "B: Договір поки не затверджено директором.",
        ),
        "decided before": (
            "A: Минулого року ми вирішили купити нові стільці.",
            "B: Вони вже зламані.",
        ),
        "opinion": ("A: Я думаю, це добра ціна за стілець.", "B: Так, звичайно."),
        "habit": ("A: Я завжди буду надсилати звіт у п'ятницю.", "B: Він довгий."),
        "aside": ("A: Ви можете мене чути в кінці зали?", "B: Так, звичайно."),
        "event": ("A: Переїзд має відбутися третього грудня.", "B: Зима має бути холодна."),
    },
    "tr": {
        "condition": (
            "A: Teklif iyi olursa sandalyeleri cuma gününe kadar sipariş edeceğim.",
            "B: Eğer belediye isterse Ayşe çatıyı ödeyecek.",
        ),
        "maybe": ("A: Belki yarın matbaayı arayacağım.", "B: Matbaa yavaş."),
        "negated promise": (
            "A: Raporu bu hafta göndermeyeceğim.",
            "B: Sandalyeleri sipariş etmeyeceğim.",
        ),
        "not decided": ("A: Henüz karar verilmedi, belli değil.", "B: Sandalyeler eski."),
        "decided before": (
            "A: Geçen yıl yeni sandalye almaya karar verdik.",
            "B: Sandalyeler kırıldı.",
        ),
        "opinion": ("A: Bence bir sandalye için iyi fiyat.", "B: Katılıyorum."),
        "enough": ("A: Küçük salon için kırk sandalye yeter.", "B: Evet, tabii."),
        "habit": ("A: Her cuma raporu gönderirim.", "B: Rapor uzun."),
        "noun": ("A: Bu konuda bazı önerilerim var, indirim güzel.", "B: Rapor uzun."),
        "aside": ("A: Beni arkadan duyabiliyor musunuz?", "B: Evet, tabii."),
        "event": ("A: Fuar on iki aralıkta açılacak.", "B: Kışın hava cuma günü soğuyacak."),
        "can": ("A: Küçük salonda kırk kişi oturabilir.", "B: Evet, tabii."),
    },
    "ja": {
        "condition": (
            "A: 見積もりが安ければ、私が金曜日までに椅子を手配します。",
            "B: 椅子は古いです。",
        ),
        "maybe": ("A: もしかしたら私が明日印刷会社に電話します。", "B: 印刷は遅いです。"),
        "negated promise": ("A: 私が報告書を送ります、とは言いません。", "B: 椅子は古いです。"),
        "not decided": ("A: 椅子を買うことには決めていません。", "B: 椅子は古いです。"),
        "decided before": (
            "A: 去年、新しい椅子を買うことに決めました。",
            "B: 椅子はもう壊れました。",
        ),
        "opinion": ("A: 椅子の値段としては十分です。", "B: はい、そうですね。"),
        "habit": ("A: いつも金曜日までに報告書を送ります。", "B: 報告書は長いです。"),
        "aside": ("A: 後ろの席まで私の声を聞いてもらえますか？", "B: はい、大丈夫です。"),
    },
    "zh": {
        "condition": ("A: 如果报价便宜，我明天订椅子。", "B: 椅子旧了。"),
        "maybe": ("A: 我明天可能联系印刷公司。", "B: 印刷慢。"),
        "negated promise": ("A: 我明天不能发给你报告。", "B: 我不会通知印刷公司。"),
        "past": ("A: 我昨天联系了印刷公司。", "B: 我已经通知了报社。"),
        "not decided": ("A: 椅子的事我们还没决定。", "B: 价格取决于数量。"),
        "decided before": ("A: 去年我们决定买新椅子。", "B: 椅子坏了。"),
        "opinion": ("A: 我觉得这把椅子价格公道。", "B: 同意。"),
        "habit": ("A: 我每个星期五都会发给你报告。", "B: 报告长。"),
        "aside": ("A: 后面的同事能听到我说话吗？", "B: 可以。"),
        "word": ("A: 申请书在桌子上，邀请函也在。", "B: 椅子旧了。"),
    },
    "ko": {
        "condition": (
            "A: 견적이 싸면 제가 금요일까지 의자를 주문하겠습니다.",
            "B: 의자가 낡았습니다.",
        ),
        "maybe": ("A: 아마 내일 인쇄소에 전화하겠습니다.", "B: 인쇄소가 느립니다."),
        "negated promise": ("A: 이번 주에는 보고서를 보내지 않겠습니다.", "B: 의자가 낡았습니다."),
        "decided before": ("A: 작년에 새 의자를 사기로 결정했습니다.", "B: 의자가 부서졌습니다."),
        "opinion": ("A: 의자 값으로 괜찮다고 생각합니다.", "B: 네, 동의합니다."),
        "habit": ("A: 항상 금요일까지 보고서를 보내야 합니다.", "B: 보고서가 깁니다."),
        "aside": ("A: 뒤에서 제 목소리를 들을 수 있나요?", "B: 네, 물론입니다."),
    },
    "hi": {
        "condition": (
            "A: अगर दाम कम है तो मैं शुक्रवार तक कुर्सियाँ मँगवाऊँगा।",
            "B: यदि नगर निगम मान गया तो मैं छत का काम करूँगा।",
        ),
        "maybe": ("A: शायद मैं कल छापेखाने को फ़ोन करूँगा।", "B: छापेखाना धीमा है।"),
        "negated promise": (
            "A: मैं इस हफ़्ते रिपोर्ट नहीं भेजूँगा।",
            "B: मैं कुर्सियाँ नहीं मँगवाऊँगी।",
        ),
        "not decided": ("A: कुर्सियों पर फ़ैसला नहीं हुआ है।", "B: कुर्सियाँ पुरानी हैं।"),
        "decided before": (
            "A: पिछले साल हमने फ़ैसला किया था कि कुर्सियाँ खरीदेंगे।",
            "B: कुर्सियाँ टूट गईं।",
        ),
        "opinion": ("A: मुझे लगता है कि कुर्सी का दाम ठीक है।", "B: हाँ, सहमत हूँ।"),
        "feeling": ("A: मुझे आज बहुत खुशी है।", "B: मुझे रिपोर्ट याद है।"),
        "habit": ("A: मैं हमेशा शुक्रवार तक रिपोर्ट भेजूँगा।", "B: रिपोर्ट लंबी है।"),
        "aside": ("A: क्या आप मेरी आवाज़ सुन सकते हैं?", "B: हाँ, बिल्कुल।"),
    },
    "id": {
        "condition": (
            "A: Kalau harganya murah, saya akan memesan kursi sebelum Jumat.",
            "B: Jika kota setuju, Rina akan membayar atap.",
        ),
        "maybe": ("A: Mungkin saya akan menelepon percetakan besok.", "B: Percetakan lambat."),
        "negated promise": (
            "A: Saya tidak akan menulis laporan minggu ini.",
            "B: Saya tidak bisa memesan kursi.",
        ),
        "not decided": ("A: Kursi itu belum diputuskan oleh dewan.", "B: Kursinya tua."),
        "decided before": (
            "A: Tahun lalu kita memutuskan untuk membeli kursi baru.",
            "B: Kursinya rusak.",
        ),
        "opinion": ("A: Saya kira harga kursi itu wajar.", "B: Ya, setuju."),
        "can": ("A: Ruang kecil cukup untuk empat puluh kursi.", "B: Ya, tentu."),
        "past": ("A: Saya kirim laporan kemarin.", "B: Saya sudah hubungi percetakan."),
        "habit": ("A: Saya selalu kirim laporan hari Jumat.", "B: Laporannya panjang."),
        "aside": ("A: Bisakah Anda mendengar suara saya?", "B: Ya, tentu."),
    },
    "ar": {
        "condition": (
            "A: إذا كان السعر جيدا سأطلب الكراسي قبل الجمعة.",
            "B: لو وافقت البلدية سأدفع ثمن السقف.",
        ),
        "maybe": ("A: ربما سأتصل بالمطبعة غدا.", "B: المطبعة بطيئة."),
        "negated promise": ("A: لن أرسل التقرير هذا الأسبوع.", "B: الكراسي قديمة."),
        "not decided": ("A: لم يتم الاتفاق على الكراسي بعد.", "B: الكراسي قديمة."),
        "decided before": ("A: في العام الماضي قررنا شراء كراسي جديدة.", "B: الكراسي مكسورة."),
        "opinion": ("A: أعتقد أن سعر الكرسي مناسب.", "B: نعم، موافق."),
        "habit": ("A: سأرسل التقرير دائما يوم الجمعة.", "B: التقرير طويل."),
        "aside": ("A: هل يمكنك سماع صوتي في آخر القاعة؟", "B: نعم، بالطبع."),
    },
    "fa": {
        "condition": (
            "A: اگر قیمت خوب باشد من صندلی‌ها را تا جمعه سفارش می‌دهم.",
            "B: سقف خراب است.",
        ),
        "maybe": ("A: شاید من فردا با چاپخانه تماس می‌گیرم.", "B: چاپخانه کند است."),
        "negated promise": ("A: من این هفته گزارش را نمی‌فرستم.", "B: صندلی‌ها کهنه است."),
        "not decided": ("A: هنوز تصمیم نگرفته‌ایم صندلی بخریم.", "B: صندلی‌ها کهنه است."),
        "decided before": ("A: پارسال تصمیم گرفتیم صندلی تازه بخریم.", "B: صندلی‌ها شکست."),
        "opinion": ("A: به نظر من قیمت صندلی مناسب است.", "B: بله، موافقم."),
        "habit": ("A: من همیشه جمعه گزارش را می‌فرستم.", "B: گزارش بلند است."),
        "aside": ("A: می‌توانید صدای مرا بشنوید؟", "B: بله، البته."),
    },
}
CASES = [(language, kind) for language, traps in TRAPS.items() for kind in traps]


@pytest.mark.parametrize(("language", "kind"), CASES)
def test_what_resembles_an_action_or_a_decision_is_none(language: str, kind: str) -> None:
    actions, decisions, _ = texts(find(*TRAPS[language][kind], language=language))
    assert (actions, decisions) == ([], [])


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


def test_question_with_a_negation_may_stay_open() -> None:
    lines = ("A: Pourquoi la mairie ne répond pas ?", "B: Je ne sais pas.")
    assert texts(find(*lines, language="fr"))[2] == [f"Speaker 1: {lines[0][3:]}"]


def test_request_without_an_answer_does_not_name_who_asks() -> None:
    actions, _, _ = texts(
        find("A: Tom, please prepare the price lists.", "B: The stand is too small.")
    )
    assert actions == ["Tom, please prepare the price lists."]


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
