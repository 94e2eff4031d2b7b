# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = 篩選
library-any = 全部
library-kind =
    { $kind ->
        [film] 影片
       *[sound] 音訊
    }
library-by =
    { $what ->
        [platform] 平台
        [kind] 類型
        [language] 語言
        [state] 狀態
        [speaker] 說話者
        [tag] 標籤
        [since] 起始日期
       *[until] 結束日期
    }
library-show = 顯示
library-all = 所有錄音
library-none = 沒有符合這些條件的錄音。
library-select = 選擇 { $name }
library-chosen = 已選錄音
library-choose-all = 選擇本頁全部
library-none-chosen = 請先在清單中選擇錄音。
library-delete = 刪除…
library-delete-ask = 刪除已選的錄音（{ $count } 個）嗎？
library-delete-how = 錄音及其文字、檔案、標籤和分享連結會被刪除，聊天中顯示的內容也會刪除。此操作無法復原。
library-delete-now = 永久刪除
library-keep = 保留

## Tags

tags-title = 標籤
tags-field = 標籤（以逗號分隔）
tags-add = 新增
tags-remove = 移除
tags-remove-one = 移除標籤 { $name }
tags-how = 只要有錄音帶有某個標籤，它就存在。可以在錄音清單和每個錄音的頁面上加標籤。
tags-results = 錄音：{ $count } 個
tags-new-name = 標籤 { $name } 的新名稱
tags-rename = 重新命名
tags-delete = 刪除標籤
tags-name = 標籤名稱最多 40 個字元，不含逗號。
tags-person-full = 標籤數量已達上限（{ $count }）。請先刪除一個。
tags-result-full = 一個錄音最多有 { $count } 個標籤。請先移除一個。

## Shared links

shared-title = 分享連結
shared-how = 擁有其中任一連結的人不必登入即可閱讀該錄音。
shared-none = 你沒有分享任何錄音。可以在錄音的頁面上建立連結。
shared-revoke-one = 撤銷指向 { $name } 的連結
shared-revoke-all = 撤銷所有連結
web-links = 分享你的錄音的連結：{ $count } 個。此頁面列出並撤銷它們：{ $url }
