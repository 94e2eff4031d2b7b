# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Japanese.

web-link = このリンクは { $count } 分以内に一度だけ、一つのブラウザをログインさせます。誰にも送らないでください。開いた人はあなたの結果をすべて見られます。/web sessions でログイン中のブラウザを確認できます。
web-how = リンクを作る /web と、ログイン中のブラウザを表示する /web sessions だけに対応しています。
web-sessions-none = ログイン中のブラウザはありません。/web でリンクを受け取れます。
web-sessions-title = ログイン中のブラウザ
web-session = { $browser } · { $since } から · 最終利用 { $seen } UTC
web-browser-unknown = 不明なブラウザ
button-web-end-all = すべてログアウト
privacy-web = /web でログインしたブラウザの種類と利用時刻は、最長30日間保存します。/web sessions で確認とログアウトができます。

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
web-keys = キー操作: スペースで再生と一時停止、← で3秒戻る、< と > で速度、/ で検索。単語をクリックするとそこから聞けます。
web-doubtful = 下線のある単語は不確かです。聞いて確かめてください。
web-no-words = この結果には文の時刻だけがあります。チャットで /again を送ると単語の時刻も付きます。
web-no-recording = 録音はもう保存されていないため、ここでは再生できません。
web-not-playable = この録音はブラウザで再生できません。テキストとファイルはここにあります。
web-files = ファイル
web-also-as = ほかの形式：
