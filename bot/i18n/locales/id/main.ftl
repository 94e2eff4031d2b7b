# Not yet reviewed by a native speaker.
# What mp4totext says, in Indonesian.

locale-name = Bahasa Indonesia

## Hello and help

hello = Kirimi saya video, pesan suara, atau file audio, atau tautannya. Anda menerima teks dengan pembicaranya, ringkasan, ringkasan suara, dan subtitel.
hello-invited = Selamat datang! Kode undangan Anda diterima.
help-recordings = Rekaman
help-choices = Opsi Anda
help-rest = Lainnya
help-beside = Opsi dalam keterangan
help-wishes =
    Tulis opsi untuk satu rekaman di keterangannya, misalnya: lang=id speakers=2 summary=short speech=no formats=txt,srt,vtt
    lang: bahasa yang dipakai, misalnya id atau en
    Nama juga bisa: lang=Jerman; beberapa: lang=de,en; aksara Tionghoa: lang=zh-Hant
    speakers: jumlah orang yang berbicara, misalnya 3 atau 2-4
    summary: none (tanpa), short (singkat), atau full (lengkap)
    speech: yes (ya) atau no (tidak)
    formats: mana saja dari { $formats }
    captions: normal, atau short untuk subtitel satu baris pendek
    video: burned untuk video dengan subtitel yang digambar di dalamnya
    careful: yes untuk pengenalan yang lebih akurat, tetapi lebih lambat
    louder: yes untuk mendengar suara pelan dengan penguatan lebih besar
    from, to: waktu sebuah bagian, misalnya from=22:10 to=26:20 atau from=-5:00
    replace: cara menulis kata, misalnya Keler→Keller
    clean: light membuang kata pengisi dan kata terulang
    numbers: digits menulis bilangan dengan angka
    hints: nama dan kata langka, dipisahkan koma
    Opsi yang sama bisa ditulis setelah tautan. Tautannya harus langsung menuju file.
hint-send-media = Kirimi saya video, pesan suara, atau file audio, atau tautannya. Selengkapnya: /help.
hint-what-to-transcribe = Apa yang perlu ditranskripsikan? Kirim /transcribe dengan rekaman atau tautannya, atau sebagai balasan untuk pesan yang berisi rekaman.
hint-message-menu = Tidak ada rekaman dalam pesan itu, atau saya tidak bisa melihatnya. Klik kanan pesannya, lalu Aplikasi, Transkripsikan, agar saya bisa melihatnya.
link-first = Saya ambil yang pertama dari { $count } tautan. Kirim yang lain dalam pesan terpisah.
hint-unknown-command = Saya tidak mengenal /{ $name }. /help menampilkan yang bisa saya lakukan.

## The card of a job

card-title = { $name }
card-taking = Menerima file
card-next = Dalam antrean: berikutnya
card-ahead = Dalam antrean: { $count } tugas di depan Anda
card-drained = Dalam antrean. Layanan dijeda untuk pembaruan: tidak ada yang hilang, dan tugas Anda dilanjutkan dengan sendirinya.
card-lacks-language = Dalam antrean sampai ada pekerja yang mengenal bahasa ini: { $language }. Untuk pengelola: jalankan pekerja yang WHISPER_MODEL-nya mengenalinya.
card-lacks-length = Dalam antrean sampai ada pekerja yang menerima rekaman sepanjang ini. Untuk pengelola: jalankan pekerja dengan WORKER_JOBS=all.
card-lacks-worker = Tidak ada pekerja yang daring. Tidak ada yang hilang: pekerjaan berlanjut sendiri begitu ada yang kembali. Untuk pengelola: jalankan satu (mp4totext worker).
card-work = perlu { $time }
card-left = { $time } lagi
card-failed = { $name } · gagal
card-cancelled = Dibatalkan.
card-preparing = Selesai. Menyiapkan jawaban
button-cancel = Batalkan
stage-audio = Membaca audio
stage-transcript = Mentranskripsikan
stage-speakers = Mengenali para pembicara
stage-summary = Membuat ringkasan
stage-speech = Merekam ringkasan suara
stage-files = Menulis file
stage-starting = Memulai
card-fetching = Mengunduh model ucapan { $model } (hanya sekali)
card-fetching-bytes = { $done } dari { $total } MB
card-fetching-some = { $done } MB
percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } dtk
lasting-minutes = { $minutes } mnt { $seconds } dtk
lasting-hours = { $hours } jam { $minutes } mnt
until-now = sekarang
until-minutes = dalam { $minutes } mnt, pukul { $time } UTC
until-hours = dalam { $hours } jam { $minutes } mnt, pukul { $time } UTC
about-seconds = sekitar { $count } dtk
about-minutes = sekitar { $count } mnt
about-hours = sekitar { $hours } jam { $minutes } mnt

## The answer

answer-speakers = { $count } pembicara
answer-points = Poin utama
answer-chapters = Bab
answer-decisions = Keputusan
answer-actions = Yang perlu dilakukan
answer-questions = Pertanyaan yang belum terjawab
answer-shares = Siapa berbicara seberapa banyak
answer-transcript = Transkrip
answer-engines = Dibuat dengan { $engines }
answer-more = Selebihnya ada di file.
answer-empty = Saya tidak mendengar ucapan dalam rekaman ini.
answer-empty-next = Jika ada yang berbicara di dalamnya, kirim lagi dengan bahasanya di keterangan, misalnya lang=id, atau rekam lebih dekat ke pembicara.
answer-too-large = { $name } terlalu besar untuk dikirim ke sini ({ $megabytes } MB, batasnya { $limit } MB).
large-zip = { $name } terlalu besar untuk chat ini ({ $megabytes } MB, batasnya { $limit } MB), jadi dikirim sebagai zip.
large-sound = { $name } terlalu besar untuk chat ini ({ $megabytes } MB, batasnya { $limit } MB), jadi dikirim sebagai file audio yang lebih kecil.
large-parts = { $name } terlalu besar untuk chat ini ({ $megabytes } MB, batasnya { $limit } MB), jadi dikirim dalam beberapa bagian.
large-beside = File subtitel memberi hasil yang sama: taruh di sebelah video Anda, dengan nama yang sama.
large-ask = File subtitel di sebelah video Anda memberi hasil yang sama: /again formats=srt membuatnya.
large-not-made = Saya tidak bisa membuat { $name } cukup kecil untuk chat ini.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = Ditranskripsikan oleh { $engine }
receipt-choice =
    { $code ->
        [fetching] model yang lebih cocok untuk mesin ini sedang diunduh
       *[lacking] model yang lebih cocok untuk mesin ini tidak tersedia
    }
receipt-summarized = diringkas oleh { $engine }
receipt-spoken = dibacakan oleh { $engine }
receipt-sent = { $engine } (dikirim ke { $company })
receipt-recording =
    { $hours ->
        [0] rekaman dihapus
       *[other] rekaman dihapus setelah { $hours } jam
    }
receipt-text =
    { $days ->
        [0] teks disimpan sampai Anda menghapusnya
       *[other] teks dihapus setelah { $days } hari
    }
receipt-now = hapus sekarang: «{ $button }» di bawah

## The buttons of an answer, and doing it again

button-summary = Ringkasan
button-transcript = Transkrip
button-subtitles = Subtitel
button-voice = Dengarkan
button-redo = Proses ulang
button-names = Beri nama pembicara
button-name = Ketik namanya
button-drop = Hapus
button-drop-now = Ya, hapus hasil ini
button-back = ‹ Kembali
redo-language = Bahasa lain
redo-speakers = Jumlah pembicara lain
redo-careful = Lebih akurat, lebih lambat
redo-louder = Lebih keras: perkuat suara pelan
redo-summary = Ringkasan lain
redo-captions-short = Subtitel pendek, satu baris
redo-captions-normal = Subtitel biasa, dua baris
redo-burned = Subtitel digambar di video
redo-voice-on = Dengan ringkasan suara
redo-voice-off = Tanpa ringkasan suara
again-title = Proses ulang: { $name }
again-begun = Sedang saya proses ulang. Jawaban di atas akan berubah.
again-busy = Ini sedang saya kerjakan. Tunggu sampai selesai, atau batalkan.
again-same = Sudah seperti itu.
again-minutes = { $why } Mendengarkan rekaman sekali lagi dihitung seperti rekaman baru. Berkas, ringkasan, nama, dan pembicara lain untuk jawaban ini tidak memakai menit.
again-none = Tidak ada hasil yang bisa diproses ulang. Kirim /again sebagai balasan untuk hasil saya, atau kirim rekaman.
again-nothing = Gagal diproses ulang: { $why } Ini jawaban sebelumnya.
again-changed = Diubah: { $options }
again-differs = Kini berbeda: { $facts }
again-no-difference = Hasilnya sama seperti sebelumnya.
result-not-yours = Hasil ini milik orang lain, atau sudah tidak disimpan.
file-gone = File ini sudah tidak disimpan. Kirim lagi rekamannya untuk mendapat yang baru.
file-never = Layanan ini tidak bisa membuatnya.
drop-done = { $name }: dihapus, beserta semua yang saya simpan darinya. File yang sudah dikirim tetap ada di chat sampai Anda menghapusnya.

## Naming the speakers

names-title = Siapa yang berbicara di { $name }?
names-how = Balas pesan ini dengan nama-namanya menurut urutan ini: Ana, Budi. Atau satu saja dengan nomornya: 2 = Budi. Di tempat lain: /names 1=Ana 2=Budi
names-form = Tekan tombol di bawah dan ketik nama-namanya.
names-all = Satu baris per orang: 1 = Ana
names-late = Formulir tidak sempat dibuka. Tekan tombolnya lagi, atau tulis: /names 1=Ana 2=Budi
names-clip = Pembicara { $number }
names-begun = Sedang saya tambahkan namanya. Jawaban di atas akan berubah.
names-one = Saya hanya menemukan satu pembicara, jadi tidak ada yang perlu dinamai.

## Remembered voices

voices-offer = Perlu saya ingat suara-suara ini? Untuk masing-masing saya simpan sidik suara: angka yang menggambarkan suara, bukan bunyinya. Ini hanya dipakai untuk menuliskan nama-nama ini di rekaman Anda berikutnya di chat ini, dan tidak dibagikan ke siapa pun; /forget_voice menghapusnya kapan saja. Mintalah izin pemilik suaranya lebih dulu.
button-remember = Ingat
button-remember-not = Tidak
voices-remembered = Saya ingat: { $names }. Jika saya yakin suara siapa itu, saya tulis namanya di rekaman Anda berikutnya di chat ini; /forget_voice menghapusnya.
voices-short = Ucapannya terlalu sedikit untuk mengingat suara: { $names }.
voices-many = Tidak diingat, karena di sini saya sudah mengenal { $most } suara untuk Anda: { $names }. /forget_voice memberi tempat.
voices-mute = Suara-suara ini tidak bisa saya ingat: jawaban ini tidak punya sidik suara. Jawabannya sudah lama, atau mesin yang mengenali pembicaranya tidak membuatnya.
voices-on = Mulai sekarang saya ingat suara yang Anda beri nama, hanya untuk rekaman Anda berikutnya di chat yang sama.
voices-declined = Saya tidak mengingat suara. Anda bisa mengubahnya di /settings.
voices-off = Layanan ini tidak mengingat suara.
voices-title = Suara yang saya ingat untuk Anda
voices-how = Tekan nama untuk melupakan suara itu; nama di jawaban sebelumnya tetap ada. Dengan perintah: /forget_voice Ana, atau /forget_voice all
voices-elsewhere = di chat lain
voices-unknown = Saya tidak mengingat suara bernama { $name }. Daftarnya: /forget_voice.
voices-forgotten = Dilupakan: { $name }.
voices-none = Saya tidak mengingat suara untuk Anda di sini.
voices-gone = Saya tidak lagi mengingat suara apa pun untuk Anda.
button-forget-voices = Lupakan semua

## Several recordings sent together

album-title = { $count } rekaman
album-done = { $done } dari { $count } selesai
album-late = Berkas lain dari album ini sudah dimulai sebelum yang ini datang, jadi tidak dalam satu transkrip. Setelah semua jawaban ada, kirim /join { $count } sebagai balasan untuk yang pertama: lalu menjadi satu.
state-done = selesai
state-failed = gagal
state-cancelled = dibatalkan

## /status, /cancel

status-none = Saya tidak sedang mengerjakan apa pun untuk Anda. Kirimi saya rekaman.
status-line = { $name }: { $state }
status-percent = { $stage }, { $percent }%
cancel-none = Tidak ada yang perlu dibatalkan.
cancel-done = { $count } tugas dibatalkan.
cancel-over = Tugas ini sudah berakhir.
not-yours = Hanya pengirim rekaman yang bisa melakukannya.

## /settings

settings-title = Opsi bawaan Anda. Keterangan rekaman bisa mengubahnya.
settings-how = Bisa juga ditulis: /settings lang=id summary=short formats=txt,srt
settings-no-part = from= dan to= berlaku untuk satu rekaman: tulis di keterangannya, atau setelah /again. Tidak ada yang diubah.
settings-no-join = join berlaku untuk satu album: tulis di keterangannya. Untuk rekaman yang sudah selesai gunakan /join. Tidak ada yang diubah.
settings-changed = Diubah.
settings-reset = Opsi Anda kembali seperti semula.
button-reset = Kembalikan ke bawaan
button-to-settings = ‹ Pengaturan
menu-not-yours = Menu ini milik orang lain. /settings membuka menu Anda.
menu-lang = Bahasa
menu-speakers = Pembicara
menu-summary = Ringkasan
menu-summary_lang = Bahasa ringkasan
menu-speech = Ringkasan suara
menu-formats = File
menu-captions = Subtitel
menu-clean = Kata pengisi
menu-numbers = Bilangan
menu-video = Subtitel di video
menu-careful = Akurasi
menu-louder = Suara pelan
menu-voices = Suara
menu-tongue = Bahasa bot
menu-news = Kabar
page-lang = Bahasa apa yang dipakai dalam rekaman Anda?
page-speakers = Berapa orang yang berbicara di dalamnya?
page-summary = Seberapa lengkap ringkasan yang Anda inginkan?
page-summary_lang = Dalam bahasa apa ringkasannya?
page-speech = Ingin ringkasannya dibacakan?
page-formats = File apa yang Anda inginkan? Pilih sebanyak yang Anda mau.
page-captions = Seberapa panjang baris subtitelnya?
page-clean = Buang «ehm» dan kata yang terulang?
page-numbers = Tulis bilangan dengan angka, seperti 25?
page-video = Bagaimana video menampilkan subtitelnya?
page-careful = Pengenalan yang lebih akurat perlu waktu lebih lama. Aktifkan?
page-louder = Dengarkan suara pelan dengan penguatan lebih besar? Derau kadang menjadi kata yang salah.
page-voices = Perlu saya kenali suara yang Anda beri nama? Untuk masing-masing saya simpan sidik suara, berupa angka dan bukan bunyinya, hanya untuk rekaman Anda berikutnya di chat yang sama. Jika dimatikan, semuanya saya lupakan.
page-tongue = Bahasa apa yang perlu saya pakai dengan Anda?
page-news = Ingin menerima pengumuman dari pengelola? Jarang, dan tidak pernah tentang orang lain.
page-by = Dengan perintah: { $command }
wish-lang = Bahasa: { $value }
wish-speakers = Pembicara: { $value }
wish-summary = Ringkasan: { $value }
wish-summary_lang = Bahasa ringkasan: { $value }
wish-speech = Ringkasan suara: { $value }
wish-formats = File: { $value }
wish-captions = Baris subtitel: { $value }
wish-clean = Kata pengisi dibuang: { $value }
wish-numbers = Bilangan: { $value }
wish-video = Subtitel di video: { $value }
wish-careful = Pengenalan lebih akurat, lebih lambat: { $value }
wish-louder = Suara pelan lebih diperkuat: { $value }
wish-voices = Kenali suara yang saya beri nama: { $value }
wish-tongue = Bahasa bot: { $value }
wish-news = Kabar dari pengelola: { $value }
wish-hints = Nama dan kata langka: { $value }
wish-replace = Kata yang diganti: { $value }
value-auto = otomatis
value-platform = sama dengan aplikasi Anda
value-normal = biasa
value-video = video
value-yes = ya
value-no = tidak

## /quota

quota-title = Kuota Anda
quota-minutes = Menit dalam 24 jam: { $used } dari { $limit } terpakai, tersisa { $left }
quota-minutes-free = Menit dalam 24 jam: { $used } terpakai, tanpa batas
quota-back = { $amount } mnt tersedia lagi { $until }
quota-all-back = Semua menit tersedia lagi { $until }
quota-jobs = Tugas berjalan: { $count } dari { $limit }
quota-jobs-free = Tugas berjalan: { $count }, tanpa batas
quota-longest = Rekaman terpanjang: { $limit } mnt
quota-largest = File terbesar: { $limit } MB

## /history

history-none = Anda belum punya hasil di sini.
history-title = Hasil Anda
button-newer = Lebih baru
button-older = Lebih lama
result-elsewhere = Anda mengirim rekaman ini di chat lain. Buka hasilnya di sana, atau di chat pribadi dengan saya.

## /search

search-how = Tulis apa yang dicari, misalnya: /search anggaran Maret. Saya mencari di teks rekaman Anda.
search-none = Tidak ada yang mengatakan itu dalam rekaman Anda di sini.
search-title = Siapa yang mengatakan «{ $words }»
search-places = bagian: { $count }
search-also = Juga pada { $times }
search-more = Masih ada hasil lain. Tambahkan kata untuk mempersempitnya.

## /auto

auto-in-groups = /auto untuk grup: administrator grup mengaktifkannya, dan saya mentranskripsikan setiap rekaman yang dikirim ke sana.
auto-is-on = Saya mentranskripsikan setiap rekaman yang dikirim ke sini.
auto-is-off = Di sini saya mentranskripsikan hanya jika diminta.
auto-how = Administrator grup ini mengubahnya dengan /auto on dan /auto off.
auto-only-managers = Hanya administrator grup ini yang bisa melakukannya.
auto-unknown = Saya tidak bisa mengetahui siapa administrator grup ini. Coba lagi nanti.
auto-on = Mulai sekarang saya mentranskripsikan setiap pesan suara, pesan video, file audio, dan video yang dikirim ke sini oleh orang yang boleh memakai saya. Ini dihitung ke kuota pengirimnya.
auto-deaf-telegram = Namun, saya belum bisa melihat pesan di sini: jadikan saya administrator grup ini, atau minta pengelola mematikan privacy mode di @BotFather lalu menambahkan saya lagi ke grup.
auto-deaf-discord = Namun, saya belum bisa melihat pesan di sini: pengelola perlu mengaktifkan intent «Message Content» untuk bot ini, dan DISCORD_MESSAGE_CONTENT di pengaturannya.
auto-off = Mulai sekarang saya mentranskripsikan di sini hanya jika diminta.
join-too-few = Saya hanya bisa menggabungkan rekaman Anda yang sudah selesai di obrolan ini, dan perlu dua. Kirim rekamannya, tunggu jawaban saya, lalu gunakan /join 2, atau /join sebagai balasan untuk yang pertama.
join-too-few-menu = Saya hanya bisa menggabungkan rekaman Anda yang sudah selesai di obrolan ini, dan perlu dua. Kirim rekamannya, tunggu jawaban saya, lalu gunakan /join 2, atau klik kanan yang pertama, lalu Aplikasi, { $entry }.
join-no-part = Rekaman gabungan ditranskripsikan seluruhnya: hapus from= dan to=, serta rekaman yang hanya sebagian ditranskripsikan. /again from=start to=end mentranskripsikan rekaman seperti itu seluruhnya.
rules-in-groups = /replace untuk grup: administrator grup menentukan cara menulis kata dalam semua rekaman yang dikirim ke sana. Untuk rekaman Anda sendiri di mana saja: /settings replace=Keler→Keller
rules-here = Kata yang diganti dalam semua rekaman yang dikirim ke sini: { $value }
rules-none = Tidak ada kata yang diganti di grup ini.
rules-how = Administrator grup ini mengubahnya dengan /replace Keler→Keller; Mayer→Maier, dan /replace none menghapus aturan. Untuk kata yang sama, aturan pada keterangan didahulukan, lalu aturan orang itu sendiri.

## /stats and the other commands of administrators

help-operators = Untuk administrator
stats-how = Tulis berapa hari: angka dari 1 sampai { $most }, misalnya /stats 7.
stats-title = { $days } hari terakhir
stats-people = Orang: { $people }, aktif: { $active }
stats-queue = Sekarang: { $running } berjalan, { $queued } menunggu
stats-jobs = Semua tugas: { $done } selesai, { $failed } gagal, { $cancelled } dibatalkan
stats-hours = Rekaman: { $hours } jam
stats-success = Tingkat keberhasilan: { $percent }
stats-waited = Waktu tunggu: median { $median }, persentil ke-95 { $most }
stats-worked = Waktu proses: median { $median }, persentil ke-95 { $most }
stats-realtime = Faktor waktu nyata: { $factor }
stats-failures = Kegagalan: { $list }
stats-languages = Bahasa: { $list }
stats-no-workers = Tidak ada pekerja yang aktif.
stats-worker = Pekerja { $name }: { $device }, { $memory } GB, tugas: { $jobs }, terlihat { $seconds } dtk lalu
stats-more-workers = Pekerja lain: { $others }
stats-storage = Penyimpanan: { $used } GB terpakai, { $free } GB kosong
stats-legend =
    Atas: jam rekaman. Bawah: tugas.
    🟦 selesai ⬜ dibatalkan 🟧 gagal
queue-none = Tidak ada tugas yang berjalan atau menunggu.
queue-title = Berjalan: { $running }, menunggu: { $waiting }
queue-waits = menunggu
button-front = Dahulukan:
front-not = Tidak ada tugas menunggu dengan ID ini: tugasnya sedang berjalan, selesai, atau tidak dikenal.
drained-since = Dijeda untuk pembaruan sejak { $since }: tugas baru tidak dimulai.
drain-off = Layanan menerima tugas.
drain-how = Sebelum pembaruan: /drain on. Tugas yang berjalan diselesaikan; kiriman pengguna disimpan dan menunggu.
drain-not-yet = Masih ada tugas yang berjalan. Periksa lagi sebentar lagi.
drain-ready = Tidak ada tugas yang berjalan: layanan bisa dihentikan dan diperbarui sekarang. Tugas yang menunggu dilanjutkan setelah /drain off.
announce-how = Tulis pengumuman Anda: /announce TEKS. Anda melihat pratinjaunya dulu; lalu pengumuman dikirim ke semua orang yang mengaktifkan kabar di /settings.
announce-long = Terlalu panjang: batasnya { $most } karakter.
announce-nobody = Belum ada yang mengaktifkan kabar di /settings, jadi tidak ada penerimanya.
announce-preview = { $count } orang akan menerima ini:
announce-sending = Mengirim pengumuman.
announce-sent = Pengumuman sudah dikirim.
announce-stopped = Pengumuman dihentikan.
announce-told = Terkirim: { $told } dari { $count }
announce-gone = Tidak terjangkau (memblokir bot atau menutup pesan pribadi): { $count }
announce-spared = Sudah mematikan kabar: { $count }
announce-dropped = Tidak dikirim.
announce-over = Pengumuman ini sudah berakhir atau tidak dikenal.
button-announce = Kirim
button-announce-drop = Jangan kirim
button-announce-stop = Hentikan
news-title = Kabar dari pengelola
news-off = Anda menerima ini karena kabar aktif di pengaturan Anda. /settings news=no mematikannya.
button-drain = Jeda untuk pembaruan
button-go-on = Lanjutkan
button-look = Segarkan
failures-none = Tidak ada yang gagal.
failures-title = Kegagalan terbaru
button-retry = Coba lagi
retry-begun = Dicoba lagi. Kemajuannya terlihat di pesan tugas itu.
retry-not = Ini tidak bisa dicoba lagi: sedang berjalan, sudah selesai setelah itu, atau sudah tidak disimpan.
who-how = Tulis akunnya, misalnya: { $example }
who-unknown = Saya tidak mengenal { $account }: orangnya harus menulis ke saya lebih dulu.
who-role = Peran: { $role }
who-accounts = Akun: { $accounts }
who-since = Pertama terlihat: { $date }
role-user = pengguna
role-admin = administrator
role-blocked = diblokir
block-done = Diblokir: { $account }
block-not-admins = { $account } adalah administrator dan tidak bisa diblokir. Pakai /unadmin dulu.
block-not-self = Anda tidak bisa memblokir diri sendiri.
unblock-done = Blokir dibuka: { $account }
admin-done = Sekarang administrator: { $account }
admin-already = { $account } sudah menjadi administrator.
admin-blocked = { $account } diblokir. Pakai /unblock dulu.
unadmin-done = Bukan administrator lagi: { $account }
unadmin-not-self = Anda tidak bisa mencabut diri sendiri. Administrator lain bisa melakukannya.
unadmin-settings = { $account } adalah administrator menurut pengaturan (ADMINS): hanya pengelola yang bisa mengubahnya.
unadmin-none = { $account } bukan administrator.
admins-settings = Administrator menurut pengaturan (ADMINS): { $accounts }
admins-made = Ditunjuk oleh administrator: { $accounts }
quota-of = Kuota { $account }
quota-done = Kuota baru { $account }
quota-set = Batas khusus: { $limits }
quota-service = Batas layanan ini { $longest } mnt dan { $largest } MB.
audit-none = Belum ada tindakan administrator.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] konsol
    }
link-how = Kirim ini dari akun Anda yang lain, di chat pribadi dengan saya:
link-once = Kode ini berlaku sekali, dalam { $count } menit. Jangan perlihatkan ke siapa pun: orang yang memakainya melihat semua hasil Anda dan bisa menghapusnya.
link-alone = Ini hanya untuk Anda. Kirim /{ $command } kepada saya di chat pribadi.
link-seen = Orang lain bisa membaca kode ini di sini, jadi kode itu tidak berlaku lagi. Kirim /link lagi, lalu ketik kode baru di chat pribadi dengan saya.
link-own = Ini kode Anda sendiri. Ketik dari akun Anda yang lain.
link-admins = Akun administrator hanya bisa digabungkan dengan akun administrator: kode tidak memberi hak kepada siapa pun. Minta administrator menunjuk keduanya lebih dulu.
link-many = Paling banyak { $count } akun bisa digabungkan.
link-ask = Gabungkan akun ini dengan akun yang memberi Anda kode ini ({ $platform })? Bagi saya Anda lalu satu orang, dengan satu riwayat, satu kuota, dan pengaturan akun itu. Setiap akun melihat semua milik akun yang lain dan bisa menghapusnya. Setujui hanya jika keduanya milik Anda.
button-join = Ya, keduanya milik saya
button-join-not = Tidak
link-not = Tidak ada yang digabungkan.
link-done = Digabungkan. Riwayat, pencarian, pengaturan, dan kuota sekarang sama di sini dan di sana ({ $platform }). /unlink memisahkan akunnya lagi.
link-told = Kode Anda dipakai: akun ini sekarang digabungkan dengan { $account }. Masing-masing melihat semua hasil yang lain. Jika itu bukan Anda, segera kirim /unlink.
unlink-none = Akun ini tidak digabungkan dengan akun lain. /link menggabungkannya.
unlink-which = Akun mana yang dipisahkan lagi?
unlink-this = { $account } (akun ini)
unlink-done = Dipisahkan: { $account } berdiri sendiri lagi. Setiap akun menyimpan kiriman dari akun itu; pengaturannya disalin.
code-wrong-link = Kode ini tidak berlaku: salah ketik, sudah dipakai, atau kedaluwarsa. Kirim /link dari akun Anda yang lain untuk mendapat kode baru.
code-wrong-invite = Kode undangan ini tidak berlaku: salah ketik, sudah habis, atau kedaluwarsa.
code-tries =
    { $count ->
        [0] Terlalu banyak kode salah: selama satu jam saya tidak memeriksa kode lagi.
       *[other] Anda punya { $count } kesempatan lagi.
    }
code-too-many = Terlalu banyak kode salah, jadi untuk sementara kode Anda tidak saya periksa, termasuk yang benar. Coba lagi dalam { $time }.
delete-accounts = Ini mencakup semua akun Anda yang digabungkan: { $accounts }. Untuk menyimpan hasil salah satunya, pisahkan dulu dengan /unlink.
privacy-codes = Dari kode yang salah ketik, saya hanya menyimpan jumlahnya selama satu jam, juga jika Anda menghapus semuanya.
privacy-voices = Bersama teks saya simpan sidik suara para pembicaranya: angka yang menggambarkan suara, yaitu data biometrik. Sidik suara tidak mengenali siapa pun, kecuali Anda meminta saya mengingat suara yang Anda beri nama. Yang itu disimpan { $days ->
        [0] sampai Anda memakai /forget_voice
       *[other] sampai Anda memakai /forget_voice atau suaranya tidak terdengar selama { $days } hari
    }, dan hanya menuliskan namanya di rekaman Anda berikutnya di chat itu.
again-here = Sedang saya proses ulang, dan jawaban barunya datang ke sini.
again-elsewhere = Rekaman ini sudah tidak saya simpan, dan dulu dikirim di tempat lain ({ $platform }). Kirim ke sini, atau proses ulang di sana.

## /invite

invite-how = Tulis untuk berapa orang (sampai { $uses }) dan berapa hari (sampai { $limit }): /invite 5 30. Tanpa angka: satu orang dan satu minggu. /invite list menampilkan kodenya, /invite revoke KODE mencabut satu kode.
invite-made = Kode ini memberi { $count } orang akses, sampai { $date }. Mereka mengirim ini kepada saya, di platform mana pun:
invite-link = Atau membuka tautan ini ({ $platform }): { $link }
invite-idle = Namun, kode hanya berlaku dengan ACCESS=invite. Sekarang ACCESS={ $access }.
invite-title = Kode undangan
invite-left = tersisa { $left } dari { $uses }, sampai { $date } UTC
invite-none = Tidak ada kode undangan. /invite membuatnya.
invite-unknown = Kode ini tidak dikenal atau tidak berlaku lagi.
invite-revoked = Kode { $name } tidak berlaku lagi. Orang yang sudah memakainya tetap bisa masuk.
button-revoke = Cabut

## Privacy

privacy =
    { $hours ->
        [0] Rekaman Anda saya hapus begitu tugasnya selesai.
       *[other] Rekaman Anda saya simpan selama { $hours } jam setelah tugasnya, supaya bisa diproses ulang tanpa dikirim lagi; setelah itu saya hapus.
    } { $days ->
        [0] Teks dan ringkasannya saya simpan sampai Anda memakai /delete_my_data, yang langsung menghapus semuanya. Hanya Anda yang bisa membuka kiriman Anda.
       *[other] Teks dan ringkasannya saya simpan selama { $days } hari, supaya rekaman yang sama cepat diproses jika dikirim lagi; setelah itu ikut dihapus. /delete_my_data langsung menghapus semuanya. Hanya Anda yang bisa membuka kiriman Anda.
    } Selama sehari saya ingat berapa menit yang Anda kirim, tanpa yang lain, supaya penghapusan tidak mengembalikan menit; jika pengelola memblokir Anda atau menetapkan kuota untuk Anda, itu juga tetap ada.
delete-confirm = Ini membatalkan tugas Anda dan menghapus semua yang saya simpan tentang Anda: rekaman, teks, ringkasan, file. Ini tidak bisa diurungkan.
button-delete = Hapus semuanya
button-keep = Simpan
delete-not-yours = Hanya yang memintanya yang bisa memutuskan. Pakai /delete_my_data untuk data Anda sendiri.
delete-kept = Tidak ada yang dihapus.
delete-working = Menghapus
delete-done = Dihapus: { $jobs } tugas, { $files } file, { $megabytes } MB. Saya tidak menyimpan apa pun lagi tentang Anda, kecuali berapa menit yang Anda kirim (selama sehari), serta blokir atau kuota jika ditetapkan pengelola.

## Errors: what happened, and what to do next

error-unknown = Ada yang tidak beres ({ $code }). Coba lagi; jika terulang, beri tahu pengelola.
database-away = Basis data saya sedang tidak tersedia. Permintaan Anda saya simpan dan saya lanjutkan begitu basis data kembali; tidak perlu dikirim lagi.
error-bug = Ada yang tidak beres di pihak saya. Ini sudah dicatat. Coba lagi; jika terulang, beri tahu pengelola.
error-expected = Tidak berhasil. Coba lagi.
error-bad_media = File ini tidak bisa dipakai. Kirim yang lain.
error-empty_file = File ini kosong. Kirim lagi.
error-not_media = Ini bukan video atau audio yang bisa saya buka. Kirim mp4, mkv, mov, webm, mp3, m4a, wav, ogg, atau format umum lainnya.
error-foreign_file =
    { $kind ->
        [dictation] { $name } adalah format dikte yang hanya bisa dibuka { $program }. Simpan rekamannya di sana sebagai mp3 atau wav, lalu kirim itu.
        [protected] File { $name } dilindungi dari penyalinan: hanya { $program } yang bisa memutarnya. Kirim rekaman tanpa perlindungan.
        [archive] { $name } adalah arsip. Ekstrak lalu kirim rekaman di dalamnya.
        [playlist] { $name } adalah daftar putar: isinya hanya nama rekaman. Kirim rekamannya sendiri, atau tautannya.
        [project] { $name } adalah proyek { $program }, bukan rekaman. Ekspor rekamannya di sana, misalnya sebagai mp3 atau mp4, lalu kirim itu.
       *[other] { $name } bukan rekaman. Kirim file video atau audio, misalnya mp4, mp3, m4a, wav, atau ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] Arsip ini memerlukan kata sandi. Kemas rekaman tanpa kata sandi lalu kirim lagi, atau kirim satu per satu.
        [members] Arsip ini berisi { $count } berkas, dan saya membuka paling banyak { $limit }. Kemas hanya rekaman dari satu percakapan.
        [tracks] Arsip ini berisi { $count } rekaman, dan saya mendengarkan paling banyak { $limit } sebagai trek satu percakapan. Kemas lebih sedikit rekaman.
        [size] Rekaman dalam arsip ini berukuran { $count } MB setelah diekstrak, dan batasnya { $limit } MB. Simpan dalam format yang lebih kecil, misalnya flac, ogg, atau m4a, lalu kemas lagi.
        [ratio] Arsip ini dimampatkan lebih rapat daripada yang mungkin untuk rekaman, jadi tidak saya ekstrak. Simpan rekaman sebagai flac, ogg, atau mp3 lalu kemas lagi.
        [method] Arsip ini dikemas dengan cara yang tidak saya buka. Kemas rekaman sebagai zip biasa, atau kirim satu per satu.
       *[damaged] Arsip ini rusak. Unduh atau kemas lagi, atau kirim rekamannya satu per satu.
    }
error-no_audio = Tidak ada suara dalam file ini. Kirim yang punya trek audio.
error-corrupt = File ini rusak dan tidak bisa dibaca. Simpan atau rekam ulang, lalu kirim sekali lagi.
error-unsupported = Audio dalam file ini memakai format yang tidak bisa saya dekode. Konversi, misalnya ke mp3 atau m4a, lalu kirim lagi.
error-encrypted = File ini dilindungi dari penyalinan, jadi tidak bisa saya baca. Kirim yang tidak dilindungi.
error-too_long = Rekaman ini terlalu panjang: { $minutes } mnt, dan batasnya { $limit } mnt. Potong dan kirim bagian-bagiannya.
error-no_such_part = Tidak ada apa-apa antara { $start } dan { $end }: rekaman ini berdurasi { $length }. Pilih waktu lain, misalnya from=0:30 to=2:00.
error-too_large = File ini terlalu besar: { $megabytes } MB, dan batasnya { $limit } MB. Kirim yang lebih kecil, misalnya audionya saja.
error-too_large_here = File ini terlalu besar: { $megabytes } MB, dan di sini bot menerima file sampai { $limit } MB. Kirim yang lebih pendek, audionya saja, atau tautan tempat saya bisa mengunduhnya. Di Telegram, pengelola bisa menghilangkan batas ini dengan server Bot API lokal.
error-bad_link = Tautan ini tidak bisa saya pakai. Kirim yang diawali https:// atau http:// dan langsung menuju rekaman, tanpa nama pengguna, kata sandi, atau port yang tidak lazim.
error-links_off = Tautan dimatikan di sini. Kirim filenya langsung.
error-link_unreachable = Tautan ini tidak bisa saya jangkau. Saya hanya mengunduh yang bisa dijangkau semua orang di internet. Periksa tautannya, atau kirim filenya langsung.
error-link_certificate = Sertifikat situs ini tidak valid, jadi tidak ada yang saya unduh. Kirim tautan lain, atau filenya langsung.
error-link_gone = Tidak ada apa-apa (lagi) di tautan ini. Periksa tautannya, atau kirim filenya langsung.
error-link_forbidden = Situs ini tidak mengizinkan saya mengunduh filenya. Bagikan agar semua orang yang punya tautannya bisa mengunduh, atau kirim filenya langsung.
error-link_login = File ini perlu login. Bagikan agar semua orang yang punya tautannya bisa mengunduh, atau kirim filenya langsung.
error-link_trouble = Situs ini menjawab dengan kesalahan { $status }. Coba lagi nanti, atau kirim filenya langsung.
error-link_circles = Tautan ini mengalihkan tanpa henti. Kirim yang langsung menuju file, atau filenya langsung.
error-link_too_slow = Unduhannya terlalu lambat, jadi saya hentikan. Coba lagi nanti, atau kirim filenya langsung.
error-link_broken = Koneksi ke situs ini terputus beberapa kali. Coba lagi nanti, atau kirim filenya langsung.
error-link_page = Tautan ini menuju halaman web, bukan rekaman. Buka halamannya, unduh rekamannya di sana, lalu kirim filenya atau tautan yang langsung menuju ke sana (sering berakhiran .mp3 atau .mp4).
error-link_site = { $site } hanya menampilkan rekaman di pemutarnya sendiri, dan saya tidak mengunduh dari sana. Jika diizinkan, unduh rekamannya lalu kirim filenya. Pengelola bot juga dapat mentranskripsikan sebuah file dengan mp4totext run.
error-link_message = Pesan di balik tautan ini tidak bisa saya baca. Kirim rekamannya ke sini.
error-link_forward = Ini tautan ke pesan di Telegram, yang tidak bisa dibuka bot. Teruskan pesannya kepada saya, atau kirim filenya.
error-link_elsewhere = Ini tautan ke pesan di Discord, tempat saya tahu siapa yang boleh membacanya. Kirim kepada saya di sana, atau kirim filenya di sini.
error-link_nothing_in = Tidak ada rekaman dalam pesan di balik tautan ini, atau saya tidak bisa melihatnya. Klik kanan pesannya, lalu Aplikasi, Transkripsikan, agar saya bisa melihatnya.
error-refused = Itu tidak diizinkan di sini. Tanyakan kepada pengelola.
error-no_access = Bot ini pribadi. Minta akses kepada pengelolanya dan sebutkan akun Anda: { $account }
error-not_invited = Bot ini pribadi, tetapi Anda bisa masuk dengan kode undangan: kirim /start dan kodenya, misalnya /start ABCD-EFGH-JKMN. Jika tidak punya, hubungi pengelola dan sebutkan akun Anda: { $account }. Jika akun Anda yang lain sudah punya akses, kirim /link di sana dan kodenya di sini.
error-too_many_jobs = Anda sudah punya { $limit } tugas yang berjalan: { $names }. Tunggu sampai salah satunya selesai; /cancel menghentikan semuanya, dan /status menampilkan masing-masing dengan tombol.
error-quota_used_up =
    { $minutes ->
        [0] Menit Anda habis: tersisa 0 dari { $limit } mnt dalam 24 jam. Menitnya cukup untuk rekaman ini { $until }. Selengkapnya: /quota.
       *[other] Sisa menit tidak cukup untuk rekaman ini: { $minutes } dari { $limit } mnt dalam 24 jam. Menitnya cukup { $until }; rekaman yang lebih pendek bisa langsung dikirim. Selengkapnya: /quota.
    }
error-longer_than_a_day = Rekaman ini { $minutes } mnt, sedangkan Anda punya { $limit } mnt dalam 24 jam, jadi tidak akan pernah muat. Potong dan kirim bagian-bagiannya.
error-bad_wish = Saya tidak mengerti { $wish }. Pilihannya: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] Saya tidak mengenal bahasa { $wish }. Tulis nama atau kodenya, misalnya lang=Indonesia atau lang=id.
       *[other] Saya tidak mengerti { $wish }. Mungkin maksudnya: { $suggestions }
    }
error-language_not_recognized = Pengenalan ucapan tidak mengenal bahasa ini: { $language }. Tanpa opsi ini bahasa dideteksi sendiri.
error-engine_trouble = Sebagian layanan ({ $engine }) sedang tidak berfungsi. Coba lagi nanti.
error-engine_missing = Sebagian layanan ({ $engine }) belum disiapkan. Pengelola bisa mengubahnya dengan pengaturan { $setting }.
error-model_not_fetched =
    Model ucapan { $model } belum ada di sini dan tidak bisa diunduh: { $reason ->
        [silent] servernya tidak menjawab tepat waktu
        [offline] unduhan dimatikan di sini
        [no_space] tidak ada ruang tersisa di disk
        [damaged] file yang diunduh rusak
        [nonsense] servernya memberi jawaban yang tidak bisa dipakai
       *[unreachable] servernya tidak terjangkau
    }. Coba lagi nanti; pengelola bisa memilih model lain dengan pengaturan { $setting }.
error-engine_lacks_language = Sebagian layanan ({ $engine }) tidak mendukung bahasa ini ({ $language }). Pengelola bisa mengubahnya dengan pengaturan { $setting }. Kirim lagi dengan bahasa lain atau tanpa bahasa.
error-engine_unreachable = Sebagian layanan ({ $engine }) sedang tidak terjangkau. Coba lagi nanti.
error-engine_over_quota = Sebagian layanan ({ $engine }) sudah mencapai batasnya untuk sementara. Coba lagi nanti.
error-engine_refused = Sebagian layanan ({ $engine }) menolak isi ini.
error-engine_too_slow = Sebagian layanan ({ $engine }) tidak menjawab tepat waktu. Coba lagi nanti.
error-engine_nonsense = Sebagian layanan ({ $engine }) memberi jawaban yang tidak bisa dipakai. Coba lagi nanti.
error-media_gone = Filenya tidak bisa saya terima. Kirim lagi.
error-kept_crashing = Rekaman ini membuat layanan berhenti beberapa kali, jadi tidak saya lanjutkan. Kirim dalam format lain, dan beri tahu pengelola.
error-bad_setting = Pengaturan { $setting } tidak bisa dipakai: { $problem }. Pengelola perlu mengubahnya.

## Notes: what is missing or worth knowing

note-unknown = Perlu diketahui: { $code }
note-nothing_said = Saya tidak mendengar ucapan dalam rekaman ini.
note-text_removed = { $count } bagian dihilangkan: pengenalan suara mengarang atau mengulanginya.
note-not_speech = { $count } bagian tidak punya teks: isinya musik atau derau, bukan ucapan.
note-check_places = Kata yang meragukan, sebaiknya diperiksa: { $places }
note-too_quiet = Ada yang bersuara terlalu pelan di { $places }; /again louder mendengarkannya dengan penguatan lebih besar.
note-still_too_quiet = Ada yang bersuara terlalu pelan di { $places }, bahkan dengan penguatan lebih besar. Jika ada rekaman dari jarak lebih dekat, kirimkan itu.
note-damaged = Rekaman ini rusak: beberapa bagian tidak terbaca.
note-track_chosen = Rekaman ini punya { $tracks } trek audio; ini trek nomor { $track }.
note-channels_inverted = Kedua kanal rekaman ini saling meniadakan, jadi selisihnya yang dipakai.
note-channels_delayed = Satu kanal adalah salinan tertunda dari kanal lain, jadi hanya yang lebih keras yang dipakai.
note-channels_one_sided = Hanya satu kanal rekaman ini yang berisi suara, jadi hanya itu yang dipakai.
note-channels_apart = Tiap kanal didengarkan sendiri-sendiri karena orang yang berbicara berbeda: yang diucapkan bersamaan tidak ada yang hilang.
note-channels_alike = Isi kedua kanal sama, jadi pembicara tidak bisa dibedakan lewat kanal.
note-tracks_apart = Setiap trek didengarkan sendiri-sendiri, jadi pembicaranya pasti dan bernama seperti treknya. Tidak ada yang hilang walau diucapkan bersamaan.
note-tracks_unreadable = Trek ini tidak memiliki suara yang dapat saya baca: { $names }
note-tracks_repeated = Trek ini hanya berisi apa yang ada di trek lain, jadi tidak didengarkan lagi: { $names }
note-tracks_simultaneous = Banyak yang diucapkan bersamaan di trek ini. Jika bukan dari satu percakapan, kirim rekamannya satu per satu.
note-no_speakers = Para pembicara tidak bisa dibedakan: { why }.
note-names_dropped = Nama pembicara dihilangkan: jumlah pembicaranya sekarang berbeda. Anda bisa memberi nama lagi.
note-corrections_dropped = Perbaikan Anda milik teks rekaman ini yang sebelumnya dan tidak ada di teks ini. Ulangi dengan opsi sebelumnya, maka perbaikan itu kembali.
note-film_not_corrected = Film memakai takarir sebelumnya: rekaman tidak disimpan lagi.
note-joined = Satu teks dari berkas-berkas ini, dengan urutan ini: { $names }
note-joined_channels_mixed = Di { $names }, orang yang berbeda berbicara di tiap kanal atau trek. Setelah digabung, semuanya didengar sebagai satu campuran: sesuatu yang diucapkan bersamaan bisa hilang. /again speakers=channels mendengarkan masing-masing secara terpisah.
note-joined_channels_differ = Di { $names }, orang yang berbeda berbicara di tiap kanal atau trek. Tidak semua berkas gabungan memiliki yang sama, jadi semuanya didengar sebagai satu campuran: sesuatu yang diucapkan bersamaan bisa hilang. Jawaban untuk berkas itu sendiri memuatnya.
note-file_left_out = Dilewati, karena tidak bisa saya buka sebagai rekaman: { $name }. Kirim sendiri untuk melihat sebabnya.
note-recognized = Dikenali dari suaranya: { $names }. Salah? Tekan «{ button-names }».
note-model_fell_back = Ditranskripsikan oleh { $used }, karena { $wanted } tidak tersedia: { why }.
note-heard_as = { $engine } tidak mengenal bahasa ini: { $language }. Rekaman ditranskripsikan sebagai: { $instead }.
note-card_failed = Kartu grafis gagal, jadi sebagian ditranskripsikan dengan prosesor, yang lebih lambat. Tidak ada yang hilang.
note-no_summary = Tidak ada ringkasan: { why }.
note-no_voice =
    { $code ->
        [engine_missing] Tidak ada ringkasan suara: suara untuk bahasanya belum dipasang di sini. Pengelola bisa menambahkannya.
        [short] Tidak ada ringkasan suara: rekaman sependek ini tidak punya ringkasan, hanya kata-katanya.
       *[other] Tidak ada ringkasan suara: { why }.
    }
note-no_video =
    Tidak ada video yang bisa dikirim kembali: { $code ->
        [not_copied] format gambar atau suaranya tidak bisa digabungkan dengan subtitel. Jika diubah ke MP4 (H.264), mungkin bisa dikirim kembali.
        [too_long] gambarnya tidak bisa digabung dengan trek subtitel, dan menggambar subtitel di dalamnya butuh sekitar { $minutes } menit di sini; batasnya { $limit } menit. Jika diubah ke MP4 (H.264), film kembali dengan trek.
        [off] gambarnya tidak bisa digabung dengan trek subtitel, dan di sini subtitel tidak digambar ke dalam film. Jika diubah ke MP4 (H.264), film kembali dengan trek.
        [no_font] gambarnya tidak bisa digabung dengan trek subtitel, dan tidak ada fon di sini yang memiliki aksara ini. Operator bisa memasang { $font }. Jika diubah ke MP4 (H.264), film kembali dengan trek.
        [joined] rekamannya digabung dari beberapa berkas.
       *[sound_only] rekamannya hanya berisi suara.
    }
note-tracks_left_out = { $count } trek film tidak dapat disimpan: tidak ada format yang dapat diputar yang menampungnya.
note-not_burned =
    Subtitelnya berupa trek yang dinyalakan di pemutar, bukan digambar di video: { $code ->
        [no_font] tidak ada fon di sini yang memiliki aksara ini. Operator bisa memasang { $font }.
        [too_long] di sini itu butuh sekitar { $minutes } menit, dan batasnya { $limit } menit.
        [off] di sini subtitel tidak digambar ke dalam film.
       *[failed] gambar ini tidak bisa ditulisi.
    }
note-hdr_reduced = Film ini dibuat untuk layar HDR. Pada gambar baru warnanya adalah warna layar biasa.
note-burned_instead = Gambar film ini tidak bisa digabung dengan trek subtitel, jadi subtitelnya digambar di dalamnya.
note-no_document =
    File { $format } tidak bisa dibuat: { $code ->
        [no_font] tidak ada fon di sini yang memiliki aksara ini. Operator bisa memasang { $font }. File lainnya memuat semua kata.
       *[failed] terjadi kesalahan dan sudah dicatat. File lainnya memuat semua kata. /again formats={ $format } mencoba sekali lagi.
    }
note-document_letters = Dalam file { $format }, karakter yang tidak ada di fon mana pun di sini ditulis sebagai nomornya: { $letters }.
note-no_files = File tidak bisa ditulis: { why }.
note-summary_fell_back = Ringkasan dibuat oleh { $used }, karena { $engine } gagal: { why }.
note-summary_model_gone = Ringkasan dibuat oleh { $used }: { $engine } sudah tidak tersedia. Pengelola bisa mengubah pengaturan { $setting }.
note-change_setting = Pengelola bisa memperbaikinya dengan pengaturan { $setting }.
note-summary_not_translated = Ringkasan ditulis dalam bahasa rekaman: { $engine } tidak menerjemahkan.
why =
    { $code ->
        [engine_missing] mesinnya belum disiapkan
        [model_not_fetched] modelnya tidak bisa diunduh
        [engine_lacks_language] suaranya tidak membaca bahasa ringkasan ({ $language })
        [engine_unreachable] mesinnya tidak terjangkau
        [engine_over_quota] mesinnya sudah mencapai batasnya untuk sementara
        [engine_refused] mesinnya menolak isi ini
        [engine_too_slow] mesinnya tidak menjawab tepat waktu
        [engine_nonsense] mesinnya memberi jawaban yang tidak bisa dipakai
       *[other] ada yang tidak beres, dan sudah dicatat
    }

## The command line

outcome-lacking = Tidak dibuat: { $names }. { $notes }
demo-too-slow = Setelah 20 menit belum selesai. Baris di atas menunjukkan masalahnya; mp4totext doctor memberi tahu apa yang perlu dilakukan.
outcome-failed = { $name }: { $why }
