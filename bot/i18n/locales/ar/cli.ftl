# Not yet reviewed by a native speaker.
# What `mp4totext run` says at a command line, in Arabic. Modern Standard Arabic.

run-done = اكتمل { $done } من { $all }
run-partly =
    { $count ->
        [one] ؛ واحد اكتمل جزئيًا: { $names }
        [two] ؛ اثنان اكتملا جزئيًا: { $names }
       *[other] ؛ { $count } اكتملت جزئيًا: { $names }
    }
run-failed = ؛ { $count } لم تنجح: { $names }
run-stopped = توقف العمل. ما أُنجز حتى الآن محفوظ: الأمر نفسه يتابع من هناك.
run-watching = تجري مراقبة { $folder }. اضغط Ctrl-C للإنهاء.
run-open = الملف { $name } ما زال مفتوحًا للكتابة في برنامج ما. يُعالج عند إغلاقه.

error-bad_input = لا يمكن استخدام { $name }.
error-not_there = الملف { $name } غير موجود.
error-no_match = لا يوجد ملف باسم مثل { $name }.
error-nothing_inside = لا يوجد تسجيل في { $name }.
error-not_a_file =
    العنصر { $name } { $kind ->
        [pipe] أنبوب (pipe)
        [socket] مقبس (socket)
       *[device] جهاز
    } وليس ملفًا. ما يأتي منه يمكن تمريره إلى: mp4totext run -
error-unreadable = تعذّرت قراءة { $name }: { $problem }.
error-nothing_piped = لم يصل شيء عبر الإدخال القياسي. مرّر تسجيلًا إليه: mp4totext run - < talk.mp4
error-not_written = تعذّرت كتابة الملفات في { $name }: { $problem }.
