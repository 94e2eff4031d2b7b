# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Russian.

console-what = записи в текст: говорящие, пересказ и субтитры
console-example = ~/беседа.mp4
console-send = путь к записи: введите его или перетащите файл в это окно. Параметры — после него: lang=ru speakers=2
console-link = прямая ссылка на запись
console-demo = попробовать на короткой записи из комплекта
console-help = всё, что я умею
console-quit = выйти
console-where = Файлы записываются в { $folder }
console-keys = Tab дополняет, ↑ возвращает введённое, Ctrl-C очищает строку.
console-token = Токен бота не задан, поэтому чат — этот терминал. Для Telegram впишите TELEGRAM_BOT_TOKEN=… (от @BotFather) в файл .env, для Discord — DISCORD_BOT_TOKEN=…
console-press = Нажмите кнопку по номеру: { $code }
console-asks = Следующая строка будет ответом на сообщение { $number }; пустая строка отложит его.
console-reply = ответ на { $number } >
console-later = Отложено. Чтобы ответить: /reply { $number } …
console-meant = Если это был ответ на сообщение { $number }, введите: /reply { $number } …
console-does-reply = Ответить на сообщение по номеру: /reply 3 Анна, Олег
console-form = Enter — следующее поле; Esc закрывает форму без изменений.
console-form-left = Форма закрыта. Ничего не изменилось.
console-leave = Нажмите Ctrl-C ещё раз, чтобы выйти, или введите /quit.
console-leave-busy = Нажмите Ctrl-C ещё раз, чтобы выйти, или введите /quit. Начатая работа продолжится при следующем запуске; /cancel её остановит.
console-goes-on = Недоделанное продолжится при следующем запуске.
console-no-file = Нет файла { $name }
console-folder = { $name } — это папка. Укажите файл в ней; для всей папки: mp4totext run { $name }
console-no-button = Нет кнопки { $name }. Кнопки пишутся как 3a; прежние ответы покажет /history.
console-no-message = Нет сообщения { $name }, на которое можно ответить. Напишите: /reply 3 и ваши слова
console-not-written = Не удалось записать { $path }: { $why }. Я попробую ещё; если не поможет, выйдите по /quit и запустите с другим --out.
console-logged = По пути что-то пошло не так; это записано в { $path }
privacy-typed =
    Строки, которые вы вводите в этом терминале, хранятся для клавиши ↑ { $days ->
        [0] пока вы всё не удалите
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }; коды и ссылки с паролем или запросом — нет.
