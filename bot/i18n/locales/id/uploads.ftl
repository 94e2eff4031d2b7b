# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Masuk sebagai { $name } di { $platform }
web-upload = Tambah rekaman
web-upload-drop = Letakkan berkas audio atau video di sini, atau pilih.
web-upload-most = Masing-masing hingga { $megabytes } MB.
web-upload-choose = Pilih berkas
web-upload-link = Tautan ke rekaman
web-upload-options = Opsi, seperti dalam keterangan berkas
web-upload-add = Transkripsikan tautan
web-upload-lost = Sambungan terputus. Mencoba lagi …
web-upload-again = Coba lagi
web-upload-script = Halaman ini memerlukan JavaScript untuk mengunggah berkas. Anda juga dapat mengirimnya ke bot.
button-open = Buka di peramban
web-sign-in-back = Setelah masuk di peramban ini, Anda kembali ke hasil ini.
answer-goes = Jawaban juga dikirim ke
answer-in-chat = Obrolan pribadi saya di { $platform }
answer-only-here = Tanpa obrolan, hanya di sini
