# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Simplified Chinese.

run-done = 已完成 { $done } / { $all }
run-partly = ；{ $count } 个部分完成：{ $names }
run-failed = ；{ $count } 个失败：{ $names }
run-stopped = 已停止。已完成的部分会保留：用同样的命令可以从那里继续。
run-watching = 正在监视 { $folder }。按 Ctrl-C 结束。
run-open = { $name } 还在被某个程序写入，关闭后再处理。

error-bad_input = { $name } 无法使用。
error-not_there = { $name } 不存在。
error-no_match = 没有与 { $name } 匹配的文件。
error-nothing_inside = { $name } 里没有录音。
error-not_a_file =
    { $name } 是{ $kind ->
        [pipe] 管道
        [socket] 套接字
       *[device] 设备
    }，不是文件。可以把其中的内容通过管道传给：mp4totext run -
error-unreadable = { $name } 无法读取：{ $problem }。
error-nothing_piped = 标准输入没有传来任何内容。请通过管道传入录音：mp4totext run - < talk.mp4
error-not_written = 无法在 { $name } 里写入文件：{ $problem }。
