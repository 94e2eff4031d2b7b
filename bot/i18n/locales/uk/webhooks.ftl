# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Ukrainian.

webhooks-title = Вебхуки
webhooks-about = Коли одне з ваших завдань завершується, на кожну адресу звідси надсилається підписане повідомлення. У ньому номер і стан завдання, і немає ваших текстів.
webhooks-none = У вас немає вебхуків.
webhook-title = Вебхук
webhook-url = Адреса
webhook-events = Події
webhook-event =
    { $event ->
        [completed] Завдання виконано
        [failed] Завдання не вдалося
        [cancelled] Завдання скасовано
       *[test] Перевірка
    }
webhook-state =
    { $state ->
        [person] Вимкнено
        [failing] Вимкнено: п’ять днів нічого не доходило.
        [gone] Вимкнено: сервер повідомляє, що цієї адреси більше немає.
       *[on] Увімкнено
    }
webhook-secret-new = Цей секрет показано лише зараз: збережіть його в програмі, яка перевіряє підписи, і нікому не давайте.
webhook-secret-renewed = Попередній секрет теж підписує ще 24 години.
webhook-deliveries = Останні надсилання
webhook-deliveries-none = Поки нічого не надіслано.
webhook-job = Запис
webhook-delivery-state =
    { $state ->
        [delivered] Доставлено
        [failed] Спроби припинено
       *[pending] Очікує
    }
webhook-error =
    { $error ->
        [unreachable] Сервер недоступний.
        [certificate] Сертифікат сервера недійсний.
        [timeout] Відповідь не прийшла вчасно.
        [broken] З’єднання обірвалося.
        [redirect] Сервер перенаправляє, а це не підтримується.
        [gone] Сервер повідомляє, що цієї адреси більше немає.
        [off] Вебхук було вимкнено.
        [access] У вас не було доступу.
       *[status] Сервер відповів помилкою.
    }
webhook-seconds = { $seconds } с
webhook-next = наступна спроба: { $moment }
webhook-no-events = Виберіть хоча б одну подію.
webhook-many = Вебхуків у вас уже { $most }. Видаліть один, потім додайте новий.
webhook-is-off = Цей вебхук вимкнено. Спочатку ввімкніть його.
webhook-switched-off =
    { $reason ->
        [gone] Я вимкнув ваш вебхук на { $host }: сервер повідомляє, що цієї адреси більше немає. Змінити адресу можна тут: { $page }
       *[failing] Я вимкнув ваш вебхук на { $host }: п’ять днів туди нічого не доходило. Виправте сервер і ввімкніть вебхук знову: { $page }
    }
button-webhook-add = Додати вебхук
button-webhook-save = Зберегти
button-webhook-test = Надіслати перевірку
button-webhook-on = Увімкнути
button-webhook-off = Вимкнути
button-webhook-secret = Новий секрет
button-webhook-delete = Видалити
webhook-delete-ask = Видалити цей вебхук?
webhook-delete-how = Разом із ним видаляються ключ підпису й список надсилань, а те, що ще чекає, не надсилається. Скасувати це не можна.
webhook-keep = Залишити
button-webhook-again = Надіслати знову
error-webhook_address = На цю адресу нічого не можна надіслати. Вона має починатися з https:// і бути доступною в інтернеті всім. Перевірте її.
error-webhook_https = Вебхуку потрібен https, щоб ніхто дорогою не прочитав і не змінив надіслане. Вкажіть адресу, яка починається з https://.
privacy-webhook = Про вебхук, який ви додали на сторінці, я зберігаю адресу й секрет, доки ви його не видалите, і 30 днів — що й коли було надіслано.
