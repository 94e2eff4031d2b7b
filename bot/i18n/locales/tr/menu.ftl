## Commands, as the menu and /help show them

command-start = Merhaba deyin
command-help = Neler yapabildiğim
command-status = Sizin için ne üzerinde çalıştığım
command-cancel = İşlerinizi durdurun
command-settings = Varsayılan seçeneklerinizi görün veya değiştirin
command-transcribe = Bir bağlantıyı veya yanıtladığınız mesajı yazıya dökün
command-again = Bir kaydı başka seçeneklerle yeniden yaptırın
command-join = Son kayıtlarınızı tek metinde birleştirir (/join 3); albüm için açıklamaya join yazın
command-language = Kayıtlarınızda konuşulan dil
command-speakers = Kayıtlarda kaç kişinin konuştuğu
command-summary = Özetin ne kadar ayrıntılı olacağı
command-speech = Özetin sesli okunup okunmayacağı
command-formats = Hangi dosyaları alacağınız
command-names = Bir sonuçtaki konuşmacılara ad verin
command-forget_voice = Sizin için hatırladığım sesleri unutturun
command-history = Önceki sonuçlarınızı görün
command-search = Kayıtlarınızda sözcük arayın
command-quota = Sınırlarınız ve ne kadarını kullandığınız
command-auto = Grupta: her kaydı yazıya dök (on, off)
command-replace = Grupta: sözcüklerin herkes için yazılışı; sizin kurallarınız önce gelir
command-privacy = Neyi ne kadar süre sakladığım
command-delete_my_data = Hakkınızda sakladığım her şeyi silin

## Komutların Discord menüsündeki adları: yalnızca küçük harf, rakam, _ ve -

name-start = başlat
name-help = yardım
name-status = durum
name-cancel = iptal
name-settings = ayarlar
name-language = dil
name-speakers = konuşmacılar
name-summary = özet
name-speech = seslendirme
name-formats = biçimler
name-transcribe = metne_çevir
name-again = yeniden
name-join = birlestir
name-names = adlar
name-forget_voice = sesi_unut
name-history = geçmiş
name-search = ara
name-quota = kota
name-auto = otomatik
name-replace = degistir
name-link = bağla
name-unlink = ayır
name-web = web
name-token = token
name-privacy = gizlilik
name-delete_my_data = verilerimi_sil
name-stats = istatistik
name-queue = kuyruk
name-failures = hatalar
name-who = kim
name-block = engelle
name-unblock = engeli_kaldır
name-admin = yönetici_yap
name-unadmin = yöneticiliği_al
name-invite = davet
name-audit = günlük
name-drain = duraklat
name-announce = duyur

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Bana bir video, sesli mesaj veya ses dosyası gönderin. Karşılığında konuşmacıları ve zamanlarıyla metni, bölümlere ayrılmış özeti, sesli özeti ve altyazıları alırsınız. Ne kadar süreceğini hemen söylerim; her şeyi dilediğiniz an sildirebilirsiniz.
profile-short = Kayıtlardan konuşmacılı metin, özet, sesli özet ve altyazı.

## What a form asks for with a command, and the menu of a message

option-file-name = dosya
option-file = Bir kayıt: video, sesli mesaj veya ses dosyası
option-recording-link-name = bağlantı
option-recording-link = Dosya yerine: doğrudan bir kaydın veya kayıt içeren bir mesajın bağlantısı
option-language-name = dil
option-language = Konuşulan dil, örneğin tr veya en
option-speakers-name = konuşmacılar
option-speakers = Kaç kişinin konuştuğu, örneğin 3 veya 2-4
option-summary-name = özet
option-summary = Özetin ne kadar ayrıntılı olacağı
option-speech-name = seslendirme
option-speech = Özeti sesli okut
option-formats-name = biçimler
option-formats = Virgülle ayrılmış dosyalar: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = video
option-video = Videonun altyazıları: ayrı bir iz ya da görüntüye çizilmiş
option-hints-name = adlar
option-hints = Virgülle ayrılmış adlar ve az bilinen sözcükler
option-replace-name = degistir
option-replace = Sözcüklerin yazılışı, örneğin Keler→Keller; none kuralları siler
option-join = Son kayıtlarınızdan kaçı, örneğin 3, ve sonuç için seçenekler
option-clean-name = temizle
option-clean = «Iıı» gibi dolgu seslerini ve kekelemeleri çıkar
option-numbers-name = sayilar
option-numbers = On ikiden büyük sayıları rakamla yaz
option-louder-name = yükselt
option-louder = Kısık sesleri daha çok yükselterek dinle
option-from-name = baslangic
option-from = Bir bölümün başı, örneğin 22:10; -5:00 son beş dakikadır
option-to-name = bitis
option-to = Bölümün sonu, örneğin 26:20
option-news-name = haber
option-news = İşletmeciden haberler
option-days-name = gün
option-days = Bugün dahil kaç gün
option-account-name = hesap
option-account = Kimin hesabı: bu platformdaki numarası ya da telegram:123456789
option-front-name = öne
option-front = Öne alınacak işin numarası
option-drain-name = durum
option-drain = on: yeni işe başlama; off: devam et; boş: durumu göster
option-text-name = metin
option-text = Duyurulacak metin
option-private-name = gizli
option-private = Yanıtı yalnızca siz görürsünüz
option-code = Davet kodunuz
option-names = Adlar, örneğin 1=Ayşe 2=Mehmet; boş bırakırsanız size sorarım
option-voice = Sesin adı ya da all; boş bırakırsanız sesler listelenir
option-words = Aranacak sözcükler; sonuncusu eksik yazılabilir
option-quota = Yöneticiler için: bir hesap ve sınırları, örneğin minutes=600
option-value = Yeni değer; boş bırakırsanız seçenekler gösterilir
entry-transcribe = Yazıya dök
entry-summarize = Özetle
entry-join = Sonrakiyle birleştir

## /settings

value-none = yok
value-short = kısa
value-light = hafif
value-heard = duyulduğu gibi
value-digits = rakam
value-full = tam
value-track = açılıp kapanan iz
value-burned = görüntüye çizilmiş

## /stats and the other commands of administrators

command-stats = Hizmetin istatistikleri, grafikle: bir hafta için /stats 7
command-queue = Çalışan ve bekleyen işler, iptal etme ve öne alma düğmeleriyle
command-failures = Son başarısız işler, yeniden deneme düğmeleriyle
command-who = Bir kullanıcının kotasını ve kullanımını gösterin: /who 123456789
command-block = Bir kullanıcıyı engelleyin: /block 123456789
command-unblock = Bir kullanıcının engelini kaldırın: /unblock 123456789
command-admin = Birini yönetici yapın: /admin 123456789; numarasız: yöneticileri listeler
command-unadmin = Birinin yöneticiliğini kaldırın: /unadmin 123456789
command-audit = Son yönetici işlemleri
command-drain = Güncelleme için duraklatın; çalışanlar biter, yenisi başlamaz: /drain on, /drain off
command-announce = Haber isteyen kullanıcılara duyuru gönderin: /announce METİN

## /link and /unlink: several accounts of one person

command-link = Hesaplarınızı birleştirin, başka platformlardakileri de
command-unlink = Birleştirilmiş hesaplarınızı ayırın
option-link = Diğer hesabınızın verdiği kod; boş bırakırsanız yeni kod alırsınız
command-web = Sonuçlarını tarayıcıda gör
command-token = Programlar için erişim belirteci oluştur, gör, iptal et
option-web = sessions: oturum açık tarayıcıları listeler; boş: bağlantı alırsın
option-token = read veya write, gün ve ad: read 30 backup; boş: hepsini gör

## /invite

command-invite = Davet kodu oluşturun: beş kişi ve 30 gün için /invite 5 30; liste için /invite list
