# The list of recordings on the pages: filters, tags, deletion of several, and shared links.

library-filter = فیلتر
library-any = همه
library-kind =
    { $kind ->
        [film] فیلم
       *[sound] صدا
    }
library-by =
    { $what ->
        [platform] پلتفرم
        [kind] نوع
        [language] زبان
        [state] وضعیت
        [speaker] گوینده
        [tag] برچسب
        [since] از روز
       *[until] تا روز
    }
library-show = نمایش
library-all = همهٔ ضبط‌ها
library-none = هیچ ضبطی با این فیلترها جور نیست.
library-select = انتخاب { $name }
library-chosen = ضبط‌های انتخاب‌شده
library-choose-all = انتخاب همهٔ ضبط‌های این صفحه
library-none-chosen = نخست ضبط‌هایی را از فهرست انتخاب کنید.
library-delete = حذف …
library-delete-ask = ضبط‌های انتخاب‌شده ({ $count }) حذف شوند؟
library-delete-how = ضبط‌ها، متن‌ها، فایل‌ها، برچسب‌ها و پیوندهای هم‌رسانی آن‌ها و آنچه گفتگو از آن‌ها نشان می‌دهد حذف می‌شود. این کار برگشت‌پذیر نیست.
library-delete-now = حذف برای همیشه
library-keep = نگه‌داشتن

## Tags

tags-title = برچسب‌ها
tags-field = برچسب‌ها، جداشده با ویرگول
tags-add = افزودن
tags-remove = برداشتن
tags-remove-one = برداشتن برچسب { $name }
tags-how = برچسب تا زمانی هست که ضبطی آن را داشته باشد. برچسب‌ها در فهرست ضبط‌ها و در صفحهٔ هر ضبط داده می‌شوند.
tags-results = ضبط‌ها: { $count }
tags-new-name = نام تازهٔ برچسب { $name }
tags-rename = تغییر نام
tags-delete = حذف برچسب
tags-name = نام برچسب حداکثر ۴۰ نویسه و بدون ویرگول است.
tags-person-full = به بیشترین تعداد ممکن برچسب دارید ({ $count }). نخست یکی را حذف کنید.
tags-result-full = هر ضبط حداکثر { $count } برچسب دارد. نخست یکی را بردارید.

## Shared links

shared-title = پیوندهای هم‌رسانی
shared-how = هر کس یکی از این پیوندها را داشته باشد، ضبط آن را بدون ورود می‌خواند.
shared-none = هیچ ضبطی را هم‌رسانی نمی‌کنید. پیوندهای هر ضبط در صفحهٔ آن ساخته می‌شود.
shared-revoke-one = لغو پیوند به { $name }
shared-revoke-all = لغو همهٔ پیوندها
web-links = پیوندهایی که ضبط‌های شما را هم‌رسانی می‌کنند: { $count }. این صفحه آن‌ها را نشان می‌دهد و لغو می‌کند: { $url }
