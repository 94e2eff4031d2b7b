# Not yet reviewed by a native speaker.
# What mp4totext says, in Simplified Chinese.
# Words in { $braces } are filled in; keep them all.

locale-name = 简体中文

## Hello and help

hello = 把视频、语音消息、音频文件或它们的链接发给我，您会收到区分说话人的文字稿、摘要、语音摘要和字幕。
hello-invited = 欢迎！您的邀请已生效。
help-recordings = 录音
help-choices = 您收到的内容
help-rest = 其他
help-beside = 随文件附上的选项
help-wishes =
    可以写上只对这个文件有效的选项，例如：lang=zh speakers=2 summary=short speech=no formats=txt,srt,vtt
    语言 lang：所说的语言，例如 zh 或 en
    也可以写名称：lang=德语；多种语言：lang=de,en；中文字体：lang=zh-Hans
    人数 speakers：有几个人说话，例如 3 或 2-4
    摘要 summary：none（不要）、short（简短）或 full（完整）
    朗读 speech：yes 或 no
    文件 formats：可从中任选：{ $formats }
    字幕 captions：normal，或用 short 得到单行短字幕
    video: 要把字幕画进画面，写 burned
    细致 careful：yes 表示识别更仔细，但更慢
    音量 louder：yes 表示放大较轻的声音再听
    from、to：片段的时间，例如 from=22:10 to=26:20 或 from=-5:00
    replace：词语的写法，例如 李名→李明
    clean：light 去掉口头禅和重复
    numbers：digits 把文字数目写成数字
    提示 hints：人名和生僻词，用逗号分隔
    链接后面也可以这样写。链接必须直接指向文件。
hint-send-media = 请发给我视频、语音消息、音频文件或它们的链接。详情请看 /help。
hint-what-to-transcribe = 请告诉我要转写什么：发送 /transcribe 并附上录音或录音的链接，或用它回复一条含录音的消息。
hint-message-menu = 那条消息里没有录音，或者我看不到。右键点击那条消息，选择“应用”再选“转写”，我就能看到。
link-first = 共有 { $count } 个链接，我先处理第一个。其余的请分别单独发送。
hint-unknown-command = 没有 /{ $name } 这个命令。请用 /help 查看我能做什么。

## The card of a job

card-title = { $name }
card-taking = 正在接收文件
card-next = 排队中：下一个就是您
card-ahead = 排队中：前面还有 { $count } 个任务
card-drained = 排队中。服务正在更新：不会丢失任何内容，稍后会自动继续。
card-lacks-language = 排队中：等待能识别该语言的工作进程：{ $language }。致运营者：请启动一个 WHISPER_MODEL 能识别该语言的工作进程。
card-lacks-length = 排队中：等待接受这种时长录音的工作进程。致运营者：请以 WORKER_JOBS=all 启动一个工作进程。
card-lacks-worker = 当前没有在线的工作进程。内容不会丢失：工作进程恢复后会自动继续。致运营者：请启动一个工作进程（mp4totext worker）。
card-work = 处理需要 { $time }
card-left = 剩余 { $time }
card-failed = { $name } · 失败
card-cancelled = 已取消。
card-preparing = 已完成，正在准备结果
button-cancel = 取消

stage-audio = 正在读取音频
stage-transcript = 正在听写
stage-speakers = 正在区分说话人
stage-summary = 正在写摘要
stage-speech = 正在录制语音摘要
stage-files = 正在生成文件
stage-starting = 正在启动
card-fetching = 正在下载语音模型 { $model }，只需一次
card-fetching-bytes = { $done } / { $total } MB
card-fetching-some = { $done } MB

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } 秒
lasting-minutes = { $minutes } 分 { $seconds } 秒
lasting-hours = { $hours } 小时 { $minutes } 分
until-now = 现在
until-minutes = { $minutes } 分钟后（{ $time } UTC）
until-hours = { $hours } 小时 { $minutes } 分钟后（{ $time } UTC）
about-seconds = 约 { $count } 秒
about-minutes = 约 { $count } 分钟
about-hours = 约 { $hours } 小时 { $minutes } 分钟

## The answer

answer-speakers = { $count } 位说话人
answer-points = 要点
answer-chapters = 章节
answer-decisions = 决定
answer-actions = 待办事项
answer-questions = 待解决的问题
answer-shares = 发言情况
answer-transcript = 文字稿
answer-engines = 生成引擎：{ $engines }
answer-more = 其余内容在文件里。
answer-empty = 我没有在这段录音里听到人说话。
answer-empty-next = 如果确实有人说话，请附上语言重新发送，例如 lang=zh，或者离声音近一些再录一次。
answer-too-large = { $name } 太大，无法在这里发送（{ $megabytes } MB，上限 { $limit } MB）。
large-zip = { $name } 对这个聊天来说太大（{ $megabytes } MB，上限 { $limit } MB），将以 zip 压缩包发送。
large-sound = { $name } 对这个聊天来说太大（{ $megabytes } MB，上限 { $limit } MB），将以较小的音频文件发送。
large-parts = { $name } 对这个聊天来说太大（{ $megabytes } MB，上限 { $limit } MB），将分成几部分发送。
large-beside = 字幕文件效果相同：把它放在视频旁边，用相同的文件名即可。
large-ask = 在视频旁边放一个字幕文件效果相同：用 /again formats=srt 即可生成。
large-not-made = { $name } 无法压缩到这个聊天允许的大小。

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = 听写：{ $engine }
receipt-choice =
    { $code ->
        [fetching] 正在下载更适合这台机器的模型
       *[lacking] 没有更适合这台机器的模型可用
    }
receipt-summarized = 摘要：{ $engine }
receipt-spoken = 朗读：{ $engine }
receipt-sent = { $engine }（已发送给 { $company }）
receipt-recording =
    { $hours ->
        [0] 录音已删除
       *[other] 录音将在 { $hours } 小时后删除
    }
receipt-text =
    { $days ->
        [0] 文字保留到您删除为止
       *[other] 文字将在 { $days } 天后删除
    }
receipt-now = 立即删除：点下方的“{ $button }”

## The buttons of an answer, and doing it again

button-summary = 摘要
button-transcript = 文字稿
button-subtitles = 字幕
button-voice = 语音
button-redo = 重做
button-names = 为说话人命名
button-name = 输入名字
button-drop = 删除
button-drop-now = 是的，删除这个结果
button-back = ‹ 返回
redo-language = 换一种语言
redo-speakers = 换说话人数
redo-careful = 更仔细地听，速度较慢
redo-louder = 更响：放大较轻的声音
redo-summary = 换一种摘要
redo-captions-short = 短字幕，单行
redo-captions-normal = 普通字幕，两行
redo-burned = 把字幕画进画面
redo-voice-on = 加上语音摘要
redo-voice-off = 不要语音摘要
again-title = 重做：{ $name }
again-begun = 正在重做，上面的结果会随之更新。
again-busy = 正在处理中。请等它完成，或将它取消。
again-same = 已经是这样了。
again-minutes = { $why } 重新识别录音会像新录音一样计时。这个结果的其他文件、摘要、姓名和说话人不消耗分钟数。
again-none = 没有可以重做的结果。请用 /again 回复一个结果，或发给我一段录音。
again-nothing = 重做没有成功：{ $why } 这是之前的结果。
again-changed = 已更改：{ $options }
again-differs = 结果不同：{ $facts }
again-no-difference = 结果与之前相同。
result-not-yours = 这个结果属于别人，或者已经不再保存。
file-gone = 这个文件已不再保存。请重新发送录音来获取新的文件。
file-never = 这个服务无法生成它。
drop-done = { $name }：已删除，我保存的相关内容也一并删除了。已发送的文件会留在聊天里，直到您自己删除。

## Naming the speakers

names-title = { $name } 里是谁在说话？
names-how = 请按这个顺序用名字回复本消息：小王, 小李。也可以按编号只写一个：2 = 小李。在其他地方：/names 1=小王 2=小李
names-form = 点下面的按钮输入名字。
names-all = 每行一个：1 = 小王
names-late = 没能及时打开表单。请再点一次按钮，或发送：/names 1=小王 2=小李
names-clip = 说话人 { $number }
names-begun = 正在填入名字，上面的结果会随之更新。
names-one = 我只听到一位说话人，所以不需要区分。

## Remembered voices

voices-offer = 要我记住这些声音吗？我会为每个声音保存一份声纹：它是描述声音的数字，不是声音本身。它只用来在您今后发到这个聊天的录音里填上这些名字，不会与任何人共享；随时可以用 /forget_voice 删除。请先征得声音主人的同意。
button-remember = 记住
button-remember-not = 不用
voices-remembered = 已记住：{ $names }。当我确定是谁的声音时，会在您今后发到这个聊天的录音里填上名字；用 /forget_voice 可以删除。
voices-short = 说话时间太短，没能记住：{ $names }。
voices-many = 没有记住，因为我在这里已经为您记了 { $most } 个声音：{ $names }。用 /forget_voice 可以腾出位置。
voices-mute = 这些声音无法记住：这个结果没有声纹，可能是因为它来自声纹功能推出之前，也可能是因为区分说话人的引擎不生成声纹。
voices-on = 从现在起，我会记住您命名的声音，用于您今后发到同一聊天的录音。
voices-declined = 我不会记住声音。可以用 /settings 更改。
voices-off = 这个服务不记录声音。
voices-title = 我为您记住的声音
voices-how = 点一个名字即可忘掉那个声音；之前结果里的名字会保留。也可用命令：/forget_voice 小王，或 /forget_voice all
voices-elsewhere = 在另一个聊天
voices-unknown = 我没有记住叫 { $name } 的声音。用 /forget_voice 查看列表。
voices-forgotten = 已忘记：{ $name }。
voices-none = 我在这里没有为您记住任何声音。
voices-gone = 我已不再为您保留任何声音。
button-forget-voices = 全部忘记

## Several recordings sent together

album-title = { $count } 段录音
album-done = 已完成 { $done } / { $count }
album-late = 此文件到达之前，该相册的其他文件已开始处理，因此它们不在同一份文字中。等所有回复都到了，用 /join { $count } 回复第一条，就会合并为一份。
state-done = 已完成
state-failed = 失败
state-cancelled = 已取消

## /status, /cancel

status-none = 目前没有正在为您处理的内容。请发给我一段录音。
status-line = { $name }：{ $state }
status-percent = { $stage }，{ $percent }%
cancel-none = 没有可以取消的任务。
cancel-done = 已取消 { $count } 个任务。
cancel-over = 这个任务已经结束。
not-yours = 只有发送录音的人才能这样做。

## /settings

settings-title = 您收到的内容（除非在文件旁另写选项）
settings-how = 也可用命令：/settings lang=zh summary=short formats=txt,srt
settings-no-part = from= 和 to= 只用于单个录音：请写在录音的说明文字里，或写在 /again 之后。没有任何改动。
settings-no-join = join 只用于单个相册：请写在相册的说明文字里。已完成的录音请用 /join。没有任何改动。
settings-changed = 已更改。
settings-reset = 一切已恢复为初始设置。
button-reset = 恢复初始设置
button-to-settings = ‹ 设置
menu-not-yours = 这个菜单属于别人。用 /settings 打开您自己的菜单。
menu-lang = 语言
menu-speakers = 说话人数
menu-summary = 摘要
menu-summary_lang = 摘要语言
menu-speech = 语音摘要
menu-formats = 文件
menu-captions = 字幕
menu-clean = 口头禅
menu-numbers = 数字写法
menu-video = 视频字幕
menu-careful = 识别
menu-louder = 较轻的声音
menu-voices = 声音
menu-tongue = 我的语言
menu-news = 公告
page-lang = 您的录音里说的是什么语言？
page-speakers = 录音里有几个人说话？
page-summary = 您想要多详细的摘要？
page-summary_lang = 摘要用什么语言？
page-speech = 要朗读摘要吗？
page-formats = 您想要哪些文件？可以多选。
page-captions = 字幕每行多长？
page-clean = 要去掉“呃”和重复吗？
page-numbers = 要把数目写成 25 这样的数字吗？
page-video = 视频如何显示字幕？
page-careful = 更仔细的识别需要更长时间。要开启吗？
page-louder = 要放大较轻的声音再听吗？噪声有时会变成错误的词。
page-voices = 要我认出您命名过的声音吗？我会为每个声音保存一份声纹（数字，而不是声音本身），只用于您今后发到同一聊天的录音。关闭后会全部忘记。
page-tongue = 我用什么语言和您交流？
page-news = 想接收这个服务的运营者发布的公告吗？公告不多，也绝不会涉及其他人。
page-by = 用命令：{ $command }
wish-lang = 语言：{ $value }
wish-speakers = 说话人数：{ $value }
wish-summary = 摘要：{ $value }
wish-summary_lang = 摘要语言：{ $value }
wish-speech = 语音摘要：{ $value }
wish-formats = 文件：{ $value }
wish-captions = 字幕长度：{ $value }
wish-clean = 去掉口头禅：{ $value }
wish-numbers = 数字写法：{ $value }
wish-video = 视频字幕：{ $value }
wish-careful = 更仔细、更慢的识别：{ $value }
wish-louder = 放大较轻的声音：{ $value }
wish-voices = 认出我命名的声音：{ $value }
wish-tongue = 与您交流的语言：{ $value }
wish-news = 运营者的公告：{ $value }
wish-hints = 人名和生僻词：{ $value }
wish-replace = 替换的词语：{ $value }
value-auto = 自动识别
value-platform = 跟随应用设置
value-normal = 普通
value-video = 视频
value-yes = 是
value-no = 否

## /quota

quota-title = 您的额度
quota-minutes = 24 小时内的分钟数：已用 { $used } / { $limit }，剩余 { $left }
quota-minutes-free = 24 小时内的分钟数：已用 { $used }，没有上限
quota-back = 其中 { $amount } 分钟恢复的时间：{ $until }
quota-all-back = 全部恢复的时间：{ $until }
quota-jobs = 进行中的任务：{ $count } / { $limit }
quota-jobs-free = 进行中的任务：{ $count }，没有上限
quota-longest = 最长录音：{ $limit } 分钟
quota-largest = 最大文件：{ $limit } MB

## /history

history-none = 这里还没有您的结果。
history-title = 您的结果
button-newer = 较新
button-older = 较旧
result-elsewhere = 这段录音是您在别处发送的。请在那里打开结果，或在与我的私聊中打开。

## /search

search-how = 请写上要找的内容，例如：/search 三月预算。我会在您录音的文字稿里查找。
search-none = 在您这里的录音中，没有人说过这个。
search-title = 谁说了“{ $words }”
search-places = { $count } 处
search-also = 还有：{ $times }
search-more = 还有更多。多加几个词可以缩小范围。

## /auto

auto-in-groups = 在群组里才能使用 /auto：由群管理员开启后，我会转写发到群里的每一段录音。
auto-is-on = 我会转写发到这里的每一段录音。
auto-is-off = 在这里，只有被要求时我才转写。
auto-how = 本群管理员可以用 /auto on 和 /auto off 更改。
auto-only-managers = 只有本群管理员才能这样做。
auto-unknown = 我没能查出谁是本群的管理员。请稍后再试。
auto-on = 从现在起，凡是可以使用我的人发到这里的语音消息、视频消息、音频和视频，我都会转写，并计入发送者的额度。
auto-deaf-telegram = 但我还收不到这些消息：请把我设为本群管理员，或请运营者在 @BotFather 关闭 privacy mode，再重新把我加入群组。
auto-deaf-discord = 但我还收不到这些消息：运营者需要为这个机器人开启 Message Content intent，并在设置中开启 DISCORD_MESSAGE_CONTENT。
auto-off = 从现在起，在这里只有被要求时我才转写。
join-too-few = 我只能合并您在本聊天中已完成的录音，至少需要两段。请发送录音，等我回复后再用 /join 2，或用 /join 回复第一段。
join-too-few-menu = 我只能合并您在本聊天中已完成的录音，至少需要两段。请发送录音，等我回复后再用 /join 2，或右键点击第一段，选择“应用”再选“{ $entry }”。
join-no-part = 合并的录音会整段转写：请去掉 from= 和 to=，以及只转写了一部分的录音。/again from=start to=end 可以把这样的录音整段转写。
rules-in-groups = 在群组里才能使用 /replace：由群管理员设定发到群里的所有录音中词语的写法。要用于您自己在各处的录音，请发送 /settings replace=李名→李明
rules-here = 发到这里的所有录音中替换的词语：{ $value }
rules-none = 本群没有替换任何词语。
rules-how = 本群管理员可以用 /replace 李名→李明; 王芳芳→王方方 更改，/replace none 删除规则。对同一个词，说明文字中的规则优先，其次是个人自己的规则。

## /stats and the other commands of administrators

help-operators = 管理员专用
stats-how = 请写明天数：1 到 { $most } 之间的数字，例如 /stats 7。
stats-title =
    { $days ->
        [1] 今天
       *[other] 最近 { $days } 天
    }
stats-people = 用户：{ $people }，活跃：{ $active }
stats-queue = 当前：{ $running } 个运行中，{ $queued } 个等待
stats-jobs = 全部任务：{ $done } 完成，{ $failed } 失败，{ $cancelled } 取消
stats-hours = 录音：{ $hours } 小时
stats-success = 无失败完成：{ $percent }
stats-waited = 等待：中位数 { $median }，95% 不超过 { $most }
stats-worked = 处理：中位数 { $median }，95% 不超过 { $most }
stats-realtime = 实时系数：{ $factor }
stats-failures = 失败：{ $list }
stats-languages = 语言：{ $list }
stats-no-workers = 没有工作进程在线。
stats-worker = 工作进程 { $name }：{ $device }，{ $memory } GB，任务：{ $jobs }，{ $seconds } 秒前在线
stats-more-workers = 其他工作进程：{ $others }
stats-storage = 存储：已用 { $used } GB，剩余 { $free } GB
stats-legend =
    上：录音时长（小时）。下：任务数。
    🟦 完成 ⬜ 取消 🟧 失败

queue-none = 没有运行中或等待中的任务。
queue-title = 运行中：{ $running }，等待：{ $waiting }
queue-waits = 等待中
button-front = 移到最前：
front-not = 队列里没有这个任务：它正在运行、已经结束，或从未存在。
drained-since = 自 { $since } 起停止开始新任务。
drain-off = 服务正在接受任务。
drain-how = 更新前请用 /drain on。运行中的任务会完成，用户发来的内容会保存并等待。
drain-not-yet = 要先完成运行中的任务。请过一会儿再看。
drain-ready = 没有运行中的任务：现在可以停止并更新服务。等待的任务会在 /drain off 之后继续。
announce-how = 请写上公告内容：/announce 内容。您确认之后，会发给在 /settings 里开启公告的人。
announce-long = 内容太长：最多 { $most } 个字符。
announce-nobody = 没有人在 /settings 里开启公告，所以没有接收者。
announce-preview = 将有 { $count } 人收到：
announce-sending = 公告正在发送。
announce-sent = 公告已发送。
announce-stopped = 公告已停止发送。
announce-told = 已通知：{ $told } / { $count }
announce-gone = 无法送达（对方屏蔽了机器人或关闭了私信）：{ $count }
announce-spared = 不再希望接收：{ $count }
announce-dropped = 没有发送。
announce-over = 这条公告已经结束，或从未存在。
button-announce = 发送
button-announce-drop = 不发送
button-announce-stop = 停止
news-title = 运营者的公告
news-off = 您收到这条消息，是因为您在设置里开启了公告。用 /settings news=no 可以关闭。
button-drain = 不再开始新任务
button-go-on = 继续接受任务
button-look = 再看一次
failures-none = 没有失败。
failures-title = 最近的失败
button-retry = 重试
retry-begun = 正在重新处理，进度显示在它自己的消息里。
retry-not = 无法重试：它正在处理、已经完成，或不再保存。
who-how = 请写明是谁的账号，例如：{ $example }
who-unknown = 我还没见过 { $account }：请对方先给我发消息。
who-role = 角色：{ $role }
who-accounts = 账号：{ $accounts }
who-since = 首次使用：{ $date }
role-user = 用户
role-admin = 管理员
role-blocked = 已屏蔽
block-done = 已屏蔽：{ $account }
block-not-admins = 账号 { $account } 是管理员，不能屏蔽。可先用 /unadmin 撤销管理员身份。
block-not-self = 您不能屏蔽自己。
unblock-done = 未被屏蔽：{ $account }
admin-done = 已成为管理员：{ $account }
admin-already = { $account } 已经是管理员。
admin-blocked = { $account } 已被屏蔽。如果要设为管理员，请先用 /unblock。
unadmin-done = 不再是管理员：{ $account }
unadmin-not-self = 您不能撤销自己的管理员身份，请由另一位管理员操作。
unadmin-settings = { $account } 在设置 (ADMINS) 中被指定为管理员：只有运行服务的人才能更改。
unadmin-none = { $account } 不是管理员。
admins-settings = 由设置 (ADMINS) 指定的管理员：{ $accounts }
admins-made = 由管理员任命：{ $accounts }
quota-of = { $account } 的额度
quota-done = { $account } 今后的额度
quota-set = 单独设置：{ $limits }
quota-service = 但在这里，任何人都不能发送超过 { $longest } 分钟或 { $largest } MB 的内容。
audit-none = 还没有管理员操作过。

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] Telegram
        [discord] Discord
       *[other] 终端
    }
link-how = 请用您的另一个账号，在私聊中把这个发给我：
link-once = 它只能用一次，{ $count } 分钟内有效。不要给任何人看：使用它的人能看到并删除您的所有结果。
link-alone = 这只能给您自己看。请在私聊中向我发送 /{ $command }。
link-seen = 这里的其他人可能看到了这个关联码，所以它已作废。请再发一次 /link，并在与我的私聊中输入新关联码。
link-own = 这个关联码就是您自己的。请用另一个账号输入。
link-admins = 管理员账号只能与管理员账号关联：关联码不会赋予任何人权限。请先让管理员把两个账号都设为管理员。
link-many = 最多可以关联 { $count } 个账号。
link-ask = 要把这个账号与给出关联码的账号（{ $platform }）关联吗？之后您在我这里就是同一个人：共用一份历史和额度，并采用那个账号的设置。每个账号都能看到并删除另一个账号的所有内容。只有两个账号都是您的，才请选择“是”。
button-join = 是的，两个都是我的
button-join-not = 不
link-not = 没有关联任何账号。
link-done = 已关联。历史、搜索、设置和额度现在与那边（{ $platform }）相同。用 /unlink 可以再次分开。
link-told = 您的关联码已被使用：这个账号现已与 { $account } 关联，双方都能看到对方的所有结果。如果不是您本人操作，请立即发送 /unlink。
unlink-none = 这个账号没有与其他账号关联。用 /link 可以关联。
unlink-which = 要把哪个账号分出来？
unlink-this = { $account }（本账号）
unlink-done = 已分开：{ $account } 重新独立。每个账号保留各自发送的内容；设置会复制一份。
code-wrong-link = 这个关联码无效：输入有误、已被使用或已过期。请在另一个账号发送 /link 获取新关联码。
code-wrong-invite = 这个邀请码无效：输入有误、次数用完或已过期。
code-tries =
    { $count ->
        [0] 错误次数太多，一小时内不再接受任何代码。
       *[other] 您还可以再试 { $count } 次。
    }
code-too-many = 代码错误次数太多，现在即使是正确的代码也不会接受。请在{ $time }后再试。
delete-accounts = 这会涉及您所有已关联的账号：{ $accounts }。如果想保留其中某个账号的结果，请先用 /unlink 把它分开。
privacy-codes = 对于您输错的代码，我只记录次数，保留一小时，即使您删除了全部数据也是如此。
privacy-voices =
    我会随文字保存其中说话人的声纹：描述声音的数字，属于生物识别数据。除非您要我记住您命名的声音，否则声纹不会用来识别任何人。记住的声音会保存{ $days ->
        [0] 到您发送 /forget_voice 为止
       *[other] 到您发送 /forget_voice，或连续 { $days } 天没有再听到为止
    }，并且只用来在您今后发到那个聊天的录音里填上名字。
again-here = 正在重做，新的结果会发到这里。
again-elsewhere = 我已不再保存这段录音，而且它是在别处（{ $platform }）发送的。请在这里重新发给我，或在那边重做。

## /invite

invite-how = 请写明人数（最多 { $uses }）和天数（最多 { $limit }）：/invite 5 30。不写数字则为一人、一周。用 /invite list 查看邀请码，用 /invite revoke 加邀请码收回。
invite-made = 这个邀请码可让 { $count } 人加入，有效期至 { $date }。请他们在任意平台上向我发送：
invite-link = 或者让他们打开这个链接（{ $platform }）：{ $link }
invite-idle = 但只有 ACCESS=invite 时才需要邀请码。现在是 ACCESS={ $access }。
invite-title = 有效的邀请码
invite-left = 剩余 { $left } / { $uses }，有效期至 { $date } UTC
invite-none = 没有有效的邀请码。用 /invite 可以生成。
invite-unknown = 没有这个邀请码，或它已无法再使用。
invite-revoked = { $name } 已不能再用来加入。之前加入的人不受影响。
button-revoke = 收回

## Privacy

privacy =
    { $hours ->
        [0] 任务完成后，我会删除您的录音。
       *[other] 任务完成后，我会把您的录音保留 { $hours } 小时，这样无需重新发送就能重做；之后会删除。
    } { $days ->
        [0] 文字和摘要会保留到您发送 /delete_my_data 为止，届时会一次全部删除。您发送的内容只有您能看到。
       *[other] 文字和摘要会保留 { $days } 天，这样再次发送同一段录音时会很快；之后也会删除。/delete_my_data 会一次全部删除。您发送的内容只有您能看到。
    } 您发送了多少分钟，我会记住一天（不记其他内容），这样删除数据不会退还额度；如果运营者屏蔽了您或为您设置了额度，这些也会保留。
delete-confirm = 这会取消您的任务，并删除我保存的关于您的一切：录音、文字、摘要和文件。此操作无法撤销。
button-delete = 全部删除
button-keep = 保留
delete-not-yours = 只有提出请求的人才能决定。要处理您自己的数据，请用 /delete_my_data。
delete-kept = 没有删除任何内容。
delete-working = 正在删除
delete-done = 已删除：{ $jobs } 个任务、{ $files } 个文件、{ $megabytes } MB。我不再保存关于您的任何内容，只有您发送的分钟数会保留一天；如果运营者屏蔽了您或为您设置了额度，这些也会保留。

## Errors: what happened, and what to do next

error-unknown = 出了点问题（{ $code }）。请再试一次；如果再次发生，请告诉运营者。
database-away = 我的数据库暂时不可用。我会保留你的请求，恢复后立即继续，无需再次发送。
error-bug = 我这边出了点问题，已经记录下来。请再试一次；如果再次发生，请告诉运营者。
error-expected = 没有成功。请再试一次。
error-bad_media = 这个文件无法使用。请换一个发送。
error-empty_file = 这个文件是空的。请重新发送。
error-not_media = 这不是我能打开的视频或音频文件。请发送 mp4、mkv、mov、webm、mp3、m4a、wav、ogg 或其他常见格式。
error-foreign_file =
    { $kind ->
        [dictation] { $name } 是录音笔的格式，只有 { $program } 能打开。请在其中把录音存为 mp3 或 wav 再发给我。
        [protected] { $name } 文件有版权保护，只有 { $program } 能播放。请发送没有保护的录音。
        [archive] { $name } 是压缩包。请解压后发送里面的录音。
        [playlist] { $name } 是播放列表，里面只有录音的名称。请发送录音本身或其链接。
        [project] { $name } 是 { $program } 的项目，不是录音。请在其中导出录音，例如 mp3 或 mp4，再发给我。
       *[other] { $name } 不是录音。请发送视频或音频文件，例如 mp4、mp3、m4a、wav 或 ogg。
    }
error-bad_archive =
    { $reason ->
        [encrypted] 这个压缩包需要密码。请不加密码重新打包后再发送，或逐个发送录音。
        [members] 这个压缩包里有 { $count } 个文件，我最多打开 { $limit } 个。请只打包同一次谈话的录音。
        [tracks] 这个压缩包里有 { $count } 个录音，我最多把 { $limit } 个作为同一次谈话的音轨来听。请少打包一些。
        [size] 这个压缩包里的录音解压后有 { $count } MB，上限是 { $limit } MB。请存为较小的格式，例如 flac、ogg 或 m4a，再重新打包。
        [ratio] 这个压缩包的压缩程度超出了录音可能达到的程度，所以我没有解压。请把录音存为 flac、ogg 或 mp3 再重新打包。
        [method] 这个压缩包的压缩方式我不打开。请把录音打包成普通的 zip 文件，或逐个发送。
       *[damaged] 这个压缩包已损坏。请重新下载或打包，或逐个发送录音。
    }
error-no_audio = 这个文件里没有声音。请发送有音轨的文件。
error-corrupt = 这个文件已损坏，无法读取。请重新保存或录制后再发送。
error-unsupported = 这个文件的音频格式我无法解码。请转换成 mp3 或 m4a 等格式后再发送。
error-encrypted = 这个文件有版权保护，我无法读取。请发送没有保护的文件。
error-too_long = 这段录音太长：{ $minutes } 分钟，上限是 { $limit } 分钟。请剪成几段再发送。
error-no_such_part = { $start } 到 { $end } 之间没有内容：这段录音长 { $length }。请选择其他时间，例如 from=0:30 to=2:00。
error-too_large = 这个文件太大：{ $megabytes } MB，上限是 { $limit } MB。请发送小一些的文件，例如只发音频。
error-too_large_here = 这个文件太大：{ $megabytes } MB，而机器人在这里最多接收 { $limit } MB。请发送更短的文件、只发音频，或发送可供我下载的链接。在 Telegram 上，运营者可以用本地 Bot API 服务器取消这个限制。
error-bad_link = 这个链接无法使用。请发送以 https:// 或 http:// 开头、直接指向录音的链接，其中不要包含用户名、密码或特殊端口。
error-links_off = 这里不能使用链接。请直接把文件发给我。
error-link_unreachable = 我无法访问这个链接指向的地址。我只下载互联网上人人都能访问的内容。请检查链接，或直接把文件发给我。
error-link_certificate = 这个网站的证书无效，所以我没有下载任何内容。请换一个链接，或直接发送文件。
error-link_gone = 这个链接指向的内容不存在（或已被删除）。请检查链接，或直接把文件发给我。
error-link_forbidden = 这个网站不允许我获取文件。请把它设为任何有链接的人都能下载，或直接把文件发给我。
error-link_login = 获取这个文件需要登录。请把它设为任何有链接的人都能下载，或直接把文件发给我。
error-link_trouble = 这个网站返回了错误 { $status }。请稍后再试，或直接把文件发给我。
error-link_circles = 这个链接不断跳转，没有尽头。请发送直接指向文件的链接，或文件本身。
error-link_too_slow = 文件传输太慢，我放弃了。请稍后再试，或直接把文件发给我。
error-link_broken = 与这个网站的连接中断了好几次。请稍后再试，或直接把文件发给我。
error-link_page = 这个链接指向网页，而不是录音。请打开网页下载录音，再把文件发给我，或发送它的直接链接（通常以 .mp3 或 .mp4 结尾）。
error-link_site = { $site } 只在自己的播放器里播放录音，我不从那里下载。如果允许，请下载录音，再把文件发给我。运营者也可以用 mp4totext run 转写文件。
error-link_message = 我无法读取这个链接指向的消息。请在这里把录音发给我。
error-link_forward = 这是 Telegram 消息的链接，机器人打不开。请把那条消息转发给我，或发送其中的文件。
error-link_elsewhere = 这是 Discord 消息的链接，只有在 Discord 上我才知道谁有权阅读它。请在那边发给我，或在这里把文件发给我。
error-link_nothing_in = 这个链接指向的消息里没有录音，或者我看不到。右键点击那条消息，选择“应用”再选“转写”，我就能看到。
error-refused = 这里不允许这样做。请联系运营者。
error-no_access = 这个机器人不公开。请向运营者申请使用权，并告诉对方您的账号：{ $account }
error-not_invited = 这个机器人不公开，但有邀请码就可以使用：发送 /start 和邀请码，例如 /start ABCD-EFGH-JKMN。如果没有邀请码，请联系运营者并告诉对方您的账号：{ $account }。如果您的另一个账号已经可以使用，请在那边发送 /link，再把关联码发到这里。
error-too_many_jobs = 您已有 { $limit } 个任务在进行：{ $names }。请等其中一个完成；也可以用 /cancel 停止全部，或用 /status 逐个查看并取消。
error-quota_used_up =
    { $minutes ->
        [0] 您的分钟数已用完：24 小时内的 { $limit } 分钟还剩 0 分钟。可以处理这段录音的时间：{ $until }。详情请看 /quota。
       *[other] 剩余的分钟数不够处理这段录音：24 小时内的 { $limit } 分钟还剩 { $minutes } 分钟。足够的时间：{ $until }；更短的录音可以马上处理。详情请看 /quota。
    }
error-longer_than_a_day = 这段录音长 { $minutes } 分钟，而您 24 小时内的额度是 { $limit } 分钟，永远放不下。请剪成几段再发送。
error-bad_wish = 我不明白 { $wish }。可以用：{ $choices }
error-unknown_language =
    { $suggestions ->
        [none] 我不认识这种语言：{ $wish }。请写它的名称或代码，例如 lang=中文 或 lang=zh。
       *[other] 我不明白 { $wish }。您是不是指：{ $suggestions }
    }
error-language_not_recognized = 语音识别不支持这种语言：{ $language }。不写这个选项时会自动检测语言。
error-engine_trouble = 服务的一部分（{ $engine }）目前无法工作。请稍后再试。
error-engine_missing = 服务的一部分（{ $engine }）尚未配置。运营者可以通过设置 { $setting } 更改。
error-model_not_fetched =
    语音模型 { $model } 还没有准备好，也无法下载：{ $reason ->
        [silent] 它的服务器没有及时回应
        [offline] 这里不允许连接任何服务器
        [no_space] 磁盘空间不足
        [damaged] 收到的数据已损坏
        [nonsense] 它的服务器给出了无法使用的回应
       *[unreachable] 无法连接它的服务器
    }。请稍后再试；运营者可以通过设置 { $setting } 选择其他模型。
error-engine_lacks_language = 服务的一部分（{ $engine }）不支持这种语言（{ $language }）。运营者可以通过设置 { $setting } 更改。请换一种语言，或不指定语言重新发送。
error-engine_unreachable = 服务的一部分（{ $engine }）目前无法连接。请稍后再试。
error-engine_over_quota = 服务的一部分（{ $engine }）目前已达到使用上限。请稍后再试。
error-engine_refused = 服务的一部分（{ $engine }）拒绝处理这些内容。
error-engine_too_slow = 服务的一部分（{ $engine }）没有及时回应。请稍后再试。
error-engine_nonsense = 服务的一部分（{ $engine }）给出了无法使用的回应。请稍后再试。
error-media_gone = 我无法获取这个文件。请重新发送。
error-kept_crashing = 这段录音多次导致服务中断，所以我放弃了。请换一种格式发送，并告诉运营者。
error-bad_setting = 设置 { $setting } 无法使用：{ $problem }。需要由运营者更改。

## Notes: what is missing or worth knowing

note-unknown = 请注意：{ $code }
note-nothing_said = 我没有在这段录音里听到人说话。
note-text_removed = 略去了 { $count } 处内容：是识别程序凭空产生或重复的。
note-not_speech = 有 { $count } 处没有文字：那里是音乐或噪音，不是说话。
note-check_places = 不确定的词，建议核对：{ $places }
note-too_quiet = { $places } 有人声音太轻；/again louder 会放大后再听。
note-still_too_quiet = { $places } 有人声音太轻，放大后仍听不清。如果有更近处的录音，请发给我。
note-damaged = 录音已损坏：有些部分无法读取。
note-track_chosen = 这段录音有 { $tracks } 条音轨，这是第 { $track } 条。
note-channels_inverted = 这段录音的两个声道互相抵消，因此使用了它们的差。
note-channels_delayed = 一个声道是另一个的延迟副本，因此只使用了较响的那个。
note-channels_one_sided = 这段录音只有一个声道有声音，因此只使用了它。
note-channels_apart = 每个声道上说话的人不同，因此分别听取了各个声道：同时说的话没有丢失。
note-channels_alike = 各声道的声音相同，无法用来区分说话人。
note-tracks_apart = 每条音轨都单独听过，所以说话人是确定的，并以音轨命名。同时说的话不会丢失。
note-tracks_unreadable = 这些音轨没有我能读取的声音：{ $names }
note-tracks_repeated = 这些音轨里只有其他音轨已有的声音，所以没有再听一遍：{ $names }
note-tracks_simultaneous = 这些音轨里有很多话是同时说的。如果它们不属于同一次谈话，请逐个发送录音。
note-no_speakers = 无法区分说话人：{ why }。
note-names_dropped = 说话人数有变，所以去掉了名字。您可以重新命名。
note-corrections_dropped = 你的修改属于此录音先前的文字，不在这份文字中。用先前的选项重做即可找回。
note-film_not_corrected = 影片保留先前的字幕：录音已不再保存。
note-joined = 以下文件按此顺序合并为一份文字：{ $names }
note-joined_channels_mixed = 在 { $names } 中，每个声道或音轨上说话的人不同。合并后作为混音听取：同时说的话可能有遗漏。/again speakers=channels 会分别听取。
note-joined_channels_differ = 在 { $names } 中，每个声道或音轨上说话的人不同。合并的文件并不都有相同的声道，因此作为混音听取：同时说的话可能有遗漏。单独转写该文件的回复中有这些内容。
note-file_left_out = 已略过，因为无法作为录音打开：{ $name }。单独发送即可查看原因。
note-recognized = 根据声音认出：{ $names }。不对？请点“{ button-names }”。
note-model_fell_back = 本次由 { $used } 听写，因为 { $wanted } 不可用：{ why }。
note-heard_as = { $engine } 不支持这种语言：{ $language }。录音已按以下语言转写：{ $instead }。
note-card_failed = 听写时显卡出了故障，所以一部分改由处理器完成，速度较慢。内容没有缺失。
note-no_summary = 没有摘要：{ why }。
note-no_voice =
    { $code ->
        [engine_missing] 没有语音摘要：这里没有安装该语言的语音。运行服务的人可以添加。
        [short] 没有语音摘要：录音太短，没有摘要，只有文字。
       *[other] 没有语音摘要：{ why }。
    }
note-no_video =
    没有可返回的视频：{ $code ->
        [not_copied] 它的画面或声音格式无法与字幕放在一起。转换成 MP4（H.264）后也许可以返回。
        [too_long] 它的画面无法附加字幕轨道，而把字幕画进画面在这里大约需要 { $minutes } 分钟，上限是 { $limit } 分钟。转换成 MP4（H.264）后会附上字幕轨道返回。
        [off] 它的画面无法附加字幕轨道，而这里不把字幕画进影片。转换成 MP4（H.264）后会附上字幕轨道返回。
        [no_font] 它的画面无法附加字幕轨道，而这里没有含这种文字的字体。管理员可以安装 { $font }。转换成 MP4（H.264）后会附上字幕轨道返回。
        [joined] 这段录音由多个文件合并而成。
       *[sound_only] 这段录音只有声音。
    }
note-tracks_left_out = 影片中有 { $count } 条轨道无法保留：没有可播放的格式能容纳它们。
note-not_burned =
    字幕是可在播放器中打开的轨道，没有画进画面：{ $code ->
        [no_font] 这里没有含这种文字的字体。管理员可以安装 { $font }。
        [too_long] 在这里大约需要 { $minutes } 分钟，上限是 { $limit } 分钟。
        [off] 这里不把字幕画进影片。
       *[failed] 无法在这个画面上绘制。
    }
note-hdr_reduced = 这部影片是为 HDR 屏幕制作的。新画面的颜色是普通屏幕的颜色。
note-burned_instead = 这部影片的画面无法附加字幕轨道，因此字幕已画进画面。
note-no_document =
    无法生成 { $format } 文件：{ $code ->
        [no_font] 这里没有含这种文字的字体。管理员可以安装 { $font }。其他文件包含全部文字。
       *[failed] 出了问题，已记录。其他文件包含全部文字。发送 /again formats={ $format } 可再试一次。
    }
note-document_letters = 在 { $format } 文件中，这里的字体都没有的字符以其编号表示：{ $letters }。
note-no_files = 无法生成文件：{ why }。
note-summary_fell_back = 摘要由 { $used } 完成，因为 { $engine } 失败了：{ why }。
note-summary_model_gone = 摘要由 { $used } 完成：{ $engine } 已不再提供。运营者可以更改设置 { $setting }。
note-change_setting = 运营者可以通过设置 { $setting } 解决。
note-summary_not_translated = 摘要使用录音的语言：{ $engine } 不翻译。

why =
    { $code ->
        [engine_missing] 引擎尚未配置
        [model_not_fetched] 无法下载
        [engine_lacks_language] 语音不支持摘要的语言（{ $language }）
        [engine_unreachable] 无法连接引擎
        [engine_over_quota] 引擎目前已达到使用上限
        [engine_refused] 引擎拒绝处理这些内容
        [engine_too_slow] 引擎没有及时回应
        [engine_nonsense] 引擎给出了无法使用的回应
       *[other] 出了点问题，已经记录下来
    }

## The command line

outcome-lacking = 未生成：{ $names }。{ $notes }
demo-too-slow = 20 分钟后仍未完成。上面几行说明了问题所在；解决办法请运行 mp4totext doctor。
outcome-failed = { $name }：{ $why }
