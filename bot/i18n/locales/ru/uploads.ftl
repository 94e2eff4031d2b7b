# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = Вход: { $name }, { $platform }
web-upload = Добавить записи
web-upload-drop = Перетащите сюда аудио- или видеофайлы или выберите их.
web-upload-most = До { $megabytes } МБ каждый.
web-upload-choose = Выбрать файлы
web-upload-link = Ссылка на запись
web-upload-options = Параметры, как в подписи к файлу
web-upload-add = Расшифровать по ссылке
web-upload-lost = Соединение прервалось. Новая попытка…
web-upload-again = Ещё раз
web-upload-script = Для загрузки файлов этой странице нужен JavaScript. Файлы можно отправить и боту.
button-open = Открыть в браузере
web-sign-in-back = После входа в этом браузере вы вернётесь к этому результату.
answer-goes = Ответ приходит также
answer-in-chat = В мой личный чат: { $platform }
answer-only-here = Ни в какой чат, только сюда
