# Uploads on the pages, live progress, and in whose name a browser is signed in.

web-signed-in = وارد شده با نام { $name } در { $platform }
web-upload = افزودن ضبط
web-upload-drop = فایل‌های صوتی یا تصویری را اینجا رها کنید یا انتخاب کنید.
web-upload-most = هر کدام تا { $megabytes } مگابایت.
web-upload-choose = انتخاب فایل
web-upload-link = پیوند به یک ضبط
web-upload-options = گزینه‌ها، مانند توضیح فایل
web-upload-add = پیاده‌سازی پیوند
web-upload-lost = اتصال قطع شد. دوباره تلاش می‌شود…
web-upload-again = تلاش دوباره
web-upload-script = این صفحه برای بارگذاری فایل به JavaScript نیاز دارد. می‌توانید فایل‌ها را برای بات هم بفرستید.
button-open = باز کردن در مرورگر
web-sign-in-back = پس از ورود در این مرورگر به همین نتیجه برمی‌گردید.
answer-goes = پاسخ همچنین می‌رود به
answer-in-chat = گفتگوی خصوصی من در { $platform }
answer-only-here = هیچ گفتگویی، فقط همین‌جا
