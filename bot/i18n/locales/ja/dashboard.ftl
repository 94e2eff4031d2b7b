# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Japanese.

dashboard-title = ダッシュボード
dashboard-chart =
    { $what ->
        [hours] 録音の時間数
       *[jobs] ジョブ
    }
dashboard-day = { $date }: 録音 { $hours } 時間、完了 { $done }、失敗 { $failed }、キャンセル { $cancelled }
dashboard-table = 一覧で表示
dashboard-person = ユーザー
dashboard-account = アカウント
dashboard-look = 調べる
dashboard-limits = 上限
dashboard-limit = 上限を設定
dashboard-block = ブロック
dashboard-unblock = ブロックを解除
dashboard-audit = 管理者の操作
dashboard-front = 先頭へ移動
