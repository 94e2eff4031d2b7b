# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = 打聲招呼
command-help = 我能做什麼
command-status = 正在為您處理的內容
command-cancel = 停止您的任務
command-settings = 查看或更改您收到的內容
command-transcribe = 轉錄連結，或您所回覆的訊息
command-again = 換種方式重新處理
command-join = 把您最近的錄音合併成一份文字（/join 3），相簿則在說明中寫 join
command-language = 錄音中說的語言
command-speakers = 錄音中有幾個人說話
command-summary = 摘要的詳細程度
command-speech = 是否朗讀摘要
command-formats = 您收到哪些檔案
command-names = 為結果中的說話者命名
command-forget_voice = 忘掉我為您記住的聲音
command-history = 再次查看您的結果
command-search = 在您的錄音中搜尋字詞
command-quota = 您的額度和已用量
command-auto = 在群組中：轉錄每一段錄音 (on, off)
command-replace = 在群組中：為所有人設定詞語的寫法；您自己的規則優先
command-privacy = 我保存什麼、保存多久
command-delete_my_data = 刪除我保存的關於您的一切

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = 開始
name-help = 說明
name-status = 狀態
name-cancel = 取消
name-settings = 設定
name-language = 語言
name-speakers = 說話者
name-summary = 摘要
name-speech = 朗讀
name-formats = 格式
name-transcribe = 轉錄
name-again = 重做
name-join = 合併
name-names = 命名
name-forget_voice = 忘記聲音
name-history = 歷史記錄
name-search = 搜尋
name-quota = 額度
name-auto = 自動
name-replace = 取代
name-link = 綁定
name-unlink = 解除綁定
name-web = web
name-token = token
name-privacy = 隱私
name-delete_my_data = 刪除我的資料
name-stats = 統計
name-queue = 佇列
name-failures = 失敗記錄
name-who = 使用者
name-block = 封鎖
name-unblock = 解除封鎖
name-admin = 設為管理員
name-unadmin = 撤銷管理員
name-invite = 邀請
name-audit = 操作記錄
name-drain = 停止接收
name-announce = 公告

## What people read before they talk to the bot: at most 512 and 120 characters

profile = 把影片、語音訊息或音訊檔案傳給我，您會收到帶說話者和時間的逐字稿、分章節的摘要、語音摘要和字幕。我會馬上告訴您需要多久，您也可以隨時刪除全部資料。
profile-short = 把錄音和影片轉成文字，區分說話者，附摘要、語音摘要和字幕。

## What a form asks for with a command, and the menu of a message

option-file-name = 檔案
option-file = 錄音：影片、語音訊息或音訊檔案
option-recording-link-name = 連結
option-recording-link = 不傳檔案也可以：錄音的直接連結，或這裡某則含錄音的訊息的連結
option-language-name = 語言
option-language = 所說的語言，例如 zh 或 en
option-speakers-name = 說話者
option-speakers = 有幾個人說話，例如 3 或 2-4
option-summary-name = 摘要
option-summary = 摘要的詳細程度
option-speech-name = 朗讀
option-speech = 朗讀摘要
option-formats-name = 格式
option-formats = 檔案，用逗號分隔：txt, srt, vtt, json, docx, pdf, video, …
option-video-name = 影片
option-video = 影片字幕：獨立的軌道，或畫進畫面
option-hints-name = 提示詞
option-hints = 人名和罕見詞，用逗號分隔
option-replace-name = 取代
option-replace = 詞語的寫法，例如 李名→李明；none 刪除規則
option-join = 最近幾段錄音，例如 3，以及結果的選項
option-clean-name = 清理
option-clean = 去掉「呃」之類的口頭禪和重複
option-numbers-name = 數字
option-numbers = 把大於十二的數目寫成數字
option-louder-name = 放大
option-louder = 放大較輕的聲音再聽
option-from-name = 起點
option-from = 片段的開始時間，例如 22:10；-5:00 表示最後五分鐘
option-to-name = 終點
option-to = 片段的結束時間，例如 26:20
option-news-name = 公告
option-news = 營運者的訊息
option-days-name = 天數
option-days = 多少天，包括今天
option-account-name = 帳號
option-account = 誰的帳號：本平台上的編號，或 telegram:123456789
option-front-name = 優先
option-front = 要排到最前面的任務編號
option-drain-name = 狀態
option-drain = on：不再開始新任務；off：繼續；留空：查看目前狀態
option-text-name = 內容
option-text = 公告內容
option-private-name = 僅自己可見
option-private = 只有您能看到回覆
option-code = 您的邀請碼
option-names = 名字，例如 1=小明 2=小華；留空則由我來問您
option-voice = 誰的聲音，或 all；留空則列出全部
option-words = 說過的詞；最後一個詞可以只寫開頭
option-quota = 管理員用：帳號及其額度，例如 minutes=600
option-value = 新的值；留空則顯示所有選項
entry-transcribe = 轉錄
entry-summarize = 總結
entry-join = 與下一段合併

## /settings

value-none = 無
value-short = 簡短
value-light = 輕度
value-heard = 按聽到的
value-digits = 數字
value-full = 完整
value-track = 可開關的軌道
value-burned = 畫進畫面

## /stats and the other commands of administrators

command-stats = 用數字和圖表查看服務狀況：/stats 7 表示一週
command-queue = 查看執行中和等待中的任務，可取消或移到最前
command-failures = 查看最近的失敗，可重試
command-who = 查看某人的額度使用情況：/who 123456789
command-block = 不再接受某人的內容：/block 123456789
command-unblock = 重新接受某人的錄音：/unblock 123456789
command-admin = 設某人為管理員：/admin 123456789；不帶編號則列出管理員
command-unadmin = 撤銷某人的管理員身分：/unadmin 123456789
command-audit = 管理員最近的操作
command-drain = 更新前不再開始新任務，先完成執行中的：/drain on, /drain off
command-announce = 向願意接收公告的人發布訊息：/announce 內容

## /link and /unlink: several accounts of one person

command-link = 綁定您的多個帳號，不同平台也可以
command-unlink = 分開已綁定的帳號
option-link = 另一個帳號給出的綁定碼；留空則產生一個
command-web = 在瀏覽器中查看結果
command-token = 為程式建立、查看和撤銷存取權杖
option-web = sessions：列出已登入的瀏覽器；留空取得連結
option-token = read 或 write、天數和名稱：read 30 backup；留空查看

## /invite

command-invite = 用邀請碼讓人加入：/invite 5 30 表示 5 人、30 天；/invite list 查看清單
