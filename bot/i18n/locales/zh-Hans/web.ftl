# Not yet reviewed by a native speaker.
# What the pages say, and /web in a chat, in Chinese (simplified).

web-link = 此链接在 { $count } 分钟内可让一个浏览器登录一次。不要发给任何人：打开它的人能看到你的全部结果。/web sessions 显示已登录的浏览器。
web-how = 我只认识 /web（获取链接）和 /web sessions（已登录的浏览器）。/web links 显示共享你的录音的链接数量。
web-sessions-none = 没有已登录的浏览器。发送 /web 获取链接。
web-sessions-title = 已登录的浏览器
web-session = { $browser } · 自 { $since } 起 · 上次使用 { $seen } UTC
web-browser-unknown = 未知浏览器
button-web-end-all = 全部退出
privacy-web = 对于您用 /web 登录的浏览器，我会保留其类型、您在平台上的名字和使用时间，最长 30 天；/web sessions 可查看并退出。

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
web-doubtful = 带下划线的词不确定：请听一听。
web-no-words = 此结果只有句子的时间。在聊天中发送 /again 还会给出词的时间。
web-no-recording = 录音已不再保存，无法在此播放。
web-not-playable = 浏览器无法播放此录音。文本和文件在这里。
web-files = 文件
web-also-as = 其他格式：
web-edit = 修改这句话
web-save = 保存
web-split = 保存并在光标处拆分句子
web-split-lines = 每一行成为一句；没有文字则删除该句。
web-leave = 不保存并离开
web-merge = 与下一句合并
web-speaker = 说话人
web-new-speaker = 新的说话人
web-rename = 重命名说话人
web-undo = 撤销
web-redo = 重做
web-versions = 版本
web-saved = 已保存为版本 { $number }。
web-conflict = 这里在此期间被改过，现在是：“{ $text }”。再次保存可换成你的文字；两者都保留在版本中。
web-conflict-gone = 文字在此期间被改过，所以没有保存。你写的内容还在这里：请看看现在的文字再试一次。
web-not-saved = 未保存：无法连接服务器。你写的内容还在这里，请再试一次。
web-files-follow = 正在用修改后的文字重新生成文件。在此之前文件仍是原来的文字。
web-summary-again = 用这份文字重做摘要
web-summary-asked = 正在用修改后的文字重做摘要。完成后会显示在结果页面上。
web-help = 按键
web-forward = 前进 3 秒
web-keys-alt = 书写时使用同样的按键
web-close = 关闭
web-change =
    { $kind ->
        [text] 修改文字
        [split] 拆分句子
        [merge] 合并句子
        [speaker] 更换说话人
        [name] 重命名说话人
        [delete] 删除句子
        [redo] 重做版本 { $undoes }
       *[undo] 撤销版本 { $undoes }
    }
web-not-possible =
    { $code ->
        [long] 一句话最多 5,000 个字符，请拆分。
        [last] 最后一句不能删除。
        [gone] 该句或该说话人已不存在，请重新加载页面。
        [many] 说话人已达上限。
        [full] 这份文字的修改已达上限。
        [anew] 文字在此期间已重新生成，请重新加载页面。
       *[other] 无法这样做。
    }
web-share = 用链接分享
web-share-how = 有链接的人无需登录即可阅读和收听此录音（以当时已修改的内容为准）。他们看不到你的其他内容，也不能修改。
web-share-days = 天数
web-share-files = 包含文件
web-share-make = 创建链接
web-share-link = 创建于 { $made }，有效期至 { $until } UTC
web-share-revoke = 撤销链接
web-share-once = 此链接只显示这一次，请复制。你可以在录音页面撤销它。
web-share-full = 此录音的链接已达上限，请先撤销一个。
web-share-ended = 此链接无效或已失效。请向发送者索取新链接。
