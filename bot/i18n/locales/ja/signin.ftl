# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Japanese.

web-app-opening = Telegram でログインしています…
web-app-outside = このページは、ボットとのチャットの入力欄の横にあるボタンから Telegram の中で開きます。ほかのブラウザでは、ボットに /web を送るとリンクが届きます。
web-app-refused = このページのために Telegram が伝えたあなたの情報が無効か、古すぎるか、使用済みです。ページを閉じて、チャットからもう一度開いてください。
web-app-failed = サーバーに接続できません。接続を確認し、ページを閉じて、チャットからもう一度開いてください。
web-app-blocked = このブラウザは Telegram の中のページのログインを保存しません。ボットに /web を送ると、別のウィンドウでログインできるリンクが届きます。
web-app-elsewhere = 別のウィンドウで開く

## Discord

web-provider-sign-in = { $name } でログイン
web-provider-denied = { $name } で許可されなかったため、何も変わっていません。もう一度試すか、ボットに /web を送ってリンクを受け取ってください。
web-provider-failed = { $name } から正しい応答がありませんでした。少ししてからもう一度試すか、ボットに /web を送ってリンクを受け取ってください。
web-provider-old = このログインは、始めてから時間がたちすぎたか、別のブラウザで始められたか、使用済みです。もう一度始めてください。

## Google

web-provider-continue = { $name } に進む
web-google-about = ここで連携した Google アカウントで、次回からログインできます。録音はそのままです。保存するのはアカウント番号のダイジェストだけです。アドレスも名前も保存せず、Google の情報は読み取りません。
web-google-join = 自分の Google アカウントを連携する
web-google-joined = Google アカウント（{ $since } に連携）
web-google-end = 連携を解除
web-google-unknown = この Google アカウントは、ここでは誰にも連携されていません。まず /web など別の方法でログインし、「Google」のページで連携してください。
web-google-taken = この Google アカウントは、ここではほかの人に連携されています。先にその人が連携を解除する必要があります。
login-told-joined = ページで { $name } アカウントがあなたのアカウントに連携されました。今後そのアカウントであなたとしてログインでき、すべての結果が見られます。心当たりがなければ、すぐに解除してください: { $page }（/web でログインできます）。ほかのブラウザは /web sessions でログアウトできます。
login-told-parted = ページで { $name } アカウントの連携が解除されました。そのアカウントではもうあなたとしてログインできず、それでログインしたブラウザはログアウトされました。心当たりがなければ、/web sessions でブラウザを確認してください。
privacy-google = ページで連携した Google アカウントについては、番号のダイジェストを、そこで連携を解除するまで保存します。
