# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Indonesian.

console-what = rekaman menjadi teks, dengan pembicara, ringkasan, dan subtitel
console-example = ~/obrolan.mp4
console-send = lokasi rekaman: ketik, atau seret file ke jendela ini. Opsi ditulis setelahnya: lang=id speakers=2
console-link = tautan langsung ke rekaman
console-demo = coba dengan contoh rekaman yang disertakan
console-help = semua yang bisa saya lakukan
console-quit = keluar
console-where = File ditulis ke { $folder }
console-keys = Tab melengkapi, ↑ memunculkan lagi yang Anda ketik, Ctrl-C mengosongkan baris.
console-token = Token bot belum diatur, jadi terminal ini menjadi chat-nya. Untuk Telegram, tulis TELEGRAM_BOT_TOKEN=… (dari @BotFather) di file .env; untuk Discord, DISCORD_BOT_TOKEN=…
console-press = Tekan tombol dengan nomornya: { $code }
console-asks = Baris Anda berikutnya menjadi balasan untuk pesan { $number }; baris kosong menundanya.
console-reply = balasan untuk { $number } >
console-later = Ditunda. Untuk membalas: /reply { $number } …
console-meant = Jika ini balasan untuk pesan { $number }, ketik: /reply { $number } …
console-does-reply = Balas pesan dengan nomornya: /reply 3 Ana, Budi
console-form = Enter pindah ke kolom berikutnya; Esc menutup formulir tanpa perubahan.
console-form-left = Formulir ditutup. Tidak ada yang berubah.
console-leave = Tekan Ctrl-C sekali lagi untuk keluar, atau ketik /quit.
console-leave-busy = Tekan Ctrl-C sekali lagi untuk keluar, atau ketik /quit. Tugas yang belum selesai dilanjutkan saat dijalankan lagi; /cancel menghentikannya.
console-goes-on = Tugas yang belum selesai dilanjutkan saat dijalankan lagi.
console-no-file = Tidak ada file { $name }
console-folder = { $name } adalah folder. Sebutkan file di dalamnya; untuk seluruh folder: mp4totext run { $name }
console-no-button = Tidak ada tombol { $name }. Tombol ditulis seperti 3a; /history menampilkan jawaban sebelumnya.
console-no-message = Tidak ada pesan { $name } yang bisa dibalas. Tulis: /reply 3 lalu kata-kata Anda
console-not-written = { $path } tidak bisa ditulis: { $why }. Saya akan mencoba lagi; jika tidak berhasil, keluar dengan /quit lalu mulai dengan --out lain.
console-logged = Ada yang tidak beres; rinciannya ada di { $path }
privacy-typed = Baris yang Anda ketik di terminal ini disimpan untuk tombol ↑ { $days ->
        [0] sampai Anda menghapus semuanya
       *[other] selama { $days } hari
    }; kode, serta tautan dengan kata sandi atau kueri, tidak disimpan.
