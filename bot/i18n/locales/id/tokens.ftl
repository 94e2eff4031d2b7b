# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Indonesian.

token-how = /token read membuat token yang dipakai program untuk membaca hasil Anda; dengan /token write program itu juga mengirim, mengubah, dan menghapus. Anda boleh menambahkan hari, 1 sampai { $most }, dan nama: /token read 30 backup
token-how-admin = /token admin membuat token yang dengannya sebuah program melakukan apa yang dilakukan perintah administrator, dan tidak apa pun dengan hasil Anda.
token-admin = Hanya administrator yang dapat membuat token dengan hak admin.
token-new =
    Token akses ini hanya ditampilkan sekarang. Jangan berikan kepada siapa pun: sampai { $until } { $scope ->
        [admin] siapa saja yang memilikinya dapat melakukan apa yang boleh Anda lakukan sebagai administrator
       *[read] token ini membuka hasil Anda bagi siapa saja yang memilikinya
    }. Simpan di program Anda, lalu hapus pesan ini. /token menampilkan dan mencabut token.
tokens-none = Anda tidak punya token akses.
tokens-title = Token akses
token-line = { $name } · { $scope } · sampai { $until } · terakhir dipakai: { $used }
token-unused = belum pernah
token-scope =
    { $scope ->
        [admin] perintah administrator
        [write] baca dan tulis
       *[read] baca
    }
token-many = Anda punya { $most } token akses. Cabut satu dengan /token, lalu buat yang baru.
button-token-revoke = Cabut
button-token-revoke-all = Cabut semua
privacy-token = Dari token akses yang dibuat dengan /token saya menyimpan nama dan waktu pemakaiannya sampai berakhir; /token menampilkan dan mencabut token.
web-token-about = Dengan token akses, program dapat melakukan apa yang dapat Anda lakukan di sini.
web-token-new =
    Token akses ini hanya ditampilkan sekarang: simpan di program Anda. Jangan berikan kepada siapa pun: sampai { $until } { $scope ->
        [admin] siapa saja yang memilikinya dapat melakukan apa yang boleh Anda lakukan sebagai administrator
       *[read] token ini membuka hasil Anda bagi siapa saja yang memilikinya
    }.
web-token-name = Nama
web-token-days = Hari sampai berakhir
web-token-create = Buat token
api-unauthorized = Ini memerlukan token akses yang berlaku: Authorization: Bearer …. /token di chat pribadi membuatnya.
api-scope =
    { $scope ->
        [admin] Ini memerlukan token administrator. /token admin di chat pribadi membuatnya.
        [read] Token ini hanya boleh melakukan apa yang dilakukan perintah administrator. /token read di chat pribadi membuat token yang boleh membaca.
       *[write] Token ini hanya boleh membaca. /token write di chat pribadi membuat token yang boleh melakukan ini.
    }
api-not-administrator = Anda bukan administrator lagi, jadi token ini tidak berlaku lagi.
api-invalid = Permintaan tidak sesuai dengan yang diharapkan API: { $problem }
api-large = Permintaan lebih besar dari { $limit } bita.
api-key-reused = Idempotency-Key ini sudah dipakai untuk permintaan lain. Pilih yang baru.
