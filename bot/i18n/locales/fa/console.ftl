# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Persian: `mp4totext up` without a token. Formal (شما) throughout.

console-what = صدا و ویدیو به متن، با گوینده‌ها، خلاصه و زیرنویس
console-example = ~/jalase.mp4
console-send = مسیر یک فایل صوتی یا ویدیویی: بنویسید یا فایل را به این پنجره بکشید. گزینه‌ها پس از آن: lang=fa speakers=2
console-link = لینکی که مستقیم به صدا یا ویدیو برسد
console-demo = امتحان با فایل کوتاهی که همراه برنامه است
console-help = همهٔ کارهایی که از من برمی‌آید
console-quit = خروج
console-where = فایل‌ها اینجا نوشته می‌شود: { $folder }
console-keys = کلید Tab کامل می‌کند، ↑ نوشته‌های قبلی را برمی‌گرداند و Ctrl-C خط را پاک می‌کند.
console-token = توکن بات تنظیم نشده، پس گفتگو در همین ترمینال است. برای تلگرام TELEGRAM_BOT_TOKEN=… را (از @BotFather) و برای دیسکورد DISCORD_BOT_TOKEN=… را در فایل .env بگذارید.
console-press = دکمه را با شماره‌اش بزنید: { $code }
console-asks = خط بعدی شما پاسخ به پیام { $number } است؛ خط خالی آن را برای بعد می‌گذارد.
console-reply = پاسخ به { $number } >
console-later = ماند برای بعد. برای پاسخ: /reply { $number } …
console-meant = اگر این پاسخ به پیام { $number } بود، بنویسید: /reply { $number } …
console-does-reply = پاسخ به پیام با شماره‌اش: /reply 3 سارا, علی
console-form = کلید Enter به خانهٔ بعدی می‌رود؛ Esc فرم را می‌بندد و چیزی عوض نمی‌شود.
console-form-left = فرم بسته شد. چیزی عوض نشد.
console-leave = برای خروج یک بار دیگر Ctrl-C را بزنید، یا /quit را بنویسید.
console-leave-busy = برای خروج یک بار دیگر Ctrl-C را بزنید، یا /quit را بنویسید. کارهای در جریان در شروع بعدی ادامه پیدا می‌کند؛ دستور /cancel متوقفشان می‌کند.
console-goes-on = آنچه هنوز تمام نشده در شروع بعدی ادامه پیدا می‌کند.
console-no-file = فایل { $name } وجود ندارد
console-folder = مسیر { $name } پوشه است. فایل داخل آن را بنویسید؛ برای همهٔ پوشه: mp4totext run { $name }
console-no-button = دکمهٔ { $name } وجود ندارد. دکمه‌ها مثل 3a نوشته می‌شوند؛ نتیجه‌های قبلی در /history است.
console-no-message = پیامی با شمارهٔ { $name } نیست که بشود به آن پاسخ داد. بنویسید: /reply 3 و حرفتان
console-not-written = نمی‌شود در { $path } نوشت: { $why }. دوباره امتحان می‌کنم؛ اگر نشد، با /quit خارج شوید و با --out دیگری شروع کنید.
console-logged = در میانهٔ کار مشکلی پیش آمد؛ شرحش در { $path } نوشته شده است
privacy-typed =
    خط‌هایی که در این ترمینال می‌نویسید برای کلید ↑ { $days ->
        [0] تا وقتی همه چیز را حذف کنید
       *[other] تا { $days } روز
    } نگه داشته می‌شود؛ کدها و لینک‌هایی که گذرواژه یا پارامتر دارند نگه داشته نمی‌شوند.
