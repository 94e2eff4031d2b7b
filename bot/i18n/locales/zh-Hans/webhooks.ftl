# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Chinese (simplified).

webhooks-title = Webhook
webhooks-about = 你的任务结束时，会向这里的每个地址发送一条带签名的消息。其中有任务的编号和状态，没有你的文字。
webhooks-none = 你没有 Webhook。
webhook-title = Webhook
webhook-url = 地址
webhook-events = 事件
webhook-event =
    { $event ->
        [completed] 任务完成
        [failed] 任务失败
        [cancelled] 任务取消
       *[test] 测试
    }
webhook-state =
    { $state ->
        [person] 已关闭
        [failing] 已关闭：五天内什么都没有送达。
        [gone] 已关闭：服务器称此地址已不存在。
       *[on] 已开启
    }
webhook-secret-new = 此密钥只在此刻显示：请存入检查签名的程序，不要给任何人。
webhook-secret-renewed = 之前的密钥在 24 小时内仍会一同签名。
webhook-deliveries = 最近的发送
webhook-deliveries-none = 还没有发送过。
webhook-job = 录音
webhook-delivery-state =
    { $state ->
        [delivered] 已送达
        [failed] 已放弃
       *[pending] 等待中
    }
webhook-error =
    { $error ->
        [unreachable] 无法连接服务器。
        [certificate] 服务器的证书无效。
        [timeout] 没有按时收到应答。
        [broken] 连接中断了。
        [redirect] 服务器要求跳转，但不会跟随。
        [gone] 服务器称此地址已不存在。
        [off] Webhook 已被关闭。
        [access] 你当时没有访问权限。
       *[status] 服务器返回了错误。
    }
webhook-seconds = { $seconds } 秒
webhook-next = 下次尝试：{ $moment }
webhook-no-events = 请至少选择一个事件。
webhook-many = 你已有 { $most } 个 Webhook。请先删除一个，再添加新的。
webhook-is-off = 此 Webhook 已关闭。请先开启。
webhook-switched-off =
    { $reason ->
        [gone] 我关闭了你发往 { $host } 的 Webhook：服务器称此地址已不存在。可以在这里修改地址：{ $page }
       *[failing] 我关闭了你发往 { $host } 的 Webhook：五天内什么都没有送达。请修好服务器，然后重新开启：{ $page }
    }
button-webhook-add = 添加 Webhook
button-webhook-save = 保存
button-webhook-test = 发送测试
button-webhook-on = 开启
button-webhook-off = 关闭
button-webhook-secret = 新密钥
button-webhook-delete = 删除
webhook-delete-ask = 删除这个 webhook 吗？
webhook-delete-how = 它的签名密钥和发送列表会一起删除，还在等待的不会再发送。此操作无法撤销。
webhook-keep = 保留
button-webhook-again = 重新发送
error-webhook_address = 无法向此地址发送。地址必须以 https:// 开头，并且互联网上人人都能访问。请检查。
error-webhook_https = Webhook 需要 https，这样途中没有人能读取或更改发送的内容。请提供以 https:// 开头的地址。
privacy-webhook = 对于你在页面上添加的 Webhook，我保存地址和密钥直到你删除它，并保存 30 天内何时发送了什么。
