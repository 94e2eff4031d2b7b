"""Sentences in Latin script that resemble an action or a decision, and are none."""

Traps = dict[str, dict[str, tuple[str, ...]]]
"""Lines of talks by language and kind of trap."""

IN_LATIN_SCRIPT: Traps = {
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
}
