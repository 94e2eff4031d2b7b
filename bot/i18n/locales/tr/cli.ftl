# `mp4totext run` komutunun komut satırında söyledikleri, Türkçe.

run-done = { $all } kayıttan { $done } tanesi bitti
run-partly = ; { $count } tanesi eksik: { $names }
run-failed = ; { $count } tanesi başarısız: { $names }
run-stopped = Durduruldu. Şimdiye kadar yapılanlar duruyor: aynı komut oradan devam eder.
run-watching = { $folder } izleniyor. Ctrl-C bitirir.
run-open = { $name } hâlâ başka bir program tarafından yazılıyor. O program dosyayı kapatınca işlenir.

error-bad_input = { $name } kullanılamıyor.
error-not_there = { $name } yok.
error-no_match = { $name } gibi bir dosya yok.
error-nothing_inside = { $name } içinde kayıt yok.
error-not_a_file =
    { $name } dosya değil, { $kind ->
        [pipe] bir boru (pipe)
        [socket] bir soket
       *[device] bir aygıt
    }. İçinden gelen şuraya verilebilir: mp4totext run -
error-unreadable = { $name } okunamıyor: { $problem }.
error-nothing_piped = Standart girdiden bir şey gelmedi. Bir kayıt verin: mp4totext run - < konusma.mp4
error-not_written = Dosyalar { $name } içine yazılamıyor: { $problem }.
