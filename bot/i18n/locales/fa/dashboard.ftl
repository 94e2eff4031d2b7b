# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Persian.

dashboard-title = داشبورد
dashboard-chart =
    { $what ->
        [hours] ساعت‌های ضبط
       *[jobs] کارها
    }
dashboard-day = { $date }: { $hours } ساعت ضبط، انجام‌شده: { $done }، ناموفق: { $failed }، لغوشده: { $cancelled }
dashboard-table = به صورت فهرست
dashboard-person = یک شخص
dashboard-account = حساب
dashboard-look = نمایش
dashboard-limits = محدودیت‌ها
dashboard-limit = تعیین محدودیت‌ها
dashboard-block = مسدود کردن
dashboard-unblock = رفع مسدودی
dashboard-audit = کارهای مدیران
dashboard-front = به ابتدای صف
