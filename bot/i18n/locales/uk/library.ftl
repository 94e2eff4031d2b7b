# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Фільтр
library-any = Усі
library-kind =
    { $kind ->
        [film] Фільм
       *[sound] Звук
    }
library-by =
    { $what ->
        [platform] Платформа
        [kind] Вид
        [language] Мова
        [state] Стан
        [speaker] Мовець
        [tag] Мітка
        [since] З дня
       *[until] По день
    }
library-show = Показати
library-all = Усі записи
library-none = Під ці фільтри не підходить жоден запис.
library-select = Вибрати { $name }
library-chosen = Вибрані записи
library-choose-all = Вибрати всі на цій сторінці
library-none-chosen = Спершу вибери записи у списку.
library-delete = Видалити …
library-delete-ask = Видалити вибрані записи ({ $count })?
library-delete-how = Записи, їхні тексти, файли, мітки та посилання для інших видаляються, як і те, що показує про них чат. Скасувати це не можна.
library-delete-now = Видалити назавжди
library-keep = Залишити

## Tags

tags-title = Мітки
tags-field = Мітки через кому
tags-add = Додати
tags-remove = Зняти
tags-remove-one = Зняти мітку { $name }
tags-how = Мітка є, доки її має якийсь запис. Мітки ставлять у списку записів і на сторінці кожного з них.
tags-results = Записів: { $count }
tags-new-name = Нова назва мітки { $name }
tags-rename = Перейменувати
tags-delete = Видалити мітку
tags-name = Назва мітки — не більше 40 знаків, без ком.
tags-person-full = У тебе вже стільки міток, скільки можливо ({ $count }). Спершу видали одну.
tags-result-full = Запис має не більше { $count } міток. Спершу зніми одну.

## Shared links

shared-title = Посилання для інших
shared-how = Хто має одне з цих посилань, читає запис без входу.
shared-none = Ти не ділишся жодним записом. Посилання на запис створюються на його сторінці.
shared-revoke-one = Відкликати посилання на { $name }
shared-revoke-all = Відкликати всі посилання
web-links = Посилань на твої записи: { $count }. Ця сторінка показує й відкликає їх: { $url }
