# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Ukrainian.

dashboard-title = Панель керування
dashboard-chart =
    { $what ->
        [hours] Години записів
       *[jobs] Завдання
    }
dashboard-day = { $date }: { $hours } год записів, готово: { $done }, з помилкою: { $failed }, скасовано: { $cancelled }
dashboard-table = Списком
dashboard-person = Користувач
dashboard-account = Обліковий запис
dashboard-look = Переглянути
dashboard-limits = Обмеження
dashboard-limit = Задати обмеження
dashboard-block = Заблокувати
dashboard-unblock = Розблокувати
dashboard-audit = Дії адміністраторів
dashboard-front = На початок черги
