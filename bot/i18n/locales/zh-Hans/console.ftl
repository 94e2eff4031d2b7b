# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Simplified Chinese: `mp4totext up` without a token.

console-what = 把录音和视频转成文字，区分说话人，附摘要和字幕
console-example = ~/huiyi.mp4
console-send = 录音的路径：直接输入，或把文件拖进这个窗口。选项写在后面：lang=zh speakers=2
console-link = 直接指向录音的链接
console-demo = 用自带的一小段录音试试
console-help = 我能做的一切
console-quit = 退出
console-where = 文件会写入 { $folder }
console-keys = 按 Tab 补全，按 ↑ 找回之前的输入，按 Ctrl-C 清除这一行。
console-token = 没有设置机器人令牌，所以这个终端就是聊天窗口。要用 Telegram，请在 .env 文件中写入 TELEGRAM_BOT_TOKEN=…（从 @BotFather 获取）；要用 Discord，请写入 DISCORD_BOT_TOKEN=…
console-press = 用编号按下按钮：{ $code }
console-asks = 您的下一行就是对消息 { $number } 的回复；空行表示以后再说。
console-reply = 回复 { $number } >
console-later = 已留到以后。要回复请输入：/reply { $number } …
console-meant = 如果这是对消息 { $number } 的回复，请输入：/reply { $number } …
console-does-reply = 按编号回复消息：/reply 3 小王, 小李
console-form = 按 Enter 到下一栏；按 Esc 离开表单，不作任何更改。
console-form-left = 已离开表单，没有任何更改。
console-leave = 再按一次 Ctrl-C 退出，或输入 /quit。
console-leave-busy = 再按一次 Ctrl-C 退出，或输入 /quit。进行中的任务会在下次启动时继续；用 /cancel 可以停止。
console-goes-on = 尚未完成的任务会在下次启动时继续。
console-no-file = 没有文件 { $name }
console-folder = { $name } 是文件夹。请写明其中的文件；要处理整个文件夹：mp4totext run { $name }
console-no-button = 没有按钮 { $name }。按钮写成 3a 这样；用 /history 查看之前的结果。
console-no-message = 没有可以回复的消息 { $name }。请写：/reply 3 加上您的内容
console-not-written = 无法写入 { $path }：{ $why }。我会再试；如果还是不行，请用 /quit 退出，换一个 --out 再启动。
console-logged = 过程中出了点问题，已记录在 { $path }
privacy-typed =
    您在这个终端输入的内容会为 ↑ 键保留{ $days ->
        [0] 到您删除全部数据为止
       *[other] { $days } 天
    }；邀请码、关联码以及带密码或查询参数的链接不会保留。
