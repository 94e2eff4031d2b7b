# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = Фильтр
library-any = Все
library-kind =
    { $kind ->
        [film] Фильм
       *[sound] Звук
    }
library-by =
    { $what ->
        [platform] Платформа
        [kind] Вид
        [language] Язык
        [state] Состояние
        [speaker] Говорящий
        [tag] Метка
        [since] С дня
       *[until] По день
    }
library-show = Показать
library-all = Все записи
library-none = Под эти фильтры не подходит ни одна запись.
library-select = Выбрать { $name }
library-chosen = Выбранные записи
library-choose-all = Выбрать все на этой странице
library-none-chosen = Сначала выбери записи в списке.
library-delete = Удалить …
library-delete-ask = Удалить выбранные записи ({ $count })?
library-delete-how = Записи, их тексты, файлы, метки и ссылки для других удаляются, как и то, что показывает о них чат. Отменить это нельзя.
library-delete-now = Удалить навсегда
library-keep = Оставить

## Tags

tags-title = Метки
tags-field = Метки через запятую
tags-add = Добавить
tags-remove = Снять
tags-remove-one = Снять метку { $name }
tags-how = Метка есть, пока она есть у какой-нибудь записи. Метки ставят в списке записей и на странице каждой из них.
tags-results = Записей: { $count }
tags-new-name = Новое имя метки { $name }
tags-rename = Переименовать
tags-delete = Удалить метку
tags-name = Имя метки — не больше 40 знаков, без запятых.
tags-person-full = У тебя уже столько меток, сколько возможно ({ $count }). Сначала удали одну.
tags-result-full = У записи не больше { $count } меток. Сначала сними одну.

## Shared links

shared-title = Ссылки для других
shared-how = У кого есть одна из этих ссылок, читает запись без входа.
shared-none = Ты не делишься ни одной записью. Ссылки на запись создаются на её странице.
shared-revoke-one = Отозвать ссылку на { $name }
shared-revoke-all = Отозвать все ссылки
web-links = Ссылок на твои записи: { $count }. Эта страница показывает и отзывает их: { $url }
