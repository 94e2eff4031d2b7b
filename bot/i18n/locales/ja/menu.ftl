# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = はじめる
command-help = できることを見る
command-status = 処理中のものを見る
command-cancel = 処理を中止する
command-settings = 受け取る内容を確認・変更する
command-transcribe = リンク先、または返信先のメッセージを文字起こしする
command-again = 条件を変えてもう一度処理する
command-join = 最近の録音を一つの文字起こしにまとめる（/join 3、アルバムは説明文に join）
command-language = 音声や動画で話されている言語
command-speakers = 話している人数
command-summary = 要約の量
command-speech = 要約を音声でも受け取るかどうか
command-formats = 受け取るファイルの種類
command-names = 結果の話者に名前をつける
command-forget_voice = 覚えた声を忘れさせる
command-history = これまでの結果をもう一度見る
command-search = 録音の中の言葉を探す
command-quota = 送れる量と、使った量
command-auto = グループで、送られた音声や動画をすべて文字起こしする (on, off)
command-replace = グループで、全員の録音での言葉の書き方を決める（自分の規則が優先）
command-privacy = 何をどのくらい保存するか
command-delete_my_data = あなたに関する保存データをすべて削除する

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = 開始
name-help = ヘルプ
name-status = 状況
name-cancel = 中止
name-settings = 設定
name-language = 言語
name-speakers = 話者数
name-summary = 要約
name-speech = 読み上げ
name-formats = ファイル形式
name-transcribe = 文字起こし
name-again = やり直し
name-join = 結合
name-names = 話者名
name-forget_voice = 声を忘れる
name-history = 履歴
name-search = 検索
name-quota = 利用枠
name-auto = 自動
name-replace = 置き換え
name-link = 連携
name-unlink = 連携解除
name-web = web
name-token = token
name-privacy = プライバシー
name-delete_my_data = データ削除
name-stats = 統計
name-queue = 待ち行列
name-failures = 失敗一覧
name-who = 利用者
name-block = ブロック
name-unblock = ブロック解除
name-admin = 管理者追加
name-unadmin = 管理者解除
name-invite = 招待
name-audit = 操作記録
name-drain = 受付停止
name-announce = お知らせ

## What people read before they talk to the bot: at most 512 and 120 characters

profile = 動画、ボイスメッセージ、音声ファイルを送ってください。話者と時刻つきの文字起こし、チャプターつきの要約、要約の読み上げ、字幕をお返しします。かかる時間はすぐにお知らせします。データはいつでもすべて削除できます。
profile-short = 音声や動画を文字起こし。話者の区別、要約、要約の読み上げ、字幕つき。

## What a form asks for with a command, and the menu of a message

option-file-name = ファイル
option-file = 動画、ボイスメッセージ、音声ファイルのいずれか
option-recording-link-name = リンク
option-recording-link = ファイルの代わりに、音声や動画への直接リンク、またはそれを含むメッセージへのリンク
option-language-name = 言語
option-language = 話されている言語。例: ja、en
option-speakers-name = 話者数
option-speakers = 話している人数。例: 3、2-4
option-summary-name = 要約
option-summary = 要約の量
option-speech-name = 読み上げ
option-speech = 要約を読み上げる
option-formats-name = ファイル形式
option-formats = コンマ区切りで: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = 動画
option-video = 動画の字幕: トラック、または画面に焼き込み
option-hints-name = ヒント
option-hints = 人名や珍しい言葉をコンマ区切りで
option-replace-name = 置き換え
option-replace = 言葉の書き方（例: 田中産→田中さん）。none で規則を削除します
option-join = 最近の録音の数（例: 3）と、結果のオプション
option-clean-name = 整形
option-clean = 「えーと」などの言いよどみを省く
option-numbers-name = 数字
option-numbers = 12 より大きい数を数字で書く
option-louder-name = 音量上げ
option-louder = 小さな声をより大きくして聞き取る
option-from-name = 開始
option-from = 一部分の開始位置（例: 22:10）。-5:00 は最後の5分です
option-to-name = 終了
option-to = 一部分の終了位置（例: 26:20）
option-news-name = お知らせ
option-news = 運営者からのお知らせ
option-days-name = 日数
option-days = 今日を含めた日数
option-account-name = アカウント
option-account = このサービスでの番号、または telegram:123456789
option-front-name = 先頭へ
option-front = 次に処理するジョブの ID
option-drain-name = 状態
option-drain = on: 新しい処理を始めない、off: 再開する、空欄: 現在の状態を見る
option-text-name = 本文
option-text = お知らせの内容
option-private-name = 非公開
option-private = 返信は自分だけに表示
option-code = 招待コード
option-names = 名前。例: 1=田中 2=佐藤。空欄ならこちらからお聞きします
option-voice = 忘れる声の名前、または all。空欄なら一覧を表示
option-words = 話された言葉。最後の語は途中まででもかまいません
option-quota = 管理者用: アカウントとその上限。例: minutes=600
option-value = 新しい値。空欄なら選択肢をすべて表示
entry-transcribe = 文字起こし
entry-summarize = 要約
entry-join = 次の録音とまとめる

## /settings

value-none = なし
value-short = 短い
value-light = 軽く
value-heard = 聞こえたまま
value-digits = 数字
value-full = 詳しい
value-track = 切り替えられるトラック
value-burned = 画面に焼き込み

## /stats and the other commands of administrators

command-stats = サービスの状況を数字とグラフで見る。1 週間なら /stats 7
command-queue = 処理中と待機中の一覧。中止や、先頭への移動もできます
command-failures = 最近の失敗の一覧。再試行もできます
command-who = 利用枠の使用状況を見る: /who 123456789
command-block = 受け付けを止める: /block 123456789
command-unblock = 受け付けを再開する: /unblock 123456789
command-admin = 管理者にする: /admin 123456789。番号なしなら管理者の一覧
command-unadmin = 管理者から外す: /unadmin 123456789
command-audit = 管理者の最近の操作
command-drain = 更新の前に、新しい処理を止めて処理中のものを終わらせる: /drain on、/drain off
command-announce = お知らせを希望する人に知らせる: /announce 本文

## /link and /unlink: several accounts of one person

command-link = 自分のアカウントをまとめる（別のサービスのものも可）
command-unlink = まとめたアカウントを分ける
option-link = もう一方のアカウントで受け取ったコード。空欄なら新しく発行します
command-web = 結果をブラウザで見る
command-token = プログラム用のアクセストークンを作る、見る、取り消す
option-web = sessions: ログイン中のブラウザの一覧。空欄ならリンクを受け取る
option-token = read か write、日数、名前：read 30 backup。空欄なら一覧

## /invite

command-invite = コードで人を招待する: 5 人・30 日なら /invite 5 30、一覧は /invite list
