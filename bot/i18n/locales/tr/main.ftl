# What mp4totext says, in Turkish. Formal (siz) throughout.
# Words in { $braces } are filled in; keep them. A noun after a number stays singular.

locale-name = Türkçe

## Hello and help

hello = Bana bir video, sesli mesaj, ses dosyası veya bunlardan birinin bağlantısını gönderin. Karşılığında konuşmacıları ayrılmış metni, özeti, sesli özeti ve altyazıları alırsınız.
hello-invited = Hoş geldiniz. Davet kodunuz kabul edildi.
help-recordings = Kayıtlar
help-choices = Seçenekleriniz
help-rest = Ayrıca
help-beside = Dosya açıklamasında seçenekler
help-wishes =
    Bir kaydın seçeneklerini açıklamasına yazın, örneğin: lang=tr speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: konuşulan dil, örneğin tr veya en
    Adlar da olur: lang=Almanca; birkaç dil: lang=de,en; Çince yazısı: lang=zh-Hant
    speakers: kaç kişinin konuştuğu, örneğin 3 veya 2-4
    summary: none (yok), short (kısa) veya full (tam)
    speech: yes (evet) veya no (hayır)
    formats: şunlardan herhangi biri: { $formats }
    captions: normal veya tek kısa satırlık altyazılar için short
    video: altyazıları görüntüye çizilmiş bir video için burned
    careful: daha doğru ama daha yavaş tanıma için yes
    louder: yes kısık sesleri daha çok yükselterek dinler
    from, to: bir bölümün zamanları, örneğin from=22:10 to=26:20 ya da from=-5:00
    replace: sözcüklerin yazılışı, örneğin Keler→Keller
    clean: light dolgu seslerini ve kekelemeleri çıkarır
    numbers: digits yazıyla söylenen sayıları rakamla yazar
    hints: virgülle ayrılmış adlar ve az bilinen sözcükler
    Aynı seçenekleri bağlantıdan sonra da yazabilirsiniz. Bağlantı doğrudan dosyaya götürmelidir.
hint-send-media = Bana bir video, sesli mesaj, ses dosyası veya bunlardan birinin bağlantısını gönderin. Ayrıntılar için: /help
hint-what-to-transcribe = Neyi yazıya dökeyim? /transcribe komutunu bir kayıtla veya bir kaydın bağlantısıyla ya da kayıt içeren bir mesajı yanıtlayarak gönderin.
hint-message-menu = O mesajda kayıt yok ya da ben onu göremiyorum. Mesaja sağ tıklayıp Uygulamalar, Yazıya dök derseniz bana gösterilir.
link-first = { $count } bağlantıdan ilkini alıyorum. Lütfen diğerlerini ayrı mesajlarla gönderin.
hint-unknown-command = /{ $name } komutunu bilmiyorum. Neler yapabildiğimi /help ile görebilirsiniz.

## The card of a job

card-title = { $name }
card-taking = Dosya alınıyor
card-next = Kuyrukta: sıradaki
card-ahead =
    { $count ->
        [one] Kuyrukta: önünüzde bir iş var
       *[other] Kuyrukta: önünüzde { $count } iş var
    }
card-drained = Kuyrukta. Hizmet güncelleme için duraklatıldı: hiçbir şey kaybolmaz, işiniz kendiliğinden devam eder.
card-lacks-language = Kuyrukta: bu dili bilen bir işçi bekleniyor: { $language }. İşletmeci için: WHISPER_MODEL ayarı bu dili tanıyan bir işçi başlatın.
card-lacks-length = Kuyrukta: bu uzunlukta kayıt alan bir işçi bekleniyor. İşletmeci için: WORKER_JOBS=all ile bir işçi başlatın.
card-lacks-worker = Çevrimiçi işçi yok. Hiçbir şey kaybolmadı: bir işçi dönünce iş kendiliğinden sürer. İşletmeci için: bir işçi başlatın (mp4totext worker).
card-work = { $time } sürecek
card-left = { $time } kaldı
card-failed = { $name } · başarısız
card-cancelled = İptal edildi.
card-preparing = Bitti. Yanıt hazırlanıyor
button-cancel = İptal

stage-audio = Ses okunuyor
stage-transcript = Yazıya dökülüyor
stage-speakers = Konuşmacılar belirleniyor
stage-summary = Özetleniyor
stage-speech = Sesli özet kaydediliyor
stage-files = Dosyalar yazılıyor
card-fetching = Konuşma modeli { $model } indiriliyor (yalnızca bir kez)
card-fetching-bytes = { $done } / { $total } MB
card-fetching-some = { $done } MB
stage-starting = Başlıyor

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } sn
lasting-minutes = { $minutes } dk { $seconds } sn
lasting-hours = { $hours } sa { $minutes } dk
until-now = şimdi
until-minutes = { $minutes } dk sonra, saat { $time } UTC
until-hours = { $hours } sa { $minutes } dk sonra, saat { $time } UTC
about-seconds = yaklaşık { $count } sn
about-minutes = yaklaşık { $count } dk
about-hours = yaklaşık { $hours } sa { $minutes } dk

## The answer

answer-speakers =
    { $count ->
        [one] bir konuşmacı
       *[other] { $count } konuşmacı
    }
answer-points = Ana noktalar
answer-chapters = Bölümler
answer-decisions = Kararlar
answer-actions = Yapılacaklar
answer-questions = Açık sorular
answer-shares = Kim ne kadar konuştu
answer-transcript = Metin
answer-engines = Hazırlayan: { $engines }
answer-more = Devamı dosyalarda.
answer-empty = Bu kayıtta konuşma duymadım.
answer-empty-next = Kayıtta birisi gerçekten konuşuyorsa dilini açıklamaya yazarak yeniden gönderin, örneğin lang=tr, veya konuşana daha yakından kaydedin.
answer-too-large = { $name } buraya gönderilemeyecek kadar büyük ({ $megabytes } MB, sınır { $limit } MB).
large-zip = { $name } bu sohbet için fazla büyük ({ $megabytes } MB, sınır { $limit } MB): zip olarak geliyor.
large-sound = { $name } bu sohbet için fazla büyük ({ $megabytes } MB, sınır { $limit } MB): daha küçük bir ses dosyası olarak geliyor.
large-parts = { $name } bu sohbet için fazla büyük ({ $megabytes } MB, sınır { $limit } MB): parçalar hâlinde geliyor.
large-beside = Altyazı dosyası aynı işi görür: onu aynı adla videonuzun yanına koyun.
large-ask = Videonuzun yanındaki bir altyazı dosyası aynı işi görür: /again formats=srt bir tane hazırlar.
large-not-made = { $name } bu sohbet için yeterince küçültülemedi.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Yazıya döken: { $engine }
receipt-choice =
    { $code ->
        [fetching] bu makine için daha iyi bir model indiriliyor
       *[lacking] bu makine için daha iyi bir model burada yok
    }
receipt-summarized = özetleyen: { $engine }
receipt-spoken = seslendiren: { $engine }
receipt-sent = { $engine } ({ $company } şirketine gönderildi)
receipt-recording =
    { $hours ->
        [0] kayıt silindi
        [one] kayıt bir saat sonra silinir
       *[other] kayıt { $hours } saat sonra silinir
    }
receipt-text =
    { $days ->
        [0] metin siz silene kadar saklanır
        [one] metin bir gün sonra silinir
       *[other] metin { $days } gün sonra silinir
    }
receipt-now = hemen silmek için aşağıda: «{ $button }»

## The buttons of an answer, and doing it again

button-summary = Özet
button-transcript = Metin
button-subtitles = Altyazı
button-voice = Ses
button-redo = Yeniden yap
button-names = Konuşmacılara ad ver
button-name = Adları yaz
button-drop = Sil
button-drop-now = Evet, bu sonucu sil
button-back = ‹ Geri
redo-language = Başka dil
redo-speakers = Başka konuşmacı sayısı
redo-careful = Daha doğru, daha yavaş
redo-louder = Daha yüksek: kısık sesleri yükselt
redo-summary = Başka özet
redo-captions-short = Kısa altyazı, tek satır
redo-captions-normal = Normal altyazı, iki satır
redo-burned = Altyazıları görüntüye çiz
redo-voice-on = Sesli özet olsun
redo-voice-off = Sesli özet olmasın
again-title = Yeniden yap: { $name }
again-begun = Yeniden yapılıyor. Yukarıdaki yanıt değişecek.
again-busy = Bu zaten şu anda yapılıyor. Lütfen bitmesini bekleyin veya iptal edin.
again-same = Zaten öyle, bu yüzden bir şey değişmiyor.
again-minutes = { $why } Kaydı yeniden dinlemek yeni bir kayıt gibi sayılır. Bu yanıtın başka dosyaları, özetleri, adları ve konuşmacıları dakika harcamaz.
again-none = Yeniden yapabileceğim bir sonuç yok. Bir sonucumu yanıtlayarak /again yazın veya bana bir kayıt gönderin.
again-nothing = Yeniden yapamadım: { $why } Bu, önceki yanıt.
again-changed = Değişen: { $options }
again-differs = Şimdi farklı: { $facts }
again-no-difference = Sonuç öncekiyle aynı.
result-not-yours = Bu sonuç başka birine ait veya artık saklanmıyor.
file-gone = Bu dosya artık saklanmıyor. Yenisini almak için kaydı tekrar gönderin.
file-never = Bu hizmet bunu hazırlayamıyor.
drop-done = { $name }: bununla ilgili sakladığım her şeyle birlikte silindi. Gönderilmiş dosyalar siz silene kadar sohbette kalır.

## Naming the speakers

names-title = { $name } kaydında kimler konuşuyor?
names-how = Bu mesajı, adları bu sırayla yazarak yanıtlayın: Ayşe, Mehmet. Tek bir adı numarasıyla da yazabilirsiniz: 2 = Mehmet. Başka yerde: /names 1=Ayşe 2=Mehmet
names-form = Adları yazmak için aşağıdaki düğmeye basın.
names-all = Her satıra bir ad: 1 = Ayşe
names-late = Form zamanında açılamadı. Düğmeye bir kez daha basın ya da şunu yazın: /names 1=Ayşe 2=Mehmet
names-clip = Konuşmacı { $number }
names-begun = Adları yerleştiriyorum. Yukarıdaki yanıt değişecek.
names-one = Yalnızca bir konuşmacı buldum, bu yüzden ad verilecek kimse yok.

## Remembered voices

voices-offer = Bu sesleri hatırlayayım mı? Her biri için bir ses izi saklarım: sesin kendisini değil, onu tanımlayan sayıları. Bunlar yalnızca bu adları sizin bu sohbetteki sonraki kayıtlarınıza koymaya yarar ve kimseyle paylaşılmaz; /forget_voice onları dilediğiniz an siler. Lütfen önce bu kişilere sorun.
button-remember = Hatırla
button-remember-not = Hayır
voices-remembered = Hatırlıyorum: { $names }. Bir sesten emin olduğumda adını bu sohbetteki sonraki kayıtlarınıza koyarım; /forget_voice onları siler.
voices-short = Sesi hatırlanacak kadar konuşmadı: { $names }.
voices-many = Burada sizin için zaten { $most } ses tanıdığımdan hatırlanmadı: { $names }. /forget_voice yer açar.
voices-mute = Bu sesler hatırlanamıyor: bu yanıtta ses izi yok. Ya çok eski ya da konuşmacıları ayıran motor ses izi çıkarmıyor.
voices-on = Bundan sonra ad verdiğiniz sesleri, aynı sohbetteki sonraki kayıtlarınız için hatırlayacağım.
voices-declined = Sesleri hatırlamıyorum. Bunu /settings ile değiştirebilirsiniz.
voices-off = Bu hizmet sesleri hatırlamaz.
voices-title = Sizin için hatırladığım sesler
voices-how = Unutmamı istediğiniz sesin adına basın; önceki yanıtlardaki adlar kalır. Komutla: /forget_voice Ayşe ya da hepsi için /forget_voice all
voices-elsewhere = başka bir sohbette
voices-unknown = { $name } adında bir ses hatırlamıyorum. /forget_voice hatırladıklarımı listeler.
voices-forgotten = Unutuldu: { $name }.
voices-none = Burada sizin için hatırladığım bir ses yok.
voices-gone = Artık sizin için hatırladığım hiçbir ses yok.
button-forget-voices = Hepsini unut

## Birlikte gönderilen kayıtlar

album-title = { $count } kayıt
album-done = { $count } kayıttan { $done } tanesi tamam
album-late = Bu dosya gelmeden önce albümün diğer dosyalarına başlanmıştı, bu yüzden tek bir metinde değiller. Tüm yanıtlar gelince ilkine yanıt olarak /join { $count } gönderin: o zaman tek metin olurlar.
state-done = tamamlandı
state-failed = başarısız oldu
state-cancelled = iptal edildi

## /status, /cancel

status-none = Şu anda sizin için üzerinde çalıştığım bir şey yok. Bana bir kayıt gönderin.
status-line = { $name }: { $state }
status-percent = { $stage }, %{ $percent }
cancel-none = İptal edilecek bir şey yok.
cancel-done =
    { $count ->
        [one] Bir iş iptal edildi.
       *[other] { $count } iş iptal edildi.
    }
cancel-over = Bu iş zaten sona erdi.
not-yours = Bunu yalnızca kaydı gönderen kişi yapabilir.

## /settings

settings-title = Varsayılan seçenekleriniz. Dosya açıklamasına yazdıklarınız bunların yerine geçer.
settings-how = Veya komutla: /settings lang=tr summary=short formats=txt,srt
settings-no-part = from= ve to= tek bir kayıt içindir: kaydın açıklamasına ya da /again komutunun arkasına yazın. Hiçbir şey değişmedi.
settings-no-join = join tek bir albüm içindir: albümün açıklamasına yazın. Bitmiş kayıtlar için /join kullanın. Hiçbir şey değişmedi.
settings-changed = Değiştirildi.
settings-reset = Seçenekleriniz varsayılana döndü.
button-reset = Varsayılana dön
button-to-settings = ‹ Ayarlar
menu-not-yours = Bu menü başka birine ait. Kendi menünüzü /settings ile açabilirsiniz.
menu-lang = Dil
menu-speakers = Konuşmacılar
menu-summary = Özet
menu-summary_lang = Özetin dili
menu-speech = Sesli özet
menu-formats = Dosyalar
menu-captions = Altyazılar
menu-clean = Dolgu sesleri
menu-numbers = Sayılar
menu-video = Videodaki altyazılar
menu-careful = Doğruluk
menu-louder = Kısık sesler
menu-voices = Sesler
menu-tongue = Botun dili
menu-news = Haberler
page-lang = Kayıtlarınızda hangi dil konuşuluyor?
page-speakers = Kayıtlarda kaç kişi konuşuyor?
page-summary = Özet ne kadar ayrıntılı olsun?
page-summary_lang = Özet hangi dilde olsun?
page-speech = Özetin sesli okunmasını ister misiniz?
page-formats = Hangi dosyaları istersiniz? Dilediğiniz kadarını seçebilirsiniz.
page-captions = Altyazı satırları ne kadar uzun olsun?
page-clean = «Iıı» sesleri ve kekelemeler çıkarılsın mı?
page-numbers = Sayılar 25 gibi rakamla yazılsın mı?
page-video = Bir video altyazılarını nasıl göstersin?
page-careful = Daha doğru tanıma daha uzun sürer. İster misiniz?
page-louder = Kısık sesler daha çok yükseltilerek dinlensin mi? O zaman gürültü bazen yanlış sözcüklere dönüşür.
page-voices = Ad verdiğiniz sesleri tanıyayım mı? Her biri için yalnızca bir ses izi, yani sesin kendisini değil onu tanımlayan sayıları, sizin aynı sohbetteki sonraki kayıtlarınız için saklarım. Kapatırsanız hepsini unuturum.
page-tongue = Sizinle hangi dilde konuşayım?
page-news = Bu hizmetin işletmecisinin duyurularını almak ister misiniz? Seyrek gelir ve başkalarıyla ilgili olmaz.
page-by = Komutla: { $command }
wish-lang = Konuşma dili: { $value }
wish-speakers = Konuşmacılar: { $value }
wish-summary = Özet: { $value }
wish-summary_lang = Özetin dili: { $value }
wish-speech = Sesli özet: { $value }
wish-formats = Dosyalar: { $value }
wish-captions = Altyazı satırları: { $value }
wish-clean = Çıkarılan dolgu sesleri: { $value }
wish-numbers = Sayılar: { $value }
wish-video = Videodaki altyazılar: { $value }
wish-careful = Daha doğru, daha yavaş tanıma: { $value }
wish-louder = Kısık sesleri daha çok yükselt: { $value }
wish-voices = Ad verdiğim sesleri tanı: { $value }
wish-tongue = Botun dili: { $value }
wish-news = İşletmeciden haberler: { $value }
wish-hints = Adlar ve az bilinen sözcükler: { $value }
wish-replace = Değiştirilen sözcükler: { $value }
value-auto = otomatik
value-platform = uygulamanızla aynı
value-normal = normal
value-video = video
value-yes = evet
value-no = hayır

## /quota

quota-title = Kotanız
quota-minutes = 24 saatteki dakikalar: { $limit } dk içinden { $used } dk kullanıldı, { $left } dk kaldı
quota-minutes-free = 24 saatteki dakikalar: { $used } dk kullanıldı, sınır yok
quota-back = { $amount } dk yeniden kullanılabilir: { $until }
quota-all-back = Tüm dakikalar yeniden kullanılabilir: { $until }
quota-jobs = Süren işler: { $limit } içinden { $count }
quota-jobs-free = Süren işler: { $count }, sınır yok
quota-longest = En uzun kayıt: { $limit } dk
quota-largest = En büyük dosya: { $limit } MB

## /history

history-none = Burada size ait bir sonuç yok.
history-title = Sonuçlarınız
button-newer = Daha yeni
button-older = Daha eski
result-elsewhere = Bu kaydı başka bir sohbette göndermiştiniz. Sonucunu orada ya da benimle özel sohbette açın.

## /search

search-how = Ne arayacağımı yazın, örneğin: /search mart bütçesi. Kayıtlarınızın metinlerinde ararım.
search-none = Buradaki kayıtlarınızda bunu söyleyen yok.
search-title = «{ $words }» nerede söyleniyor
search-places = yer: { $count }
search-also = Ayrıca: { $times }
search-more = Başka sonuçlar da var. Aramayı daraltmak için sözcük ekleyin.

## /auto

auto-in-groups = /auto gruplar içindir: grubun bir yöneticisi açar, ben de oraya gönderilen her kaydı yazıya dökerim.
auto-is-on = Buraya gönderilen her kaydı yazıya döküyorum.
auto-is-off = Burada yalnızca biri istediğinde yazıya döküyorum.
auto-how = Bu grubun yöneticileri bunu /auto on ve /auto off ile değiştirir.
auto-only-managers = Bunu yalnızca bu grubun yöneticileri yapabilir.
auto-unknown = Bu grubun yöneticilerinin kim olduğunu öğrenemedim. Lütfen daha sonra yeniden deneyin.
auto-on = Bundan sonra, beni kullanabilen kişilerin buraya gönderdiği her sesli mesajı, görüntülü mesajı, ses dosyasını ve videoyu yazıya dökerim. Bunlar gönderenin kotasından düşer.
auto-deaf-telegram = Ancak buradaki mesajları henüz göremiyorum: beni bu grubun yöneticisi yapın veya işletmeci @BotFather ile gizlilik modunu kapatıp beni gruba yeniden eklesin.
auto-deaf-discord = Ancak buradaki mesajları henüz göremiyorum: işletmecinin bu bot için Message Content iznini ve ayarlarda DISCORD_MESSAGE_CONTENT seçeneğini açması gerekiyor.
auto-off = Bundan sonra burada yalnızca biri istediğinde yazıya dökerim.
join-too-few = Yalnızca bu sohbette tamamlanmış kayıtlarınızı birleştirebilirim ve en az iki tane gerekir. Kayıtları gönderin, yanıtlarımı bekleyin, sonra /join 2 yazın ya da ilk kaydı /join ile yanıtlayın.
join-too-few-menu = Yalnızca bu sohbette tamamlanmış kayıtlarınızı birleştirebilirim ve en az iki tane gerekir. Kayıtları gönderin, yanıtlarımı bekleyin, sonra /join 2 yazın ya da ilk kayda sağ tıklayıp Uygulamalar, { $entry } deyin.
join-no-part = Birleştirilen kayıtlar bütün olarak yazıya dökülür: from= ve to= seçeneklerini ve yalnızca bir bölümü yazıya dökülmüş kayıtları çıkarın. /again from=start to=end böyle bir kaydı bütün olarak yazıya döker.
rules-in-groups = /replace gruplar içindir: grubun bir yöneticisi, oraya gönderilen tüm kayıtlarda sözcüklerin nasıl yazılacağını belirler. Her yerdeki kendi kayıtlarınız için: /settings replace=Keler→Keller
rules-here = Buraya gönderilen tüm kayıtlarda değiştirilen sözcükler: { $value }
rules-none = Bu grupta hiçbir sözcük değiştirilmiyor.
rules-how = Bu grubun yöneticileri bunu /replace Keler→Keller; Mayer→Maier ile değiştirir, /replace none kuralları siler. Aynı sözcük için önce açıklamadaki kural, sonra kişinin kendi kuralı geçerlidir.

## /stats and the other commands of administrators

help-operators = Yöneticiler için
stats-how = Kaç gün olduğunu yazın: 1 ile { $most } arasında bir sayı, örneğin /stats 7.
stats-title =
    { $days ->
        [one] Bugün
       *[other] Son { $days } gün
    }
stats-people = Kişiler: { $people }, etkin: { $active }
stats-queue = Şu anda: { $running } çalışıyor, { $queued } bekliyor
stats-jobs = Bütün işler: { $done } bitti, { $failed } başarısız, { $cancelled } iptal
stats-hours = Kayıtlar: { $hours } saat
stats-success = Başarı oranı: { $percent }
stats-waited = Bekleme süresi: ortanca { $median }, yüzde 95’lik dilim { $most }
stats-worked = İşleme süresi: ortanca { $median }, yüzde 95’lik dilim { $most }
stats-realtime = Gerçek zaman oranı: { $factor }
stats-failures = Hatalar: { $list }
stats-languages = Diller: { $list }
stats-no-workers = Çevrimiçi işçi yok.
stats-worker = İşçi { $name }: { $device }, { $memory } GB, işler: { $jobs }, { $seconds } sn önce görüldü
stats-more-workers = Diğer işçiler: { $others }
stats-storage = Depolama: { $used } GB dolu, { $free } GB boş
stats-legend =
    Üstte: kayıtların saati. Altta: işler.
    🟦 bitti ⬜ iptal 🟧 başarısız

queue-none = Çalışan ya da bekleyen iş yok.
queue-title = Çalışan: { $running }, bekleyen: { $waiting }
queue-waits = bekliyor
button-front = Öne al:
front-not = Kuyrukta bu numarayla bir iş yok: çalışıyor, bitmiş ya da bilinmiyor.
drained-since = Güncelleme için duraklatıldı ({ $since }): yeni işe başlanmıyor.
drain-off = Hizmet yeni iş alıyor.
drain-how = Güncellemeden önce: /drain on. Çalışan işler bitirilir, gönderilen kayıtlar saklanır ve bekler.
drain-not-yet = Bazı işler hâlâ çalışıyor. Biraz sonra yeniden bakın.
drain-ready = Çalışan iş yok: hizmet şimdi durdurulup güncellenebilir. Bekleyenler /drain off komutundan sonra devam eder.
announce-how = Duyurunuzu yazın: /announce METİN. Önce önizlemesini görürsünüz; sonra /settings içinde haberleri açan herkese gönderilir.
announce-long = Bu çok uzun: sınır { $most } karakter.
announce-nobody = /settings içinde haberleri açan kimse yok, bu yüzden duyuru gönderilecek kimse de yok.
announce-preview =
    { $count ->
        [one] Bunu bir kişi alacak:
       *[other] Bunu { $count } kişi alacak:
    }
announce-sending = Duyuru gönderiliyor.
announce-sent = Duyuru gönderildi.
announce-stopped = Duyuru durduruldu.
announce-told = Ulaşılan: { $told } / { $count }
announce-gone = Botu engellediği veya özel mesajlarını kapattığı için ulaşılamayan: { $count }
announce-spared = Bu arada haberleri kapatan: { $count }
announce-dropped = Gönderilmedi.
announce-over = Bu duyuru sona ermiş ya da bilinmiyor.
button-announce = Gönder
button-announce-drop = Gönderme
button-announce-stop = Durdur
news-title = İşletmeciden haberler
news-off = Bunu, ayarlarınızda haberler açık olduğu için alıyorsunuz. /settings news=no yazarak kapatabilirsiniz.
button-drain = Güncelleme için duraklat
button-go-on = Sürdür
button-look = Yenile
failures-none = Başarısız iş yok.
failures-title = Son başarısız işler
button-retry = Yeniden dene
retry-begun = İş yeniden yapılıyor. Durumunu kendi mesajında görebilirsiniz.
retry-not = Bu iş yeniden denenemez: şu anda yapılıyor, sonradan yapılmış ya da artık saklanmıyor.
who-how = Kimin hesabı olduğunu yazın, örneğin: { $example }
who-unknown = { $account } hesabını tanımıyorum: önce bana yazması gerekir.
who-role = Rol: { $role }
who-accounts = Hesaplar: { $accounts }
who-since = İlk görülme: { $date }
role-user = kullanıcı
role-admin = yönetici
role-blocked = engelli
block-done = Engellendi: { $account }
block-not-admins = { $account } yönetici olduğu için engellenemez. Önce /unadmin yazın.
block-not-self = Kendinizi engelleyemezsiniz.
unblock-done = Engeli kaldırıldı: { $account }
admin-done = Artık yönetici: { $account }
admin-already = { $account } zaten yönetici.
admin-blocked = { $account } engelli. Önce /unblock yazın.
unadmin-done = Artık yönetici değil: { $account }
unadmin-not-self = Kendi yöneticiliğinizi kaldıramazsınız; bunu başka bir yönetici yapabilir.
unadmin-settings = { $account } ayarlara göre (ADMINS) yönetici: bunu yalnızca işletmeci değiştirebilir.
unadmin-none = { $account } yönetici değil.
admins-settings = Ayarlara göre yöneticiler (ADMINS): { $accounts }
admins-made = Bir yöneticinin atadığı: { $accounts }
quota-of = { $account } hesabının kotası
quota-done = { $account } hesabının yeni kotası
quota-set = Kendine özel sınırlar: { $limits }
quota-service = Bu hizmetin sınırı { $longest } dk ve { $largest } MB’tır.
audit-none = Henüz yönetici işlemi yok.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] konsol
    }
link-how = Bunu diğer hesabınızdan bana özel sohbette gönderin:
link-once =
    { $count ->
        [one] Bir kez ve bir dakika içinde geçerlidir. Kimseye göstermeyin: bu kodu kullanan kişi bütün sonuçlarınızı görür ve silebilir.
       *[other] Bir kez ve { $count } dakika içinde geçerlidir. Kimseye göstermeyin: bu kodu kullanan kişi bütün sonuçlarınızı görür ve silebilir.
    }
link-alone = Bunu yalnızca siz görmelisiniz. Bana özel sohbette /{ $command } yazın.
link-seen = Bu kodu burada başkaları da okuyabildiği için kod artık geçersiz. Yeniden /link yazın ve yeni kodu benimle özel sohbette girin.
link-own = Bu kod sizin kendi kodunuz. Onu diğer hesabınızdan yazın.
link-admins = Yönetici hesapları yalnızca yönetici hesaplarıyla birleştirilir: bir kod kimseye yetki vermez. Önce iki hesabın da yönetici yapılmasını bir yöneticiden isteyin.
link-many = En fazla { $count } hesap birleştirilebilir.
link-ask = Bu hesabı, size bu kodu veren hesapla ({ $platform }) birleştirmek istiyor musunuz? O zaman benim için tek kişi olursunuz: geçmişiniz ve kotanız bir olur, o hesabın ayarları geçerli olur. Her hesap diğerinin her şeyini görür ve silebilir. Yalnızca ikisi de sizinse evet deyin.
button-join = Evet, ikisi de benim
button-join-not = Hayır
link-not = Hiçbir şey birleştirilmedi.
link-done = Birleştirildi. Geçmiş, arama, ayarlar ve kota artık burada ve orada ({ $platform }) aynı. /unlink hesapları yeniden ayırır.
link-told = Kodunuz kullanıldı: bu hesap artık { $account } ile birleşik. Her biri diğerinin bütün sonuçlarını görür. Bunu siz yapmadıysanız hemen /unlink yazın.
unlink-none = Bu hesap başka bir hesapla birleşik değil. Birleştirmek için /link yazın.
unlink-which = Hangi hesap yeniden tek başına olsun?
unlink-this = { $account } (bu hesap)
unlink-done = Ayrıldı: { $account } yeniden tek başına. Her hesapta kendisinden gönderilenler kalır; ayarlar kopyalandı.
code-wrong-link = Bu kod geçerli değil: yanlış yazılmış, kullanılmış ya da süresi dolmuş. Yeni bir kod için diğer hesabınızdan /link yazın.
code-wrong-invite = Bu davet kodu geçerli değil: yanlış yazılmış, hakkı bitmiş ya da süresi dolmuş.
code-tries =
    { $count ->
        [0] Çok fazla yanlış kod girildi; bir saat boyunca hiçbir koda bakılmayacak.
        [one] Bir deneme hakkınız daha var.
       *[other] { $count } deneme hakkınız daha var.
    }
code-too-many = Çok fazla yanlış kod girdiniz; bu yüzden doğru olsalar da kodlarınıza şimdilik bakılmıyor. Yeniden denemek için beklemeniz gereken süre: { $time }.
delete-accounts = Bu, birleştirilmiş bütün hesaplarınız için geçerlidir: { $accounts }. Birinin sonuçlarını saklamak istiyorsanız önce /unlink ile ayırın.
privacy-codes = Yanlış yazdığınız kodların yalnızca sayısını bir saat saklarım; her şeyi silseniz bile.
privacy-voices = Metinle birlikte konuşmacılarının ses izlerini, yani bir sesi tanımlayan sayıları saklarım; bunlar biyometrik veridir. Ad verdiğiniz sesleri hatırlamamı istemediğiniz sürece bunlarla kimse tanınmaz. İsterseniz { $days ->
        [0] siz /forget_voice diyene kadar
        [one] siz /forget_voice diyene ya da bir gün boyunca duyulmayana kadar
       *[other] siz /forget_voice diyene ya da { $days } gün boyunca duyulmayana kadar
    } saklanır ve adları yalnızca sizin o sohbetteki sonraki kayıtlarınıza konur.
again-here = Yeniden yapıyorum; yeni yanıt buraya gelecek.
again-elsewhere = Bu kaydı artık saklamıyorum; kayıt başka bir yerde ({ $platform }) gönderilmişti. Onu bana burada gönderin veya orada yeniden yaptırın.

## /invite

invite-how = Kaç kişi (en fazla { $uses }) ve kaç gün (en fazla { $limit }) için olduğunu yazın: /invite 5 30. Sayı yazmazsanız bir kişi ve bir hafta geçerlidir. /invite list kodları gösterir, /invite revoke KOD birini geri alır.
invite-made =
    { $count ->
        [one] Bu kod { $date } gününe kadar bir kişiyi içeri alır. Bana, hangi platformda olursa olsun, şunu yazmalı:
       *[other] Bu kod { $date } gününe kadar { $count } kişiyi içeri alır. Bana, hangi platformda olursa olsun, şunu yazmalılar:
    }
invite-link = Ya da şu bağlantıyı açsınlar ({ $platform }): { $link }
invite-idle = Ancak kodlar yalnızca ACCESS=invite ile geçerlidir. Şu anda ACCESS={ $access }.
invite-title = Davet kodları
invite-left = { $uses } haktan { $left } tanesi duruyor, { $date } UTC’ye kadar
invite-none = Davet kodu yok. /invite yeni bir kod oluşturur.
invite-unknown = Bu kod bilinmiyor ya da artık geçerli değil.
invite-revoked = { $name } kodu artık geçerli değil. Daha önce girenler kalır.
button-revoke = Geri al

## Privacy

privacy =
    { $hours ->
        [0] Kaydınızı işi bitince silerim.
        [one] Kaydınızı, yeniden göndermeden tekrar işlenebilsin diye işi bittikten sonra bir saat saklar, sonra silerim.
       *[other] Kaydınızı, yeniden göndermeden tekrar işlenebilsin diye işi bittikten sonra { $hours } saat saklar, sonra silerim.
    } { $days ->
        [0] Metni ve özeti siz /delete_my_data diyene kadar saklarım; bu komut hepsini bir seferde siler. Gönderdiklerinize yalnızca siz ulaşabilirsiniz.
       *[other] Metni ve özeti, aynı kaydı yeniden gönderdiğinizde çabuk yanıt verebilmek için { $days } gün saklarım; sonra onlar da silinir. /delete_my_data hepsini bir seferde siler. Gönderdiklerinize yalnızca siz ulaşabilirsiniz.
    } Kaç dakika gönderdiğinizi, başka hiçbir ayrıntı olmadan, bir gün boyunca hatırlarım; böylece silmek dakikaları geri getirmez. İşletmeci sizi engellediyse veya size bir kota belirlediyse o da kalır.
delete-confirm = Bu işlem işlerinizi iptal eder ve hakkınızda sakladığım her şeyi siler: kayıtlar, metinler, özetler, dosyalar. Geri alınamaz.
button-delete = Her şeyi sil
button-keep = Vazgeç
delete-not-yours = Buna yalnızca bunu isteyen kişi karar verebilir. Kendi verileriniz için /delete_my_data yazın.
delete-kept = Hiçbir şey silinmedi.
delete-working = Siliniyor
delete-done = Silindi: { $jobs } iş, { $files } dosya, { $megabytes } MB. Bir gün boyunca kaç dakika gönderdiğiniz ile işletmecinin koyduğu bir engel veya kota dışında, artık hakkınızda hiçbir şey saklamıyorum.

## Errors: what happened, and what to do next

error-unknown = Bir sorun oluştu ({ $code }). Lütfen yeniden deneyin; yine olursa işletmeciye bildirin.
database-away = Veritabanım şu anda kullanılamıyor. İsteğinizi saklıyorum ve geri gelir gelmez devam edeceğim; yeniden göndermenize gerek yok.
error-bug = Benim tarafımda bir sorun oluştu ve kayda geçti. Lütfen yeniden deneyin; yine olursa işletmeciye bildirin.
error-expected = Olmadı. Lütfen yeniden deneyin.
error-bad_media = Bu dosya kullanılamıyor. Lütfen başka bir dosya gönderin.
error-empty_file = Bu dosya boş. Lütfen yeniden gönderin.
error-not_media = Bu, açabildiğim bir video veya ses dosyası değil. mp4, mkv, mov, webm, mp3, m4a, wav, ogg veya başka yaygın bir biçimde gönderin.
error-foreign_file =
    { $kind ->
        [dictation] { $name } yalnızca { $program } programının açabildiği bir dikte biçimidir. Kaydı orada mp3 veya wav olarak kaydedip onu gönderin.
        [protected] { $name } dosyaları kopya korumalıdır: yalnızca { $program } oynatabilir. Lütfen korumasız bir kayıt gönderin.
        [archive] { $name } bir arşivdir. Lütfen açıp içindeki kayıtları gönderin.
        [playlist] { $name } bir çalma listesidir: kayıtların yalnızca adlarını içerir. Lütfen kayıtların kendisini ya da bağlantılarını gönderin.
        [project] { $name } bir { $program } projesidir, kayıt değildir. Lütfen kaydı orada örneğin mp3 veya mp4 olarak dışa aktarıp onu gönderin.
       *[other] { $name } bir kayıt değildir. Lütfen bir video ya da ses dosyası gönderin, örneğin mp4, mp3, m4a, wav veya ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] Bu arşiv parola istiyor. Lütfen kayıtları parolasız paketleyip yeniden gönderin veya tek tek gönderin.
        [members] Bu arşivde { $count } dosya var; en fazla { $limit } dosya açıyorum. Lütfen yalnızca bir konuşmanın kayıtlarını paketleyin.
        [tracks] Bu arşivde { $count } kayıt var; bir konuşmanın en fazla { $limit } kaydını birlikte dinliyorum. Lütfen daha azını paketleyin.
        [size] Bu arşivdeki kayıtlar açılınca { $count } MB tutuyor; sınır { $limit } MB. Lütfen flac, ogg veya m4a gibi daha küçük bir biçimde kaydedip yeniden paketleyin.
        [ratio] Bu arşiv, kayıtların sıkışabileceğinden çok daha fazla sıkıştırılmış; bu yüzden açmadım. Lütfen kayıtları flac, ogg veya mp3 olarak kaydedip yeniden paketleyin.
        [method] Bu arşiv açmadığım bir yöntemle paketlenmiş. Lütfen kayıtları sıradan bir zip olarak paketleyin veya tek tek gönderin.
       *[damaged] Bu arşiv hasarlı. Lütfen yeniden indirin veya paketleyin ya da kayıtları tek tek gönderin.
    }
error-no_audio = Bu dosyada ses yok. Lütfen ses kanalı olan bir dosya gönderin.
error-corrupt = Bu dosya bozuk ve okunamıyor. Lütfen yeniden kaydedip bir kez daha gönderin.
error-unsupported = Bu dosyadaki ses, çözemediğim bir biçimde. Lütfen örneğin mp3 veya m4a biçimine dönüştürüp yeniden gönderin.
error-encrypted = Bu dosya kopya korumalı olduğu için okuyamıyorum. Lütfen korumasız bir dosya gönderin.
error-too_long = Bu kayıt çok uzun: { $minutes } dk, sınır { $limit } dk. Lütfen bölüp parçaları gönderin.
error-no_such_part = { $start } ile { $end } arasında bir şey yok: bu kayıt { $length } sürüyor. Lütfen başka zamanlar seçin, örneğin from=0:30 to=2:00.
error-too_large = Bu dosya çok büyük: { $megabytes } MB, sınır { $limit } MB. Lütfen daha küçük bir dosya gönderin, örneğin yalnızca sesi.
error-too_large_here = Bu dosya çok büyük: { $megabytes } MB; botlar burada en fazla { $limit } MB büyüklüğünde dosya alabilir. Lütfen daha kısa bir kayıt, yalnızca sesini veya dosyayı indirebileceğim bir bağlantı gönderin. Telegram'da işletmeci bu sınırı yerel bir Bot API sunucusuyla kaldırabilir.
error-bad_link = Bu bağlantıyı kullanamıyorum. Lütfen https:// veya http:// ile başlayan, doğrudan bir kayda götüren ve içinde kullanıcı adı, parola veya alışılmadık bir bağlantı noktası bulunmayan bir bağlantı gönderin.
error-links_off = Bağlantılar burada kapalı. Lütfen dosyanın kendisini gönderin.
error-link_unreachable = Bu bağlantının götürdüğü yere ulaşamıyorum. Yalnızca internette herkesin ulaşabildiği dosyaları alırım. Lütfen bağlantıyı denetleyin veya dosyanın kendisini gönderin.
error-link_certificate = Bu sitenin sertifikası geçerli olmadığı için hiçbir şey almadım. Lütfen başka bir bağlantı veya dosyanın kendisini gönderin.
error-link_gone = Bu bağlantının götürdüğü yerde (artık) bir şey yok. Lütfen bağlantıyı denetleyin veya dosyanın kendisini gönderin.
error-link_forbidden = Bu site dosyayı bana vermiyor. Lütfen dosyayı bağlantıya sahip herkesin indirebileceği biçimde paylaşın veya dosyanın kendisini gönderin.
error-link_login = Bu dosyayı almak için oturum açmak gerekiyor. Lütfen dosyayı bağlantıya sahip herkesin indirebileceği biçimde paylaşın veya dosyanın kendisini gönderin.
error-link_trouble = Bu site { $status } hatasıyla yanıt veriyor. Lütfen daha sonra yeniden deneyin veya dosyanın kendisini gönderin.
error-link_circles = Bu bağlantı sonu gelmeden bir adresten ötekine götürüyor. Lütfen doğrudan dosyaya götüren bir bağlantı veya dosyanın kendisini gönderin.
error-link_too_slow = Dosya çok yavaş geldiği için vazgeçtim. Lütfen daha sonra yeniden deneyin veya dosyanın kendisini gönderin.
error-link_broken = Bu siteyle bağlantı birkaç kez koptu. Lütfen daha sonra yeniden deneyin veya dosyanın kendisini gönderin.
error-link_page = Bu bağlantı bir kayda değil, bir web sayfasına götürüyor. Sayfayı açıp kaydı indirin ve bana dosyayı veya doğrudan dosyaya götüren bir bağlantıyı gönderin (çoğu kez .mp3 veya .mp4 ile biter).
error-link_site = { $site } kayıtları yalnızca kendi oynatıcısında gösteriyor ve oradan bir şey indirmiyorum. İzniniz varsa kaydı indirip bana dosyayı gönderin. Botu işleten kişi de bir dosyayı mp4totext run ile yazıya dökebilir.
error-link_message = Bu bağlantının götürdüğü mesajı okuyamıyorum. Lütfen içindeki kaydı bana buradan gönderin.
error-link_forward = Bu, Telegram'daki bir mesajın bağlantısı; botlar bunları açamaz. Lütfen mesajı bana iletin veya dosyasını gönderin.
error-link_elsewhere = Bu, Discord'daki bir mesajın bağlantısı; mesajı kimin okuyabileceğini orada bilirim. Lütfen bağlantıyı bana orada veya dosyayı burada gönderin.
error-link_nothing_in = Bu bağlantının götürdüğü mesajda kayıt yok ya da ben onu göremiyorum. Mesaja sağ tıklayıp Uygulamalar, Yazıya dök derseniz bana gösterilir.
error-refused = Buna burada izin verilmiyor. Lütfen işletmeciye sorun.
error-no_access = Bu bot herkese açık değil. İşletmecisinden erişim isteyin ve ona hesabınızı bildirin: { $account }
error-not_invited = Bu bot herkese açık değil, ama bir davet koduyla girebilirsiniz: /start ve kodu yazın, örneğin /start ABCD-EFGH-JKMN. Kodunuz yoksa işletmeciden isteyin ve ona hesabınızı bildirin: { $account }. Başka bir hesabınızın erişimi varsa orada /link yazın, kodu da burada girin.
error-too_many_jobs = Zaten süren { $limit } işiniz var: { $names }. Birinin bitmesini bekleyin; /cancel hepsini durdurur, /status her birini bir düğmeyle listeler.
error-quota_used_up =
    { $minutes ->
        [0] Dakikalarınız doldu: 24 saatteki { $limit } dakikadan 0 dakika kaldı. Bu kayda yetecek dakikanız olacak: { $until }. Ayrıntılar için: /quota
       *[other] Bu kayıt için yeterli dakikanız kalmadı: 24 saatteki { $limit } dakikadan { $minutes } dakika kaldı. Yetecek dakikanız olacak: { $until }. Daha kısa bir kaydı hemen gönderebilirsiniz. Ayrıntılar için: /quota
    }
error-longer_than_a_day = Bu kayıt { $minutes } dk uzunluğunda, 24 saatteki hakkınız ise { $limit } dk; bu yüzden hiçbir zaman sığmaz. Lütfen bölüp parçaları gönderin.
error-bad_wish = Anlayamadım: { $wish }. Olabilecekler: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] Bu dili tanımıyorum: { $wish }. Adını veya kodunu yazın, örneğin lang=Türkçe veya lang=tr.
       *[other] Anlayamadım: { $wish }. Şunu mu demek istediniz: { $suggestions }?
    }
error-language_not_recognized = Konuşma tanıma bu dili bilmiyor: { $language }. Bu seçenek olmadan dil kendiliğinden bulunur.
error-engine_trouble = Hizmetin bir parçası ({ $engine }) şu anda çalışmıyor. Lütfen daha sonra yeniden deneyin.
error-engine_missing = Hizmetin bir parçası ({ $engine }) kurulu değil. İşletmeci bunu { $setting } ayarıyla değiştirebilir.
error-model_not_fetched =
    Konuşma modeli { $model } henüz burada değil ve indirilemedi: { $reason ->
        [silent] sunucusu zamanında yanıt vermiyor
        [offline] indirmeler burada kapalı
        [no_space] diskte yer kalmadı
        [damaged] gelen dosya bozuk
        [nonsense] sunucusu kullanılamayan bir yanıt verdi
       *[unreachable] sunucusuna ulaşılamıyor
    }. Lütfen daha sonra yeniden deneyin; işletmeci { $setting } ayarıyla başka bir model seçebilir.
error-engine_lacks_language = Hizmetin bir parçası ({ $engine }) bu dili ({ $language }) bilmiyor. İşletmeci bunu { $setting } ayarıyla değiştirebilir. Başka bir dille veya dil belirtmeden yeniden gönderin.
error-engine_unreachable = Hizmetin bir parçasına ({ $engine }) şu anda ulaşılamıyor. Lütfen daha sonra yeniden deneyin.
error-engine_over_quota = Hizmetin bir parçası ({ $engine }) şimdilik sınırına ulaştı. Lütfen daha sonra yeniden deneyin.
error-engine_refused = Hizmetin bir parçası ({ $engine }) bu içeriği geri çevirdi.
error-engine_too_slow = Hizmetin bir parçası ({ $engine }) zamanında yanıt vermedi. Lütfen daha sonra yeniden deneyin.
error-engine_nonsense = Hizmetin bir parçası ({ $engine }) kullanılamayacak bir yanıt verdi. Lütfen daha sonra yeniden deneyin.
error-media_gone = Dosyayı alamadım. Lütfen yeniden gönderin.
error-kept_crashing = Bu kayıt hizmetin birkaç kez durmasına yol açtığı için vazgeçtim. Lütfen başka bir biçimde gönderin ve işletmeciye bildirin.
error-bad_setting = { $setting } ayarı kullanılamıyor: { $problem }. İşletmecinin bunu değiştirmesi gerekiyor.

## Notes: what is missing or worth knowing

note-unknown = Bilmenizde yarar var: { $code }
note-nothing_said = Bu kayıtta konuşma duymadım.
note-text_removed =
    { $count ->
        [one] Bir bölüm çıkarıldı: tanıyıcı onu uydurmuş veya yinelemişti.
       *[other] { $count } bölüm çıkarıldı: tanıyıcı bunları uydurmuş veya yinelemişti.
    }
note-not_speech =
    { $count ->
        [one] Bir bölümün metni yok: konuşma değil, müzik veya gürültü.
       *[other] { $count } bölümün metni yok: konuşma değil, müzik veya gürültü.
    }
note-check_places = Emin olunmayan sözcükler, kontrol edin: { $places }
note-too_quiet = Şu yerlerde biri çok kısık sesle konuşuyor: { $places }; /again louder orayı sesi yükselterek yeniden dinler.
note-still_too_quiet = Şu yerlerde biri, ses yükseltilince de çok kısık: { $places }. Daha yakından yapılmış bir kayıt varsa onu gönderin.
note-damaged = Kayıt hasarlı: bazı bölümleri okunamadı.
note-track_chosen = Kayıtta { $tracks } ses kanalı var; bu, { $track } numaralı kanal.
note-channels_inverted = Bu kaydın iki kanalı birbirini yok ediyor, bu yüzden farkları kullanıldı.
note-channels_delayed = Bir kanal diğerinin gecikmeli kopyası, bu yüzden yalnızca daha yüksek sesli olan kullanıldı.
note-channels_one_sided = Bu kaydın yalnızca bir kanalında ses var, bu yüzden yalnızca o kullanıldı.
note-channels_apart = Her kanalda başka biri konuştuğu için kanallar ayrı ayrı dinlendi: aynı anda söylenen hiçbir şey kaybolmaz.
note-channels_alike = Kanallardaki ses aynı, bu yüzden konuşmacılar kanallara göre ayırt edilemez.
note-tracks_apart = Her kayıt ayrı ayrı dinlendi; bu yüzden konuşmacılar kesindir ve kayıtlarının adını taşır. Aynı anda söylenen hiçbir şey kaybolmaz.
note-tracks_unreadable = Şu kayıtlarda okuyabildiğim ses yok: { $names }
note-tracks_repeated = Şu kayıtlarda yalnızca diğerlerinde olan ses var, bu yüzden yeniden dinlenmediler: { $names }
note-tracks_simultaneous = Bu kayıtlarda çoğu şey aynı anda söyleniyor. Tek bir konuşmaya ait değillerse lütfen kayıtları tek tek gönderin.
note-no_speakers = Konuşmacılar ayırt edilemedi: { why }.
note-names_dropped = Konuşmacı sayısı değiştiği için adlar çıkarıldı. Konuşmacılara yeniden ad verebilirsiniz.
note-corrections_dropped = Düzeltmelerin bu kaydın önceki bir metnine ait ve bu metinde yok. Önceki seçeneklerle yeniden yap, geri gelirler.
note-film_not_corrected = Filmde önceki altyazılar var: kayıt artık saklanmıyor.
note-joined = Şu dosyaların tek metni, bu sırayla: { $names }
note-joined_channels_mixed = { $names } içinde her kanalda ya da ses izinde başka biri konuşuyor. Birleştirilince karışık dinlendiler: aynı anda söylenen bir şey eksik olabilir. /again speakers=channels her birini ayrı dinler.
note-joined_channels_differ = { $names } içinde her kanalda ya da ses izinde başka biri konuşuyor. Birleştirilen dosyaların hepsinde bunlar aynı olmadığı için karışık dinlendiler: aynı anda söylenen bir şey eksik olabilir. Böyle bir dosyanın kendi yanıtında vardır.
note-file_left_out = Kayıt olarak açamadığım için dışarıda bıraktım: { $name }. Nedenini görmek için tek başına gönderin.
note-recognized = Sesinden tanındı: { $names }. Yanlışsa «{ button-names }» düğmesine basın.
note-model_fell_back = { $wanted } olmadığı için bunu { $used } yazıya döktü: { why }.
note-heard_as = { $engine } bu dili bilmiyor: { $language }. Kayıt şu dil olarak yazıya döküldü: { $instead }.
note-card_failed = Ekran kartı arızalandı; bir bölüm, daha yavaş olan işlemcide yazıya döküldü. Eksik bir şey yok.
note-no_summary = Özet yok: { why }.
note-no_voice =
    { $code ->
        [engine_missing] Sesli özet yok: burada özetin dili için kurulu bir ses yok. İşletmeci ekleyebilir.
        [short] Sesli özet yok: bu kadar kısa bir kaydın özeti olmaz, yalnızca sözleri vardır.
       *[other] Sesli özet yok: { why }.
    }
note-no_video =
    Geri gönderilecek video yok: { $code ->
        [not_copied] görüntüsü veya sesi, altyazıyla birleştirilemeyen bir biçimde. MP4’e (H.264) dönüştürülürse belki geri gönderilebilir.
        [too_long] görüntüsüne altyazı izi eklenemiyor, altyazıları görüntüye çizmek ise burada yaklaşık { $minutes } dk sürerdi; sınır { $limit } dk. MP4’e (H.264) dönüştürülürse film bir izle geri gelir.
        [off] görüntüsüne altyazı izi eklenemiyor, burada filmlere altyazı da çizilmiyor. MP4’e (H.264) dönüştürülürse film bir izle geri gelir.
        [no_font] görüntüsüne altyazı izi eklenemiyor, burada bu yazıyı içeren bir yazı tipi de yok. İşletmeci { $font } kurabilir. MP4’e (H.264) dönüştürülürse film bir izle geri gelir.
        [joined] birden çok dosyadan birleştirildi.
       *[sound_only] kayıtta yalnızca ses var.
    }
note-tracks_left_out =
    { $count ->
        [one] Filmin bir parçası saklanamadı: hiçbir oynatıcı biçimi onu taşıyamıyor.
       *[other] Filmin { $count } parçası saklanamadı: hiçbir oynatıcı biçimi onları taşıyamıyor.
    }
note-not_burned =
    Altyazılar görüntüye çizilmedi, oynatıcıda açılan bir iz olarak duruyor: { $code ->
        [no_font] burada bu yazıyı içeren bir yazı tipi yok. İşletmeci { $font } kurabilir.
        [too_long] bu burada yaklaşık { $minutes } dk sürerdi, sınır ise { $limit } dk.
        [off] burada filmlere altyazı çizilmiyor.
       *[failed] bu görüntünün üzerine çizilemedi.
    }
note-hdr_reduced = Film HDR ekranlar için çekilmiş. Yeni görüntüde renkleri sıradan ekranlarınki gibidir.
note-burned_instead = Bu filmin görüntüsüne altyazı izi eklenemiyor, bu yüzden altyazılar görüntüye çizildi.
note-no_document =
    { $format } dosyası oluşturulamadı: { $code ->
        [no_font] burada bu yazıyı içeren bir yazı tipi yok. İşletmeci { $font } kurabilir. Diğer dosyalarda tüm sözler var.
       *[failed] bir hata oldu ve kaydedildi. Diğer dosyalarda tüm sözler var. /again formats={ $format } yeniden dener.
    }
note-document_letters = { $format } dosyasında, buradaki hiçbir yazı tipinde olmayan karakterler numaralarıyla yazıldı: { $letters }.
note-no_files = Dosyalar yazılamadı: { why }.
note-summary_fell_back = { $engine } başarısız olduğu için özeti { $used } hazırladı: { why }.
note-summary_model_gone = Özeti { $used } hazırladı: { $engine } artık yok. İşletmeci { $setting } ayarını değiştirebilir.
note-change_setting = İşletmeci bunu { $setting } ayarıyla düzeltebilir.
note-summary_not_translated = Özet, kaydın dilinde: { $engine } çeviri yapmıyor.

why =
    { $code ->
        [engine_missing] motoru kurulu değil
        [model_not_fetched] indirilemedi
        [engine_lacks_language] ses motoru özetin dilini ({ $language }) okumuyor
        [engine_unreachable] motoruna ulaşılamıyor
        [engine_over_quota] motoru şimdilik sınırına ulaştı
        [engine_refused] motoru bu içeriği geri çevirdi
        [engine_too_slow] motoru zamanında yanıt vermedi
        [engine_nonsense] motoru kullanılamayacak bir yanıt verdi
       *[other] bir sorun oluştu ve kayda geçti
    }

## The command line

outcome-lacking = Yapılamadı: { $names }. { $notes }
demo-too-slow = 20 dakika sonra hâlâ bitmedi. Yukarıdaki satırlar sorunu gösteriyor; ne yapılacağını mp4totext doctor söyler.
outcome-failed = { $name }: { $why }
