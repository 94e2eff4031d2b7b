# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Turkish.

token-how = /token read bir programın sonuçlarını okuduğu bir belirteç oluşturur; /token write ile program gönderir, değiştirir ve siler de. Gün sayısı, 1 ile { $most } arası, ve ad ekleyebilirsin: /token read 30 backup
token-how-admin = /token admin, bir programın yönetici komutlarının yaptığını yapmasını sağlayan, sonuçlarına dokunmayan bir belirteç oluşturur.
token-admin = admin yetkili belirteci yalnızca yöneticiler oluşturabilir.
token-new =
    Bu erişim belirteci yalnızca şimdi gösteriliyor. Kimseye verme: { $until } tarihine kadar { $scope ->
        [admin] sahibi olan herkese senin yönetici olarak yapabildiklerini açar
       *[read] sahibi olan herkese sonuçlarını açar
    }. Programına kaydet, sonra bu mesajı sil. /token belirteçleri gösterir ve iptal eder.
tokens-none = Erişim belirtecin yok.
tokens-title = Erişim belirteçleri
token-line = { $name } · { $scope } · { $until } tarihine kadar · son kullanım: { $used }
token-unused = hiç
token-scope =
    { $scope ->
        [admin] yönetici komutları
        [write] okuma ve yazma
       *[read] okuma
    }
token-many = { $most } erişim belirtecin var. /token ile birini iptal et, sonra yenisini oluştur.
button-token-revoke = İptal et
button-token-revoke-all = Tümünü iptal et
privacy-token = /token ile oluşturulan bir erişim belirtecinin adını ve kullanım zamanlarını süresi bitene kadar saklarım; /token belirteçleri gösterir ve iptal eder.
web-token-about = Erişim belirteci olan bir program, burada yapabildiklerini yapabilir.
web-token-new =
    Bu erişim belirteci yalnızca şimdi gösteriliyor: programına kaydet. Kimseye verme: { $until } tarihine kadar { $scope ->
        [admin] sahibi olan herkese senin yönetici olarak yapabildiklerini açar
       *[read] sahibi olan herkese sonuçlarını açar
    }.
web-token-name = Ad
web-token-days = Süresi bitene kadar gün
web-token-create = Belirteç oluştur
api-unauthorized = Bunun için geçerli bir erişim belirteci gerekir: Authorization: Bearer …. Özel sohbette /token bir tane oluşturur.
api-scope =
    { $scope ->
        [admin] Bunun için bir yöneticinin belirteci gerekir. Özel sohbette /token admin bir tane oluşturur.
        [read] Bu belirteç yalnızca yönetici komutlarının yaptığını yapabilir. Özel sohbette /token read okuyabilen bir tane oluşturur.
       *[write] Bu belirteç yalnızca okuyabilir. Özel sohbette /token write bunu yapabilen bir tane oluşturur.
    }
api-not-administrator = Artık yönetici değilsin, bu yüzden bu belirteç geçersiz.
api-invalid = İstek API’nin beklediği gibi değil: { $problem }
api-large = İstek { $limit } bayttan büyük.
api-key-reused = Bu Idempotency-Key başka bir istekte kullanıldı. Yenisini seç.
