# Not yet reviewed by a native speaker.
# Access tokens: /token in a chat, their page, and what the API answers, in Arabic.

token-how = ينشئ ‎/token read رمزًا يقرأ به برنامج نتائجك، ومع ‎/token write يرسل ويغيّر ويحذف أيضًا. يمكنك إضافة عدد الأيام، من 1 إلى { $most }، واسم: ‎/token read 30 backup
token-how-admin = ‎/token admin ينشئ رمزًا يفعل به برنامج ما تفعله أوامر المشرفين، ولا شيء بنتائجك.
token-admin = لا ينشئ رمزًا بصلاحية admin إلا المشرفون.
token-new =
    لا يُعرض رمز الوصول هذا إلا الآن. لا تعطه لأحد: حتى { $until } { $scope ->
        [admin] يفعل من يملكه ما يحق لك كمشرف
       *[read] يفتح نتائجك لكل من يملكه
    }. احفظه في برنامجك ثم احذف هذه الرسالة. يعرض ‎/token الرموز ويلغيها.
tokens-none = ليست لديك رموز وصول.
tokens-title = رموز الوصول
token-line = { $name } · { $scope } · حتى { $until } · آخر استخدام: { $used }
token-unused = لم يُستخدم
token-scope =
    { $scope ->
        [admin] أوامر المشرفين
        [write] قراءة وكتابة
       *[read] قراءة
    }
token-many = لديك { $most } من رموز الوصول. ألغِ واحدًا عبر ‎/token ثم أنشئ رمزًا جديدًا.
button-token-revoke = إلغاء
button-token-revoke-all = إلغاء الكل
privacy-token = أحتفظ باسم رمز الوصول المُنشأ عبر ‎/token وأوقات استخدامه حتى انتهائه؛ يعرض ‎/token الرموز ويلغيها.
web-token-about = برمز الوصول يستطيع برنامج أن يفعل ما تستطيع فعله هنا.
web-token-new =
    لا يُعرض رمز الوصول هذا إلا الآن: احفظه في برنامجك. لا تعطه لأحد: حتى { $until } { $scope ->
        [admin] يفعل من يملكه ما يحق لك كمشرف
       *[read] يفتح نتائجك لكل من يملكه
    }.
web-token-name = الاسم
web-token-days = الأيام حتى انتهائه
web-token-create = إنشاء رمز
api-unauthorized = يتطلب هذا رمز وصول صالحًا: Authorization: Bearer …. ينشئ ‎/token واحدًا في محادثة خاصة.
api-scope =
    { $scope ->
        [admin] يتطلب هذا رمز مشرف. ينشئ ‎/token admin واحدًا في محادثة خاصة.
        [read] لا يفعل هذا الرمز إلا ما تفعله أوامر المشرفين. ينشئ ‎/token read في محادثة خاصة رمزًا يسمح بالقراءة.
       *[write] هذا الرمز للقراءة فقط. ينشئ ‎/token write في محادثة خاصة رمزًا يسمح بهذا.
    }
api-not-administrator = لم تعد مشرفًا، لذلك انتهى هذا الرمز.
api-invalid = الطلب ليس كما تتوقعه الواجهة: { $problem }
api-large = الطلب أكبر من { $limit } بايت.
api-key-reused = استُخدم Idempotency-Key هذا لطلب آخر. اختر قيمة جديدة.
