# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Indonesian.

dashboard-title = Dasbor
dashboard-chart =
    { $what ->
        [hours] Jam rekaman
       *[jobs] Pekerjaan
    }
dashboard-day = { $date }: { $hours } jam rekaman, { $done } selesai, { $failed } gagal, { $cancelled } dibatalkan
dashboard-table = Sebagai daftar
dashboard-person = Seseorang
dashboard-account = Akun
dashboard-look = Lihat
dashboard-limits = Batas
dashboard-limit = Tetapkan batas
dashboard-block = Blokir
dashboard-unblock = Buka blokir
dashboard-audit = Tindakan administrator
dashboard-front = Pindahkan ke depan
