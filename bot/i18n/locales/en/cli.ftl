# What `mp4totext run` says at a command line, in English.

run-done = { $done } of { $all } done
run-partly =
    { $count ->
        [one] ; 1 incomplete: { $names }
       *[other] ; { $count } incomplete: { $names }
    }
run-failed = ; { $count } failed: { $names }
run-stopped = Stopped. Finished work is kept: run the same command again to continue.
run-watching = Watching { $folder }. Ctrl-C ends it.
run-open = { $name } is still being written by another program. It is processed once that program closes it.

error-bad_input = { $name } can't be used.
error-not_there = { $name } does not exist.
error-no_match = No file matches { $name }.
error-nothing_inside = There is no recording in { $name }.
error-not_a_file =
    { $name } is { $kind ->
        [pipe] a pipe
        [socket] a socket
       *[device] a device
    }, not a file. Pipe what comes through it into: mp4totext run -
error-unreadable = { $name } can't be read: { $problem }.
error-nothing_piped = Nothing came through standard input. Pipe a recording into it: mp4totext run - < talk.mp4
error-not_written = The files can't be written in { $name }: { $problem }.
