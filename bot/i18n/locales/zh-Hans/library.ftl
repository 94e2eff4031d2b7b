# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = 筛选
library-any = 全部
library-kind =
    { $kind ->
        [film] 视频
       *[sound] 音频
    }
library-by =
    { $what ->
        [platform] 平台
        [kind] 类型
        [language] 语言
        [state] 状态
        [speaker] 说话人
        [tag] 标签
        [since] 起始日期
       *[until] 结束日期
    }
library-show = 显示
library-all = 所有录音
library-none = 没有符合这些条件的录音。
library-select = 选择 { $name }
library-chosen = 已选录音
library-choose-all = 选择本页全部
library-none-chosen = 请先在列表中选择录音。
library-delete = 删除…
library-delete-ask = 删除已选的录音（{ $count } 个）吗？
library-delete-how = 录音及其文本、文件、标签和共享链接会被删除，聊天中显示的内容也会删除。此操作无法撤销。
library-delete-now = 永久删除
library-keep = 保留

## Tags

tags-title = 标签
tags-field = 标签（用逗号分隔）
tags-add = 添加
tags-remove = 移除
tags-remove-one = 移除标签 { $name }
tags-how = 只要有录音带有某个标签，它就存在。可以在录音列表和每个录音的页面上添加标签。
tags-results = 录音：{ $count } 个
tags-new-name = 标签 { $name } 的新名称
tags-rename = 重命名
tags-delete = 删除标签
tags-name = 标签名称最多 40 个字符，不含逗号。
tags-person-full = 标签数量已达上限（{ $count }）。请先删除一个。
tags-result-full = 一个录音最多有 { $count } 个标签。请先移除一个。

## Shared links

shared-title = 共享链接
shared-how = 拥有其中任一链接的人无需登录即可阅读该录音。
shared-none = 你没有共享任何录音。可以在录音的页面上创建链接。
shared-revoke-one = 撤销指向 { $name } 的链接
shared-revoke-all = 撤销所有链接
web-links = 共享你的录音的链接：{ $count } 个。此页面列出并撤销它们：{ $url }
