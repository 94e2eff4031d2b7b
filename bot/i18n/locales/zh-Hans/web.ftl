# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Chinese (simplified).

web-link = 此链接在 { $count } 分钟内可让一个浏览器登录一次。不要发给任何人：打开它的人能看到你的全部结果。/web sessions 显示已登录的浏览器。
web-how = 我只认识 /web（获取链接）和 /web sessions（已登录的浏览器）。
web-sessions-none = 没有已登录的浏览器。发送 /web 获取链接。
web-sessions-title = 已登录的浏览器
web-session = { $browser } · 自 { $since } 起 · 上次使用 { $seen } UTC
web-browser-unknown = 未知浏览器
button-web-end-all = 全部退出
privacy-web = 对于您用 /web 登录的浏览器，我会保留其类型和使用时间，最长 30 天；/web sessions 可查看并退出。

## Pages

web-title = 录音
web-sign-in = 登录
web-sign-out = 退出登录
web-sign-in-how = 请在私聊中向机器人发送 /web。它会回复一个链接，用于登录此浏览器。
web-sign-in-ask = 要在此浏览器登录吗？它会显示你的全部结果，最长 30 天，或直到你退出。请只在自己的设备上这样做。
web-link-used = 此链接已被使用或已过期。向机器人发送 /web 获取新链接。
web-not-found = 这里什么也没有，或属于其他人。首页列出你的录音。
web-refused = 此请求不是来自我们的页面，或页面已过期。请重新打开后再试一次。
web-busy = 请求太多。请稍等片刻再试。
web-away = 暂时无法访问你的数据。请稍后再试。
web-search = 搜索
web-working = 处理中
web-newest = 最新录音
web-play = 播放或暂停
web-back = 后退 3 秒
web-slower = 减速
web-faster = 加速
web-find = 在此录音中查找
web-next-match = 下一处
web-previous-match = 上一处
web-keys = 按键：空格播放和暂停，← 后退 3 秒，< 和 > 调节速度，/ 查找。点击一个词即可收听。
web-doubtful = 带下划线的词不确定：请听一听。
web-no-words = 此结果只有句子的时间。在聊天中发送 /again 还会给出词的时间。
web-no-recording = 录音已不再保存，无法在此播放。
web-not-playable = 浏览器无法播放此录音。文本和文件在这里。
web-files = 文件
web-also-as = 其他格式：
