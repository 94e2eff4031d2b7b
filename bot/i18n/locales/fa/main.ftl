# Not yet reviewed by a native speaker.
# What mp4totext says, in Persian. Formal (شما) throughout.
# Words in { $braces } are filled in; keep them all.

locale-name = فارسی

## Commands, as the menu and /help show them

command-start = سلام کردن
command-help = کارهایی که از من برمی‌آید
command-status = کارهایی که الان برای شما انجام می‌دهم
command-cancel = متوقف کردن کارهای شما
command-settings = دیدن یا تغییر آنچه دریافت می‌کنید
command-transcribe = تبدیل لینک، یا پیامی که به آن پاسخ می‌دهید، به متن
command-again = انجام دوباره به شکلی دیگر
command-language = زبانی که در فایل‌های شما صحبت می‌شود
command-speakers = چند نفر در آن‌ها صحبت می‌کنند
command-summary = خلاصه چقدر مفصل باشد
command-speech = خلاصه با صدا هم خوانده شود یا نه
command-formats = چه فایل‌هایی دریافت می‌کنید
command-names = نام گذاشتن برای گوینده‌های یک نتیجه
command-forget_voice = فراموش کردن صداهایی که برای شما به خاطر سپرده‌ام
command-history = دیدن دوبارهٔ نتیجه‌های شما
command-search = پیدا کردن حرف‌ها در فایل‌های شما
command-quota = چقدر می‌توانید بفرستید و چقدر استفاده کرده‌اید
command-auto = در گروه: تبدیل همهٔ فایل‌های صوتی و ویدیویی به متن (on, off)
command-privacy = چه چیزی را تا کی نگه می‌دارم
command-delete_my_data = حذف هر چه دربارهٔ شما نگه داشته‌ام

## The commands' names in Discord's menu: small letters, digits, _ and - alone

name-start = شروع
name-help = راهنما
name-status = وضعیت
name-cancel = لغو
name-settings = تنظیمات
name-language = زبان
name-speakers = گوینده_ها
name-summary = خلاصه
name-speech = خواندن
name-formats = قالب_ها
name-transcribe = تبدیل_به_متن
name-again = دوباره
name-names = نام_ها
name-forget_voice = فراموشی_صدا
name-history = تاریخچه
name-search = جستجو
name-quota = سهمیه
name-auto = خودکار
name-link = اتصال
name-unlink = جدا_کردن
name-privacy = حریم_خصوصی
name-delete_my_data = حذف_داده_هایم
name-stats = آمار
name-queue = صف
name-failures = خطاها
name-who = کاربر
name-block = مسدود
name-unblock = رفع_مسدودی
name-admin = مدیر
name-unadmin = لغو_مدیر
name-invite = دعوت
name-audit = سوابق
name-drain = توقف_پذیرش
name-announce = اعلان

## What people read before they talk to the bot: at most 512 and 120 characters

profile = یک ویدیو، پیام صوتی یا فایل صوتی برایم بفرستید تا متن آن را با گوینده‌ها و زمان‌ها، خلاصه‌ای فصل‌بندی‌شده، خلاصهٔ صوتی و زیرنویس بگیرید. همان اول می‌گویم چقدر طول می‌کشد، و هر وقت بخواهید می‌توانید همه چیز را حذف کنید.
profile-short = صدا و ویدیو به متن، با تفکیک گوینده‌ها، خلاصه، خلاصهٔ صوتی و زیرنویس.

## What a form asks for with a command, and the menu of a message

option-file-name = فایل
option-file = ویدیو، پیام صوتی یا فایل صوتی
option-recording-link-name = لینک
option-recording-link = به جای فایل: لینک مستقیم به صدا یا ویدیو، یا به پیامی در اینجا که آن را دارد
option-language-name = زبان
option-language = زبانی که صحبت می‌شود، مثلاً fa یا en
option-speakers-name = گوینده_ها
option-speakers = چند نفر صحبت می‌کنند، مثلاً 3 یا 2-4
option-summary-name = خلاصه
option-summary = خلاصه چقدر مفصل باشد
option-speech-name = خواندن
option-speech = خلاصه با صدا خوانده شود
option-formats-name = قالب_ها
option-formats = فایل‌ها، با ویرگول بین آن‌ها: txt, srt, vtt, json, md, video
option-hints-name = کلمه_ها
option-hints = نام‌ها و کلمه‌های کمیاب، با ویرگول بین آن‌ها
option-news-name = خبرها
option-news = خبرهای گردانندهٔ سرویس
option-days-name = روزها
option-days = چند روز، با حساب امروز
option-account-name = حساب
option-account = حساب چه کسی: شماره در همین پلتفرم، یا telegram:123456789
option-front-name = جلو
option-front = شناسهٔ کاری که باید نفر بعدی صف شود
option-drain-name = حالت
option-drain = گزینهٔ on: کار تازه شروع نشود؛ off: ادامه؛ خالی: وضعیت فعلی
option-text-name = متن
option-text = متن اعلان
option-private-name = خصوصی
option-private = پاسخ را فقط شما می‌بینید
option-code = کد دعوت شما
option-names = نام‌ها، مثلاً 1=سارا 2=علی؛ اگر خالی باشد از شما می‌پرسم
option-voice = صدای چه کسی، یا all؛ اگر خالی باشد فهرست نشان داده می‌شود
option-words = حرف‌هایی که زده شده؛ آخری می‌تواند فقط اول یک کلمه باشد
option-quota = برای مدیران: یک حساب و سهمیه‌اش، مثلاً minutes=600
option-value = مقدار تازه؛ اگر خالی باشد همهٔ گزینه‌ها نشان داده می‌شود
entry-transcribe = تبدیل به متن
entry-summarize = خلاصه کردن

## Hello and help

hello = یک ویدیو، پیام صوتی، فایل صوتی یا لینک یکی از آن‌ها را برایم بفرستید تا متن آن را با تفکیک گوینده‌ها، خلاصه، خلاصهٔ صوتی و زیرنویس بگیرید.
hello-invited = خوش آمدید. دعوت شما پذیرفته شد.
help-recordings = صدا و ویدیو
help-choices = آنچه دریافت می‌کنید
help-rest = کارهای دیگر
help-beside = همراه فایل
help-wishes =
    گزینه‌هایی را بنویسید که فقط برای همان فایل باشد، مثلاً: lang=fa speakers=2 summary=short speech=no formats=txt,srt,vtt
    زبان lang: زبانی که صحبت می‌شود، مثلاً fa یا en
    گوینده‌ها speakers: چند نفر صحبت می‌کنند، مثلاً 3 یا 2-4
    خلاصه summary: یکی از none (بدون خلاصه)، short (کوتاه) یا full (کامل)
    خواندن speech: بله yes یا نه no
    فایل‌ها formats: هر کدام از { $formats }
    زیرنویس captions: معمولی normal، یا short برای زیرنویس کوتاه یک‌خطی
    دقت careful: با yes تشخیص کندتر و دقیق‌تر می‌شود
    کلمه‌ها hints: نام‌ها و کلمه‌های کمیاب، با ویرگول بین آن‌ها
    کنار لینک هم همین‌ها را می‌توانید بنویسید. لینک باید مستقیم به فایل برسد.
hint-send-media = یک ویدیو، پیام صوتی، فایل صوتی یا لینک یکی از آن‌ها را برایم بفرستید. توضیح بیشتر در /help است.
hint-what-to-transcribe = بگویید چه چیزی را به متن تبدیل کنم: دستور /transcribe را همراه فایل یا لینک آن بفرستید، یا در پاسخ به پیامی که صدا یا ویدیو دارد.
link-first = از { $count } لینک، اولی را برمی‌دارم. لطفاً بقیه را در پیام‌های جداگانه بفرستید.
hint-unknown-command = دستور /{ $name } را نمی‌شناسم. در /help می‌بینید چه کارهایی از من برمی‌آید.

## The card of a job

card-title = { $name }
card-taking = در حال دریافت فایل
card-next = در صف: نوبت بعدی شماست
card-ahead = در صف: { $count } کار جلوتر از شماست
card-drained = در صف. سرویس در حال به‌روزرسانی است: چیزی از دست نمی‌رود و خودبه‌خود ادامه پیدا می‌کند.
card-work = زمان لازم: { $time }
card-left = باقی‌مانده: { $time }
card-failed = ناموفق · { $name }
card-cancelled = لغو شد.
card-preparing = تمام شد. در حال آماده کردن نتیجه
button-cancel = لغو

stage-audio = خواندن صدا
stage-transcript = شنیدن و نوشتن
stage-speakers = تفکیک گوینده‌ها
stage-summary = خلاصه کردن
stage-speech = ضبط خلاصهٔ صوتی
stage-files = نوشتن فایل‌ها
stage-starting = شروع
card-fetching = دانلود مدل گفتار { $model }، فقط همین یک بار
card-fetching-bytes = { $done } از { $total } مگابایت
card-fetching-some = { $done } مگابایت

percent = { NUMBER($fraction, style: "percent") }
lasting-seconds = { $seconds } ثانیه
lasting-minutes = { $minutes } دقیقه و { $seconds } ثانیه
lasting-hours = { $hours } ساعت و { $minutes } دقیقه
until-now = همین حالا
until-minutes = { $minutes } دقیقهٔ دیگر، ساعت { $time } به وقت UTC
until-hours = { $hours } ساعت و { $minutes } دقیقهٔ دیگر، ساعت { $time } به وقت UTC
about-seconds = حدود { $count } ثانیه
about-minutes = حدود { $count } دقیقه
about-hours = حدود { $hours } ساعت و { $minutes } دقیقه

## The answer

answer-speakers = { $count } گوینده
answer-points = نکته‌های اصلی
answer-chapters = فصل‌ها
answer-actions = کارهایی که باید انجام شود
answer-shares = چه کسانی صحبت کردند
answer-transcript = متن
answer-engines = ساخته‌شده با { $engines }
answer-more = ادامه در فایل‌هاست.
answer-empty = در این فایل حرفی نشنیدم.
answer-empty-next = اگر کسی در آن حرف می‌زند، دوباره با زبانش بفرستید، مثلاً lang=fa، یا نزدیک‌تر به صدا ضبط کنید.
answer-too-large = فایل { $name } برای فرستادن در اینجا خیلی بزرگ است ({ $megabytes } مگابایت، حداکثر { $limit } مگابایت).
large-zip = فایل { $name } برای این گفتگو خیلی بزرگ است ({ $megabytes } مگابایت، حداکثر { $limit } مگابایت) و به شکل zip فرستاده می‌شود.
large-sound = فایل { $name } برای این گفتگو خیلی بزرگ است ({ $megabytes } مگابایت، حداکثر { $limit } مگابایت) و به شکل فایل صوتی کوچک‌تری فرستاده می‌شود.
large-parts = فایل { $name } برای این گفتگو خیلی بزرگ است ({ $megabytes } مگابایت، حداکثر { $limit } مگابایت) و تکه‌تکه فرستاده می‌شود.
large-beside = فایل زیرنویس هم همین کار را می‌کند: آن را با همان نام کنار ویدیو بگذارید.
large-ask = یک فایل زیرنویس کنار ویدیو همین کار را می‌کند: دستور /again formats=srt آن را می‌سازد.
large-not-made = فایل { $name } را نشد برای این گفتگو به اندازهٔ کافی کوچک کرد.

## The privacy receipt, one line below every answer. Its parts are joined by " · ".

receipt-heard = شنیده‌شده با { $engine }
receipt-choice =
    { $code ->
        [fetching] مدل بهتری برای این دستگاه در حال دانلود است
       *[lacking] مدل بهتری برای این دستگاه هنوز موجود نیست
    }
receipt-summarized = خلاصه‌شده با { $engine }
receipt-spoken = خوانده‌شده با { $engine }
receipt-sent = { $engine } (فرستاده‌شده به { $company })
receipt-recording =
    { $hours ->
        [0] فایل ارسالی حذف شد
       *[other] فایل ارسالی پس از { $hours } ساعت حذف می‌شود
    }
receipt-text =
    { $days ->
        [0] متن تا وقتی خودتان حذفش کنید می‌ماند
       *[other] متن پس از { $days } روز حذف می‌شود
    }
receipt-now = برای حذف همین حالا: دکمهٔ «{ $button }» در پایین

## The buttons of an answer, and doing it again

button-summary = خلاصه
button-transcript = متن
button-subtitles = زیرنویس
button-voice = صدا
button-redo = انجام دوباره
button-names = نام گذاشتن برای گوینده‌ها
button-name = نوشتن نام‌ها
button-drop = حذف
button-drop-now = بله، این نتیجه را حذف کن
button-back = ‹ بازگشت
redo-language = زبان دیگر
redo-speakers = تعداد گویندهٔ دیگر
redo-careful = با دقت بیشتر گوش کن، کندتر
redo-summary = خلاصهٔ دیگر
redo-captions-short = زیرنویس کوتاه، یک خط
redo-captions-normal = زیرنویس معمولی، دو خط
redo-voice-on = با خلاصهٔ صوتی
redo-voice-off = بدون خلاصهٔ صوتی
again-title = انجام دوباره: { $name }
again-begun = دوباره انجامش می‌دهم. نتیجهٔ بالا عوض می‌شود.
again-busy = همین حالا در حال انجام است. صبر کنید تا تمام شود، یا لغوش کنید.
again-same = همین حالا هم همین‌طور است.
again-none = نتیجه‌ای برای انجام دوباره ندارم. دستور /again را در پاسخ به یک نتیجه بفرستید، یا یک فایل برایم بفرستید.
again-nothing = انجام دوباره نتیجه نداد: { $why } این همان نتیجهٔ قبلی است.
result-not-yours = این نتیجه مال کس دیگری است، یا دیگر نگه داشته نمی‌شود.
file-gone = این فایل دیگر نگه داشته نمی‌شود. برای گرفتن فایل تازه، صدا یا ویدیو را دوباره بفرستید.
file-never = این سرویس نمی‌تواند آن را بسازد.
drop-done = نتیجهٔ { $name } با هر چه از آن نگه داشته بودم حذف شد. فایل‌هایی که فرستاده شده در گفتگو می‌ماند تا خودتان حذفشان کنید.

## Naming the speakers

names-title = در { $name } چه کسانی صحبت می‌کنند؟
names-how = با نوشتن نام‌ها به همین ترتیب به این پیام پاسخ دهید: سارا, علی. یا فقط یکی را با شماره‌اش: 2 = علی. در جای دیگر: /names 1=سارا 2=علی
names-form = دکمهٔ پایین را بزنید و نام‌ها را بنویسید.
names-all = هر نام در یک خط: 1 = سارا
names-late = فرم به‌موقع باز نشد. دکمه را یک بار دیگر بزنید، یا بنویسید: /names 1=سارا 2=علی
names-clip = گویندهٔ { $number }
names-begun = نام‌ها را می‌گذارم. نتیجهٔ بالا عوض می‌شود.
names-one = در آن فقط صدای یک نفر را شنیدم، پس نیازی به تفکیک نیست.

## Remembered voices

voices-offer = این صداها را به خاطر بسپارم؟ از هر کدام یک اثر صدا نگه می‌دارم: عددهایی که صدا را توصیف می‌کنند، نه خود صدا. از آن فقط برای گذاشتن این نام‌ها در فایل‌های بعدی شما در همین گفتگو استفاده می‌شود و با هیچ‌کس به اشتراک گذاشته نمی‌شود؛ دستور /forget_voice هر زمان آن را حذف می‌کند. اول از صاحبان صداها اجازه بگیرید.
button-remember = به خاطر بسپار
button-remember-not = نه
voices-remembered = به خاطر سپردم: { $names }. وقتی از صدایی مطمئن باشم، نامش را در فایل‌های بعدی شما در همین گفتگو می‌گذارم؛ دستور /forget_voice آن‌ها را حذف می‌کند.
voices-short = این صداها کوتاه‌تر از آن بودند که به خاطر بسپارم: { $names }.
voices-many = به خاطر نسپردم، چون همین حالا { $most } صدا برای شما در اینجا می‌شناسم: { $names }. دستور /forget_voice جا باز می‌کند.
voices-mute = این صداها را نمی‌شود به خاطر سپرد: این نتیجه اثر صدا ندارد، چون پیش از اضافه شدن این امکان ساخته شده، یا چون موتوری که گوینده‌ها را تفکیک کرده اثر صدا نمی‌سازد.
voices-on = از این پس صداهایی را که نام‌گذاری می‌کنید برای فایل‌های بعدی شما در همان گفتگو به خاطر می‌سپارم.
voices-declined = صدایی را به خاطر نمی‌سپارم. با /settings می‌توانید عوضش کنید.
voices-off = این سرویس صداها را به خاطر نمی‌سپارد.
voices-title = صداهایی که برای شما به خاطر دارم
voices-how = نامی را بزنید تا آن صدا فراموش شود؛ نام‌ها در نتیجه‌های قبلی می‌مانند. با دستور: /forget_voice سارا، یا برای همه: /forget_voice all
voices-elsewhere = در گفتگوی دیگر
voices-unknown = صدایی به نام { $name } به خاطر ندارم. فهرست در /forget_voice است.
voices-forgotten = فراموش شد: { $name }.
voices-none = اینجا صدایی برای شما به خاطر ندارم.
voices-gone = دیگر هیچ صدایی برای شما به خاطر ندارم.
button-forget-voices = فراموش کردن همه

## Several recordings sent together

album-title = { $count } فایل
album-done = { $done } از { $count } انجام شد
state-done = انجام شد
state-failed = ناموفق
state-cancelled = لغو شد

## /status, /cancel

status-none = الان کاری برای شما در دست ندارم. یک فایل برایم بفرستید.
status-line = فایل { $name }: { $state }
status-percent = { $stage }، { $percent }٪
cancel-none = چیزی برای لغو کردن نیست.
cancel-done = { $count } کار لغو شد.
cancel-over = این کار قبلاً تمام شده است.
not-yours = فقط کسی که فایل را فرستاده می‌تواند این کار را بکند.

## /settings

settings-title = آنچه دریافت می‌کنید، مگر اینکه کنار فایل چیز دیگری بنویسید
settings-how = یا با دستور: /settings lang=fa summary=short formats=txt,srt
settings-changed = تغییر کرد.
settings-reset = همه چیز به حالت اول برگشت.
button-reset = برگشت به حالت اول
button-to-settings = ‹ تنظیمات
menu-not-yours = این منو مال کس دیگری است. دستور /settings منوی خودتان را باز می‌کند.
menu-lang = زبان
menu-speakers = گوینده‌ها
menu-summary = خلاصه
menu-summary_lang = زبان خلاصه
menu-speech = خلاصهٔ صوتی
menu-formats = فایل‌ها
menu-captions = زیرنویس
menu-careful = تشخیص گفتار
menu-voices = صداها
menu-tongue = زبان من
menu-news = خبرها
page-lang = در فایل‌های شما به چه زبانی صحبت می‌شود؟
page-speakers = چند نفر در آن‌ها صحبت می‌کنند؟
page-summary = خلاصه چقدر مفصل باشد؟
page-summary_lang = خلاصه به چه زبانی باشد؟
page-speech = می‌خواهید خلاصه با صدا هم خوانده شود؟
page-formats = چه فایل‌هایی می‌خواهید؟ هر چند تا که بخواهید انتخاب کنید.
page-captions = خط‌های زیرنویس چقدر بلند باشند؟
page-careful = تشخیص دقیق‌تر زمان بیشتری می‌برد. آن را می‌خواهید؟
page-voices = صداهایی را که نام‌گذاری کرده‌اید بشناسم؟ از هر کدام فقط یک اثر صدا، یعنی عدد و نه خود صدا، برای فایل‌های بعدی شما در همان گفتگو نگه می‌دارم. با خاموش کردنش همه فراموش می‌شوند.
page-tongue = با شما به چه زبانی صحبت کنم؟
page-news = می‌خواهید از خبرهای گردانندهٔ این سرویس باخبر شوید؟ کم است و هرگز دربارهٔ دیگران نیست.
page-by = با دستور: { $command }
wish-lang = زبان: { $value }
wish-speakers = گوینده‌ها: { $value }
wish-summary = خلاصه: { $value }
wish-summary_lang = زبان خلاصه: { $value }
wish-speech = خلاصهٔ صوتی: { $value }
wish-formats = فایل‌ها: { $value }
wish-captions = خط‌های زیرنویس: { $value }
wish-careful = تشخیص دقیق‌تر و کندتر: { $value }
wish-voices = شناختن صداهایی که نام‌گذاری کرده‌ام: { $value }
wish-tongue = زبان گفتگو با شما: { $value }
wish-news = خبرهای گرداننده: { $value }
wish-hints = نام‌ها و کلمه‌های کمیاب: { $value }
value-auto = خودکار
value-platform = مطابق برنامهٔ شما
value-normal = معمولی
value-video = ویدیو
value-yes = بله
value-no = نه
value-none = هیچ
value-short = کوتاه
value-full = کامل

## /quota

quota-title = سهمیهٔ شما
quota-minutes = دقیقه‌ها در 24 ساعت: { $used } از { $limit } استفاده شده، { $left } باقی مانده
quota-minutes-free = دقیقه‌ها در 24 ساعت: { $used } استفاده شده، بدون محدودیت
quota-back = برگشت { $amount } دقیقه از آن‌ها: { $until }
quota-all-back = برگشت همهٔ آن‌ها: { $until }
quota-jobs = کارهای در جریان: { $count } از { $limit }
quota-jobs-free = کارهای در جریان: { $count }، بدون محدودیت
quota-longest = بلندترین فایل: { $limit } دقیقه
quota-largest = بزرگ‌ترین فایل: { $limit } مگابایت

## /history

history-none = اینجا نتیجه‌ای از شما نیست.
history-title = نتیجه‌های شما
button-newer = جدیدتر
button-older = قدیمی‌تر
result-elsewhere = این فایل را در جای دیگری فرستاده‌اید. نتیجه‌اش را همان جا یا در گفتگوی خصوصی با من باز کنید.

## /search

search-how = بگویید دنبال چه بگردم، مثلاً: /search بودجهٔ اسفند. در متن فایل‌های شما می‌گردم.
search-none = در فایل‌های شما در اینجا کسی این را نگفته است.
search-title = چه کسی گفته «{ $words }»
search-more = باز هم هست. با چند کلمهٔ بیشتر، نتیجه‌ها کمتر می‌شود.

## /auto

auto-in-groups = دستور /auto برای گروه‌هاست: یکی از مدیران گروه روشنش می‌کند و من هر صدا و ویدیویی را که آنجا فرستاده شود به متن تبدیل می‌کنم.
auto-is-on = هر صدا و ویدیویی را که اینجا فرستاده شود به متن تبدیل می‌کنم.
auto-is-off = اینجا فقط وقتی از من بخواهند به متن تبدیل می‌کنم.
auto-how = مدیران این گروه با /auto on و /auto off عوضش می‌کنند.
auto-only-managers = فقط مدیران این گروه می‌توانند این کار را بکنند.
auto-unknown = نتوانستم بفهمم مدیران این گروه چه کسانی هستند. لطفاً بعداً دوباره امتحان کنید.
auto-on = از این پس هر پیام صوتی، پیام ویدیویی، صدا و ویدیویی را که افراد مجاز اینجا بفرستند به متن تبدیل می‌کنم. به حساب خود آن‌ها گذاشته می‌شود.
auto-deaf-telegram = اما هنوز این پیام‌ها به من نمی‌رسد: مرا مدیر این گروه کنید، یا گرداننده در @BotFather حالت privacy mode را خاموش کند و بعد مرا دوباره به گروه اضافه کنید.
auto-deaf-discord = اما هنوز این پیام‌ها به من نمی‌رسد: گرداننده باید Message Content intent را برای این بات، و DISCORD_MESSAGE_CONTENT را در تنظیمات آن روشن کند.
auto-off = از این پس اینجا فقط وقتی از من بخواهند به متن تبدیل می‌کنم.

## /stats and the other commands of administrators

command-stats = وضعیت سرویس با عدد و نمودار: /stats 7 برای یک هفته
help-operators = برای مدیران
stats-how = بگویید برای چند روز: عددی از 1 تا { $most }، مثلاً /stats 7
stats-title =
    { $days ->
        [1] امروز
       *[other] { $days } روز اخیر
    }
stats-people = کاربران: { $people }، فعال: { $active }
stats-queue = اکنون: { $running } در حال اجرا، { $queued } در انتظار
stats-jobs = همهٔ کارها: { $done } انجام‌شده، { $failed } ناموفق، { $cancelled } لغوشده
stats-hours = فایل‌ها: { $hours } ساعت
stats-success = انجام بدون خطا: { $percent }
stats-waited = انتظار: میانه { $median }، 95 از 100 حداکثر { $most }
stats-worked = زمان کار: میانه { $median }، 95 از 100 حداکثر { $most }
stats-realtime = ضریب زمان واقعی: { $factor }
stats-failures = خطاها: { $list }
stats-languages = زبان‌ها: { $list }
stats-no-workers = هیچ پردازشگری دیده نمی‌شود.
stats-worker = پردازشگر { $name }: { $device }، { $memory } گیگابایت، کارها: { $jobs }، دیده‌شده { $seconds } ثانیه پیش
stats-more-workers = پردازشگرهای دیگر: { $others }
stats-storage = فضای ذخیره: { $used } گیگابایت پر، { $free } گیگابایت خالی
stats-legend =
    بالا: ساعت‌های صدا و ویدیو. پایین: کارها.
    🟦 انجام‌شده ⬜ لغوشده 🟧 ناموفق

command-queue = کارهای در حال اجرا و در انتظار، با دکمه برای لغو و بردن به جلوی صف
command-failures = آخرین خطاها، با دکمه برای تلاش دوباره
command-who = سهمیه و مصرف یک نفر: /who 123456789
command-block = نپذیرفتن چیزی از یک نفر: /block 123456789
command-unblock = پذیرفتن دوباره از یک نفر: /unblock 123456789
command-admin = مدیر کردن یک نفر: /admin 123456789؛ بدون شماره: فهرست مدیران
command-unadmin = گرفتن مدیریت از یک نفر: /unadmin 123456789
command-audit = آخرین کارهای مدیران
queue-none = کاری در حال اجرا یا در انتظار نیست.
queue-title = در حال اجرا: { $running }، در انتظار: { $waiting }
queue-waits = در انتظار
button-front = به جلوی صف:
front-not = چنین کاری در صف نیست: در حال اجراست، تمام شده، یا هرگز نبوده است.
command-drain = پیش از به‌روزرسانی، کار تازه شروع نشود و کارهای جاری تمام شود: /drain on، /drain off
drained-since = از { $since } کار تازه‌ای شروع نمی‌شود.
drain-off = سرویس کار می‌پذیرد.
drain-how = پیش از به‌روزرسانی: /drain on. کارهای جاری تمام می‌شود و هر چه کاربران بفرستند نگه داشته می‌شود و منتظر می‌ماند.
drain-not-yet = اول کارهای جاری تمام می‌شود. کمی بعد دوباره نگاه کنید.
drain-ready = کاری در حال اجرا نیست: حالا می‌توانید سرویس را متوقف و به‌روز کنید. کارهای منتظر پس از /drain off ادامه پیدا می‌کند.
command-announce = خبر دادن به کسانی که خبر می‌خواهند: /announce متن
announce-how = آنچه می‌خواهید اعلام کنید بنویسید: /announce متن. پس از اینکه خودتان آن را دیدید، به کسانی می‌رسد که در /settings خبرها را روشن کرده‌اند.
announce-long = خیلی بلند است: حداکثر { $most } نویسه.
announce-nobody = هیچ‌کس در /settings خبرها را روشن نکرده، پس کسی برای خبر دادن نیست.
announce-preview = { $count } نفر این را دریافت می‌کنند:
announce-sending = اعلان در راه است.
announce-sent = اعلان فرستاده شد.
announce-stopped = فرستادن اعلان متوقف شد.
announce-told = رسیده: { $told } از { $count }
announce-gone = در دسترس نیستند، چون بات را مسدود کرده یا پیام خصوصی را بسته‌اند: { $count }
announce-spared = دیگر نمی‌خواستند: { $count }
announce-dropped = فرستاده نشد.
announce-over = این اعلان تمام شده، یا هرگز نبوده است.
button-announce = فرستادن
button-announce-drop = نفرست
button-announce-stop = توقف
news-title = خبر از گردانندهٔ سرویس
news-off = این را می‌گیرید چون خبرها در تنظیمات شما روشن است. دستور /settings news=no آن را خاموش می‌کند.
button-drain = کار تازه شروع نشود
button-go-on = ادامهٔ کار
button-look = نگاه دوباره
failures-none = خطایی رخ نداده است.
failures-title = آخرین خطاها
button-retry = تلاش دوباره
retry-begun = یک بار دیگر انجام می‌شود. پیشرفتش در پیام خودش پیداست.
retry-not = نمی‌شود دوباره امتحان کرد: در حال انجام است، بعداً انجام شده، یا دیگر نگه داشته نمی‌شود.
who-how = بگویید حساب چه کسی، مثلاً: { $example }
who-unknown = حساب { $account } را هنوز ندیده‌ام: اول باید خودش به من پیام بدهد.
who-role = نقش: { $role }
who-accounts = حساب‌ها: { $accounts }
who-since = اولین بار: { $date }
role-user = کاربر
role-admin = مدیر
role-blocked = مسدود
block-done = مسدود شد: { $account }
block-not-admins = حساب { $account } مدیر است و نمی‌شود مسدودش کرد. دستور /unadmin مدیریت را می‌گیرد.
block-not-self = نمی‌توانید خودتان را مسدود کنید.
unblock-done = مسدود نیست: { $account }
admin-done = حالا مدیر است: { $account }
admin-already = حساب { $account } همین حالا هم مدیر است.
admin-blocked = حساب { $account } مسدود است. اگر باید مدیر شود، اول /unblock را بفرستید.
unadmin-done = دیگر مدیر نیست: { $account }
unadmin-not-self = نمی‌توانید مدیریت را از خودتان بگیرید. مدیر دیگری می‌تواند.
unadmin-settings = حساب { $account } در تنظیمات (ADMINS) مدیر تعیین شده است: فقط کسی که سرویس را اجرا می‌کند می‌تواند عوضش کند.
unadmin-none = حساب { $account } مدیر نیست.
admins-settings = مدیران در تنظیمات (ADMINS): { $accounts }
admins-made = مدیرانی که مدیر دیگری تعیین کرده: { $accounts }
quota-of = سهمیهٔ { $account }
quota-done = سهمیهٔ { $account } از این پس
quota-set = تعیین‌شده برای این کاربر: { $limits }
quota-service = اما اینجا هیچ‌کس نمی‌تواند بیش از { $longest } دقیقه و { $largest } مگابایت بفرستد.
audit-none = هنوز هیچ مدیری کاری نکرده است.

## /link and /unlink: several accounts of one person

command-link = یکی کردن حساب‌های شما، حتی در پلتفرم‌های مختلف
command-unlink = جدا کردن حساب‌های یکی‌شده
option-link = کدی از حساب دیگر شما؛ اگر خالی باشد یک کد می‌گیرید
platform-name =
    { $code ->
        [telegram] تلگرام
        [discord] دیسکورد
       *[other] ترمینال
    }
link-how = این را از حساب دیگرتان در گفتگوی خصوصی برایم بفرستید:
link-once = فقط یک بار و تا { $count } دقیقه کار می‌کند. به هیچ‌کس نشانش ندهید: هر کس از آن استفاده کند همهٔ نتیجه‌های شما را می‌بیند و می‌تواند حذفشان کند.
link-alone = این فقط برای چشم شماست. دستور /{ $command } را در گفتگوی خصوصی برایم بفرستید.
link-seen = دیگران می‌توانستند این کد را اینجا ببینند، پس باطل شد. یک بار دیگر /link را بفرستید و کد تازه را در گفتگوی خصوصی با من بنویسید.
link-own = این کد مال خود شماست. آن را از حساب دیگرتان بنویسید.
link-admins = حساب مدیران فقط با حساب مدیران یکی می‌شود: کد به کسی دسترسی نمی‌دهد. اول از یک مدیر بخواهید هر دو را مدیر کند.
link-many = حداکثر { $count } حساب را می‌شود یکی کرد.
link-ask = می‌خواهید این حساب را با حسابی که این کد را به شما داده ({ $platform }) یکی کنید؟ از آن پس برای من یک نفر هستید، با یک تاریخچه، یک سهمیه و تنظیمات آن حساب. هر حساب همهٔ چیزهای دیگری را می‌بیند و می‌تواند حذف کند. فقط اگر هر دو مال شماست بله بگویید.
button-join = بله، هر دو مال من است
button-join-not = نه
link-not = چیزی یکی نشد.
link-done = یکی شدند. تاریخچه، جستجو، تنظیمات و سهمیه حالا اینجا و آنجا ({ $platform }) یکسان است. دستور /unlink حساب‌ها را دوباره جدا می‌کند.
link-told = از کد شما استفاده شد: این حساب حالا با { $account } یکی است و هر کدام همهٔ نتیجه‌های دیگری را می‌بیند. اگر کار شما نبود، همین حالا /unlink را بفرستید.
unlink-none = این حساب با حساب دیگری یکی نشده است. دستور /link این کار را می‌کند.
unlink-which = کدام حساب دوباره جدا شود؟
unlink-this = همین حساب: { $account }
unlink-done = جدا شد: حساب { $account } دوباره مستقل است. هر حساب آنچه را از آن فرستاده شده نگه می‌دارد؛ تنظیمات کپی می‌شود.
code-wrong-link = این کد کار نمی‌کند: اشتباه نوشته شده، قبلاً استفاده شده، یا خیلی قدیمی است. در حساب دیگرتان /link را بفرستید تا کد تازه بگیرید.
code-wrong-invite = این کد دعوت کار نمی‌کند: اشتباه نوشته شده، ظرفیتش تمام شده، یا خیلی قدیمی است.
code-tries =
    { $count ->
        [0] تعداد کدهای اشتباه زیاد بود، پس تا یک ساعت کدی بررسی نمی‌شود.
       *[other] { $count } بار دیگر می‌توانید امتحان کنید.
    }
code-too-many = تعداد کدهای اشتباه زیاد بود، پس کدهای شما فعلاً بررسی نمی‌شود، حتی اگر درست باشد. { $time } دیگر دوباره امتحان کنید.
delete-accounts = این برای همهٔ حساب‌های یکی‌شدهٔ شماست: { $accounts }. اگر می‌خواهید نتیجه‌های یکی بماند، اول با /unlink جدایش کنید.
privacy-codes = از کدهایی که اشتباه می‌نویسید فقط تعدادشان را یک ساعت نگه می‌دارم، حتی وقتی همه چیز را حذف کنید.
privacy-voices =
    همراه متن، اثر صدای گوینده‌ها را نگه می‌دارم: عددهایی که صدا را توصیف می‌کنند و دادهٔ زیست‌سنجی هستند. با آن‌ها کسی شناخته نمی‌شود، مگر اینکه از من بخواهید صداهایی را که نام‌گذاری کرده‌اید به خاطر بسپارم. آن‌ها { $days ->
        [0] تا وقتی /forget_voice را بفرستید
       *[other] تا وقتی /forget_voice را بفرستید یا { $days } روز شنیده نشوند
    } نگه داشته می‌شوند و فقط نامشان را در فایل‌های بعدی شما در همان گفتگو می‌گذارند.
again-here = دوباره انجامش می‌دهم و نتیجهٔ تازه به همین جا می‌رسد.
again-elsewhere = این فایل را دیگر نگه نمی‌دارم و در جای دیگری ({ $platform }) فرستاده شده بود. آن را اینجا برایم بفرستید، یا همان جا دوباره انجام دهید.

## /invite

command-invite = دعوت با کد: /invite 5 30 برای پنج نفر و 30 روز؛ فهرست با /invite list
invite-how = بگویید برای چند نفر (تا { $uses }) و چند روز (تا { $limit }): /invite 5 30. بدون عدد، یک نفر و یک هفته است. کدها را /invite list نشان می‌دهد و /invite revoke همراه کد، آن را پس می‌گیرد.
invite-made = با این کد { $count } نفر تا { $date } می‌توانند وارد شوند. در هر پلتفرمی این را به من بگویند:
invite-link = یا این لینک را باز کنند ({ $platform }): { $link }
invite-idle = اما کد فقط با ACCESS=invite لازم است. اکنون ACCESS={ $access } است.
invite-title = کدهایی که با آن می‌شود وارد شد
invite-left = { $left } از { $uses } مانده، تا { $date } به وقت UTC
invite-none = کدی برای وارد شدن نیست. دستور /invite یکی می‌سازد.
invite-unknown = چنین کدی نیست، یا دیگر کسی نمی‌تواند از آن استفاده کند.
invite-revoked = دیگر کسی با { $name } وارد نمی‌شود. کسانی که قبلاً آمده‌اند می‌مانند.
button-revoke = پس گرفتن

## Privacy

privacy =
    { $hours ->
        [0] فایل شما را وقتی کارش تمام شود حذف می‌کنم.
       *[other] فایل شما را تا { $hours } ساعت پس از پایان کار نگه می‌دارم تا بدون فرستادن دوباره بشود از نو انجامش داد؛ بعد حذفش می‌کنم.
    } { $days ->
        [0] متن و خلاصه را تا وقتی /delete_my_data را بفرستید نگه می‌دارم که همه را یک‌جا حذف می‌کند. فقط خودتان به آنچه فرستاده‌اید دسترسی دارید.
       *[other] متن و خلاصه را { $days } روز نگه می‌دارم تا فرستادن دوبارهٔ همان فایل سریع باشد؛ بعد آن‌ها هم حذف می‌شوند. دستور /delete_my_data همه را یک‌جا حذف می‌کند. فقط خودتان به آنچه فرستاده‌اید دسترسی دارید.
    } تا یک روز فقط به یاد دارم چند دقیقه فرستاده‌اید، تا با حذف کردن دقیقه‌ای برنگردد؛ اگر گرداننده شما را مسدود کرده یا سهمیه‌ای برایتان گذاشته باشد، آن هم می‌ماند.
delete-confirm = این کارهای شما را لغو می‌کند و هر چه دربارهٔ شما نگه داشته‌ام حذف می‌کند: صدا و ویدیو، متن‌ها، خلاصه‌ها و فایل‌ها. برگشتی ندارد.
button-delete = حذف همه چیز
button-keep = نگه‌داشتن
delete-not-yours = فقط کسی که این را خواسته می‌تواند تصمیم بگیرد. دستور /delete_my_data برای داده‌های خود شماست.
delete-kept = چیزی حذف نشد.
delete-working = در حال حذف
delete-done = حذف شد: { $jobs } کار، { $files } فایل، { $megabytes } مگابایت. دیگر چیزی دربارهٔ شما نگه نمی‌دارم، جز اینکه تا یک روز چند دقیقه فرستاده‌اید، و مسدودی یا سهمیه‌ای که گرداننده گذاشته باشد.

## Errors: what happened, and what to do next

error-unknown = مشکلی پیش آمد ({ $code }). لطفاً دوباره امتحان کنید؛ اگر باز پیش آمد، به گرداننده خبر دهید.
error-bug = از طرف من مشکلی پیش آمد و ثبت شد. لطفاً دوباره امتحان کنید؛ اگر باز پیش آمد، به گرداننده خبر دهید.
error-expected = نشد. لطفاً دوباره امتحان کنید.
error-bad_media = از این فایل نمی‌شود استفاده کرد. لطفاً فایل دیگری بفرستید.
error-empty_file = این فایل خالی است. لطفاً دوباره بفرستید.
error-not_media = این فایل صوتی یا ویدیویی‌ای نیست که بتوانم باز کنم. یکی از قالب‌های رایج مثل mp4، mkv، mov، webm، mp3، m4a، wav یا ogg را بفرستید.
error-no_audio = این فایل صدا ندارد. لطفاً فایلی با صدا بفرستید.
error-corrupt = این فایل آسیب دیده و خوانده نمی‌شود. لطفاً دوباره ذخیره یا ضبطش کنید و باز بفرستید.
error-unsupported = صدای این فایل در قالبی است که نمی‌توانم بخوانم. لطفاً آن را مثلاً به mp3 یا m4a تبدیل کنید و دوباره بفرستید.
error-encrypted = این فایل قفل کپی دارد و نمی‌توانم بخوانمش. لطفاً فایلی بدون قفل بفرستید.
error-too_long = این فایل خیلی بلند است: { $minutes } دقیقه، و حداکثر { $limit } دقیقه است. لطفاً تکه‌تکه بفرستید.
error-too_large = این فایل خیلی بزرگ است: { $megabytes } مگابایت، و حداکثر { $limit } مگابایت است. لطفاً فایل کوچک‌تری بفرستید، مثلاً فقط صدا.
error-too_large_here = این فایل خیلی بزرگ است: { $megabytes } مگابایت، و بات‌ها اینجا فایل‌های تا { $limit } مگابایت را می‌گیرند. لطفاً فایل کوتاه‌تر، یا فقط صدای آن، یا لینکی بفرستید که بتوانم از آن دانلود کنم. در تلگرام، گرداننده می‌تواند با یک سرور محلی Bot API این محدودیت را بردارد.
error-bad_link = از این لینک نمی‌توانم استفاده کنم. لطفاً لینکی بفرستید که با https:// یا http:// شروع شود و مستقیم به صدا یا ویدیو برسد، بدون نام کاربری، گذرواژه یا پورت غیرمعمول.
error-links_off = لینک‌ها اینجا خاموش است. لطفاً خود فایل را بفرستید.
error-link_unreachable = به مقصد این لینک نمی‌رسم. فقط چیزهایی را دانلود می‌کنم که همه در اینترنت به آن دسترسی دارند. لطفاً لینک را بررسی کنید، یا خود فایل را بفرستید.
error-link_certificate = گواهی این سایت معتبر نیست، پس چیزی دانلود نکردم. لطفاً لینک دیگری یا خود فایل را بفرستید.
error-link_gone = در مقصد این لینک چیزی نیست یا دیگر نیست. لطفاً لینک را بررسی کنید، یا خود فایل را بفرستید.
error-link_forbidden = این سایت اجازه نمی‌دهد فایل را بگیرم. لطفاً طوری به اشتراک بگذارید که هر کس لینک را دارد بتواند دانلود کند، یا خود فایل را بفرستید.
error-link_login = برای گرفتن این فایل باید وارد حساب شد. لطفاً طوری به اشتراک بگذارید که هر کس لینک را دارد بتواند دانلود کند، یا خود فایل را بفرستید.
error-link_trouble = این سایت با خطای { $status } جواب می‌دهد. لطفاً بعداً دوباره امتحان کنید، یا خود فایل را بفرستید.
error-link_circles = این لینک بی‌پایان از نشانی‌ای به نشانی دیگر می‌رود. لطفاً لینکی بفرستید که مستقیم به فایل برسد، یا خود فایل را.
error-link_too_slow = فایل خیلی کند می‌رسد، پس رهایش کردم. لطفاً بعداً دوباره امتحان کنید، یا خود فایل را بفرستید.
error-link_broken = اتصال به این سایت چند بار قطع شد. لطفاً بعداً دوباره امتحان کنید، یا خود فایل را بفرستید.
error-link_page = این لینک به یک صفحهٔ وب می‌رسد، نه به صدا یا ویدیو. صفحه را باز کنید، فایل را از آن دانلود کنید و برایم بفرستید، یا لینک مستقیمش را (که اغلب به .mp3 یا .mp4 ختم می‌شود).
error-link_message = پیامی را که این لینک به آن می‌رسد نمی‌توانم بخوانم. لطفاً فایلش را اینجا بفرستید.
error-link_forward = این لینکِ پیامی در تلگرام است که بات‌ها نمی‌توانند بازش کنند. لطفاً پیام را برایم هدایت کنید، یا فایلش را بفرستید.
error-link_elsewhere = این لینکِ پیامی در دیسکورد است که آنجا می‌دانم چه کسی اجازهٔ خواندنش را دارد. لطفاً آنجا برایم بفرستید، یا فایل را اینجا بفرستید.
error-link_nothing_in = در پیامی که این لینک به آن می‌رسد صدا یا ویدیویی نیست، یا به من نشان داده نمی‌شود. روی پیام راست‌کلیک کنید و از Apps گزینهٔ «تبدیل به متن» را بزنید تا آن را ببینم.
error-refused = این کار اینجا مجاز نیست. لطفاً از گرداننده بپرسید.
error-no_access = این بات خصوصی است. از گرداننده‌اش اجازه بگیرید و حساب خود را به او بگویید: { $account }
error-not_invited = این بات خصوصی است، اما با کد دعوت می‌توانید وارد شوید: /start را با کد بفرستید، مثلاً /start ABCD-EFGH-JKMN. اگر کد ندارید، از گرداننده بخواهید و حساب خود را به او بگویید: { $account }. اگر حساب دیگرتان وارد شده است، آنجا /link را بفرستید و کدش را اینجا بنویسید.
error-too_many_jobs = همین حالا { $limit } کار در جریان دارید: { $names }. صبر کنید تا یکی تمام شود؛ یا با /cancel همه را متوقف کنید، و با /status فهرستشان را با یک دکمه برای هر کدام ببینید.
error-quota_used_up =
    { $minutes ->
        [0] دقیقه‌های شما تمام شده است: 0 از { $limit } دقیقه در 24 ساعت مانده. دقیقهٔ کافی برای این فایل: { $until }. توضیح بیشتر در /quota است.
       *[other] دقیقهٔ کافی برای این فایل نمانده است: { $minutes } از { $limit } دقیقه در 24 ساعت. دقیقهٔ کافی: { $until }؛ فایل کوتاه‌تر را همین حالا می‌پذیرم. توضیح بیشتر در /quota است.
    }
error-longer_than_a_day = این فایل { $minutes } دقیقه است و شما در 24 ساعت { $limit } دقیقه دارید، پس هیچ‌وقت جا نمی‌شود. لطفاً تکه‌تکه بفرستید.
error-bad_wish = این را نمی‌فهمم: { $wish }. گزینه‌های ممکن: { $choices }
error-engine_trouble = بخشی از سرویس ({ $engine }) فعلاً کار نمی‌کند. لطفاً بعداً دوباره امتحان کنید.
error-engine_missing = بخشی از سرویس ({ $engine }) راه‌اندازی نشده است. گرداننده می‌تواند با تنظیم { $setting } عوضش کند.
error-model_not_fetched =
    مدل گفتار { $model } هنوز اینجا نیست و دانلود هم نشد: { $reason ->
        [silent] سرورش به‌موقع جواب نمی‌دهد
        [offline] اینجا اجازهٔ اتصال به هیچ سروری نیست
        [no_space] روی دیسک جا نمانده است
        [damaged] آنچه رسید آسیب دیده است
        [nonsense] سرورش پاسخی داد که به کار نمی‌آید
       *[unreachable] سرورش در دسترس نیست
    }. لطفاً بعداً دوباره امتحان کنید؛ گرداننده می‌تواند با تنظیم { $setting } مدل دیگری انتخاب کند.
error-engine_lacks_language = بخشی از سرویس ({ $engine }) این زبان ({ $language }) را نمی‌داند. گرداننده می‌تواند با تنظیم { $setting } عوضش کند.
error-engine_unreachable = بخشی از سرویس ({ $engine }) فعلاً در دسترس نیست. لطفاً بعداً دوباره امتحان کنید.
error-engine_over_quota = بخشی از سرویس ({ $engine }) فعلاً به سقف مصرف رسیده است. لطفاً بعداً دوباره امتحان کنید.
error-engine_refused = بخشی از سرویس ({ $engine }) این محتوا را نپذیرفت.
error-engine_too_slow = بخشی از سرویس ({ $engine }) به‌موقع جواب نداد. لطفاً بعداً دوباره امتحان کنید.
error-engine_nonsense = بخشی از سرویس ({ $engine }) پاسخی داد که به کار نمی‌آید. لطفاً بعداً دوباره امتحان کنید.
error-media_gone = نتوانستم فایل را بگیرم. لطفاً دوباره بفرستید.
error-kept_crashing = این فایل چند بار سرویس را از کار انداخت، پس رهایش کردم. لطفاً با قالب دیگری بفرستید و به گرداننده خبر دهید.
error-bad_setting = تنظیم { $setting } قابل استفاده نیست: { $problem }. گرداننده باید عوضش کند.

## Notes: what is missing or worth knowing

note-unknown = خوب است بدانید: { $code }
note-nothing_said = در این فایل حرفی نشنیدم.
note-text_removed = { $count } بخش کنار گذاشته شد: تشخیص گفتار آن را از خودش ساخته یا تکرار کرده بود.
note-damaged = فایل آسیب دیده است: بخش‌هایی خوانده نشد.
note-track_chosen = این فایل { $tracks } تراک صوتی دارد؛ این شمارهٔ { $track } است.
note-no_speakers = گوینده‌ها تفکیک نشدند: { why }.
note-names_dropped = نام گوینده‌ها برداشته شد: حالا تعداد گوینده‌ها فرق کرده است. می‌توانید دوباره نام بگذارید.
note-recognized = از روی صدا شناخته شدند: { $names }. اشتباه است؟ دکمهٔ «{ button-names }» را بزنید.
note-model_fell_back = این را { $used } شنید، چون { $wanted } موجود نیست: { why }.
note-card_failed = هنگام شنیدن، کارت گرافیک از کار افتاد و بخشی با پردازنده شنیده شد که کندتر است. چیزی کم نیست.
note-no_summary = خلاصه ندارد: { why }.
note-no_voice =
    { $code ->
        [engine_missing] خلاصهٔ صوتی ندارد: صدایی برای این زبان اینجا نصب نیست. کسی که سرویس را اجرا می‌کند می‌تواند اضافه کند.
       *[other] خلاصهٔ صوتی ندارد: { why }.
    }
note-no_video =
    ویدیویی برای برگرداندن نیست: { $code ->
        [not_copied] تصویر یا صدایش از نوعی است که کنار زیرنویس جا نمی‌گیرد.
       *[sound_only] این فایل فقط صدا دارد.
    }
note-no_files = فایل‌ها نوشته نشد: { why }.
note-summary_fell_back = خلاصه را { $used } ساخت، چون { $engine } موفق نشد: { why }.
note-summary_model_gone = خلاصه را { $used } ساخت: { $engine } دیگر وجود ندارد. گرداننده می‌تواند تنظیم { $setting } را عوض کند.
note-change_setting = گرداننده می‌تواند با تنظیم { $setting } درستش کند.
note-summary_not_translated = خلاصه به زبان خود فایل است: { $engine } ترجمه نمی‌کند.

why =
    { $code ->
        [engine_missing] موتورش راه‌اندازی نشده است
        [model_not_fetched] دانلود نشد
        [engine_lacks_language] صدایش زبان خلاصه ({ $language }) را نمی‌خواند
        [engine_unreachable] موتورش در دسترس نیست
        [engine_over_quota] موتورش فعلاً به سقف مصرف رسیده است
        [engine_refused] موتورش این محتوا را نپذیرفت
        [engine_too_slow] موتورش به‌موقع جواب نداد
        [engine_nonsense] موتورش پاسخی داد که به کار نمی‌آید
       *[other] مشکلی پیش آمد که ثبت شده است
    }

## The command line

outcome-lacking = ساخته نشد: { $names }. { $notes }
demo-too-slow = پس از 20 دقیقه هنوز تمام نشده است. خط‌های بالا می‌گویند مشکل چیست؛ دستور mp4totext doctor می‌گوید چه باید کرد.
outcome-failed = فایل { $name }: { $why }
