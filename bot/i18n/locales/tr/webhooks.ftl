# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Turkish.

webhooks-title = Webhook’lar
webhooks-about = İşlerinden biri bittiğinde buradaki her adrese imzalı bir mesaj gönderilir. İçinde işin kimliği ve durumu vardır, metinlerinden hiçbiri yoktur.
webhooks-none = Webhook’un yok.
webhook-title = Webhook
webhook-url = Adres
webhook-events = Olaylar
webhook-event =
    { $event ->
        [completed] İş tamamlandı
        [failed] İş başarısız oldu
        [cancelled] İş iptal edildi
       *[test] Deneme
    }
webhook-state =
    { $state ->
        [person] Kapalı
        [failing] Kapatıldı: beş gün boyunca hiçbir şey ulaşmadı.
        [gone] Kapatıldı: sunucusu bu adresin artık olmadığını söylüyor.
       *[on] Açık
    }
webhook-secret-new = Bu gizli anahtar yalnızca şimdi gösteriliyor: imzaları denetleyen programa kaydet ve kimseye verme.
webhook-secret-renewed = Önceki gizli anahtar da 24 saat daha imzalar.
webhook-deliveries = Son gönderimler
webhook-deliveries-none = Henüz hiçbir şey gönderilmedi.
webhook-job = Kayıt
webhook-delivery-state =
    { $state ->
        [delivered] Teslim edildi
        [failed] Vazgeçildi
       *[pending] Bekliyor
    }
webhook-error =
    { $error ->
        [unreachable] Sunucuya ulaşılamıyor.
        [certificate] Sunucunun sertifikası geçerli değil.
        [timeout] Zamanında yanıt gelmedi.
        [broken] Bağlantı koptu.
        [redirect] Sunucu yönlendiriyor; yönlendirmeler izlenmez.
        [gone] Sunucu bu adresin artık olmadığını söylüyor.
        [off] Webhook kapatıldı.
        [access] Erişimin yoktu.
       *[status] Sunucu bir hatayla yanıt verdi.
    }
webhook-seconds = { $seconds } sn
webhook-next = sonraki deneme: { $moment }
webhook-no-events = En az bir olay seç.
webhook-many = { $most } webhook’un var. Birini sil, sonra yenisini ekle.
webhook-is-off = Bu webhook kapalı. Önce aç.
webhook-switched-off =
    { $reason ->
        [gone] { $host } adresine giden webhook’unu kapattım: sunucusu bu adresin artık olmadığını söylüyor. Adresi burada değiştirebilirsin: { $page }
       *[failing] { $host } adresine giden webhook’unu kapattım: beş gün boyunca oraya hiçbir şey ulaşmadı. Sunucuyu düzelt, sonra yeniden aç: { $page }
    }
button-webhook-add = Webhook ekle
button-webhook-save = Kaydet
button-webhook-test = Deneme gönder
button-webhook-on = Aç
button-webhook-off = Kapat
button-webhook-secret = Yeni gizli anahtar
button-webhook-delete = Sil
webhook-delete-ask = Bu webhook silinsin mi?
webhook-delete-how = İmza anahtarı ve gönderim listesi de silinir, bekleyenler gönderilmez. Bu geri alınamaz.
webhook-keep = Kalsın
button-webhook-again = Yeniden gönder
error-webhook_address = Bu adrese hiçbir şey gönderilemiyor. https:// ile başlamalı ve internette herkesin ulaşabileceği bir adres olmalı. Lütfen denetle.
error-webhook_https = Webhook için https gerekir; böylece yolda kimse gönderilenleri okuyamaz veya değiştiremez. Lütfen https:// ile başlayan bir adres ver.
privacy-webhook = Sayfada eklediğin bir webhook’un adresini ve gizli anahtarını sen silene kadar, neyin ne zaman gönderildiğini 30 gün saklarım.
