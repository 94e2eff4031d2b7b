# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Simplified Chinese.

dashboard-title = 控制台
dashboard-chart =
    { $what ->
        [hours] 录音时长（小时）
       *[jobs] 任务
    }
dashboard-day = { $date }：录音 { $hours } 小时，完成 { $done }，失败 { $failed }，取消 { $cancelled }
dashboard-table = 以列表显示
dashboard-person = 用户
dashboard-account = 账号
dashboard-look = 查看
dashboard-limits = 限制
dashboard-limit = 设置限制
dashboard-block = 封禁
dashboard-unblock = 解除封禁
dashboard-audit = 管理员操作记录
dashboard-front = 移到最前
