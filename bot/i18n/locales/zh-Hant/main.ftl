# Not yet reviewed by a native speaker.
# What mp4totext says, in Traditional Chinese. Words of Taiwan.
# Words in { $braces } are filled in; keep them all.

locale-name = 繁體中文

## Hello and help

hello = 把影片、語音訊息、音訊檔案或它們的連結傳給我，您會收到區分說話者的逐字稿、摘要、語音摘要和字幕。
hello-invited = 歡迎！您的邀請已生效。
help-recordings = 錄音
help-choices = 您收到的內容
help-rest = 其他
help-beside = 隨檔案附上的選項
help-wishes =
    可以寫上只對這個檔案有效的選項，例如：lang=zh speakers=2 summary=short speech=no formats=txt,srt,vtt
    語言 lang：所說的語言，例如 zh 或 en
    也可以寫名稱：lang=德文；多種語言：lang=de,en；中文字體：lang=zh-Hant
    人數 speakers：有幾個人說話，例如 3 或 2-4
    摘要 summary：none（不要）、short（簡短）或 full（完整）
    朗讀 speech：yes 或 no
    檔案 formats：可從中任選：{ $formats }
    字幕 captions：normal，或用 short 得到單行短字幕
    video: 要把字幕畫進畫面，寫 burned
    細緻 careful：yes 表示辨識更仔細，但更慢
    音量 louder：yes 表示放大較輕的聲音再聽
    from、to：片段的時間，例如 from=22:10 to=26:20 或 from=-5:00
    replace：詞語的寫法，例如 李名→李明
    clean：light 去掉口頭禪和重複
    numbers：digits 把文字數目寫成數字
    提示 hints：人名和罕見詞，用逗號分隔
    連結後面也可以這樣寫。連結必須直接指向檔案。
hint-send-media = 請傳給我影片、語音訊息、音訊檔案或它們的連結。詳情請看 /help。
hint-what-to-transcribe = 請告訴我要轉錄什麼：傳送 /transcribe 並附上錄音或錄音的連結，或用它回覆一則含錄音的訊息。
hint-message-menu = 那則訊息裡沒有錄音，或者我看不到。右鍵點選那則訊息，選擇「應用程式」再選「轉錄」，我就能看到。
link-first = 共有 { $count } 個連結，我先處理第一個。其餘的請分別單獨傳送。
hint-unknown-command = 沒有 /{ $name } 這個指令。請用 /help 查看我能做什麼。

## The card of a job

card-title = { $name }
card-taking = 正在接收檔案
card-next = 排隊中：下一個就是您
card-ahead = 排隊中：前面還有 { $count } 個任務
card-drained = 排隊中。服務正在更新：不會丟失任何內容，稍後會自動繼續。
card-lacks-language = 排隊中：等待能辨識該語言的 worker：{ $language }。致營運者：請啟動一個 WHISPER_MODEL 能辨識該語言的 worker。
card-lacks-length = 排隊中：等待接受這種長度錄音的 worker。致營運者：請以 WORKER_JOBS=all 啟動一個 worker。
card-lacks-worker = 目前沒有 worker 在線上。內容不會遺失：worker 恢復後會自動繼續。致營運者：請啟動一個 worker（mp4totext worker）。
card-work = 處理需要 { $time }
card-left = 剩餘 { $time }
card-failed = { $name } · 失敗
card-cancelled = 已取消。
card-preparing = 已完成，正在準備結果
button-cancel = 取消

stage-audio = 正在讀取音訊
stage-transcript = 正在聽寫
stage-speakers = 正在區分說話者
stage-summary = 正在寫摘要
stage-speech = 正在錄製語音摘要
stage-files = 正在產生檔案
stage-starting = 正在啟動
card-fetching = 正在下載語音模型 { $model }，只需一次
card-fetching-bytes = { $done } / { $total } MB
card-fetching-some = { $done } MB

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } 秒
lasting-minutes = { $minutes } 分 { $seconds } 秒
lasting-hours = { $hours } 小時 { $minutes } 分
until-now = 現在
until-minutes = { $minutes } 分鐘後（{ $time } UTC）
until-hours = { $hours } 小時 { $minutes } 分鐘後（{ $time } UTC）
about-seconds = 約 { $count } 秒
about-minutes = 約 { $count } 分鐘
about-hours = 約 { $hours } 小時 { $minutes } 分鐘

## The answer

answer-speakers = { $count } 位說話者
answer-points = 要點
answer-chapters = 章節
answer-decisions = 決定
answer-actions = 待辦事項
answer-questions = 待解決的問題
answer-shares = 發言情況
answer-transcript = 逐字稿
answer-engines = 使用引擎：{ $engines }
answer-more = 其餘內容在檔案裡。
answer-empty = 我沒有在這段錄音裡聽到人說話。
answer-empty-next = 如果確實有人說話，請附上語言重新傳送，例如 lang=zh，或者離聲音近一些再錄一次。
answer-too-large = { $name } 太大，無法在這裡傳送（{ $megabytes } MB，上限 { $limit } MB）。
large-zip = { $name } 對這個聊天室來說太大（{ $megabytes } MB，上限 { $limit } MB），將以 zip 壓縮檔傳送。
large-sound = { $name } 對這個聊天室來說太大（{ $megabytes } MB，上限 { $limit } MB），將以較小的音訊檔案傳送。
large-parts = { $name } 對這個聊天室來說太大（{ $megabytes } MB，上限 { $limit } MB），將分成幾部分傳送。
large-beside = 字幕檔案效果相同：把它放在影片旁邊，用相同的檔名即可。
large-ask = 在影片旁邊放一個字幕檔案效果相同：用 /again formats=srt 即可產生。
large-not-made = { $name } 無法壓縮到這個聊天室允許的大小。

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = 聽寫：{ $engine }
receipt-choice =
    { $code ->
        [fetching] 正在下載更適合這台機器的模型
       *[lacking] 沒有更適合這台機器的模型可用
    }
receipt-summarized = 摘要：{ $engine }
receipt-spoken = 朗讀：{ $engine }
receipt-sent = { $engine }（已傳送給 { $company }）
receipt-recording =
    { $hours ->
        [0] 錄音已刪除
       *[other] 錄音將在 { $hours } 小時後刪除
    }
receipt-text =
    { $days ->
        [0] 文字保留到您刪除為止
       *[other] 文字將在 { $days } 天後刪除
    }
receipt-now = 立即刪除：請按下方的「{ $button }」

## The buttons of an answer, and doing it again

button-summary = 摘要
button-transcript = 逐字稿
button-subtitles = 字幕
button-voice = 語音
button-redo = 重做
button-names = 為說話者命名
button-name = 輸入名字
button-drop = 刪除
button-drop-now = 是的，刪除這個結果
button-back = ‹ 返回
redo-language = 換一種語言
redo-speakers = 換說話人數
redo-careful = 更仔細地聽，速度較慢
redo-louder = 更響：放大較輕的聲音
redo-summary = 換一種摘要
redo-captions-short = 短字幕，單行
redo-captions-normal = 普通字幕，兩行
redo-burned = 把字幕畫進畫面
redo-voice-on = 加上語音摘要
redo-voice-off = 不要語音摘要
again-title = 重做：{ $name }
again-begun = 正在重做，上面的結果會隨之更新。
again-busy = 正在處理中。請等它完成，或將它取消。
again-same = 已經是這樣了。
again-minutes = { $why } 重新辨識錄音會像新錄音一樣計時。這個結果的其他檔案、摘要、姓名和說話者不消耗分鐘數。
again-none = 沒有可以重做的結果。請用 /again 回覆一個結果，或傳給我一段錄音。
again-nothing = 重做沒有成功：{ $why } 這是之前的結果。
again-changed = 已變更：{ $options }
again-differs = 結果不同：{ $facts }
again-no-difference = 結果與之前相同。
result-not-yours = 這個結果屬於別人，或者已經不再保存。
file-gone = 這個檔案已不再保存。請重新傳送錄音來獲取新的檔案。
file-never = 這個服務無法產生它。
drop-done = { $name }：已刪除，我保存的相關內容也一併刪除了。已傳送的檔案會留在聊天室裡，直到您自己刪除。

## Naming the speakers

names-title = { $name } 裡是誰在說話？
names-how = 請按這個順序用名字回覆本訊息：小明, 小華。也可以按編號只寫一個：2 = 小華。在其他地方：/names 1=小明 2=小華
names-form = 按下面的按鈕輸入名字。
names-all = 每行一個：1 = 小明
names-late = 沒能及時開啟表單。請再按一次按鈕，或傳送：/names 1=小明 2=小華
names-clip = 說話者 { $number }
names-begun = 正在填入名字，上面的結果會隨之更新。
names-one = 我只聽到一位說話者，所以不需要區分。

## Remembered voices

voices-offer = 要我記住這些聲音嗎？我會為每個聲音保存一份聲紋：它是描述聲音的數字，不是聲音本身。它只用來在您今後傳到這個聊天室的錄音裡填上這些名字，不會與任何人分享；隨時可以用 /forget_voice 刪除。請先徵得聲音主人的同意。
button-remember = 記住
button-remember-not = 不用
voices-remembered = 已記住：{ $names }。當我確定是誰的聲音時，會在您今後傳到這個聊天室的錄音裡填上名字；用 /forget_voice 可以刪除。
voices-short = 說話時間太短，沒能記住：{ $names }。
voices-many = 沒有記住，因為我在這裡已經為您記了 { $most } 個聲音：{ $names }。用 /forget_voice 可以騰出位置。
voices-mute = 這些聲音無法記住：這個結果沒有聲紋，可能是因為它來自聲紋功能推出之前，也可能是因為區分說話者的引擎不產生聲紋。
voices-on = 從現在起，我會記住您命名的聲音，用於您今後傳到同一個聊天室的錄音。
voices-declined = 我不會記住聲音。可以用 /settings 更改。
voices-off = 這個服務不記錄聲音。
voices-title = 我為您記住的聲音
voices-how = 按一個名字即可忘掉那個聲音；之前結果裡的名字會保留。也可用指令：/forget_voice 小明，或 /forget_voice all
voices-elsewhere = 在另一個聊天室
voices-unknown = 我沒有記住叫 { $name } 的聲音。用 /forget_voice 查看清單。
voices-forgotten = 已忘記：{ $name }。
voices-none = 我在這裡沒有為您記住任何聲音。
voices-gone = 我已不再為您保留任何聲音。
button-forget-voices = 全部忘記

## Several recordings sent together

album-title = { $count } 段錄音
album-done = 已完成 { $done } / { $count }
album-late = 此檔案到達之前，該相簿的其他檔案已開始處理，因此它們不在同一份文字中。等所有回覆都到了，用 /join { $count } 回覆第一則，就會合併為一份。
state-done = 已完成
state-failed = 失敗
state-cancelled = 已取消

## /status, /cancel

status-none = 目前沒有正在為您處理的內容。請傳給我一段錄音。
status-line = { $name }：{ $state }
status-percent = { $stage }，{ $percent }%
cancel-none = 沒有可以取消的任務。
cancel-done = 已取消 { $count } 個任務。
cancel-over = 這個任務已經結束。
not-yours = 只有傳送錄音的人才能這樣做。

## /settings

settings-title = 您收到的內容（除非在檔案旁另寫選項）
settings-how = 也可用指令：/settings lang=zh summary=short formats=txt,srt
settings-no-part = from= 和 to= 只用於單一錄音：請寫在錄音的說明文字裡，或寫在 /again 之後。沒有任何變更。
settings-no-join = join 只用於單一相簿：請寫在相簿的說明文字裡。已完成的錄音請用 /join。沒有任何變更。
settings-changed = 已更改。
settings-reset = 一切已恢復為初始設定。
button-reset = 恢復初始設定
button-to-settings = ‹ 設定
menu-not-yours = 這個選單屬於別人。用 /settings 開啟您自己的選單。
menu-lang = 語言
menu-speakers = 說話人數
menu-summary = 摘要
menu-summary_lang = 摘要語言
menu-speech = 語音摘要
menu-formats = 檔案
menu-captions = 字幕
menu-clean = 口頭禪
menu-numbers = 數字寫法
menu-video = 影片字幕
menu-careful = 辨識
menu-louder = 較輕的聲音
menu-voices = 聲音
menu-tongue = 我的語言
menu-news = 公告
page-lang = 您的錄音裡說的是什麼語言？
page-speakers = 錄音裡有幾個人說話？
page-summary = 您想要多詳細的摘要？
page-summary_lang = 摘要用什麼語言？
page-speech = 要朗讀摘要嗎？
page-formats = 您想要哪些檔案？可以多選。
page-captions = 字幕每行多長？
page-clean = 要去掉「呃」和重複嗎？
page-numbers = 要把數目寫成 25 這樣的數字嗎？
page-video = 影片如何顯示字幕？
page-careful = 更仔細的辨識需要更長時間。要開啟嗎？
page-louder = 要放大較輕的聲音再聽嗎？雜訊有時會變成錯誤的詞。
page-voices = 要我認出您命名過的聲音嗎？我會為每個聲音保存一份聲紋（數字，而不是聲音本身），只用於您今後傳到同一個聊天室的錄音。關閉後會全部忘記。
page-tongue = 我用什麼語言和您對話？
page-news = 想接收這個服務的營運者發布的公告嗎？公告不多，也絕不會涉及其他人。
page-by = 用指令：{ $command }
wish-lang = 語言：{ $value }
wish-speakers = 說話人數：{ $value }
wish-summary = 摘要：{ $value }
wish-summary_lang = 摘要語言：{ $value }
wish-speech = 語音摘要：{ $value }
wish-formats = 檔案：{ $value }
wish-captions = 字幕長度：{ $value }
wish-clean = 去掉口頭禪：{ $value }
wish-numbers = 數字寫法：{ $value }
wish-video = 影片字幕：{ $value }
wish-careful = 更仔細、更慢的辨識：{ $value }
wish-louder = 放大較輕的聲音：{ $value }
wish-voices = 認出我命名的聲音：{ $value }
wish-tongue = 與您對話的語言：{ $value }
wish-news = 營運者的公告：{ $value }
wish-hints = 人名和罕見詞：{ $value }
wish-replace = 取代的詞語：{ $value }
value-auto = 自動偵測
value-platform = 依應用程式設定
value-normal = 普通
value-video = 影片
value-yes = 是
value-no = 否

## /quota

quota-title = 您的額度
quota-minutes = 24 小時內的分鐘數：已用 { $used } / { $limit }，剩餘 { $left }
quota-minutes-free = 24 小時內的分鐘數：已用 { $used }，沒有上限
quota-back = 其中 { $amount } 分鐘恢復的時間：{ $until }
quota-all-back = 全部恢復的時間：{ $until }
quota-jobs = 進行中的任務：{ $count } / { $limit }
quota-jobs-free = 進行中的任務：{ $count }，沒有上限
quota-longest = 最長錄音：{ $limit } 分鐘
quota-largest = 最大檔案：{ $limit } MB

## /history

history-none = 這裡還沒有您的結果。
history-title = 您的結果
button-newer = 較新
button-older = 較舊
result-elsewhere = 這段錄音是您在別處傳送的。請在那裡開啟結果，或在與我的私訊中開啟。

## /search

search-how = 請寫上要找的內容，例如：/search 三月預算。我會在您錄音的逐字稿裡搜尋。
search-none = 在您這裡的錄音中，沒有人說過這個。
search-title = 誰說了「{ $words }」
search-places = { $count } 處
search-also = 還有：{ $times }
search-more = 還有更多。多加幾個詞可以縮小範圍。

## /auto

auto-in-groups = 在群組裡才能使用 /auto：由群組管理員開啟後，我會轉錄傳到群組裡的每一段錄音。
auto-is-on = 我會轉錄傳到這裡的每一段錄音。
auto-is-off = 在這裡，只有被要求時我才轉錄。
auto-how = 本群組管理員可以用 /auto on 和 /auto off 更改。
auto-only-managers = 只有本群組管理員才能這樣做。
auto-unknown = 我沒能查出誰是本群組的管理員。請稍後再試。
auto-on = 從現在起，凡是可以使用我的人傳到這裡的語音訊息、影片訊息、音訊和影片，我都會轉錄，並計入傳送者的額度。
auto-deaf-telegram = 但我還收不到這些訊息：請把我設為本群組管理員，或請營運者在 @BotFather 關閉 privacy mode，再重新把我加入群組。
auto-deaf-discord = 但我還收不到這些訊息：營運者需要為這個機器人開啟 Message Content intent，並在設定中開啟 DISCORD_MESSAGE_CONTENT。
auto-off = 從現在起，在這裡只有被要求時我才轉錄。
join-too-few = 我只能合併您在本聊天中已完成的錄音，至少需要兩段。請傳送錄音，等我回覆後再用 /join 2，或用 /join 回覆第一段。
join-too-few-menu = 我只能合併您在本聊天中已完成的錄音，至少需要兩段。請傳送錄音，等我回覆後再用 /join 2，或右鍵點選第一段，選擇「應用程式」再選「{ $entry }」。
join-no-part = 合併的錄音會整段轉錄：請去掉 from= 和 to=，以及只轉錄了一部分的錄音。/again from=start to=end 可以把這樣的錄音整段轉錄。
rules-in-groups = 在群組裡才能使用 /replace：由群組管理員設定傳到群組裡的所有錄音中詞語的寫法。要用於您自己在各處的錄音，請傳送 /settings replace=李名→李明
rules-here = 傳到這裡的所有錄音中取代的詞語：{ $value }
rules-none = 本群組沒有取代任何詞語。
rules-how = 本群組管理員可以用 /replace 李名→李明; 王芳芳→王方方 更改，/replace none 刪除規則。對同一個詞，說明文字中的規則優先，其次是個人自己的規則。

## /stats and the other commands of administrators

help-operators = 管理員專用
stats-how = 請寫明天數：1 到 { $most } 之間的數字，例如 /stats 7。
stats-title =
    { $days ->
        [1] 今天
       *[other] 最近 { $days } 天
    }
stats-people = 使用者：{ $people }，活躍：{ $active }
stats-queue = 目前：{ $running } 個執行中，{ $queued } 個等待
stats-jobs = 全部任務：{ $done } 完成，{ $failed } 失敗，{ $cancelled } 取消
stats-hours = 錄音：{ $hours } 小時
stats-success = 無失敗完成：{ $percent }
stats-waited = 等待：中位數 { $median }，95% 不超過 { $most }
stats-worked = 處理：中位數 { $median }，95% 不超過 { $most }
stats-realtime = 即時係數：{ $factor }
stats-failures = 失敗：{ $list }
stats-languages = 語言：{ $list }
stats-no-workers = 沒有 worker 在線上。
stats-worker = Worker { $name }：{ $device }，{ $memory } GB，任務：{ $jobs }，{ $seconds } 秒前在線上
stats-more-workers = 其他 worker：{ $others }
stats-storage = 儲存空間：已用 { $used } GB，剩餘 { $free } GB
stats-legend =
    上：錄音長度（小時）。下：任務數。
    🟦 完成 ⬜ 取消 🟧 失敗

queue-none = 沒有執行中或等待中的任務。
queue-title = 執行中：{ $running }，等待：{ $waiting }
queue-waits = 等待中
button-front = 移到最前：
front-not = 佇列裡沒有這個任務：它正在執行、已經結束，或從未存在。
drained-since = 自 { $since } 起停止開始新任務。
drain-off = 服務正在接受任務。
drain-how = 更新前請用 /drain on。執行中的任務會完成，使用者傳來的內容會保存並等待。
drain-not-yet = 要先完成執行中的任務。請過一會兒再看。
drain-ready = 沒有執行中的任務：現在可以停止並更新服務。等待的任務會在 /drain off 之後繼續。
announce-how = 請寫上公告內容：/announce 內容。您確認之後，會傳給在 /settings 裡開啟公告的人。
announce-long = 內容太長：最多 { $most } 個字元。
announce-nobody = 沒有人在 /settings 裡開啟公告，所以沒有接收者。
announce-preview = 將有 { $count } 人收到：
announce-sending = 公告正在傳送。
announce-sent = 公告已傳送。
announce-stopped = 公告已停止傳送。
announce-told = 已通知：{ $told } / { $count }
announce-gone = 無法送達（對方封鎖了機器人或關閉了私訊）：{ $count }
announce-spared = 不再希望接收：{ $count }
announce-dropped = 沒有傳送。
announce-over = 這則公告已經結束，或從未存在。
button-announce = 傳送
button-announce-drop = 不傳送
button-announce-stop = 停止
news-title = 營運者的公告
news-off = 您收到這則訊息，是因為您在設定裡開啟了公告。用 /settings news=no 可以關閉。
button-drain = 不再開始新任務
button-go-on = 繼續接受任務
button-look = 再看一次
failures-none = 沒有失敗。
failures-title = 最近的失敗
button-retry = 重試
retry-begun = 正在重新處理，進度顯示在它自己的訊息裡。
retry-not = 無法重試：它正在處理、已經完成，或不再保存。
who-how = 請寫明是誰的帳號，例如：{ $example }
who-unknown = 我還沒見過 { $account }：請對方先給我傳訊息。
who-role = 角色：{ $role }
who-accounts = 帳號：{ $accounts }
who-since = 首次使用：{ $date }
role-user = 使用者
role-admin = 管理員
role-blocked = 已封鎖
block-done = 已封鎖：{ $account }
block-not-admins = 帳號 { $account } 是管理員，不能封鎖。可先用 /unadmin 撤銷管理員身分。
block-not-self = 您不能封鎖自己。
unblock-done = 未被封鎖：{ $account }
admin-done = 已成為管理員：{ $account }
admin-already = { $account } 已經是管理員。
admin-blocked = { $account } 已被封鎖。如果要設為管理員，請先用 /unblock。
unadmin-done = 不再是管理員：{ $account }
unadmin-not-self = 您不能撤銷自己的管理員身分，請由另一位管理員操作。
unadmin-settings = { $account } 在設定 (ADMINS) 中被指定為管理員：只有架設服務的人才能更改。
unadmin-none = { $account } 不是管理員。
admins-settings = 由設定 (ADMINS) 指定的管理員：{ $accounts }
admins-made = 由管理員任命：{ $accounts }
quota-of = { $account } 的額度
quota-done = { $account } 今後的額度
quota-set = 單獨設定：{ $limits }
quota-service = 但在這裡，任何人都不能傳送超過 { $longest } 分鐘或 { $largest } MB 的內容。
audit-none = 還沒有管理員操作過。

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] 終端機
    }
link-how = 請用您的另一個帳號，在私訊中把這個傳給我：
link-once = 它只能用一次，{ $count } 分鐘內有效。不要給任何人看：使用它的人能看到並刪除您的所有結果。
link-alone = 這只能給您自己看。請在私訊中向我傳送 /{ $command }。
link-seen = 這裡的其他人可能看到了這個綁定碼，所以它已作廢。請再傳一次 /link，並在與我的私訊中輸入新綁定碼。
link-own = 這個綁定碼就是您自己的。請用另一個帳號輸入。
link-admins = 管理員帳號只能與管理員帳號綁定：綁定碼不會賦予任何人權限。請先讓管理員把兩個帳號都設為管理員。
link-many = 最多可以綁定 { $count } 個帳號。
link-ask = 要把這個帳號與給出綁定碼的帳號（{ $platform }）綁定嗎？之後您在我這裡就是同一個人：共用一份歷史記錄和額度，並採用那個帳號的設定。每個帳號都能看到並刪除另一個帳號的所有內容。只有兩個帳號都是您的，才請選擇「是」。
button-join = 是的，兩個都是我的
button-join-not = 不
link-not = 沒有綁定任何帳號。
link-done = 已綁定。歷史記錄、搜尋、設定和額度現在與那邊（{ $platform }）相同。用 /unlink 可以再次分開。
link-told = 您的綁定碼已被使用：這個帳號現已與 { $account } 綁定，雙方都能看到對方的所有結果。如果不是您本人操作，請立即傳送 /unlink。
unlink-none = 這個帳號沒有與其他帳號綁定。用 /link 可以綁定。
unlink-which = 要把哪個帳號分出來？
unlink-this = { $account }（本帳號）
unlink-done = 已分開：{ $account } 重新獨立。每個帳號保留各自傳送的內容；設定會複製一份。
code-wrong-link = 這個綁定碼無效：輸入有誤、已被使用或已過期。請在另一個帳號傳送 /link 獲取新綁定碼。
code-wrong-invite = 這個邀請碼無效：輸入有誤、次數用完或已過期。
code-tries =
    { $count ->
        [0] 錯誤次數太多，一小時內不再接受任何代碼。
       *[other] 您還可以再試 { $count } 次。
    }
code-too-many = 代碼錯誤次數太多，現在即使是正確的代碼也不會接受。請在{ $time }後再試。
delete-accounts = 這會涉及您所有已綁定的帳號：{ $accounts }。如果想保留其中某個帳號的結果，請先用 /unlink 把它分開。
privacy-codes = 對於您輸錯的代碼，我只記錄次數，保留一小時，即使您刪除了全部資料也是如此。
privacy-voices =
    我會隨文字保存其中說話者的聲紋：描述聲音的數字，屬於生物特徵資料。除非您要我記住您命名的聲音，否則聲紋不會用來辨識任何人。記住的聲音會保存{ $days ->
        [0] 到您傳送 /forget_voice 為止
       *[other] 到您傳送 /forget_voice，或連續 { $days } 天沒有再聽到為止
    }，並且只用來在您今後傳到那個聊天室的錄音裡填上名字。
again-here = 正在重做，新的結果會傳到這裡。
again-elsewhere = 我已不再保存這段錄音，而且它是在別處（{ $platform }）傳送的。請在這裡重新傳給我，或在那邊重做。

## /invite

invite-how = 請寫明人數（最多 { $uses }）和天數（最多 { $limit }）：/invite 5 30。不寫數字則為一人、一週。用 /invite list 查看邀請碼，用 /invite revoke 加邀請碼收回。
invite-made = 這個邀請碼可讓 { $count } 人加入，有效期至 { $date }。請他們在任意平台上向我傳送：
invite-link = 或者讓他們開啟這個連結（{ $platform }）：{ $link }
invite-idle = 但只有 ACCESS=invite 時才需要邀請碼。現在是 ACCESS={ $access }。
invite-title = 有效的邀請碼
invite-left = 剩餘 { $left } / { $uses }，有效期至 { $date } UTC
invite-none = 沒有有效的邀請碼。用 /invite 可以產生。
invite-unknown = 沒有這個邀請碼，或它已無法再使用。
invite-revoked = { $name } 已不能再用來加入。之前加入的人不受影響。
button-revoke = 收回

## Privacy

privacy =
    { $hours ->
        [0] 任務完成後，我會刪除您的錄音。
       *[other] 任務完成後，我會把您的錄音保留 { $hours } 小時，這樣無需重新傳送就能重做；之後會刪除。
    } { $days ->
        [0] 文字和摘要會保留到您傳送 /delete_my_data 為止，屆時會一次全部刪除。您傳送的內容只有您能看到。
       *[other] 文字和摘要會保留 { $days } 天，這樣再次傳送同一段錄音時會很快；之後也會刪除。/delete_my_data 會一次全部刪除。您傳送的內容只有您能看到。
    } 您傳送了多少分鐘，我會記住一天（不記其他內容），這樣刪除資料不會退還額度；如果營運者封鎖了您或為您設定了額度，這些也會保留。
delete-confirm = 這會取消您的任務，並刪除我保存的關於您的一切：錄音、文字、摘要和檔案。此操作無法撤銷。
button-delete = 全部刪除
button-keep = 保留
delete-not-yours = 只有提出請求的人才能決定。要處理您自己的資料，請用 /delete_my_data。
delete-kept = 沒有刪除任何內容。
delete-working = 正在刪除
delete-done = 已刪除：{ $jobs } 個任務、{ $files } 個檔案、{ $megabytes } MB。我不再保存關於您的任何內容，只有您傳送的分鐘數會保留一天；如果營運者封鎖了您或為您設定了額度，這些也會保留。

## Errors: what happened, and what to do next

error-unknown = 出了點問題（{ $code }）。請再試一次；如果再次發生，請告訴營運者。
database-away = 我的資料庫暫時無法使用。我會保留你的請求，恢復後立即繼續，無需再次傳送。
error-bug = 我這邊出了點問題，已經記錄下來。請再試一次；如果再次發生，請告訴營運者。
error-expected = 沒有成功。請再試一次。
error-bad_media = 這個檔案無法使用。請換一個傳送。
error-empty_file = 這個檔案是空的。請重新傳送。
error-not_media = 這不是我能開啟的影片或音訊檔案。請傳送 mp4、mkv、mov、webm、mp3、m4a、wav、ogg 或其他常見格式。
error-foreign_file =
    { $kind ->
        [dictation] { $name } 是錄音筆的格式，只有 { $program } 能開啟。請在其中把錄音存成 mp3 或 wav 再傳給我。
        [protected] { $name } 檔案有版權保護，只有 { $program } 能播放。請傳送沒有保護的錄音。
        [archive] { $name } 是壓縮檔。請解壓縮後傳送裡面的錄音。
        [playlist] { $name } 是播放清單，裡面只有錄音的名稱。請傳送錄音本身或其連結。
        [project] { $name } 是 { $program } 的專案，不是錄音。請在其中匯出錄音，例如 mp3 或 mp4，再傳給我。
       *[other] { $name } 不是錄音。請傳送影片或音訊檔，例如 mp4、mp3、m4a、wav 或 ogg。
    }
error-bad_archive =
    { $reason ->
        [encrypted] 這個壓縮檔需要密碼。請不加密碼重新壓縮後再傳送，或逐一傳送錄音。
        [members] 這個壓縮檔裡有 { $count } 個檔案，我最多開啟 { $limit } 個。請只壓縮同一次談話的錄音。
        [tracks] 這個壓縮檔裡有 { $count } 個錄音，我最多把 { $limit } 個當作同一次談話的音軌來聽。請少放一些。
        [size] 這個壓縮檔裡的錄音解壓縮後有 { $count } MB，上限是 { $limit } MB。請存成較小的格式，例如 flac、ogg 或 m4a，再重新壓縮。
        [ratio] 這個壓縮檔的壓縮程度超出了錄音可能達到的程度，所以我沒有解壓縮。請把錄音存成 flac、ogg 或 mp3 再重新壓縮。
        [method] 這個壓縮檔的壓縮方式我不開啟。請把錄音壓縮成一般的 zip 檔，或逐一傳送。
       *[damaged] 這個壓縮檔已損壞。請重新下載或壓縮，或逐一傳送錄音。
    }
error-no_audio = 這個檔案裡沒有聲音。請傳送有音軌的檔案。
error-corrupt = 這個檔案已損壞，無法讀取。請重新儲存或錄製後再傳送。
error-unsupported = 這個檔案的音訊格式我無法解碼。請轉換成 mp3 或 m4a 等格式後再傳送。
error-encrypted = 這個檔案有版權保護，我無法讀取。請傳送沒有保護的檔案。
error-too_long = 這段錄音太長：{ $minutes } 分鐘，上限是 { $limit } 分鐘。請剪成幾段再傳送。
error-no_such_part = { $start } 到 { $end } 之間沒有內容：這段錄音長 { $length }。請選擇其他時間，例如 from=0:30 to=2:00。
error-too_large = 這個檔案太大：{ $megabytes } MB，上限是 { $limit } MB。請傳送小一些的檔案，例如只傳音訊。
error-too_large_here = 這個檔案太大：{ $megabytes } MB，而機器人在這裡最多接收 { $limit } MB。請傳送更短的檔案、只傳音訊，或傳送可供我下載的連結。在 Telegram 上，營運者可以用本地 Bot API 伺服器取消這個限制。
error-bad_link = 這個連結無法使用。請傳送以 https:// 或 http:// 開頭、直接指向錄音的連結，其中不要包含使用者名稱、密碼或特殊連接埠。
error-links_off = 這裡不能使用連結。請直接把檔案傳給我。
error-link_unreachable = 我無法存取這個連結指向的位址。我只下載網路上人人都能存取的內容。請檢查連結，或直接把檔案傳給我。
error-link_certificate = 這個網站的憑證無效，所以我沒有下載任何內容。請換一個連結，或直接傳送檔案。
error-link_gone = 這個連結指向的內容不存在（或已被刪除）。請檢查連結，或直接把檔案傳給我。
error-link_forbidden = 這個網站不允許我獲取檔案。請把它設為任何有連結的人都能下載，或直接把檔案傳給我。
error-link_login = 獲取這個檔案需要登入。請把它設為任何有連結的人都能下載，或直接把檔案傳給我。
error-link_trouble = 這個網站返回了錯誤 { $status }。請稍後再試，或直接把檔案傳給我。
error-link_circles = 這個連結不斷跳轉，沒有盡頭。請傳送直接指向檔案的連結，或檔案本身。
error-link_too_slow = 檔案傳輸太慢，我放棄了。請稍後再試，或直接把檔案傳給我。
error-link_broken = 與這個網站的連線中斷了好幾次。請稍後再試，或直接把檔案傳給我。
error-link_page = 這個連結指向網頁，而不是錄音。請開啟網頁下載錄音，再把檔案傳給我，或傳送它的直接連結（通常以 .mp3 或 .mp4 結尾）。
error-link_site = { $site } 只在自己的播放器裡播放錄音，我不從那裡下載。如果允許，請下載錄音，再把檔案傳給我。營運者也可以用 mp4totext run 轉寫檔案。
error-link_message = 我無法讀取這個連結指向的訊息。請在這裡把錄音傳給我。
error-link_forward = 這是 Telegram 訊息的連結，機器人打不開。請把那則訊息轉傳給我，或傳送其中的檔案。
error-link_elsewhere = 這是 Discord 訊息的連結，只有在 Discord 上我才知道誰有權閱讀它。請在那邊傳給我，或在這裡把檔案傳給我。
error-link_nothing_in = 這個連結指向的訊息裡沒有錄音，或者我看不到。右鍵點選那則訊息，選擇「應用程式」再選「轉錄」，我就能看到。
error-refused = 這裡不允許這樣做。請聯絡營運者。
error-no_access = 這個機器人不公開。請向營運者申請使用權，並告訴對方您的帳號：{ $account }
error-not_invited = 這個機器人不公開，但有邀請碼就可以使用：傳送 /start 和邀請碼，例如 /start ABCD-EFGH-JKMN。如果沒有邀請碼，請聯絡營運者並告訴對方您的帳號：{ $account }。如果您的另一個帳號已經可以使用，請在那邊傳送 /link，再把綁定碼傳到這裡。
error-too_many_jobs = 您已有 { $limit } 個任務在進行：{ $names }。請等其中一個完成；也可以用 /cancel 停止全部，或用 /status 逐個查看並取消。
error-quota_used_up =
    { $minutes ->
        [0] 您的分鐘數已用完：24 小時內的 { $limit } 分鐘還剩 0 分鐘。可以處理這段錄音的時間：{ $until }。詳情請看 /quota。
       *[other] 剩餘的分鐘數不夠處理這段錄音：24 小時內的 { $limit } 分鐘還剩 { $minutes } 分鐘。足夠的時間：{ $until }；更短的錄音可以馬上處理。詳情請看 /quota。
    }
error-longer_than_a_day = 這段錄音長 { $minutes } 分鐘，而您 24 小時內的額度是 { $limit } 分鐘，永遠放不下。請剪成幾段再傳送。
error-bad_wish = 我不明白 { $wish }。可以用：{ $choices }
error-unknown_language =
    { $suggestions ->
        [none] 我不認識這種語言：{ $wish }。請寫它的名稱或代碼，例如 lang=中文 或 lang=zh。
       *[other] 我不明白 { $wish }。您是不是指：{ $suggestions }
    }
error-language_not_recognized = 語音辨識不支援這種語言：{ $language }。不寫這個選項時會自動偵測語言。
error-engine_trouble = 服務的一部分（{ $engine }）目前無法運作。請稍後再試。
error-engine_missing = 服務的一部分（{ $engine }）尚未配置。營運者可以透過設定 { $setting } 更改。
error-model_not_fetched =
    語音模型 { $model } 還沒有準備好，也無法下載：{ $reason ->
        [silent] 它的伺服器沒有及時回應
        [offline] 這裡不允許連線到任何伺服器
        [no_space] 磁碟空間不足
        [damaged] 收到的資料已損壞
        [nonsense] 它的伺服器給出了無法使用的回應
       *[unreachable] 無法連上它的伺服器
    }。請稍後再試；營運者可以透過設定 { $setting } 選擇其他模型。
error-engine_lacks_language = 服務的一部分（{ $engine }）不支援這種語言（{ $language }）。營運者可以透過設定 { $setting } 更改。請換一種語言，或不指定語言重新傳送。
error-engine_unreachable = 服務的一部分（{ $engine }）目前無法連線。請稍後再試。
error-engine_over_quota = 服務的一部分（{ $engine }）目前已達到使用上限。請稍後再試。
error-engine_refused = 服務的一部分（{ $engine }）拒絕處理這些內容。
error-engine_too_slow = 服務的一部分（{ $engine }）沒有及時回應。請稍後再試。
error-engine_nonsense = 服務的一部分（{ $engine }）給出了無法使用的回應。請稍後再試。
error-media_gone = 我無法獲取這個檔案。請重新傳送。
error-kept_crashing = 這段錄音多次導致服務中斷，所以我放棄了。請換一種格式傳送，並告訴營運者。
error-bad_setting = 設定 { $setting } 無法使用：{ $problem }。需要由營運者更改。

## Notes: what is missing or worth knowing

note-unknown = 請注意：{ $code }
note-nothing_said = 我沒有在這段錄音裡聽到人說話。
note-text_removed = 略去了 { $count } 處內容：是辨識程式憑空產生或重複的。
note-not_speech = 有 { $count } 處沒有文字：那裡是音樂或噪音，不是說話。
note-check_places = 不確定的詞，建議核對：{ $places }
note-too_quiet = { $places } 有人聲音太輕；/again louder 會放大後再聽。
note-still_too_quiet = { $places } 有人聲音太輕，放大後仍聽不清。如果有更近處的錄音，請傳給我。
note-damaged = 錄音已損壞：有些部分無法讀取。
note-track_chosen = 這段錄音有 { $tracks } 條音軌，這是第 { $track } 條。
note-channels_inverted = 這段錄音的兩個聲道互相抵消，因此使用了它們的差。
note-channels_delayed = 一個聲道是另一個的延遲副本，因此只使用了較響的那個。
note-channels_one_sided = 這段錄音只有一個聲道有聲音，因此只使用了它。
note-channels_apart = 每個聲道上說話的人不同，因此分別聽取了各個聲道：同時說的話沒有遺失。
note-channels_alike = 各聲道的聲音相同，無法用來區分說話者。
note-tracks_apart = 每條音軌都單獨聽過，所以說話者是確定的，並以音軌命名。同時說的話不會遺失。
note-tracks_unreadable = 這些音軌沒有我能讀取的聲音：{ $names }
note-tracks_repeated = 這些音軌裡只有其他音軌已有的聲音，所以沒有再聽一遍：{ $names }
note-tracks_simultaneous = 這些音軌裡有很多話是同時說的。如果它們不屬於同一次談話，請逐一傳送錄音。
note-no_speakers = 無法區分說話者：{ why }。
note-names_dropped = 說話人數有變，所以去掉了名字。您可以重新命名。
note-corrections_dropped = 你的修改屬於此錄音先前的文字，不在這份文字中。用先前的選項重做即可找回。
note-film_not_corrected = 影片保留先前的字幕：錄音已不再儲存。
note-joined = 以下檔案按此順序合併為一份文字：{ $names }
note-joined_channels_mixed = 在 { $names } 中，每個聲道或音軌上說話的人不同。合併後作為混音聽取：同時說的話可能有遺漏。/again speakers=channels 會分別聽取。
note-joined_channels_differ = 在 { $names } 中，每個聲道或音軌上說話的人不同。合併的檔案並不都有相同的聲道，因此作為混音聽取：同時說的話可能有遺漏。單獨轉錄該檔案的回覆中有這些內容。
note-file_left_out = 已略過，因為無法作為錄音開啟：{ $name }。單獨傳送即可查看原因。
note-recognized = 根據聲音認出：{ $names }。不對？請按「{ button-names }」。
note-model_fell_back = 本次由 { $used } 聽寫，因為 { $wanted } 不可用：{ why }。
note-heard_as = { $engine } 不支援這種語言：{ $language }。錄音已按以下語言轉寫：{ $instead }。
note-card_failed = 聽寫時顯示卡出了故障，所以一部分改由處理器完成，速度較慢。內容沒有缺失。
note-no_summary = 沒有摘要：{ why }。
note-no_voice =
    { $code ->
        [engine_missing] 沒有語音摘要：這裡沒有安裝該語言的語音。架設服務的人可以加入。
        [short] 沒有語音摘要：錄音太短，沒有摘要，只有文字。
       *[other] 沒有語音摘要：{ why }。
    }
note-no_video =
    沒有可返回的影片：{ $code ->
        [not_copied] 它的畫面或聲音格式無法與字幕放在一起。轉換成 MP4（H.264）後也許可以返回。
        [too_long] 它的畫面無法附加字幕軌道，而把字幕畫進畫面在這裡大約需要 { $minutes } 分鐘，上限是 { $limit } 分鐘。轉換成 MP4（H.264）後會附上字幕軌道返回。
        [off] 它的畫面無法附加字幕軌道，而這裡不把字幕畫進影片。轉換成 MP4（H.264）後會附上字幕軌道返回。
        [no_font] 它的畫面無法附加字幕軌道，而這裡沒有含這種文字的字型。管理員可以安裝 { $font }。轉換成 MP4（H.264）後會附上字幕軌道返回。
        [joined] 這段錄音由多個檔案合併而成。
       *[sound_only] 這段錄音只有聲音。
    }
note-tracks_left_out = 影片中有 { $count } 條軌道無法保留：沒有可播放的格式能容納它們。
note-not_burned =
    字幕是可在播放器中開啟的軌道，沒有畫進畫面：{ $code ->
        [no_font] 這裡沒有含這種文字的字型。管理員可以安裝 { $font }。
        [too_long] 在這裡大約需要 { $minutes } 分鐘，上限是 { $limit } 分鐘。
        [off] 這裡不把字幕畫進影片。
       *[failed] 無法在這個畫面上繪製。
    }
note-hdr_reduced = 這部影片是為 HDR 螢幕製作的。新畫面的顏色是一般螢幕的顏色。
note-burned_instead = 這部影片的畫面無法附加字幕軌道，因此字幕已畫進畫面。
note-no_document =
    無法產生 { $format } 檔案：{ $code ->
        [no_font] 這裡沒有含這種文字的字型。管理員可以安裝 { $font }。其他檔案包含全部文字。
       *[failed] 出了問題，已記錄。其他檔案包含全部文字。傳送 /again formats={ $format } 可再試一次。
    }
note-document_letters = 在 { $format } 檔案中，這裡的字型都沒有的字元以其編號表示：{ $letters }。
note-no_files = 無法產生檔案：{ why }。
note-summary_fell_back = 摘要由 { $used } 完成，因為 { $engine } 失敗了：{ why }。
note-summary_model_gone = 摘要由 { $used } 完成：{ $engine } 已不再提供。營運者可以更改設定 { $setting }。
note-change_setting = 營運者可以透過設定 { $setting } 解決。
note-summary_not_translated = 摘要使用錄音的語言：{ $engine } 不翻譯。

why =
    { $code ->
        [engine_missing] 引擎尚未配置
        [model_not_fetched] 無法下載
        [engine_lacks_language] 語音不支援摘要的語言（{ $language }）
        [engine_unreachable] 無法連上引擎
        [engine_over_quota] 引擎目前已達到使用上限
        [engine_refused] 引擎拒絕處理這些內容
        [engine_too_slow] 引擎沒有及時回應
        [engine_nonsense] 引擎給出了無法使用的回應
       *[other] 出了點問題，已經記錄下來
    }

## The command line

outcome-lacking = 未產生：{ $names }。{ $notes }
demo-too-slow = 20 分鐘後仍未完成。上面幾行說明了問題所在；解決辦法請執行 mp4totext doctor。
outcome-failed = { $name }：{ $why }
