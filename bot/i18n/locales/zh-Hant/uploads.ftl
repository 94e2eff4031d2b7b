# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = 已以 { $platform } 上的 { $name } 登入
web-upload = 新增錄音
web-upload-drop = 將音訊或影片檔案拖到此處，或選擇檔案。
web-upload-most = 每個檔案最大 { $megabytes } MB。
web-upload-choose = 選擇檔案
web-upload-link = 錄音的連結
web-upload-options = 選項，寫法與說明文字相同
web-upload-add = 轉寫連結
web-upload-lost = 連線已中斷，正在重試……
web-upload-again = 重試
web-upload-script = 在此頁面上傳檔案需要 JavaScript。你也可以把檔案傳給機器人。
button-open = 在瀏覽器中開啟
web-sign-in-back = 在此瀏覽器登入後，會回到這個結果。
answer-goes = 結果也傳送到
answer-in-chat = 我在 { $platform } 上的私訊
answer-only-here = 不傳送到聊天，僅在此處
