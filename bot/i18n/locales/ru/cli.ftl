# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Russian.

run-done = готово { $done } из { $all }
run-partly =
    { $count ->
        [one] ; частично { $count }: { $names }
       *[other] ; частично { $count }: { $names }
    }
run-failed = ; не получилось { $count }: { $names }
run-stopped = Остановлено. Сделанное сохранено: та же команда продолжит с этого места.
run-watching = Слежу за { $folder }. Ctrl-C — закончить.
run-open = { $name } ещё открыт на запись в какой-то программе. Обработаю, когда его закроют.
error-bad_input = { $name } не подходит.
error-not_there = { $name } не найден.
error-no_match = Нет файла с именем вида { $name }.
error-nothing_inside = В { $name } нет записей.
error-not_a_file =
    { $name } — это { $kind ->
        [pipe] канал
        [socket] сокет
       *[device] устройство
    }, а не файл. То, что из него идёт, можно направить в: mp4totext run -
error-unreadable = { $name } не читается: { $problem }.
error-nothing_piped = Со стандартного ввода ничего не пришло. Направьте туда запись: mp4totext run - < talk.mp4
error-not_written = Не удалось записать файлы в { $name }: { $problem }.
