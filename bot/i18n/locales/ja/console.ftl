# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Japanese: `mp4totext up` without a token. Polite (です・ます) throughout.

console-what = 音声や動画を文字起こし。話者の区別、要約、字幕つき
console-example = ~/kaigi.mp4
console-send = 音声や動画のパス: 入力するか、ファイルをこのウィンドウにドラッグします。指定はその後ろに: lang=ja speakers=2
console-link = 音声や動画に直接つながるリンク
console-demo = 付属の短い録音で試す
console-help = できることをすべて見る
console-quit = 終了
console-where = ファイルの保存先: { $folder }
console-keys = Tab で補完、↑ で以前の入力、Ctrl-C で行を消去します。
console-token = ボットのトークンが設定されていないため、このターミナルがチャットになります。Telegram なら TELEGRAM_BOT_TOKEN=…（@BotFather から取得）、Discord なら DISCORD_BOT_TOKEN=… を .env ファイルに書いてください。
console-press = ボタンは番号で押せます: { $code }
console-asks = 次の行がメッセージ { $number } への返信になります。空行なら後回しにします。
console-reply = { $number } への返信 >
console-later = 後回しにしました。返信するには: /reply { $number } …
console-meant = メッセージ { $number } への返信だった場合は、こう入力してください: /reply { $number } …
console-does-reply = メッセージに番号で返信する: /reply 3 田中, 佐藤
console-form = Enter で次の欄へ進みます。Esc でフォームを閉じ、何も変更しません。
console-form-left = フォームを閉じました。何も変更していません。
console-leave = 終了するには、もう一度 Ctrl-C を押すか /quit と入力してください。
console-leave-busy = 終了するには、もう一度 Ctrl-C を押すか /quit と入力してください。処理中のものは次の起動時に再開します。/cancel で中止できます。
console-goes-on = 終わっていないものは、次の起動時に再開します。
console-no-file = ファイル { $name } が見つかりません
console-folder = { $name } はフォルダーです。中のファイルを指定してください。フォルダー全体なら: mp4totext run { $name }
console-no-button = ボタン { $name } はありません。ボタンは 3a のように書きます。以前の結果は /history で見られます。
console-no-message = 返信できるメッセージ { $name } はありません。こう書いてください: /reply 3 に続けて内容
console-not-written = { $path } に書き込めません: { $why }。もう一度試します。直らなければ /quit で終了し、別の --out で起動してください。
console-logged = 途中で問題が発生しました。詳細は { $path } に記録されています
privacy-typed =
    このターミナルで入力した行は、↑ キーのために { $days ->
        [0] すべて削除するまで
       *[other] { $days } 日間
    }保存します。コードや、パスワードまたはクエリーを含むリンクは保存しません。
