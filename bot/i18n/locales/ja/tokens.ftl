# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Japanese.

token-how = /token read で、プログラムが結果を読むためのトークンを作ります。/token write なら送信、変更、削除もできます。日数（1～{ $most }）と名前も付けられます：/token read 30 backup
token-how-admin = /token admin は、プログラムが管理者のコマンドと同じことをするためのトークンを作ります。あなたの結果には触れません。
token-admin = admin 権限のトークンを作れるのは管理者だけです。
token-new =
    このアクセストークンは今だけ表示されます。誰にも渡さないでください。{ $until } まで、{ $scope ->
        [admin] 持っている人は誰でもあなたの管理者権限を使えます
       *[read] 持っている人は誰でもあなたの結果を開けます
    }。プログラムに保存したら、このメッセージを削除してください。/token で一覧と取り消しができます。
tokens-none = アクセストークンはありません。
tokens-title = アクセストークン
token-line = { $name } · { $scope } · { $until } まで · 最終利用：{ $used }
token-unused = なし
token-scope =
    { $scope ->
        [admin] 管理者のコマンド
        [write] 読み取りと書き込み
       *[read] 読み取り
    }
token-many = アクセストークンが { $most } 個あります。/token で一つ取り消してから、新しく作ってください。
button-token-revoke = 取り消す
button-token-revoke-all = すべて取り消す
privacy-token = /token で作ったアクセストークンの名前と利用時刻は、期限まで保存します。/token で一覧と取り消しができます。
web-token-about = アクセストークンがあれば、プログラムはあなたがここでできることを行えます。
web-token-new =
    このアクセストークンは今だけ表示されます。プログラムに保存してください。誰にも渡さないでください。{ $until } まで、{ $scope ->
        [admin] 持っている人は誰でもあなたの管理者権限を使えます
       *[read] 持っている人は誰でもあなたの結果を開けます
    }。
web-token-name = 名前
web-token-days = 期限までの日数
web-token-create = トークンを作る
api-unauthorized = 有効なアクセストークンが必要です：Authorization: Bearer …。個別チャットの /token で作れます。
api-scope =
    { $scope ->
        [admin] 管理者のトークンが必要です。個別チャットの /token admin で作れます。
        [read] このトークンでできるのは管理者のコマンドがすることだけです。個別チャットの /token read で、読み取れるトークンを作れます。
       *[write] このトークンは読み取り専用です。個別チャットの /token write で、これができるトークンを作れます。
    }
api-not-administrator = あなたはもう管理者ではないため、このトークンは終了しました。
api-invalid = リクエストが API の想定と異なります：{ $problem }
api-large = リクエストが { $limit } バイトを超えています。
api-key-reused = この Idempotency-Key は別のリクエストで使われています。新しいものを選んでください。
