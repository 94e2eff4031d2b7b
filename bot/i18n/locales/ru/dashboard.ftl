# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Russian.

dashboard-title = Панель управления
dashboard-chart =
    { $what ->
        [hours] Часы записей
       *[jobs] Задания
    }
dashboard-day = { $date }: { $hours } ч записей, готово: { $done }, с ошибкой: { $failed }, отменено: { $cancelled }
dashboard-table = Списком
dashboard-person = Пользователь
dashboard-account = Аккаунт
dashboard-look = Посмотреть
dashboard-limits = Ограничения
dashboard-limit = Задать ограничения
dashboard-block = Заблокировать
dashboard-unblock = Разблокировать
dashboard-audit = Действия администраторов
dashboard-front = В начало очереди
