# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Chinese (traditional).

token-how = /token read 建立一個權杖，程式可用它讀取你的結果；用 /token write 建立的還能傳送、變更和刪除。可以加上天數（1 到 { $most }）和名稱：/token read 30 backup
token-how-admin = /token admin 建立的權杖讓程式做管理員指令所做的事，不涉及你的結果。
token-admin = 只有管理員可以建立 admin 權限的權杖。
token-new =
    此存取權杖只在此刻顯示。不要給任何人：在 { $until } 之前，{ $scope ->
        [admin] 持有它的人都能使用你的管理員權限
       *[read] 持有它的人都能開啟你的結果
    }。存入你的程式後，請刪除這則訊息。/token 可查看和撤銷權杖。
tokens-none = 你沒有存取權杖。
tokens-title = 存取權杖
token-line = { $name } · { $scope } · 有效至 { $until } · 上次使用：{ $used }
token-unused = 從未
token-scope =
    { $scope ->
        [admin] 管理員指令
        [write] 讀取和寫入
       *[read] 讀取
    }
token-many = 你已有 { $most } 個存取權杖。請先用 /token 撤銷一個，再建立新的。
button-token-revoke = 撤銷
button-token-revoke-all = 全部撤銷
privacy-token = 對於用 /token 建立的存取權杖，我會保留其名稱和使用時間，直到失效；/token 可查看和撤銷。
web-token-about = 有了存取權杖，程式能做你在這裡能做的事。
web-token-new =
    此存取權杖只在此刻顯示：請存入你的程式。不要給任何人：在 { $until } 之前，{ $scope ->
        [admin] 持有它的人都能使用你的管理員權限
       *[read] 持有它的人都能開啟你的結果
    }。
web-token-name = 名稱
web-token-days = 有效天數
web-token-create = 建立權杖
api-unauthorized = 這需要有效的存取權杖：Authorization: Bearer …。在私人聊天中用 /token 建立。
api-scope =
    { $scope ->
        [admin] 這需要管理員的權杖。在私人聊天中用 /token admin 建立。
        [read] 此權杖只能做管理員指令所做的事。在私人聊天中用 /token read 建立可以讀取的權杖。
       *[write] 此權杖只能讀取。在私人聊天中用 /token write 建立可以這樣做的權杖。
    }
api-not-administrator = 你已不是管理員，因此此權杖已失效。
api-invalid = 請求不符合 API 的要求：{ $problem }
api-large = 請求超過 { $limit } 位元組。
api-key-reused = 此 Idempotency-Key 已用於另一個請求。請換一個。
