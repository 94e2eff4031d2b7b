# Terminaldeki sohbetin kendi söyledikleri: jetonsuz `mp4totext up`.

console-what = kayıttan metne: konuşmacılar, özet ve altyazılar
console-example = ~/konusma.mp4
console-send = bir kaydın yolu: yazın ya da dosyayı bu pencereye sürükleyin. Seçenekler arkasına: lang=tr speakers=2
console-link = doğrudan bir kayda götüren bağlantı
console-demo = programla gelen kısa bir kayıtla deneyin
console-help = yapabildiğim her şey
console-quit = çıkış
console-where = Dosyalar şuraya yazılır: { $folder }
console-keys = Tab tamamlar, ↑ önceden yazdıklarınızı getirir, Ctrl-C satırı siler.
console-token = Bot jetonu verilmediği için sohbet bu terminaldir. Telegram için .env dosyasına TELEGRAM_BOT_TOKEN=… (@BotFather verir), Discord için DISCORD_BOT_TOKEN=… yazın.
console-press = Bir düğmeye numarasıyla basın: { $code }
console-asks = Sonraki satırınız { $number } numaralı mesajın yanıtıdır; boş satır sonraya bırakır.
console-reply = yanıt { $number } >
console-later = Sonraya kaldı. Yanıtlamak için: /reply { $number } …
console-meant = Bu, { $number } numaralı mesajın yanıtıysa şunu yazın: /reply { $number } …
console-does-reply = Bir mesajı numarasıyla yanıtlayın: /reply 3 Ayşe, Mehmet
console-form = Enter sonraki alana geçer; Esc formu kapatır, hiçbir şey değişmez.
console-form-left = Form kapatıldı. Hiçbir şey değişmedi.
console-leave = Çıkmak için bir kez daha Ctrl-C'ye basın ya da /quit yazın.
console-leave-busy = Çıkmak için bir kez daha Ctrl-C'ye basın ya da /quit yazın. Süren iş sonraki başlatmada devam eder; /cancel durdurur.
console-goes-on = Bitmeyen iş sonraki başlatmada devam eder.
console-no-file = { $name } diye bir dosya yok
console-folder = { $name } bir klasör. İçindeki dosyayı yazın; bütün klasör için: mp4totext run { $name }
console-no-button = { $name } diye bir düğme yok. Düğmeler 3a gibi yazılır; /history önceki yanıtları gösterir.
console-no-message = Yanıtlanabilecek { $name } numaralı mesaj yok. Şöyle yazın: /reply 3 ve sözleriniz
console-not-written = { $path } yazılamıyor: { $why }. Yeniden deneyeceğim; olmazsa /quit ile çıkıp başka bir --out ile başlatın.
console-logged = Bir şeyler ters gitti; ayrıntılar: { $path }
privacy-typed = Bu terminalde yazdığınız satırlar ↑ tuşu için { $days ->
        [0] siz her şeyi silene kadar
        [one] bir gün
       *[other] { $days } gün
    } saklanır; kodlar ve parola ya da sorgu içeren bağlantılar saklanmaz.
