# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Japanese. Polite (です・ます) throughout.

run-done = { $all } 件中 { $done } 件が完了
run-partly = 、一部のみ { $count } 件: { $names }
run-failed = 、失敗 { $count } 件: { $names }
run-stopped = 停止しました。ここまでの結果は保存されています。同じコマンドで続きから再開できます。
run-watching = { $folder } を監視しています。Ctrl-C で終了します。
run-open = { $name } はまだ別のプログラムが書き込み中です。閉じられたら処理します。

error-bad_input = { $name } は使えません。
error-not_there = { $name } が見つかりません。
error-no_match = { $name } に一致するファイルはありません。
error-nothing_inside = { $name } の中に音声や動画がありません。
error-not_a_file =
    { $name } は { $kind ->
        [pipe] パイプ
        [socket] ソケット
       *[device] デバイス
    }で、ファイルではありません。その中身は次のコマンドにパイプで渡せます: mp4totext run -
error-unreadable = { $name } を読み取れません: { $problem }。
error-nothing_piped = 標準入力から何も届きませんでした。録音をパイプで渡してください: mp4totext run - < talk.mp4
error-not_written = { $name } にファイルを書き込めません: { $problem }。
