# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Indonesian.

run-done = { $done } dari { $all } selesai
run-partly = ; { $count } selesai sebagian: { $names }
run-failed = ; { $count } gagal: { $names }
run-stopped = Dihentikan. Pekerjaan yang sudah selesai disimpan: jalankan perintah yang sama untuk melanjutkan.
run-watching = Memantau { $folder }. Ctrl-C untuk mengakhiri.
run-open = { $name } masih ditulis oleh program lain. File ini diproses setelah program itu menutupnya.
error-bad_input = { $name } tidak bisa dipakai.
error-not_there = { $name } tidak ada.
error-no_match = Tidak ada file yang cocok dengan { $name }.
error-nothing_inside = Tidak ada rekaman di { $name }.
error-not_a_file =
    { $name } adalah { $kind ->
        [pipe] pipa
        [socket] soket
       *[device] perangkat
    }, bukan file. Isinya bisa dialirkan ke: mp4totext run -
error-unreadable = { $name } tidak bisa dibaca: { $problem }.
error-nothing_piped = Tidak ada yang masuk lewat input standar. Alirkan rekaman ke sana: mp4totext run - < talk.mp4
error-not_written = File tidak bisa ditulis di { $name }: { $problem }.
