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
