# Not yet reviewed by a native speaker.
# Signing in to the pages without a link of the chat, in Chinese (simplified).

web-app-opening = Telegram 正在为您登录……
web-app-outside = 此页面在 Telegram 内打开，请点按与机器人聊天时输入框旁的按钮。在其他浏览器中，请向机器人发送 /web，它会回复一个链接。
web-app-refused = Telegram 为此页面提供的您的信息无效、过期或已被使用。请关闭页面，再从聊天中打开。
web-app-failed = 无法连接服务器。请检查网络，关闭页面，再从聊天中打开。
web-app-blocked = 此浏览器不保存 Telegram 内页面的登录状态。请向机器人发送 /web，其链接可在单独的窗口中登录。
web-app-elsewhere = 在单独的窗口中打开

## Discord

web-provider-sign-in = 用 { $name } 登录
web-provider-denied = 您未在 { $name } 允许，因此没有任何变化。请重试，或向机器人发送 /web 获取链接。
web-provider-failed = { $name } 的回应不正常。请稍后重试，或向机器人发送 /web 获取链接。
web-provider-old = 此次登录开始得太久、在其他浏览器中开始，或已被使用。请重新开始。

## Google

web-provider-continue = 前往 { $name }
web-google-about = 在此关联的 Google 账号以后可用来登录。您的录音保持不变。只保存账号编号的摘要：不保存地址和姓名，也不读取 Google 上的任何内容。
web-google-join = 关联我的 Google 账号
web-google-joined = Google 账号，关联于 { $since }
web-google-end = 取消关联
web-google-unknown = 此 Google 账号在这里没有关联任何人。请先用其他方式登录，例如 /web，再在“Google”页面关联。
web-google-taken = 此 Google 账号在这里已关联其他人。对方须先取消关联。
login-told-joined = 有一个 { $name } 账号在网页上与你的账号关联：它现在能以你的身份登录，并看到你的所有结果。如果不是你本人操作，请立即解除：{ $page }（用 /web 登录），并用 /web sessions 退出其他浏览器。
login-told-parted = 有一个 { $name } 账号在网页上与你的账号解除了关联：它不能再以你的身份登录，用它登录的浏览器已退出。如果不是你本人操作，请用 /web sessions 查看你的浏览器。
privacy-google = 对于您在页面上关联的 Google 账号，我会保存其编号的摘要，直到您在那里取消关联。
