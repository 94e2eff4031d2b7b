# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = { $platform } の { $name } としてログイン中
web-upload = 録音を追加
web-upload-drop = 音声や動画のファイルをここにドロップするか、選んでください。
web-upload-most = 一つにつき { $megabytes } MB まで。
web-upload-choose = ファイルを選ぶ
web-upload-link = 録音へのリンク
web-upload-options = オプション（キャプションと同じ書き方）
web-upload-add = リンクを文字起こし
web-upload-lost = 接続が切れました。再試行しています…
web-upload-again = もう一度
web-upload-script = ファイルのアップロードには JavaScript が必要です。ボットに送ることもできます。
button-open = ブラウザで開く
web-sign-in-back = このブラウザでログインすると、この結果に戻ります。
answer-goes = 結果の送り先
answer-in-chat = { $platform } の個人チャットにも送る
answer-only-here = チャットには送らず、ここだけ
