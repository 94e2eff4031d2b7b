# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Russian.

token-how = /token read создаёт токен, с которым программа читает ваши результаты; с /token write она также отправляет, меняет и удаляет. Можно добавить число дней, от 1 до { $most }, и имя: /token read 30 backup
token-new = Этот токен доступа показан только сейчас. Не давайте его никому: до { $until } он открывает ваши результаты любому, у кого он есть. Сохраните его в программе и удалите это сообщение. /token показывает и отзывает токены.
tokens-none = У вас нет токенов доступа.
tokens-title = Токены доступа
token-line = { $name } · { $scope } · до { $until } · использован: { $used }
token-unused = никогда
token-scope =
    { $scope ->
        [write] чтение и запись
       *[read] чтение
    }
token-many = У вас { $most } токенов доступа. Отзовите один через /token и создайте новый.
button-token-revoke = Отозвать
button-token-revoke-all = Отозвать все
privacy-token = О токене доступа из /token я храню имя и время использования, пока он действует; /token показывает и отзывает токены.
web-token-about = С токеном доступа программа может то же, что вы можете здесь.
web-token-new = Этот токен доступа показан только сейчас: сохраните его в программе. Не давайте его никому: до { $until } он открывает ваши результаты любому, у кого он есть.
web-token-name = Имя
web-token-days = Дней до окончания
web-token-create = Создать токен
api-unauthorized = Нужен действующий токен доступа: Authorization: Bearer …. Его создаёт /token в личном чате.
api-scope = Этот токен может только читать. /token write в личном чате создаёт токен, которому это можно.
api-invalid = Запрос не такой, какого ждёт API: { $problem }
api-large = Запрос больше { $limit } байт.
api-key-reused = Этот Idempotency-Key уже использован для другого запроса. Выберите новый.
