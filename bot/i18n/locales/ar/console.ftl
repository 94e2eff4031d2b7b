# Not yet reviewed by a native speaker.
# What the chat at a terminal says by itself, in Arabic: `mp4totext up` without a token. Modern Standard Arabic.

console-what = تحويل التسجيلات إلى نص، مع المتحدثين وملخص وتسميات توضيحية
console-example = ~/ijtima.mp4
console-send = مسار تسجيل: اكتبه أو اسحب الملف إلى هذه النافذة. والخيارات بعده: lang=ar speakers=2
console-link = رابط يؤدي إلى تسجيل مباشرة
console-demo = تجربة بتسجيل قصير مرفق مع البرنامج
console-help = كل ما يمكنني فعله
console-quit = خروج
console-where = تُكتب الملفات في { $folder }
console-keys = المفتاح Tab يُكمل، و ↑ يعيد ما كتبته، و Ctrl-C يمسح السطر.
console-token = لم يُضبط رمز بوت (token)، لذا فالمحادثة في هذه الطرفية. لاستخدام تيليجرام ضع TELEGRAM_BOT_TOKEN=… (من @BotFather) في الملف .env، ولديسكورد DISCORD_BOT_TOKEN=…
console-press = اضغط الزر برقمه: { $code }
console-asks = سطرك التالي هو الرد على الرسالة { $number }؛ والسطر الفارغ يؤجله.
console-reply = الرد على { $number } >
console-later = أُجّل. للرد: /reply { $number } …
console-meant = إن كان هذا هو الرد على الرسالة { $number } فاكتب: /reply { $number } …
console-does-reply = الرد على رسالة برقمها: /reply 3 سارة, عمر
console-form = المفتاح Enter ينتقل إلى الحقل التالي؛ و Esc يغادر النموذج دون أي تغيير.
console-form-left = أُغلق النموذج. لم يتغير شيء.
console-leave = اضغط Ctrl-C مرة أخرى للخروج، أو اكتب /quit
console-leave-busy = اضغط Ctrl-C مرة أخرى للخروج، أو اكتب /quit. يستمر العمل الجاري عند التشغيل التالي؛ والأمر /cancel يوقفه.
console-goes-on = ما لم يكتمل بعد يستمر عند التشغيل التالي.
console-no-file = لا يوجد ملف { $name }
console-folder = المسار { $name } مجلد. اكتب الملف الذي فيه؛ وللمجلد كله: mp4totext run { $name }
console-no-button = لا يوجد زر { $name }. تُكتب الأزرار مثل 3a؛ والنتائج السابقة في /history
console-no-message = لا توجد رسالة { $name } يمكن الرد عليها. اكتب: /reply 3 ثم كلامك
console-not-written = تعذّرت الكتابة في { $path }: { $why }. سأحاول مجددًا؛ وإن لم يُجدِ ذلك فاخرج بالأمر /quit وابدأ بقيمة أخرى للخيار --out
console-logged = حدث خطأ ما أثناء العمل؛ وقد كُتب في { $path }
privacy-typed =
    السطور التي تكتبها في هذه الطرفية تُحفظ للمفتاح ↑ { $days ->
        [0] حتى تحذف كل شيء
        [one] لمدة يوم
        [two] لمدة يومين
        [few] لمدة { $days } أيام
        [many] لمدة { $days } يومًا
       *[other] لمدة { $days } يوم
    }؛ أما الرموز والروابط التي فيها كلمة مرور أو استعلام فلا تُحفظ.
