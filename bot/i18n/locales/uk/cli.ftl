# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Ukrainian.

run-done = готово { $done } з { $all }
run-partly =
    { $count ->
        [one] ; частково { $count }: { $names }
       *[other] ; частково { $count }: { $names }
    }
run-failed = ; не вдалося { $count }: { $names }
run-stopped = Зупинено. Зроблене збережено: та сама команда продовжить із цього місця.
run-watching = Стежу за { $folder }. Ctrl-C — завершити.
run-open = { $name } ще записує якась програма. Оброблю, коли вона його закриє.
error-bad_input = { $name } не підходить.
error-not_there = { $name } не знайдено.
error-no_match = Немає файлу з назвою на зразок { $name }.
error-nothing_inside = У { $name } немає записів.
error-not_a_file =
    { $name } — це { $kind ->
        [pipe] канал
        [socket] сокет
       *[device] пристрій
    }, а не файл. Те, що з нього йде, можна спрямувати в: mp4totext run -
error-unreadable = { $name } не читається: { $problem }.
error-nothing_piped = Зі стандартного вводу нічого не надійшло. Спрямуйте туди запис: mp4totext run - < talk.mp4
error-not_written = Не вдалося записати файли в { $name }: { $problem }.
