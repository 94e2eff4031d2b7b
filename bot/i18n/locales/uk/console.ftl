# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Ukrainian.

console-what = записи в текст: мовці, підсумок і субтитри
console-example = ~/розмова.mp4
console-send = шлях до запису: введіть його або перетягніть файл у це вікно. Параметри — після нього: lang=uk speakers=2
console-link = пряме посилання на запис
console-demo = спробувати на короткому записі з комплекту
console-help = усе, що я вмію
console-quit = вийти
console-where = Файли записуються в { $folder }
console-keys = Tab доповнює, ↑ повертає введене, Ctrl-C очищує рядок.
console-token = Токен бота не задано, тож чат — цей термінал. Для Telegram впишіть TELEGRAM_BOT_TOKEN=… (від @BotFather) у файл .env, для Discord — DISCORD_BOT_TOKEN=…
console-press = Натисніть кнопку за номером: { $code }
console-asks = Наступний рядок буде відповіддю на повідомлення { $number }; порожній рядок відкладе її.
console-reply = відповідь на { $number } >
console-later = Відкладено. Щоб відповісти: /reply { $number } …
console-meant = Якщо це була відповідь на повідомлення { $number }, введіть: /reply { $number } …
console-does-reply = Відповісти на повідомлення за номером: /reply 3 Анна, Тарас
console-form = Enter — наступне поле; Esc закриває форму без змін.
console-form-left = Форму закрито. Нічого не змінилося.
console-leave = Натисніть Ctrl-C ще раз, щоб вийти, або введіть /quit.
console-leave-busy = Натисніть Ctrl-C ще раз, щоб вийти, або введіть /quit. Незавершені завдання продовжаться під час наступного запуску; /cancel їх зупинить.
console-goes-on = Незавершені завдання продовжаться під час наступного запуску.
console-no-file = Немає файлу { $name }
console-folder = { $name } — це тека. Вкажіть файл у ній; для всієї теки: mp4totext run { $name }
console-no-button = Немає кнопки { $name }. Кнопки пишуться так: 3a; попередні відповіді покаже /history.
console-no-message = Немає повідомлення { $name }, на яке можна відповісти. Напишіть: /reply 3 і ваші слова
console-not-written = Не вдалося записати { $path }: { $why }. Я спробую ще; якщо не допоможе, вийдіть через /quit і запустіть з іншим --out.
console-logged = Щось пішло не так; подробиці — у { $path }
privacy-typed =
    Для клавіші ↑ рядки, які ви вводите в цьому терміналі, зберігаються { $days ->
        [0] до видалення всіх ваших даних
        [one] { $days } день
        [few] { $days } дні
        [many] { $days } днів
       *[other] { $days } дня
    }; коди та посилання з паролем чи запитом — ні.
