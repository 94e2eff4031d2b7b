# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Traditional Chinese.

dashboard-title = 控制台
dashboard-chart =
    { $what ->
        [hours] 錄音時數
       *[jobs] 工作
    }
dashboard-day = { $date }：錄音 { $hours } 小時，完成 { $done }，失敗 { $failed }，取消 { $cancelled }
dashboard-table = 以清單顯示
dashboard-person = 使用者
dashboard-account = 帳號
dashboard-look = 查看
dashboard-limits = 限制
dashboard-limit = 設定限制
dashboard-block = 封鎖
dashboard-unblock = 解除封鎖
dashboard-audit = 管理員操作紀錄
dashboard-front = 移到最前
