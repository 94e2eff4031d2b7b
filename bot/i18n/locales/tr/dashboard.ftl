# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Turkish.

dashboard-title = Yönetim paneli
dashboard-chart =
    { $what ->
        [hours] Kayıtların saati
       *[jobs] İşler
    }
dashboard-day = { $date }: { $hours } saat kayıt, { $done } bitti, { $failed } başarısız, { $cancelled } iptal
dashboard-table = Liste olarak
dashboard-person = Bir kişi
dashboard-account = Hesap
dashboard-look = Bak
dashboard-limits = Sınırlar
dashboard-limit = Sınırları belirle
dashboard-block = Engelle
dashboard-unblock = Engeli kaldır
dashboard-audit = Yöneticilerin işlemleri
dashboard-front = Öne al
