# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Russian.

webhooks-title = Вебхуки
webhooks-about = Когда одно из ваших заданий завершается, на каждый адрес отсюда отправляется подписанное сообщение. В нём номер и состояние задания, и нет ваших текстов.
webhooks-none = У вас нет вебхуков.
webhook-title = Вебхук
webhook-url = Адрес
webhook-events = События
webhook-event =
    { $event ->
        [completed] Задание выполнено
        [failed] Задание не удалось
        [cancelled] Задание отменено
       *[test] Проверка
    }
webhook-state =
    { $state ->
        [person] Выключен
        [failing] Выключен: пять дней ничего не доходило.
        [gone] Выключен: сервер сообщает, что этого адреса больше нет.
       *[on] Включён
    }
webhook-secret-new = Этот секрет показан только сейчас: сохраните его в программе, которая проверяет подписи, и никому не давайте.
webhook-secret-renewed = Прежний секрет тоже подписывает ещё 24 часа.
webhook-deliveries = Последние отправки
webhook-deliveries-none = Пока ничего не отправлено.
webhook-job = Запись
webhook-delivery-state =
    { $state ->
        [delivered] Доставлено
        [failed] Попытки прекращены
       *[pending] Ожидает
    }
webhook-error =
    { $error ->
        [unreachable] Сервер недоступен.
        [certificate] Сертификат сервера недействителен.
        [timeout] Ответ не пришёл вовремя.
        [broken] Соединение оборвалось.
        [redirect] Сервер перенаправляет, а это не поддерживается.
        [gone] Сервер сообщает, что этого адреса больше нет.
        [off] Вебхук был выключен.
        [access] У вас не было доступа.
       *[status] Сервер ответил ошибкой.
    }
webhook-seconds = { $seconds } с
webhook-next = следующая попытка: { $moment }
webhook-no-events = Выберите хотя бы одно событие.
webhook-many = Вебхуков у вас уже { $most }. Удалите один, затем добавьте новый.
webhook-is-off = Этот вебхук выключен. Сначала включите его.
webhook-switched-off =
    { $reason ->
        [gone] Я выключил ваш вебхук на { $host }: сервер сообщает, что этого адреса больше нет. Изменить адрес можно здесь: { $page }
       *[failing] Я выключил ваш вебхук на { $host }: пять дней туда ничего не доходило. Исправьте сервер и включите вебхук снова: { $page }
    }
button-webhook-add = Добавить вебхук
button-webhook-save = Сохранить
button-webhook-test = Отправить проверку
button-webhook-on = Включить
button-webhook-off = Выключить
button-webhook-secret = Новый секрет
button-webhook-delete = Удалить
webhook-delete-ask = Удалить этот вебхук?
webhook-delete-how = Вместе с ним удаляются ключ подписи и список отправок, а то, что ещё ждёт, не отправляется. Отменить это нельзя.
webhook-keep = Оставить
button-webhook-again = Отправить снова
error-webhook_address = На этот адрес ничего нельзя отправить. Он должен начинаться с https:// и быть доступен в интернете всем. Проверьте его.
error-webhook_https = Вебхуку нужен https, чтобы никто по пути не прочитал и не изменил отправленное. Укажите адрес, который начинается с https://.
privacy-webhook = О вебхуке, который вы добавили на странице, я храню адрес и секрет, пока вы его не удалите, и 30 дней — что и когда было отправлено.
