# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Turkish.

web-link = Bu bağlantı { $count } dakika içinde, bir kez, bir tarayıcıda oturum açar. Kimseye gönderme: açan herkes tüm sonuçlarını görür. /web sessions nerelerde oturum açtığını gösterir.
web-how = Yalnızca bağlantı için /web, oturum açık tarayıcılar için /web sessions komutunu bilirim.
web-sessions-none = Hiçbir tarayıcıda oturum açık değil. /web sana bir bağlantı verir.
web-sessions-title = Oturum açık tarayıcılar
web-session = { $browser } · başlangıç { $since } · son kullanım { $seen } UTC
web-browser-unknown = bilinmeyen tarayıcı
button-web-end-all = Tüm oturumları kapat
privacy-web = /web ile oturum açtığın bir tarayıcının türünü ve kullanım zamanlarını en çok 30 gün saklarım; /web sessions bunları gösterir ve kapatır.

## Pages

web-title = Kayıtlar
web-sign-in = Oturum aç
web-sign-out = Oturumu kapat
web-sign-in-how = Özel sohbette bota /web gönder. Bu tarayıcıda oturum açan bir bağlantıyla yanıt verir.
web-sign-in-ask = Bu tarayıcıda oturum açmak istiyor musun? En çok 30 gün, ya da sen çıkana kadar tüm sonuçlarını gösterir. Bunu yalnızca kendi cihazında yap.
web-link-used = Bu bağlantı kullanılmış ya da çok eski. Yenisi için bota /web gönder.
web-not-found = Burada bir şey yok ya da başkasına ait. Başlangıç sayfası kayıtlarını gösterir.
web-refused = Bu istek bizim sayfalarımızdan gelmedi ya da sayfa çok eski. Yeniden aç ve bir daha dene.
web-busy = Çok fazla istek geldi. Biraz bekle ve yeniden dene.
web-away = Verilerine şu anda ulaşılamıyor. Birazdan yeniden dene.
web-search = Ara
web-working = İşleniyor
web-newest = En yeni kayıtlar
web-play = Oynat ya da duraklat
web-back = 3 sn geri
web-slower = Daha yavaş
web-faster = Daha hızlı
web-find = Bu kayıtta ara
web-next-match = Sonraki eşleşme
web-previous-match = Önceki eşleşme
web-keys = Tuşlar: boşluk oynatır ve duraklatır, ← 3 sn geri gider, < ve > hızı değiştirir, / arar. Duymak için bir sözcüğe tıkla.
web-doubtful = Altı çizili sözcükler kuşkulu: onları dinle.
web-no-words = Bu sonuçta yalnızca cümlelerin zamanları var. Sohbette /again sözcüklerinkini de verir.
web-no-recording = Kayıt artık saklanmıyor, bu yüzden burada oynatılamaz.
web-not-playable = Tarayıcılar bu kaydı oynatamıyor. Metin ve dosyalar burada.
web-files = Dosyalar
web-also-as = Ayrıca şu biçimlerde:
