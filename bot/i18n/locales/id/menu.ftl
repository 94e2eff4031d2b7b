# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = Sapa saya
command-help = Yang bisa saya lakukan
command-status = Lihat yang sedang saya kerjakan untuk Anda
command-cancel = Hentikan tugas Anda
command-settings = Lihat atau ubah opsi bawaan Anda
command-transcribe = Transkripsikan tautan, atau pesan yang Anda balas
command-again = Proses ulang rekaman dengan opsi lain
command-join = Gabungkan rekaman terakhir Anda jadi satu teks (/join 3), atau album: keterangan join
command-language = Bahasa yang dipakai dalam rekaman Anda
command-speakers = Jumlah orang yang berbicara dalam rekaman Anda
command-summary = Seberapa lengkap ringkasannya
command-speech = Apakah ringkasan dibacakan
command-formats = File yang Anda terima
command-names = Beri nama para pembicara
command-forget_voice = Lupakan suara yang saya ingat untuk Anda
command-history = Lihat hasil Anda sebelumnya
command-search = Cari kata dalam rekaman Anda
command-quota = Lihat batas Anda dan yang sudah terpakai
command-auto = Di grup: transkripsikan setiap rekaman (on, off)
command-replace = Di grup: cara menulis kata untuk semua; aturan Anda didahulukan
command-privacy = Yang saya simpan, dan berapa lama
command-delete_my_data = Hapus semua yang saya simpan tentang Anda

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = mulai
name-help = bantuan
name-status = status
name-cancel = batal
name-settings = pengaturan
name-language = bahasa
name-speakers = pembicara
name-summary = ringkasan
name-speech = suara
name-formats = format
name-transcribe = transkripsi
name-again = ulangi
name-join = gabung
name-names = nama
name-forget_voice = lupakan_suara
name-history = riwayat
name-search = cari
name-quota = kuota
name-auto = otomatis
name-replace = ganti
name-link = gabungkan
name-unlink = pisahkan
name-web = web
name-token = token
name-privacy = privasi
name-delete_my_data = hapus_data_saya
name-stats = statistik
name-queue = antrean
name-failures = kegagalan
name-who = siapa
name-block = blokir
name-unblock = buka_blokir
name-admin = jadikan_admin
name-unadmin = cabut_admin
name-invite = undang
name-audit = log_admin
name-drain = jeda
name-announce = umumkan

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Kirimi saya video, pesan suara, atau file audio. Anda menerima teks dengan pembicara dan waktunya, ringkasan per bab, ringkasan yang dibacakan, dan subtitel. Saya langsung memberi tahu berapa lama prosesnya, dan Anda bisa menghapus semuanya kapan saja.
profile-short = Rekaman menjadi teks, dengan pembicara, ringkasan, ringkasan suara, dan subtitel.

## What a form asks for with a command, and the menu of a message

option-file-name = file
option-file = Rekaman: video, pesan suara, atau audio
option-recording-link-name = tautan
option-recording-link = Sebagai ganti file: tautan langsung ke rekaman, atau ke pesan di sini yang berisi rekaman
option-language-name = bahasa
option-language = Bahasa yang dipakai, misalnya id atau en
option-speakers-name = pembicara
option-speakers = Jumlah orang yang berbicara, misalnya 3 atau 2-4
option-summary-name = ringkasan
option-summary = Seberapa lengkap ringkasannya
option-speech-name = suara
option-speech = Bacakan ringkasannya
option-formats-name = format
option-formats = File, dipisahkan koma: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = video
option-video = Subtitel video: trek tersendiri, atau digambar di video
option-hints-name = petunjuk
option-hints = Nama dan kata langka, dipisahkan koma
option-replace-name = ganti
option-replace = Cara menulis kata, misalnya Keler→Keller; none menghapus aturan
option-join = Berapa rekaman terakhir Anda, misalnya 3, dan opsi untuk hasilnya
option-clean-name = bersihkan
option-clean = Buang pengisi seperti «ehm» dan kata terulang
option-numbers-name = bilangan
option-numbers = Tulis bilangan di atas dua belas dengan angka
option-louder-name = perkuat
option-louder = Dengarkan suara pelan dengan penguatan lebih besar
option-from-name = dari
option-from = Awal sebuah bagian, misalnya 22:10; -5:00 berarti lima menit terakhir
option-to-name = sampai
option-to = Akhir bagian itu, misalnya 26:20
option-news-name = kabar
option-news = Kabar dari pengelola
option-days-name = hari
option-days = Berapa hari, termasuk hari ini
option-account-name = akun
option-account = Akun: ID-nya di platform ini, atau telegram:123456789
option-front-name = dahulukan
option-front = ID tugas yang didahulukan
option-drain-name = keadaan
option-drain = on: jangan mulai tugas baru; off: lanjutkan; kosong: tampilkan keadaannya
option-text-name = teks
option-text = Teks pengumuman
option-private-name = pribadi
option-private = Hanya Anda yang melihat jawabannya
option-code = Kode undangan Anda
option-names = Nama-namanya, misalnya 1=Ana 2=Budi; kosongkan agar saya tanyakan
option-voice = Nama suara, atau all; kosongkan untuk melihat daftarnya
option-words = Kata yang dicari; kata terakhir boleh belum lengkap
option-quota = Untuk administrator: akun dan batasnya, misalnya minutes=600
option-value = Nilai baru; kosongkan untuk melihat pilihannya
entry-transcribe = Transkripsikan
entry-summarize = Ringkas
entry-join = Gabungkan dengan berikutnya

## /settings

value-none = tidak ada
value-short = singkat
value-light = ringan
value-heard = seperti terdengar
value-digits = angka
value-full = lengkap
value-track = trek yang bisa dinyalakan
value-burned = digambar di video

## /stats and the other commands of administrators

command-stats = Statistik layanan dengan grafik: /stats 7 untuk seminggu
command-queue = Tugas yang berjalan dan menunggu, dengan tombol untuk membatalkan atau mendahulukannya
command-failures = Kegagalan terbaru, dengan tombol untuk mencoba lagi
command-who = Tampilkan kuota dan pemakaian seorang pengguna: /who 123456789
command-block = Blokir pengguna: /block 123456789
command-unblock = Buka blokir pengguna: /unblock 123456789
command-admin = Jadikan pengguna administrator: /admin 123456789; tanpa ID: daftar administrator
command-unadmin = Cabut administrator: /unadmin 123456789
command-audit = Tindakan administrator terbaru
command-drain = Jeda untuk pembaruan: selesaikan tugas berjalan, tanpa yang baru: /drain on, /drain off
command-announce = Kirim pengumuman ke pengguna yang ingin kabar: /announce TEKS

## /link and /unlink: several accounts of one person

command-link = Gabungkan akun-akun Anda, juga antarplatform
command-unlink = Pisahkan akun yang digabungkan
option-link = Kode dari akun Anda yang lain; kosongkan untuk mendapat kode
command-web = Lihat hasil Anda di peramban
command-token = Buat, lihat, dan cabut token akses untuk program
option-web = sessions: daftar peramban yang masuk; kosongkan untuk mendapat tautan
option-token = read atau write, hari, dan nama: read 30 backup; kosongkan untuk melihatnya

## /invite

command-invite = Buat kode undangan: /invite 5 30 untuk lima orang dan 30 hari; /invite list
