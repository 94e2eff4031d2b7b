# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Chinese (traditional).

web-link = 此連結在 { $count } 分鐘內可讓一個瀏覽器登入一次。不要傳給任何人：開啟它的人能看到你的全部結果。/web sessions 顯示已登入的瀏覽器。
web-how = 我只認得 /web（取得連結）和 /web sessions（已登入的瀏覽器）。/web links 顯示分享你的錄音的連結數量。
web-sessions-none = 沒有已登入的瀏覽器。傳送 /web 取得連結。
web-sessions-title = 已登入的瀏覽器
web-session = { $browser } · 自 { $since } 起 · 上次使用 { $seen } UTC
web-browser-unknown = 未知瀏覽器
button-web-end-all = 全部登出
privacy-web = 對於您用 /web 登入的瀏覽器，我會保留其類型、您在平台上的名字和使用時間，最長 30 天；/web sessions 可查看並登出。

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
web-doubtful = 帶底線的詞不確定：請聽一聽。
web-no-words = 此結果只有句子的時間。在聊天中傳送 /again 還會給出詞的時間。
web-no-recording = 錄音已不再保存，無法在此播放。
web-not-playable = 瀏覽器無法播放此錄音。文字和檔案在這裡。
web-files = 檔案
web-also-as = 其他格式：
web-edit = 修改這句話
web-save = 儲存
web-split = 儲存並在游標處分割句子
web-split-lines = 每一行成為一句；沒有文字則刪除該句。
web-leave = 不儲存並離開
web-merge = 與下一句合併
web-speaker = 說話人
web-new-speaker = 新的說話人
web-rename = 重新命名說話人
web-undo = 復原
web-redo = 重做
web-versions = 版本
web-saved = 已儲存為版本 { $number }。
web-conflict = 這裡在此期間被改過，現在是：「{ $text }」。再次儲存可換成你的文字；兩者都保留在版本中。
web-conflict-gone = 文字在此期間被改過，所以沒有儲存。你寫的內容還在這裡：請看看現在的文字再試一次。
web-not-saved = 未儲存：無法連線到伺服器。你寫的內容還在這裡，請再試一次。
web-files-follow = 正在用修改後的文字重新產生檔案。在此之前檔案仍是原來的文字。
web-summary-again = 用這份文字重做摘要
web-summary-asked = 正在用修改後的文字重做摘要。完成後會顯示在結果頁面上。
web-help = 按鍵
web-forward = 前進 3 秒
web-keys-alt = 書寫時使用同樣的按鍵
web-close = 關閉
web-change =
    { $kind ->
        [text] 修改文字
        [split] 分割句子
        [merge] 合併句子
        [speaker] 更換說話人
        [name] 重新命名說話人
        [delete] 刪除句子
        [redo] 重做版本 { $undoes }
       *[undo] 復原版本 { $undoes }
    }
web-not-possible =
    { $code ->
        [long] 一句話最多 5,000 個字元，請分割。
        [last] 最後一句不能刪除。
        [gone] 該句或該說話人已不存在，請重新載入頁面。
        [many] 說話人已達上限。
        [full] 這份文字的修改已達上限。
        [anew] 文字在此期間已重新產生，請重新載入頁面。
       *[other] 無法這樣做。
    }
web-share = 用連結分享
web-share-how = 有連結的人不必登入即可閱讀和收聽此錄音（以當時已修改的內容為準）。他們看不到你的其他內容，也不能修改。
web-share-days = 天數
web-share-files = 包含檔案
web-share-make = 建立連結
web-share-link = 建立於 { $made }，有效至 { $until } UTC
web-share-revoke = 撤銷連結
web-share-once = 此連結只顯示這一次，請複製。你可以在錄音頁面撤銷它。
web-share-full = 此錄音的連結已達上限，請先撤銷一個。
web-share-ended = 此連結無效或已失效。請向傳送者索取新連結。
