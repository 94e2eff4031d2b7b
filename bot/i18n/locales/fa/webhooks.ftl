# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Persian.

webhooks-title = وب‌هوک‌ها
webhooks-about = وقتی یکی از کارهای شما تمام می‌شود، پیامی امضاشده به هر نشانی در اینجا فرستاده می‌شود. در آن شناسه و وضعیت کار هست و هیچ متنی از شما نیست.
webhooks-none = وب‌هوکی ندارید.
webhook-title = وب‌هوک
webhook-url = نشانی
webhook-events = رویدادها
webhook-event =
    { $event ->
        [completed] کار انجام شد
        [failed] کار ناموفق بود
        [cancelled] کار لغو شد
       *[test] آزمایش
    }
webhook-state =
    { $state ->
        [person] خاموش
        [failing] خاموش شد: پنج روز چیزی نرسید.
        [gone] خاموش شد: سرور می‌گوید این نشانی دیگر وجود ندارد.
       *[on] روشن
    }
webhook-secret-new = این رمز فقط اکنون نشان داده می‌شود: آن را در برنامه‌ای که امضاها را بررسی می‌کند ذخیره کنید و به هیچ‌کس ندهید.
webhook-secret-renewed = رمز قبلی هم تا ۲۴ ساعت دیگر امضا می‌کند.
webhook-deliveries = آخرین ارسال‌ها
webhook-deliveries-none = هنوز چیزی فرستاده نشده است.
webhook-job = ضبط
webhook-delivery-state =
    { $state ->
        [delivered] تحویل شد
        [failed] رها شد
       *[pending] در انتظار
    }
webhook-error =
    { $error ->
        [unreachable] سرور در دسترس نیست.
        [certificate] گواهی سرور معتبر نیست.
        [timeout] پاسخی به‌موقع نرسید.
        [broken] اتصال قطع شد.
        [redirect] سرور به جای دیگری هدایت می‌کند که دنبال نمی‌شود.
        [gone] سرور می‌گوید این نشانی دیگر وجود ندارد.
        [off] وب‌هوک خاموش شد.
        [access] دسترسی نداشتید.
       *[status] سرور با خطا پاسخ داد.
    }
webhook-seconds = { $seconds } ثانیه
webhook-next = تلاش بعدی: { $moment }
webhook-no-events = دست‌کم یک رویداد را انتخاب کنید.
webhook-many = شما { $most } وب‌هوک دارید. یکی را حذف کنید و سپس یکی تازه بیفزایید.
webhook-is-off = این وب‌هوک خاموش است. نخست آن را روشن کنید.
webhook-switched-off =
    { $reason ->
        [gone] وب‌هوک شما به { $host } را خاموش کردم: سرور می‌گوید این نشانی دیگر وجود ندارد. نشانی را اینجا می‌توانید تغییر دهید: { $page }
       *[failing] وب‌هوک شما به { $host } را خاموش کردم: پنج روز چیزی به آنجا نرسید. سرور را درست کنید و سپس دوباره روشنش کنید: { $page }
    }
button-webhook-add = افزودن وب‌هوک
button-webhook-save = ذخیره
button-webhook-test = فرستادن آزمایش
button-webhook-on = روشن کردن
button-webhook-off = خاموش کردن
button-webhook-secret = رمز تازه
button-webhook-delete = حذف
webhook-delete-ask = این وب‌هوک حذف شود؟
webhook-delete-how = کلید امضا و فهرست ارسال‌های آن هم حذف می‌شود و آنچه هنوز منتظر است فرستاده نمی‌شود. این کار برگشت‌پذیر نیست.
webhook-keep = نگه‌داشتن
button-webhook-again = فرستادن دوباره
error-webhook_address = به این نشانی چیزی نمی‌توان فرستاد. باید با https://‎ آغاز شود و همه در اینترنت به آن دسترسی داشته باشند. لطفاً بررسی‌اش کنید.
error-webhook_https = وب‌هوک به https نیاز دارد تا کسی در راه آنچه را فرستاده می‌شود نخواند و تغییر ندهد. لطفاً نشانی‌ای بدهید که با https://‎ آغاز شود.
privacy-webhook = از وب‌هوکی که در صفحه افزوده‌اید نشانی و رمز را تا وقتی حذفش کنید نگه می‌دارم، و این را که چه چیزی کی فرستاده شد ۳۰ روز.
