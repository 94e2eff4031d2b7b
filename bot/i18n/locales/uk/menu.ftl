# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = Привітатися
command-help = Що я вмію
command-status = Над чим я зараз працюю для вас
command-cancel = Скасувати ваші завдання
command-settings = Переглянути або змінити ваші параметри
command-transcribe = Розшифрувати посилання або повідомлення, на яке ви відповідаєте
command-again = Переробити запис з іншими параметрами
command-join = Об’єднати ваші останні записи в один текст (/join 3) або альбом: підпис join
command-language = Мова, якою говорять у ваших записах
command-speakers = Скільки людей у них говорить
command-summary = Наскільки докладним буде підсумок
command-speech = Чи озвучувати підсумок
command-formats = Які файли ви отримуєте
command-names = Підписати імена мовців
command-forget_voice = Забути голоси, які я запам’ятав для вас
command-history = Переглянути попередні результати
command-search = Знайти слова у ваших записах
command-quota = Ваші ліміти й скільки вже використано
command-auto = У групі: розшифровувати кожен запис (on, off)
command-replace = У групі: як писати слова для всіх; ваші правила важливіші
command-privacy = Що я зберігаю і як довго
command-delete_my_data = Видалити все, що я про вас зберігаю

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = старт
name-help = довідка
name-status = статус
name-cancel = скасувати
name-settings = налаштування
name-language = мова
name-speakers = мовці
name-summary = підсумок
name-speech = озвучення
name-formats = формати
name-transcribe = розшифрувати
name-again = переробити
name-join = злити
name-names = імена
name-forget_voice = забути_голос
name-history = історія
name-search = пошук
name-quota = квота
name-auto = авто
name-replace = заміна
name-link = поєднати
name-unlink = відокремити
name-web = web
name-token = token
name-privacy = приватність
name-delete_my_data = видалити_мої_дані
name-stats = статистика
name-queue = черга
name-failures = збої
name-who = хто
name-block = заблокувати
name-unblock = розблокувати
name-admin = призначити_адміна
name-unadmin = зняти_адміна
name-invite = запросити
name-audit = журнал
name-drain = призупинити
name-announce = оголосити

## What people read before they talk to the bot: at most 512 and 120 characters

profile = Надішліть відео, голосове повідомлення або аудіофайл. У відповідь отримаєте текст із мовцями й часом, підсумок за розділами (його можна й послухати) і субтитри. Я одразу скажу, скільки це триватиме, а видалити все можна будь-коли.
profile-short = Записи в текст: мовці, підсумок (зокрема вголос) і субтитри.

## What a form asks for with a command, and the menu of a message

option-file-name = файл
option-file = Запис: відео, голосове повідомлення або аудіо
option-recording-link-name = посилання
option-recording-link = Замість файлу: пряме посилання на запис або на повідомлення тут, у якому він є
option-language-name = мова
option-language = Мова запису, наприклад uk або en
option-speakers-name = мовці
option-speakers = Скільки людей говорить, наприклад 3 або 2-4
option-summary-name = підсумок
option-summary = Наскільки докладний підсумок
option-speech-name = озвучення
option-speech = Озвучити підсумок
option-formats-name = формати
option-formats = Файли через кому: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = відео
option-video = Субтитри відео: доріжка або просто в кадрі
option-hints-name = підказки
option-hints = Імена та рідкісні слова через кому
option-replace-name = заміна
option-replace = Як писати слова, наприклад Келер→Келлер; none видаляє правила
option-join = Скільки ваших останніх записів, наприклад 3, і параметри результату
option-clean-name = очищення
option-clean = Прибрати «е-е» і затинання
option-numbers-name = числа
option-numbers = Писати числа понад дванадцять цифрами
option-louder-name = гучніше
option-louder = Слухати тихі голоси з більшим підсиленням
option-from-name = від
option-from = Початок фрагмента, наприклад 22:10; -5:00 — останні п’ять хвилин
option-to-name = до
option-to = Кінець фрагмента, наприклад 26:20
option-news-name = новини
option-news = Новини від власника бота
option-days-name = дні
option-days = За скільки днів, разом із сьогоднішнім
option-account-name = акаунт
option-account = Чий: ID на цій платформі або telegram:123456789
option-front-name = наперед
option-front = ID завдання, яке треба зробити наступним
option-drain-name = стан
option-drain = on: не починати нового; off: продовжити; порожньо: показати стан
option-text-name = текст
option-text = Текст оголошення
option-private-name = приватно
option-private = Відповідь побачите лише ви
option-code = Ваш код запрошення
option-names = Імена, наприклад 1=Анна 2=Тарас; порожньо — я запитаю
option-voice = Ім’я голосу або all; порожньо — показати список
option-words = Слова, які треба знайти; останнє можна не дописувати
option-quota = Для адміністраторів: акаунт і його ліміти, наприклад minutes=600
option-value = Нове значення; порожньо — показати варіанти
entry-transcribe = Розшифрувати
entry-summarize = Підсумувати
entry-join = Об’єднати з наступним

## /settings

value-none = немає
value-short = короткий
value-light = злегка
value-heard = як почуто
value-digits = цифри
value-full = повний
value-track = доріжка, яку вмикають
value-burned = просто в кадрі

## /stats and the other commands of administrators

command-stats = Статистика сервісу з графіком: /stats 7 за тиждень
command-queue = Завдання в роботі та в черзі; кнопки, щоб скасувати або пересунути наперед
command-failures = Останні збої з кнопками повтору
command-who = Квота користувача й скільки з неї використано: /who 123456789
command-block = Заблокувати користувача: /block 123456789
command-unblock = Розблокувати користувача: /unblock 123456789
command-admin = Призначити адміністратора: /admin 123456789; без номера — список
command-unadmin = Зняти адміністратора: /unadmin 123456789
command-audit = Останні дії адміністраторів
command-drain = Перед оновленням: завершити початі завдання й не починати нових: /drain on, /drain off
command-announce = Надіслати оголошення тим, хто хоче новин: /announce ТЕКСТ

## /link and /unlink: several accounts of one person

command-link = Поєднати ваші акаунти, зокрема з різних платформ
command-unlink = Відокремити поєднані акаунти
option-link = Код з іншого вашого акаунта; порожньо — ви отримаєте свій
command-web = Дивитися результати в браузері
command-token = Створити, показати й відкликати токени для програм
option-web = sessions: список браузерів зі входом; порожньо — отримати посилання
option-token = read або write, дні та ім’я: read 30 backup; порожньо — показати

## /invite

command-invite = Створити код запрошення: /invite 5 30 — п’ять людей і 30 днів; /invite list
