# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = 已以 { $platform } 上的 { $name } 登录
web-upload = 添加录音
web-upload-drop = 将音频或视频文件拖到此处，或选择文件。
web-upload-most = 每个文件最大 { $megabytes } MB。
web-upload-choose = 选择文件
web-upload-link = 录音的链接
web-upload-options = 选项，写法与说明文字相同
web-upload-add = 转写链接
web-upload-lost = 连接已断开，正在重试……
web-upload-again = 重试
web-upload-script = 在此页面上传文件需要 JavaScript。你也可以把文件发给机器人。
button-open = 在浏览器中打开
web-sign-in-back = 在此浏览器登录后，会回到这个结果。
answer-goes = 结果也发送到
answer-in-chat = 我在 { $platform } 上的私聊
answer-only-here = 不发送到聊天，仅在此处
