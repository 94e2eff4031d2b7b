# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = 打个招呼
command-help = 我能做什么
command-status = 正在为您处理的内容
command-cancel = 停止您的任务
command-settings = 查看或更改您收到的内容
command-transcribe = 转写链接，或您所回复的消息
command-again = 换种方式重新处理
command-join = 把您最近的录音合并成一份文字（/join 3），相册则在说明中写 join
command-language = 录音中说的语言
command-speakers = 录音中有几个人说话
command-summary = 摘要的详细程度
command-speech = 是否朗读摘要
command-formats = 您收到哪些文件
command-names = 为结果中的说话人命名
command-forget_voice = 忘掉我为您记住的声音
command-history = 再次查看您的结果
command-search = 在您的录音中查找词语
command-quota = 您的额度和已用量
command-auto = 在群组中：转写每一段录音 (on, off)
command-replace = 在群组中：为所有人设定词语的写法；您自己的规则优先
command-privacy = 我保存什么、保存多久
command-delete_my_data = 删除我保存的关于您的一切

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = 开始
name-help = 帮助
name-status = 状态
name-cancel = 取消
name-settings = 设置
name-language = 语言
name-speakers = 说话人
name-summary = 摘要
name-speech = 朗读
name-formats = 格式
name-transcribe = 转写
name-again = 重做
name-join = 合并
name-names = 命名
name-forget_voice = 忘记声音
name-history = 历史
name-search = 搜索
name-quota = 额度
name-auto = 自动
name-replace = 替换
name-link = 关联
name-unlink = 取消关联
name-web = web
name-token = token
name-privacy = 隐私
name-delete_my_data = 删除我的数据
name-stats = 统计
name-queue = 队列
name-failures = 失败记录
name-who = 用户
name-block = 屏蔽
name-unblock = 取消屏蔽
name-admin = 设为管理员
name-unadmin = 撤销管理员
name-invite = 邀请
name-audit = 操作记录
name-drain = 停止接收
name-announce = 公告

## What people read before they talk to the bot: at most 512 and 120 characters

profile = 把视频、语音消息或音频文件发给我，您会收到带说话人和时间的文字稿、分章节的摘要、语音摘要和字幕。我会马上告诉您需要多久，您也可以随时删除全部数据。
profile-short = 把录音和视频转成文字，区分说话人，附摘要、语音摘要和字幕。

## What a form asks for with a command, and the menu of a message

option-file-name = 文件
option-file = 录音：视频、语音消息或音频文件
option-recording-link-name = 链接
option-recording-link = 不发文件也可以：录音的直接链接，或这里某条含录音的消息的链接
option-language-name = 语言
option-language = 所说的语言，例如 zh 或 en
option-speakers-name = 说话人
option-speakers = 有几个人说话，例如 3 或 2-4
option-summary-name = 摘要
option-summary = 摘要的详细程度
option-speech-name = 朗读
option-speech = 朗读摘要
option-formats-name = 格式
option-formats = 文件，用逗号分隔：txt, srt, vtt, json, docx, pdf, video, …
option-video-name = 视频
option-video = 视频字幕：单独的轨道，或画进画面
option-hints-name = 提示词
option-hints = 人名和生僻词，用逗号分隔
option-replace-name = 替换
option-replace = 词语的写法，例如 李名→李明；none 删除规则
option-join = 最近几段录音，例如 3，以及结果的选项
option-clean-name = 清理
option-clean = 去掉“呃”之类的口头禅和重复
option-numbers-name = 数字
option-numbers = 把大于十二的数目写成数字
option-louder-name = 放大
option-louder = 放大较轻的声音再听
option-from-name = 起点
option-from = 片段的开始时间，例如 22:10；-5:00 表示最后五分钟
option-to-name = 终点
option-to = 片段的结束时间，例如 26:20
option-news-name = 公告
option-news = 运营者的消息
option-days-name = 天数
option-days = 多少天，包括今天
option-account-name = 账号
option-account = 谁的账号：本平台上的编号，或 telegram:123456789
option-front-name = 优先
option-front = 要排到最前面的任务编号
option-drain-name = 状态
option-drain = on：不再开始新任务；off：继续；留空：查看当前状态
option-text-name = 内容
option-text = 公告内容
option-private-name = 仅自己可见
option-private = 只有您能看到回复
option-code = 您的邀请码
option-names = 名字，例如 1=小王 2=小李；留空则由我来问您
option-voice = 谁的声音，或 all；留空则列出全部
option-words = 说过的词；最后一个词可以只写开头
option-quota = 管理员用：账号及其额度，例如 minutes=600
option-value = 新的值；留空则显示所有选项
entry-transcribe = 转写
entry-summarize = 总结
entry-join = 与下一段合并

## /settings

value-none = 无
value-short = 简短
value-light = 轻度
value-heard = 按听到的
value-digits = 数字
value-full = 完整
value-track = 可开关的轨道
value-burned = 画进画面

## /stats and the other commands of administrators

command-stats = 用数字和图表查看服务状况：/stats 7 表示一周
command-queue = 查看运行中和等待中的任务，可取消或移到最前
command-failures = 查看最近的失败，可重试
command-who = 查看某人的额度使用情况：/who 123456789
command-block = 不再接受某人的内容：/block 123456789
command-unblock = 重新接受某人的录音：/unblock 123456789
command-admin = 设某人为管理员：/admin 123456789；不带编号则列出管理员
command-unadmin = 撤销某人的管理员身份：/unadmin 123456789
command-audit = 管理员最近的操作
command-drain = 更新前不再开始新任务，先完成运行中的：/drain on, /drain off
command-announce = 向愿意接收公告的人发布消息：/announce 内容

## /link and /unlink: several accounts of one person

command-link = 关联您的多个账号，不同平台也可以
command-unlink = 分开已关联的账号
option-link = 另一个账号给出的关联码；留空则生成一个
command-web = 在浏览器中查看结果
command-token = 为程序创建、查看和撤销访问令牌
option-web = sessions：列出已登录的浏览器；留空获取链接
option-token = read 或 write、天数和名称：read 30 backup；留空查看

## /invite

command-invite = 用邀请码让人加入：/invite 5 30 表示 5 人、30 天；/invite list 查看列表
