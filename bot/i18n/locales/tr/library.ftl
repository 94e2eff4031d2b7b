# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Süz
library-any = Tümü
library-kind =
    { $kind ->
        [film] Film
       *[sound] Ses
    }
library-by =
    { $what ->
        [platform] Platform
        [kind] Tür
        [language] Dil
        [state] Durum
        [speaker] Konuşmacı
        [tag] Etiket
        [since] Şu günden
       *[until] Şu güne
    }
library-show = Göster
library-all = Tüm kayıtlar
library-none = Bu süzgeçlere uyan kayıt yok.
library-select = { $name } seç
library-chosen = Seçilen kayıtlar
library-choose-all = Bu sayfadakilerin hepsini seç
library-none-chosen = Önce listeden kayıt seç.
library-delete = Sil …
library-delete-ask = Seçilen kayıtlar ({ $count }) silinsin mi?
library-delete-how = Kayıtlar, metinleri, dosyaları, etiketleri ve paylaşılan bağlantıları ile sohbette görünenleri silinir. Bu geri alınamaz.
library-delete-now = Kalıcı olarak sil
library-keep = Kalsınlar

## Tags

tags-title = Etiketler
tags-field = Etiketler, virgülle ayrılmış
tags-add = Ekle
tags-remove = Çıkar
tags-remove-one = { $name } etiketini çıkar
tags-how = Bir etiket, bir kayıtta bulunduğu sürece vardır. Etiketler kayıt listesinde ve her kaydın sayfasında verilir.
tags-results = Kayıtlar: { $count }
tags-new-name = { $name } etiketinin yeni adı
tags-rename = Yeniden adlandır
tags-delete = Etiketi sil
tags-name = Etiketin adı en çok 40 karakterdir ve virgül içermez.
tags-person-full = Olabilecek en çok etikete sahipsin ({ $count }). Önce birini sil.
tags-result-full = Bir kaydın en çok { $count } etiketi olur. Önce birini çıkar.

## Shared links

shared-title = Paylaşılan bağlantılar
shared-how = Bu bağlantılardan birine sahip olan, kaydı oturum açmadan okur.
shared-none = Hiçbir kayıt paylaşmıyorsun. Bir kaydın sayfası ona bağlantı oluşturur.
shared-revoke-one = { $name } bağlantısını iptal et
shared-revoke-all = Tüm bağlantıları iptal et
web-links = Kayıtlarını paylaşan bağlantılar: { $count }. Bu sayfa onları gösterir ve iptal eder: { $url }
