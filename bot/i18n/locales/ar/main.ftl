# Not yet reviewed by a native speaker.
# What mp4totext says, in Arabic. Modern Standard Arabic.
# Words in { $braces } are filled in; keep them all.

locale-name = العربية

## Hello and help

hello = أرسل لي مقطع فيديو أو رسالة صوتية أو ملفًا صوتيًا أو رابطًا إلى أحدها، وستحصل على النص مع المتحدثين، وملخص مكتوب ومسموع، وتسميات توضيحية.
hello-invited = أهلًا بك. قُبلت دعوتك.
help-recordings = التسجيلات
help-choices = ما تحصل عليه
help-rest = وأيضًا
help-beside = إلى جانب الملف
help-wishes =
    اكتب خيارات تسري على هذا الملف وحده، مثلًا: lang=ar speakers=2 summary=short speech=no formats=txt,srt,vtt
    اللغة lang: اللغة المنطوقة، مثل ar أو en
    وتصلح الأسماء: lang=الألمانية؛ وعدة لغات: lang=de,en؛ وخط الصينية: lang=zh-Hant
    المتحدثون speakers: عدد المتحدثين، مثل 3 أو 2-4
    الملخص summary: إما none (بدون) أو short (قصير) أو full (كامل)
    القراءة speech: نعم yes أو لا no
    الملفات formats: أيٌّ من { $formats }
    التسميات captions: عادية normal، أو short لتسميات من سطر قصير واحد
    video: اكتب burned لفيديو تُرسم تسمياته داخل الصورة
    العناية careful: القيمة yes لتعرّف أبطأ وأدق
    الصوت louder: القيمة yes لسماع الأصوات الخافتة بتضخيم أكبر
    المقطع from وto: أوقاته، مثل from=22:10 to=26:20 أو from=-5:00
    الاستبدال replace: كيف تُكتب الكلمات، مثل كلر→كيلر
    التنظيف clean: القيمة light تحذف حشو الكلام والتلعثم
    التلميحات hints: أسماء وكلمات نادرة، تفصل بينها فواصل
    والأمر نفسه إلى جانب الرابط. يجب أن يؤدي الرابط إلى الملف مباشرة.
hint-send-media = أرسل لي مقطع فيديو أو رسالة صوتية أو ملفًا صوتيًا أو رابطًا إلى أحدها. التفاصيل في /help
hint-what-to-transcribe = أخبرني بما تريد تفريغه: أرسل /transcribe مع تسجيل أو رابط إليه، أو ردًا على رسالة فيها تسجيل.
link-first =
    { $count ->
        [two] سآخذ الأول من الرابطين. أرسل الآخر في رسالة مستقلة من فضلك.
        [few] سآخذ الأول من { $count } روابط. أرسل البقية في رسائل مستقلة من فضلك.
       *[other] سآخذ الأول من { $count } رابطًا. أرسل البقية في رسائل مستقلة من فضلك.
    }
hint-unknown-command = لا أعرف الأمر /{ $name }. في /help ما يمكنني فعله.

## The card of a job

card-title = { $name }
card-taking = جارٍ استلام الملف
card-next = في قائمة الانتظار: دورك هو التالي
card-ahead =
    { $count ->
        [zero] في قائمة الانتظار: لا مهام قبلك
        [one] في قائمة الانتظار: مهمة واحدة قبلك
        [two] في قائمة الانتظار: مهمتان قبلك
        [few] في قائمة الانتظار: { $count } مهام قبلك
        [many] في قائمة الانتظار: { $count } مهمة قبلك
       *[other] في قائمة الانتظار: { $count } مهمة قبلك
    }
card-drained = في قائمة الانتظار. يجري تحديث الخدمة: لن يضيع شيء، وسيستمر العمل تلقائيًا.
card-work = مدة العمل: { $time }
card-left = المتبقي: { $time }
card-failed = تعذّر إنجاز: { $name }
card-cancelled = أُلغيت.
card-preparing = اكتمل العمل. جارٍ إعداد النتيجة
button-cancel = إلغاء

stage-audio = قراءة الصوت
stage-transcript = الاستماع والكتابة
stage-speakers = التمييز بين المتحدثين
stage-summary = التلخيص
stage-speech = تسجيل الملخص المسموع
stage-files = كتابة الملفات
stage-starting = بدء العمل
card-fetching = تنزيل نموذج الكلام { $model }، مرة واحدة فقط
card-fetching-bytes = { $done } من { $total } ميغابايت
card-fetching-some = { $done } ميغابايت

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } ث
lasting-minutes = { $minutes } د و{ $seconds } ث
lasting-hours = { $hours } س و{ $minutes } د
until-now = الآن
until-minutes = بعد { $minutes } د، الساعة { $time } بتوقيت UTC
until-hours = بعد { $hours } س و{ $minutes } د، الساعة { $time } بتوقيت UTC
about-seconds = نحو { $count } ث
about-minutes = نحو { $count } د
about-hours = نحو { $hours } س و{ $minutes } د

## The answer

answer-speakers =
    { $count ->
        [zero] لا متحدثين
        [one] متحدث واحد
        [two] متحدثان
        [few] { $count } متحدثين
        [many] { $count } متحدثًا
       *[other] { $count } متحدث
    }
answer-points = النقاط الرئيسية
answer-chapters = الفصول
answer-decisions = القرارات
answer-actions = المطلوب إنجازه
answer-questions = أسئلة مفتوحة
answer-shares = من تحدث
answer-transcript = النص
answer-engines = من إعداد { $engines }
answer-more = البقية في الملفات.
answer-empty = لم أسمع كلامًا في هذا التسجيل.
answer-empty-next = إن كان فيه من يتكلم، فأرسله مجددًا مع اللغة إلى جانبه، مثل lang=ar، أو سجّله أقرب إلى الصوت.
answer-too-large = الملف { $name } أكبر من أن يُرسل هنا ({ $megabytes } ميغابايت، والحد { $limit } ميغابايت).
large-zip = الملف { $name } كبير على هذه المحادثة ({ $megabytes } ميغابايت، والحد { $limit } ميغابايت)، لذا يصلك ملفًا مضغوطًا بصيغة zip.
large-sound = الملف { $name } كبير على هذه المحادثة ({ $megabytes } ميغابايت، والحد { $limit } ميغابايت)، لذا يصلك ملفًا صوتيًا أصغر.
large-parts = الملف { $name } كبير على هذه المحادثة ({ $megabytes } ميغابايت، والحد { $limit } ميغابايت)، لذا يصلك على أجزاء.
large-beside = ملف التسميات التوضيحية يؤدي الغرض نفسه: ضعه بجوار الفيديو وبالاسم نفسه.
large-ask = ملف تسميات توضيحية بجوار الفيديو يؤدي الغرض نفسه: الأمر /again formats=srt ينشئه.
large-not-made = تعذّر تصغير الملف { $name } بما يكفي لهذه المحادثة.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = استمع إليه { $engine }
receipt-choice =
    { $code ->
        [fetching] يجري تنزيل نموذج أفضل لهذا الجهاز
       *[lacking] لا يوجد هنا نموذج أفضل لهذا الجهاز
    }
receipt-summarized = لخّصه { $engine }
receipt-spoken = قرأه { $engine }
receipt-sent = { $engine } (أُرسل إلى { $company })
receipt-recording =
    { $hours ->
        [0] حُذف التسجيل
        [one] يُحذف التسجيل بعد ساعة
        [two] يُحذف التسجيل بعد ساعتين
        [few] يُحذف التسجيل بعد { $hours } ساعات
       *[other] يُحذف التسجيل بعد { $hours } ساعة
    }
receipt-text =
    { $days ->
        [0] يبقى النص حتى تحذفه
        [one] يُحذف النص بعد يوم
        [two] يُحذف النص بعد يومين
        [few] يُحذف النص بعد { $days } أيام
        [many] يُحذف النص بعد { $days } يومًا
       *[other] يُحذف النص بعد { $days } يوم
    }
receipt-now = للحذف الآن: زر «{ $button }» بالأسفل

## The buttons of an answer, and doing it again

button-summary = الملخص
button-transcript = النص
button-subtitles = التسميات التوضيحية
button-voice = الصوت
button-redo = إعادة
button-names = تسمية المتحدثين
button-name = كتابة الأسماء
button-drop = حذف
button-drop-now = نعم، احذف هذه النتيجة
button-back = ‹ رجوع
redo-language = لغة أخرى
redo-speakers = عدد آخر من المتحدثين
redo-careful = استماع أدق وأبطأ
redo-louder = سماع الأصوات الخافتة بتضخيم أكبر
redo-summary = ملخص آخر
redo-captions-short = تسميات قصيرة، سطر واحد
redo-captions-normal = تسميات عادية، سطران
redo-burned = تسميات مرسومة داخل الصورة
redo-voice-on = مع ملخص مسموع
redo-voice-off = بدون ملخص مسموع
again-title = إعادة: { $name }
again-begun = أعيد العمل الآن. ستتغير النتيجة أعلاه.
again-busy = هذا قيد العمل الآن. انتظر حتى ينتهي، أو ألغه.
again-same = هو كذلك بالفعل.
again-minutes = { $why } الاستماع إلى التسجيل مرة أخرى يُحسب كتسجيل جديد. أما الملفات والملخصات والأسماء والمتحدثون الآخرون لهذه النتيجة فلا تستهلك دقائق.
again-none = ليست لدي نتيجة أعيدها. أرسل /again ردًا على نتيجة، أو أرسل لي تسجيلًا.
again-nothing = لم تنجح الإعادة: { $why } هذه هي النتيجة السابقة.
again-changed = ما تغير: { $options }
again-differs = اختلف الآن: { $facts }
again-no-difference = النتيجة كما كانت.
result-not-yours = هذه النتيجة لشخص آخر، أو لم تعد محفوظة.
file-gone = لم يعد هذا الملف محفوظًا. أرسل التسجيل مجددًا لتحصل على ملف جديد.
file-never = لا تستطيع هذه الخدمة إعداد ذلك.
drop-done = حُذفت نتيجة { $name } مع كل ما احتفظت به منها. الملفات المرسلة تبقى في المحادثة حتى تحذفها.

## Naming the speakers

names-title = من يتحدث في { $name }؟
names-how = رد على هذه الرسالة بالأسماء بهذا الترتيب: سارة, عمر. أو باسم واحد برقمه: 2 = عمر. وفي مكان آخر: /names 1=سارة 2=عمر
names-form = اضغط الزر أدناه واكتبها.
names-all = اسم في كل سطر: 1 = سارة
names-late = تعذّر فتح النموذج في الوقت المناسب. اضغط الزر مرة أخرى، أو اكتب: /names 1=سارة 2=عمر
names-clip = المتحدث { $number }
names-begun = أضع الأسماء الآن. ستتغير النتيجة أعلاه.
names-one = لم أسمع فيه أكثر من متحدث واحد، فلا حاجة إلى التمييز.

## Remembered voices

voices-offer = هل أتذكر هذه الأصوات؟ سأحتفظ لكل منها ببصمة صوتية: أرقام تصف الصوت، لا الصوت نفسه. تُستخدم فقط لوضع هذه الأسماء في تسجيلاتك اللاحقة في هذه المحادثة، ولا تُشارَك مع أحد؛ والأمر /forget_voice يحذفها في أي وقت. استأذن أصحاب الأصوات أولًا.
button-remember = تذكّرها
button-remember-not = لا
voices-remembered = تذكّرت: { $names }. عندما أتأكد من صوت أضع اسم صاحبه في تسجيلاتك اللاحقة في هذه المحادثة؛ والأمر /forget_voice يحذفها.
voices-short = سُمعت لمدة أقصر من أن أتذكرها: { $names }.
voices-many = لم أتذكرها، لأن عدد الأصوات التي أعرفها لك هنا بلغ { $most }: { $names }. الأمر /forget_voice يفسح مكانًا.
voices-mute = لا يمكن تذكّر هذه الأصوات: لا بصمات صوتية في هذه النتيجة، إما لأنها أُعدّت قبل إضافة هذه الميزة، أو لأن المحرّك الذي ميّز المتحدثين لا ينشئها.
voices-on = من الآن أتذكر الأصوات التي تسمّيها، لتسجيلاتك اللاحقة في المحادثة نفسها.
voices-declined = لن أتذكر أي أصوات. يمكنك تغيير ذلك في /settings
voices-off = لا تتذكر هذه الخدمة الأصوات.
voices-title = الأصوات التي أتذكرها لك
voices-how = اضغط اسمًا لأنسى ذلك الصوت؛ وتبقى الأسماء في النتائج السابقة. وبالأمر: /forget_voice سارة، أو للجميع: /forget_voice all
voices-elsewhere = في محادثة أخرى
voices-unknown = لا أتذكر صوتًا باسم { $name }. القائمة في /forget_voice
voices-forgotten = نسيت: { $name }.
voices-none = لا أتذكر لك أي أصوات هنا.
voices-gone = لم أعد أتذكر لك أي أصوات.
button-forget-voices = نسيان الكل

## Several recordings sent together

album-title =
    { $count ->
        [zero] لا تسجيلات
        [one] تسجيل واحد
        [two] تسجيلان
        [few] { $count } تسجيلات
        [many] { $count } تسجيلًا
       *[other] { $count } تسجيل
    }
album-done = اكتمل { $done } من { $count }
state-done = اكتمل
state-failed = لم ينجح
state-cancelled = أُلغي

## /status, /cancel

status-none = لا أعمل على شيء لك الآن. أرسل لي تسجيلًا.
status-line = الملف { $name }: { $state }
status-percent = { $stage }، { $percent }%
cancel-none = لا يوجد ما يُلغى.
cancel-done =
    { $count ->
        [zero] لم تُلغَ أي مهمة.
        [one] أُلغيت مهمة واحدة.
        [two] أُلغيت مهمتان.
        [few] أُلغيت { $count } مهام.
       *[other] أُلغيت { $count } مهمة.
    }
cancel-over = انتهت هذه المهمة بالفعل.
not-yours = لا يفعل ذلك إلا من أرسل التسجيل.

## /settings

settings-title = ما تحصل عليه، ما لم تكتب خيارات أخرى إلى جانب الملف
settings-how = أو بالأمر: /settings lang=ar summary=short formats=txt,srt
settings-no-part = ‏from= و to= لتسجيل واحد فقط: اكتبهما في وصفه أو بعد /again. لم يتغير شيء.
settings-no-join = ‏join لألبوم واحد: اكتبها في وصفه. للتسجيلات المنتهية استخدم /join. لم يتغير شيء.
settings-changed = تم التغيير.
settings-reset = عاد كل شيء كما كان في البداية.
button-reset = العودة إلى ما كان في البداية
button-to-settings = ‹ الإعدادات
menu-not-yours = هذه القائمة لشخص آخر. الأمر /settings يفتح قائمتك.
menu-lang = اللغة
menu-speakers = المتحدثون
menu-summary = الملخص
menu-summary_lang = لغة الملخص
menu-speech = الملخص المسموع
menu-formats = الملفات
menu-captions = التسميات التوضيحية
menu-clean = حشو الكلام
menu-video = تسميات الفيديو
menu-careful = التعرّف
menu-louder = الأصوات الخافتة
menu-voices = الأصوات
menu-tongue = لغتي
menu-news = الأخبار
page-lang = ما اللغة المنطوقة في تسجيلاتك؟
page-speakers = كم شخصًا يتحدث فيها؟
page-summary = ما مقدار الملخص الذي تريده؟
page-summary_lang = بأي لغة تريد الملخص؟
page-speech = هل تريد قراءة الملخص بصوت مسموع؟
page-formats = ما الملفات التي تريدها؟ اختر ما تشاء منها.
page-captions = كم يكون طول سطور التسميات التوضيحية؟
page-clean = أتُحذف أصوات التردد والتلعثم؟
page-video = كيف يعرض الفيديو تسمياته التوضيحية؟
page-careful = التعرّف الأدق يستغرق وقتًا أطول. هل تريده؟
page-louder = أتُسمع الأصوات الخافتة بتضخيم أكبر؟ قد تتحول الضوضاء عندئذ إلى كلمات خاطئة.
page-voices = هل أتعرّف على الأصوات التي سمّيتها؟ أحتفظ لكل منها ببصمة صوتية، أي أرقام لا الصوت نفسه، لتسجيلاتك اللاحقة في المحادثة نفسها فقط. وإيقاف ذلك ينسيها كلها.
page-tongue = بأي لغة أتحدث معك؟
page-news = هل تريد أن يصلك ما يعلنه مشغّل هذه الخدمة؟ هو قليل، ولا يخص غيرك أبدًا.
page-by = بالأمر: { $command }
wish-lang = اللغة: { $value }
wish-speakers = المتحدثون: { $value }
wish-summary = الملخص: { $value }
wish-summary_lang = لغة الملخص: { $value }
wish-speech = الملخص المسموع: { $value }
wish-formats = الملفات: { $value }
wish-captions = سطور التسميات التوضيحية: { $value }
wish-clean = حذف حشو الكلام: { $value }
wish-video = تسميات الفيديو: { $value }
wish-careful = تعرّف أدق وأبطأ: { $value }
wish-louder = تضخيم أكبر للأصوات الخافتة: { $value }
wish-voices = التعرّف على أصوات سمّيتها: { $value }
wish-tongue = أتحدث معك بلغة: { $value }
wish-news = أخبار من المشغّل: { $value }
wish-hints = أسماء وكلمات نادرة: { $value }
wish-replace = كلمات مستبدلة: { $value }
value-auto = تلقائي
value-platform = حسب تطبيقك
value-normal = عادي
value-video = فيديو
value-yes = نعم
value-no = لا

## /quota

quota-title = حصتك
quota-minutes = الدقائق في 24 ساعة: استُخدم { $used } من { $limit }، والمتبقي { $left }
quota-minutes-free = الدقائق في 24 ساعة: استُخدم { $used }، بلا حد
quota-back = تعود منها { $amount } د: { $until }
quota-all-back = تعود كلها: { $until }
quota-jobs = المهام الجارية: { $count } من { $limit }
quota-jobs-free = المهام الجارية: { $count }، بلا حد
quota-longest = أطول تسجيل: { $limit } د
quota-largest = أكبر ملف: { $limit } ميغابايت

## /history

history-none = لا نتائج لك هنا.
history-title = نتائجك
button-newer = الأحدث
button-older = الأقدم
result-elsewhere = أرسلت هذا التسجيل في مكان آخر. افتح نتيجته هناك، أو في محادثة خاصة معي.

## /search

search-how = أخبرني بما تبحث عنه، مثل: /search ميزانية مارس. أبحث في نص تسجيلاتك.
search-none = لا أحد يقول ذلك في تسجيلاتك هنا.
search-title = من قال «{ $words }»
search-places = المواضع: { $count }
search-also = وكذلك عند { $times }
search-more = هناك المزيد. أضف كلمات لتقليل النتائج.

## /auto

auto-in-groups = الأمر /auto مخصص للمجموعات: يشغّله أحد مشرفيها، فأفرّغ كل تسجيل يُرسل فيها.
auto-is-on = أفرّغ كل تسجيل يُرسل هنا.
auto-is-off = أفرّغ هنا عندما يُطلب مني ذلك.
auto-how = يغيّر مشرفو هذه المجموعة ذلك بالأمرين /auto on و /auto off
auto-only-managers = لا يفعل ذلك إلا مشرفو هذه المجموعة.
auto-unknown = لم أتمكن من معرفة مشرفي هذه المجموعة. حاول مجددًا لاحقًا من فضلك.
auto-on = من الآن أفرّغ كل رسالة صوتية أو مرئية وكل صوت وفيديو يرسله هنا من يُسمح لهم باستخدامي. ويُحسب ذلك من حصصهم.
auto-deaf-telegram = لكن هذه الرسائل لا تصلني بعد: اجعلني مشرفًا في هذه المجموعة، أو ليوقف المشغّل وضع privacy mode عبر @BotFather ثم يضفني إلى المجموعة من جديد.
auto-deaf-discord = لكن هذه الرسائل لا تصلني بعد: على المشغّل تفعيل Message Content intent لهذا البوت، و DISCORD_MESSAGE_CONTENT في إعداداته.
auto-off = من الآن أفرّغ هنا فقط عندما يُطلب مني ذلك.
join-too-few = لا أدمج إلا تسجيلاتك المنتهية في هذه المحادثة، ويلزم اثنان على الأقل. أرسلهما وانتظر إجاباتي، ثم استخدم /join 2 أو أرسل /join ردًا على الأول.
join-no-part = تُفرَّغ التسجيلات المدموجة كاملة: احذف from= و to= والتسجيلات التي فُرّغ جزء منها فقط. الأمر /again from=start to=end يفرّغ مثل هذا التسجيل كاملًا.
rules-in-groups = الأمر /replace مخصص للمجموعات: يحدد أحد مشرفيها كيف تُكتب الكلمات في كل التسجيلات المرسلة فيها. لتسجيلاتك أنت في كل مكان: /settings replace=كلر→كيلر
rules-here = الكلمات المستبدلة في كل التسجيلات المرسلة هنا: { $value }
rules-none = لا تُستبدل أي كلمات في هذه المجموعة.
rules-how = يغيّر مشرفو هذه المجموعة ذلك بالأمر /replace كلر→كيلر; ماير→مايير، ويحذف /replace none القواعد. للكلمة نفسها تُطبَّق أولًا قاعدة التعليق، ثم قاعدة الشخص نفسه.

## /stats and the other commands of administrators

help-operators = للمشرفين
stats-how = حدّد عدد الأيام: رقم من 1 إلى { $most }، مثل /stats 7
stats-title =
    { $days ->
        [one] اليوم
        [two] آخر يومين
        [few] آخر { $days } أيام
        [many] آخر { $days } يومًا
       *[other] آخر { $days } يوم
    }
stats-people = الأشخاص: { $people }، النشطون: { $active }
stats-queue = الآن: { $running } قيد التنفيذ، { $queued } في الانتظار
stats-jobs = كل المهام: { $done } مكتملة، { $failed } لم تنجح، { $cancelled } ملغاة
stats-hours = التسجيلات: { $hours } س
stats-success = اكتمل دون إخفاق: { $percent }
stats-waited = الانتظار: الوسيط { $median }، و95 من كل 100 لا تتجاوز { $most }
stats-worked = العمل: الوسيط { $median }، و95 من كل 100 لا تتجاوز { $most }
stats-realtime = معامل الزمن الحقيقي: { $factor }
stats-failures = الإخفاقات: { $list }
stats-languages = اللغات: { $list }
stats-no-workers = لا يظهر أي معالج مهام.
stats-worker = معالج المهام { $name }: { $device }، { $memory } غيغابايت، المهام: { $jobs }، شوهد قبل { $seconds } ث
stats-more-workers = معالجات مهام أخرى: { $others }
stats-storage = التخزين: المستخدم { $used } غيغابايت، المتاح { $free } غيغابايت
stats-legend =
    أعلى: ساعات التسجيلات. أسفل: المهام.
    🟦 مكتملة ⬜ ملغاة 🟧 لم تنجح

queue-none = لا شيء قيد التنفيذ ولا شيء في الانتظار.
queue-title = قيد التنفيذ: { $running }، في الانتظار: { $waiting }
queue-waits = في الانتظار
button-front = إلى المقدمة:
front-not = لا توجد مهمة كهذه في قائمة الانتظار: إما أنها قيد التنفيذ، أو انتهت، أو لم توجد أصلًا.
drained-since = متوقفة منذ { $since }: لا يبدأ عمل جديد.
drain-off = الخدمة تستقبل العمل.
drain-how = قبل التحديث أرسل /drain on فيكتمل ما هو قيد التنفيذ، ويُحفظ ما يرسله الناس وينتظر.
drain-not-yet = يكتمل أولًا ما هو قيد التنفيذ. انظر مجددًا بعد قليل.
drain-ready = لا شيء قيد التنفيذ: يمكن الآن إيقاف الخدمة وتحديثها. وما ينتظر يستمر بعد /drain off
announce-how = اكتب ما تريد إعلانه: /announce ثم النص. يصل إلى من فعّلوا الأخبار في /settings بعد أن تراجعه.
announce-long = هذا طويل جدًا: الحد { $most } حرف.
announce-nobody = لم يفعّل أحد الأخبار في /settings، فلا أحد لإبلاغه.
announce-preview =
    { $count ->
        [zero] لن يصل هذا إلى أحد:
        [one] سيصل هذا إلى شخص واحد:
        [two] سيصل هذا إلى شخصين:
        [few] سيصل هذا إلى { $count } أشخاص:
        [many] سيصل هذا إلى { $count } شخصًا:
       *[other] سيصل هذا إلى { $count } شخص:
    }
announce-sending = الإعلان في طريقه.
announce-sent = أُرسل الإعلان.
announce-stopped = أُوقف الإعلان.
announce-told = وصل إلى { $told } من { $count }
announce-gone = تعذّر الوصول إليهم، لأنهم حظروا البوت أو أغلقوا رسائلهم الخاصة: { $count }
announce-spared = لم يعودوا يريدونه: { $count }
announce-dropped = لم يُرسل.
announce-over = انتهى هذا الإعلان، أو لم يوجد أصلًا.
button-announce = إرسال
button-announce-drop = عدم الإرسال
button-announce-stop = إيقاف
news-title = أخبار من المشغّل
news-off = يصلك هذا لأن الأخبار مفعّلة في إعداداتك. لإيقافها: /settings news=no
button-drain = عدم بدء عمل جديد
button-go-on = متابعة العمل
button-look = النظر مجددًا
failures-none = لم يخفق شيء.
failures-title = آخر الإخفاقات
button-retry = إعادة المحاولة
retry-begun = يُعاد العمل مرة أخرى. رسالته نفسها تبيّن سيره.
retry-not = لا يمكن إعادة المحاولة: هو قيد التنفيذ، أو اكتمل بعد ذلك، أو لم يعد محفوظًا.
who-how = حدّد حساب مَن، مثل: { $example }
who-unknown = لم ألتقِ الحساب { $account } بعد: على صاحبه أن يراسلني أولًا.
who-role = الدور: { $role }
who-accounts = الحسابات: { $accounts }
who-since = أول لقاء: { $date }
role-user = مستخدم
role-admin = مشرف
role-blocked = محظور
block-done = حُظر: { $account }
block-not-admins = الحساب { $account } مشرف ولا يمكن حظره. الأمر /unadmin يزيل المشرفين.
block-not-self = لا يمكنك حظر نفسك.
unblock-done = غير محظور: { $account }
admin-done = أصبح مشرفًا: { $account }
admin-already = الحساب { $account } مشرف بالفعل.
admin-blocked = الحساب { $account } محظور. أرسل /unblock أولًا إن أردته مشرفًا.
unadmin-done = لم يعد مشرفًا: { $account }
unadmin-not-self = لا يمكنك سحب هذا من نفسك. يمكن لمشرف آخر ذلك.
unadmin-settings = الحساب { $account } معيّن مشرفًا في الإعدادات (ADMINS): لا يغيّر ذلك إلا من يدير الخدمة.
unadmin-none = الحساب { $account } ليس مشرفًا.
admins-settings = المشرفون حسب الإعدادات (ADMINS): { $accounts }
admins-made = عيّنهم مشرف: { $accounts }
quota-of = حصة { $account }
quota-done = حصة { $account } من الآن
quota-set = محدد لهذا الحساب: { $limits }
quota-service = لكن لا يمكن لأحد هنا إرسال أكثر من { $longest } د و{ $largest } ميغابايت.
audit-none = لم يفعل أي مشرف شيئًا بعد.

## /link and /unlink: several accounts of one person

platform-name =
    { $code ->
        [telegram] تيليجرام
        [discord] ديسكورد
       *[other] الطرفية
    }
link-how = أرسل لي هذا من حسابك الآخر، في محادثة خاصة:
link-once =
    { $count ->
        [one] يعمل مرة واحدة خلال دقيقة. لا تُره لأحد: من يستخدمه يرى كل نتائجك ويستطيع حذفها.
        [two] يعمل مرة واحدة خلال دقيقتين. لا تُره لأحد: من يستخدمه يرى كل نتائجك ويستطيع حذفها.
        [few] يعمل مرة واحدة خلال { $count } دقائق. لا تُره لأحد: من يستخدمه يرى كل نتائجك ويستطيع حذفها.
       *[other] يعمل مرة واحدة خلال { $count } دقيقة. لا تُره لأحد: من يستخدمه يرى كل نتائجك ويستطيع حذفها.
    }
link-alone = هذا لعينيك فقط. أرسل لي /{ $command } في محادثة خاصة.
link-seen = كان بإمكان آخرين قراءة هذا الرمز هنا، لذا لم يعد صالحًا. أرسل /link مرة أخرى، واكتب الرمز الجديد في محادثة خاصة معي.
link-own = هذا الرمز لك أنت أصلًا. اكتبه من حسابك الآخر.
link-admins = لا تُربط حسابات المشرفين إلا بحسابات مشرفين: الرمز لا يمنح أحدًا صلاحيات. اطلب من مشرف تعيين الحسابين أولًا.
link-many = يمكن ربط { $count } من الحسابات على الأكثر.
link-ask = هل تريد ربط هذا الحساب بالحساب الذي أعطاك هذا الرمز ({ $platform })؟ ستصبح عندي شخصًا واحدًا، بسجل واحد وحصة واحدة وإعدادات ذلك الحساب. وكل حساب يرى كل ما لدى الآخر ويستطيع حذفه. لا توافق إلا إذا كان الاثنان لك.
button-join = نعم، كلاهما لي
button-join-not = لا
link-not = لم يُربط شيء.
link-done = تم الربط. السجل والبحث والإعدادات والحصة صارت واحدة هنا وهناك ({ $platform }). الأمر /unlink يفصل الحسابين من جديد.
link-told = استُخدم رمزك: صار هذا الحساب مرتبطًا بـ { $account }، وكل منهما يرى كل نتائج الآخر. إن لم تكن أنت من فعل ذلك، فأرسل /unlink فورًا.
unlink-none = هذا الحساب غير مرتبط بأي حساب آخر. الأمر /link يربطه.
unlink-which = أي حساب يعود مستقلًا؟
unlink-this = هذا الحساب: { $account }
unlink-done = تم الفصل: عاد { $account } مستقلًا. يحتفظ كل حساب بما أُرسل منه؛ وتُنسخ الإعدادات.
code-wrong-link = هذا الرمز لا يعمل: فيه خطأ كتابة، أو استُخدم من قبل، أو قديم جدًا. أرسل /link في حسابك الآخر لتحصل على رمز جديد.
code-wrong-invite = رمز الدعوة هذا لا يعمل: فيه خطأ كتابة، أو استُنفد، أو قديم جدًا.
code-tries =
    { $count ->
        [0] كثرت الرموز الخاطئة، فلن يُنظر في أي رمز لمدة ساعة.
        [one] بقيت لك محاولة واحدة.
        [two] بقيت لك محاولتان.
        [few] بقيت لك { $count } محاولات.
       *[other] بقيت لك { $count } محاولة.
    }
code-too-many = كثرت الرموز الخاطئة، فلا يُنظر الآن في رموزك، حتى الصحيحة. حاول مجددًا بعد { $time }.
delete-accounts = يشمل هذا كل حساباتك المرتبطة: { $accounts }. إن أردت إبقاء نتائج أحدها فافصله أولًا بالأمر /unlink
privacy-codes = من الرموز التي تكتبها خطأً أحتفظ لمدة ساعة بعددها فقط، حتى عندما تحذف كل شيء.
privacy-voices =
    مع النص أحتفظ ببصمات أصوات المتحدثين: أرقام تصف الصوت، وهي بيانات حيوية. لا تُعرّف بأحد، إلا إذا طلبت مني تذكّر أصوات سمّيتها. وتلك تُحفظ { $days ->
        [0] حتى ترسل /forget_voice
        [one] حتى ترسل /forget_voice أو لا تُسمع لمدة يوم
        [two] حتى ترسل /forget_voice أو لا تُسمع لمدة يومين
        [few] حتى ترسل /forget_voice أو لا تُسمع لمدة { $days } أيام
        [many] حتى ترسل /forget_voice أو لا تُسمع لمدة { $days } يومًا
       *[other] حتى ترسل /forget_voice أو لا تُسمع لمدة { $days } يوم
    }، ولا تفعل سوى وضع أسمائها في تسجيلاتك اللاحقة في تلك المحادثة.
again-here = أعيد العمل الآن، وستصل النتيجة الجديدة إلى هنا.
again-elsewhere = لم أعد أحتفظ بهذا التسجيل، وقد أُرسل في مكان آخر ({ $platform }). أرسله لي هنا، أو أعده هناك.

## /invite

invite-how = حدّد عدد الأشخاص (حتى { $uses }) وعدد الأيام (حتى { $limit }): /invite 5 30. وبدون أرقام يكون لشخص واحد وأسبوع. الأمر /invite list يعرض الرموز، والأمر /invite revoke مع الرمز يسحبه.
invite-made =
    { $count ->
        [one] يتيح هذا الدخول لشخص واحد حتى { $date }. يرسل لي على أي منصة:
        [two] يتيح هذا الدخول لشخصين حتى { $date }. يرسلان لي على أي منصة:
        [few] يتيح هذا الدخول لـ { $count } أشخاص حتى { $date }. يرسلون لي على أي منصة:
        [many] يتيح هذا الدخول لـ { $count } شخصًا حتى { $date }. يرسلون لي على أي منصة:
       *[other] يتيح هذا الدخول لـ { $count } شخص حتى { $date }. يرسلون لي على أي منصة:
    }
invite-link = أو يفتحون هذا الرابط ({ $platform }): { $link }
invite-idle = لكن الرموز لا تُطلب إلا مع ACCESS=invite. والقيمة الآن ACCESS={ $access }.
invite-title = رموز تتيح الدخول
invite-left = بقي { $left } من { $uses }، حتى { $date } بتوقيت UTC
invite-none = لا يوجد رمز يتيح الدخول. الأمر /invite ينشئ رمزًا.
invite-unknown = لا يوجد رمز كهذا، أو لم يعد بإمكان أحد استخدامه.
invite-revoked = لن يدخل أحد بعد الآن بالرمز { $name }. ومن دخل من قبل يبقى.
button-revoke = سحب

## Privacy

privacy =
    { $hours ->
        [0] أحذف تسجيلك عند انتهاء مهمته.
        [one] أحتفظ بتسجيلك ساعة بعد مهمته ليمكن إعادتها دون إرساله مجددًا؛ ثم أحذفه.
        [two] أحتفظ بتسجيلك ساعتين بعد مهمته ليمكن إعادتها دون إرساله مجددًا؛ ثم أحذفه.
        [few] أحتفظ بتسجيلك { $hours } ساعات بعد مهمته ليمكن إعادتها دون إرساله مجددًا؛ ثم أحذفه.
       *[other] أحتفظ بتسجيلك { $hours } ساعة بعد مهمته ليمكن إعادتها دون إرساله مجددًا؛ ثم أحذفه.
    } { $days ->
        [0] أحتفظ بالنص والملخص حتى ترسل /delete_my_data الذي يحذف كل ذلك دفعة واحدة. أنت وحدك من يصل إلى ما أرسلته.
        [one] أحتفظ بالنص والملخص لمدة يوم، ليكون إرسال التسجيل نفسه مجددًا سريعًا؛ ثم يُحذفان أيضًا. الأمر /delete_my_data يحذف كل ذلك دفعة واحدة. أنت وحدك من يصل إلى ما أرسلته.
        [two] أحتفظ بالنص والملخص لمدة يومين، ليكون إرسال التسجيل نفسه مجددًا سريعًا؛ ثم يُحذفان أيضًا. الأمر /delete_my_data يحذف كل ذلك دفعة واحدة. أنت وحدك من يصل إلى ما أرسلته.
        [few] أحتفظ بالنص والملخص لمدة { $days } أيام، ليكون إرسال التسجيل نفسه مجددًا سريعًا؛ ثم يُحذفان أيضًا. الأمر /delete_my_data يحذف كل ذلك دفعة واحدة. أنت وحدك من يصل إلى ما أرسلته.
        [many] أحتفظ بالنص والملخص لمدة { $days } يومًا، ليكون إرسال التسجيل نفسه مجددًا سريعًا؛ ثم يُحذفان أيضًا. الأمر /delete_my_data يحذف كل ذلك دفعة واحدة. أنت وحدك من يصل إلى ما أرسلته.
       *[other] أحتفظ بالنص والملخص لمدة { $days } يوم، ليكون إرسال التسجيل نفسه مجددًا سريعًا؛ ثم يُحذفان أيضًا. الأمر /delete_my_data يحذف كل ذلك دفعة واحدة. أنت وحدك من يصل إلى ما أرسلته.
    } أتذكر لمدة يوم عدد الدقائق التي أرسلتها ولا شيء غيره، حتى لا يعيد الحذف أي دقائق؛ وإن حظرك المشغّل أو حدّد لك حصة، فذلك يبقى أيضًا.
delete-confirm = هذا يلغي مهامك ويحذف كل ما أحتفظ به عنك: التسجيلات والنصوص والملخصات والملفات. لا يمكن التراجع عنه.
button-delete = حذف كل شيء
button-keep = الإبقاء عليه
delete-not-yours = لا يقرر هذا إلا من طلبه. الأمر /delete_my_data يخص بياناتك أنت.
delete-kept = لم يُحذف شيء.
delete-working = جارٍ الحذف
delete-done = حُذف: المهام { $jobs }، والملفات { $files }، و{ $megabytes } ميغابايت. لم أعد أحتفظ بشيء عنك، سوى عدد الدقائق التي أرسلتها لمدة يوم، وأي حظر أو حصة حددها المشغّل لك.

## Errors: what happened, and what to do next

error-unknown = حدث خطأ ما ({ $code }). حاول مجددًا من فضلك؛ وإن تكرر فأخبر المشغّل.
database-away = قاعدة بياناتي غير متاحة حاليًا. أحتفظ بطلبك وسأتابع فور عودتها؛ لا حاجة إلى إرساله مرة أخرى.
error-bug = حدث خطأ من جهتي، وقد سُجّل. حاول مجددًا من فضلك؛ وإن تكرر فأخبر المشغّل.
error-expected = لم ينجح ذلك. حاول مجددًا من فضلك.
error-bad_media = لا يمكن استخدام هذا الملف. أرسل ملفًا آخر من فضلك.
error-empty_file = هذا الملف فارغ. أرسله مجددًا من فضلك.
error-not_media = ليس هذا ملف فيديو أو صوت أستطيع فتحه. أرسل mp4 أو mkv أو mov أو webm أو mp3 أو m4a أو wav أو ogg أو صيغة شائعة أخرى.
error-foreign_file =
    { $kind ->
        [dictation] { $name } صيغة لأجهزة الإملاء لا يفتحها إلا { $program }. احفظ التسجيل هناك بصيغة mp3 أو wav وأرسله.
        [protected] ملفات { $name } محمية من النسخ: لا يشغّلها إلا { $program }. أرسل تسجيلًا غير محمي.
        [archive] { $name } أرشيف. فك ضغطه وأرسل التسجيلات التي فيه.
        [playlist] { $name } قائمة تشغيل: تذكر أسماء التسجيلات فقط. أرسل التسجيلات نفسها أو روابطها.
        [project] { $name } مشروع من { $program } وليس تسجيلًا. صدّر التسجيل هناك، مثلًا بصيغة mp3 أو mp4، وأرسله.
       *[other] { $name } ليس تسجيلًا. أرسل ملف فيديو أو صوت، مثل mp4 أو mp3 أو m4a أو wav أو ogg.
    }
error-bad_archive =
    { $reason ->
        [encrypted] هذا الأرشيف محمي بكلمة مرور. اضغط التسجيلات بلا كلمة مرور وأرسله مرة أخرى، أو أرسلها واحدًا واحدًا.
        [members] عدد الملفات في هذا الأرشيف { $count }، وأنا أفتح { $limit } على الأكثر. ضع فيه تسجيلات محادثة واحدة فقط.
        [tracks] عدد التسجيلات في هذا الأرشيف { $count }، وأنا أسمع { $limit } على الأكثر كمسارات لمحادثة واحدة. ضع فيه عددًا أقل من فضلك.
        [size] حجم التسجيلات في هذا الأرشيف بعد فك الضغط { $count } ميغابايت، والحد { $limit } ميغابايت. احفظها بصيغة أصغر مثل flac أو ogg أو m4a ثم اضغطها مرة أخرى.
        [ratio] هذا الأرشيف مضغوط أكثر مما يمكن ضغط التسجيلات، لذلك لم أفكه. احفظ التسجيلات بصيغة flac أو ogg أو mp3 ثم اضغطها مرة أخرى.
        [method] هذا الأرشيف مضغوط بطريقة لا أفتحها. اضغط التسجيلات في ملف zip عادي، أو أرسلها واحدًا واحدًا.
       *[damaged] هذا الأرشيف تالف. نزّله أو أنشئه مرة أخرى، أو أرسل التسجيلات واحدًا واحدًا.
    }
error-no_audio = لا صوت في هذا الملف. أرسل ملفًا فيه صوت من فضلك.
error-corrupt = هذا الملف تالف ولا يمكن قراءته. احفظه أو سجّله من جديد وأرسله مرة أخرى من فضلك.
error-unsupported = صوت هذا الملف بصيغة لا أستطيع قراءتها. حوّله من فضلك، إلى mp3 أو m4a مثلًا، وأرسله مجددًا.
error-encrypted = هذا الملف محمي من النسخ، فلا أستطيع قراءته. أرسل ملفًا غير محمي من فضلك.
error-too_long = هذا التسجيل أطول من اللازم: { $minutes } د، والحد { $limit } د. قسّمه وأرسل الأجزاء من فضلك.
error-no_such_part = لا يوجد شيء بين { $start } و{ $end }: مدة هذا التسجيل { $length }. اختر أوقاتًا أخرى من فضلك، مثل from=0:30 to=2:00.
error-too_large = هذا الملف أكبر من اللازم: { $megabytes } ميغابايت، والحد { $limit } ميغابايت. أرسل ملفًا أصغر من فضلك، الصوت وحده مثلًا.
error-too_large_here = هذا الملف أكبر من اللازم: { $megabytes } ميغابايت، ولا تستلم البوتات هنا إلا ملفات حتى { $limit } ميغابايت. أرسل ملفًا أقصر، أو الصوت وحده، أو رابطًا أستطيع تنزيله منه. وفي تيليجرام يمكن للمشغّل رفع الحد بخادم Bot API محلي.
error-bad_link = لا أستطيع استخدام هذا الرابط. أرسل رابطًا يبدأ بـ https:// أو http:// ويؤدي مباشرة إلى تسجيل، دون اسم مستخدم أو كلمة مرور أو منفذ غير معتاد.
error-links_off = الروابط معطّلة هنا. أرسل لي الملف نفسه من فضلك.
error-link_unreachable = لا أستطيع الوصول إلى ما يؤدي إليه هذا الرابط. لا أنزّل إلا ما يصل إليه الجميع على الإنترنت. تحقق من الرابط من فضلك، أو أرسل لي الملف نفسه.
error-link_certificate = شهادة هذا الموقع غير صالحة، فلم أنزّل شيئًا. أرسل رابطًا آخر من فضلك، أو الملف نفسه.
error-link_gone = لا يوجد شيء، أو لم يعد يوجد، حيث يؤدي هذا الرابط. تحقق من الرابط من فضلك، أو أرسل لي الملف نفسه.
error-link_forbidden = لا يسمح لي هذا الموقع بتنزيل الملف. شاركه بحيث يستطيع كل من لديه الرابط تنزيله، أو أرسل لي الملف نفسه من فضلك.
error-link_login = يتطلب هذا الملف تسجيل الدخول. شاركه بحيث يستطيع كل من لديه الرابط تنزيله، أو أرسل لي الملف نفسه من فضلك.
error-link_trouble = يرد هذا الموقع بالخطأ { $status }. حاول مجددًا لاحقًا من فضلك، أو أرسل لي الملف نفسه.
error-link_circles = ينتقل هذا الرابط من عنوان إلى آخر بلا نهاية. أرسل رابطًا يؤدي إلى الملف مباشرة، أو الملف نفسه من فضلك.
error-link_too_slow = يصل الملف ببطء شديد، فتوقفت. حاول مجددًا لاحقًا من فضلك، أو أرسل لي الملف نفسه.
error-link_broken = انقطع الاتصال بهذا الموقع عدة مرات. حاول مجددًا لاحقًا من فضلك، أو أرسل لي الملف نفسه.
error-link_page = يؤدي هذا الرابط إلى صفحة ويب لا إلى تسجيل. افتح الصفحة ونزّل التسجيل منها وأرسل لي الملف، أو رابطًا مباشرًا إليه (غالبًا ما ينتهي بـ .mp3 أو .mp4).
error-link_message = لا أستطيع قراءة الرسالة التي يؤدي إليها هذا الرابط. أرسل لي تسجيلها هنا من فضلك.
error-link_forward = هذا رابط إلى رسالة في تيليجرام، ولا تستطيع البوتات فتحه. أعد توجيه الرسالة إليّ من فضلك، أو أرسل لي ملفها.
error-link_elsewhere = هذا رابط إلى رسالة في ديسكورد، وهناك أعرف من يحق له قراءتها. أرسله لي هناك من فضلك، أو أرسل لي الملف هنا.
error-link_nothing_in = لا تسجيل في الرسالة التي يؤدي إليها هذا الرابط، أو لا تُعرض عليّ. انقر الرسالة بالزر الأيمن واختر Apps ثم «تفريغ إلى نص» فتظهر لي.
error-refused = هذا غير مسموح هنا. اسأل المشغّل من فضلك.
error-no_access = هذا البوت خاص. اطلب الإذن من مشغّله وأخبره بحسابك: { $account }
error-not_invited = هذا البوت خاص، لكن رمز الدعوة يتيح لك الدخول: أرسل /start مع الرمز، مثل /start ABCD-EFGH-JKMN. إن لم يكن لديك رمز، فاسأل المشغّل وأخبره بحسابك: { $account }. وإن كان لك حساب آخر دخل من قبل، فأرسل هناك /link واكتب الرمز هنا.
error-too_many_jobs = بلغت مهامك الجارية الحد ({ $limit }): { $names }. انتظر حتى تنتهي إحداها؛ أو أوقفها كلها بالأمر /cancel، ويعرضها /status مع زر لكل منها.
error-quota_used_up =
    { $minutes ->
        [0] انتهت دقائقك: بقي 0 من { $limit } د في 24 ساعة. تتوفر دقائق كافية لهذا التسجيل: { $until }. التفاصيل في /quota
       *[other] لا تكفي الدقائق المتبقية لهذا التسجيل: { $minutes } من { $limit } د في 24 ساعة. تتوفر دقائق كافية: { $until }؛ والأقصر من ذلك ممكن فورًا. التفاصيل في /quota
    }
error-longer_than_a_day = طول هذا التسجيل { $minutes } د، ولك { $limit } د في 24 ساعة، فلن يتسع أبدًا. قسّمه وأرسل الأجزاء من فضلك.
error-bad_wish = لا أفهم { $wish }. الممكن: { $choices }
error-unknown_language =
    { $suggestions ->
        [none] لا أعرف اللغة { $wish }. اكتب اسمها أو رمزها، مثل lang=العربية أو lang=ar.
       *[other] لا أفهم { $wish }. هل تقصد: { $suggestions }؟
    }
error-language_not_recognized = لا يعرف التعرّف على الكلام هذه اللغة: { $language }. من دون هذا الخيار تُكتشف اللغة تلقائيًا.
error-engine_trouble = جزء من الخدمة ({ $engine }) لا يعمل الآن. حاول مجددًا لاحقًا من فضلك.
error-engine_missing = جزء من الخدمة ({ $engine }) غير مُعدّ. يمكن للمشغّل تغيير ذلك بالإعداد { $setting }.
error-model_not_fetched =
    نموذج الكلام { $model } ليس هنا بعد، وتعذّر تنزيله: { $reason ->
        [silent] خادمه لا يجيب في الوقت المناسب
        [offline] لا يُسمح هنا بالاتصال بأي خادم
        [no_space] لم تبقَ مساحة على القرص
        [damaged] ما وصل تالف
        [nonsense] أجاب خادمه بما لا يمكن استخدامه
       *[unreachable] تعذّر الوصول إلى خادمه
    }. حاول مجددًا لاحقًا من فضلك؛ ويمكن للمشغّل اختيار نموذج آخر بالإعداد { $setting }.
error-engine_lacks_language = جزء من الخدمة ({ $engine }) لا يعرف هذه اللغة ({ $language }). يمكن للمشغّل تغيير ذلك بالإعداد { $setting }. أرسله مجددًا بلغة أخرى أو من دون لغة.
error-engine_unreachable = تعذّر الوصول الآن إلى جزء من الخدمة ({ $engine }). حاول مجددًا لاحقًا من فضلك.
error-engine_over_quota = بلغ جزء من الخدمة ({ $engine }) حدّه حاليًا. حاول مجددًا لاحقًا من فضلك.
error-engine_refused = رفض جزء من الخدمة ({ $engine }) هذا المحتوى.
error-engine_too_slow = لم يُجب جزء من الخدمة ({ $engine }) في الوقت المناسب. حاول مجددًا لاحقًا من فضلك.
error-engine_nonsense = أجاب جزء من الخدمة ({ $engine }) بما لا يمكن استخدامه. حاول مجددًا لاحقًا من فضلك.
error-media_gone = لم أتمكن من الحصول على الملف. أرسله مجددًا من فضلك.
error-kept_crashing = أوقف هذا التسجيل الخدمة عدة مرات، فتركته. أرسله بصيغة أخرى من فضلك، وأخبر المشغّل.
error-bad_setting = لا يمكن استخدام الإعداد { $setting }: { $problem }. على المشغّل تغييره.

## Notes: what is missing or worth knowing

note-unknown = للعلم: { $code }
note-nothing_said = لم أسمع كلامًا في هذا التسجيل.
note-text_removed =
    { $count ->
        [zero] لم يُحذف أي مقطع.
        [one] حُذف مقطع واحد اختلقه نظام التعرّف أو كرّره.
        [two] حُذف مقطعان اختلقهما نظام التعرّف أو كرّرهما.
        [few] حُذفت { $count } مقاطع اختلقها نظام التعرّف أو كرّرها.
        [many] حُذف { $count } مقطعًا اختلقها نظام التعرّف أو كرّرها.
       *[other] حُذف { $count } مقطع اختلقها نظام التعرّف أو كرّرها.
    }
note-not_speech =
    { $count ->
        [one] مقطع واحد بلا نص: فيه موسيقى أو ضجيج لا كلام.
       *[other] عدد المقاطع بلا نص: { $count }. فيها موسيقى أو ضجيج لا كلام.
    }
note-check_places = كلمات مشكوك فيها، يُستحسن مراجعتها: { $places }
note-too_quiet = صوت أحدهم خافت جدًا عند { $places }؛ الأمر /again louder يسمعه بتضخيم أكبر.
note-still_too_quiet = صوت أحدهم خافت جدًا عند { $places } حتى مع التضخيم. إن كان هناك تسجيل من مكان أقرب فأرسله إليّ.
note-damaged = التسجيل تالف: تعذّرت قراءة بعض أجزائه.
note-track_chosen = عدد المسارات الصوتية في التسجيل { $tracks }؛ وهذا رقم { $track }.
note-channels_inverted = قناتا هذا التسجيل تُلغي إحداهما الأخرى، لذلك استُخدم الفرق بينهما.
note-channels_delayed = إحدى القناتين نسخة متأخرة من الأخرى، لذلك استُخدمت القناة الأعلى صوتًا فقط.
note-channels_one_sided = في هذا التسجيل قناة واحدة فقط فيها صوت، لذلك استُخدمت وحدها.
note-channels_apart = سُمعت كل قناة على حدة لأن شخصًا مختلفًا يتحدث في كل منها: لم يضع شيء مما قيل في الوقت نفسه.
note-channels_alike = الصوت نفسه في القناتين، لذلك لا يمكن التمييز بين المتحدثين بحسب القناة.
note-tracks_apart = سُمع كل مسار على حدة، لذلك فالمتحدثون معروفون يقينًا ويحملون أسماء مساراتهم: لم يضع شيء مما قيل في الوقت نفسه.
note-tracks_unreadable = لا صوت أستطيع قراءته في هذه المسارات: { $names }
note-tracks_repeated = لا تحتوي هذه المسارات إلا على ما في غيرها، لذلك لم تُسمع مرة أخرى: { $names }
note-tracks_simultaneous = يُقال الكثير في الوقت نفسه على هذه المسارات. إن لم تكن من محادثة واحدة فأرسل التسجيلات واحدًا واحدًا.
note-no_speakers = تعذّر التمييز بين المتحدثين: { why }.
note-names_dropped = أُزيلت أسماء المتحدثين: تغيّر عددهم الآن. يمكنك تسميتهم من جديد.
note-joined = نص واحد من هذه الملفات بهذا الترتيب: { $names }
note-file_left_out = تُرك هذا الملف لأنني لا أستطيع فتحه كتسجيل: { $name }. أرسله وحده لمعرفة السبب.
note-recognized = عُرفوا من أصواتهم: { $names }. هل هناك خطأ؟ اضغط «{ button-names }».
note-model_fell_back = استمع إليه { $used } لأن { $wanted } غير موجود: { why }.
note-heard_as = لا يعرف { $engine } هذه اللغة: { $language }. كُتب التسجيل على أنه: { $instead }.
note-card_failed = تعطّلت بطاقة الرسوميات أثناء الاستماع، فسُمع جزء بالمعالج وهو أبطأ. لا ينقص شيء.
note-no_summary = لا يوجد ملخص: { why }.
note-no_voice =
    { $code ->
        [engine_missing] لا يوجد ملخص مسموع: لم يُثبَّت هنا صوت للغته. يمكن لمن يدير الخدمة إضافته.
        [short] لا يوجد ملخص مسموع: تسجيل بهذا القصر ليس له ملخص، بل كلماته فقط.
       *[other] لا يوجد ملخص مسموع: { why }.
    }
note-no_video =
    لا يوجد فيديو لإعادته: { $code ->
        [not_copied] صورته أو صوته من نوع لا يمكن وضعه مع التسميات التوضيحية.
        [joined] لأنه دُمج من عدة ملفات.
       *[sound_only] في التسجيل صوت فقط.
    }
note-tracks_left_out =
    { $count ->
        [zero] حُفظت كل مسارات الفيلم.
        [one] تعذّر حفظ مسار واحد من الفيلم: لا تقبله أي صيغة قابلة للتشغيل.
        [two] تعذّر حفظ مسارين من الفيلم: لا تقبلهما أي صيغة قابلة للتشغيل.
        [few] تعذّر حفظ { $count } مسارات من الفيلم: لا تقبلها أي صيغة قابلة للتشغيل.
        [many] تعذّر حفظ { $count } مسارًا من الفيلم: لا تقبلها أي صيغة قابلة للتشغيل.
       *[other] تعذّر حفظ { $count } مسار من الفيلم: لا تقبلها أي صيغة قابلة للتشغيل.
    }
note-not_burned =
    التسميات مسار يُشغَّل في المشغّل وليست مرسومة داخل الصورة: { $code ->
        [no_font] لا يوجد هنا خط لهذه الكتابة. يمكن للمشغّل تثبيت { $font }.
        [too_long] كان ذلك سيستغرق هنا نحو { $minutes } دقيقة، والحد هو { $limit } دقيقة.
       *[failed] تعذّر الرسم على هذه الصورة.
    }
note-hdr_reduced = صُنع الفيلم لشاشات HDR. في الصورة الجديدة ألوانه هي ألوان الشاشات العادية.
note-burned_instead = لا يمكن إضافة مسار تسميات إلى صورة هذا الفيلم، لذلك رُسمت التسميات داخلها.
note-no_files = تعذّرت كتابة الملفات: { why }.
note-summary_fell_back = أعدّ الملخص { $used } لأن { $engine } لم ينجح: { why }.
note-summary_model_gone = أعدّ الملخص { $used }: لم يعد { $engine } موجودًا. يمكن للمشغّل تغيير الإعداد { $setting }.
note-change_setting = يمكن للمشغّل إصلاح ذلك بالإعداد { $setting }.
note-summary_not_translated = الملخص بلغة التسجيل: { $engine } لا يترجم.

why =
    { $code ->
        [engine_missing] محرّكه غير مُعدّ
        [model_not_fetched] تعذّر تنزيله
        [engine_lacks_language] صوته لا يقرأ لغة الملخص ({ $language })
        [engine_unreachable] تعذّر الوصول إلى محرّكه
        [engine_over_quota] بلغ محرّكه حدّه حاليًا
        [engine_refused] رفض محرّكه هذا المحتوى
        [engine_too_slow] لم يُجب محرّكه في الوقت المناسب
        [engine_nonsense] أجاب محرّكه بما لا يمكن استخدامه
       *[other] حدث خطأ ما وقد سُجّل
    }

## The command line

outcome-lacking = لم يُعدّ: { $names }. { $notes }
demo-too-slow = لم يكتمل بعد 20 دقيقة. السطور أعلاه تبيّن الخلل؛ والأمر mp4totext doctor يبيّن ما يجب فعله.
outcome-failed = الملف { $name }: { $why }
