# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = إلقاء التحية
command-help = ما الذي يمكنني فعله
command-status = ما أعمل عليه من أجلك الآن
command-cancel = إيقاف مهامك
command-settings = عرض ما تحصل عليه أو تغييره
command-transcribe = تفريغ رابط، أو الرسالة التي ترد عليها، إلى نص
command-again = إعادة العمل بطريقة أخرى
command-join = دمج آخر تسجيلاتك في نص واحد (/join 3)، أو ألبوم بكتابة join في وصفه
command-language = اللغة المنطوقة في تسجيلاتك
command-speakers = عدد المتحدثين في تسجيلاتك
command-summary = مقدار الملخص الذي تحصل عليه
command-speech = هل تريد قراءة الملخص بصوت مسموع
command-formats = الملفات التي تحصل عليها
command-names = تسمية المتحدثين في نتيجة
command-forget_voice = نسيان الأصوات التي أتذكرها لك
command-history = عرض نتائجك من جديد
command-search = البحث عن كلمات في تسجيلاتك
command-quota = ما يمكنك إرساله وما استخدمته منه
command-auto = في المجموعات: تفريغ كل تسجيل إلى نص (on, off)
command-replace = في المجموعات: كيف تُكتب الكلمات للجميع؛ قواعدك تأتي أولًا
command-privacy = ما أحتفظ به وإلى متى
command-delete_my_data = حذف كل ما أحتفظ به عنك

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = ابدأ
name-help = مساعدة
name-status = الحالة
name-cancel = إلغاء
name-settings = الإعدادات
name-language = اللغة
name-speakers = المتحدثون
name-summary = الملخص
name-speech = القراءة
name-formats = الصيغ
name-transcribe = تفريغ
name-again = إعادة
name-join = دمج
name-names = الأسماء
name-forget_voice = نسيان_صوت
name-history = السجل
name-search = بحث
name-quota = الحصة
name-auto = تلقائي
name-replace = استبدال
name-link = ربط
name-unlink = فك_الربط
name-web = web
name-token = token
name-privacy = الخصوصية
name-delete_my_data = حذف_بياناتي
name-stats = إحصاءات
name-queue = قائمة_الانتظار
name-failures = الإخفاقات
name-who = من
name-block = حظر
name-unblock = رفع_الحظر
name-admin = تعيين_مشرف
name-unadmin = إزالة_مشرف
name-invite = دعوة
name-audit = سجل_المشرفين
name-drain = إيقاف_الاستقبال
name-announce = إعلان

## What people read before they talk to the bot: at most 512 and 120 characters

profile = أرسل لي مقطع فيديو أو رسالة صوتية أو ملفًا صوتيًا، وستحصل على النص مع المتحدثين والأوقات، وملخص مقسّم إلى فصول، وملخص مسموع، وتسميات توضيحية. أخبرك فورًا كم سيستغرق ذلك، ويمكنك حذف كل شيء في أي وقت.
profile-short = تحويل التسجيلات إلى نص، مع المتحدثين وملخص مكتوب ومسموع وتسميات توضيحية.

## What a form asks for with a command, and the menu of a message

option-file-name = ملف
option-file = تسجيل: فيديو أو رسالة صوتية أو ملف صوتي
option-recording-link-name = رابط
option-recording-link = بدلًا من الملف: رابط مباشر إلى تسجيل، أو إلى رسالة هنا فيها تسجيل
option-language-name = اللغة
option-language = اللغة المنطوقة، مثل ar أو en
option-speakers-name = المتحدثون
option-speakers = عدد المتحدثين، مثل 3 أو 2-4
option-summary-name = الملخص
option-summary = مقدار الملخص
option-speech-name = القراءة
option-speech = قراءة الملخص بصوت مسموع
option-formats-name = الصيغ
option-formats = ملفات تفصل بينها فواصل: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = فيديو
option-video = تسميات الفيديو: مسار أو مرسومة داخل الصورة
option-hints-name = تلميحات
option-hints = أسماء وكلمات نادرة، تفصل بينها فواصل
option-replace-name = استبدال
option-replace = كيف تُكتب الكلمات، مثل كلر→كيلر؛ none يحذف القواعد
option-join = كم من آخر تسجيلاتك، مثل 3، وخيارات للنتيجة
option-clean-name = تنظيف
option-clean = حذف أصوات التردد مثل «اممم» والتلعثم
option-numbers-name = أعداد
option-numbers = كتابة الأعداد التي تزيد على اثني عشر بالأرقام
option-louder-name = تضخيم
option-louder = سماع الأصوات الخافتة بتضخيم أكبر
option-from-name = من
option-from = بداية المقطع، مثل 22:10؛ و-5:00 تعني آخر خمس دقائق
option-to-name = إلى
option-to = نهاية المقطع، مثل 26:20
option-news-name = الأخبار
option-news = أخبار من مشغّل الخدمة
option-days-name = الأيام
option-days = عدد الأيام، ومنها اليوم
option-account-name = الحساب
option-account = حساب مَن: رقم في هذه المنصة، أو telegram:123456789
option-front-name = المقدمة
option-front = معرّف مهمة لتصبح التالية
option-drain-name = الحالة
option-drain = القيمة on: عدم بدء عمل جديد؛ off: المتابعة؛ بدونها: الوضع الحالي
option-text-name = النص
option-text = ما تريد إعلانه
option-private-name = خاص
option-private = أنت وحدك من يرى الرد
option-code = رمز دعوتك
option-names = الأسماء، مثل 1=سارة 2=عمر؛ بدونها أسألك عنها
option-voice = صوت مَن، أو all؛ بدونه تظهر القائمة
option-words = كلمات قيلت؛ يمكن أن تكون الأخيرة بداية كلمة فقط
option-quota = للمشرفين: حساب وما يسري عليه، مثل minutes=600
option-value = القيمة الجديدة؛ بدونها تظهر كل الخيارات
entry-transcribe = تفريغ إلى نص
entry-summarize = تلخيص
entry-join = دمج مع التالي

## /settings

value-none = بدون
value-short = قصير
value-light = خفيف
value-heard = كما سُمعت
value-digits = أرقام
value-full = كامل
value-track = مسار يمكن تشغيله
value-burned = مرسومة داخل الصورة

## /stats and the other commands of administrators

command-stats = حال الخدمة بالأرقام والصورة: /stats 7 لأسبوع
command-queue = ما يُنفَّذ وما ينتظر، مع أزرار للإلغاء والنقل إلى المقدمة
command-failures = آخر الإخفاقات، مع أزرار لإعادة المحاولة
command-who = ما استخدمه شخص مما يحق له: /who 123456789
command-block = عدم قبول المزيد من شخص: /block 123456789
command-unblock = قبول تسجيلاته من جديد: /unblock 123456789
command-admin = تعيين مشرف: /admin 123456789؛ وبدون رقم: من هم المشرفون
command-unadmin = إزالة مشرف: /unadmin 123456789
command-audit = آخر ما فعله المشرفون
command-drain = قبل التحديث: إنهاء الجاري دون بدء عمل جديد: /drain on، /drain off
command-announce = إبلاغ من يريدون الأخبار بشيء: /announce ثم النص

## /link and /unlink: several accounts of one person

command-link = ربط حساباتك، حتى من منصات مختلفة
command-unlink = فصل حساباتك المرتبطة
option-link = الرمز من حسابك الآخر؛ بدونه تحصل على رمز
command-web = عرض نتائجك في متصفح
command-token = إنشاء رموز وصول للبرامج وعرضها وإلغاؤها
option-web = sessions: عرض المتصفحات المسجّلة؛ اتركه فارغًا للحصول على رابط
option-token = read أو write ثم الأيام واسم: read 30 backup؛ اتركه فارغًا لعرضها

## /invite

command-invite = إدخال الناس برمز: /invite 5 30 لخمسة أشخاص و30 يومًا؛ والقائمة: /invite list
