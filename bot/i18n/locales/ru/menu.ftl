# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = Поздороваться
command-help = Что я умею
command-status = Над чем я сейчас работаю для вас
command-cancel = Отменить ваши задания
command-settings = Посмотреть или изменить, что вы получаете
command-transcribe = Расшифровать ссылку или сообщение, на которое вы отвечаете
command-again = Сделать заново с другими параметрами
command-join = Объединить ваши последние записи в один текст (/join 3) или альбом: подпись join
command-language = Язык, на котором говорят в ваших записях
command-speakers = Сколько человек в них говорит
command-summary = Насколько подробным будет краткий пересказ
command-speech = Зачитывать ли пересказ вслух
command-formats = Какие файлы вы получаете
command-names = Подписать имена говорящих
command-forget_voice = Забыть голоса, которые я запомнил для вас
command-history = Снова посмотреть ваши результаты
command-search = Найти слова в ваших записях
command-quota = Сколько можно отправить и сколько уже потрачено
command-auto = В группе: расшифровывать каждую запись (on, off)
command-replace = В группе: как писать слова для всех; ваши правила важнее
command-privacy = Что я храню и как долго
command-delete_my_data = Удалить всё, что я о вас храню

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = старт
name-help = помощь
name-status = статус
name-cancel = отмена
name-settings = настройки
name-language = язык
name-speakers = говорящие
name-summary = пересказ
name-speech = озвучка
name-formats = форматы
name-transcribe = расшифровать
name-again = заново
name-join = объединить
name-names = имена
name-forget_voice = забыть_голос
name-history = история
name-search = поиск
name-quota = квота
name-auto = авто
name-replace = замена
name-link = связать
name-unlink = отвязать
name-web = web
name-token = token
name-privacy = приватность
name-delete_my_data = удалить_мои_данные
name-stats = статистика
name-queue = очередь
name-failures = сбои
name-who = кто
name-block = заблокировать
name-unblock = разблокировать
name-admin = сделать_админом
name-unadmin = снять_админа
name-invite = пригласить
name-audit = журнал
name-drain = осушить
name-announce = объявить

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Пришлите видео, голосовое сообщение или аудиофайл. В ответ — текст с говорящими и временем, краткий пересказ по главам (его можно и послушать) и субтитры. Я сразу скажу, сколько это займёт, а удалить всё можно в любой момент.
profile-short = Записи в текст: говорящие, пересказ (и вслух), субтитры.

## What a form asks for with a command, and the menu of a message

option-file-name = файл
option-file = Запись: видео, голосовое сообщение или аудио
option-recording-link-name = ссылка
option-recording-link = Вместо файла: прямая ссылка на запись или на сообщение здесь, в котором она есть
option-language-name = язык
option-language = Язык речи, например ru или en
option-speakers-name = говорящие
option-speakers = Сколько человек говорит, например 3 или 2-4
option-summary-name = пересказ
option-summary = Насколько подробным будет пересказ
option-speech-name = озвучка
option-speech = Зачитать пересказ вслух
option-formats-name = форматы
option-formats = Файлы через запятую: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = видео
option-video = Субтитры видео: дорожка или прямо в кадре
option-hints-name = подсказки
option-hints = Имена и редкие слова через запятую
option-replace-name = замена
option-replace = Как писать слова, например Келер→Келлер; none удаляет правила
option-join = Сколько ваших последних записей, например 3, и параметры результата
option-clean-name = очистка
option-clean = Убрать «э-э» и запинки
option-numbers-name = числа
option-numbers = Писать числа больше двенадцати цифрами
option-louder-name = громче
option-louder = Слушать тихие голоса с большим усилением
option-from-name = от
option-from = Начало фрагмента, например 22:10; -5:00 — последние пять минут
option-to-name = до
option-to = Конец фрагмента, например 26:20
option-news-name = новости
option-news = Новости от владельца бота
option-days-name = дни
option-days = За сколько дней, включая сегодня
option-account-name = аккаунт
option-account = Чей: ID на этой платформе или telegram:123456789
option-front-name = вперёд
option-front = ID задания, которое надо сделать следующим
option-drain-name = состояние
option-drain = on: не начинать новое; off: продолжать; пусто: показать, как сейчас
option-text-name = текст
option-text = Что объявить
option-private-name = лично
option-private = Ответ увидите только вы
option-code = Ваш код приглашения
option-names = Имена, например 1=Анна 2=Олег; пусто — я спрошу
option-voice = Чей голос или all; пусто — показать список
option-words = Сказанные слова; последнее можно не дописывать
option-quota = Для администраторов: аккаунт и его лимиты, например minutes=600
option-value = Новое значение; пусто — показать все варианты
entry-transcribe = Расшифровать
entry-summarize = Пересказать
entry-join = Объединить со следующей

## /settings

value-none = нет
value-short = кратко
value-light = слегка
value-heard = как услышано
value-digits = цифры
value-full = полно
value-track = включаемая дорожка
value-burned = прямо в кадре

## /stats and the other commands of administrators

command-stats = Как работает сервис, в цифрах и на графике: /stats 7 за неделю
command-queue = Что в работе и что ждёт; кнопки отмены и переноса вперёд
command-failures = Последние сбои, с кнопками повтора
command-who = Сколько человек потратил из своей квоты: /who 123456789
command-block = Ничего больше не принимать от человека: /block 123456789
command-unblock = Снова принимать его записи: /unblock 123456789
command-admin = Сделать администратором: /admin 123456789; без номера — список
command-unadmin = Снять администратора: /unadmin 123456789
command-audit = Что администраторы делали в последнее время
command-drain = Перед обновлением: доделать текущее и не начинать новое: /drain on, /drain off
command-announce = Написать всем, кто хочет новостей: /announce ТЕКСТ

## /link and /unlink: several accounts of one person

command-link = Связать ваши аккаунты, в том числе на разных платформах
command-unlink = Разъединить связанные аккаунты
option-link = Код с другого вашего аккаунта; пусто — вы получите свой
command-web = Смотреть результаты в браузере
command-token = Создать, показать и отозвать токены для программ
option-web = sessions: список браузеров со входом; пусто — получить ссылку
option-token = read или write, дни и имя: read 30 backup; пусто — показать

## /invite

command-invite = Пригласить по коду: /invite 5 30 — пять человек и 30 дней; /invite list
