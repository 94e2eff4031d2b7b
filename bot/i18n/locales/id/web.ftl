# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Indonesian.

web-link = Tautan ini memasukkan satu peramban, satu kali, dalam { $count } menit. Jangan kirim kepada siapa pun: siapa yang membukanya melihat semua hasil Anda. /web sessions menunjukkan di mana Anda masuk.
web-how = Saya hanya mengenal /web untuk tautan dan /web sessions untuk peramban yang masuk. /web links menghitung tautan yang membagikan rekaman Anda.
web-sessions-none = Tidak ada peramban yang masuk. /web memberi Anda tautan.
web-sessions-title = Peramban yang masuk
web-session = { $browser } · sejak { $since } · terakhir dipakai { $seen } UTC
web-browser-unknown = peramban tak dikenal
button-web-end-all = Keluarkan semua
privacy-web = Dari peramban yang Anda masukkan dengan /web saya menyimpan jenis, nama Anda di platform, dan waktu pemakaiannya paling lama 30 hari; /web sessions menampilkan dan mengeluarkannya.

## Pages

web-title = Rekaman
web-sign-in = Masuk
web-sign-out = Keluar
web-sign-in-how = Kirim /web ke bot dalam obrolan pribadi. Bot menjawab dengan tautan yang memasukkan peramban ini.
web-sign-in-ask = Ingin masuk dengan peramban ini? Peramban ini akan menampilkan semua hasil Anda paling lama 30 hari, atau sampai Anda keluar. Lakukan hanya di perangkat milik Anda.
web-link-used = Tautan ini sudah dipakai atau terlalu lama. Kirim /web ke bot untuk mendapat yang baru.
web-not-found = Tidak ada apa-apa di sini, atau ini milik orang lain. Halaman awal menampilkan rekaman Anda.
web-refused = Ini tidak datang dari salah satu halaman kami, atau halamannya terlalu lama. Buka lagi dan coba sekali lagi.
web-busy = Terlalu banyak permintaan. Tunggu sebentar dan coba lagi.
web-away = Data Anda sedang tidak dapat dijangkau. Coba lagi sebentar lagi.
web-search = Cari
web-working = Sedang dikerjakan
web-newest = Rekaman terbaru
web-play = Putar atau jeda
web-back = Mundur 3 d
web-slower = Lebih lambat
web-faster = Lebih cepat
web-find = Cari dalam rekaman ini
web-next-match = Temuan berikutnya
web-previous-match = Temuan sebelumnya
web-doubtful = Kata bergaris bawah meragukan: dengarkanlah.
web-no-words = Hasil ini hanya punya waktu kalimat. /again di obrolan juga memberi waktu kata.
web-no-recording = Rekaman tidak lagi disimpan, jadi tidak dapat diputar di sini.
web-not-playable = Peramban tidak dapat memutar rekaman ini. Teks dan berkasnya ada di sini.
web-files = Berkas
web-also-as = Juga sebagai:
web-edit = Perbaiki kalimat ini
web-save = Simpan
web-split = Simpan dan bagi kalimat di kursor
web-split-lines = Setiap baris menjadi satu kalimat; tanpa teks kalimatnya hilang.
web-leave = Keluar tanpa menyimpan
web-merge = Gabungkan dengan kalimat berikutnya
web-speaker = Pembicara
web-new-speaker = Pembicara baru
web-rename = Ganti nama pembicara
web-undo = Urungkan
web-redo = Ulangi
web-versions = Versi
web-saved = Disimpan sebagai versi { $number }.
web-conflict = Bagian ini diubah sementara itu. Sekarang bunyinya: «{ $text }». Simpan lagi untuk menaruh teks Anda di sana; keduanya tetap ada di versi.
web-conflict-gone = Teks diubah sementara itu, jadi tidak ada yang disimpan. Yang Anda tulis masih di sini: lihat teks yang sekarang dan coba lagi.
web-not-saved = Tidak disimpan: server tidak dapat dijangkau. Yang Anda tulis masih di sini; coba lagi.
web-files-follow = Berkas sedang dibuat ulang dari teks yang diperbaiki. Sampai saat itu isinya teks sebelumnya.
web-summary-again = Buat ulang ringkasan dari teks ini
web-summary-asked = Ringkasan sedang dibuat ulang dari teks yang diperbaiki. Halaman hasil menampilkannya bila sudah siap.
web-help = Tombol
web-forward = Maju 3 dtk
web-keys-alt = Tombol yang sama saat menulis
web-close = Tutup
web-change =
    { $kind ->
        [text] Teks diperbaiki
        [split] Kalimat dibagi
        [merge] Kalimat digabungkan
        [speaker] Pembicara lain
        [name] Pembicara diganti nama
        [delete] Kalimat dihapus
        [redo] Versi { $undoes } diulangi
       *[undo] Versi { $undoes } diurungkan
    }
web-not-possible =
    { $code ->
        [long] Satu kalimat paling banyak 5.000 karakter. Bagilah.
        [last] Kalimat terakhir tidak dapat dihapus.
        [gone] Kalimat atau pembicara itu tidak ada lagi. Muat ulang halaman.
        [many] Jumlah pembicara sudah paling banyak.
        [full] Jumlah perbaikan teks ini sudah paling banyak.
        [anew] Teks dibuat ulang sementara itu. Muat ulang halaman.
       *[other] Itu tidak mungkin.
    }
web-share = Bagikan dengan tautan
web-share-how = Siapa pun yang punya tautan dapat membaca dan mendengar rekaman ini tanpa masuk, sebagaimana sudah diperbaiki saat itu. Ia tidak melihat hal lain milik Anda dan tidak mengubah apa pun.
web-share-days = Hari
web-share-files = dengan berkas
web-share-make = Buat tautan
web-share-link = Dibuat { $made }, berlaku sampai { $until } UTC
web-share-revoke = Cabut
web-share-once = Tautan ini hanya ditampilkan sekarang, jadi salinlah. Anda dapat mencabutnya di halaman rekaman.
web-share-full = Tautan rekaman ini sudah paling banyak. Cabut satu dulu.
web-share-ended = Tautan ini tidak berlaku, atau tidak berlaku lagi. Minta yang baru kepada pengirimnya.
