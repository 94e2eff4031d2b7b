# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Chinese (simplified).

token-how = /token read 创建一个令牌，程序可用它读取你的结果；用 /token write 创建的还能发送、更改和删除。可以加上天数（1 到 { $most }）和名称：/token read 30 backup
token-how-admin = /token admin 创建的令牌让程序做管理员命令所做的事，不涉及你的结果。
token-admin = 只有管理员可以创建 admin 权限的令牌。
token-new =
    此访问令牌只在此刻显示。不要给任何人：在 { $until } 之前，{ $scope ->
        [admin] 持有它的人都能使用你的管理员权限
       *[read] 持有它的人都能打开你的结果
    }。存入你的程序后，请删除这条消息。/token 可查看和撤销令牌。
tokens-none = 你没有访问令牌。
tokens-title = 访问令牌
token-line = { $name } · { $scope } · 有效至 { $until } · 上次使用：{ $used }
token-unused = 从未
token-scope =
    { $scope ->
        [admin] 管理员命令
        [write] 读取和写入
       *[read] 读取
    }
token-many = 你已有 { $most } 个访问令牌。请先用 /token 撤销一个，再创建新的。
button-token-revoke = 撤销
button-token-revoke-all = 全部撤销
privacy-token = 对于用 /token 创建的访问令牌，我会保留其名称和使用时间，直到失效；/token 可查看和撤销。
web-token-about = 有了访问令牌，程序能做你在这里能做的事。
web-token-new =
    此访问令牌只在此刻显示：请存入你的程序。不要给任何人：在 { $until } 之前，{ $scope ->
        [admin] 持有它的人都能使用你的管理员权限
       *[read] 持有它的人都能打开你的结果
    }。
web-token-name = 名称
web-token-days = 有效天数
web-token-create = 创建令牌
api-unauthorized = 这需要有效的访问令牌：Authorization: Bearer …。在私聊中用 /token 创建。
api-scope =
    { $scope ->
        [admin] 这需要管理员的令牌。在私聊中用 /token admin 创建。
        [read] 此令牌只能做管理员命令所做的事。在私聊中用 /token read 创建可以读取的令牌。
       *[write] 此令牌只能读取。在私聊中用 /token write 创建可以这样做的令牌。
    }
api-not-administrator = 你已不是管理员，因此此令牌已失效。
api-invalid = 请求不符合 API 的要求：{ $problem }
api-large = 请求超过 { $limit } 字节。
api-key-reused = 此 Idempotency-Key 已用于另一个请求。请换一个。
