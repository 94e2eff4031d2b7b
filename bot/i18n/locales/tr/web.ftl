# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Turkish.

web-link = Bu bağlantı { $count } dakika içinde, bir kez, bir tarayıcıda oturum açar. Kimseye gönderme: açan herkes tüm sonuçlarını görür. /web sessions nerelerde oturum açtığını gösterir.
web-how = Yalnızca bağlantı için /web, oturum açık tarayıcılar için /web sessions komutunu bilirim. /web links kayıtlarını paylaşan bağlantıları sayar.
web-sessions-none = Hiçbir tarayıcıda oturum açık değil. /web sana bir bağlantı verir.
web-sessions-title = Oturum açık tarayıcılar
web-session = { $browser } · başlangıç { $since } · son kullanım { $seen } UTC
web-browser-unknown = bilinmeyen tarayıcı
button-web-end-all = Tüm oturumları kapat
privacy-web = /web ile oturum açtığın bir tarayıcının türünü, platformdaki adını ve kullanım zamanlarını en çok 30 gün saklarım; /web sessions bunları gösterir ve kapatır.

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
web-doubtful = Altı çizili sözcükler kuşkulu: onları dinle.
web-no-words = Bu sonuçta yalnızca cümlelerin zamanları var. Sohbette /again sözcüklerinkini de verir.
web-no-recording = Kayıt artık saklanmıyor, bu yüzden burada oynatılamaz.
web-not-playable = Tarayıcılar bu kaydı oynatamıyor. Metin ve dosyalar burada.
web-files = Dosyalar
web-also-as = Ayrıca şu biçimlerde:
web-edit = Bu cümleyi düzelt
web-save = Kaydet
web-split = Kaydet ve cümleyi imleçte böl
web-split-lines = Her satır ayrı bir cümle olur; metin yoksa cümle silinir.
web-leave = Kaydetmeden çık
web-merge = Sonraki cümleyle birleştir
web-speaker = Konuşmacı
web-new-speaker = Yeni konuşmacı
web-rename = Konuşmacının adını değiştir
web-undo = Geri al
web-redo = Yinele
web-versions = Sürümler
web-saved = Sürüm { $number } olarak kaydedildi.
web-conflict = Burası bu arada değiştirildi. Şimdi şöyle: «{ $text }». Kendi metnini koymak için yeniden kaydet; ikisi de sürümlerde kalır.
web-conflict-gone = Metin bu arada değiştirildi, bu yüzden hiçbir şey kaydedilmedi. Yazdıkların hâlâ burada: metnin şimdiki hâline bak ve yeniden dene.
web-not-saved = Kaydedilmedi: sunucuya ulaşılamıyor. Yazdıkların hâlâ burada; yeniden dene.
web-files-follow = Dosyalar düzeltilmiş metinden yeniden yapılıyor. O zamana kadar önceki metni içerirler.
web-summary-again = Özeti bu metinden yeniden yap
web-summary-asked = Özet düzeltilmiş metinden yeniden yapılıyor. Hazır olunca sonucun sayfasında görünür.
web-help = Tuşlar
web-forward = 3 sn ileri
web-keys-alt = Yazarken aynı tuşlar
web-close = Kapat
web-change =
    { $kind ->
        [text] Metin düzeltildi
        [split] Cümle bölündü
        [merge] Cümleler birleştirildi
        [speaker] Başka konuşmacı
        [name] Konuşmacının adı değişti
        [delete] Cümle silindi
        [redo] Sürüm { $undoes } yeniden yapıldı
       *[undo] Sürüm { $undoes } geri alındı
    }
web-not-possible =
    { $code ->
        [long] Bir cümle en çok 5.000 karakterdir. Onu böl.
        [last] Son cümle silinemez.
        [gone] Böyle bir cümle ya da konuşmacı artık yok. Sayfayı yeniden yükle.
        [many] Daha fazla konuşmacı eklenemez.
        [full] Bu metinde daha fazla düzeltme yapılamaz.
        [anew] Metin bu arada yeniden yapıldı. Sayfayı yeniden yükle.
       *[other] Bu mümkün değil.
    }
web-share = Bağlantıyla paylaş
web-share-how = Bağlantıya sahip olan, bu kaydı giriş yapmadan, o âna kadar düzeltilmiş hâliyle okur ve dinler. Sana ait başka bir şey görmez ve hiçbir şeyi değiştiremez.
web-share-days = Gün
web-share-files = dosyalarla birlikte
web-share-make = Bağlantı oluştur
web-share-link = Oluşturma: { $made }, geçerlilik: { $until } UTC
web-share-revoke = İptal et
web-share-once = Bu bağlantı yalnızca şimdi gösterilir, onu kopyala. Kaydın sayfasında iptal edebilirsin.
web-share-full = Bu kaydın en fazla sayıda bağlantısı var. Önce birini iptal et.
web-share-ended = Bu bağlantı geçerli değil ya da artık geçerli değil. Onu gönderenden yenisini iste.
