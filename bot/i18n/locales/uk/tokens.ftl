# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Ukrainian.

token-how = /token read створює токен, з яким програма читає ваші результати; з /token write вона також надсилає, змінює й видаляє. Можна додати кількість днів, від 1 до { $most }, та ім’я: /token read 30 backup
token-new = Цей токен доступу показано лише зараз. Не давайте його нікому: до { $until } він відкриває ваші результати кожному, хто його має. Збережіть його в програмі й видаліть це повідомлення. /token показує та відкликає токени.
tokens-none = У вас немає токенів доступу.
tokens-title = Токени доступу
token-line = { $name } · { $scope } · до { $until } · використано: { $used }
token-unused = ніколи
token-scope =
    { $scope ->
        [write] читання і запис
       *[read] читання
    }
token-many = У вас { $most } токенів доступу. Відкличте один через /token і створіть новий.
button-token-revoke = Відкликати
button-token-revoke-all = Відкликати всі
privacy-token = Про токен доступу з /token я зберігаю ім’я та час використання, доки він діє; /token показує та відкликає токени.
web-token-about = З токеном доступу програма може те саме, що ви можете тут.
web-token-new = Цей токен доступу показано лише зараз: збережіть його в програмі. Не давайте його нікому: до { $until } він відкриває ваші результати кожному, хто його має.
web-token-name = Ім’я
web-token-days = Днів до завершення
web-token-create = Створити токен
api-unauthorized = Потрібен чинний токен доступу: Authorization: Bearer …. Його створює /token в особистому чаті.
api-scope = Цей токен може лише читати. /token write в особистому чаті створює токен, якому це можна.
api-invalid = Запит не такий, якого очікує API: { $problem }
api-large = Запит більший за { $limit } байтів.
api-key-reused = Цей Idempotency-Key уже використано для іншого запиту. Оберіть новий.
