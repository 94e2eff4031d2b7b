# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Traditional Chinese: `mp4totext up` without a token. Words of Taiwan.

console-what = 把錄音和影片轉成文字，區分說話者，附摘要和字幕
console-example = ~/huiyi.mp4
console-send = 錄音的路徑：直接輸入，或把檔案拖進這個視窗。選項寫在後面：lang=zh speakers=2
console-link = 直接指向錄音的連結
console-demo = 用內附的一小段錄音試試
console-help = 我能做的一切
console-quit = 離開
console-where = 檔案會寫入 { $folder }
console-keys = 按 Tab 補全，按 ↑ 找回之前的輸入，按 Ctrl-C 清除這一行。
console-token = 沒有設定機器人權杖，所以這個終端機就是聊天視窗。要用 Telegram，請在 .env 檔案中寫入 TELEGRAM_BOT_TOKEN=…（從 @BotFather 獲取）；要用 Discord，請寫入 DISCORD_BOT_TOKEN=…
console-press = 用編號按下按鈕：{ $code }
console-asks = 您的下一行就是對訊息 { $number } 的回覆；空行表示以後再說。
console-reply = 回覆 { $number } >
console-later = 已留到以後。要回覆請輸入：/reply { $number } …
console-meant = 如果這是對訊息 { $number } 的回覆，請輸入：/reply { $number } …
console-does-reply = 按編號回覆訊息：/reply 3 小明, 小華
console-form = 按 Enter 到下一欄；按 Esc 離開表單，不作任何更改。
console-form-left = 已離開表單，沒有任何更改。
console-leave = 再按一次 Ctrl-C 離開，或輸入 /quit。
console-leave-busy = 再按一次 Ctrl-C 離開，或輸入 /quit。進行中的任務會在下次啟動時繼續；用 /cancel 可以停止。
console-goes-on = 尚未完成的任務會在下次啟動時繼續。
console-no-file = 沒有檔案 { $name }
console-folder = { $name } 是資料夾。請寫明其中的檔案；要處理整個資料夾：mp4totext run { $name }
console-no-button = 沒有按鈕 { $name }。按鈕寫成 3a 這樣；用 /history 查看之前的結果。
console-no-message = 沒有可以回覆的訊息 { $name }。請寫：/reply 3 加上您的內容
console-not-written = 無法寫入 { $path }：{ $why }。我會再試；如果還是不行，請用 /quit 離開，換一個 --out 再啟動。
console-logged = 過程中出了點問題，已記錄在 { $path }
privacy-typed =
    您在這個終端機輸入的內容會為 ↑ 鍵保留{ $days ->
        [0] 到您刪除全部資料為止
       *[other] { $days } 天
    }；邀請碼、綁定碼以及帶密碼或查詢參數的連結不會保留。
