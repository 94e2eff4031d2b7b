# Not yet reviewed by a native speaker.
# What mp4totext says, in Japanese. Polite (です・ます) throughout.
# Words in { $braces } are filled in; keep them all.

locale-name = 日本語

## Hello and help

hello = 動画、ボイスメッセージ、音声ファイル、またはそのリンクを送ってください。話者を区別した文字起こし、要約、要約の読み上げ、字幕をお返しします。
hello-invited = ようこそ。招待を確認しました。
help-recordings = 音声と動画
help-choices = 受け取る内容
help-rest = その他
help-beside = ファイルに添える指定
help-wishes =
    そのファイルだけの指定を書き添えられます。例: lang=ja speakers=2 summary=short speech=no formats=txt,srt,vtt
    言語 lang: 話されている言語。ja、en など
    名前でも書けます: lang=ドイツ語。複数: lang=de,en。中国語の字体: lang=zh-Hant
    人数 speakers: 話している人数。3、2-4 など
    要約 summary: none（なし）、short（短い）、full（詳しい）
    読み上げ speech: yes または no
    ファイル formats: 次から選択: { $formats }
    字幕 captions: normal、または短い 1 行の字幕なら short
    video: 字幕を画面に焼き込んだ動画なら burned
    精度 careful: yes で、時間をかけてより丁寧に聞き取ります
    音量 louder: yes で、小さな声をより大きくして聞き取ります
    from、to: 一部分の時間（例: from=22:10 to=26:20、from=-5:00）
    replace: 言葉の書き方（例: 田中産→田中さん）
    clean: light で言いよどみと言い直しを省く
    numbers: digits で言葉の数を数字で書く
    ヒント hints: 人名や珍しい言葉をコンマ区切りで
    リンクにも同じように添えられます。リンクはファイルに直接つながるものにしてください。
hint-send-media = 動画、ボイスメッセージ、音声ファイル、またはそのリンクを送ってください。詳しくは /help をご覧ください。
hint-what-to-transcribe = 何を文字起こしするか教えてください。/transcribe にファイルかリンクを添えるか、音声や動画のあるメッセージへの返信として送ってください。
hint-message-menu = そのメッセージに録音がないか、このボットには見えません。メッセージを右クリックして「アプリ」→「文字起こし」を選ぶと、見えるようになります。
link-first = { $count } 件のリンクのうち、最初の 1 件を処理します。残りは 1 件ずつ別のメッセージで送ってください。
hint-unknown-command = /{ $name } というコマンドはありません。できることは /help で確認できます。

## The card of a job

card-title = { $name }
card-taking = ファイルを受け取っています
card-next = 順番待ち: 次です
card-ahead = 順番待ち: 前に { $count } 件あります
card-drained = 順番待ち: サービスを更新しています。内容は失われず、自動的に再開します。
card-lacks-language = 順番待ち: この言語に対応するワーカーを待っています: { $language }。運営者の方へ: WHISPER_MODEL がこの言語を認識するワーカーを起動してください。
card-lacks-length = 順番待ち: この長さの録音を受け付けるワーカーを待っています。運営者の方へ: WORKER_JOBS=all のワーカーを起動してください。
card-lacks-worker = オンラインのワーカーがありません。何も失われません。ワーカーが戻ると自動的に続きます。運営者の方へ: ワーカーを起動してください (mp4totext worker)。
card-work = 処理時間: { $time }
card-left = 残り { $time }
card-failed = { $name } · 失敗
card-cancelled = 中止しました。
card-preparing = 完了しました。結果を準備しています
button-cancel = 中止

stage-audio = 音声を読み込み中
stage-transcript = 聞き取って文字に起こしています
stage-speakers = 話者を区別しています
stage-summary = 要約しています
stage-speech = 要約の音声を作成中
stage-files = ファイルを書き出し中
stage-starting = 開始しています
card-fetching = 音声認識モデル { $model } をダウンロード中（初回のみ）
card-fetching-bytes = { $done } / { $total } MB
card-fetching-some = { $done } MB

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } 秒
lasting-minutes = { $minutes } 分 { $seconds } 秒
lasting-hours = { $hours } 時間 { $minutes } 分
until-now = 今
until-minutes = { $minutes } 分後（{ $time } UTC）
until-hours = { $hours } 時間 { $minutes } 分後（{ $time } UTC）
about-seconds = 約 { $count } 秒
about-minutes = 約 { $count } 分
about-hours = 約 { $hours } 時間 { $minutes } 分

## The answer

answer-speakers = 話者 { $count } 人
answer-points = 要点
answer-chapters = チャプター
answer-decisions = 決定事項
answer-actions = やること
answer-questions = 未解決の質問
answer-shares = 話した人
answer-transcript = 文字起こし
answer-engines = 使用エンジン: { $engines }
answer-more = 続きはファイルにあります。
answer-empty = この録音から話し声は聞き取れませんでした。
answer-empty-next = 話し声が入っている場合は、lang=ja のように言語を添えて送り直すか、声の近くで録音し直してください。
answer-too-large = { $name } は大きすぎて、ここには送れません（{ $megabytes } MB、上限 { $limit } MB）。
large-zip = { $name } はこのチャットには大きすぎるため（{ $megabytes } MB、上限 { $limit } MB）、zip でお送りします。
large-sound = { $name } はこのチャットには大きすぎるため（{ $megabytes } MB、上限 { $limit } MB）、小さくした音声ファイルでお送りします。
large-parts = { $name } はこのチャットには大きすぎるため（{ $megabytes } MB、上限 { $limit } MB）、分割してお送りします。
large-beside = 字幕ファイルでも同じことができます。動画と同じ場所に、同じ名前で置いてください。
large-ask = 動画のそばに字幕ファイルを置いても同じことができます。/again formats=srt で作成できます。
large-not-made = { $name } をこのチャットで送れる大きさにできませんでした。

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = 聞き取り: { $engine }
receipt-choice =
    { $code ->
        [fetching] このマシンに合う、より良いモデルをダウンロード中
       *[lacking] このマシンに合う、より良いモデルは未導入
    }
receipt-summarized = 要約: { $engine }
receipt-spoken = 読み上げ: { $engine }
receipt-sent = { $engine }（{ $company } に送信）
receipt-recording =
    { $hours ->
        [0] 録音は削除済み
       *[other] 録音は { $hours } 時間後に削除
    }
receipt-text =
    { $days ->
        [0] テキストはあなたが削除するまで保存
       *[other] テキストは { $days } 日後に削除
    }
receipt-now = 今すぐ削除するには下の「{ $button }」

## The buttons of an answer, and doing it again

button-summary = 要約
button-transcript = 文字起こし
button-subtitles = 字幕
button-voice = 音声
button-redo = やり直す
button-names = 話者に名前をつける
button-name = 名前を入力
button-drop = 削除
button-drop-now = はい、この結果を削除します
button-back = ‹ 戻る
redo-language = 言語を変える
redo-speakers = 話者の人数を変える
redo-careful = 時間をかけて丁寧に聞き取る
redo-louder = 小さな声をより大きくして聞き取る
redo-summary = 要約を変える
redo-captions-short = 短い字幕（1 行）
redo-captions-normal = 普通の字幕（2 行）
redo-burned = 字幕を画面に焼き込む
redo-voice-on = 要約の読み上げをつける
redo-voice-off = 要約の読み上げをつけない
again-title = やり直す: { $name }
again-begun = やり直しています。上の結果が更新されます。
again-busy = ちょうど処理中です。終わるのを待つか、中止してください。
again-same = すでにそうなっています。
again-minutes = { $why } 録音をもう一度聞き取ると、新しい録音と同じように数えられます。この結果の別のファイル、要約、名前、話者の変更では分数は減りません。
again-none = やり直せる結果がありません。結果への返信として /again と送るか、音声や動画を送ってください。
again-nothing = やり直せませんでした。{ $why } これは前回の結果です。
again-changed = 変更: { $options }
again-differs = 結果の違い: { $facts }
again-no-difference = 結果は前と同じです。
result-not-yours = この結果はほかの方のものか、すでに保存されていません。
file-gone = このファイルはもう保存されていません。作り直すには、音声や動画をもう一度送ってください。
file-never = このサービスではそれを作成できません。
drop-done = { $name }: 関連する保存データもすべて削除しました。送信済みのファイルは、あなたが削除するまでチャットに残ります。

## Naming the speakers

names-title = { $name } で話しているのは誰ですか？
names-how = このメッセージに、順番どおりの名前で返信してください: 田中, 佐藤。番号で 1 人だけ指定することもできます: 2 = 佐藤。ほかの場所では: /names 1=田中 2=佐藤
names-form = 下のボタンを押して入力してください。
names-all = 1 行に 1 人ずつ: 1 = 田中
names-late = フォームを開くのが間に合いませんでした。もう一度ボタンを押すか、こう送ってください: /names 1=田中 2=佐藤
names-clip = 話者 { $number }
names-begun = 名前を反映しています。上の結果が更新されます。
names-one = 話者は 1 人だけのようなので、区別する必要はありません。

## Remembered voices

voices-offer = これらの声を覚えておきましょうか？声紋（声そのものではなく、声の特徴を表す数値）をそれぞれ保存します。このチャットであなたが今後送る録音に名前を入れるためだけに使い、誰とも共有しません。/forget_voice でいつでも削除できます。先に、声の持ち主に確認してください。
button-remember = 覚える
button-remember-not = いいえ
voices-remembered = 覚えました: { $names }。確実に聞き分けられたときは、このチャットで今後送られる録音に名前を入れます。/forget_voice で削除できます。
voices-short = 話した時間が短すぎて覚えられませんでした: { $names }。
voices-many = ここではすでに { $most } 人分の声を覚えているため、覚えられませんでした: { $names }。/forget_voice で空きを作れます。
voices-mute = これらの声は覚えられません。この結果には声紋がありません。声紋に対応する前の結果か、話者を区別したエンジンが声紋を作らないためです。
voices-on = これからは、名前をつけた声を覚え、同じチャットであなたが今後送る録音に使います。
voices-declined = 声は覚えません。/settings で変更できます。
voices-off = このサービスでは声を覚えません。
voices-title = 覚えている声
voices-how = 名前を押すと、その声を忘れます。以前の結果の名前はそのまま残ります。コマンドでは: /forget_voice 田中、すべてなら /forget_voice all
voices-elsewhere = 別のチャット
voices-unknown = { $name } という声は覚えていません。/forget_voice で一覧を見られます。
voices-forgotten = 忘れました: { $name }。
voices-none = ここで覚えている声はありません。
voices-gone = 覚えている声はもうありません。
button-forget-voices = すべて忘れる

## Several recordings sent together

album-title = 録音 { $count } 件
album-done = { $count } 件中 { $done } 件が完了
album-late = このファイルが届く前にアルバムのほかのファイルの処理が始まっていたため、一つの文字起こしになっていません。すべての回答が届いたら、最初の回答への返信で /join { $count } を送ると一つになります。
state-done = 完了
state-failed = 失敗
state-cancelled = 中止

## /status, /cancel

status-none = 処理中のものはありません。音声や動画を送ってください。
status-line = { $name }: { $state }
status-percent = { $stage }、{ $percent }%
cancel-none = 中止するものはありません。
cancel-done = { $count } 件の処理を中止しました。
cancel-over = この処理はすでに終わっています。
not-yours = これができるのは、録音を送った本人だけです。

## /settings

settings-title = ファイルに指定を添えないときに受け取る内容
settings-how = コマンドでも変更できます: /settings lang=ja summary=short formats=txt,srt
settings-no-part = from= と to= は一つの録音だけのものです。その説明文か /again の後に書いてください。何も変更していません。
settings-no-join = join は一つのアルバムだけのものです。その説明文に書いてください。完了した録音には /join を使ってください。何も変更していません。
settings-changed = 変更しました。
settings-reset = すべて初期設定に戻しました。
button-reset = 初期設定に戻す
button-to-settings = ‹ 設定
menu-not-yours = このメニューはほかの方のものです。ご自分のメニューは /settings で開けます。
menu-lang = 言語
menu-speakers = 話者の人数
menu-summary = 要約
menu-summary_lang = 要約の言語
menu-speech = 要約の読み上げ
menu-formats = ファイル
menu-captions = 字幕
menu-clean = 言いよどみ
menu-numbers = 数の表記
menu-video = 動画の字幕
menu-careful = 聞き取り
menu-louder = 小さな声
menu-voices = 声
menu-tongue = 表示言語
menu-news = お知らせ
page-lang = 録音では何語が話されていますか？
page-speakers = 何人が話していますか？
page-summary = 要約はどのくらい必要ですか？
page-summary_lang = 要約は何語にしますか？
page-speech = 要約を音声でも受け取りますか？
page-formats = どのファイルを受け取りますか？いくつでも選べます。
page-captions = 字幕の長さはどうしますか？
page-clean = 「えーと」や言い直しを省きますか？
page-numbers = 数を 25 のように数字で書きますか？
page-video = 動画の字幕はどう表示しますか？
page-careful = より丁寧な聞き取りには時間がかかります。使いますか？
page-louder = 小さな声をより大きくして聞き取りますか？雑音が誤った言葉になることがあります。
page-voices = 名前をつけた声を、次から聞き分けましょうか？声そのものではなく声紋（数値）だけを、同じチャットであなたが今後送る録音のために保存します。オフにすると、すべて忘れます。
page-tongue = 何語でご案内しましょうか？
page-news = このサービスの運営者からのお知らせを受け取りますか？回数は少なく、ほかの利用者の話題は含みません。
page-by = コマンドでは: { $command }
wish-lang = 言語: { $value }
wish-speakers = 話者の人数: { $value }
wish-summary = 要約: { $value }
wish-summary_lang = 要約の言語: { $value }
wish-speech = 要約の読み上げ: { $value }
wish-formats = ファイル: { $value }
wish-captions = 字幕の長さ: { $value }
wish-clean = 言いよどみの省略: { $value }
wish-numbers = 数の表記: { $value }
wish-video = 動画の字幕: { $value }
wish-careful = 時間をかけた丁寧な聞き取り: { $value }
wish-louder = 小さな声をより大きくする: { $value }
wish-voices = 名前をつけた声を聞き分ける: { $value }
wish-tongue = 表示言語: { $value }
wish-news = 運営者からのお知らせ: { $value }
wish-hints = 人名や珍しい言葉: { $value }
wish-replace = 置き換える言葉: { $value }
value-auto = 自動
value-platform = アプリの設定に従う
value-normal = 普通
value-video = 動画
value-yes = はい
value-no = いいえ

## /quota

quota-title = あなたの利用枠
quota-minutes = 24 時間の利用: { $limit } 分中 { $used } 分使用、残り { $left } 分
quota-minutes-free = 24 時間の利用: { $used } 分使用、上限なし
quota-back = うち { $amount } 分が戻る時期: { $until }
quota-all-back = すべてが戻る時期: { $until }
quota-jobs = 処理中: { $limit } 件中 { $count } 件
quota-jobs-free = 処理中: { $count } 件、上限なし
quota-longest = 録音の長さの上限: { $limit } 分
quota-largest = ファイルの大きさの上限: { $limit } MB

## /history

history-none = ここにはあなたの結果がありません。
history-title = あなたの結果
button-newer = 新しい方へ
button-older = 古い方へ
result-elsewhere = この録音は別の場所から送られました。結果はその場所か、このボットとの個人チャットで開いてください。

## /search

search-how = 探したい言葉を添えてください。例: /search 3月の予算。あなたの録音の文字起こしから探します。
search-none = ここにあるあなたの録音では、その言葉は話されていません。
search-title = 「{ $words }」と話した箇所
search-places = { $count } か所
search-also = ほか: { $times }
search-more = ほかにもあります。言葉を足すと絞り込めます。

## /auto

auto-in-groups = グループで使うコマンドです。グループの管理者が /auto をオンにすると、送られた音声や動画をすべて文字起こしします。
auto-is-on = ここに送られた音声や動画をすべて文字起こししています。
auto-is-off = ここでは、頼まれたときだけ文字起こしします。
auto-how = このグループの管理者は /auto on と /auto off で切り替えられます。
auto-only-managers = これができるのは、このグループの管理者だけです。
auto-unknown = このグループの管理者を確認できませんでした。しばらくしてからもう一度お試しください。
auto-on = これからは、利用を許可された方がここに送るボイスメッセージ、ビデオメッセージ、音声、動画をすべて文字起こしします。利用量は送った方の分になります。
auto-deaf-telegram = ただし、まだ投稿を受け取れません。このボットをグループの管理者にするか、運営者が @BotFather で privacy mode をオフにしてから、グループに追加し直してください。
auto-deaf-discord = ただし、まだ投稿を受け取れません。運営者がこのボットの Message Content intent と、設定の DISCORD_MESSAGE_CONTENT をオンにする必要があります。
auto-off = これからは、頼まれたときだけ文字起こしします。
join-too-few = まとめられるのは、このチャットで完了したあなたの録音だけで、二つ以上必要です。録音を送り、回答を待ってから /join 2 を送るか、最初の録音への返信で /join を送ってください。
join-too-few-menu = まとめられるのは、このチャットで完了したあなたの録音だけで、二つ以上必要です。録音を送り、回答を待ってから /join 2 を送るか、最初の録音を右クリックして「アプリ」→「{ $entry }」を選んでください。
join-no-part = まとめた録音は全体を文字起こしします。from= と to=、および一部だけを文字起こしした録音は外してください。/again from=start to=end でその録音の全体を文字起こしできます。
rules-in-groups = グループで使うコマンドです。グループの管理者が /replace で、そこに送られるすべての録音での言葉の書き方を決めます。自分の録音すべてに使うには /settings replace=田中産→田中さん と送ってください。
rules-here = ここに送られるすべての録音で置き換える言葉: { $value }
rules-none = このグループで置き換える言葉はありません。
rules-how = このグループの管理者は /replace 田中産→田中さん; 佐等→佐藤 で変更でき、/replace none で規則を削除できます。同じ言葉には、キャプションの規則、本人の規則の順に優先されます。

## /stats and the other commands of administrators

help-operators = 管理者向け
stats-how = 何日分か、1 から { $most } までの数字で指定してください。例: /stats 7
stats-title =
    { $days ->
        [1] 今日
       *[other] 過去 { $days } 日間
    }
stats-people = 利用者: { $people } 人、うち利用あり: { $active } 人
stats-queue = 現在: 処理中 { $running } 件、待ち { $queued } 件
stats-jobs = 全ジョブ: 完了 { $done } 件、失敗 { $failed } 件、中止 { $cancelled } 件
stats-hours = 録音の合計: { $hours } 時間
stats-success = 失敗せずに完了: { $percent }
stats-waited = 待ち時間: 中央値 { $median }、95% は { $most } 以内
stats-worked = 処理時間: 中央値 { $median }、95% は { $most } 以内
stats-realtime = 実時間比: { $factor }
stats-failures = 失敗: { $list }
stats-languages = 言語: { $list }
stats-no-workers = 動いているワーカーが見当たりません。
stats-worker = ワーカー { $name }: { $device }、{ $memory } GB、ジョブ: { $jobs } 件、最終確認 { $seconds } 秒前
stats-more-workers = ほかのワーカー: { $others }
stats-storage = ストレージ: 使用 { $used } GB、空き { $free } GB
stats-legend =
    上: 録音の時間。下: ジョブ。
    🟦 完了 ⬜ 中止 🟧 失敗

queue-none = 処理中も待機中もありません。
queue-title = 処理中: { $running } 件、待ち: { $waiting } 件
queue-waits = 待ち
button-front = 先頭へ:
front-not = そのジョブは待ち行列にありません。処理中か、終了したか、存在しません。
drained-since = { $since } から受け付けを停止中: 新しい処理は始まりません。
drain-off = サービスは処理を受け付けています。
drain-how = 更新の前に /drain on と送ってください。処理中のものは最後まで終わらせ、送られてきたものは保存して待機させます。
drain-not-yet = 処理中のものが終わるまでお待ちください。しばらくしてからもう一度ご確認ください。
drain-ready = 処理中のものはありません。今ならサービスを止めて更新できます。待機中のものは /drain off のあとに再開します。
announce-how = お知らせの内容を書いてください: /announce 本文。内容を確認していただいたあと、/settings でお知らせをオンにした人に届きます。
announce-long = 長すぎます。{ $most } 文字以内にしてください。
announce-nobody = /settings でお知らせをオンにした人がいないため、送る相手がいません。
announce-preview = { $count } 人に、このように届きます:
announce-sending = お知らせを送っています。
announce-sent = お知らせを送りました。
announce-stopped = お知らせの送信を止めました。
announce-told = 送信済み: { $count } 人中 { $told } 人
announce-gone = 届かなかった人（ボットをブロックしたか、ダイレクトメッセージを閉じています）: { $count } 人
announce-spared = 希望しなくなった人: { $count } 人
announce-dropped = 送信しませんでした。
announce-over = このお知らせはすでに終わったか、存在しません。
button-announce = 送信
button-announce-drop = 送信しない
button-announce-stop = 停止
news-title = 運営者からのお知らせ
news-off = 設定でお知らせがオンになっているため、お届けしています。止めるには /settings news=no と送ってください。
button-drain = 新しい処理を止める
button-go-on = 処理を再開する
button-look = もう一度確認
failures-none = 失敗はありません。
failures-title = 最近の失敗
button-retry = 再試行
retry-begun = もう一度処理しています。進み具合は元のメッセージに表示されます。
retry-not = 再試行できません。処理中か、すでに完了したか、もう保存されていません。
who-how = 誰のアカウントか指定してください。例: { $example }
who-unknown = { $account } からはまだ連絡がありません。先に本人からこのボットに話しかけてもらってください。
who-role = 役割: { $role }
who-accounts = アカウント: { $accounts }
who-since = 利用開始: { $date }
role-user = 利用者
role-admin = 管理者
role-blocked = ブロック中
block-done = ブロックしました: { $account }
block-not-admins = { $account } は管理者なのでブロックできません。/unadmin で管理者から外せます。
block-not-self = 自分自身はブロックできません。
unblock-done = ブロックされていません: { $account }
admin-done = 管理者になりました: { $account }
admin-already = { $account } はすでに管理者です。
admin-blocked = { $account } はブロックされています。管理者にするには、先に /unblock を使ってください。
unadmin-done = 管理者ではなくなりました: { $account }
unadmin-not-self = 自分自身を外すことはできません。ほかの管理者に頼んでください。
unadmin-settings = { $account } は設定 (ADMINS) で管理者に指定されています。変更できるのは、サービスを動かしている人だけです。
unadmin-none = { $account } は管理者ではありません。
admins-settings = 設定 (ADMINS) による管理者: { $accounts }
admins-made = 管理者が任命した管理者: { $accounts }
quota-of = { $account } の利用枠
quota-done = { $account } のこれからの利用枠
quota-set = 個別の設定: { $limits }
quota-service = ただし、ここでは誰も { $longest } 分、{ $largest } MB を超えて送れません。
audit-none = 管理者の操作はまだありません。

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] コンソール
    }
link-how = もう一方のアカウントから、個人チャットでこのボットにこう送ってください:
link-once = { $count } 分以内に、1 回だけ使えます。誰にも見せないでください。使った人は、あなたの結果をすべて見たり削除したりできます。
link-alone = ほかの人には見せられない内容です。個人チャットで /{ $command } と送ってください。
link-seen = ここではほかの人にも見えるため、このコードは無効になりました。もう一度 /link を使い、新しいコードはこのボットとの個人チャットで入力してください。
link-own = これはご自身のコードです。もう一方のアカウントから入力してください。
link-admins = 管理者のアカウントは、管理者のアカウントとだけまとめられます。コードで権限が増えることはありません。先に、両方を管理者に指定するよう管理者に頼んでください。
link-many = まとめられるアカウントは { $count } 件までです。
link-ask = このアカウントと、コードを発行したアカウント（{ $platform }）をまとめますか？まとめると同じ 1 人として扱われ、履歴と利用枠は共通になり、設定はそのアカウントのものを使います。どちらのアカウントからも、もう一方の内容をすべて見たり削除したりできます。両方ともご自分のものである場合だけ「はい」を押してください。
button-join = はい、両方とも私のものです
button-join-not = いいえ
link-not = 何も変更していません。
link-done = まとめました。履歴、検索、設定、利用枠は、こちらと { $platform } で共通になりました。/unlink で元に戻せます。
link-told = あなたのコードが使われ、このアカウントは { $account } とまとめられました。お互いの結果をすべて見られます。心当たりがなければ、すぐに /unlink と送ってください。
unlink-none = このアカウントは、ほかのアカウントとまとめられていません。/link でまとめられます。
unlink-which = どのアカウントを切り離しますか？
unlink-this = { $account }（このアカウント）
unlink-done = 切り離しました: { $account } は独立したアカウントに戻りました。結果は送ったアカウントにそれぞれ残り、設定はコピーされます。
code-wrong-link = このコードは使えません。入力の誤りか、使用済みか、期限切れです。もう一方のアカウントで /link と送り、新しいコードを受け取ってください。
code-wrong-invite = この招待コードは使えません。入力の誤りか、使用済みか、期限切れです。
code-tries =
    { $count ->
        [0] 誤りが多すぎたため、1 時間はコードを受け付けません。
       *[other] あと { $count } 回試せます。
    }
code-too-many = コードの誤りが多すぎたため、正しいコードも今は受け付けません。{ $time }後にもう一度お試しください。
delete-accounts = まとめたアカウントすべてが対象です: { $accounts }。結果を残したいアカウントがあれば、先に /unlink で切り離してください。
privacy-codes = コードを間違えた回数は、すべてのデータを削除したあとでも 1 時間だけ保存します。
privacy-voices =
    テキストと一緒に、話者の声紋（声の特徴を表す数値。生体データです）を保存します。名前をつけた声を覚えるよう頼まれないかぎり、人を聞き分けるためには使いません。覚えた声は { $days ->
        [0] /forget_voice と送るまで
       *[other] /forget_voice と送るか、{ $days } 日間聞かれないままになるまで
    }保存し、そのチャットであなたが今後送る録音に名前を入れるためだけに使います。
again-here = やり直しています。新しい結果はここに届きます。
again-elsewhere = この録音はもう保存されておらず、別の場所（{ $platform }）から送られたものです。ここに送り直すか、元の場所でやり直してください。

## /invite

invite-how = 人数（{ $uses } 人まで）と日数（{ $limit } 日まで）を指定してください: /invite 5 30。数字を省くと 1 人・1 週間です。コードの一覧は /invite list、取り消しは /invite revoke コード です。
invite-made = { $count } 人が { $date } まで参加できます。どのサービスからでも、このボットにこう送ってもらってください:
invite-link = または、このリンクを開いてもらってください（{ $platform }）: { $link }
invite-idle = ただし、コードが必要になるのは ACCESS=invite のときだけです。今は ACCESS={ $access } です。
invite-title = 参加できる招待コード
invite-left = { $uses } 人中、残り { $left } 人。{ $date } UTC まで
invite-none = 使える招待コードはありません。/invite で作れます。
invite-unknown = そのコードはないか、もう誰にも使えません。
invite-revoked = { $name } ではもう参加できません。すでに参加した人はそのままです。
button-revoke = 取り消す

## Privacy

privacy =
    { $hours ->
        [0] 送られた録音は、処理が終わると削除します。
       *[other] 送られた録音は、送り直さずにやり直せるように処理後 { $hours } 時間だけ保存し、その後削除します。
    } { $days ->
        [0] テキストと要約は、/delete_my_data と送るまで保存します。送るとすべて一度に削除されます。あなたが送ったものを見られるのは、あなただけです。
       *[other] テキストと要約は、同じ録音をすぐに返せるように { $days } 日間保存し、その後削除します。/delete_my_data と送ると、すべて一度に削除されます。あなたが送ったものを見られるのは、あなただけです。
    } 削除で利用枠が戻ることのないよう、送った分数だけは 1 日覚えておきます。運営者があなたをブロックしたり利用枠を設定したりした場合は、それも残ります。
delete-confirm = 処理を中止し、あなたに関する保存データ（録音、テキスト、要約、ファイル）をすべて削除します。元に戻すことはできません。
button-delete = すべて削除
button-keep = 残しておく
delete-not-yours = 決められるのは、依頼した本人だけです。ご自分のデータについては /delete_my_data をお使いください。
delete-kept = 何も削除していません。
delete-working = 削除しています
delete-done = 削除しました: ジョブ { $jobs } 件、ファイル { $files } 件、{ $megabytes } MB。あなたに関する保存データはもうありません。ただし、送った分数は 1 日、運営者によるブロックや利用枠の設定があればそれも残ります。

## Errors: what happened, and what to do next

error-unknown = 問題が発生しました（{ $code }）。もう一度お試しください。繰り返す場合は、運営者にお知らせください。
database-away = 現在、データベースを利用できません。ご依頼はお預かりし、復旧しだい続けます。送り直す必要はありません。
error-bug = こちらで問題が発生し、記録しました。もう一度お試しください。繰り返す場合は、運営者にお知らせください。
error-expected = うまくいきませんでした。もう一度お試しください。
error-bad_media = このファイルは使えません。別のファイルを送ってください。
error-empty_file = このファイルは空です。もう一度送ってください。
error-not_media = 開ける動画や音声のファイルではありません。mp4、mkv、mov、webm、mp3、m4a、wav、ogg などの一般的な形式で送ってください。
error-foreign_file =
    { $kind ->
        [dictation] { $name } は { $program } でしか開けない口述録音の形式です。そこで mp3 か wav として保存し、それを送ってください。
        [protected] { $name } ファイルはコピー防止されていて、{ $program } でしか再生できません。保護されていない録音を送ってください。
        [archive] { $name } は圧縮ファイルです。展開して、中の録音を送ってください。
        [playlist] { $name } は再生リストで、録音の名前しか入っていません。録音そのものか、そのリンクを送ってください。
        [project] { $name } は { $program } のプロジェクトで、録音ではありません。そこで mp3 や mp4 として書き出し、それを送ってください。
       *[other] { $name } は録音ではありません。mp4、mp3、m4a、wav、ogg などの動画か音声のファイルを送ってください。
    }
error-bad_archive =
    { $reason ->
        [encrypted] この圧縮ファイルにはパスワードが必要です。パスワードなしで圧縮し直して送るか、録音を一つずつ送ってください。
        [members] この圧縮ファイルには { $count } 個のファイルがありますが、開けるのは { $limit } 個までです。一つの会話の録音だけを圧縮してください。
        [tracks] この圧縮ファイルには { $count } 個の録音がありますが、一つの会話のトラックとして聞けるのは { $limit } 個までです。数を減らして圧縮してください。
        [size] この圧縮ファイルの録音は展開すると { $count } MB になり、上限は { $limit } MB です。flac、ogg、m4a などの小さい形式で保存して圧縮し直してください。
        [ratio] この圧縮ファイルは録音ではありえないほど圧縮されているため、展開しませんでした。録音を flac、ogg、mp3 で保存して圧縮し直してください。
        [method] この圧縮ファイルは開けない方式で圧縮されています。録音を通常の zip で圧縮するか、一つずつ送ってください。
       *[damaged] この圧縮ファイルは壊れています。もう一度ダウンロードまたは圧縮するか、録音を一つずつ送ってください。
    }
error-no_audio = このファイルには音声がありません。音声の入ったファイルを送ってください。
error-corrupt = このファイルは壊れていて読み取れません。保存または録音し直して、もう一度送ってください。
error-unsupported = このファイルの音声は、読み取れない形式です。mp3 や m4a などに変換して、もう一度送ってください。
error-encrypted = このファイルはコピー保護されていて読み取れません。保護のないものを送ってください。
error-too_long = この録音は長すぎます: { $minutes } 分、上限は { $limit } 分です。分割して送ってください。
error-no_such_part = { $start } から { $end } までの間には何もありません。この録音の長さは { $length } です。from=0:30 to=2:00 のように別の時間を指定してください。
error-too_large = このファイルは大きすぎます: { $megabytes } MB、上限は { $limit } MB です。音声だけにするなど、小さくして送ってください。
error-too_large_here = このファイルは大きすぎます: { $megabytes } MB。ここでボットが受け取れるのは { $limit } MB までです。短くするか、音声だけにするか、ダウンロードできるリンクを送ってください。Telegram では、運営者がローカルの Bot API サーバーを使えばこの上限をなくせます。
error-bad_link = このリンクは使えません。https:// か http:// で始まり、音声や動画に直接つながるリンクを送ってください。ユーザー名、パスワード、特殊なポートは含めないでください。
error-links_off = ここではリンクは使えません。ファイルそのものを送ってください。
error-link_unreachable = リンク先に接続できません。取得できるのは、インターネットで誰でもアクセスできるものだけです。リンクを確認するか、ファイルそのものを送ってください。
error-link_certificate = このサイトの証明書が有効でないため、何も取得しませんでした。別のリンクか、ファイルそのものを送ってください。
error-link_gone = リンク先には何もありません（削除された可能性もあります）。リンクを確認するか、ファイルそのものを送ってください。
error-link_forbidden = このサイトからファイルの取得を拒否されました。リンクを知っている人なら誰でもダウンロードできるように共有するか、ファイルそのものを送ってください。
error-link_login = このファイルの取得にはログインが必要です。リンクを知っている人なら誰でもダウンロードできるように共有するか、ファイルそのものを送ってください。
error-link_trouble = このサイトがエラー { $status } を返しました。しばらくしてからもう一度試すか、ファイルそのものを送ってください。
error-link_circles = このリンクは転送が際限なく続きます。ファイルに直接つながるリンクか、ファイルそのものを送ってください。
error-link_too_slow = ファイルの転送が遅すぎるため、取得をやめました。しばらくしてからもう一度試すか、ファイルそのものを送ってください。
error-link_broken = このサイトとの接続が何度も切れました。しばらくしてからもう一度試すか、ファイルそのものを送ってください。
error-link_page = リンク先は録音ではなく Web ページです。ページを開いて録音をダウンロードし、そのファイルか直接リンク（多くは .mp3 や .mp4 で終わります）を送ってください。
error-link_site = { $site } の録音はそのサイトのプレーヤーでしか再生できず、そこからはダウンロードしません。許可されている場合は、録音をダウンロードしてファイルを送ってください。運営者は mp4totext run でファイルを文字に起こすこともできます。
error-link_message = リンク先のメッセージを読めません。その音声や動画をここに送ってください。
error-link_forward = これは Telegram のメッセージへのリンクで、ボットには開けません。そのメッセージを転送するか、ファイルを送ってください。
error-link_elsewhere = これは Discord のメッセージへのリンクです。誰が読めるかは Discord でしか確認できないため、Discord でこのボットに送るか、ファイルをここに送ってください。
error-link_nothing_in = リンク先のメッセージに録音がないか、このボットには見えません。メッセージを右クリックして「アプリ」→「文字起こし」を選ぶと、見えるようになります。
error-refused = ここでは許可されていません。運営者にお問い合わせください。
error-no_access = このボットは非公開です。次のアカウントを伝えて、運営者に利用を申し込んでください: { $account }
error-not_invited = このボットは非公開ですが、招待コードがあれば使えます。/start にコードを添えて送ってください。例: /start ABCD-EFGH-JKMN。コードがなければ、次のアカウントを運営者に伝えて頼んでください: { $account }。すでに使える別のアカウントをお持ちなら、そちらで /link と送り、受け取ったコードをここに入力してください。
error-too_many_jobs = すでに { $limit } 件を処理中です: { $names }。どれかが終わるまでお待ちください。/cancel ですべて中止、/status で一覧から 1 件ずつ中止できます。
error-quota_used_up =
    { $minutes ->
        [0] 利用枠を使い切りました: 24 時間で { $limit } 分のうち、残りは 0 分です。この録音を送れる時期: { $until }。詳しくは /quota をご覧ください。
       *[other] この録音には残りの分数が足りません: 24 時間で { $limit } 分のうち、残りは { $minutes } 分です。足りるようになる時期: { $until }。もっと短いものならすぐに送れます。詳しくは /quota をご覧ください。
    }
error-longer_than_a_day = この録音は { $minutes } 分ありますが、24 時間の利用枠は { $limit } 分なので、収まりません。分割して送ってください。
error-bad_wish = { $wish } は認識できません。指定できるもの: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] { $wish } という言語は見つかりません。言語の名前かコードを書いてください。例: lang=日本語、lang=ja
       *[other] { $wish } は認識できません。もしかして: { $suggestions }
    }
error-language_not_recognized = 音声認識はこの言語に対応していません: { $language }。この指定がなければ言語は自動で判定されます。
error-engine_trouble = サービスの一部（{ $engine }）が現在動いていません。しばらくしてからもう一度お試しください。
error-engine_missing = サービスの一部（{ $engine }）が設定されていません。運営者が設定 { $setting } で変更できます。
error-model_not_fetched =
    音声認識モデル { $model } がまだなく、ダウンロードもできませんでした: { $reason ->
        [silent] サーバーが時間内に応答しません
        [offline] ここではサーバーへの接続が許可されていません
        [no_space] ディスクに空きがありません
        [damaged] 受信したデータが壊れています
        [nonsense] サーバーの応答が使えないものでした
       *[unreachable] サーバーに接続できません
    }。しばらくしてからもう一度お試しください。運営者は設定 { $setting } で別のモデルを選べます。
error-engine_lacks_language = サービスの一部（{ $engine }）は、この言語（{ $language }）に対応していません。運営者が設定 { $setting } で変更できます。別の言語を指定するか、言語を指定せずに送り直してください。
error-engine_unreachable = サービスの一部（{ $engine }）に現在接続できません。しばらくしてからもう一度お試しください。
error-engine_over_quota = サービスの一部（{ $engine }）が現在、利用上限に達しています。しばらくしてからもう一度お試しください。
error-engine_refused = サービスの一部（{ $engine }）が、この内容の処理を拒否しました。
error-engine_too_slow = サービスの一部（{ $engine }）が時間内に応答しませんでした。しばらくしてからもう一度お試しください。
error-engine_nonsense = サービスの一部（{ $engine }）の応答が使えないものでした。しばらくしてからもう一度お試しください。
error-media_gone = ファイルを取得できませんでした。もう一度送ってください。
error-kept_crashing = この録音でサービスが何度も停止したため、処理をやめました。別の形式で送り、運営者にもお知らせください。
error-bad_setting = 設定 { $setting } が使えません: { $problem }。運営者による変更が必要です。

## Notes: what is missing or worth knowing

note-unknown = お知らせ: { $code }
note-nothing_said = この録音から話し声は聞き取れませんでした。
note-text_removed = { $count } か所を省きました。聞き取りの誤りで作り出されたか、繰り返された部分です。
note-not_speech = 文字のない箇所が { $count } か所あります。話し声ではなく、音楽や雑音です。
note-check_places = 不確かな語です。確認してください: { $places }
note-too_quiet = 声が小さすぎる箇所があります: { $places }。/again louder でより大きくして聞き取れます。
note-still_too_quiet = より大きくしても声が小さすぎる箇所があります: { $places }。もっと近くで録音したものがあれば、それを送ってください。
note-damaged = 録音が壊れていて、一部を読み取れませんでした。
note-track_chosen = この録音には音声トラックが { $tracks } 本あります。これは { $track } 番です。
note-channels_inverted = この録音の 2 つのチャンネルは互いに打ち消し合うため、その差を使いました。
note-channels_delayed = 片方のチャンネルはもう片方の遅れたコピーなので、音の大きいほうだけを使いました。
note-channels_one_sided = この録音は片方のチャンネルにしか音がないため、それだけを使いました。
note-channels_apart = チャンネルごとに別の人が話しているため、それぞれ別に聞き取りました。同時に話した言葉も失われていません。
note-channels_alike = どのチャンネルも同じ音なので、チャンネルで話者を区別できません。
note-tracks_apart = 各トラックを別々に聞いたので、話者は確実で、トラックの名前で表示されます。同時に話された言葉も失われません。
note-tracks_unreadable = 次のトラックには読み取れる音声がありません: { $names }
note-tracks_repeated = 次のトラックにはほかのトラックと同じ音しかないため、もう一度は聞きませんでした: { $names }
note-tracks_simultaneous = これらのトラックでは多くの言葉が同時に話されています。一つの会話のものでなければ、録音を一つずつ送ってください。
note-no_speakers = { why }、話者を区別できませんでした。
note-names_dropped = 話者の人数が変わったため、名前を外しました。もう一度つけることができます。
note-corrections_dropped = 修正はこの録音の前の本文に対するもので、この本文には入っていません。前のオプションでやり直すと元に戻ります。
note-film_not_corrected = 動画の字幕は前のままです。録音はもう保存されていません。
note-joined = 次のファイルをこの順に一つの文字起こしにしました: { $names }
note-joined_channels_mixed = { $names } ではチャンネルやトラックごとに別の人が話しています。まとめたため混ぜて聞き取り、同時に話した言葉が抜けている可能性があります。/again speakers=channels で一つずつ聞き取ります。
note-joined_channels_differ = { $names } ではチャンネルやトラックごとに別の人が話しています。まとめたファイルのチャンネルが同じではないため混ぜて聞き取り、同時に話した言葉が抜けている可能性があります。そのファイルだけの回答には残っています。
note-file_left_out = 録音として開けないため、外しました: { $name }。理由は単独で送ると分かります。
note-recognized = 声で聞き分けました: { $names }。違う場合は「{ button-names }」を押してください。
note-model_fell_back = { why }、{ $wanted } ではなく { $used } で聞き取りました。
note-heard_as = { $engine } はこの言語に対応していません: { $language }。次の言語として文字に起こしました: { $instead }
note-card_failed = 聞き取り中にグラフィックカードが止まったため、一部をプロセッサーで処理しました。時間はかかりましたが、抜けはありません。
note-no_summary = { why }、要約はありません。
note-no_voice =
    { $code ->
        [engine_missing] 要約の読み上げはありません。その言語の音声がここに導入されていません。サービスを動かしている人が追加できます。
        [short] 要約の読み上げはありません。短い録音なので要約はなく、文字起こしだけです。
       *[other] { why }、要約の読み上げはありません。
    }
note-no_video =
    お返しできる動画がありません: { $code ->
        [not_copied] 映像か音声が、字幕と一緒に収められない種類です。MP4（H.264）に変換すると、お返しできるかもしれません。
        [too_long] 映像に字幕トラックを付けられず、焼き込みにはここで約 { $minutes } 分かかります（上限は { $limit } 分）。MP4（H.264）に変換すると、トラックを付けてお返しできます。
        [off] 映像に字幕トラックを付けられず、ここでは焼き込みもしません。MP4（H.264）に変換すると、トラックを付けてお返しできます。
        [no_font] 映像に字幕トラックを付けられず、この文字を含むフォントもここにありません。運営者は { $font } をインストールできます。MP4（H.264）に変換すると、トラックを付けてお返しできます。
        [joined] 複数のファイルをまとめた録音です。
       *[sound_only] 音声だけの録音です。
    }
note-tracks_left_out = 映像のトラック { $count } 本は残せませんでした。再生できる形式に入れられません。
note-not_burned =
    字幕は画面に焼き込まず、プレーヤーで表示するトラックにしました。{ $code ->
        [no_font] この文字を含むフォントがここにありません。運営者は { $font } をインストールできます。
        [too_long] 焼き込みにはここで約 { $minutes } 分かかり、上限は { $limit } 分です。
        [off] ここでは字幕を動画に焼き込みません。
       *[failed] この映像には描き込めませんでした。
    }
note-hdr_reduced = この映像は HDR 画面向けです。新しい映像は通常の画面の色になっています。
note-burned_instead = この映像には字幕トラックを付けられないため、字幕を画面に焼き込みました。
note-no_document =
    { $format } ファイルを作成できませんでした。{ $code ->
        [no_font] この文字を含むフォントがここにありません。運営者は { $font } をインストールできます。ほかのファイルにはすべての言葉があります。
       *[failed] 問題が起き、記録されました。ほかのファイルにはすべての言葉があります。/again formats={ $format } でもう一度試せます。
    }
note-document_letters = { $format } ファイルでは、ここのどのフォントにもない文字を番号で書いています: { $letters }。
note-no_files = { why }、ファイルを書き出せませんでした。
note-summary_fell_back = { why }、{ $engine } ではなく { $used } で要約しました。
note-summary_model_gone = { $engine } はもう提供されていないため、{ $used } で要約しました。運営者が設定 { $setting } を変更できます。
note-change_setting = 運営者が設定 { $setting } で直せます。
note-summary_not_translated = { $engine } は翻訳しないため、要約は録音の言語のままです。

why =
    { $code ->
        [engine_missing] エンジンが設定されていないため
        [model_not_fetched] ダウンロードできなかったため
        [engine_lacks_language] 読み上げの音声が要約の言語（{ $language }）に対応していないため
        [engine_unreachable] エンジンに接続できないため
        [engine_over_quota] エンジンが現在、利用上限に達しているため
        [engine_refused] エンジンがこの内容の処理を拒否したため
        [engine_too_slow] エンジンが時間内に応答しなかったため
        [engine_nonsense] エンジンの応答が使えないものだったため
       *[other] 問題が発生したため（記録しました）
    }

## The command line

outcome-lacking = 作成できなかったもの: { $names }。{ $notes }
demo-too-slow = 20 分たっても終わりません。上の行に原因があります。対処は mp4totext doctor で確認できます。
outcome-failed = { $name }: { $why }
