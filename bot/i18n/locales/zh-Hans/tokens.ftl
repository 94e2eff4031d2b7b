# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Chinese (simplified).

token-how = /token read 创建一个令牌，程序可用它读取你的结果；用 /token write 创建的还能发送、更改和删除。可以加上天数（1 到 { $most }）和名称：/token read 30 backup
token-new = 此访问令牌只在此刻显示。不要给任何人：在 { $until } 之前，持有它的人都能打开你的结果。存入你的程序后，请删除这条消息。/token 可查看和撤销令牌。
tokens-none = 你没有访问令牌。
tokens-title = 访问令牌
token-line = { $name } · { $scope } · 有效至 { $until } · 上次使用：{ $used }
token-unused = 从未
token-scope =
    { $scope ->
        [write] 读取和写入
       *[read] 读取
    }
token-many = 你已有 { $most } 个访问令牌。请先用 /token 撤销一个，再创建新的。
button-token-revoke = 撤销
button-token-revoke-all = 全部撤销
privacy-token = 对于用 /token 创建的访问令牌，我会保留其名称和使用时间，直到失效；/token 可查看和撤销。
web-token-about = 有了访问令牌，程序能做你在这里能做的事。
web-token-new = 此访问令牌只在此刻显示：请存入你的程序。不要给任何人：在 { $until } 之前，持有它的人都能打开你的结果。
web-token-name = 名称
web-token-days = 有效天数
web-token-create = 创建令牌
api-unauthorized = 这需要有效的访问令牌：Authorization: Bearer …。在私聊中用 /token 创建。
api-scope = 此令牌只能读取。在私聊中用 /token write 创建可以这样做的令牌。
api-invalid = 请求不符合 API 的要求：{ $problem }
api-large = 请求超过 { $limit } 字节。
api-key-reused = 此 Idempotency-Key 已用于另一个请求。请换一个。
