# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Indonesian.

web-app-opening = Telegram sedang memasukkan Anda …
web-app-outside = Halaman ini dibuka di dalam Telegram, dengan tombol di samping kolom teks pada obrolan dengan bot. Di peramban lain, kirim /web ke bot: bot menjawab dengan tautan.
web-app-refused = Keterangan Telegram tentang Anda untuk halaman ini tidak sah, terlalu lama, atau sudah dipakai. Tutup halaman ini, lalu buka lagi dari obrolan.
web-app-failed = Server tidak dapat dihubungi. Periksa sambungan Anda, tutup halaman ini, lalu buka lagi dari obrolan.
web-app-blocked = Peramban ini tidak menyimpan status masuk untuk halaman di dalam Telegram. Kirim /web ke bot: tautannya memasukkan jendela tersendiri.
web-app-elsewhere = Buka di jendela tersendiri

## Discord

web-provider-sign-in = Masuk dengan { $name }
web-provider-denied = Anda tidak mengizinkannya di { $name }, jadi tidak ada yang berubah. Coba lagi, atau kirim /web ke bot untuk mendapat tautan.
web-provider-failed = { $name } tidak menjawab sebagaimana mestinya. Coba lagi sebentar, atau kirim /web ke bot untuk mendapat tautan.
web-provider-old = Proses masuk ini dimulai terlalu lama atau di peramban lain, atau sudah dipakai. Mulai lagi.

## Google

web-provider-continue = Lanjut ke { $name }
web-google-about = Akun Google yang Anda gabungkan di sini dapat dipakai untuk masuk nanti. Rekaman Anda tetap di tempatnya. Hanya sidik nomor akun yang disimpan: tanpa alamat, tanpa nama, dan tidak ada yang dibaca di Google.
web-google-join = Gabungkan akun Google saya
web-google-joined = Akun Google, digabungkan pada { $since }
web-google-end = Lepaskan
web-google-unknown = Akun Google ini tidak tergabung dengan siapa pun di sini. Masuklah dulu dengan cara lain, misalnya dengan /web, lalu gabungkan di halaman «Google».
web-google-taken = Akun Google ini tergabung dengan orang lain di sini. Orang itu harus melepaskannya dulu.
login-told-joined = Sebuah akun { $name } ditautkan ke akun Anda di halaman: kini akun itu masuk sebagai Anda dan melihat semua hasil Anda. Jika itu bukan Anda, segera lepaskan: { $page } (/web memasukkan Anda), dan keluarkan peramban lain dengan /web sessions.
login-told-parted = Sebuah akun { $name } dilepas dari akun Anda di halaman: akun itu tidak lagi masuk sebagai Anda, dan peramban yang masuk dengannya sudah dikeluarkan. Jika itu bukan Anda, periksa peramban Anda dengan /web sessions.
privacy-google = Dari akun Google yang Anda gabungkan di halaman saya menyimpan sidik nomornya, sampai Anda melepaskannya di sana.
