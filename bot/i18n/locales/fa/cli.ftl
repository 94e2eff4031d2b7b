# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Persian. Formal (شما) throughout.

run-done = { $done } از { $all } انجام شد
run-partly = ؛ { $count } ناقص: { $names }
run-failed = ؛ { $count } ناموفق: { $names }
run-stopped = متوقف شد. آنچه تا اینجا انجام شده می‌ماند: همان دستور از همان جا ادامه می‌دهد.
run-watching = پوشهٔ { $folder } زیر نظر است. با Ctrl-C تمام می‌شود.
run-open = فایل { $name } هنوز در برنامه‌ای برای نوشتن باز است. وقتی بسته شود انجامش می‌دهم.

error-bad_input = از { $name } نمی‌شود استفاده کرد.
error-not_there = فایل { $name } وجود ندارد.
error-no_match = هیچ فایلی با الگوی { $name } جور نیست.
error-nothing_inside = در { $name } صدا یا ویدیویی نیست.
error-not_a_file =
    مورد { $name } { $kind ->
        [pipe] یک پایپ
        [socket] یک سوکت
       *[device] یک دستگاه
    } است، نه فایل. آنچه از آن می‌آید را می‌شود به این دستور داد: mp4totext run -
error-unreadable = فایل { $name } خوانده نمی‌شود: { $problem }.
error-nothing_piped = از ورودی استاندارد چیزی نیامد. یک فایل به آن بدهید: mp4totext run - < talk.mp4
error-not_written = نمی‌شود فایل‌ها را در { $name } نوشت: { $problem }.
