# Not yet reviewed by a native speaker.
# Webhooks: their page, and what the chat and the API say of them, in Arabic.

webhooks-title = خطافات الويب
webhooks-about = عندما تنتهي إحدى مهامك تُرسل رسالة موقّعة إلى كل عنوان هنا. فيها معرّف المهمة وحالتها، وليس فيها شيء من نصوصك.
webhooks-none = ليست لديك خطافات ويب.
webhook-title = خطاف ويب
webhook-url = العنوان
webhook-events = الأحداث
webhook-event =
    { $event ->
        [completed] اكتملت المهمة
        [failed] فشلت المهمة
        [cancelled] أُلغيت المهمة
       *[test] تجربة
    }
webhook-state =
    { $state ->
        [person] متوقف
        [failing] متوقف: لم يصل شيء طوال خمسة أيام.
        [gone] متوقف: يقول الخادم إن هذا العنوان لم يعد موجودًا.
       *[on] مفعّل
    }
webhook-secret-new = لا يُعرض هذا السر إلا الآن: احفظه في البرنامج الذي يتحقق من التواقيع، ولا تعطه لأحد.
webhook-secret-renewed = السر السابق يوقّع أيضًا لمدة 24 ساعة أخرى.
webhook-deliveries = آخر الإرسالات
webhook-deliveries-none = لم يُرسل شيء بعد.
webhook-job = التسجيل
webhook-delivery-state =
    { $state ->
        [delivered] سُلّم
        [failed] توقفت المحاولات
       *[pending] في الانتظار
    }
webhook-error =
    { $error ->
        [unreachable] لا يمكن الوصول إلى الخادم.
        [certificate] شهادة الخادم غير صالحة.
        [timeout] لم يصل رد في الوقت المحدد.
        [broken] انقطع الاتصال.
        [redirect] الخادم يعيد التوجيه، ولا يُتّبع ذلك.
        [gone] يقول الخادم إن هذا العنوان لم يعد موجودًا.
        [off] أُوقف خطاف الويب.
        [access] لم يكن لديك إذن بالدخول.
       *[status] رد الخادم بخطأ.
    }
webhook-seconds = { $seconds } ث
webhook-next = المحاولة التالية: { $moment }
webhook-no-events = اختر حدثًا واحدًا على الأقل.
webhook-many = لديك { $most } من خطافات الويب. احذف واحدًا ثم أضف جديدًا.
webhook-is-off = خطاف الويب هذا متوقف. فعّله أولًا.
webhook-switched-off =
    { $reason ->
        [gone] أوقفت خطاف الويب الخاص بك إلى { $host }: يقول الخادم إن هذا العنوان لم يعد موجودًا. يمكنك تغيير العنوان هنا: { $page }
       *[failing] أوقفت خطاف الويب الخاص بك إلى { $host }: لم يصل إليه شيء طوال خمسة أيام. أصلح الخادم ثم فعّله من جديد: { $page }
    }
button-webhook-add = إضافة خطاف ويب
button-webhook-save = حفظ
button-webhook-test = إرسال تجربة
button-webhook-on = تفعيل
button-webhook-off = إيقاف
button-webhook-secret = سر جديد
button-webhook-delete = حذف
webhook-delete-ask = هل يُحذف هذا الويب هوك؟
webhook-delete-how = يُحذف معه مفتاح التوقيع وقائمة الإرسالات، ولا يُرسل ما ينتظر بعد. لا يمكن التراجع عن ذلك.
webhook-keep = الإبقاء عليه
button-webhook-again = إرسال مجددًا
error-webhook_address = لا يمكن إرسال شيء إلى هذا العنوان. يجب أن يبدأ بـ https://‎ وأن يصل إليه الجميع على الإنترنت. تحقق منه من فضلك.
error-webhook_https = يحتاج خطاف الويب إلى https حتى لا يقرأ أحد في الطريق ما يُرسل أو يغيّره. أعطِ عنوانًا يبدأ بـ https://‎ من فضلك.
privacy-webhook = من خطاف الويب الذي أضفته في الصفحة أحتفظ بالعنوان والسر حتى تحذفه، وبما أُرسل ومتى لمدة 30 يومًا.
