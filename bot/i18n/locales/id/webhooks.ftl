# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Indonesian.

webhooks-title = Webhook
webhooks-about = Ketika salah satu pekerjaan Anda berakhir, pesan bertanda tangan dikirim ke setiap alamat di sini. Isinya ID dan status pekerjaan, tanpa teks Anda.
webhooks-none = Anda tidak punya webhook.
webhook-title = Webhook
webhook-url = Alamat
webhook-events = Peristiwa
webhook-event =
    { $event ->
        [completed] Pekerjaan selesai
        [failed] Pekerjaan gagal
        [cancelled] Pekerjaan dibatalkan
       *[test] Uji coba
    }
webhook-state =
    { $state ->
        [person] Dimatikan
        [failing] Dimatikan: selama lima hari tidak ada yang sampai.
        [gone] Dimatikan: servernya menyatakan alamat ini sudah tidak ada.
       *[on] Aktif
    }
webhook-secret-new = Rahasia ini hanya ditampilkan sekarang: simpan di program yang memeriksa tanda tangan, dan jangan berikan kepada siapa pun.
webhook-secret-renewed = Rahasia sebelumnya juga masih menandatangani selama 24 jam lagi.
webhook-deliveries = Kiriman terakhir
webhook-deliveries-none = Belum ada yang dikirim.
webhook-job = Rekaman
webhook-delivery-state =
    { $state ->
        [delivered] Terkirim
        [failed] Dihentikan
       *[pending] Menunggu
    }
webhook-error =
    { $error ->
        [unreachable] Server tidak bisa dijangkau.
        [certificate] Sertifikat server tidak berlaku.
        [timeout] Tidak ada jawaban tepat waktu.
        [broken] Koneksi terputus.
        [redirect] Server mengalihkan, dan itu tidak diikuti.
        [gone] Server menyatakan alamat ini sudah tidak ada.
        [off] Webhook dimatikan.
        [access] Anda tidak punya akses.
       *[status] Server menjawab dengan kesalahan.
    }
webhook-seconds = { $seconds } dtk
webhook-next = percobaan berikutnya: { $moment }
webhook-no-events = Pilih setidaknya satu peristiwa.
webhook-many = Anda punya { $most } webhook. Hapus satu, lalu tambahkan yang baru.
webhook-is-off = Webhook ini dimatikan. Aktifkan dulu.
webhook-switched-off =
    { $reason ->
        [gone] Saya mematikan webhook Anda ke { $host }: servernya menyatakan alamat ini sudah tidak ada. Anda bisa mengubahnya di sini: { $page }
       *[failing] Saya mematikan webhook Anda ke { $host }: selama lima hari tidak ada yang sampai di sana. Perbaiki servernya, lalu aktifkan lagi: { $page }
    }
button-webhook-add = Tambahkan webhook
button-webhook-save = Simpan
button-webhook-test = Kirim uji coba
button-webhook-on = Aktifkan
button-webhook-off = Matikan
button-webhook-secret = Rahasia baru
button-webhook-delete = Hapus
webhook-delete-ask = Hapus webhook ini?
webhook-delete-how = Kunci tanda tangan dan daftar kirimannya ikut dihapus, dan yang masih menunggu tidak dikirim. Ini tidak dapat dibatalkan.
webhook-keep = Simpan saja
button-webhook-again = Kirim lagi
error-webhook_address = Tidak ada yang bisa dikirim ke alamat ini. Alamat harus diawali https:// dan bisa dijangkau semua orang di internet. Periksa alamatnya.
error-webhook_https = Webhook memerlukan https, agar tidak ada yang membaca atau mengubah kiriman di jalan. Berikan alamat yang diawali https://.
privacy-webhook = Dari webhook yang Anda tambahkan di halaman, saya menyimpan alamat dan rahasianya sampai Anda menghapusnya, dan selama 30 hari apa yang dikirim dan kapan.
