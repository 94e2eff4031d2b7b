# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Turkish.

web-app-opening = Telegram oturumunu açıyor …
web-app-outside = Bu sayfa Telegram’ın içinde, botla olan sohbette metin alanının yanındaki düğmeyle açılır. Başka tarayıcılar için bota /web gönder: bir bağlantıyla yanıt verir.
web-app-refused = Telegram’ın bu sayfa için seninle ilgili verdiği bilgi geçersiz, çok eski ya da zaten kullanılmış. Sayfayı kapat ve sohbetten yeniden aç.
web-app-failed = Sunucuya ulaşılamıyor. Bağlantını denetle, sayfayı kapat ve sohbetten yeniden aç.
web-app-blocked = Bu tarayıcı Telegram’ın içindeki sayfalar için oturum saklamıyor. Bota /web gönder: bağlantısı ayrı bir pencerede oturum açar.
web-app-elsewhere = Ayrı bir pencerede aç

## Discord

web-provider-sign-in = { $name } ile oturum aç
web-provider-denied = { $name } üzerinde izin vermedin, bu yüzden hiçbir şey değişmedi. Yeniden dene ya da bağlantı için bota /web gönder.
web-provider-failed = { $name } gerektiği gibi yanıt vermedi. Birazdan yeniden dene ya da bağlantı için bota /web gönder.
web-provider-old = Bu oturum açma çok önce ya da başka bir tarayıcıda başlatılmış veya zaten kullanılmış. Yeniden başlat.

## Google

web-provider-continue = { $name } sayfasına devam et
web-google-about = Burada bağladığın bir Google hesabı sonra oturum açmanı sağlar. Kayıtların olduğu yerde kalır. Yalnızca hesap numarasının özeti saklanır: adres yok, ad yok, Google’da hiçbir şey okunmaz.
web-google-join = Google hesabımı bağla
web-google-joined = Bir Google hesabı, { $since } tarihinde bağlandı
web-google-end = Ayır
web-google-unknown = Bu Google hesabı burada kimseye bağlı değil. Önce başka bir yolla, örneğin /web ile oturum aç ve onu «Google» sayfasında bağla.
web-google-taken = Bu Google hesabı burada başka birine bağlı. Önce o kişinin ayırması gerekir.
login-told-joined = Sayfalarda bir { $name } hesabı sizinkine bağlandı: artık sizin adınıza oturum açıyor ve tüm sonuçlarınızı görüyor. Bunu siz yapmadıysanız hemen ayırın: { $page } (/web oturumunuzu açar) ve diğer tarayıcıların oturumunu /web sessions ile kapatın.
login-told-parted = Sayfalarda bir { $name } hesabı sizinkinden ayrıldı: artık sizin adınıza oturum açamıyor ve onunla açılan tarayıcı oturumları kapatıldı. Bunu siz yapmadıysanız tarayıcılarınıza /web sessions ile bakın.
privacy-google = Sayfalarda bağladığın bir Google hesabının numarasının özetini, orada ayırana kadar saklarım.
