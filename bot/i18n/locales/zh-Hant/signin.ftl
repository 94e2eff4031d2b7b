# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Chinese (traditional).

web-app-opening = Telegram 正在為您登入……
web-app-outside = 此頁面在 Telegram 內開啟，請點按與機器人聊天時輸入欄旁的按鈕。在其他瀏覽器中，請向機器人傳送 /web，它會回覆一個連結。
web-app-refused = Telegram 為此頁面提供的您的資訊無效、過期或已被使用。請關閉頁面，再從聊天中開啟。
web-app-failed = 無法連線到伺服器。請檢查網路，關閉頁面，再從聊天中開啟。
web-app-blocked = 此瀏覽器不保存 Telegram 內頁面的登入狀態。請向機器人傳送 /web，其連結可在單獨的視窗中登入。
web-app-elsewhere = 在單獨的視窗中開啟

## Discord

web-provider-sign-in = 用 { $name } 登入
web-provider-denied = 您未在 { $name } 允許，因此沒有任何變更。請再試一次，或向機器人傳送 /web 取得連結。
web-provider-failed = { $name } 的回應不正常。請稍後再試，或向機器人傳送 /web 取得連結。
web-provider-old = 這次登入開始得太久、在其他瀏覽器中開始，或已被使用。請重新開始。

## Google

web-provider-continue = 前往 { $name }
web-google-about = 在此連結的 Google 帳號之後可用來登入。您的錄音維持不變。只保存帳號編號的摘要：不保存地址和姓名，也不讀取 Google 上的任何內容。
web-google-join = 連結我的 Google 帳號
web-google-joined = Google 帳號，連結於 { $since }
web-google-end = 取消連結
web-google-unknown = 此 Google 帳號在這裡沒有連結任何人。請先用其他方式登入，例如 /web，再在「Google」頁面連結。
web-google-taken = 此 Google 帳號在這裡已連結其他人。對方須先取消連結。
login-told-joined = 有一個 { $name } 帳號在網頁上與你的帳號連結：它現在能以你的身分登入，並看到你的所有結果。如果不是你本人操作，請立即解除：{ $page }（用 /web 登入），並用 /web sessions 登出其他瀏覽器。
login-told-parted = 有一個 { $name } 帳號在網頁上與你的帳號解除了連結：它不能再以你的身分登入，用它登入的瀏覽器已登出。如果不是你本人操作，請用 /web sessions 查看你的瀏覽器。
privacy-google = 對於您在頁面上連結的 Google 帳號，我會保存其編號的摘要，直到您在那裡取消連結。
