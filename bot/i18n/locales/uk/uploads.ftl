# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Вхід: { $name }, { $platform }
web-upload = Додати записи
web-upload-drop = Перетягніть сюди аудіо- чи відеофайли або виберіть їх.
web-upload-most = До { $megabytes } МБ кожен.
web-upload-choose = Вибрати файли
web-upload-link = Посилання на запис
web-upload-options = Параметри, як у підписі до файлу
web-upload-add = Розшифрувати за посиланням
web-upload-lost = З’єднання перервалося. Нова спроба…
web-upload-again = Ще раз
web-upload-script = Для завантаження файлів цій сторінці потрібен JavaScript. Файли можна надіслати й боту.
button-open = Відкрити в браузері
web-sign-in-back = Після входу в цьому браузері ви повернетеся до цього результату.
answer-goes = Відповідь надходить також
answer-in-chat = У мій особистий чат: { $platform }
answer-only-here = У жоден чат, лише сюди
