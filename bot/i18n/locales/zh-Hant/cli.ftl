# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Traditional Chinese. Words of Taiwan.

run-done = 已完成 { $done } / { $all }
run-partly = ；{ $count } 個部分完成：{ $names }
run-failed = ；{ $count } 個失敗：{ $names }
run-stopped = 已停止。已完成的部分會保留：用同樣的指令可以從那裡繼續。
run-watching = 正在監視 { $folder }。按 Ctrl-C 結束。
run-open = { $name } 還在被某個程式寫入，關閉後再處理。

error-bad_input = { $name } 無法使用。
error-not_there = { $name } 不存在。
error-no_match = 沒有與 { $name } 匹配的檔案。
error-nothing_inside = { $name } 裡沒有錄音。
error-not_a_file =
    { $name } 是{ $kind ->
        [pipe] 管道
        [socket] 套接字
       *[device] 裝置
    }，不是檔案。可以把其中的內容透過管道傳給：mp4totext run -
error-unreadable = { $name } 無法讀取：{ $problem }。
error-nothing_piped = 標準輸入沒有傳來任何內容。請透過管道傳入錄音：mp4totext run - < talk.mp4
error-not_written = 無法在 { $name } 裡寫入檔案：{ $problem }。
