# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = تصفية
library-any = الكل
library-kind =
    { $kind ->
        [film] فيلم
       *[sound] صوت
    }
library-by =
    { $what ->
        [platform] المنصة
        [kind] النوع
        [language] اللغة
        [state] الحالة
        [speaker] المتحدث
        [tag] الوسم
        [since] من يوم
       *[until] إلى يوم
    }
library-show = عرض
library-all = كل التسجيلات
library-none = لا يوجد تسجيل يطابق هذه المرشحات.
library-select = اختيار { $name }
library-chosen = التسجيلات المختارة
library-choose-all = اختيار كل ما في هذه الصفحة
library-none-chosen = اختر تسجيلات من القائمة أولًا.
library-delete = حذف …
library-delete-ask = هل تُحذف التسجيلات المختارة ({ $count })؟
library-delete-how = تُحذف التسجيلات ونصوصها وملفاتها ووسومها وروابط مشاركتها، وما تعرضه المحادثة منها. لا يمكن التراجع عن ذلك.
library-delete-now = حذف نهائي
library-keep = الإبقاء عليها

## Tags

tags-title = الوسوم
tags-field = الوسوم، تفصل بينها فواصل
tags-add = إضافة
tags-remove = نزع
tags-remove-one = نزع الوسم { $name }
tags-how = يبقى الوسم ما دام له تسجيل. تُعطى الوسوم في قائمة التسجيلات وفي صفحة كل تسجيل.
tags-results = التسجيلات: { $count }
tags-new-name = الاسم الجديد للوسم { $name }
tags-rename = إعادة تسمية
tags-delete = حذف الوسم
tags-name = اسم الوسم 40 حرفًا على الأكثر، بلا فواصل.
tags-person-full = لديك أكبر عدد ممكن من الوسوم ({ $count }). احذف واحدًا أولًا.
tags-result-full = للتسجيل { $count } وسمًا على الأكثر. انزع واحدًا أولًا.

## Shared links

shared-title = روابط المشاركة
shared-how = من لديه أحد هذه الروابط يقرأ تسجيله من دون تسجيل دخول.
shared-none = لا تشارك أي تسجيل. تُنشأ روابط التسجيل في صفحته.
shared-revoke-one = إلغاء الرابط إلى { $name }
shared-revoke-all = إلغاء كل الروابط
web-links = الروابط التي تشارك تسجيلاتك: { $count }. هذه الصفحة تعرضها وتلغيها: { $url }
