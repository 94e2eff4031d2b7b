# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Japanese.

webhooks-title = Webhook
webhooks-about = ジョブが終わると、署名付きのメッセージがここの各アドレスに送信されます。内容はジョブのIDと状態だけで、あなたのテキストは含まれません。
webhooks-none = Webhookはありません。
webhook-title = Webhook
webhook-url = アドレス
webhook-events = イベント
webhook-event =
    { $event ->
        [completed] ジョブの完了
        [failed] ジョブの失敗
        [cancelled] ジョブのキャンセル
       *[test] テスト
    }
webhook-state =
    { $state ->
        [person] オフ
        [failing] オフにしました：5日間何も届きませんでした。
        [gone] オフにしました：このアドレスはもう存在しないとサーバーが答えました。
       *[on] オン
    }
webhook-secret-new = このシークレットは今だけ表示されます。署名を確認するプログラムに保存し、誰にも渡さないでください。
webhook-secret-renewed = 前のシークレットもあと24時間は署名に使われます。
webhook-deliveries = 最近の送信
webhook-deliveries-none = まだ何も送信されていません。
webhook-job = 録音
webhook-delivery-state =
    { $state ->
        [delivered] 送信済み
        [failed] 中止
       *[pending] 待機中
    }
webhook-error =
    { $error ->
        [unreachable] サーバーに接続できません。
        [certificate] サーバーの証明書が有効ではありません。
        [timeout] 時間内に応答がありませんでした。
        [broken] 接続が切れました。
        [redirect] サーバーがリダイレクトしました。リダイレクトには従いません。
        [gone] このアドレスはもう存在しないとサーバーが答えました。
        [off] Webhookがオフになりました。
        [access] アクセス権がありませんでした。
       *[status] サーバーがエラーを返しました。
    }
webhook-seconds = { $seconds } 秒
webhook-next = 次の試行：{ $moment }
webhook-no-events = イベントを一つ以上選んでください。
webhook-many = Webhookが { $most } 個あります。一つ削除してから、新しく追加してください。
webhook-is-off = このWebhookはオフです。先にオンにしてください。
webhook-switched-off =
    { $reason ->
        [gone] { $host } へのWebhookをオフにしました。このアドレスはもう存在しないとサーバーが答えました。アドレスはここで変更できます：{ $page }
       *[failing] { $host } へのWebhookをオフにしました。5日間何も届きませんでした。サーバーを直してから、もう一度オンにしてください：{ $page }
    }
button-webhook-add = Webhookを追加
button-webhook-save = 保存
button-webhook-test = テストを送信
button-webhook-on = オンにする
button-webhook-off = オフにする
button-webhook-secret = 新しいシークレット
button-webhook-delete = 削除
webhook-delete-ask = この Webhook を削除しますか？
webhook-delete-how = 署名キーと送信の一覧も削除され、まだ待っているものは送信されません。元に戻せません。
webhook-keep = 残す
button-webhook-again = 再送信
error-webhook_address = このアドレスには送信できません。https:// で始まり、インターネットで誰でもアクセスできるアドレスが必要です。確認してください。
error-webhook_https = 途中で誰かに読まれたり変えられたりしないように、Webhookにはhttpsが必要です。https:// で始まるアドレスを指定してください。
privacy-webhook = ページで追加したWebhookについては、アドレスとシークレットを削除されるまで、いつ何を送信したかを30日間保存します。
