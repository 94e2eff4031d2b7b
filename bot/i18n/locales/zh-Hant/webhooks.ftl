# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Chinese (traditional).

webhooks-title = Webhook
webhooks-about = 你的任務結束時，會向這裡的每個位址傳送一則帶簽章的訊息。其中有任務的編號和狀態，沒有你的文字。
webhooks-none = 你沒有 Webhook。
webhook-title = Webhook
webhook-url = 位址
webhook-events = 事件
webhook-event =
    { $event ->
        [completed] 任務完成
        [failed] 任務失敗
        [cancelled] 任務取消
       *[test] 測試
    }
webhook-state =
    { $state ->
        [person] 已關閉
        [failing] 已關閉：五天內什麼都沒有送達。
        [gone] 已關閉：伺服器稱此位址已不存在。
       *[on] 已開啟
    }
webhook-secret-new = 此密鑰只在此刻顯示：請存入檢查簽章的程式，不要給任何人。
webhook-secret-renewed = 之前的密鑰在 24 小時內仍會一同簽章。
webhook-deliveries = 最近的傳送
webhook-deliveries-none = 還沒有傳送過。
webhook-job = 錄音
webhook-delivery-state =
    { $state ->
        [delivered] 已送達
        [failed] 已放棄
       *[pending] 等待中
    }
webhook-error =
    { $error ->
        [unreachable] 無法連線到伺服器。
        [certificate] 伺服器的憑證無效。
        [timeout] 沒有按時收到回應。
        [broken] 連線中斷了。
        [redirect] 伺服器要求轉址，但不會跟隨。
        [gone] 伺服器稱此位址已不存在。
        [off] Webhook 已被關閉。
        [access] 你當時沒有存取權限。
       *[status] 伺服器回應了錯誤。
    }
webhook-seconds = { $seconds } 秒
webhook-next = 下次嘗試：{ $moment }
webhook-no-events = 請至少選擇一個事件。
webhook-many = 你已有 { $most } 個 Webhook。請先刪除一個，再新增。
webhook-is-off = 此 Webhook 已關閉。請先開啟。
webhook-switched-off =
    { $reason ->
        [gone] 我關閉了你發往 { $host } 的 Webhook：伺服器稱此位址已不存在。可以在這裡修改位址：{ $page }
       *[failing] 我關閉了你發往 { $host } 的 Webhook：五天內什麼都沒有送達。請修好伺服器，然後重新開啟：{ $page }
    }
button-webhook-add = 新增 Webhook
button-webhook-save = 儲存
button-webhook-test = 傳送測試
button-webhook-on = 開啟
button-webhook-off = 關閉
button-webhook-secret = 新密鑰
button-webhook-delete = 刪除
webhook-delete-ask = 刪除這個 webhook 嗎？
webhook-delete-how = 它的簽章金鑰和傳送清單會一起刪除，還在等待的不會再傳送。此操作無法復原。
webhook-keep = 保留
button-webhook-again = 重新傳送
error-webhook_address = 無法向此位址傳送。位址必須以 https:// 開頭，並且網路上人人都能存取。請檢查。
error-webhook_https = Webhook 需要 https，這樣途中沒有人能讀取或更改傳送的內容。請提供以 https:// 開頭的位址。
privacy-webhook = 對於你在頁面上新增的 Webhook，我保存位址和密鑰直到你刪除它，並保存 30 天內何時傳送了什麼。
