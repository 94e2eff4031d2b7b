# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Oturum: { $name }, { $platform }
web-upload = Kayıt ekle
web-upload-drop = Ses veya video dosyalarını buraya bırak ya da seç.
web-upload-most = Her biri en çok { $megabytes } MB.
web-upload-choose = Dosya seç
web-upload-link = Bir kayda bağlantı
web-upload-options = Seçenekler, dosya açıklamasındaki gibi
web-upload-add = Bağlantıyı yazıya dök
web-upload-lost = Bağlantı koptu. Yeniden deneniyor…
web-upload-again = Yeniden dene
web-upload-script = Dosya yüklemek için bu sayfaya JavaScript gerekir. Dosyaları bota da gönderebilirsin.
button-open = Tarayıcıda aç
web-sign-in-back = Bu tarayıcıda oturum açtıktan sonra bu sonuca dönersin.
answer-goes = Yanıt şuraya da gider
answer-in-chat = { $platform } üzerindeki özel sohbetim
answer-only-here = Hiçbir sohbete, yalnızca buraya
