# Not yet reviewed by a native speaker.
# The dashboard of administrators in a browser, in Arabic.

dashboard-title = لوحة التحكم
dashboard-chart =
    { $what ->
        [hours] ساعات التسجيلات
       *[jobs] المهام
    }
dashboard-day = { $date }: { $hours } ساعة من التسجيلات، المكتملة: { $done }، الفاشلة: { $failed }، الملغاة: { $cancelled }
dashboard-table = كقائمة
dashboard-person = شخص
dashboard-account = الحساب
dashboard-look = عرض
dashboard-limits = الحدود
dashboard-limit = تعيين الحدود
dashboard-block = حظر
dashboard-unblock = إلغاء الحظر
dashboard-audit = إجراءات المشرفين
dashboard-front = إلى المقدمة
