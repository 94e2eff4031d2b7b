# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Chinese (traditional).

web-link = 此連結在 { $count } 分鐘內可讓一個瀏覽器登入一次。不要傳給任何人：開啟它的人能看到你的全部結果。/web sessions 顯示已登入的瀏覽器。
web-how = 我只認得 /web（取得連結）和 /web sessions（已登入的瀏覽器）。
web-sessions-none = 沒有已登入的瀏覽器。傳送 /web 取得連結。
web-sessions-title = 已登入的瀏覽器
web-session = { $browser } · 自 { $since } 起 · 上次使用 { $seen } UTC
web-browser-unknown = 未知瀏覽器
button-web-end-all = 全部登出
privacy-web = 對於您用 /web 登入的瀏覽器，我會保留其類型和使用時間，最長 30 天；/web sessions 可查看並登出。

## Pages

web-title = 錄音
web-sign-in = 登入
web-sign-out = 登出
web-sign-in-how = 請在私人聊天中向機器人傳送 /web。它會回覆一個連結，用於登入此瀏覽器。
web-sign-in-ask = 要在此瀏覽器登入嗎？它會顯示你的全部結果，最長 30 天，或直到你登出。請只在自己的裝置上這樣做。
web-link-used = 此連結已被使用或已過期。向機器人傳送 /web 取得新連結。
web-not-found = 這裡什麼也沒有，或屬於其他人。首頁列出你的錄音。
web-refused = 此請求不是來自我們的頁面，或頁面已過期。請重新開啟後再試一次。
web-busy = 請求太多。請稍等片刻再試。
web-away = 暫時無法存取你的資料。請稍後再試。
web-search = 搜尋
web-working = 處理中
web-newest = 最新錄音
web-play = 播放或暫停
web-back = 倒退 3 秒
web-slower = 減速
web-faster = 加速
web-find = 在此錄音中尋找
web-next-match = 下一處
web-previous-match = 上一處
web-keys = 按鍵：空白鍵播放和暫停，← 倒退 3 秒，< 和 > 調整速度，/ 尋找。點擊一個詞即可收聽。
web-doubtful = 帶底線的詞不確定：請聽一聽。
web-no-words = 此結果只有句子的時間。在聊天中傳送 /again 還會給出詞的時間。
web-no-recording = 錄音已不再保存，無法在此播放。
web-not-playable = 瀏覽器無法播放此錄音。文字和檔案在這裡。
web-files = 檔案
web-also-as = 其他格式：
