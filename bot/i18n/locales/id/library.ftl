# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Saring
library-any = Semua
library-kind =
    { $kind ->
        [film] Film
       *[sound] Suara
    }
library-by =
    { $what ->
        [platform] Platform
        [kind] Jenis
        [language] Bahasa
        [state] Keadaan
        [speaker] Pembicara
        [tag] Tag
        [since] Dari hari
       *[until] Sampai hari
    }
library-show = Tampilkan
library-all = Semua rekaman
library-none = Tidak ada rekaman yang cocok dengan saringan ini.
library-select = Pilih { $name }
library-chosen = Rekaman terpilih
library-choose-all = Pilih semua di halaman ini
library-none-chosen = Pilih dulu rekaman dalam daftar.
library-delete = Hapus …
library-delete-ask = Hapus rekaman terpilih ({ $count })?
library-delete-how = Rekaman, teks, berkas, tag, dan tautan berbaginya dihapus, begitu pula yang ditampilkan obrolan tentangnya. Ini tidak dapat dibatalkan.
library-delete-now = Hapus selamanya
library-keep = Simpan saja

## Tags

tags-title = Tag
tags-field = Tag, dipisahkan koma
tags-add = Tambah
tags-remove = Lepas
tags-remove-one = Lepas tag { $name }
tags-how = Sebuah tag ada selama ada rekaman yang memilikinya. Tag diberikan di daftar rekaman dan di halaman setiap rekaman.
tags-results = Rekaman: { $count }
tags-new-name = Nama baru tag { $name }
tags-rename = Ganti nama
tags-delete = Hapus tag
tags-name = Nama tag paling banyak 40 karakter, tanpa koma.
tags-person-full = Anda sudah punya tag sebanyak mungkin ({ $count }). Hapus satu dulu.
tags-result-full = Sebuah rekaman punya paling banyak { $count } tag. Lepas satu dulu.

## Shared links

shared-title = Tautan berbagi
shared-how = Siapa pun yang punya salah satu tautan ini membaca rekamannya tanpa masuk.
shared-none = Anda tidak membagikan rekaman apa pun. Halaman sebuah rekaman membuat tautan ke rekaman itu.
shared-revoke-one = Cabut tautan ke { $name }
shared-revoke-all = Cabut semua tautan
web-links = Tautan yang membagikan rekaman Anda: { $count }. Halaman ini menampilkan dan mencabutnya: { $url }
