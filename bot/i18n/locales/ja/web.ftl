# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Japanese.

web-link = このリンクは { $count } 分以内に一度だけ、一つのブラウザをログインさせます。誰にも送らないでください。開いた人はあなたの結果をすべて見られます。/web sessions でログイン中のブラウザを確認できます。
web-how = リンクを作る /web と、ログイン中のブラウザを表示する /web sessions だけに対応しています。/web links は録音を共有しているリンクの数を示します。
web-sessions-none = ログイン中のブラウザはありません。/web でリンクを受け取れます。
web-sessions-title = ログイン中のブラウザ
web-session = { $browser } · { $since } から · 最終利用 { $seen } UTC
web-browser-unknown = 不明なブラウザ
button-web-end-all = すべてログアウト
privacy-web = /web でログインしたブラウザの種類、プラットフォームでのお名前、利用時刻は、最長30日間保存します。/web sessions で確認とログアウトができます。

## Pages

web-title = 録音
web-sign-in = ログイン
web-sign-out = ログアウト
web-sign-in-how = ボットとの個人チャットで /web を送ってください。このブラウザをログインさせるリンクが届きます。
web-sign-in-ask = このブラウザでログインしますか。最長30日間、またはログアウトするまで、あなたの結果がすべて表示されます。自分の端末でだけ行ってください。
web-link-used = このリンクは使用済みか、古すぎます。新しいリンクはボットに /web を送ると届きます。
web-not-found = ここには何もないか、ほかの人のものです。最初のページにあなたの録音の一覧があります。
web-refused = この操作は当サービスのページから送られていないか、ページが古すぎます。開き直してもう一度お試しください。
web-busy = リクエストが多すぎます。少し待ってからもう一度お試しください。
web-away = 現在データに接続できません。少ししてからもう一度お試しください。
web-search = 検索
web-working = 処理中
web-newest = 最新の録音
web-play = 再生・一時停止
web-back = 3秒戻る
web-slower = 遅く
web-faster = 速く
web-find = この録音を検索
web-next-match = 次の一致
web-previous-match = 前の一致
web-doubtful = 下線のある単語は不確かです。聞いて確かめてください。
web-no-words = この結果には文の時刻だけがあります。チャットで /again を送ると単語の時刻も付きます。
web-no-recording = 録音はもう保存されていないため、ここでは再生できません。
web-not-playable = この録音はブラウザで再生できません。テキストとファイルはここにあります。
web-files = ファイル
web-also-as = ほかの形式：
web-edit = この文を修正
web-save = 保存
web-split = 保存してカーソル位置で文を分ける
web-split-lines = 行ごとに一つの文になります。空にすると文は消えます。
web-leave = 保存せずに閉じる
web-merge = 次の文とつなげる
web-speaker = 話者
web-new-speaker = 新しい話者
web-rename = 話者の名前を変える
web-undo = 元に戻す
web-redo = やり直す
web-versions = 版
web-saved = 版 { $number } として保存しました。
web-conflict = この間に変更されました。今の文:「{ $text }」。もう一度保存すると自分の文に置き換わります。どちらも版に残ります。
web-conflict-gone = この間に本文が変更されたため、保存していません。書いた内容はここに残っています。今の本文を見て、もう一度試してください。
web-not-saved = 保存できません。サーバーに接続できません。書いた内容はここに残っています。もう一度試してください。
web-files-follow = 修正した本文からファイルを作り直しています。それまでは前の本文のままです。
web-summary-again = この本文から要約を作り直す
web-summary-asked = 修正した本文から要約を作り直しています。できあがると結果のページに表示されます。
web-help = キー
web-forward = 3 秒進む
web-keys-alt = 入力中も同じキー
web-close = 閉じる
web-change =
    { $kind ->
        [text] 本文を修正
        [split] 文を分割
        [merge] 文を結合
        [speaker] 別の話者
        [name] 話者の名前を変更
        [delete] 文を削除
        [redo] 版 { $undoes } をやり直し
       *[undo] 版 { $undoes } を取り消し
    }
web-not-possible =
    { $code ->
        [long] 一つの文は 5,000 文字までです。分けてください。
        [last] 最後の文は削除できません。
        [gone] その文または話者はもうありません。ページを再読み込みしてください。
        [many] 話者はこれ以上増やせません。
        [full] この本文はこれ以上修正できません。
        [anew] この間に本文が作り直されました。ページを再読み込みしてください。
       *[other] それはできません。
    }
web-share = リンクで共有
web-share-how = リンクを持つ人はサインインせずに、その時点まで修正されたこの録音を読んで聞けます。ほかのものは見られず、変更もできません。
web-share-days = 日数
web-share-files = ファイル付き
web-share-make = リンクを作る
web-share-link = { $made } 作成、{ $until } UTC まで有効
web-share-revoke = 取り消す
web-share-once = このリンクは今だけ表示されます。コピーしてください。録音のページで取り消せます。
web-share-full = この録音のリンクは上限に達しています。先に一つ取り消してください。
web-share-ended = このリンクは無効か、期限が切れています。送ってくれた人に新しいものを頼んでください。
