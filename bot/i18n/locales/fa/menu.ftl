# Not yet reviewed by a native speaker.

## Commands, as the menu and /help show them

command-start = سلام کردن
command-help = کارهایی که از من برمی‌آید
command-status = کارهایی که الان برای شما انجام می‌دهم
command-cancel = متوقف کردن کارهای شما
command-settings = دیدن یا تغییر آنچه دریافت می‌کنید
command-transcribe = تبدیل لینک، یا پیامی که به آن پاسخ می‌دهید، به متن
command-again = انجام دوباره به شکلی دیگر
command-join = یکی‌کردن آخرین فایل‌های شما در یک متن (/join 3)، یا یک آلبوم با توضیح join
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
command-replace = در گروه: نوشتار واژه‌ها برای همه؛ قاعده‌های خودتان مقدم‌اند
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
name-join = ادغام
name-names = نام_ها
name-forget_voice = فراموشی_صدا
name-history = تاریخچه
name-search = جستجو
name-quota = سهمیه
name-auto = خودکار
name-replace = جایگزینی
name-link = اتصال
name-unlink = جدا_کردن
name-web = web
name-token = token
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
option-formats = فایل‌ها، با ویرگول بین آن‌ها: txt, srt, vtt, json, docx, pdf, video, …
option-video-name = ویدیو
option-video = زیرنویس ویدیو: لایه‌ای جدا یا درون تصویر
option-hints-name = کلمه_ها
option-hints = نام‌ها و کلمه‌های کمیاب، با ویرگول بین آن‌ها
option-replace-name = جایگزینی
option-replace = نوشتار واژه‌ها، مثلاً کلر→کیلر؛ none قاعده‌ها را پاک می‌کند
option-join = چند تا از آخرین فایل‌های شما، مثلاً 3، و گزینه‌هایی برای نتیجه
option-clean-name = پاک‌سازی
option-clean = حذف صداهای مکث مانند «اممم» و لکنت
option-numbers-name = عددها
option-numbers = نوشتن عددهای بزرگ‌تر از دوازده با رقم
option-louder-name = بلندتر
option-louder = شنیدن صداهای آرام با تقویت بیشتر
option-from-name = از
option-from = آغاز یک بخش، مثلاً 22:10؛ ‎-5:00 یعنی پنج دقیقهٔ آخر
option-to-name = تا
option-to = پایان آن بخش، مثلاً 26:20
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
entry-join = یکی‌کردن با بعدی

## /settings

value-none = هیچ
value-short = کوتاه
value-light = سبک
value-heard = همان‌طور که شنیده شد
value-digits = رقم
value-full = کامل
value-track = لایه‌ای که روشن می‌شود
value-burned = درون تصویر

## /stats and the other commands of administrators

command-stats = وضعیت سرویس با عدد و نمودار: /stats 7 برای یک هفته
command-queue = کارهای در حال اجرا و در انتظار، با دکمه برای لغو و بردن به جلوی صف
command-failures = آخرین خطاها، با دکمه برای تلاش دوباره
command-who = سهمیه و مصرف یک نفر: /who 123456789
command-block = نپذیرفتن چیزی از یک نفر: /block 123456789
command-unblock = پذیرفتن دوباره از یک نفر: /unblock 123456789
command-admin = مدیر کردن یک نفر: /admin 123456789؛ بدون شماره: فهرست مدیران
command-unadmin = گرفتن مدیریت از یک نفر: /unadmin 123456789
command-audit = آخرین کارهای مدیران
command-drain = پیش از به‌روزرسانی، کار تازه شروع نشود و کارهای جاری تمام شود: /drain on، /drain off
command-announce = خبر دادن به کسانی که خبر می‌خواهند: /announce متن

## /link and /unlink: several accounts of one person

command-link = یکی کردن حساب‌های شما، حتی در پلتفرم‌های مختلف
command-unlink = جدا کردن حساب‌های یکی‌شده
option-link = کدی از حساب دیگر شما؛ اگر خالی باشد یک کد می‌گیرید
command-web = دیدن نتیجه‌های شما در مرورگر
command-token = ساختن، دیدن و باطل کردن توکن‌های دسترسی برنامه‌ها
option-web = sessions: فهرست مرورگرهای واردشده؛ خالی: گرفتن پیوند
option-token = read یا write، روزها و نام: read 30 backup؛ خالی: دیدن همه

## /invite

command-invite = دعوت با کد: /invite 5 30 برای پنج نفر و 30 روز؛ فهرست با /invite list
