# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = سجّل الدخول باسم { $name } على { $platform }
web-upload = إضافة تسجيلات
web-upload-drop = أفلت ملفات الصوت أو الفيديو هنا، أو اخترها.
web-upload-most = حتى { $megabytes } ميغابايت لكل ملف.
web-upload-choose = اختيار ملفات
web-upload-link = رابط إلى تسجيل
web-upload-options = خيارات، كما في وصف الملف
web-upload-add = تفريغ الرابط
web-upload-lost = انقطع الاتصال. تُعاد المحاولة…
web-upload-again = إعادة المحاولة
web-upload-script = تحتاج هذه الصفحة إلى JavaScript لرفع الملفات. يمكنك أيضًا إرسالها إلى البوت.
button-open = فتح في المتصفح
web-sign-in-back = بعد تسجيل الدخول في هذا المتصفح تعود إلى هذه النتيجة.
answer-goes = تصل الإجابة أيضًا إلى
answer-in-chat = محادثتي الخاصة على { $platform }
answer-only-here = لا محادثة، هنا فقط
