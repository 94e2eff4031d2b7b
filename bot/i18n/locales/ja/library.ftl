# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = 絞り込み
library-any = すべて
library-kind =
    { $kind ->
        [film] 動画
       *[sound] 音声
    }
library-by =
    { $what ->
        [platform] プラットフォーム
        [kind] 種類
        [language] 言語
        [state] 状態
        [speaker] 話者
        [tag] タグ
        [since] 開始日
       *[until] 終了日
    }
library-show = 表示
library-all = すべての録音
library-none = この条件に合う録音はありません。
library-select = { $name } を選ぶ
library-chosen = 選んだ録音
library-choose-all = このページのすべてを選ぶ
library-none-chosen = 先に一覧で録音を選んでください。
library-delete = 削除…
library-delete-ask = 選んだ録音（{ $count } 件）を削除しますか？
library-delete-how = 録音とそのテキスト、ファイル、タグ、共有リンク、チャットに表示されている内容が削除されます。元に戻せません。
library-delete-now = 完全に削除する
library-keep = 残す

## Tags

tags-title = タグ
tags-field = タグ（コンマ区切り）
tags-add = 付ける
tags-remove = 外す
tags-remove-one = タグ { $name } を外す
tags-how = タグは、それを持つ録音がある間だけ存在します。録音の一覧と各録音のページで付けられます。
tags-results = 録音: { $count } 件
tags-new-name = タグ { $name } の新しい名前
tags-rename = 名前を変える
tags-delete = タグを削除する
tags-name = タグの名前はコンマなしで 40 文字までです。
tags-person-full = タグの数が上限（{ $count }）に達しています。先に一つ削除してください。
tags-result-full = 一つの録音に付けられるタグは { $count } 個までです。先に一つ外してください。

## Shared links

shared-title = 共有リンク
shared-how = これらのリンクを持つ人は、ログインせずにその録音を読めます。
shared-none = 共有している録音はありません。録音のページでリンクを作れます。
shared-revoke-one = { $name } へのリンクを取り消す
shared-revoke-all = すべてのリンクを取り消す
web-links = 録音を共有しているリンク: { $count } 件。次のページで一覧と取り消しができます: { $url }
